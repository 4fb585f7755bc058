import { fault } from '../ground/fault.ts';

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** What `# key: value` lines before the heading say. */
  readonly remarks: Readonly<Record<string, string>>;
}

/**
 * The tables of core/law: RFC 4180 with a heading, commas and LF, and lines of remarks that begin with `#` before the
 * heading. A row of another width is refused with its number. Not for what people send in: that has dialects.
 */
export const readCsv = (name: string, text: string): CsvTable => {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const headingAt = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const remarks = Object.fromEntries(
    lines.slice(0, Math.max(headingAt, 0)).flatMap((line) => {
      const match = /^#\s*([a-z ]+):\s*(.+)$/.exec(line);
      return match ? [[match[1], match[2]]] : [];
    }),
  );
  const columns = fieldsOf(lines[headingAt] ?? '');
  const rows = lines.slice(headingAt + 1).flatMap((line, index) => {
    if (line === '') return [];
    const fields = fieldsOf(line);
    if (fields.length !== columns.length) {
      const number = headingAt + index + 2;
      throw fault('input-invalid', `expected ${columns.length} fields, got ${fields.length}`, {
        field: `${name}: line ${number}`,
      });
    }
    return [Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? '']))];
  });
  return { columns, rows, remarks };
};

const fieldsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
