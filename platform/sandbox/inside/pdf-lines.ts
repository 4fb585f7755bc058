/** A piece of text as PDF.js places it: `transform` is the text matrix (ISO 32000-2 §9.4.4), the last two its origin. */
export interface PlacedText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly height: number;
  readonly hasEOL: boolean;
}

/** More than this many line heights between two base lines is the space between paragraphs. */
const PARAGRAPH_GAP = 1.65;

/**
 * The lines of a page in the order in which the PDF draws them, one a line; a blank line where the space between two
 * lines says that a paragraph ends, or where the text jumps up (a new column).
 */
export const linesOfPage = (pieces: readonly PlacedText[]): string => {
  const lines = gather(pieces);
  return lines.map((line, index) => `${dividerBefore(lines[index - 1], line)}${line.text}`).join('');
};

interface Line {
  readonly text: string;
  readonly baseline: number;
  readonly height: number;
}

const gather = (pieces: readonly PlacedText[]): readonly Line[] => {
  const lines: Line[] = [];
  let current: PlacedText[] = [];
  const close = (): void => {
    const text = current
      .map(({ str }) => str)
      .join('')
      .trimEnd();
    const seen = current.filter(({ str }) => str.trim() !== '');
    if (seen.length > 0) {
      lines.push({
        text,
        baseline: seen[0]?.transform[5] ?? 0,
        height: Math.max(...seen.map(({ height }) => height)),
      });
    }
    current = [];
  };
  for (const piece of pieces) {
    current.push(piece);
    if (piece.hasEOL) close();
  }
  close();
  return lines;
};

const dividerBefore = (before: Line | undefined, line: Line): string => {
  if (before === undefined) return '';
  const step = before.baseline - line.baseline;
  const isParagraph = step > PARAGRAPH_GAP * Math.max(before.height, line.height) || step < -line.height;
  return isParagraph ? '\n\n' : '\n';
};
