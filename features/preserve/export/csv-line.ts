/**
 * A line of CSV (RFC 4180, every cell quoted) that no spreadsheet runs. A cell that begins with `=`, `+`, `-`, `@`, a tab
 * or a line break, or with the full-width forms of these signs, has an apostrophe before it; so has one that begins with
 * an apostrophe, so that taking one away always gives the value back (OWASP, CSV Injection).
 */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map((cell) => `"${neutral(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

const RUNS = /^(?:\s*[=+\-@'\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n])/;

const neutral = (cell: string | number | boolean | null): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  // Control characters would steer whatever shows the cell; a tab and a line break are content.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const plain = cell.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd');
  return RUNS.test(plain) ? `'${plain}` : plain;
};
