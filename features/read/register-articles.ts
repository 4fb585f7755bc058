import type { Span } from '@amparo/core/nouns/passage';

/** A provision of a domestic code named in a cell; offsets are in the cell. */
export interface CellProvision extends Span {
  /** Article, part and point as `361-1(2)`. */
  readonly provision: string;
}

export interface CellCharges {
  readonly provisions: readonly CellProvision[];
  /** The cell holds nothing but articles, parts, points and words of joining. */
  readonly clean: boolean;
}

type TokenKind = 'article' | 'part' | 'point' | 'number' | 'brackets' | 'comma' | 'and' | 'break' | 'other';
interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

const WORDS: readonly (readonly [kind: TokenKind | undefined, words: string])[] = [
  [
    'article',
    'арт|артыкул|артыкула|артыкулу|артыкулы|артыкулаў|ст|стст|статья|статьи|статье|статей|статьям|art|arts|article|articles',
  ],
  ['part', 'ч|чч|частка|часткі|частцы|частак|часть|части|частей|part|parts|pt'],
  ['point', 'п|пп|пункт|пункта|пункты|пунктаў|пунктов|point|points|item|items|para|paragraph'],
  ['and', 'і|й|ды|и|i|and'],
  // The code itself, and words between: they change nothing of which article it is.
  [undefined, 'of|the|кк|ук|cc|criminal|code|крымінальнага|крымінальны|кодэкса|кодэкс|уголовного|кодекса|рб'],
];
const KIND_OF: ReadonlyMap<string, TokenKind | undefined> = new Map(
  WORDS.flatMap(([kind, words]) => words.split('|').map((word): [string, TokenKind | undefined] => [word, kind])),
);
const TOKEN =
  /(?<word>\p{L}+)\.?|(?<brackets>\(\s*\d{1,2}(?:\s*,\s*\d{1,2})*\s*\))|(?<number>\d+(?:\s?[-‑–]\s?\d{1,2}(?!\d)|\.\d{1,2}(?!\d)|[¹²³⁴⁵⁶⁷⁸⁹])?)|(?<break>[;/\n|+–—-])|(?<comma>,)|(?<other>[^\s.])/gu;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LONGEST = 2_000;

/**
 * The articles that a cell names, each with its parts: `187; 203 ч. 1`, "Part 2 of Art. 339", `ч. 2 ст. 339`,
 * `арт.214-1 ч.1,ч.2`, `187/231`, `342(1)`. A part before the word for article belongs to the article that follows,
 * one after the number to the number before it. No code and no version of it is guessed.
 */
export const provisionsIn = (cell: string): CellCharges => {
  const tokens = tokensOf(cell.slice(0, LONGEST));
  const state = new Charges(tokens);
  for (let at = 0; at < tokens.length; ) at = state.take(at);
  state.close();
  return { provisions: state.provisions, clean: state.clean && cell.length <= LONGEST };
};

const tokensOf = (cell: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of cell.matchAll(TOKEN)) {
    const { groups = {} } = match;
    const span = { start: match.index, end: match.index + match[0].length, text: match[0] };
    if (groups.word === undefined) {
      const kind = groups.brackets
        ? 'brackets'
        : groups.number
          ? 'number'
          : groups.break
            ? 'break'
            : groups.comma
              ? 'comma'
              : 'other';
      tokens.push({ ...span, kind });
      continue;
    }
    const word = groups.word.toLowerCase();
    if (!KIND_OF.has(word)) tokens.push({ ...span, kind: 'other' });
    const kind = KIND_OF.get(word);
    if (kind !== undefined) tokens.push({ ...span, kind });
  }
  return tokens;
};

class Charges {
  readonly provisions: CellProvision[] = [];
  clean = true;
  readonly #tokens: readonly Token[];
  #article: (Span & { readonly number: string; readonly led: boolean }) | undefined;
  #parts: string[] = [];
  #points: string[] = [];
  /** Parts and points said before their article. */
  #before: { start: number; parts: string[]; points: string[] } | undefined;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Takes the token at the place and what belongs to it; answers the next place. */
  take(at: number): number {
    const token = this.#tokens[at] as Token;
    switch (token.kind) {
      case 'part':
      case 'point':
        return this.#takeParts(at, token.kind);
      case 'number':
        this.#takeArticle(token, this.#tokens[at - 1]?.kind === 'article');
        return at + 1;
      case 'brackets':
        if (this.#article === undefined) this.clean = false;
        else this.#attach('part', token.text.match(/\d+/gu) ?? [], token.end);
        return at + 1;
      case 'other':
        this.clean = false;
        return at + 1;
      case 'article':
      case 'comma':
      case 'and':
      case 'break':
        return at + 1;
      default:
        return token.kind satisfies never;
    }
  }

  close(): void {
    if (this.#article !== undefined) this.#emit(this.#article);
    if (this.#before !== undefined) this.clean = false;
    this.#article = undefined;
  }

  #takeArticle(token: Token, marked: boolean): void {
    const number = articleNumber(token.text);
    if (number === undefined || (number.length < 2 && !marked)) {
      this.clean = false;
      return;
    }
    const before = this.#before;
    this.#before = undefined;
    this.close();
    this.#article = { number, led: before !== undefined, start: before?.start ?? token.start, end: token.end };
    this.#parts = before?.parts ?? [];
    this.#points = before?.points ?? [];
  }

  #takeParts(at: number, kind: 'part' | 'point'): number {
    const numbers: string[] = [];
    let next = at + 1;
    let end = this.#tokens[at]?.end ?? 0;
    for (; next < this.#tokens.length; next += 1) {
      const token = this.#tokens[next] as Token;
      if (
        token.kind === 'number' &&
        /^\d{1,2}$/u.test(token.text) &&
        (numbers.length === 0 || Number(token.text) < 10)
      ) {
        numbers.push(token.text);
        end = token.end;
      } else if (
        !(
          (token.kind === 'comma' || token.kind === 'and') &&
          this.#tokens[next + 1]?.kind === 'number' &&
          /^\d$/u.test(this.#tokens[next + 1]?.text ?? '')
        )
      )
        break;
    }
    if (numbers.length === 0) this.clean = false;
    const follows = this.#article?.led === false && this.#tokens[at - 1]?.end === this.#article.end;
    if (this.#before !== undefined || (!follows && this.#leadsToArticle(next))) {
      this.#before ??= { start: this.#tokens[at]?.start ?? 0, parts: [], points: [] };
      this.#before[kind === 'part' ? 'parts' : 'points'].push(...numbers);
    } else if (this.#article !== undefined) this.#attach(kind, numbers, end);
    else this.clean = false;
    return next;
  }

  /** What follows a list of parts is more of them and then the word for article: they belong to what comes. */
  #leadsToArticle(at: number): boolean {
    for (const token of this.#tokens.slice(at, at + 12)) {
      if (token.kind === 'article') return true;
      if (token.kind === 'break' || token.kind === 'other' || (token.kind === 'number' && token.text.length > 2))
        return false;
    }
    return false;
  }

  #attach(kind: 'part' | 'point', numbers: readonly string[], end: number): void {
    if (this.#article === undefined) return;
    (kind === 'part' ? this.#parts : this.#points).push(...numbers);
    this.#article = { ...this.#article, end };
  }

  #emit({ number, start, end }: Span & { readonly number: string }): void {
    const points = this.#parts.length > 1 || this.#points.length !== 1 ? '' : `(${this.#points[0]})`;
    if (this.#points.length > 0 && points === '') this.clean = false;
    const forms =
      this.#parts.length === 0 ? [`${number}${points}`] : this.#parts.map((part) => `${number}(${part})${points}`);
    for (const provision of forms) this.provisions.push({ provision, start, end });
    this.#parts = [];
    this.#points = [];
  }
}

/** `361-1` from any hyphen or a raised figure, `24.23`; not a year, not `13-14`, which may be two articles. */
const articleNumber = (text: string): string | undefined => {
  const [, main = '', sign = '', sub = ''] = /^(\d+)\s?([-‑–.]?)\s?(.*)$/u.exec(text) ?? [];
  if (main.length > 3 || main.startsWith('0')) return undefined;
  const raised = SUPERSCRIPTS.indexOf(sub);
  if (sub !== '' && raised > 0) return `${main}-${raised}`;
  if (sub === '') return main;
  if (sign === '.') return `${main}.${sub}`;
  return main.length === 3 ? `${main}-${sub}` : undefined;
};
