import { fault } from '@amparo/core/ground/fault';
import { NamesError, STANDARDS, transliterate } from '@amparo/names';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';

/** Writes text in Latin letters under a named standard, without a workspace. */
export const namesTransliterate = localDeed({
  name: 'consolidate.names-transliterate',
  summary: 'Write text in Latin letters under a named standard',
  may: 'read',
  input: z.object({
    standard: z.string().describe(`the code of the standard: ${STANDARDS.map(({ code }) => code).join(', ')}`),
    lines: z.boolean().default(false).describe('read the text from standard input and answer a line for each line'),
    text: z.array(z.string()).default([]).describe('the text; several words are one text'),
  }),
  output: z.object({ text: z.array(z.string()) }),
  command: { words: 'names transliterate', positional: 'text', documents: 'text', bare: 'text', takesLines: 'text' },
  run: async ({ standard, lines, text }) => {
    if (!lines && text.length === 0) throw fault('input-invalid', 'give text, or --lines', { field: 'text' });
    try {
      return { text: (lines ? text : [text.join(' ')]).map((line) => transliterate(line, standard)) };
    } catch (cause) {
      if (cause instanceof NamesError) throw fault('input-invalid', cause.message, { field: 'standard', cause });
      throw cause;
    }
  },
});
