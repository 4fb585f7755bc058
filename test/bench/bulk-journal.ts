import {
  appendLeaf,
  commit,
  type Frontier,
  frontierOf,
  frontierRoot,
  HASH_BYTES,
  hashLeaf,
  leafBytes,
} from '@amparo/merkle-log';
import type { Database } from '@amparo/platform/database/connect';
import canonicalize from 'canonicalize';
import type { BulkWriter } from './bulk-writer.ts';
import type { Seeded } from './seeded.ts';

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

/** Writes entries by the thousand, each with the commitment and leaf hash that the journal itself would give it. */
export class BulkJournal {
  readonly #writer: BulkWriter;
  readonly #chance: Seeded;
  readonly #member: string;
  readonly #started: number;
  #frontier: Frontier;

  constructor(given: { writer: BulkWriter; chance: Seeded; member: string; frontier: Frontier; started: Date }) {
    this.#writer = given.writer;
    this.#chance = given.chance;
    this.#member = given.member;
    this.#frontier = given.frontier;
    this.#started = given.started.getTime();
  }

  get size(): number {
    return this.#frontier.size;
  }

  /** Writes one entry and answers its sequence number. */
  async write(deed: string, subjects: readonly string[], record: Readonly<Record<string, unknown>>): Promise<number> {
    const seq = this.#frontier.size + 1;
    const at = new Date(this.#started + seq * 60_000).toISOString();
    const body = canonicalize({ at, deed, member: this.#member, record, seq, subjects, v: 1 }) ?? '';
    const salt = this.#chance.bytes(32);
    const commitment = commit(salt, Buffer.from(body));
    const leaf = hashLeaf(leafBytes({ v: 1, seq, kind: deed, commitment }));
    this.#frontier = appendLeaf(this.#frontier, leaf);
    await this.#writer.add('entry', {
      seq,
      id: this.#chance.id(),
      recorded_at: at,
      member_id: this.#member,
      deed,
      subjects,
      body,
      salt: hex(salt),
      commitment: `\\x${commitment}`,
      leaf_hash: hex(leaf),
    });
    return seq;
  }

  /** Puts the head where the entries are. */
  async end(database: Database): Promise<void> {
    await database
      .updateTable('journal_head')
      .set({
        size: this.#frontier.size,
        frontier: Buffer.concat(this.#frontier.hashes),
        root: Buffer.from(frontierRoot(this.#frontier)),
      })
      .execute();
  }
}

/** The frontier of a house as it stands. */
export const frontierIn = async (database: Database): Promise<Frontier> => {
  const head = await database.selectFrom('journal_head').select(['size', 'frontier']).executeTakeFirstOrThrow();
  return frontierOf(
    head.size,
    Array.from({ length: head.frontier.length / HASH_BYTES }, (_, at) =>
      head.frontier.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    ),
  );
};
