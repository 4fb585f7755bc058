import { fault } from '@amparo/core/ground/fault';
import type { LinkColumns } from './link-columns.ts';
import { fieldsOf, type LinkRecords } from './link-records.ts';
import { type Engine, literal } from './open-engine.ts';
import { type Utf8Csv, utf8Csv } from './utf8-csv.ts';

/** A row that was left out, with the reason. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Loaded {
  readonly refused: readonly RefusedRow[];
  readonly refusedTotal: number;
}

const SHOWN = 20;
/** Rows that come from the engine at once; whole groups of its own, so that each is read once. */
const ROWS_AT_ONCE = 122_880;
/** Stand between fields and between rows on the way out of the engine: control characters (US, RS) that no name has. */
const FIELD = 31;
const ROW = 30;

/**
 * Reads CSV files into `records`, by id, so that the order of rows does not show in the answer. Rows that do not fit the
 * header are left out and told; throws `input-invalid` for columns that are not there and ids that are missing or stand
 * twice.
 */
export const loadRecords = async (
  engine: Engine,
  records: LinkRecords | Promise<LinkRecords>,
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
  const fields = fieldsOf(given.columns);
  for (const [at, file] of given.files.entries()) {
    const csv = await utf8Csv(file, given.folder);
    const column = columnOf(csv, file);
    const wanted = fields.map((name) => `${column(given.columns[name] ?? '')} as ${name}`);
    const truth = given.truth === undefined || given.truth.endsWith('.csv') ? 'null' : column(given.truth);
    await engine.run(`create table load_${at} as select trim(${column(given.id)}) as id, ${truth}::varchar as truth,
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
  await refuseWithoutId(engine, parts, given.id);
  const all = `(${parts.join(' union all ')})`;
  const cells = ['id', ...fields, 'truth'];
  const odd = await engine.number(
    `select count(*) from ${all} where ${cells.map((cell) => `contains(${cell}, chr(${FIELD})) or contains(${cell}, chr(${ROW}))`).join(' or ')}`,
  );
  const line = `concat_ws(chr(${FIELD}), ${cells.map(odd === 0 ? present : clean).join(', ')}) as line`;
  if (given.truth?.endsWith('.csv') === true) {
    const known = await utf8Csv(given.truth, given.folder);
    await engine.run(`create table source as select ${line} from (select rows.* replace (known.truth as truth) from ${all} rows
      left join (select trim(c0) as id, any_value(trim(c1)) as truth from ${readerOf(known, given.files.length)} group by 1) known using (id)) order by id`);
  } else await engine.run(`create table source as select ${line} from ${all} order by id`);
  for (const at of given.files.keys()) await engine.run(`drop table load_${at}`);
  const twice = await readLines(engine, await records, fields.length + 2);
  if (twice.length > 0)
    throw fault(
      'input-invalid',
      `ids must differ, also between files; these stand more than once in "${given.id}": ${twice.join(', ')}`,
      { field: 'id' },
    );
  await engine.run('drop table source');
  return { refused, refusedTotal };
};

/** Absent as empty. */
const present = (cell: string): string => `coalesce(${cell}, '')`;
/** Without the two signs that part fields and rows: dear, and hardly ever needed. */
const clean = (cell: string): string => `translate(${present(cell)}, chr(${FIELD}) || chr(${ROW}), '  ')`;

const TWICE_SHOWN = 5;

/** Hands all rows to `records`; the next are fetched while those here are read. Answers ids that stand twice. */
const readLines = async (engine: Engine, records: LinkRecords, fields: number): Promise<readonly string[]> => {
  const rows = await engine.number('select count(*) from source');
  const fetch = (from: number): Promise<Uint8Array | undefined> =>
    from >= rows
      ? Promise.resolve(undefined)
      : engine.bytes(
          `select encode(string_agg(line, chr(${ROW}) order by rowid)) from source where rowid >= ${from} and rowid < ${from + ROWS_AT_ONCE}`,
        );
  const twice = new Set<string>();
  let next = fetch(0);
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const bytes = await next;
    if (bytes === undefined) break;
    next = fetch(from + ROWS_AT_ONCE);
    const ends: number[] = new Array<number>(fields).fill(0);
    let [start, field] = [0, 0];
    for (let at = 0; at <= bytes.length; at += 1) {
      const byte = at === bytes.length ? ROW : bytes[at];
      if (byte !== FIELD && byte !== ROW) continue;
      ends[field] = at;
      field += 1;
      if (byte === FIELD) continue;
      if (!records.add(bytes, start, ends) && twice.size < TWICE_SHOWN)
        twice.add(new TextDecoder().decode(bytes.subarray(start, ends[0])));
      [start, field] = [at + 1, 0];
    }
  }
  return [...twice];
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

const refuseWithoutId = async (engine: Engine, parts: readonly string[], column: string): Promise<void> => {
  const without = await engine.number(
    `select count(*) from (${parts.join(' union all ')}) where coalesce(id, '') = ''`,
  );
  if (without > 0)
    throw fault('input-invalid', `${without} rows have nothing in the column "${column}": every record needs an id`, {
      field: 'id',
    });
};
