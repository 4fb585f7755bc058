import type { FoundReference } from './communication-references.ts';
import type { FoundDate } from './dates.ts';
import { type Sentence, sentencesWith, type Token, tokensOf } from './letter-sentences.ts';
import { unaccented } from './phrase.ts';
import type { Span } from './view.ts';

export interface TimedLetter {
  readonly sent?: Span & { readonly date: string };
  readonly replied?: Span & { readonly date: string };
}

const SENT = new RegExp(
  unaccented(
    String.raw`(?:sent|transmit\p{L}*|address(?:ed|ing)|communicated|dated|raised|wrote|written|letters?|communications?|appeals?|envoyée?s?|adressée?s?|transmise?s?|en date d|datée?s?|lettres?|écrit|soulevée?s?|appels?|exprimée?s?|enviad[oa]s?|dirigid[oa]s?|transmitid[oa]s?|remitid[oa]s?|fechad[oa]s?|de fecha|cartas?|comunicaci(?:ón|ones)|llamamientos?|escrib\p{L}+|направл\p{L}*|письм\p{L}*|дасла\p{L}*|ліст\p{L}*)`,
  ),
  'giu',
);
const REPLY = new RegExp(
  unaccented(
    String.raw`(?:repl(?:y|ies|ied)|respon(?:se|ses|ded|d)|answer(?:s|ed)?|réponses?|répondu\p{L}*|respuestas?|respond\p{L}+|contest(?:ó|ad[oa]|ación)|ответ\p{L}*|адказ\p{L}*)`,
  ),
  'giu',
);
const NO_REPLY =
  /(?:without (?:a )?(?:reply|response|answer)|no (?:reply|response|answer)|not (?:been )?(?:replied|answered)|sans réponse|aucune réponse|sin respuesta|ninguna respuesta|без ответа|без адказу)[^.;\n]{0,60}$/iu;
const JOINED =
  /^(?:[,;]| and| et| y| e| и| і| &|, and|, et|; and| on| of| del?| du| le| el)* ?(?:on |of |dated |the |le |du |el |del? )?[([]?$/iu;
/** "UA XVR 3/2022 of 4 May", "… (4 May", "…, sent on 4 May", "…, 4 May". */
const REFERENCE_THEN_DATE =
  /^[\])]?(?:,| \(| of| du| de| del|:| [|–—-])*(?: ?(?:dated|sent|transmitted|addressed|issued|of|on|datée?|envoyée?|adressée?|transmise?|en date|de fecha|fechada|enviada|transmitida|remitida|du|le|del?|el|la|[|–—-]))* ?$/iu;
const TO_REFERENCE = /^[^.;\n]{0,12}(?:to|à|a|al|aux?|sur|concerning|regarding|на)(?= )[^.;\n]{0,60}$/iu;
const ROW_WORDS = /\p{L}{2,}/gu;

/**
 * The dates of sending and of reply that the text gives for each reference: in its sentence, in a row of a table,
 * by pairs of lists of equal length, and for a reply also in the sentence behind. One answer a reference, in order.
 */
export const timedLetters = (
  text: string,
  references: readonly FoundReference[],
  dates: readonly FoundDate[],
): readonly TimedLetter[] => {
  const found: { sent?: Span & { date: string }; replied?: Span & { date: string } }[] = references.map(() => ({}));
  const give = (at: number | undefined, kind: 'sent' | 'replied', date: FoundDate): void => {
    const one = at === undefined ? undefined : found[at];
    if (one !== undefined && one[kind] === undefined) one[kind] = { start: date.start, end: date.end, date: date.edtf };
  };
  let before: readonly number[] = [];
  let beforeEnd = -1;
  for (const sentence of sentencesWith(text, tokensOf(references, dates))) {
    const own = sentence.tokens.flatMap((token) => (token.kind === 'reference' ? [token.at] : []));
    if (isRow(text, sentence)) giveRow(text, sentence, give);
    else {
      const near = sentence.start - beforeEnd < 3 ? before : [];
      giveSentence(text, sentence, near, give);
    }
    if (own.length > 0) {
      before = own;
      beforeEnd = sentence.end;
    }
  }
  return found;
};

type Give = (at: number | undefined, kind: 'sent' | 'replied', date: FoundDate) => void;

/** A row of a table or list: a reference and dates with hardly a word between. */
const isRow = (text: string, { start, end, tokens }: Sentence): boolean => {
  if (tokens.length > 4 || tokens.filter(({ kind }) => kind === 'reference').length !== 1) return false;
  if (tokens.every(({ kind }) => kind === 'reference')) return false;
  let rest = '';
  let from = start;
  for (const token of tokens) {
    rest += text.slice(from, token.start);
    from = token.end;
  }
  rest += text.slice(from, end);
  REPLY.lastIndex = 0;
  SENT.lastIndex = 0;
  const told =
    REPLY.test(
      rest.replace(/(?:no|without|aucune|sans|sin|ninguna) (?:reply|response|answer|réponse|respuesta)/giu, ''),
    ) || SENT.test(rest);
  REPLY.lastIndex = 0;
  SENT.lastIndex = 0;
  return (rest.match(ROW_WORDS)?.length ?? 0) <= 12 && /[|\t]|^[^\p{L}]*$/u.test(rest) && !told;
};

/** Columns in the order of the heading row, where one says so; else sending before reply. */
const giveRow = (text: string, sentence: Sentence, give: Give): void => {
  const reference = sentence.tokens.find((token) => token.kind === 'reference');
  const dates = sentence.tokens.flatMap((token) => (token.kind === 'date' ? [token.date] : []));
  if (reference === undefined || reference.kind !== 'reference') return;
  const heading = headingAbove(text, sentence.start);
  const replyFirst = heading !== undefined && heading.reply < heading.sent;
  const [first, second] = dates;
  const order: readonly ('sent' | 'replied')[] = replyFirst ? ['replied', 'sent'] : ['sent', 'replied'];
  if (first !== undefined) give(reference.at, dates.length === 1 ? 'sent' : (order[0] ?? 'sent'), first);
  if (second !== undefined) give(reference.at, order[1] ?? 'replied', second);
};

const headingAbove = (text: string, at: number): { sent: number; reply: number } | undefined => {
  const lines = text
    .slice(Math.max(0, at - 1_500), at)
    .split('\n')
    .reverse();
  for (const line of lines) {
    if (line.length > 200) continue;
    const reply = line.search(/repl|respon|réponse|respuesta|answer/iu);
    const sent = line.search(/sent|date|transmi|envo|fecha|envi/iu);
    if (reply >= 0 && sent >= 0 && !/\d\/\d{4}/u.test(line)) return { sent, reply };
  }
  return undefined;
};

const giveSentence = (text: string, sentence: Sentence, before: readonly number[], give: Give): void => {
  const runs = runsOf(text, sentence.tokens);
  const told: { last?: 'sent' | 'replied' } = {};
  for (const index of runs.keys()) giveRun(text, { sentence, before, runs, index }, told, give);
};

interface Place {
  readonly sentence: Sentence;
  /** Indices of the references of the sentence before. */
  readonly before: readonly number[];
  readonly runs: readonly (readonly Token[])[];
  readonly index: number;
  /** The words between what stands before the run and the run. */
  readonly words: string;
  /** The words between the run and what follows; absent where nothing does. */
  readonly behind: string | undefined;
}

const giveRun = (
  text: string,
  { sentence, before, runs, index }: Omit<Place, 'words' | 'behind'>,
  seen: { last?: 'sent' | 'replied' },
  give: Give,
): void => {
  const run = runs[index] ?? [];
  const first = run[0];
  const last = run.at(-1);
  if (first?.kind !== 'date' || last === undefined) return;
  const from = runs[index - 1]?.at(-1)?.end ?? sentence.start;
  const next = runs[index + 1]?.[0];
  const words = text.slice(Math.max(from, first.start - 400), first.start);
  const behind = next === undefined ? undefined : text.slice(last.end, next.start);
  const place: Place = { sentence, before, runs, index, words, behind };
  const ofLetter = runs[index - 1]?.[0]?.kind === 'reference' && REFERENCE_THEN_DATE.test(words);
  const kind = ofLetter ? 'sent' : (kindOf(words) ?? (GOES_ON.test(words) ? seen.last : undefined));
  if (kind !== undefined) seen.last = kind;
  const dates = run.flatMap((token) => (token.kind === 'date' ? [token.date] : []));
  if (kind === 'replied') giveList(answered(text, place, last.end, dates.length), dates, 'replied', give);
  else if (ofLetter) giveList(indicesOf(runs[index - 1]), dates, 'sent', give);
  else giveList(sentAt(place, kind), dates, 'sent', give);
};

/** "on 7 September (XVR 5/2022) and 30 March (XVR 2/2023)": the second date goes on from the first. */
const GOES_ON = /^[)\]]?(?:,|;| and| et| y| и| і)*(?: (?:on|of|le|du|el|del?))? ?$/iu;

/** The letters that a reply answers: those named right behind it, one told by its place in a list, else those before. */
const answered = (
  text: string,
  { before, runs, index, behind }: Place,
  end: number,
  count: number,
): readonly number[] => {
  const next = runs[index + 1];
  const previous = runs[index - 1];
  const isNext =
    next?.[0]?.kind === 'reference' &&
    behind !== undefined &&
    TO_REFERENCE.test(behind) &&
    !(previous?.[0]?.kind === 'reference' && /[,;]/u.test(behind));
  if (isNext) return indicesOf(next);
  const earlier = runs.slice(0, index).flatMap(indicesOf);
  const named = ordinalOf(text.slice(end, end + 60), [...before, ...earlier]);
  if (named !== undefined) return [named];
  const last = runs.slice(0, index).findLast((run) => run[0]?.kind === 'reference');
  if (last !== undefined) return indicesOf(last);
  return before.length === count || before.length === 1 ? before : [];
};

/** The letters that were sent on a day, where the words say that letters were. */
const sentAt = (
  { sentence, before, runs, index, words, behind }: Place,
  kind: 'sent' | 'replied' | undefined,
): readonly number[] => {
  const next = runs[index + 1];
  const previous = runs[index - 1];
  const isTold = kind === 'sent' || /(?:sent|transmitted|envoy|enviad|wrote|letter|lettre|carta)/iu.test(behind ?? '');
  if (
    next?.[0]?.kind === 'reference' &&
    behind !== undefined &&
    isTold &&
    !behind.includes('; ') &&
    behind.length < 400
  )
    return /^ ?[([]/u.test(behind) || behind.length < 40 || isAlone(sentence) ? indicesOf(next) : [];
  if (kind !== 'sent') return [];
  if (previous?.[0]?.kind === 'reference') return isAlone(sentence) ? indicesOf(previous) : [];
  const named = runs.every((run) => run[0]?.kind === 'date') ? ordinalOf(words, before) : undefined;
  return named === undefined ? [] : [named];
};

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/(?:first|former|premi(?:er|ère)|primer[oa]?)(?! (?:reply|response))/iu, 0],
  [/(?:second|deuxième|segund[oa])/iu, 1],
  [/(?:third|troisième|tercer[oa]?)/iu, 2],
  [/(?:last|latter|derni(?:er|ère)|últim[oa])(?! (?:reply|response|month|year))/iu, -1],
];

/** "the response … to the second of them": a letter of the list that was named before. */
const ordinalOf = (words: string, listed: readonly number[]): number | undefined => {
  if (listed.length < 2) return undefined;
  const clause = /^[^.;]{0,60}/u.exec(words.slice(-90))?.[0] ?? '';
  const found = ORDINALS.filter(([pattern]) => pattern.test(clause));
  return found.length === 1 ? listed.at(found[0]?.[1] ?? 0) : undefined;
};

const indicesOf = (run: readonly Token[] | undefined): readonly number[] =>
  (run ?? []).flatMap((token) => (token.kind === 'reference' ? [token.at] : []));

const isAlone = (sentence: Sentence): boolean =>
  sentence.tokens.filter(({ kind }) => kind === 'reference').length === 1;

/** Lists pair by order when they are of one length; one date of sending beside several letters is nobody's. */
const giveList = (
  letters: readonly number[],
  dates: readonly FoundDate[],
  kind: 'sent' | 'replied',
  give: Give,
): void => {
  const one = dates.length === 1 ? dates[0] : undefined;
  if (letters.length === dates.length) for (const [index, date] of dates.entries()) give(letters[index], kind, date);
  else if (one !== undefined && kind === 'replied') give(letters.at(-1), kind, one);
};

const kindOf = (words: string): 'sent' | 'replied' | undefined => {
  const sent = lastAt(SENT, words);
  const reply = NO_REPLY.test(words) ? -1 : lastAt(REPLY, words);
  if (sent < 0 && reply < 0) return undefined;
  return reply > sent ||
    (reply >= 0 &&
      words.length - reply < 90 &&
      /^(?:repl|respon|répon|respue|answer)[^.;]{0,70}(?:dated|sent|of|on|transmitted|du|le|datée|de|el|fechada|recibida|received)? ?$/iu.test(
        words.slice(reply),
      ) &&
      !/(?:letter|communication|lettre|carta)/iu.test(words.slice(reply)))
    ? 'replied'
    : 'sent';
};

const lastAt = (pattern: RegExp, words: string): number => {
  let at = -1;
  for (const match of words.matchAll(pattern)) at = match.index;
  return at;
};

/** Neighbours of one kind that only commas and "and" part. */
const runsOf = (text: string, tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const runs: Token[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last?.kind === token.kind && JOINED.test(text.slice(last.end, token.start).slice(0, 40)))
      run.push(token);
    else runs.push([token]);
  }
  return runs;
};
