import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { findProperty } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { passageShape, valueShape } from '../records/claims.ts';
import { type MentionRow, mentionsOf } from '../records/mentions.ts';
import { type PersonFile, personFiles } from '../records/person-files.ts';
import { evidenceStep } from './pair-evidence.ts';
import { waitingMatches } from './waiting-matches.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });
const side = z.object({
  mentionId: z.string(),
  label: z.string(),
  kind: z.string(),
  role: z.string().nullable(),
  entityId: z.string(),
  itemId: z.string(),
  itemTitle: z.string(),
  itemNumber: z.number(),
  clusterSize: z.number(),
  passages: z.array(passageShape.extend({ before: z.string(), after: z.string() })),
  facts: z.array(z.object({ label: words, shown: z.string(), value: valueShape })),
});

/** Two mentions side by side with the evidence for and against, and the next pair that waits. */
export const openMatch = readDeed({
  name: 'consolidate.open-match',
  summary: 'Open a pair of mentions with its evidence',
  may: 'read',
  input: z.object({ a: z.uuid(), b: z.uuid() }),
  output: z.object({
    a: side,
    b: side,
    evidence: z
      .object({
        prior: z.number(),
        bits: z.number(),
        steps: z.array(evidenceStep),
      })
      .nullable(),
    /** The one comparison without which the answer would turn; null when none alone does. */
    wouldTurn: z.string().nullable(),
    judged: z.object({ judgement: z.string(), verdict: z.string(), reason: z.string().nullable() }).nullable(),
    next: z.object({ a: z.string(), b: z.string() }).nullable(),
    place: z.object({ index: z.number(), total: z.number() }),
  }),
  run: async (context, input) => {
    const [first, second] = (input.a < input.b ? [input.a, input.b] : [input.b, input.a]) as [MentionId, MentionId];
    const mentions = await mentionsOf(context, { ids: [first, second] });
    const a = mentions.find(({ id }) => id === first);
    const b = mentions.find(({ id }) => id === second);
    if (a === undefined || b === undefined)
      throw fault('not-found', 'one of these mentions does not exist', { field: 'a' });
    const match = await context.database
      .selectFrom('match')
      .select('evidence')
      .where('mention_a', '=', first)
      .where('mention_b', '=', second)
      .executeTakeFirst();
    const judged = await context.database
      .selectFrom('judgement')
      .select(['id', 'verdict', 'reason'])
      .where('mention_a', '=', first)
      .where('mention_b', '=', second)
      .where('retracted_seq', 'is', null)
      .executeTakeFirst();
    const { rows, total } = await waitingMatches(context, { limit: 500, offset: 0 });
    const at = rows.findIndex((row) => row.a === first && row.b === second);
    const next = rows[at + 1] ?? rows.find((row) => row.a !== first || row.b !== second);
    const files = await soloFiles(context, [a, b]);
    return {
      a: await sideOf(context, a, files.get(a.id)),
      b: await sideOf(context, b, files.get(b.id)),
      evidence:
        match === undefined ? null : { ...match.evidence, steps: match.evidence.steps.map((step) => ({ ...step })) },
      wouldTurn: match === undefined ? null : turningStep(match.evidence),
      judged: judged === undefined ? null : { judgement: judged.id, verdict: judged.verdict, reason: judged.reason },
      next: next === undefined ? null : { a: next.a, b: next.b },
      place: { index: at + 1, total },
    };
  },
});

/** The comparison whose absence would move the sum across zero: the weakest such one. */
const turningStep = (evidence: {
  readonly bits: number;
  readonly steps: readonly { readonly name: string; readonly bits: number }[];
}): string | null => {
  const turning = evidence.steps.filter(
    (step) => step.bits !== 0 && Math.sign(evidence.bits - step.bits) !== Math.sign(evidence.bits),
  );
  return turning.toSorted((x, y) => Math.abs(x.bits) - Math.abs(y.bits))[0]?.name ?? null;
};

/** The file of each mention alone, not of its entity: what is compared is what each source says. */
const soloFiles = async (
  context: ReadContext,
  mentions: readonly MentionRow[],
): Promise<ReadonlyMap<string, PersonFile>> => {
  const files = await personFiles(context, {
    mentions: mentions.map((mention) => ({ ...mention, entityId: mention.id as never })),
    statuses: ['proposed', 'confirmed'],
  });
  return new Map(files.map((file) => [file.entityId as string, file]));
};

const BEFORE_AND_AFTER = 120;
const PASSAGES_SHOWN = 6;

const sideOf = async (
  context: ReadContext,
  mention: MentionRow,
  file: PersonFile | undefined,
): Promise<z.infer<typeof side>> => {
  const claims = [...(file?.claims ?? []), ...(file?.episodes.flatMap((episode) => episode.claims) ?? [])];
  const passages = [
    ...new Map(claims.flatMap((claim) => claim.passages).map((passage) => [passage.id, passage])).values(),
  ].slice(0, PASSAGES_SHOWN);
  const around = await aroundOf(
    context,
    passages.map(({ id }) => id),
  );
  const { rows } = await sql<{
    size: number;
  }>`select count(*) as size from entity_member where entity_id = ${mention.entityId}`.execute(context.database);
  return {
    mentionId: mention.id,
    label: mention.label,
    kind: mention.kind,
    role: mention.role,
    entityId: mention.entityId,
    itemId: mention.itemId,
    itemTitle: mention.itemTitle,
    itemNumber: mention.itemNumber,
    clusterSize: rows[0]?.size ?? 1,
    passages: passages.map((passage) => ({
      ...passage,
      before: around.get(passage.id)?.before ?? '',
      after: around.get(passage.id)?.after ?? '',
    })),
    facts: claims
      .filter(({ value }) => value.kind !== 'mention')
      .map((claim) => ({
        label: findProperty(context.house.schema, claim.property)?.label ?? {
          en: claim.property,
          be: claim.property,
          ru: claim.property,
        },
        shown: showValue(context.house.schema, claim.value, 'en'),
        value: claim.value,
      })),
  };
};

const aroundOf = async ({ database }: ReadContext, passages: readonly string[]) => {
  const { rows } = await sql<{ id: string; before: string; after: string }>`
    select p.id, substr(t.body, greatest(1, p.span_start + 1 - ${BEFORE_AND_AFTER}), least(${BEFORE_AND_AFTER}, p.span_start)) as before,
      substr(t.body, p.span_end + 1, ${BEFORE_AND_AFTER}) as after
    from passage p join text_version t on t.id = p.text_version_id where p.id = any(${[...passages]}::uuid[])`.execute(
    database,
  );
  return new Map(rows.map((row) => [row.id, row]));
};
