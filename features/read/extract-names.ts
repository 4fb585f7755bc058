import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { givenReadings, isListedName, patronymicReading, type Sex } from './extract-name-cases.ts';
import { contextOf, isNamesake, type NameContext } from './extract-name-contexts.ts';
import { ALSO_WORDS } from './extract-name-given.ts';
import { type Capitals, capitalsOf, type NameRun, type NameToken } from './extract-name-runs.ts';
import {
  BODY_ADJECTIVE,
  BODY_AHEAD,
  BODY_WORD,
  HONORIFICS,
  type NameRole,
  NOT_IN_NAMES,
  ROLE_WORDS,
  SURNAME_END,
} from './extract-name-words.ts';

/** One place where the text names a person. The span is the name without its honorific. */
export interface NameMention extends Span {
  readonly form: string;
  readonly honorific?: string;
  readonly sex?: Sex;
  readonly role?: NameRole | 'signatory' | 'witness';
  /** True for "Ms. X", where the text withholds the name. */
  readonly withheld?: boolean;
  readonly confidence: number;
}

/** What the rules for names share about one text. */
export interface NameText {
  readonly text: string;
  readonly capitals: Capitals;
  /** Names of States and words of them, so that "Lithuania said" names nobody. */
  readonly places: ReadonlySet<string>;
  /** One byte a character: set where a mention stands. */
  readonly taken: Uint8Array;
}

const TOKEN =
  "(?:\\p{Lu}\\.(?=[ -]?\\p{Lu})|(?:(?:al|el|as|ad|an|ar|at|ash)-)?\\p{Lu}[\\p{L}\\p{M}]*(?:'(?!s(?!\\p{L}))\\p{L}+|-\\p{L}+){0,5})";
const PARTICLE =
  '(?:de|da|del|della|di|van|von|der|den|bin|bint|ibn|al|el|dos|das|du|la|las|los|ter|ten|abu|ould|uulu|kyzy|oglu)';
const NAME_RUN = `${TOKEN}(?: (?:${PARTICLE} ){0,2}${TOKEN}){0,4}`;
const BEFORE = '(?<![\\p{L}\\p{M}])';
const ROLE_ALONE = new RegExp(`^(?:${ROLE_WORDS.map(([words]) => words).join('|')})$`, 'iu');

const HONORIFIC_NAME = new RegExp(
  `${BEFORE}(?<h>${HONORIFICS.map((one) => one.pattern).join('|')}) (?<n>${NAME_RUN}|[█■▇_]{2,20}|\\[[^\\]\\n]{3,40}\\])`,
  'gu',
);
const WHOLE_HONORIFICS = HONORIFICS.map(({ pattern, sex }) => ({
  sex,
  whole: new RegExp(`^(?:${pattern})(?: |$)`, 'u'),
}));
/** A block that stands where a name was, and "A., her daughter". */
const WITHHELD_ALONE =
  /(?<![█■▇])(?<block>[█■▇]{3,40})(?=,| (?:was|were|has|had|is|a été|est|fue|ha|был|быў)(?!\p{L}))|(?<![\p{L}.])(?<!\p{Lu}\. )(?<letter>\p{Lu}\.)(?=, (?:her|his|sa|son|su) (?:minor |young |only )?(?:daughter|son|child|fille|fils|hij[oa]))/gu;
/** A witness under a code: T-17. */
const CODE_NAME = /(?<![\p{L}\d/.-])\p{Lu}-\d{1,3}(?![\d/-])/gu;

/** Every place where the text names a person, by rules of falling confidence; none overlaps another. */
export const nameMentions = (
  input: ExtractInput,
): { readonly mentions: readonly NameMention[]; readonly of: NameText } => {
  const text = input.view.text;
  const found: NameMention[] = [];
  const of: NameText = {
    text,
    capitals: capitalsOf(text),
    places: placeWords(input),
    taken: new Uint8Array(text.length + 1),
  };
  const add = (mention: NameMention): void => {
    if (of.taken[mention.start] === 1 || of.taken[mention.end - 1] === 1) return;
    of.taken.fill(1, mention.start, mention.end);
    found.push(mention);
  };
  for (const signatory of input.letter?.signatories ?? []) {
    add({ ...signatory.nameSpan, form: signatory.name, role: 'signatory', confidence: 0.95 });
  }
  for (const mention of withHonorific(of, input.language)) add(mention);
  for (const match of text.matchAll(WITHHELD_ALONE)) {
    const form = match.groups?.block ?? match.groups?.letter ?? '';
    add({ start: match.index, end: match.index + form.length, form, withheld: true, confidence: 0.6 });
  }
  for (const mention of fromRuns(of, input)) add(mention);
  if (input.kind === 'testimony') {
    for (const match of text.matchAll(CODE_NAME))
      add({
        start: match.index,
        end: match.index + match[0].length,
        form: match[0],
        role: 'witness',
        withheld: true,
        confidence: 0.6,
      });
  }
  return { mentions: found.sort((a, b) => a.start - b.start), of };
};

/** How far the words around a name are read. */
const NEAR = 120;

/** A part of a run without words of the sentence around it. */
interface Candidate {
  readonly tokens: readonly NameToken[];
  /** The first word of a sentence, a line or a quotation. */
  readonly opens: boolean;
  readonly before: string;
  readonly after: string;
}

const fromRuns = (of: NameText, input: ExtractInput): readonly NameMention[] => {
  const found: NameMention[] = [];
  const undecided: { readonly candidate: Candidate; readonly words: readonly NameToken[] }[] = [];
  for (const run of of.capitals.runs) {
    for (const candidate of candidatesOf(of, run)) {
      const judged = judge(of, candidate, input);
      if (judged !== undefined) found.push(judged);
      else {
        const words = candidate.tokens.filter(({ initial }) => !initial);
        if (words.length >= 2 && words.length <= 3) undecided.push({ candidate, words });
      }
    }
  }
  return [...found, ...joinedByAnd(of, found, undecided)];
};

const isStop = (of: NameText, token: NameToken): boolean =>
  !token.initial &&
  (token.text.length === 1 || NOT_IN_NAMES.has(token.text) || of.places.has(token.text) || ROLE_ALONE.test(token.text));

const candidatesOf = (of: NameText, run: NameRun): readonly Candidate[] => {
  const found: Candidate[] = [];
  let from = 0;
  const cut = (to: number): void => {
    let tokens = run.tokens.slice(from, to);
    while (
      tokens.length > 0 &&
      /^\p{Ll}/u.test(tokens.at(-1)?.text ?? '') &&
      !/[-']\p{Lu}/u.test(tokens.at(-1)?.text ?? '')
    )
      tokens = tokens.slice(0, -1);
    while (tokens.length > 0 && /^\p{Ll}/u.test(tokens[0]?.text ?? '') && !/[-']\p{Lu}/u.test(tokens[0]?.text ?? ''))
      tokens = tokens.slice(1);
    if (tokens[0]?.text === 'Q.' || (tokens[0]?.text === 'A.' && of.text.includes('\nQ. '))) tokens = tokens.slice(1);
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) return;
    if (of.taken[first.start] === 1 || of.taken[last.end - 1] === 1) return;
    // A paragraph may be as long as the text, so the line is looked for only near the name.
    const near = of.text.slice(Math.max(0, first.start - NEAR), first.start);
    const behind = of.text.slice(last.end, last.end + NEAR);
    const line = near.lastIndexOf('\n');
    const end = behind.indexOf('\n');
    found.push({
      tokens,
      opens: from === 0 && run.opens,
      before: line < 0 ? near : near.slice(line),
      after: end < 0 ? behind : behind.slice(0, end),
    });
  };
  run.tokens.forEach((token, at) => {
    if (!isStop(of, token)) return;
    cut(at);
    from = at + 1;
  });
  cut(run.tokens.length);
  return found;
};

const isGiven = (token: NameToken | undefined): boolean =>
  token !== undefined && !token.initial && givenReadings(token.text).length > 0;
const isPatronymic = (token: NameToken | undefined): boolean =>
  token !== undefined && !token.initial && patronymicReading(token.text) !== undefined;
const isSurnameLike = (token: NameToken | undefined): boolean =>
  token !== undefined && !token.initial && token.text.length > 3 && SURNAME_END.test(token.text.toLowerCase());
const isShouted = (token: NameToken): boolean => token.text.length > 1 && token.text === token.text.toUpperCase();

/** "Запісвала Таіса", "Recueilli": the word of a byline with the capital of its line. */
const BYLINE_WORD =
  /^(?:Зап[иі]с|Падрыхт|Подготов|Підгот|Автор|Аўтар|Текст|Тэкст|Фот[оа]|Гутар|Бесед|Звон|Гавор|Говор|Каж[аеу]|Recueilli|Signé|Firmad)/u;

/** The words of a candidate that are the name: a common word that opens the sentence is none, nor one that leans on it. */
const nameTokens = (of: NameText, { tokens, opens }: Candidate): readonly NameToken[] => {
  const [first, second, third] = tokens;
  if (first === undefined || second === undefined || first.initial || isGiven(first)) return tokens;
  const patronymic = tokens.some(isPatronymic);
  // "сестра Козлова Вера Лозовик", "Тарвии Назар Киптик": three words whose second is a given name.
  if (third !== undefined && !third.initial && isGiven(second) && isCyrillicWord(first) && !patronymic)
    return tokens.slice(1);
  if (!opens || patronymic) return tokens;
  if (of.capitals.small.has(first.text.toLowerCase()) || (second.initial && third?.initial === false))
    return tokens.slice(1);
  if (BYLINE_WORD.test(first.text)) return tokens.slice(1);
  const listed =
    tokens.length === 2 &&
    isCyrillicWord(first) &&
    givenReadings(second.text).some(({ nominative }) => nominative) &&
    !/(?:ит|ет|ёт|ць|іць|ае|яе|ла|ло|ли|лі|во|но|же|ра|ня|ды|ль)$/u.test(first.text);
  return isGiven(second) && !isSurnameLike(first) && !isShouted(first) && !listed ? tokens.slice(1) : tokens;
};

const judge = (of: NameText, candidate: Candidate, input: ExtractInput): NameMention | undefined => {
  const tokens = nameTokens(of, candidate);
  const words = tokens.filter(({ initial }) => !initial);
  const first = tokens[0];
  if (first === undefined || words.length === 0 || words.length > 5) return undefined;
  const dropped = first !== candidate.tokens[0];
  const before = dropped
    ? candidate.before + of.text.slice(candidate.tokens[0]?.start ?? 0, first.start)
    : candidate.before;
  if (isNamesake(before) || isOfBody(before, candidate.after)) return undefined;
  const quoted =
    /(?:сведк|сьведк|свидетел|свідк|псевдон|псэўдан|witness|pseudonym|témoin|testigo)\p{L}{0,4} [«“"„]$/iu.test(
      before,
    ) && /^[»”"“]/u.test(candidate.after);
  const context = contextOf(quoted ? before.slice(0, -1) : before, candidate.after);
  const opens = candidate.opens && !dropped;
  const own = ofRelative(words, context);
  if (own !== undefined) return mentionOf(of, [own], 0.7, context);
  const confidence =
    words.length === 1 && tokens.length === 1
      ? aloneConfidence(of, first, { ...candidate, before, opens }, context, input)
      : fullConfidence(of, tokens, words, context, candidate);
  if (confidence === undefined) return undefined;
  return mentionOf(of, tokens, confidence, isSomebodysKin(words, context) ? { personal: true, sure: true } : context);
};

/** "Жена Козлякова Лариса": the relative is Лариса, the other word says whose. */
const ofRelative = (words: readonly NameToken[], context: NameContext): NameToken | undefined => {
  const [first, second] = words;
  return context.role === 'relative' &&
    words.length === 2 &&
    isCyrillicWord(first) &&
    !isGiven(first) &&
    givenReadings(second?.text ?? '').some(
      ({ nominative, sex }) => nominative && (context.sex === undefined || sex === context.sex),
    )
    ? second
    : undefined;
};

/** "Маці Валошкі": the word says whose mother, not her name. */
const isSomebodysKin = (words: readonly NameToken[], context: NameContext): boolean =>
  (context.role === 'relative' &&
    context.sex === 'female' &&
    words.some(({ text }) => /\p{Ll}(?:[ое]го|[ое]му|ага|аму)$/u.test(text))) ||
  (context.role === 'relative' &&
    context.sex !== undefined &&
    words.length === 1 &&
    isCyrillicWord(words[0]) &&
    !givenReadings(words[0]?.text ?? '').some(({ sex }) => sex === context.sex));

const mentionOf = (
  of: NameText,
  tokens: readonly NameToken[],
  confidence: number,
  context: NameContext,
): NameMention | undefined => {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  return {
    start,
    end,
    form: of.text.slice(start, end),
    confidence,
    ...(context.role === undefined ? {} : { role: context.role }),
    ...(context.sex === undefined ? {} : { sex: context.sex }),
  };
};

const fullConfidence = (
  of: NameText,
  tokens: readonly NameToken[],
  words: readonly NameToken[],
  context: NameContext,
  { opens, before, after }: Candidate,
): number | undefined => {
  if (words.some(({ text }) => BODY_WORD.test(text))) return undefined;
  const [first, second] = words;
  const last = words.at(-1);
  if (words.length === 1) {
    // Initials and one word.
    return isSurnameLike(first) || isCyrillicWord(first) || context.personal || /^\p{Lu}\p{Ll}/u.test(first?.text ?? '')
      ? 0.75
      : undefined;
  }
  const shouted = words.every(isShouted);
  const patronymic = words.findIndex(isPatronymic);
  if (patronymic > 0 && (isGiven(words[patronymic - 1]) || words.length >= 3)) return 0.9;
  if (isGiven(first) && !(shouted && !context.personal && !words.slice(1).some(isSurnameLike))) return 0.85;
  if (
    isGiven(second) &&
    (isSurnameLike(first) || opens || (first !== undefined && isShouted(first)) || context.personal)
  )
    return 0.75;
  if (shouted && !context.sure) return undefined;
  if (
    context.personal &&
    words.length <= 4 &&
    !words.some(({ text }) => of.capitals.small.has(text.toLowerCase()) && opens)
  )
    return 0.8;
  const placed = /(?<!\p{L})(?:in|at|near|to|from|à|en|au|у|ў|в|во|з|из|с|да|до) $/u.test(before);
  if (
    words.length === 2 &&
    isSurnameLike(last) &&
    !placed &&
    !isSurnameOfPlace(first) &&
    !BODY_ADJECTIVE.test(first?.text ?? '')
  )
    return 0.6;
  // A line that is nothing but two or three capitalised words below the text, over an office.
  return tokens.length === 2 && /^\n?$/u.test(before) && after === '' && isSurnameLike(last) ? 0.6 : undefined;
};

const isCyrillicWord = (token: NameToken | undefined): boolean => /^\p{Script=Cyrillic}/u.test(token?.text ?? '');
/** "Северный курьер", "Барысская праўда": an adjective with a noun. */
const isSurnameOfPlace = (token: NameToken | undefined): boolean =>
  /(?:ый|ий|ое|ее|ая|яя|ае|яе|ага|ого|аму|ому|ых|іх|их|ыя|ія|ые|ие|ій)$/u.test(token?.text ?? '');

/** "Барысскага раённага суда", "Барыскіх назіральнікаў". */
const isOfPlace = (word: string, after: string): boolean =>
  BODY_ADJECTIVE.test(word) && (BODY_AHEAD.test(after) || (/[иіы]х$/u.test(word) && /^ \p{Ll}/u.test(after)));

/** One word alone: a given name, or any word where its neighbours say surely that it is a person's. */
const aloneConfidence = (
  of: NameText,
  token: NameToken,
  { opens, before, after }: Candidate,
  context: NameContext,
  input: ExtractInput,
): number | undefined => {
  if (token.text.length < 2 || isShouted(token) || BODY_WORD.test(token.text)) return undefined;
  const readings = givenReadings(token.text);
  const small = of.capitals.small.has(token.text.toLowerCase());
  if (context.sure && !(small && opens)) {
    if (isOfPlace(token.text, after) || /^ \p{Lu}/u.test(after)) return undefined;
    return 0.7;
  }
  if (readings.length === 0 || input.letter !== undefined) return undefined;
  const lower = token.text.toLowerCase();
  if (ALSO_WORDS.has(lower) || readings.some(({ lemma }) => ALSO_WORDS.has(lemma)))
    return !opens && !small && isCyrillicWord(token) && !/(?:^|[\n.!?…«“"] ?)$/u.test(before) ? 0.6 : undefined;
  if (opens && (small || !isListedName(token.text))) return undefined;
  // «Ліпа»: a word in quotation marks is what something is called.
  if (/[«“"„]$/u.test(before) && /^[»”"“]/u.test(after)) return undefined;
  return 0.65;
};

/** "Ivan Franko University", "Фонд Марыі Кюры": part of the name of a body or a place. */
const isOfBody = (before: string, after: string): boolean => {
  const next = /^ (\p{L}+)/u.exec(after)?.[1];
  if (next !== undefined && /^\p{Lu}/u.test(next) && BODY_WORD.test(next)) return true;
  const previous = /(\p{L}+) (?:de |d'|of )?$/u.exec(before)?.[1];
  return (
    previous !== undefined &&
    /^\p{Lu}/u.test(previous) &&
    /^(?:Fondation|Fundación|Lycée|École|Hôpital|Stade|Théâtre|Théatre|Instituto|Universidad|Université|Clinic|Villa|Palais|Hotel|Hôtel|Café)$/u.test(
      previous,
    )
  );
};

/** "A and B": what is written beside a person in the same way is a person. */
const joinedByAnd = (
  of: NameText,
  found: readonly NameMention[],
  undecided: readonly { readonly candidate: Candidate; readonly words: readonly NameToken[] }[],
): readonly NameMention[] => {
  const starts = new Set(found.map(({ start }) => start));
  const ends = new Set(found.map(({ end }) => end));
  const more: NameMention[] = [];
  for (const { candidate, words } of undecided) {
    if (words.some(({ text }) => BODY_WORD.test(text) || isShouted({ text } as NameToken))) continue;
    const [start, end] = [candidate.tokens[0]?.start ?? 0, candidate.tokens.at(-1)?.end ?? 0];
    const behind = /^ (?:and|et|y|e|и|і|й|та|ды|&) $/u.exec(
      of.text.slice(end, end + 5).replace(/(?<= \p{L}{1,3} ).*$/u, ''),
    )?.[0].length;
    const ahead = /(?:,)? (?:and|et|y|e|и|і|й|та|ды|&) $/u.exec(of.text.slice(Math.max(0, start - 6), start))?.[0]
      .length;
    const beside =
      (behind !== undefined && starts.has(end + behind)) || (ahead !== undefined && ends.has(start - ahead));
    if (!beside || (candidate.opens && of.capitals.small.has(words[0]?.text.toLowerCase() ?? ''))) continue;
    more.push({ start, end, form: of.text.slice(start, end), confidence: 0.65 });
  }
  return more;
};

const withHonorific = (of: NameText, language: string | undefined): readonly NameMention[] => {
  const { text, places } = of;
  const found: NameMention[] = [];
  for (const match of text.matchAll(HONORIFIC_NAME)) {
    const honorific = match.groups?.h ?? '';
    const raw = match.groups?.n ?? '';
    if (/^(?:M\.|Me|Don)$/u.test(honorific) && language !== 'fr' && language !== 'es') continue;
    const sex = WHOLE_HONORIFICS.find(({ whole }) => whole.test(honorific))?.sex;
    const at = match.index + honorific.length + 1;
    const common = { honorific, confidence: 0.95, ...(sex === undefined ? {} : { sex }) };
    const withheld = /^(?:[█■▇_[]|X{2,6}(?!\p{L})|[A-Z](?![\p{L}'.-])|[A-Z]\.(?! ?\p{Lu}))/u.exec(raw);
    if (withheld !== null) {
      const shown = /^\[[^\]]*\]|^[█■▇_]+/u.exec(raw)?.[0] ?? withheld[0].replace(/\.$/u, '');
      if (/^\[/u.test(shown) && !/redacted|withheld|expurgé|omitid|скрыт|схаван|name|nom/iu.test(shown)) continue;
      found.push({ ...common, start: at, end: at + shown.length, form: shown, withheld: true });
      continue;
    }
    const name = trimmedName(raw);
    if (name === undefined || places.has(name) || name.length < 2) continue;
    const lead = raw.indexOf(name);
    if (lead > 0 && !ROLE_ALONE.test(raw.slice(0, lead).trim())) continue;
    const start = at + lead;
    const context = contextOf(
      text.slice(Math.max(0, match.index - 90), match.index),
      text.slice(start + name.length, start + name.length + 120),
    );
    const role = context.role === undefined || context.role === 'speaker' ? {} : { role: context.role };
    found.push({ ...common, ...role, start, end: start + name.length, form: name });
    if (/^(?:Mses|Messrs|MM|Mmes)/u.test(honorific)) found.push(...restOfList(text, start + name.length, common));
  }
  return found;
};

const LIST_NEXT = new RegExp(`^(?:, (?:and |et |y )?| and | et | y )(${NAME_RUN})`, 'u');

/** "Messrs. A, B and C": the names that follow in the list. */
const restOfList = (text: string, from: number, common: Omit<NameMention, 'start' | 'end' | 'form'>): NameMention[] => {
  const found: NameMention[] = [];
  let at = from;
  for (
    let match = LIST_NEXT.exec(text.slice(at, at + 120));
    match !== null && found.length < 20;
    match = LIST_NEXT.exec(text.slice(at, at + 120))
  ) {
    const raw = match[1] ?? '';
    const name = trimmedName(raw);
    if (name === undefined || WHOLE_HONORIFICS.some(({ whole }) => whole.test(raw))) break;
    const start = at + match[0].length - raw.length;
    found.push({ ...common, start, end: start + name.length, form: name });
    at = start + name.length;
    if (name !== raw) break;
  }
  return found;
};

/** The run without words that belong to the sentence around it: leading ones skipped, ended at the first behind. */
const trimmedName = (run: string): string | undefined => {
  const tokens = run.split(' ');
  const stops = (token: string): boolean => NOT_IN_NAMES.has(token) || ROLE_ALONE.test(token);
  let from = 0;
  while (from < tokens.length && stops(tokens[from] ?? '')) from += 1;
  let to = from;
  while (to < tokens.length && !stops(tokens[to] ?? '')) to += 1;
  while (to > from && /^\p{Ll}+$/u.test(tokens[to - 1] ?? '')) to -= 1;
  return to > from ? tokens.slice(from, to).join(' ') : undefined;
};

/** "the Government of X", "le Parlement de X": what stands there is a State or a place, whether or not it is listed. */
const PLACE_SHOWN =
  /(?<!\p{L})(?:(?:Government|Republic|Kingdom|Parliament|Senate|National Assembly|Permanent Mission|Constitution|Federation|Emirate|Sultanate|[Cc]itizens|[Cc]apital|[Tt]erritory|[Pp]rovince|[Cc]ity|[Tt]own|[Vv]illage|[Dd]istrict|Association|[Pp]eople) of (?:the )?|(?:Gouvernement|République|Royaume|Parlement|Sénat|Mission permanente) (?:de la |de l'|du |de |d')|(?:Gobierno|República|Reino|Parlamento|Senado|Misión Permanente) (?:de la |del |de )|(?:ratified|acceded to|signed) by )(\p{Lu}[\p{L}'-]{2,})/gu;

/** Names of States, whole and by word, so that "Lithuania said" names nobody. */
const placeWords = (input: ExtractInput): ReadonlySet<string> =>
  new Set([
    ...[...input.view.text.matchAll(PLACE_SHOWN)].flatMap((match) =>
      match[1] === undefined || givenReadings(match[1]).length > 0 ? [] : [match[1]],
    ),
    ...input.reference.states.flatMap((state) =>
      state.names.flatMap((name) => [
        name,
        ...name.split(' ').filter((word) => word.length > 3 && /^\p{Lu}/u.test(word)),
      ]),
    ),
  ]);
