import { fault } from '@amparo/core/ground/fault';
import { LINK_COLUMNS, type LinkColumns } from './link-columns.ts';
import { type Engine, literal } from './open-engine.ts';
import { type Utf8Csv, utf8Csv } from './utf8-csv.ts';

/** A row that was left out, with the reason. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Loaded {
  readonly records: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedTotal: number;
}

const SHOWN = 20;

/**
 * Reads CSV files into `source(rid, id, truth, name, given, …)`: trimmed, empty is null, numbered by id so that the
 * order of rows does not show in the answer. Rows that do not fit the header are left out and told; throws
 * `input-invalid` for columns that are not there and ids that are missing or stand twice.
 */
export const loadRecords = async (
  engine: Engine,
  given: {
    readonly files: readonly string[];
    readonly id: string;
    readonly columns: LinkColumns;
    readonly truth?: string;
    readonly folder: string;
  },
): Promise<Loaded> => {
  const refused: RefusedRow[] = [];
  let refusedTotal = 0;
  const parts: string[] = [];
  for (const [at, file] of given.files.entries()) {
    const csv = await utf8Csv(file, given.folder);
    const column = columnOf(csv, file);
    const wanted = LINK_COLUMNS.map((name) => {
      const own = given.columns[name];
      return `${own === undefined ? 'null::varchar' : `nullif(trim(${column(own)}), '')`} as ${name}`;
    });
    const truth = given.truth === undefined || given.truth.endsWith('.csv') ? 'null::varchar' : column(given.truth);
    await engine.run(`create table load_${at} as select nullif(trim(${column(given.id)}), '') as id, ${truth} as truth,
      ${wanted.join(', ')} from ${readerOf(csv, at)}`);
    const rejects = await engine.rows<{ line: string; reason: string; n: string }>(
      `select line::varchar as line, min(error_message) as reason, count(*) over () ::varchar as n from rejects_${at} group by line order by line limit ${SHOWN}`,
    );
    refused.push(
      ...rejects.map(({ line, reason }) => ({ file, line: Number(line), reason: reason.split('\n')[0] ?? reason })),
    );
    refusedTotal += Number(rejects[0]?.n ?? 0);
    parts.push(`select * from load_${at}`);
  }
  const numbered = `select (row_number() over (order by id) - 1)::integer as rid, * from (${parts.join(' union all ')})`;
  if (given.truth?.endsWith('.csv') === true) {
    const known = await utf8Csv(given.truth, given.folder);
    await engine.run(`create table source as select rows.* replace (known.truth as truth) from (${numbered}) rows
      left join (select trim(c0) as id, any_value(trim(c1)) as truth from ${readerOf(known, given.files.length)} group by 1) known using (id)`);
  } else await engine.run(`create table source as ${numbered}`);
  for (const at of given.files.keys()) await engine.run(`drop table load_${at}`);
  await refuseBadIds(engine, given.id);
  return { records: await engine.number('select count(*) from source'), refused, refusedTotal };
};

const readerOf = (csv: Utf8Csv, at: number): string =>
  `read_csv(${literal(csv.path)}, columns = {${csv.header.map((_, column) => `'c${column}': 'VARCHAR'`).join(', ')}},
    auto_detect = false, header = true, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"', new_line = ${literal(csv.newLine)},
    store_rejects = true, rejects_table = ${literal(`rejects_${at}`)}, rejects_scan = ${literal(`rejects_scan_${at}`)}, max_line_size = 10000000)`;

/** Columns go by their place: names may stand with spaces around them, or twice. */
const columnOf =
  (csv: Utf8Csv, file: string) =>
  (wanted: string): string => {
    const at = csv.header.indexOf(wanted.trim());
    if (at < 0)
      throw fault('input-invalid', `${file} has no column "${wanted}"; it has: ${csv.header.join(', ')}`, {
        field: 'columns',
      });
    return `c${at}`;
  };

const refuseBadIds = async (engine: Engine, column: string): Promise<void> => {
  const without = await engine.number('select count(*) from source where id is null');
  const twice = await engine.rows<{ id: string; n: string }>(
    `select id, count(*)::varchar as n from source where id is not null group by id having count(*) > 1 order by id limit 5`,
  );
  if (without > 0)
    throw fault('input-invalid', `${without} rows have nothing in the column "${column}": every record needs an id`, {
      field: 'id',
    });
  if (twice.length > 0)
    throw fault(
      'input-invalid',
      `ids must differ, also between files; these stand more than once in "${column}": ${twice.map(({ id, n }) => `${id} (${n} times)`).join(', ')}`,
      { field: 'id' },
    );
};
