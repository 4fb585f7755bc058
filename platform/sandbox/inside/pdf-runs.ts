/** A piece of text as PDF.js gives it: `transform` is the text matrix (ISO 32000-2 §9.4.4), the last two its origin. */
export interface PlacedText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** Text on one base line without a wide gap in it. Points, from the left and the top of the page as it is shown. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly height: number;
  /** Numbers set high and small, as marks of notes are: their places in `text`. */
  readonly raised: readonly RaisedNumber[];
  /** Written up, down or upside down: no line of the page's text. */
  readonly turned: boolean;
}

export interface RaisedNumber {
  readonly at: number;
  readonly length: number;
  readonly number: number;
}

/** A gap wider than this many line heights parts two columns or two cells. */
const WIDE_GAP = 1.6;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

interface Piece {
  readonly str: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly height: number;
  readonly turned: boolean;
}

/** The runs of a page in the order in which the PDF draws them. `view` turns its space into that of the shown page. */
export const runsOf = (texts: readonly PlacedText[], view: readonly number[]): readonly Run[] => {
  const runs: Run[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const run = runOf(open);
    if (run !== null) runs.push(run);
    open = [];
  };
  for (const text of texts) {
    const piece = pieceOf(text, view);
    const last = open.findLast(({ str }) => str.trim() !== '');
    if (last !== undefined && piece.str.trim() !== '' && !follows(last, piece)) close();
    if (piece.str !== '') open.push(piece);
    if (text.hasEOL) close();
  }
  close();
  return runs;
};

const pieceOf = ({ str, transform, width, height }: PlacedText, view: readonly number[]): Piece => {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform;
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view;
  const left = va * x + vc * y + ve;
  const along = va * a + vc * b;
  const turned = along <= 0 || Math.abs(vb * a + vd * b) > along;
  return { str, left, right: left + width, baseline: vb * x + vd * y + vf, height, turned };
};

const follows = (last: Piece, next: Piece): boolean => {
  if (last.turned || next.turned) return last.turned && next.turned;
  const height = Math.max(last.height, next.height);
  const gap = next.left - last.right;
  return gap < WIDE_GAP * height && gap > -height && Math.abs(next.baseline - last.baseline) < height;
};

const runOf = (pieces: readonly Piece[]): Run | null => {
  const seen = pieces.filter(({ str }) => str.trim() !== '');
  const [first] = seen;
  if (first === undefined) return null;
  const height = Math.max(...seen.map((piece) => piece.height));
  const main = seen.filter((piece) => piece.height > 0.8 * height);
  const baseline = main[0]?.baseline ?? first.baseline;
  let text = '';
  const raised: RaisedNumber[] = [];
  for (const piece of pieces) {
    const number = piece.str.trim();
    const high = piece.height < 0.8 * height && piece.baseline < baseline - 0.1 * height;
    if (high && /^\d{1,3}$/.test(number)) {
      raised.push({ at: text.length, length: number.length, number: Number(number) });
      text += [...number].map((digit) => SUPERSCRIPT[Number(digit)]).join('');
    } else text += piece.str;
  }
  const lead = text.length - text.trimStart().length;
  return {
    text: text.trim(),
    left: Math.min(...seen.map((piece) => piece.left)),
    right: Math.max(...seen.map((piece) => piece.right)),
    baseline,
    height,
    raised: raised.map((one) => ({ ...one, at: one.at - lead })),
    turned: first.turned,
  };
};
