import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachCandidate, findKeys } from '@amparo/platform/engine/link-keys';
import { loadRecords } from '@amparo/platform/engine/link-load';
import { LinkRecords } from '@amparo/platform/engine/link-records';
import { literal, openEngine } from '@amparo/platform/engine/open-engine';

/**
 * The bare baseline, in a process of its own: a DuckDB with all cores that scores the pairs that our keys found. What is
 * timed: each pair joined to its two records (strings as the file has them), each of the five columns compared by
 * DuckDB's own Jaro–Winkler at two thresholds where the strings are not equal, the five weights added, what is above a
 * line counted. Not timed: reading, and finding the pairs. No training, frequencies, clusters or files. Arguments: the
 * CSV file, a folder, the columns as JSON. Prints JSON.
 */
const [, , file = '', folder = '', columnsJson = '{}'] = process.argv;
const columns = JSON.parse(columnsJson) as Readonly<Record<string, string>>;
const engine = await openEngine({ memory: '4GB', temporary: folder });
const records = new LinkRecords(columns);
await loadRecords(engine, records, { files: [file], id: 'id', columns, folder });

const path = join(folder, 'bare-pairs.csv');
writeFileSync(path, 'a,b\n');
let lines: string[] = [];
const write = (): void => {
  appendFileSync(path, lines.join(''));
  lines = [];
};
eachCandidate(records.count, findKeys(records, columns).groups, (a, b) => {
  lines.push(`${a},${b}\n`);
  if (lines.length === 100_000) write();
});
write();
await engine.run(
  `create table pair as select a, b from read_csv(${literal(path)}, columns = {'a': 'INTEGER', 'b': 'INTEGER'}, header = true, auto_detect = false)`,
);
await engine.run(
  `create table bare as select (row_number() over (order by id) - 1)::integer as rid, * from read_csv(${literal(file)}, all_varchar = true)`,
);

/** What a plain script would write: equal, nearly equal, other; nothing where a side is silent. */
const weight = Object.values(columns)
  .map(
    (
      column,
    ) => `coalesce(case when l.${column} is null or r.${column} is null then 0 when l.${column} = r.${column} then 8
      when jaro_winkler_similarity(l.${column}, r.${column}) >= 0.92 then 5 when jaro_winkler_similarity(l.${column}, r.${column}) >= 0.8 then 2
      else -4 end, 0)`,
  )
  .join(' + ');
const since = performance.now();
const used = process.cpuUsage();
const kept = await engine.number(
  `select count(*) from (select ${weight} as weight from pair join bare l on l.rid = a join bare r on r.rid = b) where weight > 5`,
);
const { user, system } = process.cpuUsage(used);
console.log(
  JSON.stringify({ seconds: (performance.now() - since) / 1000, processorSeconds: (user + system) / 1e6, kept }),
);
await engine.close();
process.exit(0);
