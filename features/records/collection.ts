import { createHash, randomBytes } from 'node:crypto';
import type { ItemId } from '@amparo/core/ground/ids';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';

const word = z.string().trim().min(1).max(300);
const sentence = z.string().trim().min(1).max(2000);
const instant = z.iso.datetime({ offset: true });
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits');

/** How the true name of a source is kept: open; under a pseudonym; under one, and not to be sought out. */
export const PROTECTIONS = ['open', 'confidential', 'secret'] as const;

/** How an item was collected (R5 to R14 of the preservation page), as told. What was not told is absent. */
export const collectionShape = z
  .strictObject({
    /** R5. The name of the collector stands in the terms. */
    collector: z.strictObject({ kind: z.enum(['person', 'service']), role: word, organisation: word }).partial(),
    /** R6. */
    source: z.strictObject({
      kind: z.enum(['person', 'organisation', 'account', 'device', 'url']).optional(),
      protection: z.enum(PROTECTIONS),
      pseudonym: word.optional(),
    }),
    /** R4: times of the file as its system gave them, beside the time of the last change. */
    file: z.strictObject({ createdAt: instant, changedAt: instant }).partial(),
    /** R7: whose clock, and how far it stood from network time when that was measured (positive: ahead), in milliseconds. */
    clock: z
      .strictObject({ source: word, offsetMs: z.number().min(-1e10).max(1e10), server: word, measuredAt: instant })
      .partial(),
    /** R8: only when lawful and safe. */
    place: word,
    /** R10. */
    method: z
      .strictObject({
        name: word,
        tool: word,
        version: word,
        buildSha256: hash,
        parameters: z.record(z.string().max(100), z.string().max(2000)),
      })
      .partial(),
    /** R11: beside legal basis and consent, which are terms. */
    restrictions: z.array(sentence).min(1).max(50),
    /** R13. */
    completeness: z.strictObject({ complete: z.boolean(), statement: sentence, altered: sentence }).partial(),
    /** R14. */
    malware: z.strictObject({
      result: z.enum(['nothing found', 'found', 'not checked', 'check failed']),
      tool: word.optional(),
      version: word.optional(),
      finding: sentence.optional(),
      checkedAt: instant.optional(),
    }),
  })
  .partial();
export type CollectionRecord = z.infer<typeof collectionShape>;

/** R9, and what else may harm somebody: in no list, no export and no entry; shown only by `preserve.reveal-hidden`. */
export const hiddenShape = z
  .strictObject({
    sourceName: word.describe('the true name of a source under a pseudonym'),
    egress: word.describe('the address or exit network it was collected through'),
    virtualIdentity: word.describe('the assumed identity that was used'),
    place: word.describe('a place that is not safe to name'),
  })
  .partial();
export type HiddenCollection = z.infer<typeof hiddenShape>;

/** A commitment to what is hidden: SHA-256 over a random salt and the canonical text, as the journal commits to bodies. */
export const hide = (hidden: HiddenCollection): { readonly salt: Buffer; readonly commitment: string } => {
  const salt = randomBytes(32);
  const commitment = createHash('sha256')
    .update(salt)
    .update(canonicalize(hidden) ?? '')
    .digest('hex');
  return { salt, commitment };
};

export interface Collected {
  readonly record: CollectionRecord;
  readonly exhibit: string | null;
  /** Whether something is hidden; never what. */
  readonly hidden: boolean;
}

/** How these items were collected. The caller has checked that the member may read them. */
export const collectionOf = async (
  { database }: ReadContext,
  items: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, Collected>> => {
  if (items.length === 0) return new Map();
  const rows = await database
    .selectFrom('item')
    .leftJoin('collection', 'collection.item_id', 'item.id')
    .leftJoin('exhibit', 'exhibit.item_id', 'item.id')
    .select(['item.id', 'collection.record', 'collection.hidden_salt', 'exhibit.number'])
    .where('item.id', 'in', items)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { record: (row.record ?? {}) as CollectionRecord, exhibit: row.number, hidden: row.hidden_salt !== null },
    ]),
  );
};
