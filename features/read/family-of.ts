import type { ItemId } from '@amparo/core/ground/ids';
import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Attachment } from '@amparo/platform/sandbox/extraction';
import { FAMILY_LIMITS } from '@amparo/platform/sandbox/limits';
import type { ReadContext } from '../kernel/deed.ts';

type Database = ReadContext['database'];

/**
 * Why what is in this item is not taken out, or null when it may be: it lies too deep, or its family (the file that
 * everything came in, and all that came out of it) would hold too much. Counted anew each time, level by level.
 */
export const familyProblem = async (
  database: Database,
  item: ItemId,
  attachments: readonly Attachment[],
): Promise<ItemProblem | null> => {
  if (attachments.length === 0) return null;
  const { depth, root } = await ancestryOf(database, item);
  if (depth >= FAMILY_LIMITS.depth) {
    return leftInside(`it came ${depth} files deep, and at most ${FAMILY_LIMITS.depth} are taken out`);
  }
  const held = await descendantsOf(database, root, item);
  const members = held.members + attachments.length;
  const bytes = attachments.reduce((sum, attachment) => sum + attachment.bytes.byteLength, held.bytes);
  if (members > FAMILY_LIMITS.members) {
    return leftInside(`its family would hold ${members} files, and at most ${FAMILY_LIMITS.members} are taken out`);
  }
  if (bytes <= FAMILY_LIMITS.bytes) return null;
  const most = FAMILY_LIMITS.bytes / (1024 * 1024);
  return leftInside(`its family would hold more than ${most} MB`);
};

const leftInside = (why: string): ItemProblem => ({
  code: 'parts-left-inside',
  message: `The files in it were not taken out: ${why}. Import them by themselves.`,
});

const ancestryOf = async (database: Database, item: ItemId): Promise<{ depth: number; root: ItemId }> => {
  let root = item;
  for (let depth = 0; ; depth += 1) {
    const row = await database.selectFrom('item').select('parent_id').where('id', '=', root).executeTakeFirst();
    if (row === undefined || row.parent_id === null) return { depth, root };
    root = row.parent_id;
  }
};

/** What came out of a file, at any depth, without what came out of `except` itself: that is counted by the caller. */
const descendantsOf = async (
  database: Database,
  root: ItemId,
  except: ItemId,
): Promise<{ members: number; bytes: number }> => {
  let [members, bytes] = [0, 0];
  for (let level: readonly ItemId[] = [root]; level.length > 0; ) {
    const rows = await database
      .selectFrom('item')
      .innerJoin('blob', 'blob.id', 'item.blob_id')
      .select(['item.id', 'item.parent_id', 'blob.size'])
      .where('item.parent_id', 'in', [...level])
      .execute();
    for (const row of rows) {
      if (row.parent_id === except) continue;
      members += 1;
      bytes += row.size;
    }
    level = rows.map(({ id }) => id);
  }
  return { members, bytes };
};
