import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LinkRequest, type LinkRun, link, linkWith, memoryFor } from '@amparo/platform/engine/link';
import { literal, openEngine } from '@amparo/platform/engine/open-engine';
import { writeLinkRecords } from './link-records.ts';

const COLUMNS = { given: 'given', family: 'family', birth: 'birth', place: 'place', identifier: 'identifier' };
const round = (value: number, digits = 3): number => Math.round(value * 10 ** digits) / 10 ** digits;

/**
 * `npm run bench -- link`: invented records from CSV to clusters (AMPARO_LINK_RECORDS, a million by default), against
 * a bare DuckDB that reads the same file and scores the same pairs; then the public sets with the same configuration,
 * where they are.
 */
export const benchLink = async (): Promise<object> => {
  const records = Number(process.env['AMPARO_LINK_RECORDS'] ?? 1_000_000);
  const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-link-'));
  try {
    const file = join(folder, 'records.csv');
    await writeLinkRecords(file, records, 7);
    const out = join(folder, 'out');
    await mkdir(out);
    const engine = await openEngine({ memory: memoryFor(records), temporary: folder });
    try {
      const run = await linkWith(engine, { files: [file], id: 'id', columns: COLUMNS, truth: 'person', out }, folder);
      const seconds = Object.values(run.seconds).reduce((sum, one) => sum + one, 0);
      const since = performance.now();
      await engine.run(
        `create table bare as select row_number() over (order by id) - 1 as rid, * from read_csv(${literal(file)}, all_varchar = true)`,
      );
      const kept = await engine.number(`select count(*) from (select ${BARE} as weight from candidate
        join bare l on l.rid = (pair >> 32)::integer join bare r on r.rid = (pair & 4294967295)::integer) where weight > 5`);
      const bare = (performance.now() - since) / 1000;
      return {
        ...shown(run),
        recordsPerSecond: Math.round(records / seconds),
        seconds: round(seconds),
        parts: run.seconds,
        memoryMb: run.memoryMb,
        bareSeconds: round(bare),
        bareKept: kept,
        ratio: round(seconds / bare, 2),
        public: await publicSets(folder),
      };
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What a plain script would write: equal, nearly equal, other; nothing where a side is silent. */
const BARE = ['given', 'family', 'birth', 'place', 'identifier']
  .map(
    (
      column,
    ) => `coalesce(case when l.${column} is null or r.${column} is null then 0 when l.${column} = r.${column} then 8
      when jaro_winkler_similarity(l.${column}, r.${column}) >= 0.92 then 5 when jaro_winkler_similarity(l.${column}, r.${column}) >= 0.8 then 2
      else -4 end, 0)`,
  )
  .join(' + ');

const shown = (run: LinkRun) => ({
  records: run.records,
  candidates: run.candidates.pairs,
  pairF1: round(run.quality?.clustered.pairs.f1 ?? 0),
  pairPrecision: round(run.quality?.clustered.pairs.precision ?? 0),
  pairwiseF1: round(run.quality?.pairwise.f1 ?? 0),
  bCubed: round(run.quality?.clustered.bCubed.f1 ?? 0),
  blockingRecall: round(run.quality?.blockingRecall ?? 0),
  largest: run.largest,
});

const LISTS = new URL('../../../shared/data/linkage/', import.meta.url);

const publicSets = async (folder: string): Promise<object> => {
  if (!existsSync(LISTS)) return {};
  const of = (name: string): string => fileURLToPath(new URL(name, LISTS));
  const ids = (await readFile(of('febrl3.csv'), 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');
  const truth = join(folder, 'febrl3-truth.csv');
  await writeFile(truth, `id,person\n${ids.map((id) => `${id},${id.split('-')[1]}`).join('\n')}\n`);
  const historical = {
    birth: 'dob',
    place: 'birth_place',
    postcode: 'postcode_fake',
    occupation: 'occupation',
    sex: 'gender',
  };
  const sets: Readonly<Record<string, Omit<LinkRequest, 'out'>>> = {
    fake_1000: {
      files: [of('fake_1000.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { given: 'first_name', family: 'surname', birth: 'dob', place: 'city', identifier: 'email' },
    },
    febrl3: {
      files: [of('febrl3.csv')],
      id: 'rec_id',
      truth,
      columns: {
        given: 'given_name',
        family: 'surname',
        birth: 'date_of_birth',
        place: 'suburb',
        address: 'address_1',
        postcode: 'postcode',
        identifier: 'soc_sec_id',
      },
    },
    historical_50k_half: {
      files: [of('historical_50k_half.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { given: 'first_name', family: 'surname', ...historical },
    },
    'historical_50k_half, whole names': {
      files: [of('historical_50k_half.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { name: 'full_name', ...historical },
    },
  };
  const answers: Record<string, object> = {};
  for (const [name, set] of Object.entries(sets)) answers[name] = shown(await link({ ...set, out: folder }));
  return answers;
};
