import { fault } from '@amparo/core/ground/fault';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { recipientNamed, recipientShape } from './recipients.ts';

/** A person heard or saw the words of the fingerprint by another way than the key came by, and says so. */
export const confirmRecipient = writeDeed({
  name: 'preserve.confirm-recipient',
  summary: "Confirm a recipient's key over a second channel",
  may: 'export',
  input: z.object({
    recipient: z.string().min(1).describe('name or id'),
    words: z.string().trim().min(1).describe('the words of the fingerprint as the other side said them'),
    with: z.string().trim().min(1).max(200).describe('with whom it was confirmed'),
    how: z.string().trim().min(1).max(500).describe('over which second channel: by telephone, in person, …'),
  }),
  output: recipientShape,
  command: { words: 'recipient confirm', positional: 'recipient' },
  run: async (context, input) => {
    const recipient = await recipientNamed(context, input.recipient);
    const said = input.words
      .toLowerCase()
      .split(/[\s-]+/)
      .join(' ');
    if (said !== recipient.words) {
      throw fault(
        'conflict',
        `these are not the words of the key that is on record for ${recipient.name}: do not use it, ask how it came here`,
        { field: 'words' },
      );
    }
    await context.transaction
      .updateTable('recipient')
      .set({ confirmed_with: input.with, confirmed_how: input.how, confirmed_seq: context.seq })
      .where('id', '=', recipient.id)
      .execute();
    return {
      output: { ...recipient, confirmed: { with: input.with, how: input.how, seq: context.seq } },
      subjects: [recipient.id],
      entry: { name: recipient.name, words: recipient.words, with: input.with, how: input.how },
    };
  },
});
