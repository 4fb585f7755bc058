import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import { findKind, findProperty } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import { nameKeys } from '@amparo/names';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf, passageShape, valueShape } from '../records/claims.ts';
import { type MentionRow, mentionsOf } from '../records/mentions.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });

const saidShape = z.object({
  claimId: z.string(),
  shown: z.string(),
  value: valueShape,
  qualifier: z.string().nullable(),
  status: z.string(),
  passages: z.array(passageShape),
  /** The other item says the same. */
  both: z.boolean(),
});

export const comparedShape = z.object({
  group: z.enum(['item', 'person', 'figure', 'other']),
  /** Whom or what it is about; empty for the item itself. */
  subject: z.string(),
  label: words,
  a: z.array(saidShape),
  b: z.array(saidShape),
  differs: z.boolean(),
});
export type Compared = z.infer<typeof comparedShape>;

const GROUPS = ['item', 'person', 'figure', 'other'] as const;
/** Long words of a document are compared as text, not in the table of values. */
const TEXTS: ReadonlySet<string> = new Set([
  'Item.quotation',
  'Communication.question',
  'Figure.population',
  'Figure.unit',
]);

/**
 * What two items say of the same subject, property by property. People are one subject here when members judged them
 * one, or when two parts of their names agree in spelling or sound: only to put lines beside each other, nothing is
 * joined by it. Figures are put together by what they count.
 */
export const compareValues = async (context: ReadContext, a: ItemId, b: ItemId): Promise<Compared[]> => {
  const statuses = ['proposed', 'confirmed'] as const;
  const [inA, inB] = [await claimsOf(context, { item: a, statuses }), await claimsOf(context, { item: b, statuses })];
  const mentions = [...(await mentionsOf(context, { item: a })), ...(await mentionsOf(context, { item: b }))];
  const subjects = subjectsOf(mentions, [...inA, ...inB]);
  const { schema } = context.house;
  const labelOf = (id: string): string | undefined => subjects.get(id)?.label;
  const rows = new Map<string, Compared>();
  for (const [side, claims] of [
    ['a', inA],
    ['b', inB],
  ] as const) {
    const populations = populationsOf(claims);
    for (const claim of claims) {
      if (TEXTS.has(claim.property)) continue;
      const property = findProperty(schema, claim.property);
      const subject = claim.mentionId === null ? undefined : subjects.get(claim.mentionId);
      // Whom an episode concerns is its subject; that it concerns them is no value of its own.
      if (claim.value.kind === 'mention' && subject?.id === subjects.get(claim.value.mention)?.id) continue;
      const group =
        claim.mentionId === null
          ? 'item'
          : claim.property.startsWith('Figure.')
            ? 'figure'
            : (subject?.group ?? 'other');
      const about = group === 'figure' ? figureSubject(claim) : group === 'item' ? '' : (subject?.label ?? '');
      const key = `${group} ${group === 'figure' ? about : (subject?.id ?? '')} ${claim.property}`;
      const kind = findKind(schema, claim.property.split('.', 1)[0] ?? '')?.label;
      const own = property?.label ?? { en: claim.property, be: claim.property, ru: claim.property };
      const row: Compared = rows.get(key) ?? {
        group,
        subject: about,
        label:
          group === 'person' && kind !== undefined && !claim.property.startsWith('Person.')
            ? { en: `${kind.en}: ${own.en}`, be: `${kind.be}: ${own.be}`, ru: `${kind.ru}: ${own.ru}` }
            : own,
        a: [],
        b: [],
        differs: false,
      };
      const shown = showValue(schema, claim.value, 'en', labelOf);
      const population = claim.mentionId === null ? undefined : populations.get(claim.mentionId);
      if (!row[side].some((one) => one.shown === shown && one.qualifier === claim.qualifier))
        row[side].push({
          claimId: claim.id,
          shown: group === 'figure' && population !== undefined ? `${shown}: ${population}` : shown,
          value: claim.value,
          qualifier: claim.qualifier,
          status: claim.status,
          passages: [...claim.passages],
          both: false,
        });
      rows.set(key, row);
    }
  }
  return [...rows.values()]
    .map(marked)
    .toSorted(
      (one, other) =>
        GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group) || Number(other.differs) - Number(one.differs),
    );
};

const marked = (row: Compared): Compared => {
  const keysOf = (said: Compared['a']) => new Set(said.map(sayingOf));
  const [inA, inB] = [keysOf(row.a), keysOf(row.b)];
  const a = row.a.map((one) => ({ ...one, both: inB.has(sayingOf(one)) }));
  const b = row.b.map((one) => ({ ...one, both: inA.has(sayingOf(one)) }));
  return { ...row, a, b, differs: [...a, ...b].some(({ both }) => !both) };
};

const sayingOf = ({ value, shown, qualifier }: Compared['a'][number]): string =>
  value.kind === 'number'
    ? `${qualifier ?? ''} ${value.number} ${value.unit ?? ''}`
    : shown.toLowerCase().replace(/[\s«»“”"'’]+/gu, ' ');

const figureSubject = ({ value }: ClaimRow): string => (value.kind === 'number' ? (value.unit ?? '') : '');

const populationsOf = (claims: readonly ClaimRow[]): ReadonlyMap<string, string> =>
  new Map(
    claims.flatMap(({ property, value, mentionId }) =>
      property === 'Figure.population' && value.kind === 'text' && mentionId !== null ? [[mentionId, value.text]] : [],
    ),
  );

interface Subject {
  readonly id: string;
  readonly label: string;
  readonly group: 'person' | 'other';
}

/** What each mention is about: a person is one by judgement or by two agreeing parts of the name; an episode is its person's. */
const subjectsOf = (mentions: readonly MentionRow[], claims: readonly ClaimRow[]): ReadonlyMap<string, Subject> => {
  const subjects = new Map<string, Subject>();
  const byKey = new Map<string, Subject>();
  const names = Map.groupBy(
    claims.filter(({ property }) => property === 'Person.name'),
    ({ mentionId }) => mentionId,
  );
  for (const mention of mentions) {
    if (mention.kind !== 'Person') continue;
    const forms = (names.get(mention.id) ?? []).flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []));
    const keys = [
      mention.entityId as string,
      ...[mention.label, ...forms].flatMap((name) => nameKeys(name).filter((key) => key.startsWith('n:'))),
    ];
    const known = keys.flatMap((key) => byKey.get(key) ?? [])[0];
    const subject = known ?? { id: mention.id, label: mention.label, group: 'person' as const };
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, subject);
    subjects.set(mention.id, subject);
  }
  const people = new Map<MentionId, Subject>();
  for (const { mentionId, value } of claims) {
    const person = value.kind === 'mention' ? subjects.get(value.mention) : undefined;
    if (mentionId !== null && person?.group === 'person' && !people.has(mentionId)) people.set(mentionId, person);
  }
  for (const mention of mentions) {
    if (subjects.has(mention.id)) continue;
    const label = mention.label.replace(/ \(\d+\)$/u, '');
    subjects.set(
      mention.id,
      people.get(mention.id) ?? { id: `${mention.kind} ${label.toLowerCase()}`, label, group: 'other' },
    );
  }
  return subjects;
};
