import type { NameRole } from './extract-name-words.ts';
import { PERSON_PREDICATES, ROLE_WORDS, SPEECH_VERBS } from './extract-name-words.ts';

/** What the words around a capitalised run say of it. */
export interface NameContext {
  /** The words beside it speak of a person. */
  readonly personal: boolean;
  /** So surely that one word is enough: an office or a kinship right before it, "my name is". */
  readonly sure: boolean;
  readonly role?: NameRole | 'witness';
  readonly sex?: 'female' | 'male';
}

const ROLES = ROLE_WORDS.map(([words]) => words).join('|');
const ROLE_RIGHT_BEFORE = new RegExp(`(?<![\\p{L}\\p{M}-])(?<r>${ROLES})(?: [IVX]{1,4}| \\d)?(?:,|:| [–—-])? $`, 'iu');
/** "spokesman for the Ministry of Justice, NAME"; "представитель Министерства внутренних дел NAME". */
/** "the judge, I think his" name was, "следчага" завуць, "le commissaire," un certain. */
const ROLE_NAMED = new RegExp(
  `(?<![\\p{L}\\p{M}-])(?<r>${ROLES}),?(?: (?:I think |whose |his |her |son |sa |le |la |чь[её] |чыё |я|мне |яе |яго |её |его ){0,3})? ?$`,
  'iu',
);
const ROLE_BEFORE = new RegExp(`(?<![\\p{L}\\p{M}-])(?<r>${ROLES})(?: [^.,;:!?()\\n]{1,70}),? $`, 'iu');
/** "судья Ивашкевич назначила X": the office is of the one who acts, not of the one it is done to. */
const OTHER_SUBJECT = /\p{Lu}[\p{L}-]+ \p{Ll}+(?:[аиыеоу]ла|[аиыео]л|[аыіеио]ў|[аыіе]лі|[аиео]ли|[аи]в) $/u;
const ROLE_AFTER = new RegExp(
  `^(?:, ?| \\(| [–—-] | (?:is|was) (?=the |an? ))(?:\\d{1,3},? )?(?:an? |the |une? |el |la |le |l')?(?:(?!same )\\p{Ll}[\\p{L}-]* ){0,3}?(?<r>${ROLES})(?![\\p{L}-])`,
  'iu',
);
const AGED =
  /^,? ?(?:\(?(?:aged? )?\d{2}\)?(?:[,.;)]|$)|\(?(?:aged |âgée? de |de )\d{2}|\((?:b\.|born|née?|nacid[oa]|р\.|н\.|нар\.|род\.) ?[^)]{0,20}\d{4}|,? ?(?:born|née? (?:en|le)|nacid[oa] (?:en|el)) |\(?\d{2} (?:ans|años|years|лет|год|года|гадоў|гады|років|роки|рік)(?!\p{L})|[^.;\n]{0,30}(?:\d{2}\.\d{2}\.)?(?:19|20)\d{2} ?(?:года рождения|году нараджэння|року народження|г\. ?[нр]\.|р\. ?н\.))/u;
const SPOKE_AFTER = new RegExp(
  `^(?:,? (?:who )?)(?:has |have |had |a |ha |l'a )?(?:later |also |then |aussi |также |таксама )?(?:${SPEECH_VERBS})(?![\\p{L}-])`,
  'iu',
);
const SPOKE_BEFORE = new RegExp(
  `(?<![\\p{L}-])(?:${SPEECH_VERBS})(?:,| (?:нашему|нам|нашаму|our|the|agency|изданию|выданню|агентству)){0,3} $`,
  'iu',
);
const PREDICATE_AFTER = new RegExp(`^,?(?:${PERSON_PREDICATES})`, 'u');
const RELATIVE_AFTER =
  /^, (?:who|whose|whom|qui|dont|que|à qui|quien|cuy[oa]|котор(?:ый|ая|ого|ую|ому|ым|ой)|які|якая|якога|якую|якому|якой|який|яка|якого)(?!\p{L})/u;
const CONCERNS_BEFORE =
  /(?<!\p{L})(?:(?:arrest|trial|case|appeal|release|detention|conviction|sentence|death|disappearance|expulsion|imprisonment|testimony|account|lawyer|counsel|name|letters?|defen[cs]e|verdict|proceedings|charges|situation|statement|murder|killing|torture|health) (?:of|for|against|by|from)|(?:l')?(?:arrestation|affaire|procès|détention|libération|condamnation|cas|situation|disparition|expulsion|mort) (?:de|d'|contre)|(?:detención|caso|juicio|liberación|condena|situación|desaparición|muerte) (?:de|contra)|(?:arrested|detained|sentenced|gave|released|expelled|deported|charged|against|beat|pardoned|interviewed|freed|met|visited|condamné|arrêté|libéré|expulsé|gracié|condenó a|detuvo a|detuvieron a|liberó a)|(?:суд(?:а|у|ом)? над|дел[оау](?: против)?|дел[уе]|приговор|арест[ауе]?|задержани[еяю]|о судьбе|справ[аеуы](?: супраць)?|прысуд|арышт[ауе]?|затрыманн[еяю]|суд(?:у|ом)? (?:над|над))|задержали|арестовали|осудили|приговорил[аи]?(?: к [^.,;\n]{1,60})?|освободили|затрымалі|арыштавалі|асудзілі|вызвалілі|пакаралі|затримали|заарештували|засудили|звільнили|выслали|вывезлі) $/iu;
const NAMED_BEFORE =
  /(?:name (?:is|was)(?: \p{Lu}[\p{L}'-]+ or)?|(?:asked|wants|wished) to be called|I am called|je m'appelle|me llamo|[Мм]яне завуць|[Мм]еня зовут|[Мм]ене звати|клічуць|клікалі|завуць|звалі|зовут|звали|называли|звати|звуть|на імя|по имени|на ім'я|known only as|known as|also written(?: as)?|also spelled|aussi écrit|également orthographié|también escrito|un certain|une certaine|un tal|una tal|a certain|неки[йм]|некто|некая|нехта|нейкі|якийсь|по фамилии|па прозвішчы|на прізвище|named|called|by the name of|nommée?|prénommée?|s'appelle|llamad[oa]|de nombre|se llama) $/iu;
const OWN_NAME_BEFORE = /(?:my name is|I am called|je m'appelle|me llamo|мяне завуць|меня зовут|мене звати) $/iu;
const BYLINE_BEFORE =
  /(?:^|\n|[(;·|—–-] ?|\d{4},? )(?:(?:[Rr]ecorded[^.\n]{0,50}|[Rr]eport(?:ing|ed)|[Ww]ritten|[Ee]dit(?:ing|ed)|[Tt]ranslat(?:ed|ion)|[Ii]nterview(?:ed)?|[Rr]ecorded|[Pp]repared|[Cc]ompiled|[Tt]aken|[Ss]igned|[Pp]hotos?|[Tt]ext|[Ss]tory|additional reporting)? ?(?:[Bb]y|:)|[Pp]ar|[Pp]or|(?:[Pp]ropos )?[Rr]ecueillis? par|[Ee]ntretien (?:réalisé )?par|[Tt]raduit par|[Rr]edactado por|[Зз]апіс(?:ала|аў|вала|ваў)|[Пп]ратакол вяла?|[Пп]ротокол в[её]л[аи]?|[Хх]ронику в[её]л[аи]?|[Хх]роніку вяла?|[Хх]роніку вяла|[Вв]ела|[Сс]кладзена[^\n]{0,30},|[Сс]оставлена?[^\n]{0,30},|[Дд]зяжурны|[Дд]ежурный|[Nn]otre (?:correspondant|envoyée?)e?(?: spéciale?)?(?: à \p{L}+)?,|[Зз]апис(?:ала|ал|ывала|ывал|ав)|[Пп]адрыхтава(?:ла|ў)|[Пп]одготовил[аи]?|[Пп]ідготува(?:ла|в)|[Аа]втор(?:ка)?|[Аа]ўтар(?:ка)?|[Тт]екст|[Фф]ото|[Фф]ота|[Бб]еседовал[аи]?|[Гг]утары(?:ла|ў)|[Рр]озмовля(?:ла|в)|[Кк]орреспондент|[Пп]одпись|[Пп]одпіс)(?: par)?:? ?(?:Me )?$/u;
const DEFENDS =
  /^ for the (?:\p{L}+ )?(?:couple|accused|defen[cd]ants?|defen[cs]e|applicants?|appellants?)(?!\p{L})|^ pour (?:la défense|l'accusée?|les accusés)(?!\p{L})|^,? (?:who )?(?:defended|defends|represented|represents|défendait|défend|représente|defendió|defiende|защищал[аи]?|защищает|бараніла?|бараніў|абараняе)(?!\p{L})/u;
const SIGNED_AFTER =
  /^ (?:signed|подписал|падпісаў|a signé|firmó|підписав) (?:[\p{L}]+ ){0,2}(?:[Dd]ecree|[Ll]aw|[Oo]rder|[Bb]ill|указ|закон|décret|loi|decreto|ley)/u;

interface Kin {
  readonly pattern: string;
  readonly sex?: 'female' | 'male';
}
const KIN: readonly Kin[] = [
  {
    sex: 'female',
    pattern:
      'granddaughter|goddaughter|wife|mother|sister|daughter|aunt|grandmother|niece|widow|girlfriend|femme|épouse|mère|sœur|soeur|fille|tante|grand-mère|nièce|veuve|compagne|esposa|madre|hermana|hija|tía|abuela|viuda|жен(?:а|ы|е|у|ой)|мат(?:ь|ери|ерью|и|ері|ір)|сестр(?:а|ы|е|у|ой|і|ою)|доч(?:ь|ери|ерью|ка|ки|ку|ке|кой)|т[её]т(?:я|и|е|ю|ей|ка|ки)|бабушк(?:а|и|е|у|ой)|вдов(?:а|ы|е|у|ой)|невестк(?:а|и|е|у)|внучк(?:а|и|е|у|ой)|племянниц(?:а|ы|е|у|ей)|жонк(?:а|і|у|ай)|жонцы|мац(?:і|еры)|маці|сястр(?:а|ы|у|ой|ою)|сястры|дачк(?:а|і|у|ой)|дачцэ|цётк(?:а|і|у|ай)|цётцы|бабул(?:я|і|ю|яй)|удав(?:а|ы|е|у|ой)|унучк(?:а|і|у|ай)|пляменніц(?:а|ы|у|ай)|дружин(?:а|и|і|у|ою)|донь?к(?:а|и|у|ою)|доньці|бабус(?:я|і|ю|ею)|тітк(?:а|и|у|ою)|мам(?:а|ы|у|е|и|ай|ою)',
  },
  {
    sex: 'male',
    pattern:
      'grandson|godson|husband|father|brother|son|uncle|grandfather|nephew|widower|boyfriend|mari|époux|père|frère|fils|oncle|grand-père|neveu|compagnon|marido|esposo|padre|hermano|hijo|tío|abuelo|муж(?:а|у|ем|е)?|от(?:ец|ца|цу|цом|це)|брат(?:а|у|ом|е|ам|ові)?|сын(?:а|у|ом|е|ам)?|дяд(?:я|и|е|ю|ей)|дедушк(?:а|и|е|у)|внук(?:а|у|ом)?|племянник(?:а|у|ом)?|мужа?|бацьк(?:а|і|у|ам)|дзядзьк(?:а|і|у)|дзед(?:а|у|ам)?|унук(?:а|у|ам)?|пляменнік(?:а|у|ам)?|чалавек|чоловік(?:а|у|ом|ові)?|батьк(?:о|а|у|ом|ові)|син(?:а|у|ом|ові)?|дядьк(?:о|а|у)|онук(?:а|у)?',
  },
  {
    pattern:
      'partner|cousin|baby|newborn|bébé|bebé|niñ[oa]|child|relatives?|enfant|cousine?|реб[её]н(?:ок|ка)|дзіця|дитина',
  },
];
/** All words of kinship, as a pattern. */
export const KIN_WORDS: string = KIN.map(({ pattern }) => pattern).join('|');
/** A nun, a monk, a priest: "from Sister X". */
const SISTER =
  /(?<!(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ss]on|[Ss]a|[Mm]on|[Mm]a|[Ss]u|[Mm]i) )(?<!\p{L})(?:Sister|Brother|Father|Mother|Sœur|Frère|Père|Hermana|Hermano|Padre|Madre|Fray|Sor) $/u;

/** Those near to somebody who are no kin. */
const NEAR: readonly Kin[] = [
  {
    sex: 'female',
    pattern:
      'подруг(?:а|и|е|у|ой)|соседк(?:а|и|е|у|ой)|сяброўк(?:а|і|у|ай)|сяброўцы|суседк(?:а|і|у|ай)|суседцы|сусідк(?:а|и|у|ою)|подрузі|колежанк(?:а|и|у)|сокамерниц(?:а|ы|е|у)|amiga|vecina|voisine|amie',
  },
  {
    sex: 'male',
    pattern:
      'сосед(?:а|у|ом)?|друг(?:а|у|ом)?|сусед(?:а|у|ам)?|сябар|сябр(?:а|у|ам)|сусід(?:а|у|ом)?|сокамерник(?:а|у|ом)?|amigo|vecino|voisin|ami',
  },
  {
    pattern:
      'neighbour|neighbor|friend|colleague|classmate|cellmate|collègue|коллег(?:а|и|у|е)|калег(?:а|і|у)|калезе|колег(?:а|и|у)',
  },
];
const beforeName = ({ pattern, sex }: Kin): { readonly sex: Kin['sex']; readonly pattern: RegExp } => ({
  sex,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{M}-])(?:${pattern})(?:,? (?:мой|мая|маю|моя|мою|моего|майго|моей|маёй|мой|наш|наша|нашу|нашай|её|ее|его|яе|яго|їх|іх|її|його|\\p{Lu}[\\p{Ll}'-]+(?=,)|(?:of|de|du|de la|de l'|d'|del)(?: [\\p{L}'-]+){1,4}(?=,)))?(?:,? (?:la|el|le))?,? $`,
    'iu',
  ),
});
const KIN_BEFORE = KIN.map(beforeName);
const NEAR_BEFORE = NEAR.map(beforeName);
const KIN_AFTER = new RegExp(
  `^(?:, | [-–—] | \\()(?:(?:the|a|his|her|their|my|our|sa|son|leur|ma|mon|une?|la|le|su|мой|мая|моя|наша?|её|ее|его|яе|яго|їхня|його|її|ягон\\p{Ll}{1,2}|ейн\\p{Ll}{1,2}|старш\\p{Ll}{2,3}|младш\\p{Ll}{2,3}|малодш\\p{Ll}{2,3}|elder|eldest|younger|youngest|twin|former|older) ){0,3}(?:${KIN.map(({ pattern }) => pattern).join('|')})(?![\\p{L}-])`,
  'iu',
);
const NEAR_AFTER = new RegExp(
  `^(?:, | [-–—] | \\()(?:(?:a|his|her|their|my|our|sa|son|leur|ma|mon|une?|su|мой|мая|моя|наша?|её|ее|его|яе|яго|їхня|його|її|ягон\\p{Ll}{1,2}|ейн\\p{Ll}{1,2}|close|old|childhood) ){1,3}(?:${NEAR.map(({ pattern }) => pattern).join('|')})(?![\\p{L}-])`,
  'iu',
);
/** A street, a school or a prize with somebody's name is not that person. */
const NAMESAKE_BEFORE =
  /(?<!\p{L})(?:ул\.|улиц\p{L}{1,2}|вул\.|вуліц\p{L}{1,2}|вулиц\p{L}{1,2}|пл\.|площад\p{L}{1,2}|плошч\p{L}{1,2}|площ\p{L}{1,2}|просп\.|пр\.|проспект\p{L}{0,2}|праспек\p{L}{1,3}|пер\.|переул\p{L}{1,3}|завул\p{L}{1,3}|провул\p{L}{1,3}|имени|им\.|ім\.|імені|(?:школ|тэатр|бібліятэк|універсітэт|завод|парк|бальніц|музе|фонд|прэмі)\p{L}{0,3} імя|памяти|памяці|rue|avenue|place|boulevard|calle|avenida|plaza|street|lycée|école|collège|hôpital|université|escuela|colegio|hospital|Saint|Sainte|St\.?|San|Santa|Свят\p{L}{2,3}|prix|prize|named after|nommé d'après|станци\p{L}|станцы\p{L}) $/iu;
/** After a family all together the surname is nobody's own. */
const FAMILY_BEFORE =
  /(?<!\p{L})(?:супруг(?:ов|и|ам|ами)|семь(?:я|и|е|ю|ёй|ей)|сям'(?:я|і|ю|ёй|ёю)|сім'(?:я|ї|ю|єю)|братьев|братья|сест[её]р|бра(?:ты|тоў|тів)|муж(?:а|у)? и жен(?:а|ы|у)|муж і жонка|сужэнц\p{L}{1,3}|подружж\p{L}{1,2}|couple|époux|famille|frères|sœurs|brothers|sisters|familia|matrimonio|esposos|hermanos) $/iu;

export const isNamesake = (before: string): boolean => NAMESAKE_BEFORE.test(before);
export const isFamily = (before: string, after: string): boolean =>
  FAMILY_BEFORE.test(before) || /^ (?:family|couple|brothers|sisters|siblings)(?!\p{L})/u.test(after);

const WHOLE_ROLES = ROLE_WORDS.map(([words, role]) => ({ whole: new RegExp(`^(?:${words})$`, 'iu'), role }));
const roleOf = (word: string | undefined): NameRole | undefined =>
  word === undefined ? undefined : WHOLE_ROLES.find(({ whole }) => whole.test(word))?.role;

/** "X, his wife" says who X is; in "X, his wife, Ms. Y," the words belong to the next name. */
const isKinAfter = (after: string): boolean => {
  const kin = KIN_AFTER.exec(after);
  return kin !== null && !/^, (?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? )?\p{Lu}\p{Ll}/u.test(after.slice(kin[0].length));
};

/** Reads at most a line's words on either side: `before` ends and `after` begins at the run. */
export const contextOf = (before: string, after: string): NameContext => {
  const near = before.slice(-90);
  const kin = SISTER.test(near) ? undefined : KIN_BEFORE.find(({ pattern }) => pattern.test(near));
  const beside = ROLE_RIGHT_BEFORE.exec(near);
  const right = beside !== null && /Group on/u.test(beside[0]) ? null : beside;
  const role = right ?? (OTHER_SUBJECT.test(near) ? null : ROLE_BEFORE.exec(near.slice(-80)));
  const following = ROLE_AFTER.exec(after);
  if (OWN_NAME_BEFORE.test(near)) return { personal: true, sure: true, role: 'witness' };
  if (kin !== undefined)
    return { personal: true, sure: true, role: 'relative', ...(kin.sex === undefined ? {} : { sex: kin.sex }) };
  const close = NEAR_BEFORE.find(({ pattern }) => pattern.test(near));
  if (close !== undefined)
    return { personal: true, sure: true, role: 'other', ...(close.sex === undefined ? {} : { sex: close.sex }) };
  const naming = NAMED_BEFORE.exec(near);
  if (naming !== null) {
    const office = roleOf(ROLE_NAMED.exec(near.slice(0, naming.index))?.groups?.r);
    return { personal: true, sure: true, ...(office === undefined ? {} : { role: office }) };
  }
  if (BYLINE_BEFORE.test(near.slice(-50))) return { personal: true, sure: false, role: 'author' };
  if (right !== null) {
    const shown = roleOf(right.groups?.r);
    return {
      personal: true,
      sure:
        !right[0].endsWith(', ') ||
        (/(?:\p{Script=Cyrillic}), $/u.test(right[0]) === false && /[:–—-] $/u.test(right[0])),
      ...(shown === undefined ? {} : { role: shown }),
    };
  }
  const shown = roleOf(role?.groups?.r ?? following?.groups?.r);
  if (role !== null || following !== null)
    return {
      personal: following !== null || /, $/u.test(near) || /\p{Script=Cyrillic} $/u.test(near),
      sure: false,
      ...(shown === undefined || (following === null && !/(?:,|\p{Script=Cyrillic}) $/u.test(near))
        ? {}
        : { role: shown }),
    };
  if (isKinAfter(after)) return { personal: true, sure: false, role: 'relative' };
  if (NEAR_AFTER.test(after)) return { personal: true, sure: false, role: 'other' };
  if (DEFENDS.test(after)) return { personal: true, sure: false, role: 'counsel' };
  if (SIGNED_AFTER.test(after)) return { personal: true, sure: true, role: 'official' };
  if (SPOKE_AFTER.test(after) || SPOKE_BEFORE.test(near)) return { personal: true, sure: false, role: 'speaker' };
  return {
    personal:
      AGED.test(after) || RELATIVE_AFTER.test(after) || PREDICATE_AFTER.test(after) || CONCERNS_BEFORE.test(near),
    sure: false,
  };
};
