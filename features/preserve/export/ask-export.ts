import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { type AskedOfTwo, agreed, waitingShape } from '../../records/approvals.ts';
import type { ReleaseItem } from './release.ts';
import { itemNumber, selectItems, selectionFields } from './selection.ts';

/** What a second person is asked: which of the leaving items need two, and which bytes those are. */
export const exportRequest = (leaving: readonly ReleaseItem[]): AskedOfTwo => {
  const binding = leaving.filter(({ needsTwo }) => needsTwo);
  return {
    deed: 'preserve.export-bundle',
    may: 'export',
    request: { items: binding.map(({ id, sha256 }) => ({ item: id, sha256 })) },
    items: binding.map(({ id }) => id),
    why: `Let ${binding.length} items leave the house: ${binding.map(({ number }) => itemNumber(number)).join(', ')}.`,
  };
};

/** Puts the request down that a second person agrees to; the export is then done with its id. */
export const askExport = writeDeed({
  name: 'preserve.ask-export',
  summary: 'Ask a second person to agree that items leave the house',
  may: 'export',
  onRecord: true,
  input: z.object(selectionFields),
  output: waitingShape,
  command: { words: 'export ask' },
  run: async (context, selection) => {
    const items = await selectItems(context, selection, true);
    const leaving = items.filter(({ withheld }) => withheld === null);
    const asked = exportRequest(leaving);
    if (asked.items.length === 0)
      throw fault('conflict', 'none of these items needs a second person: export them', { field: 'item' });
    const answer = await agreed(context, asked, undefined);
    if (answer.ready) throw fault('internal', 'a request cannot be ready before anybody agreed');
    return { output: answer.waiting, subjects: asked.items, entry: answer.entry };
  },
});
