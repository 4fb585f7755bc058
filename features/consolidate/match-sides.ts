import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { findProperty } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import type { MatchEvidence } from '@amparo/platform/database/tables';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, passageShape, valueShape } from '../records/claims.ts';
import { type MentionRow, mentionsOf } from '../records/mentions.ts';
import { type PersonFile, personFiles } from '../records/person-files.ts';

export const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });

/** One mention as it is put beside another. */
export const sideShape = z.object({
  mentionId: z.string(),
  label: z.string(),
  kind: z.string(),
  role: z.string().nullable(),
  /** Null while a second look is blind: the entity would tell the first verdict. */
  entityId: z.string().nullable(),
  itemId: z.string(),
  itemTitle: z.string(),
  itemNumber: z.number(),
  clusterSize: z.number(),
  passages: z.array(passageShape.extend({ before: z.string(), after: z.string() })),
  facts: z.array(z.object({ label: words, shown: z.string(), value: valueShape })),
});
export type Side = z.infer<typeof sideShape>;

/** A pair as it is shown to somebody who judges it. */
export interface ShownPair {
  readonly a: Side;
  readonly b: Side;
  readonly evidence: MatchEvidence | null;
  readonly model: string | null;
  /** SHA-256 (hex) of the passages, facts and evidence: of what speaks, not of what others judged. */
  readonly hash: string;
}

/** The pair in its stored order: the smaller id first. */
export const ordered = (first: string, second: string): readonly [MentionId, MentionId] =>
  (first < second ? [first, second] : [second, first]) as [MentionId, MentionId];

/** Both sides with the evidence of the last run. Refused when the member may not read both, or they are of two kinds. */
export const shownPair = async (context: ReadContext, first: string, second: string): Promise<ShownPair> => {
  if (first === second) throw fault('input-invalid', 'a mention is not judged against itself', { field: 'b' });
  const ids = ordered(first, second);
  const mentions = await mentionsOf(context, { ids });
  const [a, b] = ids.map((id) => mentions.find((mention) => mention.id === id));
  if (a === undefined || b === undefined)
    throw fault('not-found', 'one of these mentions does not exist', { field: 'a' });
  if (a.kind !== b.kind) throw fault('input-invalid', `a ${a.kind} and a ${b.kind} cannot be the same`, { field: 'b' });
  const match = await context.database
    .selectFrom('match')
    .select(['evidence', 'model'])
    .where('mention_a', '=', a.id)
    .where('mention_b', '=', b.id)
    .executeTakeFirst();
  const files = await soloFiles(context, [a, b]);
  const [one, other] = [await sideOf(context, a, files.get(a.id)), await sideOf(context, b, files.get(b.id))];
  const evidence = match?.evidence ?? null;
  return { a: one, b: other, evidence, model: match?.model ?? null, hash: hashOf(one, other, evidence) };
};

const hashOf = (a: Side, b: Side, evidence: MatchEvidence | null): string => {
  const said = ({ mentionId, label, passages, facts }: Side) => ({ mentionId, label, passages, facts });
  return createHash('sha256')
    .update(canonicalize({ a: said(a), b: said(b), evidence }) ?? '')
    .digest('hex');
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

const sideOf = async (context: ReadContext, mention: MentionRow, file: PersonFile | undefined): Promise<Side> => {
  const claims = [...(file?.claims ?? []), ...(file?.episodes.flatMap((episode) => episode.claims) ?? [])];
  const passages = [
    ...new Map(claims.flatMap((claim) => claim.passages).map((passage) => [passage.id, passage])).values(),
  ].slice(0, PASSAGES_SHOWN);
  const around = await aroundOf(
    context,
    passages.map(({ id }) => id),
  );
  const named = await labelsOf(context, mention, claims);
  const { rows } = await sql<{ size: number }>`
    select count(*) as size from entity_member e join mention m on m.id = e.mention_id join item i on i.id = m.item_id
    where e.entity_id = ${mention.entityId} and i.classification = any(${[...context.clearance]})`.execute(
    context.database,
  );
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
      .filter(({ value }) => value.kind !== 'mention' || named.has(value.mention))
      .map((claim) => ({
        label: findProperty(context.house.schema, claim.property)?.label ?? {
          en: claim.property,
          be: claim.property,
          ru: claim.property,
        },
        shown:
          claim.value.kind === 'mention'
            ? (named.get(claim.value.mention) ?? '')
            : showValue(context.house.schema, claim.value, 'en'),
        value: claim.value,
      })),
  };
};

/** Of what is no person: the labels of the mentions that its claims name, so that an event says whom it concerns. */
const labelsOf = async (
  context: ReadContext,
  { kind }: MentionRow,
  claims: readonly ClaimRow[],
): Promise<ReadonlyMap<string, string>> => {
  if (kind === 'Person') return new Map();
  const ids = claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention as MentionId] : []));
  return new Map((await mentionsOf(context, { ids })).map(({ id, label }) => [id, label]));
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
