import { openCosignature, parseNote, parseSignatureLine, parseWitnessKey } from '@amparo/merkle-log';
import { stampedData } from '@amparo/platform/anchors/anchor-journal';
import { verifyTimeStamp } from '@amparo/platform/anchors/verify-time-stamp';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { anchorSettings } from '../../records/anchors.ts';

/** Checks every stored time stamp and cosignature again, without asking anybody. */
export const checkAnchors = readDeed({
  name: 'preserve.check-anchors',
  summary: 'Check all stored time stamps and cosignatures against the checkpoints',
  may: 'read',
  input: z.object({}),
  output: z.object({
    ok: z.boolean(),
    stamps: z.number(),
    cosignatures: z.number(),
    /** Of authorities and witnesses that are configured no more: their roots and keys are not trusted now. */
    notChecked: z.number(),
    faults: z.array(z.string()),
  }),
  command: { words: 'anchor check' },
  run: async ({ house, database }) => {
    const settings = await anchorSettings(database);
    const faults: string[] = [];
    let notChecked = 0;
    const stamps = await database.selectFrom('time_stamp').selectAll().orderBy('stamped_at').execute();
    for (const row of stamps) {
      const authority = settings.authorities.find(({ name }) => name === row.authority);
      if (authority === undefined) {
        notChecked += 1;
        continue;
      }
      try {
        const data = await stampedData(house.database, row.id);
        verifyTimeStamp(row.token, { data, roots: authority.roots, chain: row.chain });
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        faults.push(`time stamp by ${row.authority} over ${row.size} entries: ${why}`);
      }
    }
    const lines = await database
      .selectFrom('cosignature')
      .innerJoin('checkpoint', 'checkpoint.size', 'cosignature.size')
      .select(['cosignature.size', 'witness', 'line', 'note'])
      .execute();
    for (const { size, witness, line, note } of lines) {
      const place = settings.witnesses.find(({ name }) => name === witness);
      if (place === undefined) {
        notChecked += 1;
        continue;
      }
      try {
        const signature = parseSignatureLine(line.trimEnd());
        if (openCosignature(parseNote(note).text, signature, parseWitnessKey(place.key)) === undefined) notChecked += 1;
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        faults.push(`cosignature by ${witness} over ${size} entries: ${why}`);
      }
    }
    return { ok: faults.length === 0, stamps: stamps.length, cosignatures: lines.length, notChecked, faults };
  },
});
