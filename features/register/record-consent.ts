import { isTime } from '@amparo/core/ground/edtf-time';
import { fault } from '@amparo/core/ground/fault';
import type { ConsentId, EntityId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import { usesShape } from '../records/consents.ts';
import { personFile } from '../records/person-files.ts';
import { sealedFor } from '../records/sealed-for.ts';

/** What a person agreed to, each use on its own. A new answer is a new record; the newest one counts. */
export const recordConsent = writeDeed({
  name: 'register.record-consent',
  summary: 'Record what a person consents to, each use on its own',
  may: 'register',
  onRecord: true,
  input: z.object({
    entity: z.uuid(),
    givenBy: z.string().min(1).max(300).describe('the person, or a guardian or representative, with the relation'),
    takenBy: z.string().min(1).max(300),
    takenOn: z.string().refine(isTime, 'expected a date as EDTF, such as 2025-09-08'),
    form: z.enum(['written', 'oral', 'recorded']),
    uses: usesShape,
    note: z.string().max(4000).optional(),
  }),
  output: z.object({ consent: z.string() }),
  run: async (context, input) => {
    const file = await personFile(context, input.entity as EntityId);
    const mention = file?.mentions[0];
    if (mention === undefined) throw fault('not-found', `no person ${input.entity}`, { field: 'entity' });
    const id = newId<ConsentId>();
    const { transaction } = await sealedFor(context, mention.itemId);
    await transaction
      .insertInto('consent')
      .values({
        id,
        mention_id: mention.id,
        given_by: input.givenBy,
        taken_by: input.takenBy,
        taken_on: input.takenOn,
        form: input.form,
        uses: JSON.stringify(input.uses),
        note: input.note ?? null,
        recorded_seq: context.seq,
        withdrawn_seq: null,
      })
      .execute();
    return {
      output: { consent: id },
      subjects: [mention.id],
      entry: {
        custody: ['consent-changed'],
        consent: id,
        mention: mention.id,
        uses: input.uses,
        form: input.form,
        takenOn: input.takenOn,
      },
    };
  },
});
