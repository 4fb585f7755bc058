import { fault } from '@amparo/core/ground/fault';
import type { ConsentId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { mentionsOf } from '../records/mentions.ts';

/** A consent taken back. It stays on record, with what was done under it; from now on it allows nothing. */
export const withdrawConsent = writeDeed({
  name: 'register.withdraw-consent',
  summary: 'Record that a consent was withdrawn',
  may: 'register',
  onRecord: true,
  input: z.object({ consent: z.uuid(), reason: z.string().min(1).max(2000) }),
  output: z.object({ consent: z.string() }),
  run: async (context, { consent, reason }) => {
    const row = await context.transaction
      .selectFrom('consent')
      .select(['mention_id', 'withdrawn_seq'])
      .where('id', '=', consent as ConsentId)
      .executeTakeFirst();
    const [mention] = row === undefined ? [] : await mentionsOf(context, { ids: [row.mention_id] });
    if (row === undefined || mention === undefined)
      throw fault('not-found', `no consent ${consent}`, { field: 'consent' });
    if (row.withdrawn_seq !== null) throw fault('conflict', 'this consent was withdrawn already', { field: 'consent' });
    await context.transaction
      .updateTable('consent')
      .set({ withdrawn_seq: context.seq })
      .where('id', '=', consent as ConsentId)
      .execute();
    return {
      output: { consent },
      subjects: [mention.id],
      entry: { custody: ['consent-changed'], consent, withdrawn: true, reason },
    };
  },
});
