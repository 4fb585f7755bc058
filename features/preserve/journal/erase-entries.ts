import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { agreed, approvalField, waitingShape } from '../../records/approvals.ts';
import { custodyStateOf } from '../../records/custody.ts';

const DEED = 'preserve.erase-entries';

/**
 * Erases body and salt of entries, when two people agreed: their leaves stay, the journal verifies, and this entry says
 * which were erased and why. What the bodies said is gone from here for good; copies and bundles that left are not.
 */
export const eraseEntries = writeDeed({
  name: DEED,
  summary: 'Erase what entries of the journal say, when two people agree; their leaves stay and the journal verifies',
  may: 'steward',
  input: z.object({
    entries: z.array(z.int().min(1)).min(1).max(1_000).describe('numbers of the entries'),
    ground: z
      .enum(['consent-withdrawn', 'witness-protection', 'legal-duty', 'recorded-in-error'])
      .describe('why; it stays in the journal'),
    reason: z.string().min(3).max(500).describe('in words that name nobody: they stay in the journal'),
    approval: approvalField,
  }),
  output: z.object({ erased: z.number(), waiting: waitingShape.nullable() }),
  command: { words: 'journal erase' },
  run: async (context, { entries, ground, reason, approval }) => {
    const numbers = [...new Set(entries)].toSorted((a, b) => a - b);
    await requireErasable(context, numbers);
    const agreement = await agreed(
      context,
      {
        deed: DEED,
        may: 'steward',
        request: { entries: numbers, ground, reason },
        items: [],
        why: `erase what ${numbers.length} entries of the journal say (${ground}): ${reason}`,
      },
      approval,
    );
    if (!agreement.ready)
      return {
        output: { erased: 0, waiting: agreement.waiting },
        subjects: [],
        entry: { ...agreement.entry, asked: numbers, ground, reason },
      };
    const { rows } = await sql<{ erased: number }>`select erase_entries(${numbers}::bigint[]) as erased`.execute(
      context.transaction,
    );
    return {
      output: { erased: rows[0]?.erased ?? 0, waiting: null },
      subjects: [],
      entry: { ...agreement.entry, entries: numbers, ground, reason },
    };
  },
});

/** All are there, none erased others, and none tells the custody of an item under a hold. */
const requireErasable = async (context: WriteContext, numbers: readonly number[]): Promise<void> => {
  const rows = await context.database
    .selectFrom('entry')
    .select(['seq', 'deed', 'subjects', 'body'])
    .where('seq', 'in', numbers)
    .execute();
  const missing = numbers.filter((number) => !rows.some(({ seq }) => seq === number));
  if (missing.length > 0) throw fault('not-found', `no entry ${missing.join(', ')}`, { field: 'entries' });
  const gone = rows.filter(({ body }) => body === null).map(({ seq }) => seq);
  if (gone.length > 0)
    throw fault('conflict', `what entry ${gone.join(', ')} said is erased already`, { field: 'entries' });
  const erasing = rows.filter(({ deed }) => deed === DEED).map(({ seq }) => seq);
  if (erasing.length > 0)
    throw fault('conflict', `entry ${erasing.join(', ')} says what was erased, and is not erased itself`, {
      field: 'entries',
    });
  const items = await context.database
    .selectFrom('item')
    .select(['id', 'number'])
    .where('id', 'in', [
      ...new Set(['00000000-0000-0000-0000-000000000000', ...rows.flatMap((row) => row.subjects)]),
    ] as ItemId[])
    .execute();
  for (const { id, number } of items) {
    const { holds } = await custodyStateOf(context, id);
    if (holds.length > 0)
      throw fault('conflict', `item ${number} is under a hold: entries about it are not erased until it is lifted`, {
        field: 'entries',
      });
  }
};
