import { createHash } from 'node:crypto';
import { fault } from '@amparo/core/ground/fault';
import type { RecipientId } from '@amparo/core/ground/ids';
import { isId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import type { ReadContext } from '../../kernel/deed.ts';

export const recipientShape = z.object({
  id: z.string(),
  name: z.string(),
  ageRecipient: z.string(),
  /** Eight made-up words that both sides read to each other. */
  words: z.string(),
  confirmed: z.object({ with: z.string(), how: z.string(), seq: z.number() }).nullable(),
});
export type RecipientRow = z.infer<typeof recipientShape>;

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/**
 * A fingerprint to read aloud: 128 bits of the key's SHA-256 as eight words of five letters, consonant and vowel by turns,
 * 16 bits a word (proquint, arXiv 0901.4016).
 */
export const fingerprintWords = (ageRecipient: string): string => {
  const digest = createHash('sha256').update(ageRecipient).digest();
  return Array.from({ length: 8 }, (_, at) => {
    const bits = digest.readUInt16BE(at * 2);
    const pick = (letters: string, shift: number): string => letters[(bits >> shift) & (letters.length - 1)] ?? '';
    return [pick(CONSONANTS, 12), pick(VOWELS, 10), pick(CONSONANTS, 6), pick(VOWELS, 4), pick(CONSONANTS, 0)].join('');
  }).join(' ');
};

export const recipientsOf = async ({ database }: ReadContext): Promise<readonly RecipientRow[]> => {
  const rows = await database
    .selectFrom('recipient')
    .selectAll()
    .where('retired_seq', 'is', null)
    .orderBy('recorded_seq')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ageRecipient: row.age_recipient,
    words: fingerprintWords(row.age_recipient),
    confirmed:
      row.confirmed_seq === null
        ? null
        : { with: row.confirmed_with ?? '', how: row.confirmed_how ?? '', seq: row.confirmed_seq },
  }));
};

/** A recipient by name or id. @throws AmparoError `not-found`. */
export const recipientNamed = async (
  context: ReadContext,
  word: string,
): Promise<RecipientRow & { readonly id: RecipientId }> => {
  const found = (await recipientsOf(context)).find(({ id, name }) => name === word || (isId(word) && id === word));
  if (found === undefined) throw fault('not-found', `no recipient ${JSON.stringify(word)}`, { field: 'sealedTo' });
  return { ...found, id: found.id as RecipientId };
};

/** The same, refusing a key that nobody confirmed. @throws AmparoError `not-permitted`. */
export const confirmedRecipient = async (context: ReadContext, word: string) => {
  const recipient = await recipientNamed(context, word);
  if (recipient.confirmed !== null) return recipient;
  throw fault(
    'not-permitted',
    `the key of ${recipient.name} was not confirmed: let them read you "${recipient.words}" over another way than the key came by, then preserve.confirm-recipient`,
    { field: 'sealedTo' },
  );
};
