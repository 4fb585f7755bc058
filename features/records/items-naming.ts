import { compareNames, type NameComparison, nameKeys } from '@amparo/names';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** Names that share a key with what is typed; of more the first are looked at. */
const MOST_NAMES = 2_000;
/** One word is a surname or a given name of many: it must be spelled alike. */
const ALIKE = 0.45;

/**
 * The condition on an item's id that it names a person by any spelling of the text, with the same keys by which people are
 * found (register.list-people); undefined when nobody is named so. What only shares a key, as short words do with names of
 * the same consonants, is compared and left out.
 */
export const namesPerson = async (
  { database }: ReadContext,
  text: string,
  item: RawBuilder<unknown>,
): Promise<RawBuilder<boolean> | undefined> => {
  const all = nameKeys(text);
  const whole = all.filter((key) => key.startsWith('n:'));
  const keys = whole.length > 0 ? whole : all;
  if (keys.length === 0) return undefined;
  const { rows } = await sql<{ label: string }>`
    select distinct m.label from name_key k join mention m on m.id = k.mention_id
    where k.key = any(${[...keys]}) and not m.taken_back order by 1 limit ${MOST_NAMES}`.execute(database);
  const labels = rows.map(({ label }) => label).filter((label) => isSpelling(compareNames(text, label)));
  if (labels.length === 0) return undefined;
  return sql<boolean>`${item} in (select m.item_id from name_key k join mention m on m.id = k.mention_id
    where k.key = any(${[...keys]}) and not m.taken_back and m.label = any(${labels}))`;
};

const isSpelling = ({ level, score }: NameComparison): boolean => {
  switch (level) {
    case 'same-form':
    case 'same-standard':
    case 'same-skeleton':
    case 'near-skeleton':
      return true;
    case 'part':
    case 'given-only':
      return score >= ALIKE;
    case 'conflict':
    case 'no-evidence':
      return false;
  }
};
