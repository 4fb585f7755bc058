import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { recipientShape, recipientsOf } from './recipients.ts';

/** Whom sealed exports may go to, with the fingerprint of each key in words. */
export const listRecipients = readDeed({
  name: 'preserve.list-recipients',
  summary: 'List the recipients of sealed exports and whether their keys were confirmed',
  may: 'export',
  input: z.object({}),
  output: z.object({ recipients: z.array(recipientShape) }),
  command: { words: 'recipient list', documents: 'recipients' },
  run: async (context) => ({ recipients: [...(await recipientsOf(context))] }),
});
