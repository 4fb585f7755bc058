import { fault } from '@amparo/core/ground/fault';
import type { CommunicationId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { bytesDeed } from '../kernel/deed.ts';
import { composeLetter } from './compose-letter.ts';
import { letterRequestShape, letterShape } from './letter.ts';
import { letterDocx } from './letter-docx.ts';
import { refuseIfNeeded } from './save-draft.ts';

const stored = z.object({ request: letterRequestShape, letter: letterShape });

/** A kept draft as DOCX. Consent is asked again now: what was allowed when it was drafted may have been withdrawn. */
export const writeDocx = bytesDeed({
  name: 'communicate.write-docx',
  summary: 'Write a kept draft as DOCX; with footnotes of sources for the working copy only',
  may: 'communicate',
  input: z.object({
    communication: z.uuid(),
    sources: z.boolean().default(false).describe('working copy with footnotes of sources'),
  }),
  output: z.unknown(),
  command: { words: 'write letter' },
  run: async (context, { communication, sources }) => {
    const row = await context.database
      .selectFrom('communication')
      .selectAll()
      .where('id', '=', communication as CommunicationId)
      .executeTakeFirst();
    if (row === undefined) throw fault('not-found', `no communication ${communication}`);
    const { request, letter } = stored.parse(row.letter);
    refuseIfNeeded((await composeLetter(context, request)).refusals);
    const bytes = await letterDocx(letter, { sources, title: row.title });
    return {
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      name: `${letter.kind}-${letter.state}-${letter.date}${sources ? '-with-sources' : ''}.docx`,
      size: bytes.byteLength,
      bytes: one(bytes),
    };
  },
});

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
