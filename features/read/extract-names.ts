import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import {
  HONORIFICS,
  type NameRole,
  NOT_IN_NAMES,
  PERSON_PREDICATES,
  ROLE_WORDS,
  SPEECH_VERBS,
  SURNAME_END,
} from './extract-name-words.ts';

/** One place where the text names a person. The span is the name without its honorific. */
export interface NameMention extends Span {
  readonly form: string;
  readonly honorific?: string;
  readonly sex?: 'female' | 'male';
  readonly role?: NameRole | 'signatory' | 'witness';
  /** The full form of which this is the surname in another grammatical case. */
  readonly of?: string;
  /** True for "Ms. X", where the text withholds the name. */
  readonly withheld?: boolean;
  readonly confidence: number;
}

const TOKEN = "(?:\\p{Lu}\\.(?=[ -]?\\p{Lu})|\\p{Lu}[\\p{L}\\p{M}]*(?:'(?!s(?!\\p{L}))\\p{L}+|-\\p{L}+)*)";
const PARTICLE = '(?:de|da|del|della|di|van|von|der|den|bin|bint|ibn|al|el|dos|das|du|ter|ten|abu|ould|uulu|kyzy|oglu)';
const NAME_RUN = `${TOKEN}(?: (?:${PARTICLE} ){0,2}${TOKEN}){0,4}`;
const FULL_RUN = `${TOKEN}(?: (?:${PARTICLE} ){0,2}${TOKEN}){1,4}`;
const BEFORE = '(?<![\\p{L}\\p{M}])';
const ROLES = ROLE_WORDS.map(([words]) => words).join('|');

const ROLE_ALONE = new RegExp(`^(?:${ROLES})$`, 'iu');

const HONORIFIC_NAME = new RegExp(
  `${BEFORE}(?<h>${HONORIFICS.map((one) => one.pattern).join('|')}) (?<n>${NAME_RUN}|[█■▇_]{2,20}|\\[[^\\]\\n]{3,40}\\])`,
  'gu',
);
const ROLE_NAME = new RegExp(`${BEFORE}(?:[Tt]he |[Ff]ormer )?(?<r>${ROLES}),? (?<n>${FULL_RUN})`, 'gu');
const NAME_ROLE = new RegExp(
  `${BEFORE}(?<n>${FULL_RUN})(?:,| \\() ?(?:\\d{1,3}, )?(?:an? |the |une? |el |la |le )?(?:\\p{Ll}[\\p{L}-]* ){0,2}(?<r>${ROLES})(?!\\p{L})`,
  'gu',
);
const NAME_AGE = new RegExp(
  `${BEFORE}(?<n>${FULL_RUN}),? (?:\\(?\\d{2}\\)?,|\\(\\d{2}\\)|[^.;\\n]{0,40}\\d{2}\\.\\d{2}\\.\\d{4} ?г\\. ?[нр]\\.|[^.;\\n]{0,30}(?:19|20)\\d{2} (?:года рождения|г\\. ?[нр]\\.))`,
  'gu',
);
const SAID_NAME = new RegExp(
  `${BEFORE}(?:${SPEECH_VERBS})(?: (?:нашему|нам|our|the) \\p{L}+)? (?<n>${FULL_RUN})`,
  'gu',
);
const NAME_SAID = new RegExp(
  `${BEFORE}(?<n>${FULL_RUN})(?:,? (?:and|et|y|и|і) (?<m>${FULL_RUN}))? (?:${SPEECH_VERBS})(?!\\p{L})`,
  'gu',
);
const NAME_PREDICATE = new RegExp(`${BEFORE}(?<n>${FULL_RUN})(?:${PERSON_PREDICATES})`, 'gu');
const KIN_NAME = new RegExp(
  `${BEFORE}(?:[Сс]ын|[Дд]очь|[Дд]ачка|[Бб]ацька(?: хлопчыка| дзяўчынкі)?|[Мм]аці|[Мм]ать|[Оо]тец|[Уу]дава|[Вв]дова|[Сс]уседка|[Сс]оседка|[Тт]ётя|[Цц]ётка),? (?<n>${TOKEN}(?: ${TOKEN}){0,2})`,
  'gu',
);
/** "My name is", "Мяне завуць": the words by which somebody is named. */
const NAMED = new RegExp(
  `${BEFORE}(?:my name is|I am called|je m'appelle|me llamo|[Мм]яне завуць|[Мм]еня зовут|завуць|зовут) (?<n>${TOKEN}(?: ${TOKEN}){0,2})`,
  'giu',
);
const BYLINE = new RegExp(
  `(?:^|\\n)(?:By|Par|Por|De notre correspondante?[^\\n,]{0,40},|Recueilli par(?: Me)?) (?<n>${FULL_RUN})(?=[ ,\\n]|$)`,
  'gu',
);
const PATRONYMIC = new RegExp(
  `${BEFORE}(?<n>(?:${TOKEN} ){1,2}\\p{Lu}\\p{Ll}+(?:ович|евич|ьевич|овна|евна|ична|инична|авіч|евіч|овіч|аўна|еўна|оўна|ічна)(?: \\p{Lu}\\p{Ll}+)?)(?![\\p{L}])`,
  'gu',
);
/** `Н. Падлужная`: an initial and a surname of the region. */
const INITIALS = new RegExp(`${BEFORE}(?<n>(?:\\p{Lu}\\. ?){1,2}\\p{Lu}\\p{Ll}{3,20})(?![\\p{L}'-])`, 'gu');
const PAIR = new RegExp(`${BEFORE}(?<n>\\p{Lu}\\p{Ll}{2,15} \\p{Lu}\\p{Ll}{3,20})(?![\\p{L}'-])`, 'gu');
/** A witness under a code: T-17. */
const CODE_NAME = /(?<![\p{L}\d/.-])\p{Lu}-\d{1,3}(?![\d/-])/gu;
const SIGNER = new RegExp(
  `${BEFORE}(?<n>\\p{Lu}\\p{Ll}{3,20}) (?:signed|подписал|падпісаў|a signé|firmó) (?:[\\p{L}]+ ){0,2}(?:[Dd]ecree|[Ll]aw|[Oo]rder|[Bb]ill|указ|закон|décret|loi|decreto|ley)`,
  'gu',
);

/** Every place where the text names a person, by rules of falling confidence; none overlaps another. */
export const nameMentions = (input: ExtractInput): readonly NameMention[] => {
  const text = input.view.text;
  const found: NameMention[] = [];
  const taken = new Uint8Array(text.length + 1);
  const places = placeWords(input);
  const add = (mention: NameMention): void => {
    if (taken[mention.start] === 1 || taken[mention.end - 1] === 1) return;
    taken.fill(1, mention.start, mention.end);
    found.push(mention);
  };
  const each = (pattern: RegExp, confidence: number, role?: NameRole): void => {
    for (const match of text.matchAll(pattern)) {
      for (const group of ['n', 'm'] as const) {
        const raw = match.groups?.[group];
        if (raw === undefined) continue;
        const name = trimmedName(raw, places);
        if (name === undefined || name.split(' ').length < 2 || !isPersonal(name, places)) continue;
        const start = match.index + match[0].indexOf(raw) + raw.indexOf(name);
        const shownRole = role ?? roleOf(match.groups?.r);
        add({
          start,
          end: start + name.length,
          form: name,
          confidence,
          ...(shownRole === undefined ? {} : { role: shownRole }),
        });
      }
    }
  };
  for (const signatory of input.letter?.signatories ?? []) {
    add({ ...signatory.nameSpan, form: signatory.name, role: 'signatory', confidence: 0.95 });
  }
  for (const mention of withHonorific(text, places, input.language)) add(mention);
  each(BYLINE, 0.8, 'author');
  each(ROLE_NAME, 0.85);
  each(NAME_ROLE, 0.85);
  each(NAME_AGE, 0.85);
  each(SAID_NAME, 0.8, 'speaker');
  each(NAME_SAID, 0.8, 'speaker');
  each(PATRONYMIC, 0.85);
  each(NAME_PREDICATE, 0.8);
  for (const match of text.matchAll(KIN_NAME)) {
    const raw = match.groups?.n ?? '';
    const start = match.index + match[0].length - raw.length;
    if (isPersonal(raw, places)) add({ start, end: start + raw.length, form: raw, role: 'relative', confidence: 0.6 });
  }
  for (const match of text.matchAll(NAMED)) {
    const raw = match.groups?.n ?? '';
    const start = match.index + match[0].length - raw.length;
    const own = /^(?:my|i am|je|me ll|мяне|меня)/iu.test(match[0]);
    if (/^\p{Lu}/u.test(raw) && isPersonal(raw, places))
      add({ start, end: start + raw.length, form: raw, ...(own ? { role: 'witness' as const } : {}), confidence: 0.8 });
  }
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
  for (const match of text.matchAll(PAIR)) {
    const raw = match.groups?.n ?? '';
    const last = raw.split(' ')[1] ?? '';
    if (SURNAME_END.test(last) && last.length > 4 && isPersonal(raw, places))
      add({ start: match.index, end: match.index + raw.length, form: raw, confidence: 0.6 });
  }
  for (const match of text.matchAll(INITIALS)) {
    const raw = match.groups?.n ?? '';
    const surname = /\p{Lu}\p{Ll}+$/u.exec(raw)?.[0] ?? '';
    if (SURNAME_END.test(surname) && !NOT_IN_NAMES.has(surname) && !places.has(surname))
      add({ start: match.index, end: match.index + raw.length, form: raw, confidence: 0.6 });
  }
  for (const match of text.matchAll(SIGNER)) {
    const raw = match.groups?.n ?? '';
    if (isPersonal(raw, places))
      add({ start: match.index, end: match.index + raw.length, form: raw, role: 'official', confidence: 0.7 });
  }
  return found.sort((a, b) => a.start - b.start);
};

const withHonorific = (
  text: string,
  places: ReadonlySet<string>,
  language: string | undefined,
): readonly NameMention[] => {
  const found: NameMention[] = [];
  for (const match of text.matchAll(HONORIFIC_NAME)) {
    const honorific = match.groups?.h ?? '';
    const raw = match.groups?.n ?? '';
    if (/^(?:M\.|Me|Don)$/u.test(honorific) && language !== 'fr' && language !== 'es') continue;
    const sex = HONORIFICS.find((one) => new RegExp(`^(?:${one.pattern})$`, 'u').test(honorific))?.sex;
    const at = match.index + honorific.length + 1;
    const common = { honorific, confidence: 0.95, ...(sex === undefined ? {} : { sex }) };
    const withheld = /^(?:[█■▇_[]|X{2,6}(?!\p{L})|[A-Z](?![\p{L}'.-])|[A-Z]\.(?! ?\p{Lu}))/u.exec(raw);
    if (withheld !== null) {
      const shown = /^\[[^\]]*\]|^[█■▇_]+/u.exec(raw)?.[0] ?? withheld[0].replace(/\.$/u, '');
      if (/^\[/u.test(shown) && !/redacted|withheld|expurgé|omitid|скрыт|схаван|name|nom/iu.test(shown)) continue;
      found.push({ ...common, start: at, end: at + shown.length, form: shown, withheld: true });
      continue;
    }
    const name = trimmedName(raw, new Set());
    if (name === undefined || places.has(name) || name.length < 2) continue;
    found.push({ ...common, start: at, end: at + name.length, form: name });
    if (/^(?:Mses|Messrs|MM|Mmes)/u.test(honorific)) found.push(...restOfList(text, at + name.length, common));
  }
  return found;
};

/** "Messrs. A, B and C": the names that follow in the list. */
const restOfList = (text: string, from: number, common: Omit<NameMention, 'start' | 'end' | 'form'>): NameMention[] => {
  const found: NameMention[] = [];
  const next = new RegExp(`^(?:, (?:and |et |y )?| and | et | y )(${NAME_RUN})`, 'u');
  let at = from;
  for (
    let match = next.exec(text.slice(at, at + 120));
    match !== null && found.length < 20;
    match = next.exec(text.slice(at, at + 120))
  ) {
    const raw = match[1] ?? '';
    const name = trimmedName(raw, new Set());
    if (name === undefined || HONORIFICS.some((one) => new RegExp(`^(?:${one.pattern})(?: |$)`, 'u').test(raw))) break;
    const start = at + match[0].length - raw.length;
    found.push({ ...common, start, end: start + name.length, form: name });
    at = start + name.length;
    if (name !== raw) break;
  }
  return found;
};

/** The run without words that belong to the sentence around it: leading ones skipped, ended at the first behind. */
const trimmedName = (run: string, places: ReadonlySet<string>): string | undefined => {
  const tokens = run.split(' ');
  const isStop = (token: string): boolean => NOT_IN_NAMES.has(token) || places.has(token) || ROLE_ALONE.test(token);
  let from = 0;
  while (from < tokens.length && isStop(tokens[from] ?? '')) from += 1;
  // "Звонит Тамара Вяхирец": a verb with the capital of its sentence.
  if (tokens.length - from > 2 && /^\p{Lu}\p{Ll}+(?:ит|ет|ёт)$/u.test(tokens[from] ?? '')) from += 1;
  let to = from;
  while (to < tokens.length && !isStop(tokens[to] ?? '')) to += 1;
  while (to > from && /^\p{Ll}/u.test(tokens[to - 1] ?? '')) to -= 1;
  return to > from ? tokens.slice(from, to).join(' ') : undefined;
};

/** Not a place, not made of words of bodies, not an adjective of a nation with a noun, not all capitals. */
const isPersonal = (name: string, places: ReadonlySet<string>): boolean => {
  if (places.has(name)) return false;
  const tokens = name.split(' ');
  if (tokens.some((token) => NOT_IN_NAMES.has(token) || places.has(token))) return false;
  if (
    tokens.some((token) => /^(?:UN|NGO|EU|OSCE|HRW|[A-Z]{2,6}s?)$/u.test(token)) &&
    !tokens.some((token) => /\p{Ll}{2}/u.test(token))
  )
    return false;
  return !/(?:ian|ean|ese|ish)$/u.test(tokens[0] ?? '') || tokens.length > 1;
};

const roleOf = (word: string | undefined): NameRole | undefined =>
  word === undefined ? undefined : ROLE_WORDS.find(([words]) => new RegExp(`^(?:${words})$`, 'u').test(word))?.[1];

/** Names of States, whole and by word, so that "Lithuania said" names nobody. */
const placeWords = (input: ExtractInput): ReadonlySet<string> =>
  new Set(
    input.reference.states.flatMap((state) =>
      state.names.flatMap((name) => [
        name,
        ...name.split(' ').filter((word) => word.length > 3 && /^\p{Lu}/u.test(word)),
      ]),
    ),
  );
