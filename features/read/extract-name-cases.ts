import { givenNamesOf, LEXICON } from '@amparo/names';
import { MORE_GIVEN } from './extract-name-given.ts';

export type Sex = 'female' | 'male';

/** One way to understand a word as a given name: its nominative as spelled, and whether the word is that nominative. */
export interface GivenReading {
  readonly lemma: string;
  readonly sex: Sex | undefined;
  readonly nominative: boolean;
}

/** One way to understand a word as a surname: two words are cases of one surname when they share stem and table. */
export interface SurnameReading {
  readonly stem: string;
  readonly table: string;
  readonly sex: Sex | undefined;
  readonly nominative: boolean;
}

/** Lower case, no stress marks or apostrophes, ё as е, the Ў that follows a vowel as У. */
export const spelled = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0301'ʼ’]/gu, '')
    .replaceAll('ё', 'е')
    .replace(/^ў/u, 'у');

const isCyrillic = (word: string): boolean => /^[\p{Script=Cyrillic}\p{M}'ʼ’-]+$/u.test(word);

/** Forms that no rule of endings gives. */
const OWN_CASES: Readonly<Record<string, string>> = {
  павел: 'павла павлу павлом павле паўла паўлу паўлам паўле',
  павал: 'паўла паўлу паўлам паўле',
  петр: 'петра петру петром петре пятра пятру пятром пятры пятрам',
  пятро: 'пятра пятру пятром пятры пятрам',
  лев: 'льва льву львом льве',
  леў: 'льва льву львом льве',
  федір: 'федора федору федором федорові федорі',
  яків: 'якова якову яковом яковові',
  антін: 'антона антону антоном антонові',
  любовь: 'любови любовью',
  любоў: 'любові любоўю',
  любов: 'любові любовю',
  ігар: 'ігара ігару ігарам ігары',
  ігор: 'ігоря ігорю ігорем ігореві ігорі',
  лазар: 'лазара лазару лазарам лазаря лазарю',
  зміцер: 'зміцера зміцеру зміцерам зміцеры змітра змітру змітрам',
  аляксандар: 'аляксандра аляксандру аляксандрам',
  францішак: 'францішка францішку францішкам',
  франак: 'франка франку франкам',
  олег: 'олега олегу олегом олеге олегові',
};

const withEach = (stem: string, endings: string): readonly string[] =>
  endings.split(' ').map((ending) => stem + ending);

/** Consonants that change before е and і: Вольга – Вользе, Ганка – Ганцы, Ліда – Лідзе, Марта – Марце. */
const SOFTENED: Readonly<Record<string, string>> = { г: 'з', к: 'ц', х: 'с', д: 'дз', т: 'ц' };
const softened = (stem: string): string | undefined => {
  const last = SOFTENED[stem.at(-1) ?? ''];
  return last === undefined ? undefined : stem.slice(0, -1) + last;
};

/** The oblique cases of a given name in lower case, in the Belarusian, Russian and Ukrainian ways at once. */
const casesOf = (name: string, sex: Sex | undefined): readonly string[] => {
  const own = OWN_CASES[name];
  if (own !== undefined) return own.split(' ');
  const stem = name.slice(0, -1);
  if (/а$/u.test(name)) {
    const soft = softened(stem);
    return [
      ...withEach(stem, 'ы и і е э у ой ою ай аю'),
      ...(soft === undefined ? [] : withEach(soft, 'е ы і')),
      ...(/[жшчц]$/u.test(stem) ? withEach(stem, 'ей ею') : []),
    ];
  }
  if (/я$/u.test(name)) return withEach(stem, 'и і ї е ю ей ею ею яй яю єю ой');
  if (/ь$/u.test(name)) return sex === 'female' ? withEach(stem, 'и і ью') : withEach(stem, 'я ю ем ом е і и еві');
  if (/й$/u.test(name)) return withEach(stem, 'я ю ем ом єм е і и ї єві еві');
  if (/[ыі]$/u.test(name)) return sex === 'female' ? [] : withEach(name, 'я ю ем і');
  if (/о$/u.test(name)) return sex === 'female' ? [] : withEach(stem, 'а у ом ам і ові е');
  if (sex === 'female' || /[аеёиоуэюяє]$/u.test(name)) return [];
  const bare = name.endsWith('ў') ? `${stem}в` : name;
  const soft = softened(bare);
  return [
    ...withEach(bare, 'а у ом ам ем е э і ы ові еві'),
    ...(soft === undefined ? [] : withEach(soft, 'е ы')),
    ...(/[еао]к$/u.test(bare) ? withEach(`${bare.slice(0, -2)}к`, 'а у ом ам') : []),
  ];
};

/** The classical spelling marks softness that the other leaves out: Святлана – Сьвятлана, Зміцер – Зьміцер. */
const classical = (name: string): string =>
  name.replace(/([сзц])(?=[вмнлцсбп][еіюяь]|дз[еіюяь]|[мтнв][іеяю])/gu, '$1ь').replace(/ьь/gu, 'ь');

type Table = Map<string, GivenReading[]>;

const givenTable = (): { readonly cyrillic: Table; readonly latin: ReadonlyMap<string, Sex | undefined> } => {
  const cyrillic: Table = new Map();
  const latin = new Map<string, Sex | undefined>();
  const put = (form: string, reading: GivenReading): void => {
    const known = cyrillic.get(form) ?? [];
    if (known.some((one) => one.lemma === reading.lemma && one.sex === reading.sex)) return;
    cyrillic.set(form, [...known, reading]);
  };
  const add = (form: string, sex: Sex | undefined): void => {
    if (!isCyrillic(form)) {
      const known = form.toLowerCase();
      latin.set(known, latin.has(known) && latin.get(known) !== sex ? undefined : sex);
      return;
    }
    const name = spelled(form);
    for (const lemma of new Set([name, classical(name)])) {
      put(lemma, { lemma, sex, nominative: true });
      const cases =
        lemma === name ? casesOf(lemma, sex) : [...casesOf(lemma, sex), ...casesOf(name, sex).map(classical)];
      for (const oblique of cases) put(spelled(oblique), { lemma, sex, nominative: false });
    }
  };
  for (const name of LEXICON) for (const form of [...name.cognates, ...name.short]) add(form, name.sex);
  for (const line of MORE_GIVEN.trim().split('\n')) {
    const [sex, forms = ''] = line.split('|');
    for (const form of forms.split(',')) add(form, sex === 'f' ? 'female' : sex === 'm' ? 'male' : undefined);
  }
  return { cyrillic, latin };
};

let tables: ReturnType<typeof givenTable> | undefined;

/** Every way in which a word is a given name of the lexicon, in any case; none when it is none. */
export const givenReadings = (word: string): readonly GivenReading[] => {
  const known = read.get(word);
  if (known !== undefined) return known;
  const found = readGiven(word);
  if (read.size >= MOST_READ) read.clear();
  read.set(word, found);
  return found;
};

/** Words are looked up many times; what was found is kept for so many. */
const MOST_READ = 20_000;
const read = new Map<string, readonly GivenReading[]>();

const readGiven = (word: string): readonly GivenReading[] => {
  tables ??= givenTable();
  const known = word.length < 2 || word.length > 20 ? [] : (tables.cyrillic.get(spelled(word)) ?? []);
  if (known.length > 0 || isCyrillic(word)) return known;
  const lower = word.toLowerCase();
  if (tables.latin.has(lower)) return [{ lemma: lower, sex: tables.latin.get(lower), nominative: true }];
  const parts = lower.split('-');
  if (parts.length === 2 && parts.every((part) => tables?.latin.has(part)))
    return [{ lemma: lower, sex: tables.latin.get(parts[0] ?? ''), nominative: true }];
  if (lower.length < 4 || !/^\p{Script=Latin}+$/u.test(word)) return [];
  const hits = givenNamesOf(word);
  const sexes = new Set(hits.map(({ name }) => name.sex));
  return hits.length === 0
    ? []
    : [{ lemma: lower, sex: sexes.size === 1 ? [...sexes][0] : undefined, nominative: true }];
};

/** A Latin word that stands in the lexicon as it is spelled, not only as it sounds: Freed sounds like Fred. */
export const isListedName = (word: string): boolean => {
  tables ??= givenTable();
  return isCyrillic(word) || word.split('-').every((part) => tables?.latin.has(part.toLowerCase()) === true);
};

const PATRONYMIC_MALE = /^(.{2,}?(?:ов|ев|йов|ав|ёв|ь?е?ев|ь)?[иі]ч)(?:|а|у|ем|ам|ом|е|у|і|ові|еві)$/u;
const PATRONYMIC_MALE_END = /(?:ович|евич|ьич|авіч|евіч|овіч|йович|ович|ильич|ыч)(?:а|у|ем|ам|ом|е|і|ові|еві)?$/u;
const PATRONYMIC_FEMALE_END = /(?:овн|евн|ичн|аўн|еўн|оўн|ічн|івн|ївн|ёўн)(?:а|ы|е|у|ой|ою|ай|аю|и|і)$/u;

/** The father's name and sex that the ending of a Cyrillic patronymic shows, in any case. */
export const patronymicReading = (word: string): { readonly stem: string; readonly sex: Sex } | undefined => {
  const form = spelled(word);
  if (form.length < 6 || !isCyrillic(word)) return undefined;
  if (PATRONYMIC_FEMALE_END.test(form))
    return { stem: form.replace(/н(?:а|ы|е|у|ой|ою|ай|аю|и|і)$/u, ''), sex: 'female' };
  const male = PATRONYMIC_MALE_END.test(form) ? PATRONYMIC_MALE.exec(form) : null;
  return male === null ? undefined : { stem: male[1] ?? form, sex: 'male' };
};

interface SurnameTable {
  readonly name: string;
  readonly sex: Sex | undefined;
  /** What the stem must end in. */
  readonly stem: RegExp;
  /** The nominative's endings, then those of the other cases. */
  readonly nominative: readonly string[];
  readonly oblique: readonly string[];
}

const endings = (text: string): readonly string[] => text.split(' ').map((one) => (one === '-' ? '' : one));

const TABLES: readonly SurnameTable[] = [
  {
    name: 'adjective',
    sex: 'male',
    stem: /[скцзнлртвмдгхжшч](?<![оеаё]в)$/u,
    nominative: endings('ий ый ій і ы ой'),
    oblique: endings('ого ога аго ага его яго ому аму ему яму им ым ім ом ым'),
  },
  {
    name: 'adjective',
    sex: 'female',
    stem: /[скцзнлртвмдгхжшч](?<![оеаё]в)$/u,
    nominative: endings('ая яя а'),
    oblique: endings('ой ай ей яй ую юю ою аю ею у ої ій'),
  },
  {
    name: 'possessive',
    sex: 'male',
    stem: /(?:[оеаяі]в|[иыіїє]н)$/u,
    nominative: endings('-'),
    oblique: endings('а у ым им ім е і ові'),
  },
  {
    name: 'possessive',
    sex: 'female',
    stem: /(?:[оеая]в|[иыії]н)$/u,
    nominative: endings('а'),
    oblique: endings('ой ою ай аю у ої ій'),
  },
  {
    name: 'consonant',
    sex: 'male',
    stem: /[бвгґджзйклмнпрстфхцчшщ]$/u,
    nominative: endings('- ь'),
    oblique: endings('а у ом ам ем е э і ы я ю им ові еві и'),
  },
  { name: 'fixed', sex: undefined, stem: /./u, nominative: endings('-'), oblique: [] },
  {
    name: 'vowel-a',
    sex: undefined,
    stem: /[бвгґджзклмнпрстфхцчшщь](?<![оеаё]в)$/u,
    nominative: endings('а я'),
    oblique: endings('ы и і е э у ю ой ою ай аю ей ею яй яю ёй'),
  },
  {
    name: 'vowel-o',
    sex: 'male',
    stem: /(?:[еая]н?к|[бвгґджзлмнпрстхцчш])$/u,
    nominative: endings('о а'),
    oblique: endings('а у ом ам і ы ові е ай'),
  },
];

/** The letters in which cases of one stem may differ: ў of the nominative, a vowel that is dropped, к before е and ы. */
const stemOf = (stem: string, nominative: boolean, ending: string): string => {
  let one = stem.replaceAll('ў', 'в');
  if (nominative && ending === '' && /[^аеёиоуыэюяіїє](?:ец|эц|ок|ек|ёк|ак)$/u.test(one) && one.length > 4)
    one = one.replace(/.(.)$/u, '$1');
  if (/^[еіыэи]/u.test(ending) && one.endsWith('ц') && one.length > 4) one = `${one.slice(0, -1)}к`;
  return one;
};

/** Every table in which a Cyrillic word can be a surname; of any other word that it is itself. */
export const surnameReadings = (word: string): readonly SurnameReading[] => {
  const form = spelled(word);
  if (!isCyrillic(word)) return [{ stem: form, table: 'fixed', sex: undefined, nominative: true }];
  const found: SurnameReading[] = [];
  const hyphen = form.indexOf('-');
  // Both parts of a double surname are declined: Рыхтэр-Гай, Рыхтэру-Гаю.
  if (hyphen > 2 && form.length - hyphen > 3 && form.indexOf('-', hyphen + 1) < 0) {
    const behind = surnameReadings(form.slice(hyphen + 1));
    for (const one of surnameReadings(form.slice(0, hyphen))) {
      for (const other of behind) {
        if (one.nominative === other.nominative && fits(one.sex, other.sex))
          found.push({
            stem: `${one.stem}-${other.stem}`,
            table: `${one.table}-${other.table}`,
            sex: one.sex ?? other.sex,
            nominative: one.nominative,
          });
      }
    }
  }
  for (const table of TABLES) {
    for (const [list, nominative] of [
      [table.nominative, true],
      [table.oblique, false],
    ] as const) {
      for (const ending of list) {
        const bare = form.slice(0, form.length - ending.length);
        if (!form.endsWith(ending) || bare.length < 2 || !table.stem.test(bare.replaceAll('ў', 'в'))) continue;
        for (const stem of new Set([stemOf(bare, nominative, ending), bare.replaceAll('ў', 'в')]))
          found.push({ stem, table: table.name, sex: table.sex, nominative });
      }
    }
  }
  return found;
};

/** The nominative endings of men and women of one surname differ; a surname that ends in anything else is the same for both. */
const fits = (a: Sex | undefined, b: Sex | undefined): boolean => a === undefined || b === undefined || a === b;

/**
 * Whether two words can be cases of one surname of a person of that sex. Latin words only when they are the same.
 * The table ties them too, so that Козлов and Козлович stay apart.
 */
export const sameSurname = (a: string, b: string, sex?: Sex): boolean => {
  if (spelled(a) === spelled(b)) return true;
  if (!isCyrillic(a) || !isCyrillic(b)) return false;
  const others = surnameReadings(b);
  return surnameReadings(a).some(
    (one) =>
      fits(one.sex, sex) &&
      others.some(
        (other) =>
          other.stem === one.stem &&
          other.table === one.table &&
          fits(other.sex, sex) &&
          fits(other.sex, one.sex) &&
          (one.nominative || other.nominative || one.table !== 'fixed'),
      ),
  );
};

/** The sexes whose surname a word can be, when its form shows one: Козлов is a man's, Козлова may be a man's in a case. */
export const nominativeSexes = (word: string): ReadonlySet<Sex> => {
  const form = spelled(word);
  if (!isCyrillic(word)) {
    if (/(?:skaya|skaia|skaïa|ouskaya|ava|ova|eva|ina|ienė|aitė|ytė)$/u.test(form)) return new Set(['female']);
    if (/(?:ski|sky|skii|ov|ev|ou|eu|au)$/u.test(form)) return new Set(['male']);
    return new Set(['female', 'male']);
  }
  if (/(?:[сц]к|зк)(?:ий|ій|і|ы)$|[оеаёя][вў]$|[ыи]н$/u.test(form)) return new Set(['male']);
  if (/(?:[сц]к|зк)(?:ая)$|(?:ов|ев|ав|ин|ын)а$/u.test(form)) return new Set(['female']);
  return new Set(['female', 'male']);
};

/** The keys under which a surname of a text is looked up: every stem it may have. */
export const surnameKeys = (word: string): ReadonlySet<string> =>
  new Set(surnameReadings(word).map(({ stem, table }) => `${table} ${stem}`));
