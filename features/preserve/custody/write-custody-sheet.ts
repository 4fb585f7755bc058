import type { ItemId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { bytesDeed } from '../../kernel/deed.ts';
import { custodyFacts } from '../../records/custody-facts.ts';
import { custodySheet } from '../../records/custody-sheet.ts';
import { SHEET_LANGUAGES } from '../../records/custody-sheet-words.ts';
import { canonicalJson } from '../canonical-json.ts';

/** All that is on record of one item, to print or to hand to a program. Gaps of the chain stand first, in red. */
export const writeCustodySheet = bytesDeed({
  name: 'preserve.write-custody-sheet',
  summary: 'Write the custody sheet of an item, with every gap in its chain',
  may: 'read',
  onRecord: true,
  input: z.object({
    item: z.uuid(),
    format: z.enum(['pdf', 'json']).default('pdf'),
    language: z.enum(SHEET_LANGUAGES).default('en'),
  }),
  output: z.unknown(),
  run: async (context, { item, format, language }) => {
    const facts = await custodyFacts(context, item as ItemId);
    const bytes = format === 'pdf' ? await custodySheet(facts, language) : Buffer.from(`${canonicalJson(facts)}\n`);
    return {
      mediaType: format === 'pdf' ? 'application/pdf' : 'application/json',
      name: `custody-${facts.number}.${format}`,
      size: bytes.byteLength,
      bytes: (async function* () {
        yield bytes;
      })(),
    };
  },
});
