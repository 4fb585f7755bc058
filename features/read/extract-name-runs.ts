import type { Span } from '@amparo/un-letters';

/** A word of the text that begins with a capital, or an initial with its full stop. */
export interface NameToken extends Span {
  readonly text: string;
  readonly initial: boolean;
}

/** Capitalised words with nothing but one space, a hyphen or a particle between them; never across a line. */
export interface NameRun {
  readonly tokens: readonly NameToken[];
  /** A sentence, a line or a quotation begins here, so that the first capital says nothing. */
  readonly opens: boolean;
}

export interface Capitals {
  readonly runs: readonly NameRun[];
  /** The words that the text writes small somewhere: common words when they open a sentence. */
  readonly small: ReadonlySet<string>;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*/gu;
const PARTICLE =
  /^(?:de|da|del|della|di|van|von|der|den|bin|bint|ibn|al|el|dos|das|du|la|las|los|ter|ten|abu|ould|uulu|kyzy|oglu|y|e)$/u;
const CAPITAL = /^(?:\p{Lu}|(?:al|el|as|ad|an|ar|at|ash|d|l|de)[-']\p{Lu})/u;
/** More words than this in a row are a heading or a title. */
const LONGEST_RUN = 14;

/** The capitalised runs of a text and its small words, in one pass. */
export const capitalsOf = (text: string): Capitals => {
  const small = new Set<string>();
  const runs: NameRun[] = [];
  let tokens: NameToken[] = [];
  let end = -1;
  /** Particles since the last capital, which belong to the run only when a capital follows. */
  let particles: NameToken[] = [];
  const close = (): void => {
    if (tokens.length > 0) runs.push({ tokens, opens: opensAt(text, tokens[0]?.start ?? 0) });
    tokens = [];
    particles = [];
  };
  for (const match of text.matchAll(WORD)) {
    let word = match[0];
    const start = match.index;
    const possessive = /'s$/u.exec(word);
    if (possessive !== null) word = word.slice(0, -2);
    const initial = /^\p{Lu}$/u.test(word) && text[start + word.length] === '.' && possessive === null;
    const token: NameToken = {
      text: initial ? `${word}.` : word,
      start,
      end: start + word.length + (initial ? 1 : 0),
      initial,
    };
    const gap = end < 0 ? '\n' : text.slice(end, start);
    const joined =
      gap === ' ' ||
      (gap === '' && tokens.at(-1)?.initial === true) ||
      (gap === '-' && tokens.at(-1)?.initial === true);
    if (!CAPITAL.test(word)) {
      small.add(word.toLowerCase());
      if (joined && tokens.length > 0 && particles.length < 2 && PARTICLE.test(word)) {
        particles.push(token);
        end = token.end;
      } else {
        close();
        end = -1;
      }
      continue;
    }
    if (!joined || tokens.length >= LONGEST_RUN) close();
    tokens.push(...particles, token);
    particles = [];
    end = token.end;
    if (possessive !== null) {
      close();
      end = -1;
    }
  }
  close();
  return { runs, small };
};

const opensAt = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 6), start).replace(/[\s"“«„'([*•–—-]+$/u, '');
  return (
    before === '' || start < 2 || /[.!?…:;|]$/u.test(before) || text.slice(Math.max(0, start - 6), start).includes('\n')
  );
};
