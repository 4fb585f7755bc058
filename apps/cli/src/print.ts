/** Answers for people: short records line by line, lists of records as tables. `--json` prints the answer itself. */
export const printAnswer = (answer: unknown, write: (line: string) => void): void => {
  for (const line of linesOf(answer, '')) write(line);
};

const linesOf = (value: unknown, indent: string): string[] => {
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}—`];
    return value.every(isFlatRecord)
      ? tableOf(value, indent)
      : value.flatMap((one) => (isRecord(one) ? ['', ...linesOf(one, indent)] : [`${indent}${cell(one)}`]));
  }
  if (!isRecord(value)) return [`${indent}${cell(value)}`];
  const width = Math.max(0, ...Object.keys(value).map((key) => key.length));
  return Object.entries(value).flatMap(([key, one]) =>
    isRecord(one) || (Array.isArray(one) && one.length > 0)
      ? [`${indent}${cell(key)}:`, ...linesOf(one, `${indent}  `)]
      : [`${indent}${cell(key).padEnd(width)}  ${cell(one)}`],
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFlatRecord = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && Object.values(value).every((one) => typeof one !== 'object' || one === null);

const WIDEST = 60;

const tableOf = (rows: readonly Record<string, unknown>[], indent: string): string[] => {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const widths = columns.map((column) =>
    Math.min(WIDEST, Math.max(column.length, ...rows.map((row) => cell(row[column]).length))),
  );
  const line = (cells: readonly string[]): string =>
    `${indent}${cells.map((text, at) => clip(text, widths[at] ?? WIDEST).padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd();
  return [line(columns.map(cell)), ...rows.map((row) => line(columns.map((column) => cell(row[column]))))];
};

const clip = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** One line, without control characters: a name from a foreign file must not move the cursor of a terminal. */
const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(cell).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�');
};
