import { isId } from '@amparo/core/ground/ids';
import type { Sealer } from '@amparo/platform/database/compartments';
import type { Transacting } from '@amparo/platform/database/connect';
import { sql } from 'kysely';
import type { OpenWorkspace } from './open-workspace.ts';

/**
 * What stands open in an entry about a sealed item, by the name of its field: words of closed lists, hashes and numbers that
 * the custody of an item is reckoned by, and what members wrote of their own accord (reasons, purposes, orders, notes).
 * Whatever has another name and is a text is sealed: a deed that is written tomorrow too.
 */
const OPEN_FIELDS: ReadonlySet<string> = new Set([
  'custody',
  'classification',
  'basis',
  'consent',
  'result',
  'status',
  'verdict',
  'property',
  'kind',
  'role',
  'actingRole',
  'approval',
  'withheld',
  'recipient',
  'exhibit',
  'extractor',
  'isolation',
  'engine',
  'problems',
  'reason',
  'purpose',
  'authority',
  'note',
  'claims',
  'form',
  'uses',
]);

/** Sealed whole, with what is in it that is no text: numbers and yes or no tell too. */
const WHOLE_FIELDS: ReadonlySet<string> = new Set(['origin', 'collection', 'parameters', 'changes', 'value']);
const VALUE_KINDS: ReadonlySet<unknown> = new Set(['text', 'number', 'time', 'term', 'record']);

const OPEN_FORM = /^(?:[0-9a-f]{32,128}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))$/u;

type Sealers = ReadonlyMap<string, Sealer>;
type Plain = Readonly<Record<string, unknown>>;

/**
 * The record of an entry as the journal keeps it. Where it concerns sealed items, their words are ciphertext under the key
 * of each: what stands in an object that names a sealed item as `item`, and everything when the entry is about one item
 * alone. So the entry of an item that was destroyed says of it what was done and when, and no word.
 */
export const sealedRecord = async (
  house: OpenWorkspace,
  transaction: Transacting,
  { subjects, record }: { readonly subjects: readonly string[]; readonly record: Plain },
): Promise<Plain> => {
  const asked = subjects.filter(isId);
  if (asked.length === 0) return record;
  const { rows } = await sql<{ id: string }>`
    select id from item where classification = 'sealed' and destroyed_seq is null and id = any(${asked}::uuid[])`.execute(
    transaction,
  );
  if (rows.length === 0) return record;
  const sealers = new Map<string, Sealer>();
  for (const { id } of rows) sealers.set(id, await house.compartments.sealerFor(transaction, id));
  return sealedIn(record, sealers, asked.length === 1 ? sealers.get(asked[0] ?? '') : undefined) as Plain;
};

const sealedIn = (value: unknown, sealers: Sealers, own: Sealer | undefined): unknown => {
  if (typeof value === 'string') return own === undefined || staysOpen(value) ? value : own.inEntry.text(value);
  if (Array.isArray(value)) return value.map((one) => sealedIn(one, sealers, own));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Plain;
  const meant = (typeof fields['item'] === 'string' ? sealers.get(fields['item']) : undefined) ?? own;
  if (meant !== undefined && isClaimValue(fields)) return meant.inEntry.json(JSON.stringify(fields));
  return Object.fromEntries(
    Object.entries(fields).map(([name, one]) => [
      name,
      OPEN_FIELDS.has(name)
        ? one
        : meant !== undefined && WHOLE_FIELDS.has(name) && typeof one === 'object' && one !== null
          ? meant.inEntry.json(JSON.stringify(one))
          : sealedIn(one, sealers, meant),
    ]),
  );
};

const staysOpen = (text: string): boolean => text === '' || isId(text) || OPEN_FORM.test(text);

const isClaimValue = (fields: Plain): boolean =>
  VALUE_KINDS.has(fields['kind']) && ['text', 'number', 'edtf', 'code', 'record'].some((name) => name in fields);

/** Whether an entry about this item says words that would be sealed, were it sealed. */
export const tellsWords = (record: unknown, item: string): boolean => {
  let found = false;
  const note = (text: string): string => {
    found = true;
    return text;
  };
  const notes: Sealer = { item, text: note, inEntry: { text: note, json: note }, column: (_column, value) => value };
  sealedIn(record, new Map([[item, notes]]), notes);
  return found;
};
