import { RELEASE_BARS } from '@amparo/core/policy/release';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { disclosedEntries } from './bundle-records.ts';
import { recipientNamed, recipientShape } from './recipients.ts';
import { barsInWords, itemNumber, selectItems, selectionFields } from './selection.ts';

/** What would leave, before anything does: shown to the person who decides. */
export const previewExport = readDeed({
  name: 'preserve.preview-export',
  summary: 'Tell what an export would let leave: items, bytes, what forbids it, entries, recipient',
  may: 'export',
  onRecord: true,
  input: z.object({ ...selectionFields, sealedTo: z.string().min(1).optional().describe('recipient, by name or id') }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        title: z.string(),
        size: z.number(),
        classification: z.string(),
        exculpatory: z.boolean(),
        /** Persons in it who are children. */
        minors: z.number(),
        /** What forbids its release today. */
        bars: z.array(z.enum(RELEASE_BARS)),
        why: z.string().nullable(),
        needsTwo: z.boolean(),
        /** Why only its hashes leave; null when its bytes do. */
        withheld: z.string().nullable(),
        /** Items that were inside of it and were not chosen. */
        leftBehind: z.array(z.string()),
      }),
    ),
    leaving: z.object({
      items: z.number(),
      bytes: z.number(),
      public: z.number(),
      restricted: z.number(),
      sealed: z.number(),
      minors: z.number(),
    }),
    /** True when an item that was named may not leave: the export would be refused. */
    refused: z.boolean(),
    /** True when two people must agree first (preserve.ask-export). */
    needsApproval: z.boolean(),
    entries: z.object({ inJournal: z.number(), disclosed: z.number() }),
    recipient: recipientShape.nullable(),
  }),
  command: { words: 'export preview', documents: 'items' },
  run: async (context, { sealedTo, ...selection }) => {
    const chosen = await selectItems(context, { ...selection, forbidden: 'withhold' }, selection.all);
    const numbers = new Map(chosen.map(({ id, number }) => [id, itemNumber(number)]));
    const leaving = chosen.filter(({ withheld }) => withheld === null);
    const count = (wanted: string): number => leaving.filter(({ classification }) => classification === wanted).length;
    const head = await context.database.selectFrom('journal_head').select('size').executeTakeFirst();
    const size = head?.size ?? 0;
    const children = chosen.flatMap((item) => item.children.filter((id) => !numbers.has(id)));
    const named =
      children.length === 0
        ? []
        : await context.database.selectFrom('item').select(['id', 'number']).where('id', 'in', children).execute();
    const behind = new Map(named.map(({ id, number }) => [id, itemNumber(number)]));
    const way = selection.forbidden ?? (selection.all ? 'withhold' : 'refuse');
    const asked = new Set(selection.withhold);
    const barred = chosen.filter(
      ({ id, number, bars }) =>
        bars.length > 0 && ![id, String(number), itemNumber(number)].some((word) => asked.has(word)),
    );
    return {
      items: chosen.map((item) => ({
        id: item.id,
        number: itemNumber(item.number),
        title: item.title,
        size: item.size,
        classification: item.classification,
        exculpatory: item.exculpatory,
        minors: item.minors,
        bars: [...item.bars],
        why: item.bars.length === 0 ? null : barsInWords(item.bars),
        needsTwo: item.needsTwo,
        withheld: item.withheld,
        leftBehind: item.children.flatMap((id) => behind.get(id) ?? []),
      })),
      leaving: {
        items: leaving.length,
        bytes: leaving.reduce((sum, item) => sum + item.size, 0),
        public: count('public'),
        restricted: count('restricted'),
        sealed: count('sealed'),
        minors: leaving.reduce((sum, item) => sum + item.minors, 0),
      },
      refused: way === 'refuse' && barred.length > 0,
      needsApproval: leaving.some(({ needsTwo }) => needsTwo),
      entries: { inJournal: size, disclosed: (await disclosedEntries({ context, chosen, size })).length },
      recipient: sealedTo === undefined ? null : await recipientNamed(context, sealedTo),
    };
  },
});
