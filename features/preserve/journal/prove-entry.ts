import { fault } from '@amparo/core/ground/fault';
import { formatTlogProof, leafBytes, parseCheckpoint, parseNote } from '@amparo/merkle-log';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';

/** The proof of one entry, as a file that a stranger checks (C2SP tlog-proof). It discloses nothing that the entry says. */
export const proveEntry = readDeed({
  name: 'preserve.prove-entry',
  summary: 'Prove that an entry stands in the signed journal',
  may: 'read',
  input: z.object({ seq: z.int().min(1) }),
  output: z.object({
    seq: z.number(),
    /** The leaf, as it was hashed into the tree. */
    leaf: z.string(),
    /** Entries under the checkpoint of the proof, and its root. */
    size: z.number(),
    root: z.string(),
    hashes: z.number(),
    /** The text of a `.tlog-proof` file. */
    proof: z.string(),
  }),
  command: { words: 'journal prove', positional: 'seq' },
  run: async ({ house, database }, { seq }) => {
    const entry = await database
      .selectFrom('entry')
      .select(['deed', 'commitment'])
      .where('seq', '=', seq)
      .executeTakeFirst();
    if (entry === undefined) throw fault('not-found', `no entry ${seq}`, { field: 'seq' });
    const proof = await house.journal.prove(seq);
    if (proof === undefined)
      throw fault('conflict', `entry ${seq} is not under a signed checkpoint yet: ask again in a moment`, {
        field: 'seq',
      });
    const { size, root } = parseCheckpoint(parseNote(proof.checkpoint).text);
    const commitment = entry.commitment.toString('hex');
    return {
      seq,
      leaf: Buffer.from(leafBytes({ v: 1, seq, kind: entry.deed, commitment })).toString(),
      size,
      root: Buffer.from(root).toString('hex'),
      hashes: proof.hashes.length,
      proof: formatTlogProof(proof),
    };
  },
});
