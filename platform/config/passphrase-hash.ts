import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fault } from '@amparo/core/ground/fault';
import type { PassphraseHash } from '../database/tables.ts';

/** The second recommended option of RFC 9106 §4: 64 MiB, 3 passes, 4 lanes. */
const COST = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 } as const;
const LEAST_CHARACTERS = 12;
const argon2Hash = promisify(argon2);

/** What a member's passphrase is checked against later. @throws AmparoError `input-invalid` when it is too short. */
export const hashPassphrase = async (passphrase: string, cost: typeof COST = COST): Promise<PassphraseHash> => {
  const characters = [...passphrase].length;
  if (characters < LEAST_CHARACTERS) {
    const message = `the passphrase has ${characters} characters; at least ${LEAST_CHARACTERS} are needed. Six random words are better`;
    throw fault('input-invalid', message, { field: 'passphrase' });
  }
  const salt = randomBytes(16);
  const hash = await hashOf(passphrase, salt, cost);
  return { ...cost, salt: salt.toString('hex'), hash: hash.toString('hex') };
};

/** Whether this is the passphrase of the hash. Takes as long for a wrong one. */
export const isPassphrase = async (passphrase: string, known: PassphraseHash): Promise<boolean> => {
  const found = await hashOf(passphrase, Buffer.from(known.salt, 'hex'), known);
  const wanted = Buffer.from(known.hash, 'hex');
  return found.length === wanted.length && timingSafeEqual(found, wanted);
};

/** Prepared as RFC 8265 §4.2.2 (OpaqueString) says, so that one passphrase typed on two keyboards is one. */
const hashOf = (
  passphrase: string,
  salt: Uint8Array,
  cost: Pick<PassphraseHash, 'memoryKiB' | 'passes' | 'lanes'>,
): Promise<Buffer> =>
  argon2Hash('argon2id', {
    message: Buffer.from(passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC'), 'utf8'),
    nonce: salt,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength: 32,
  });
