import { fold, normaliseName, skeletons } from '@amparo/names';

/** A word of the name of a facility or an organisation. */
export interface InstitutionWord {
  readonly form: string;
  /** What an institution's common word means in any of the languages read here: `court`, `colony`. */
  readonly concept?: string;
  readonly skeletons: readonly string[];
  readonly folded: string;
  /** Written with a capital: names of towns and of people are. */
  readonly capital: boolean;
}

export interface InstitutionName {
  readonly words: readonly InstitutionWord[];
  /** Whole numbers without leading zeros, as written: the 4 of "Colony No. 4". */
  readonly numbers: readonly string[];
}

const table = (text: string): readonly (readonly [head: string, rest: readonly string[]])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [head = '', rest = ''] = line.split(':');
      return [head.trim(), rest.trim().split(/\s+/)] as const;
    });

/**
 * Beginnings of common words in Belarusian, Russian, Ukrainian, English and French (a whole word where `=` stands behind
 * it) by what they mean. Compiled for this table from general knowledge of the languages.
 */
const CONCEPTS = table(`
colony: калон колон colony coloni ик= ік= ik= пк= pk= вк= vk=
remand: сизо= сіза= сізо= sizo= siza= изолятор ізалятар ізолятор izol следствен следч слідч pre-trial pretrial remand préventive arrêt=
prison: тюр турм турэм prison= prisons= gaol= jail=
temporary: ивс= івс= ічу= іву= ivs= ichu= цип= ціп= цыз= временн часов тимчас temporary provisoire
open: иуот= іуат= іутат= iuot= открыт адкрыт відкрит open-type ouvert
juvenile: воспитат выхаваў вихов juvenile mineurs
penal: исправ папраў виправн correction corrective penal pénale penitentiary pénitenti
women: женск жаноч жіноч women women's femmes
court: суд= суда= суду= судом= судзе= суде= суды= суді= court= courts= tribunal cour=
district: район раён district= district's
regional: област вобласц абласн регион regional région oblast
city: город гарадс горад місь міст= city municipal
supreme: верхов вярхоў supreme suprême
garrison: гарнизон гарнізон garrison
military: воен ваен військ military militaire
ministry: министер міністэр міністер ministry ministère minister
interior: внутрен унутран внутріш interior internal intérieur
foreign: иностран замеж закорд foreign étrang
justice: юсти юсты юстиц правосуд правасуд justice
defence: оборон абарон defence defense défense
health: здравоохр здароў охорон health santé
security: безопас бяспек безпек security sécurité
state: государ дзярж держав state= état
committee: комитет камітэт комітет committee comité
investigative: следком следкам investigative enquête
prosecutor: прокур пракур prosecut procur parquet
police: полиц міліц милиц паліц поліц police
department: управлен упраўлен управлін отдел аддзел відділ департам дэпартам department directorate direction= service service= бюро bureau
penalties: наказан пакаран покаран penalt punishment execution исполн выканан викон peines
observers: наблюдат назірал спостерег observ monitors= monitor= monitoring watch=
association: ассоц асацы асоц объедин аб'ядн аб’ядн абʼядн об'єдн обʼєдн association union= unions= союз саюз спілк
federation: федерац федэрац federation fédération
international: международ міжнарод international
independent: независ незалеж independent indépend
human: человек чалавек людин human humains humain
rights: прав= права= прав= праў= праваў= rights right= droits
council: совет= совета= савет= савета= рада= ради= council conseil
children: дет= детей= детям= дзяц дзец діт= дітей= children child= enfants
lawyers: адвок юрист юрыст lawyer lawyers bar= avocat barreau
workers: рабоч працоў профсоюз прафсаюз trade labour travail syndicat
centre: центр цэнтр centre center
foundation: фонд= фонда= foundation fund= fondation
group: группа групп група груп group groupe
northern: северн паўноч північ northern nord
eastern: восточн усход східн eastern est=
southern: южн паўднё півден southern sud=
western: западн заход захід western ouest=
free: свобод вольн свабод вільн free= libre
new: нов= нова новый= новая= новы= нове= new= nouveau nouvelle
bridges: мост= мосты= масты= bridge bridges= passerelle pont
border: погран памеж прикорд border frontière
united-nations: оон= аан= un= onu=`);

/** Acronyms that stand for words of their own, whatever the language. */
const ACRONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  table(`
мвд: ministry interior
мус: ministry interior
мвс: ministry interior
mvd: ministry interior
mia: ministry interior
мид: ministry foreign
мзс: ministry foreign
mfa: ministry foreign
кгб: committee state security
кдб: committee state security
kgb: committee state security
kdb: committee state security
рувд: district department interior
роўс: district department interior
раус: district department interior`),
);

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /united nations|nations unies|(?:организаци\p{L}+ )?объедин[её]нн\p{L}+ наци\p{L}+|(?:арганізацы\p{L}+ )?аб.?яднан\p{L}+ нацы\p{L}+|(?:організаці\p{L}+ )?об.?єднан\p{L}+ націй/giu,
    ' UN ',
  ],
  [/pre[- ]?trial/giu, ' pretrial '],
];

/** Small words, and what every such name may have or lack. */
const SILENT = new Set(
  `of the and for in on at to de des du la le les une et en pour dans par sur i y і и й у в ва ва на па по да для з с аб об о
  дел дела спраў справ affairs affaires no nr num номер нумар numéro republic республики рэспублікі`.split(/\s+/),
);

const BEGINNINGS: ReadonlyMap<string, readonly (readonly [stem: string, whole: boolean, concept: string])[]> =
  Map.groupBy(
    CONCEPTS.flatMap(([concept, stems]) =>
      stems.map((stem): readonly [string, boolean, string] =>
        stem.endsWith('=') ? [stem.slice(0, -1), true, concept] : [stem, false, concept],
      ),
    ),
    ([stem]) => stem.charAt(0),
  );

/** Behind a vowel a Belarusian word begins with ў. */
const conceptOf = (given: string): string | undefined => {
  const lower = given.replace(/^ў/u, 'у');
  return BEGINNINGS.get(lower.charAt(0))?.find(([stem, whole]) =>
    whole ? lower === stem : lower.startsWith(stem),
  )?.[2];
};

/** Reads the name of an institution into its words and numbers: quotes, small words and signs of numbers fall away. */
export const readInstitution = (text: string): InstitutionName => {
  let plain = normaliseName(text);
  for (const [phrase, word] of PHRASES) plain = plain.replace(phrase, word);
  const parts = plain.match(/\p{N}+|[\p{L}\p{M}]+(?:[-'’ʼ][\p{L}\p{M}]+)*/gu) ?? [];
  const numbers = parts.filter((part) => /^\p{N}/u.test(part)).map((part) => part.replace(/^0+(?=.)/u, ''));
  const words = parts
    .filter((part) => !/^\p{N}/u.test(part))
    .flatMap((part) => (conceptOf(part.toLowerCase()) === undefined ? part.split('-') : [part]))
    .flatMap(wordsOf);
  return { words, numbers: [...new Set(numbers)] };
};

const wordsOf = (form: string): readonly InstitutionWord[] => {
  const lower = form.toLowerCase().replace(/^[dl]['’ʼ](?=\p{L})/u, '');
  if (SILENT.has(lower)) return [];
  const meant = ACRONYMS.get(lower);
  if (meant !== undefined)
    return meant.map((concept) => ({ form, concept, skeletons: [], folded: concept, capital: false }));
  const concept = conceptOf(lower);
  return [
    {
      form,
      ...(concept === undefined ? {} : { concept }),
      skeletons: skeletons(lower).slice(0, 4),
      folded: fold(lower),
      capital: /^\p{Lu}/u.test(form),
    },
  ];
};

/** Endings of cases and of adjectives add so many consonants at most. */
const ENDING = 2;

/** Whether two words mean the same, or are one proper name in any script, case and spelling. */
export const sameWord = (a: InstitutionWord, b: InstitutionWord): boolean => {
  if (a.concept !== undefined && b.concept !== undefined) return a.concept === b.concept;
  if (a.folded === b.folded && a.folded !== '') return true;
  return a.skeletons.some((one) =>
    b.skeletons.some((other) => {
      if (one.length < 2 || other.length < 2) return false;
      if (one === other) return true;
      const [short, long] = one.length < other.length ? [one, other] : [other, one];
      return short.length >= 3 && long.startsWith(short) && long.length - short.length <= ENDING;
    }),
  );
};
