import type { ReadContext } from '../kernel/deed.ts';

interface Remembered {
  readonly size: number;
  readonly value: unknown;
}

const byHouse = new WeakMap<object, Map<string, Remembered>>();

/**
 * What was last computed under a name for members of this clearance, computed again once the journal has grown: every
 * change of a record writes an entry in its own transaction. For reading deeds only: inside a write the head that one
 * sees says nothing of what the write has changed already. A value computed while another deed commits may be newer
 * than the size it is kept under; the journal has then grown, and it is not given again.
 */
export const rememberUntilNextDeed = async <T>(
  context: ReadContext,
  name: string,
  compute: () => Promise<T>,
): Promise<T> => {
  const { house, database, clearance } = context;
  const head = await database.selectFrom('journal_head').select('size').executeTakeFirst();
  const size = head?.size ?? 0;
  const known = byHouse.get(house) ?? new Map<string, Remembered>();
  byHouse.set(house, known);
  const key = `${name} ${clearance.join(' ')}`;
  const last = known.get(key);
  if (last?.size === size) return last.value as T;
  const value = await compute();
  known.set(key, { size, value });
  return value;
};
