import { createHash } from 'node:crypto';
import type { ItemId } from '@amparo/core/ground/ids';
import { ocrEngineHere } from '@amparo/platform/ocr/ocr-engine';
import { readScans, type ScanReading } from '@amparo/platform/ocr/read-scans';
import { z } from 'zod';
import { preparedDeed } from '../kernel/deed.ts';
import { blobForProgram } from '../records/readable-blob.ts';
import { sealedFor } from '../records/sealed-for.ts';

/** Some pages of a long scan, read by OCR and kept until the item is read whole: a step of `read.read-items`. */
export const readPictures = preparedDeed({
  name: 'read.read-pictures',
  summary: 'Read some pages of an item by OCR',
  may: 'register',
  onRecord: true,
  inner: true,
  input: z.object({ item: z.uuid(), pages: z.array(z.int().min(1)).min(1).max(100) }),
  output: z.object({ read: z.number() }),
  prepare: async (context, { item, pages }) => {
    const held = await blobForProgram(context, item as ItemId);
    const engine = await ocrEngineHere();
    if (engine === null) return [];
    return readScans({
      bytes: () => context.house.vault.read(held.blob),
      declaredName: held.originalName,
      pages,
      engine,
    });
  },
  run: async (given, { item }, readings: readonly ScanReading[]) => {
    const { transaction, seq } = await sealedFor(given, item as ItemId);
    const rows = readings.map(({ page, engine, text, words, confidence, problem }) => ({
      item_id: item as ItemId,
      page,
      engine,
      body: text,
      words: JSON.stringify(words.map((word) => [word.start, word.end, word.confidence])),
      confidence,
      problem: problem === null ? null : JSON.stringify(problem),
      recorded_seq: seq,
    }));
    if (rows.length > 0) {
      await transaction
        .insertInto('ocr_page')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['item_id', 'page']).doUpdateSet(({ ref }) => ({
            engine: ref('excluded.engine'),
            body: ref('excluded.body'),
            words: ref('excluded.words'),
            confidence: ref('excluded.confidence'),
            problem: ref('excluded.problem'),
            recorded_seq: ref('excluded.recorded_seq'),
          })),
        )
        .execute();
    }
    return {
      output: { read: rows.length },
      subjects: [item],
      entry: {
        custody: ['derived'],
        item,
        engine: rows[0]?.engine ?? null,
        pages: rows.map(({ page, body }) => ({ page, sha256: createHash('sha256').update(body).digest('hex') })),
      },
    };
  },
});
