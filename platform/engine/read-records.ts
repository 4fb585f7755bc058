import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkColumns } from './link-columns.ts';
import { type Loaded, loadRecords } from './link-load.ts';
import type { LinkRecords } from './link-records.ts';
import { openEngine } from './open-engine.ts';

/** Memory the engine may use before it puts tables aside: it reads and sorts the rows, no more. */
const memoryFor = (records: number): string => (records > 3_000_000 ? '2500MB' : '300MB');

/** Reads CSV files into `records` through an engine of its own, which is gone with its memory before anything is compared. */
export const readRecords = async (
  records: LinkRecords | Promise<LinkRecords>,
  request: {
    readonly files: readonly string[];
    readonly id: string;
    readonly columns: LinkColumns;
    readonly truth?: string;
  },
): Promise<Loaded> => {
  const { files, id, columns, truth } = request;
  const folder = await mkdtemp(join(tmpdir(), 'amparo-link-'));
  const rough = await roughRecords(files);
  const engine = await openEngine({
    memory: memoryFor(rough),
    temporary: folder,
    // Making files takes longer than reading few records.
    ...(rough < FEW ? { path: ':memory:' } : {}),
  });
  try {
    return await loadRecords(engine, records, {
      files,
      id,
      columns,
      folder,
      ...(truth === undefined ? {} : { truth }),
    });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const FEW = 100_000;

/** Bytes of a record at least: a guess that only sizes the memory. */
const RECORD_BYTES = 60;
const roughRecords = async (files: readonly string[]): Promise<number> => {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / RECORD_BYTES;
};
