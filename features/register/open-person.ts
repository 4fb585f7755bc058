import { isDay } from '@amparo/core/ground/day';
import { stretchBounds } from '@amparo/core/ground/edtf-time';
import { fault } from '@amparo/core/ground/fault';
import type { EntityId, MentionId } from '@amparo/core/ground/ids';
import { applicableProvisions, onlyForChildren } from '@amparo/core/law/provisions';
import { conflictingProperties, contradict } from '@amparo/core/links/conflicts';
import { detainedOn } from '@amparo/core/links/detained';
import type { Episode } from '@amparo/core/links/episodes';
import { findProperty, LANES, type Lane, type Schema } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import { scriptOf } from '@amparo/names';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { type ClaimRow, sourceOf, sourceShape, valueShape } from '../records/claims.ts';
import { consentShape, consentsOf } from '../records/consents.ts';
import { entryTime } from '../records/entities-at.ts';
import { detentionRecord, displayName, type PersonFile, personFile } from '../records/person-files.ts';
import { statesOf } from '../records/states.ts';
import { violationTypesOf } from '../records/violation-types.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });
const day = z.string().nullable();
const valueRow = z.object({
  shown: z.string(),
  value: valueShape,
  happenedOn: z.string().nullable(),
  status: z.string(),
  sources: z.array(sourceShape),
});
const factShape = z.object({ property: z.string(), label: words, conflict: z.boolean(), values: z.array(valueRow) });
const barShape = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: words,
  label: z.string(),
  /** What the label is made of. */
  headline: z.array(z.object({ shown: z.string(), value: valueShape })),
  beginTime: z.string().nullable(),
  endTime: z.string().nullable(),
  beginEarliest: day,
  beginLatest: day,
  endEarliest: day,
  endLatest: day,
  ongoing: z.boolean(),
  doubted: z.boolean(),
  conflict: z.boolean(),
  facts: z.array(z.object({ property: z.string(), label: words, shown: z.string(), value: valueShape })),
  sources: z.array(sourceShape),
});

/** Everything that is said about one person, side by side: who says it, where, and where sources differ. */
export const openPerson = readDeed({
  name: 'register.open-person',
  summary: 'Open the file of one person, as known now or at an earlier entry of the journal',
  may: 'read',
  input: z.object({
    entity: z.uuid(),
    asOf: z.string().refine(isDay, 'expected a day as YYYY-MM-DD').optional(),
    knownAt: z.int().min(0).optional().describe('journal sequence'),
  }),
  output: z.object({
    entityId: z.string(),
    redirectedFrom: z.string().nullable(),
    name: z.string(),
    child: z.boolean(),
    asOf: z.string(),
    knownAt: z.number(),
    /** When that entry was written; null before the first. */
    knownAtTime: z.string().nullable(),
    detained: z.enum(['certain', 'possible']).nullable(),
    forms: z.array(
      z.object({ form: z.string(), script: z.string(), count: z.number(), sources: z.array(sourceShape) }),
    ),
    facts: z.array(factShape),
    lanes: z.array(z.object({ lane: z.enum(LANES), bars: z.array(barShape) })),
    relations: z.array(
      z.object({
        relation: z.string(),
        entityId: z.string().nullable(),
        label: z.string(),
        born: z.string().nullable(),
        sources: z.array(sourceShape),
      }),
    ),
    mentions: z.array(
      z.object({
        mentionId: z.string(),
        label: z.string(),
        role: z.string().nullable(),
        itemId: z.string(),
        itemTitle: z.string(),
        itemNumber: z.number(),
      }),
    ),
    consents: z.array(consentShape),
    binding: z.array(
      z.object({
        state: z.string(),
        instrument: z.string(),
        title: words,
        provision: z.string(),
        label: words,
        since: z.string().nullable(),
        softLaw: z.boolean(),
        source: z.string(),
        asOf: z.string(),
        toConfirm: z.boolean(),
      }),
    ),
    matchesWaiting: z.number(),
  }),
  command: { words: 'person', positional: 'entity' },
  run: async (context, input) => {
    const head = await context.database.selectFrom('journal_head').select('size').executeTakeFirst();
    const knownAt = input.knownAt ?? head?.size ?? 0;
    const asOf = input.asOf ?? context.now.toISOString().slice(0, 10);
    const file = await personFile(context, input.entity as EntityId, {
      knownAt: input.knownAt,
      statuses: ['proposed', 'confirmed'],
    });
    if (file === undefined) throw fault('not-found', `no person ${input.entity}`);
    const labels = await labelsNamed(context, file);
    const show = (claim: ClaimRow): string =>
      showValue(context.house.schema, claim.value, 'en', (id) => labels.get(id)?.label);
    return {
      entityId: file.entityId,
      redirectedFrom: file.entityId === input.entity ? null : input.entity,
      name: displayName(file),
      child: file.mentions.some(({ role }) => role === 'child'),
      asOf,
      knownAt,
      knownAtTime: await entryTime(context, knownAt),
      detained: detainedOn(detentionRecord(file), asOf) ?? null,
      forms: formsOf(file),
      facts: factsOf(
        context.house.schema,
        file.claims.filter(({ property }) => property !== 'Person.name'),
        show,
      ),
      lanes: lanesOf(context.house.schema, file, show),
      relations: relationsOf(file, labels),
      mentions: file.mentions.map(({ id, label, role, itemId, itemTitle, itemNumber }) => ({
        mentionId: id,
        label,
        role,
        itemId,
        itemTitle,
        itemNumber,
      })),
      consents: await consentsOf(
        context,
        file.mentions.map(({ id }) => id),
      ),
      binding: await bindingOf(context, file, asOf),
      matchesWaiting: await matchesWaiting(context, file),
    };
  },
});

type Show = (claim: ClaimRow) => string;

const formsOf = (file: PersonFile) => {
  const names = file.claims.flatMap((claim) =>
    claim.property === 'Person.name' && claim.value.kind === 'text' ? [{ form: claim.value.text, claim }] : [],
  );
  return [...Map.groupBy(names, ({ form }) => form)]
    .map(([form, uses]) => ({
      form,
      script: scriptOf(form),
      count: uses.reduce((sum, { claim }) => sum + claim.passages.length, 0),
      sources: uses.map(({ claim }) => sourceOf(claim)),
    }))
    .toSorted((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1));
};

/** Values of each property, equal ones once with all their sources. */
const factsOf = (schema: Schema, claims: readonly ClaimRow[], show: Show) => {
  const conflicts = conflictingProperties(schema, claims);
  return [...Map.groupBy(claims, ({ property }) => property)].map(([property, own]) => ({
    property,
    label: findProperty(schema, property)?.label ?? { en: property, be: property, ru: property },
    conflict: conflicts.includes(property),
    values: [...Map.groupBy(own, (claim) => `${show(claim)}\n${claim.happenedOn ?? ''}`).values()].map((same) => {
      const first = same[0] as ClaimRow;
      return {
        shown: show(first),
        value: first.value,
        happenedOn: first.happenedOn,
        status: same.some(({ status }) => status === 'confirmed') ? 'confirmed' : first.status,
        sources: same.map(sourceOf),
      };
    }),
  }));
};

/** The dated life: episodes by lane. Relationships stand apart, as relations. */
const lanesOf = (schema: Schema, file: PersonFile, show: Show) => {
  const bars = file.episodes.filter(({ kind }) => kind.lane !== undefined && kind.name !== 'Relationship');
  const born = file.claims.filter(({ property }) => property === 'Person.birthDate' || property === 'Person.deathDate');
  return LANES.map((lane: Lane) => ({
    lane,
    bars: [
      ...bars.filter(({ kind }) => kind.lane === lane).map((episode) => barOf(episode, bars, show)),
      ...(lane === 'family' ? born.map((claim) => dayBar(schema, claim, show)) : []),
    ],
  })).filter((lane) => lane.bars.length > 0);
};

const iso = (bound: string): string | null => (isDay(bound) ? bound : null);

const barOf = (episode: Episode<ClaimRow>, all: readonly Episode<ClaimRow>[], show: Show): z.infer<typeof barShape> => {
  const { kind } = episode;
  const stretch = { begin: episode.begin, end: kind.end === undefined ? episode.begin : episode.end };
  const bounds = stretchBounds(stretch);
  const own = episode.claims.filter(({ property }) => property !== `${kind.name}.${kind.person}`);
  const headline = kind.headline
    .flatMap((name) => own.filter(({ property }) => property === `${kind.name}.${name}`))
    .map((claim) => ({ shown: show(claim), value: claim.value }));
  return {
    id: episode.mentionId,
    kind: kind.name,
    kindLabel: kind.label,
    label: headline.map(({ shown }) => shown).join(', '),
    headline,
    beginTime: stretch.begin ?? null,
    endTime: stretch.end ?? null,
    beginEarliest: iso(bounds.begin.earliest),
    beginLatest: iso(bounds.begin.latest),
    endEarliest: iso(bounds.end.earliest),
    endLatest: iso(bounds.end.latest),
    ongoing: kind.end !== undefined && episode.end === undefined && episode.begin !== undefined,
    doubted: bounds.doubted,
    conflict: all.some((other) => other !== episode && differs(episode, other)),
    facts: own.map((claim) => ({
      property: claim.property,
      label: labelOfClaim(episode, claim),
      shown: show(claim),
      value: claim.value,
    })),
    sources: episode.claims.map(sourceOf),
  };
};

const labelOfClaim = (episode: Episode<ClaimRow>, claim: ClaimRow) =>
  episode.kind.properties.find(({ id }) => id === claim.property)?.label ?? {
    en: claim.property,
    be: claim.property,
    ru: claim.property,
  };

/** Two sources that tell of what may be one episode and disagree on a property: same kind, begins in one year. */
const differs = (a: Episode<ClaimRow>, b: Episode<ClaimRow>): boolean =>
  a.kind.name === b.kind.name &&
  a.claims[0]?.itemId !== b.claims[0]?.itemId &&
  (a.begin === undefined || b.begin === undefined || a.begin.slice(0, 4) === b.begin.slice(0, 4)) &&
  a.claims.some((one) =>
    b.claims.some((other) => sameSingleProperty(a, one, other) && contradict(one.value, other.value)),
  );

const sameSingleProperty = ({ kind }: Episode<ClaimRow>, one: ClaimRow, other: ClaimRow): boolean =>
  one.property === other.property &&
  one.value.kind !== 'mention' &&
  kind.properties.find(({ id }) => id === one.property)?.many === false;

const dayBar = (schema: Schema, claim: ClaimRow, show: Show): z.infer<typeof barShape> => {
  const edtf = claim.value.kind === 'time' ? claim.value.edtf : undefined;
  const bounds = stretchBounds({ begin: edtf, end: edtf });
  const label = findProperty(schema, claim.property)?.label ?? { en: '', be: '', ru: '' };
  return {
    id: claim.id,
    kind: 'Person',
    kindLabel: label,
    label: show(claim),
    headline: [{ shown: show(claim), value: claim.value }],
    beginTime: edtf ?? null,
    endTime: edtf ?? null,
    beginEarliest: iso(bounds.begin.earliest),
    beginLatest: iso(bounds.begin.latest),
    endEarliest: iso(bounds.end.earliest),
    endLatest: iso(bounds.end.latest),
    ongoing: false,
    doubted: bounds.doubted,
    conflict: false,
    facts: [],
    sources: [sourceOf(claim)],
  };
};

interface Named {
  readonly label: string;
  readonly entityId: string;
  readonly born: string | null;
}

/** Labels, entities and births of the mentions that the file's claims name, where the member may read them. */
const labelsNamed = async (context: ReadContext, file: PersonFile): Promise<ReadonlyMap<string, Named>> => {
  const ids = new Set(
    file.episodes.flatMap(({ claims }) =>
      claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention] : [])),
    ),
  );
  if (ids.size === 0) return new Map();
  const { rows } = await sql<{ id: string; label: string; entity_id: string; born: string | null }>`
    select m.id, m.label, e.entity_id,
      (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property = 'Person.birthDate'
        and c.status in ('proposed', 'confirmed') order by c.status, c.id limit 1) as born
    from mention m join item i on i.id = m.item_id join entity_member e on e.mention_id = m.id
    where m.id = any(${[...ids]}::uuid[]) and i.classification = any(${[...context.clearance]})`.execute(
    context.database,
  );
  return new Map(rows.map((row) => [row.id, { label: row.label, entityId: row.entity_id, born: row.born }]));
};

/** Who this person is to others: the other side of each relationship. */
const relationsOf = (file: PersonFile, labels: ReadonlyMap<string, Named>) => {
  const own = new Set<string>(file.mentions.map(({ id }) => id));
  return file.episodes
    .filter(({ kind }) => kind.name === 'Relationship')
    .flatMap(({ claims }) =>
      claims.flatMap((claim) => {
        if (claim.value.kind !== 'mention' || own.has(claim.value.mention)) return [];
        const other = labels.get(claim.value.mention);
        return [
          {
            relation: claim.property.split('.')[1] ?? 'relative',
            entityId: other?.entityId ?? null,
            label: other?.label ?? '—',
            born: other?.born ?? null,
            sources: [sourceOf(claim)],
          },
        ];
      }),
    );
};

const bindingOf = async (context: ReadContext, file: PersonFile, asOf: string) => {
  const states = await statesOf(
    context,
    file.mentions.map(({ itemId }) => itemId),
  );
  const types = violationTypesOf(file);
  const child = file.mentions.some(({ role }) => role === 'child');
  const seen = new Set<string>();
  return states.flatMap((state) =>
    types
      .flatMap((type) => applicableProvisions(context.house.law, type, state, asOf))
      .filter((row) => child || !onlyForChildren(row))
      .flatMap((row) => {
        const key = `${state} ${row.instrument} ${row.number}`;
        if (seen.has(key) || (row.standing !== 'binding' && row.standing !== 'soft-law')) return [];
        seen.add(key);
        const bound = row.binding.bound === true ? row.binding : undefined;
        return [
          {
            state,
            instrument: row.instrument,
            title: { ...row.title },
            provision: row.number,
            label: { ...row.label },
            since: bound?.since ?? null,
            softLaw: row.softLaw,
            source: bound?.source ?? row.source,
            asOf: bound?.asOf ?? row.asOf,
            toConfirm: row.check,
          },
        ];
      }),
  );
};

const matchesWaiting = async ({ database }: ReadContext, file: PersonFile): Promise<number> => {
  const ids: MentionId[] = file.mentions.map(({ id }) => id);
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from match x
    where (x.mention_a = any(${[...ids]}::uuid[]) or x.mention_b = any(${[...ids]}::uuid[]))
      and not exists (select 1 from judgement j where j.mention_a = x.mention_a and j.mention_b = x.mention_b and j.retracted_seq is null)`.execute(
    database,
  );
  return rows[0]?.waiting ?? 0;
};
