import { fault } from '@amparo/core/ground/fault';
import type { RecipientId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { Encrypter } from 'age-encryption';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { fingerprintWords, recipientShape } from './recipients.ts';

/** Takes a recipient's key down. Nothing is sealed to it before it is confirmed. A new key under the same name takes the old one's place. */
export const addRecipient = writeDeed({
  name: 'preserve.add-recipient',
  summary: 'Add a recipient of sealed exports with their age key, and show its fingerprint in words',
  may: 'export',
  input: z.object({
    name: z.string().trim().min(1).max(200),
    ageRecipient: z.string().trim().min(1).max(4000).describe('the public key that age-keygen prints: age1…'),
  }),
  output: recipientShape,
  command: { words: 'recipient add', positional: 'name' },
  run: async ({ transaction, seq }, { name, ageRecipient }) => {
    requireKey(ageRecipient);
    await transaction
      .updateTable('recipient')
      .set({ retired_seq: seq })
      .where('name', '=', name)
      .where('retired_seq', 'is', null)
      .execute();
    const id = newId<RecipientId>();
    await transaction
      .insertInto('recipient')
      .values({
        id,
        name,
        age_recipient: ageRecipient,
        recorded_seq: seq,
        confirmed_with: null,
        confirmed_how: null,
        confirmed_seq: null,
        retired_seq: null,
      })
      .execute();
    const words = fingerprintWords(ageRecipient);
    return {
      output: { id, name, ageRecipient, words, confirmed: null },
      subjects: [id],
      entry: { name, ageRecipient, words },
    };
  },
});

const requireKey = (ageRecipient: string): void => {
  try {
    new Encrypter().addRecipient(ageRecipient);
  } catch (cause) {
    throw fault(
      'input-invalid',
      `expected a public key of age (age1…), got ${JSON.stringify(ageRecipient.slice(0, 80))}`,
      {
        field: 'ageRecipient',
        cause,
      },
    );
  }
};
