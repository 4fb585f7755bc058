import { INSTRUMENT_NAMES } from './instrument-names.ts';
import type { InstrumentReference, LettersReference } from './letters-reference.ts';
import { TitleWords, wordsOf } from './title-words.ts';
import type { Span } from './view.ts';

/** How an instrument counts its parts. */
export type ProvisionUnit = 'article' | 'rule' | 'principle' | 'paragraph';

export interface FoundInstrument extends Span {
  readonly code: string;
  readonly unit: ProvisionUnit;
}

interface Name {
  readonly code: string;
  readonly tokens: readonly string[];
  /** All capitals in the source: matched as written, and never inside a document symbol. */
  readonly acronym: boolean;
}

interface Names {
  readonly byFirst: ReadonlyMap<string, readonly Name[]>;
  /** Every word of every name. */
  readonly words: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** Long titles are printed with words lost: "Civil and Political (ICCPR)", "Elimination of Discrimination". */
const MAY_LOSE = 3;
const LOSES_FROM = 6;
const IN_BRACKETS = /^ \((?:the |les |las |or |ou |« |")?([\p{L} ]{2,40})[")»]{1,2}/u;
const BEFORE = /(?:United Nations|UN|Nations Unies|Naciones Unidas) $/u;
const PROTOCOL_OF =
  /(?:Protocol to|Protocole facultatif (?:à|se rapportant à)|Protocolo Facultativo de) (?:the |la |l'|el )?(?:United Nations |International )?$/u;
const COMMITTEE = /(?:Committee|Comité|Комитет\p{L}*|Камітэт\p{L}*)[^.;\n]{0,80}$/u;

/** Where the text names an instrument of the reference: title, short name or acronym, in order, none inside another. */
export const findInstruments = (text: string, reference: LettersReference): readonly FoundInstrument[] => {
  const names = namesOf(reference);
  const tokens = new TitleWords(text, names.words, names.places);
  const found: FoundInstrument[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const best = longest(names.byFirst.get(tokens.key(at) ?? '') ?? [], tokens, at, text);
    if (best === undefined) continue;
    const named = { start: tokens.span(at).start, end: tokens.span(best.upTo - 1).end };
    const span = widened(text, named, best.name.code, names.byFirst);
    if (!isBody(text, span, best.name))
      found.push({ ...span, code: best.name.code, unit: unitOf(best.name.code, reference) });
    while (tokens.span(at + 1).start < span.end) at += 1;
  }
  const numbered = numberedConventions(text, reference);
  if (numbered.length === 0) return found;
  const free = numbered.filter((one) => !found.some((other) => other.start < one.end && one.start < other.end));
  return [...found, ...free].sort((a, b) => a.start - b.start);
};

const NUMBERED =
  /(?<!\p{L})(?:(?<before>ILO|OIT|International Labour Organi[sz]ation) )?(?:[Cc]onventions?|[Cc]onvenios?)(?: de la OIT| de l'OIT)? (?:\()?(?:Nos?\.?|n°s?|nos?|núms?\.?|n\.º|№) ?(?<list>\d{1,3}(?:(?:, | and | et | y | & )\d{1,3}){0,8})(?:\))?(?<behind> (?:of the (?:ILO|International Labour)|de l'OIT|de la OIT|de l'Organisation internationale du Travail|de la Organización Internacional del Trabajo))?/gu;

/** Conventions of the International Labour Organization by their numbers: `ILO Conventions Nos. 87 and 98`. */
const numberedConventions = (text: string, reference: LettersReference): readonly FoundInstrument[] => {
  const codes = new Set(reference.instruments.map(({ code }) => code));
  return [...text.matchAll(NUMBERED)].flatMap((match) => {
    if (match.groups?.before === undefined && match.groups?.behind === undefined) return [];
    return [...(match.groups.list ?? '').matchAll(/\d+/gu)].flatMap(([number]) => {
      const code = `C${number.padStart(3, '0')}`;
      const span = { start: match.index, end: match.index + match[0].length };
      return codes.has(code) ? [{ ...span, code, unit: 'article' as const }] : [];
    });
  });
};

/** Names are the same for the same reference: made once. */
const known = new WeakMap<LettersReference, Names>();
const namesOf = (reference: LettersReference): Names => {
  const names = known.get(reference) ?? namesIn(reference);
  known.set(reference, names);
  return names;
};

const namesIn = (reference: LettersReference): Names => {
  const byFirst = new Map<string, Name[]>();
  for (const instrument of [...reference.instruments, ...reference.softLaw]) {
    for (const name of new Set(allNames(instrument))) {
      const tokens = wordsOf(name);
      const first = tokens[0];
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ code: instrument.code, tokens, acronym: tokens.length === 1 && name === name.toUpperCase() });
      byFirst.set(first, list);
    }
  }
  const words = [...new Set([...byFirst.values()].flatMap((list) => list.flatMap(({ tokens }) => tokens)))];
  return { byFirst, words, places: new Map(words.map((word, place) => [word, place])) };
};

/** Title, title without "International" and "United Nations", what it gives in brackets, and the known short names. */
const allNames = (instrument: InstrumentReference): string[] => {
  const bare = instrument.title.replace(/ *\([^)]*\)$/u, '');
  const bracketed = /\(([^)]*)\)$/u.exec(instrument.title)?.[1];
  return [
    bare,
    bare.replace(/^(?:United Nations|International) /u, ''),
    ...(bracketed === undefined || /^No\. /u.test(bracketed) ? [] : [bracketed]),
    ...(instrument.aliases ?? []),
    ...(INSTRUMENT_NAMES[instrument.code] ?? []),
  ];
};

interface Candidate {
  readonly name: Name;
  /** Index after the last token. */
  readonly upTo: number;
  readonly matched: number;
}

const longest = (names: readonly Name[], tokens: TitleWords, at: number, text: string): Candidate | undefined => {
  let best: Candidate | undefined;
  for (const name of names) {
    const candidate = aligned(name, tokens, at, text);
    if (candidate !== undefined && (best === undefined || candidate.matched > best.matched)) best = candidate;
  }
  const cut = cutShort(names, tokens, at, text);
  return cut !== undefined && (best === undefined || cut.matched > best.matched) ? cut : best;
};

const LEAST_CUT = 5;

/** A title whose last words are lost, when what stands is the beginning of one instrument's names only. */
const cutShort = (names: readonly Name[], tokens: TitleWords, at: number, text: string): Candidate | undefined => {
  let longestPrefix = 0;
  let fitting: Name[] = [];
  for (const name of names) {
    const length = prefixLength(name, tokens, at, text);
    if (length > longestPrefix) {
      longestPrefix = length;
      fitting = [name];
    } else if (length === longestPrefix) fitting.push(name);
  }
  const name = fitting[0];
  if (name === undefined || longestPrefix < LEAST_CUT || new Set(fitting.map(({ code }) => code)).size > 1)
    return undefined;
  const next = tokens.span(at + longestPrefix);
  const last = at + longestPrefix - 1;
  // Another word of a title goes on behind: it is another text.
  if (/^ $/u.test(text.slice(tokens.span(last).end, next.start)) && /^\p{Lu}/u.test(text.slice(next.start, next.end)))
    return undefined;
  if (
    /^(?:of|on|the|and|to|for|de|des|du|la|les|et|y|los|las|a|in|all|tous|toutes|todas|todos)$/u.test(
      tokens.key(last) ?? '',
    )
  )
    return undefined;
  return { name, upTo: at + longestPrefix, matched: longestPrefix };
};

const prefixLength = (name: Name, tokens: TitleWords, at: number, text: string): number => {
  if (name.acronym) return 0;
  let length = 0;
  while (length < name.tokens.length) {
    if (tokens.key(at + length) !== name.tokens[length]) break;
    if (length > 0 && !isJoined(tokens, at + length, text)) break;
    length += 1;
  }
  return length;
};

/** Only spaces and commas part it from the word before. */
const isJoined = (tokens: TitleWords, at: number, text: string): boolean =>
  /^[ ,\n]{1,3}$/u.test(text.slice(tokens.span(at - 1).end, tokens.span(at).start));

/** The name's words in order, a few of a long one lost; the words of the text may be parted by spaces and commas only. */
const aligned = (name: Name, tokens: TitleWords, at: number, text: string): Candidate | undefined => {
  if (name.acronym) return acronym(name, tokens, at, text);
  const mayLose = name.tokens.length >= LOSES_FROM ? MAY_LOSE : 0;
  let lost = 0;
  let upTo = at;
  let matched = 0;
  for (let word = 0; word < name.tokens.length; word += 1) {
    if (tokens.key(upTo) === name.tokens[word] && (upTo === at || isJoined(tokens, upTo, text))) {
      upTo += 1;
      matched += 1;
    } else {
      lost += 1;
      if (lost > mayLose) return undefined;
    }
  }
  if (matched < 2 || upTo === at) return undefined;
  const { end } = tokens.span(upTo - 1);
  const whole = tokens.key(upTo - 1) === name.tokens.at(-1);
  return whole || bracketed(name.code, text.slice(end, end + 30)) ? { name, upTo, matched } : undefined;
};

/** The end of a title may be lost only where its acronym stands in brackets behind it. */
const bracketed = (code: string, behind: string): boolean =>
  behind.startsWith(` (${code})`) || behind.startsWith(` (the ${code})`);

const acronym = (name: Name, tokens: TitleWords, at: number, text: string): Candidate | undefined => {
  const { start, end } = tokens.span(at);
  const shown = text.slice(start, end);
  const inSymbol = text[end] === '/' || text[start - 1] === '/';
  return shown === shown.toUpperCase() && !inSymbol ? { name, upTo: at + 1, matched: 1 } : undefined;
};

/** With "United Nations" before it and the acronym or short name in brackets behind it. */
const widened = (text: string, span: Span, code: string, names: ReadonlyMap<string, readonly Name[]>): Span => {
  const before = BEFORE.exec(text.slice(Math.max(0, span.start - 20), span.start));
  const bracket = IN_BRACKETS.exec(text.slice(span.end, span.end + 60));
  const words = wordsOf(bracket?.[1] ?? '');
  const known = (names.get(words[0] ?? '') ?? []).some(
    (name) => name.code === code && name.tokens.join(' ') === words.join(' '),
  );
  return {
    start: span.start - (before?.[0].length ?? 0),
    end: known && bracket !== null ? span.end + bracket[0].length : span.end,
  };
};

/** "CEDAW" as the Committee's name, "the CAT Committee": a body, not its convention; nor is its protocol. */
const isBody = (text: string, span: Span, name: Name): boolean =>
  PROTOCOL_OF.test(text.slice(Math.max(0, span.start - 60), span.start)) ||
  (name.acronym &&
    (/^ (?:Committee|Comité)/u.test(text.slice(span.end, span.end + 12)) ||
      (text[span.start - 1] === '(' && COMMITTEE.test(text.slice(Math.max(0, span.start - 100), span.start - 1)))));

const unitOf = (code: string, reference: LettersReference): ProvisionUnit => {
  const title =
    [...reference.softLaw, ...reference.instruments].find((instrument) => instrument.code === code)?.title ?? '';
  if (/\bRules\b/u.test(title)) return 'rule';
  if (/\bPrinciples\b/u.test(title)) return 'principle';
  return /\bManual\b/u.test(title) ? 'paragraph' : 'article';
};
