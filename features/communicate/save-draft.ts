import { AmparoError } from '@amparo/core/ground/fault';
import type { CommunicationId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { composeLetter } from './compose-letter.ts';
import { letterRequest, type Refusal } from './letter.ts';

/** Refused with every reason at once while a person of the letter may not be named. */
export const refuseIfNeeded = (refusals: readonly Refusal[]): void => {
  if (refusals.length === 0) return;
  throw new AmparoError(
    refusals.map(({ name, reason }) => ({ code: 'consent-lacking', message: `${name}: ${reason}`, field: 'persons' })),
  );
};

/** Keeps a draft: the letter as it stood, with the entry of the journal it was made from. */
export const saveDraft = writeDeed({
  name: 'communicate.save-draft',
  summary: 'Keep a draft letter, if all its persons may be named',
  may: 'communicate',
  input: z.object({ ...letterRequest, title: z.string().min(1).max(300).optional() }),
  output: z.object({ communication: z.string() }),
  run: async (context, { title, ...request }) => {
    const { letter, refusals } = await composeLetter(context, request);
    refuseIfNeeded(refusals);
    const id = newId<CommunicationId>();
    await context.transaction
      .insertInto('communication')
      .values({
        id,
        stage: 'draft',
        kind: request.kind,
        state: request.state,
        title: title ?? letter.subject,
        reference: null,
        letter: JSON.stringify({ request, letter }),
        known_at: context.seq - 1,
        recorded_seq: context.seq,
      })
      .execute();
    return {
      output: { communication: id },
      subjects: [id, ...request.persons],
      entry: {
        communication: id,
        kind: request.kind,
        state: request.state,
        persons: request.persons,
        knownAt: context.seq - 1,
      },
    };
  },
});
