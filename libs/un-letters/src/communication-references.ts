import type { LettersReference } from './letters-reference.ts';
import type { Span } from './view.ts';

/** Reference of a letter: type, State, running number and year (the number runs over all types). */
export interface CommunicationReference {
  /** As printed, with single spaces. */
  readonly printed: string;
  /** UA, AL, OL, JUA … as printed; absent when none is. */
  readonly type?: string;
  /** ISO 3166-1 alpha-3, or OTH for an addressee that is no State. */
  readonly state: string;
  readonly number: number;
  readonly year: number;
}

export interface FoundReference extends Span, CommunicationReference {
  /** Why the reading is uncertain: never set on clean text. */
  readonly doubt?: string;
  /** True when it stands behind "Ref.:" or its like; the span of that whole line part is `line`. */
  readonly line?: Span;
}

const TYPE = 'J?(?:UA|AL|OL|AM)';
const TAIL = '([A-Z]{3})[ \\n]{0,2}(\\d{1,3}) ?[/.] ?((?:19|20)\\d{2})(?!\\d)';
const PLAIN = new RegExp(`(?<![\\p{L}/])(?:(${TYPE}) ?)?${TAIL}`, 'gu');
const MORE = /^(?:,| and| et| y|;| &)(?: and| et| y)? (\d{1,3})\/((?:19|20)\d{2})(?![\d/])/u;
/** File codes that stood between the type and the State until about 2014: `G/SO 218/2`, `Indigenous (2001-8)`. */
const OLD_CODE =
  '(?:G/SO \\d{1,3}(?:/\\d{1,2})?(?: ?\\(\\d{1,3}(?:-\\d{1,3}){1,3}\\))?|\\p{Lu}\\p{L}{1,20}(?: (?:&|\\p{L}{1,20})){0,6} ?\\(\\d{4}-\\d{1,3}\\))';
const REF_WORD =
  '(?:Ref\\.?|REF\\.?|REFERENCE|Reference|R[ÉE]F[ÉE]RENCE|R[ée]f[ée]rence|REFERENCIA|Referencia|R[ée]f\\.)';
const LINE = new RegExp(`(?<!\\p{L})${REF_WORD} ?: ?(?:(${TYPE}) ?)?((?:${OLD_CODE},? ?){0,12})${TAIL}`, 'gu');
/** A scan that lost the space and read the slash as a digit: `UAXXA 872015` for UA XXA 8/2015. */
const SCANNED = new RegExp(`(?<!\\p{L})(${TYPE}) ?([A-Z]{3}) ?(\\d{1,3}?)([17Il|]?)((?:19|20)\\d{2})(?![\\d/])`, 'gu');

/** A hyphen, stroke or letter where the slash stood, or letters for figures: `AL XVR 12/20I9`, `UA XVR 8-2017`. */
const MISREAD = new RegExp(
  `(?<!\\p{L})(${TYPE})[ -]?([A-Z]{3})[ -]?([\\dlIO]{1,3}) ?([/.|\\\\lI-]) ?((?:19|2[0O])[\\dlIO]{2})(?![\\d/])`,
  'gu',
);
const digitsOf = (shown: string): string => shown.replace(/[lI]/gu, '1').replace(/O/gu, '0');

/** Every reference printed in the text, in order, with repeats. Codes that are no State's are not references. */
export const findReferences = (text: string, reference: LettersReference): readonly FoundReference[] => {
  const isState = stateTest(reference);
  const found: FoundReference[] = [];
  const taken = new Uint8Array(text.length + 1);
  const add = (candidate: FoundReference): void => {
    if (candidate.number === 0 || taken[candidate.start] === 1 || taken[candidate.end - 1] === 1) return;
    taken.fill(1, candidate.start, candidate.end);
    found.push(candidate);
  };
  for (const match of text.matchAll(LINE)) {
    const [whole, type, , state = '', number = '', year = ''] = match;
    if (!isState(state)) continue;
    const start = match.index + whole.search(/(?<=: ?)\S/u);
    const end = match.index + whole.length;
    add({
      start,
      end,
      ...identity(text.slice(start, end), type, state, number, year),
      line: { start: match.index, end },
    });
  }
  for (const match of text.matchAll(PLAIN)) {
    const [whole, type, state = '', number = '', year = ''] = match;
    if (!isState(state)) continue;
    let at = match.index + whole.length;
    add({ start: match.index, end: at, ...identity(whole, type, state, number, year) });
    for (let more = MORE.exec(text.slice(at, at + 24)); more !== null; more = MORE.exec(text.slice(at, at + 24))) {
      const printed = `${more[1]}/${more[2]}`;
      at += more[0].length;
      add({ start: at - printed.length, end: at, ...identity(printed, type, state, more[1] ?? '', more[2] ?? '') });
    }
  }
  for (const match of text.matchAll(SCANNED)) {
    const [whole, type, state = '', head = '', slash = '', year = ''] = match;
    if (!isState(state)) continue;
    const span = { start: match.index, end: match.index + whole.length };
    const readings = [...new Set([head, `${head}${/\d/u.test(slash) ? slash : ''}`])].filter(
      (digits) => digits !== '' && digits.length <= 3,
    );
    const doubt = `slash lost, as in a scan: may be ${readings.map((digits) => `${Number(digits)}/${year}`).join(' or ')}`;
    for (const digits of readings) found.push({ ...span, ...identity(whole, type, state, digits, year), doubt });
    taken.fill(1, span.start, span.end);
  }
  for (const match of text.matchAll(MISREAD)) {
    const [whole, type, state = '', number = '', mark = '', year = ''] = match;
    const span = { start: match.index, end: match.index + whole.length };
    if (!isState(state) || !/\d/u.test(number) || taken[span.start] === 1 || taken[span.end - 1] === 1) continue;
    const read = { number: digitsOf(number), year: digitsOf(year) };
    const doubt = `read as ${Number(read.number)}/${read.year}: ${mark === '/' ? 'letters stand for figures' : `"${mark}" stands for the slash`}`;
    if (Number(read.number) > 0)
      found.push({ ...span, ...identity(whole, type, state, read.number, read.year), doubt });
  }
  return found.sort((a, b) => a.start - b.start);
};

const identity = (
  printed: string,
  type: string | undefined,
  state: string,
  number: string,
  year: string,
): CommunicationReference => ({
  printed: printed.replace(/\s+/gu, ' '),
  ...(type === undefined ? {} : { type }),
  state,
  number: Number(number),
  year: Number(year),
});

/** True for the codes of the reference, OTH, and the codes that ISO 3166 leaves to private use (XAA to XZZ). */
const stateTest = (reference: LettersReference): ((code: string) => boolean) => {
  const known = new Set(reference.states.map((state) => state.alpha3));
  return (code) => code === 'OTH' || /^X[A-Z]{2}$/u.test(code) || known.has(code);
};
