import { AmparoError } from '@amparo/core/ground/fault';
import { type Catalogue, deedsByName } from '@amparo/features/catalogue';
import type { JobDeed, ReadDeed, WriteDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform, performBytes } from '@amparo/features/kernel/perform';
import { doJob } from '@amparo/features/kernel/run-job';
import type { z } from 'zod';

type Name = keyof Catalogue & string;
type Answer<N extends Name> = z.output<Catalogue[N]['output']>;
type Asked<N extends Name> = z.input<Catalogue[N]['input']>;

/** A deed by name, as the owner of the house: what a scenario is told in. */
export const deed = async <N extends Name>(house: House, name: N, input: Asked<N>): Promise<Answer<N>> => {
  const found = deedsByName.get(name);
  if (found?.kind === 'job') return (await doJob(house, house.owner, found as JobDeed, input)) as Answer<N>;
  return (await perform(house, house.owner, found as ReadDeed | WriteDeed, input)) as Answer<N>;
};

/** The bytes that a deed answers with. */
export const bytesOf = async (house: House, name: Name, input: object): Promise<Buffer> => {
  const out = await performBytes(house, house.owner, deedsByName.get(name) as ReadDeed, input);
  const chunks: Uint8Array[] = [];
  for await (const chunk of out.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The codes of the faults that a deed is refused with; empty when it is done. */
export const refusal = async (attempt: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await attempt;
    return [];
  } catch (cause) {
    if (cause instanceof AmparoError) return cause.faults.map(({ code }) => code);
    throw cause;
  }
};

/** Confirms everything proposed in an item. */
export const confirmAll = async (house: House, item: string): Promise<number> => {
  const { cards } = await deed(house, 'read.open-item', { item });
  const claims = cards.flatMap((card) => card.claims.filter(({ status }) => status === 'proposed').map(({ id }) => id));
  return claims.length === 0 ? 0 : (await deed(house, 'register.confirm-claims', { claims })).confirmed;
};
