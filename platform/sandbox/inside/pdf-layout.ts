import type { RaisedNumber, Run } from './pdf-runs.ts';

/** A line of a page: runs side by side, joined. Measures as of a Run. */
export type Line = Omit<Run, 'turned'>;

/** Lines that are read one after the other: a column, or what stands above or below columns. */
export type Flow = readonly Line[];

/** A band of more runs is no page of text; looking for columns in it would take long. */
const MOST_RUNS = 400;
const WIDE = 0.55;
const FEWEST_LINES = 4;
/** Letters in the middle line of a column; cells of a table are shorter. */
const COLUMN_LETTERS = 18;
const GUTTER_HEIGHTS = 0.7;

/**
 * The lines of a page in the order of reading: from the top; where two columns of text stand side by side, the left one
 * first. Cells of tables stay beside each other. What is written sideways comes last.
 */
export const flowsOf = (runs: readonly Run[]): readonly Flow[] => {
  const flows: Line[][] = [];
  let open: Line[] | null = null;
  for (const part of bandsOf(runs.filter(({ turned }) => !turned)).flatMap(partsOf)) {
    if (part.isColumn || open === null) flows.push([...part.lines]);
    else open.push(...part.lines);
    open = part.isColumn ? null : (flows.at(-1) ?? null);
  }
  const sideways = runs.filter(({ turned }) => turned).map((run) => [lineOf([run])]);
  return [...flows, ...sideways].filter((flow) => flow.length > 0);
};

/** Wide lines part the page from top to bottom into bands, in which columns may stand. */
const bandsOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const width = widthOf(runs);
  const bands: Run[][] = [];
  let wide: boolean | null = null;
  for (const row of rowsOf(runs)) {
    const isWide = row.some((run) => run.right - run.left > WIDE * width);
    if (isWide !== wide) bands.push([]);
    bands.at(-1)?.push(...row);
    wide = isWide;
  }
  return bands;
};

const widthOf = (runs: readonly Run[]): number =>
  Math.max(1, Math.max(...runs.map(({ right }) => right)) - Math.min(...runs.map(({ left }) => left)));

/** Runs of one base line beside each other, rows from the top. */
const rowsOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const rows: { baseline: number; height: number; runs: Run[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    if (row !== undefined && run.baseline - row.baseline < 0.5 * Math.min(row.height, run.height)) row.runs.push(run);
    else rows.push({ baseline: run.baseline, height: run.height, runs: [run] });
  }
  return rows.map((row) => row.runs.toSorted((a, b) => a.left - b.left));
};

interface Part {
  readonly lines: readonly Line[];
  readonly isColumn: boolean;
}

const partsOf = (runs: readonly Run[]): readonly Part[] => {
  const rows = rowsOf(runs);
  const plain = (some: readonly (readonly Run[])[]): Part => ({ lines: some.map(lineOf), isColumn: false });
  if (runs.length < 2 * FEWEST_LINES || runs.length > MOST_RUNS) return [plain(rows)];
  // A title above or a page number below may stand in the gutter.
  for (let below = 0; below <= Math.min(2, rows.length); below += 1) {
    for (let above = 0; rows.length - above - below >= FEWEST_LINES; above += 1) {
      const middle = rows.slice(above, rows.length - below).flat();
      const gutter = gutterOf(middle);
      if (gutter === null) continue;
      const sides = [middle.filter((run) => run.right <= gutter), middle.filter((run) => run.left >= gutter)];
      return [
        plain(rows.slice(0, above)),
        ...sides.flatMap(partsOf).map((part) => ({ ...part, isColumn: true })),
        plain(rows.slice(rows.length - below)),
      ];
    }
  }
  return [plain(rows)];
};

/** Where no run stands, with running text on both sides; null where there is no such place. */
const gutterOf = (runs: readonly Run[]): number | null => {
  const height = median(runs.map((run) => run.height));
  const sides = runs.toSorted((a, b) => a.left - b.left);
  let reach = sides[0]?.right ?? 0;
  for (const [index, run] of sides.entries()) {
    if (run.left - reach > GUTTER_HEIGHTS * height) {
      const [left, right] = [sides.slice(0, index), sides.slice(index)];
      if (isColumn(left) && isColumn(right) && besideEachOther(left, right)) return (reach + run.left) / 2;
    }
    reach = Math.max(reach, run.right);
  }
  return null;
};

const isColumn = (runs: readonly Run[]): boolean =>
  runs.length >= FEWEST_LINES &&
  median(runs.map(({ text }) => text.length)) >= COLUMN_LETTERS &&
  median(runs.map((run) => run.right - run.left)) > 0.45 * widthOf(runs);

const besideEachOther = (a: readonly Run[], b: readonly Run[]): boolean => {
  const extent = (runs: readonly Run[]): readonly [number, number] => [
    Math.min(...runs.map(({ baseline }) => baseline)),
    Math.max(...runs.map(({ baseline }) => baseline)),
  ];
  const [[aTop, aEnd], [bTop, bEnd]] = [extent(a), extent(b)];
  const shared = Math.min(aEnd, bEnd) - Math.max(aTop, bTop);
  return shared > 0.5 * Math.min(aEnd - aTop, bEnd - bTop);
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const lineOf = (runs: readonly Run[]): Line => {
  let text = '';
  const raised: RaisedNumber[] = [];
  for (const run of runs) {
    if (text !== '') text += ' ';
    raised.push(...run.raised.map((one) => ({ ...one, at: one.at + text.length })));
    text += run.text;
  }
  const tallest = runs.reduce((a, b) => (b.height > a.height ? b : a));
  return {
    text,
    left: Math.min(...runs.map(({ left }) => left)),
    right: Math.max(...runs.map(({ right }) => right)),
    baseline: tallest.baseline,
    height: tallest.height,
    raised,
  };
};
