import { nominativeSexes, type Sex, sameSurname, spelled, surnameKeys } from './extract-name-cases.ts';
import { doubleSurname, type NameParts, partsOfForm, type Understood, understood } from './extract-name-parts.ts';
import { HONORIFICS, NOT_IN_NAMES, ROLE_WORDS } from './extract-name-words.ts';
import type { NameMention } from './extract-names.ts';

/** Mentions of one person, with what they say together. */
interface Group {
  readonly mentions: NameMention[];
  /** Whole names of the group, taken apart. */
  readonly full: NameParts[];
  /** How the given name can be understood in all of them. */
  given: readonly Understood[];
  sexes: ReadonlySet<Sex>;
  readonly titles: Set<string>;
  readonly firstAt: number;
  readonly starts: Set<number>;
  readonly ends: Set<number>;
}

const isFull = (parts: NameParts): boolean => parts.given !== undefined && parts.surname !== undefined;
const titleOf = (mention: NameMention): string => (mention.honorific ?? '').replace(/\.$/u, '');

/**
 * Mentions grouped by person: the same name in any case; a surname, a given name, or initials that fit exactly one
 * person named before (failing that, in the text) and contradict nothing known of him or her. What fits two stays a
 * person of its own. Two spellings are two persons.
 */
export const groupedByPerson = (text: string, mentions: readonly NameMention[]): readonly NameMention[][] => {
  const groups: Group[] = [];
  const bySurname = new Map<string, Group[]>();
  const byGiven = new Map<string, Group[]>();
  const byBoth = new Map<string, Group[]>();
  const byForm = new Map<string, Group>();
  const partial: { readonly mention: NameMention; readonly parts: NameParts }[] = [];
  const own = new Map<string, Group>();

  const index = (map: Map<string, Group[]>, key: string, group: Group): void => {
    const known = map.get(key) ?? [];
    if (known.at(-1) !== group && !known.includes(group)) known.push(group);
    map.set(key, known);
  };
  const enter = (group: Group, parts: NameParts): void => {
    if (!group.full.some((one) => sameParts(one, parts))) group.full.push(parts);
    for (const word of [parts.surname ?? [], parts.middle].flat()) {
      for (const key of surnameKeys(word)) {
        index(bySurname, key, group);
        for (const { lemma } of group.given) index(byBoth, `${key}|${lemma}`, group);
      }
    }
    for (const { lemma } of group.given) index(byGiven, lemma, group);
  };

  const doubles = new Set(mentions.flatMap(({ form }) => doubleSurname(form) ?? []));
  for (const mention of mentions) {
    if (doubles.has(mention.form)) {
      const [first, last] = mention.form.split(' ');
      partial.push({
        mention,
        parts: { surname: last ?? mention.form, middle: first === undefined ? [] : [first], initials: [] },
      });
      continue;
    }
    const parts: NameParts = mention.withheld === true ? { middle: [], initials: [] } : partsOfForm(mention.form);
    if (mention.withheld === true || (!isFull(parts) && parts.patronymic === undefined)) {
      partial.push({ mention, parts });
      continue;
    }
    const same = byForm.get(mention.form);
    if (same !== undefined && agreesInSex(same, mention.sex)) {
      join(same, mention);
      continue;
    }
    const ways = understood(parts, mention.sex);
    const near = candidatesFor(parts, ways, byBoth, byGiven).filter((group) =>
      agrees(text, group, parts, ways, mention),
    );
    const only = near.length === 1 ? near[0] : undefined;
    const group = only ?? newGroup(mention, ways);
    if (only === undefined) groups.push(group);
    else {
      join(group, mention);
      group.given = narrowed(group.given, ways);
      group.sexes = sexesOf(group.given, group.sexes);
    }
    byForm.set(mention.form, group);
    enter(group, parts);
  }
  for (const { mention, parts } of partial) {
    const fitting = mention.withheld === true ? undefined : fittingGroup(text, mention, parts, bySurname, byGiven);
    if (fitting !== undefined) {
      join(fitting, mention);
      continue;
    }
    const key = /[█■▇_]/u.test(mention.form) ? `block ${mention.start}` : ownKey(mention, parts);
    const alone = own.get(key);
    if (alone !== undefined) join(alone, mention);
    else {
      const group = newGroup(mention, []);
      own.set(key, group);
      groups.push(group);
    }
  }
  return groups.map(({ mentions: of }) => of.sort((a, b) => a.start - b.start));
};

const newGroup = (mention: NameMention, given: readonly Understood[]): Group => ({
  mentions: [mention],
  full: [],
  given,
  sexes: sexesOf(given, mention.sex === undefined ? new Set() : new Set([mention.sex])),
  titles: new Set(titleOf(mention) === '' ? [] : [titleOf(mention)]),
  firstAt: mention.start,
  starts: new Set([mention.start]),
  ends: new Set([mention.end]),
});

const join = (group: Group, mention: NameMention): void => {
  group.mentions.push(mention);
  group.starts.add(mention.start);
  group.ends.add(mention.end);
  if (titleOf(mention) !== '') group.titles.add(titleOf(mention));
  if (mention.sex !== undefined && group.sexes.size !== 1) group.sexes = new Set([mention.sex]);
};

const sexesOf = (given: readonly Understood[], known: ReadonlySet<Sex>): ReadonlySet<Sex> => {
  if (known.size === 1) return known;
  return given.some(({ sex }) => sex === undefined) ? new Set() : new Set(given.flatMap(({ sex }) => sex ?? []));
};

/** The one sex of a group, where it is known. */
const sexOf = (group: Group): Sex | undefined => (group.sexes.size === 1 ? [...group.sexes][0] : undefined);
const agreesInSex = (group: Group, sex: Sex | undefined): boolean =>
  sex === undefined || group.sexes.size === 0 || group.sexes.has(sex);

const sameParts = (a: NameParts, b: NameParts): boolean => a.surname === b.surname && a.given === b.given;

const narrowed = (a: readonly Understood[], b: readonly Understood[]): readonly Understood[] => {
  const both = a.filter((one) => b.some((other) => other.lemma === one.lemma && other.sex === one.sex));
  return both.length > 0 ? both : a;
};

const candidatesFor = (
  parts: NameParts,
  ways: readonly Understood[],
  byBoth: ReadonlyMap<string, readonly Group[]>,
  byGiven: ReadonlyMap<string, readonly Group[]>,
): readonly Group[] =>
  parts.surname === undefined
    ? [...new Set(ways.flatMap(({ lemma }) => byGiven.get(lemma) ?? []))]
    : [
        ...new Set(
          [parts.surname, ...parts.middle].flatMap((word) =>
            [...surnameKeys(word)].flatMap((key) => ways.flatMap(({ lemma }) => byBoth.get(`${key}|${lemma}`) ?? [])),
          ),
        ),
      ];

/** Whether a full name can be one of the group's: surname, given name, patronymic and sex all agree. */
const agrees = (
  text: string,
  group: Group,
  parts: NameParts,
  ways: readonly Understood[],
  mention: NameMention,
): boolean => {
  const shared = ways.filter((way) =>
    group.given.some(
      (one) => one.lemma === way.lemma && (one.sex === way.sex || one.sex === undefined || way.sex === undefined),
    ),
  );
  if (shared.length === 0 || !agreesInSex(group, mention.sex)) return false;
  const sexes = new Set(ways.map(({ sex }) => sex));
  // Александра Козлова is a woman, or Александр Козлов in the genitive: the verb behind decides, else nobody does.
  if (sexes.size > 1 && shared.length < ways.length && womanActs(text, mention) !== (shared[0]?.sex === 'female'))
    return false;
  return group.full.some(
    (one) =>
      (one.surname === undefined ||
        parts.surname === undefined ||
        sameSurname(one.surname, parts.surname, shared[0]?.sex ?? sexOf(group)) ||
        (parts.middle.length === 0 && one.middle.includes(parts.surname)) ||
        (one.middle.length === 0 && parts.middle.includes(one.surname))) &&
      (one.patronymic === undefined ||
        parts.patronymic === undefined ||
        spelled(one.patronymic).slice(0, 4) === spelled(parts.patronymic).slice(0, 4)) &&
      (one.middle.length === 0 ||
        parts.middle.length === 0 ||
        one.middle.join(' ').toLowerCase() === parts.middle.join(' ').toLowerCase()),
  );
};

/** A feminine verb or participle stands right behind. */
const womanActs = (text: string, { end }: NameMention): boolean =>
  /^,? (?:\p{Ll}+ ){0,2}?(?:\p{Ll}{2,}(?:ла|лася|лась)|(?:была|была) \p{Ll}+(?:на|та|а)|\p{Ll}+(?:ена|ана|ята|ёна)|(?:a|est|avait) été \p{Ll}+ée)(?!\p{L})/u.test(
    text.slice(end, end + 60),
  );
const manActs = (text: string, { end }: NameMention): boolean =>
  /^,? (?:(?:не|уже|яшчэ|ещё|потым|потом|затем|тоже|таксама|также|вчера|учора) ){0,2}\p{Ll}{2,}(?:ал|ил|ел|ял|ул|аў|іў|ыў|еў|яў|уў|ив|ав|ів|лся|ўся|вся)(?!\p{L})/u.test(
    text.slice(end, end + 60),
  );

const MOST_BEARERS = 40;

const fittingGroup = (
  text: string,
  mention: NameMention,
  parts: NameParts,
  bySurname: ReadonlyMap<string, readonly Group[]>,
  byGiven: ReadonlyMap<string, readonly Group[]>,
): Group | undefined => {
  const word = parts.surname ?? parts.single;
  const ahead = text.slice(Math.max(0, mention.start - 24), mention.start);
  if (word === undefined || ANOTHER.test(ahead) || isCutOff(ahead)) return undefined;
  const title = titleOf(mention);
  const sex = mention.sex ?? actingSex(text, mention);
  const bearers = new Set([...surnameKeys(word)].flatMap((key) => bySurname.get(key) ?? []));
  // So many people of one surname are a list: alone it means nobody.
  if (bearers.size > MOST_BEARERS) return undefined;
  const surname = [...bearers].filter(
    (group) =>
      agreesInSex(group, sex) &&
      (title === '' || group.titles.size === 0 || group.titles.has(title) || mention.sex !== undefined) &&
      group.full.some(
        (one) =>
          (parts.middle[0] === undefined || one.middle.includes(parts.middle[0])) &&
          [one.surname, ...one.middle].some((known) => known !== undefined && sameSurname(known, word, sexOf(group))) &&
          initialsAgree(one, parts),
      ),
  );
  const given =
    parts.single === undefined || title !== ''
      ? []
      : [...new Set(understood(parts, sex).flatMap(({ lemma }) => byGiven.get(lemma) ?? []))].filter((group) =>
          agreesInSex(group, sex),
        );
  const fitting = [...new Set([...surname, ...given])].filter((group) => !standsBeside(text, mention, group));
  const before = fitting.filter(({ firstAt }) => firstAt < mention.start);
  const candidates = before.length > 0 ? before : fitting;
  return candidates.length === 1 ? candidates[0] : undefined;
};

/** "Вера Гук и В. Гук": two names joined by a word are two people. */
const standsBeside = (text: string, mention: NameMention, group: Group): boolean => {
  const ahead = BESIDE_AHEAD.exec(text.slice(Math.max(0, mention.start - 14), mention.start))?.[0].length;
  const behind = BESIDE_BEHIND.exec(text.slice(mention.end, mention.end + 14))?.[0].length;
  return (
    (ahead !== undefined && group.ends.has(mention.start - ahead)) ||
    (behind !== undefined && group.starts.has(mention.end + behind))
  );
};
const BESIDE = ',? (?:and|et|y|e|и|і|й|та|ды|&|or|ou|или|або|чи) (?:(?:Ms|Mr|Mrs|M|Mme|Sr|Sra)\\.? )?';
const BESIDE_AHEAD = new RegExp(`${BESIDE}$`, 'u');
const BESIDE_BEHIND = new RegExp(`^${BESIDE}`, 'u');

/** "one Mr. Batres", "un certain": the text brings in somebody new. */
const ANOTHER =
  /(?<!\p{L})(?:one|a certain|another|un certain|une certaine|un tal|una tal|некий|некая|нейкі|нейкая|якийсь|якась|друг(?:ой|ая)|іншы|іншая) (?:(?:Ms|Mr|Mrs|M|Mme|Sr|Sra)\.? )?$/u;

/** "Ivo Hadrian", of which only the second word is known for a name: it is not the Hadrian named before. */
const isCutOff = (ahead: string): boolean => {
  const first = /(?<![\p{L}.-])\p{Lu}\p{Ll}{1,}(?= $)/u.exec(ahead)?.[0];
  return first !== undefined && !NOT_IN_NAMES.has(first) && !ROLE_ALONE.test(first);
};
const ROLE_ALONE = new RegExp(
  `^(?:${[...ROLE_WORDS.map(([words]) => words), ...HONORIFICS.map(({ pattern }) => pattern)].join('|')})$`,
  'iu',
);

/** What the word behind, or the ending of a Cyrillic surname, shows of the sex. */
const actingSex = (text: string, mention: NameMention): Sex | undefined => {
  if (!/^\p{Script=Cyrillic}/u.test(mention.form)) return undefined;
  if (womanActs(text, mention)) return 'female';
  if (manActs(text, mention)) return 'male';
  const shown = nominativeSexes(mention.form.split(' ').at(-1) ?? '');
  return shown.size === 1 && shown.has('male') ? 'male' : undefined;
};

/** И. Н. Козлов and Иван Николаевич Козлов, not Пётр Козлов. */
const initialsAgree = (full: NameParts, partial: NameParts): boolean => {
  const [first, second] = partial.initials;
  if (first === undefined) return true;
  if (full.given === undefined || spelled(full.given).slice(0, 1) !== first.replace('ё', 'е')) return false;
  const next = full.patronymic ?? full.middle[0];
  return second === undefined || next === undefined || spelled(next).slice(0, 1) === second;
};

/** Mentions that fit nobody are one person only when they are the same word, in its cases, with the same title. */
const ownKey = (mention: NameMention, parts: NameParts): string => {
  const title = titleOf(mention);
  const word = parts.single ?? parts.surname ?? mention.form;
  const lemma = mention.withheld === true || title !== '' ? undefined : understood(parts, mention.sex)[0];
  if (parts.single !== undefined && lemma !== undefined && title === '') return `given ${lemma.lemma}`;
  return `${title} ${parts.initials.join('')} ${spelled(word)}`;
};
