import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';

const use = z.enum(['yes', 'no']);

/** The four answers, never one for another (communications page §1.2). */
export const usesShape = z.object({ submit: use, nameToGovernment: use, publishName: use, press: use });
export type ConsentUse = keyof z.infer<typeof usesShape>;

export const consentShape = z.object({
  id: z.string(),
  mentionId: z.string(),
  givenBy: z.string(),
  takenBy: z.string(),
  takenOn: z.string(),
  form: z.string(),
  uses: usesShape,
  note: z.string().nullable(),
  recordedSeq: z.number(),
  withdrawn: z.boolean(),
});
export type ConsentRow = z.infer<typeof consentShape>;

/** Consents recorded for these mentions, the newest first; withdrawn ones too. */
export const consentsOf = async ({ database }: ReadContext, mentions: readonly MentionId[]): Promise<ConsentRow[]> => {
  if (mentions.length === 0) return [];
  const rows = await database
    .selectFrom('consent')
    .selectAll()
    .where('mention_id', 'in', mentions)
    .orderBy('recorded_seq', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    mentionId: row.mention_id,
    givenBy: row.given_by,
    takenBy: row.taken_by,
    takenOn: row.taken_on,
    form: row.form,
    uses: row.uses,
    note: row.note,
    recordedSeq: row.recorded_seq,
    withdrawn: row.withdrawn_seq !== null,
  }));
};
