import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import type { ReadContext } from '../../kernel/deed.ts';
import { type ReleaseItem, releaseOf } from './release.ts';

/** Which items leave, and how: the same words for looking, asking and doing. */
export const selectionFields = {
  item: z.array(z.string().min(1)).optional().describe('items by id or number'),
  all: z.boolean().default(false).describe('all items that you may read'),
  withhold: z
    .array(z.string().min(1))
    .optional()
    .describe('of the chosen ones, those of which only the hashes leave, by id or number'),
  reason: z.string().trim().min(1).max(500).optional().describe('why these are withheld; needed with --withhold'),
  redacted: z
    .boolean()
    .default(false)
    .describe('where an item has a redacted version, that one leaves and of the original only the hash'),
  forbidden: z
    .enum(['refuse', 'withhold'])
    .optional()
    .describe('what to do with items that may not leave: refuse (default), or withhold (default with --all)'),
};
export type Selection = z.output<z.ZodObject<typeof selectionFields>>;

/** An item of an export: its bytes leave, or only its hashes for a reason. */
export interface SelectedItem extends ReleaseItem {
  readonly withheld: string | null;
}

export const itemNumber = (number: number): string => `A${String(number).padStart(6, '0')}`;

const REASONS = {
  destroyed: 'its bytes were destroyed',
  'consent-refused': 'consent to its submission was refused',
  'consent-lacking': 'it is held on consent, and nobody was asked about its submission',
  'consent-withdrawn': 'a person whom it speaks of withdrew consent',
  'person-refused': 'a person whom it speaks of refused submission',
} as const satisfies Readonly<Record<ReleaseItem['bars'][number], string>>;

/** What forbids an item, in words that may stand in a bundle: they name nobody. */
export const barsInWords = (bars: ReleaseItem['bars']): string => bars.map((bar) => REASONS[bar]).join('; ');

export const REDACTED_STANDS = 'a redacted version stands for it';
const NOT_AGREED = 'it is sealed, and two people have not agreed';

/**
 * The items of an export in the order of their numbers.
 * @param agreed two people agreed to this very selection; else `--all` leaves out what needs them, and items named one by
 * one that need them stay in: the deed asks.
 * @throws AmparoError `input-invalid`, `not-found`, and `consent-lacking` with one fault for each item that may not leave.
 */
export const selectItems = async (
  context: ReadContext,
  selection: Selection,
  agreed: boolean,
): Promise<readonly SelectedItem[]> => {
  const { all } = selection;
  if (all === (selection.item !== undefined && selection.item.length > 0))
    throw fault('input-invalid', 'name items with --item, or all of them with --all', { field: 'item' });
  const known = await numbersOf(context);
  const idsOf = (words: readonly string[], field: string): ReadonlySet<ItemId> => {
    const found = words.map((word) => ({ word, id: known.get(word) }));
    const missing = found.filter(({ id }) => id === undefined).map(({ word }) => word);
    if (missing.length > 0) throw fault('not-found', `no item ${missing.join(', ')}`, { field });
    return new Set(found.flatMap(({ id }) => id ?? []));
  };
  const chosen = all ? new Set(known.values()) : idsOf(selection.item ?? [], 'item');
  if (chosen.size === 0) throw fault('not-found', 'there is no item to export', { field: 'all' });
  const versions = selection.redacted ? await redactedVersions(context, [...chosen]) : new Map<ItemId, ItemId>();
  const asked = idsOf(selection.withhold ?? [], 'withhold');
  const reason = selection.reason;
  if (asked.size > 0 && reason === undefined)
    throw fault('input-invalid', 'say with --reason why these items are withheld', { field: 'reason' });
  const items = await releaseOf(context, [...new Set([...chosen, ...versions.values()])]);
  const way = selection.forbidden ?? (all ? 'withhold' : 'refuse');
  const withheldFor = (item: ReleaseItem): string | null => {
    if (asked.has(item.id)) return reason ?? '';
    if (versions.has(item.id)) return REDACTED_STANDS;
    if (item.bars.length > 0) return barsInWords(item.bars);
    return all && item.needsTwo && !agreed ? NOT_AGREED : null;
  };
  const selected = items.map((item) => ({ ...item, withheld: withheldFor(item) }));
  const forbidden = selected.filter(({ id, bars }) => bars.length > 0 && !asked.has(id) && !versions.has(id));
  if (way === 'refuse' && forbidden.length > 0) {
    const list = forbidden.map(({ number, bars }) => `${itemNumber(number)}: ${barsInWords(bars)}`).join('. ');
    throw fault(
      'consent-lacking',
      `these items may not leave: ${list}. Leave them out, or let only their hashes leave with --forbidden withhold`,
      { field: 'item' },
    );
  }
  return selected;
};

/** Ids of all items that the member may read, by every word that a person may name them with. */
const numbersOf = async ({ database, clearance }: ReadContext): Promise<ReadonlyMap<string, ItemId>> => {
  const rows = await database
    .selectFrom('item')
    .select(['id', 'number'])
    .where('classification', 'in', clearance)
    .orderBy('number')
    .execute();
  return new Map(
    rows.flatMap(({ id, number }) => [id, String(number), itemNumber(number)].map((word) => [word, id] as const)),
  );
};

/** The newest redacted version of each item that has one. */
const redactedVersions = async (
  { database, clearance }: ReadContext,
  items: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, ItemId>> => {
  const rows = await database
    .selectFrom('derivation')
    .innerJoin('item', 'item.id', 'derivation.item_id')
    .select(['derivation.item_id', 'derivation.of_item_id'])
    .where('derivation.kind', '=', 'redaction')
    .where('derivation.of_item_id', 'in', items)
    .where('item.classification', 'in', clearance)
    .where('item.destroyed_seq', 'is', null)
    .orderBy('item.number')
    .execute();
  return new Map(rows.map((row) => [row.of_item_id, row.item_id]));
};
