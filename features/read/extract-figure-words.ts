import type { Qualifier } from '@amparo/core/nouns/claim';

/** Words around counts: bounds, what is counted, and what a number is when it counts nothing. Data, all languages. */
const BOUNDS: readonly (readonly [string, Qualifier])[] = [
  [
    'at least|not less than|no fewer than|no less than|not fewer than|a minimum of|au moins|pas moins de|al menos|por lo menos|no menos de|не менее(?: чем)?|не меньше(?: чем)?|как минимум|по меньшей мере|(?:не|ня) менш(?: за| чым| як)?|прынамсі|(?:як )?мінімум|щонайменше|не менше(?: ніж| як)?|принаймні',
    'at-least',
  ],
  [
    "more than|over|in excess of|upwards of|plus d[e']|plus qu[e']|más de|более(?: чем)?|больше(?: чем)?|свыше|больш(?: за| чым| як)|болей за|звыш|понад|більше(?: ніж| як| за)?|більш як",
    'more-than',
  ],
  ["up to|as many as|at most|no more than|not more than|jusqu'à|hasta|вплоть до|до|да", 'up-to'],
  [
    "less than|fewer than|under|moins d[e']|menos de|менее|меньше|менш(?: за| чым| як)|менше(?: ніж| як| за)?",
    'less-than',
  ],
  ["nearly|almost|close to|just under|près d[e']|presque|casi|cerca de|почти|без малого|амаль|майже", 'nearly'],
  [
    'about|around|approximately|roughly|some|circa|estimated|environ|quelque|à peu près|unos|unas|alrededor de|aproximadamente|около|примерно|порядка|приблизительно|каля|прыкладна|прыблізна|близько|приблизно|десь',
    'about',
  ],
  ['exactly|precisely|exactement|exactamente|ровно|роўна|рівно', 'exactly'],
];
export const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = BOUNDS.map(([words, code]) => [
  new RegExp(
    `(?<![\\p{L}-])(?:${words})(?<=['e]|.)(?: (?:the |les |los |las |une? |ещё |яшчэ |ще |another |all )?|(?<='))$`,
    'iu',
  ),
  code,
]);
/** "человек двадцать": turned round, the number is about so many. */
export const ABOUT_BY_ORDER = /(?<!\p{L})(?:человек|людей|чалавек|лет|штук|осіб|душ) $/iu;
/** "une trentaine", "dizaine": about so many. */
export const ABOUT_BY_WORD =
  /^(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine)s?$/iu;

/** What is counted; the unit is the schema's code where it has one. */
export const UNITS: readonly (readonly [string, string])[] = [
  ['couples?|parejas?|супружеских пар|пары?|шлюбных пар|подружніх пар', 'couples'],
  [
    "famil(?:y|ies)|households?|familles?|foyers|familias?|hogares|сем(?:ей|ьи|ья)|сем'яў|сем'і|родин(?:и)?",
    'families',
  ],
  [
    'women|détenues|prisonnières|condamnées|presas|detenidas|mothers|wives|girls|femmes|mères|mujeres|madres|женщин[аы]?|женщинам|матер(?:ей|и)|жанчын[аы]?|жанчынам|маці|жінок|жінки|матерів',
    'women',
  ],
  [
    'children|minors|boys|newborns?|babies|infants|juveniles|enfants|mineurs|niños|niñas|menores|детей|дети|ребёнка|ребенка|несовершеннолетн(?:их|ие)|дзяцей|дзеці|непаўналетні[хя]|дітей|діти|неповнолітніх',
    'children',
  ],
  ['(?:Member )?States|États', 'other'],
  [
    'bodies|corps(?! (?:diplomatique|médical))|cuerpos|deaths|décès|muertes|смерт(?:ей|и|ь)|смерцяў|смерці|смертей',
    'deaths',
  ],
  ['attempts|tentatives|intentos|попыт(?:ок|ки)|спроб[ыа]?|спроб', 'attempts'],
  ['letters?|communications|lettres?|cartas?|писем|письма|ліст(?:оў|ы)|листів|листи', 'letters'],
  [
    "organi[sz]ations|NGOs|associations|groups|organisations|organizaciones|asociaciones|radio stations|newsrooms|radios|emisoras|организаций|организации|арганізацый|арганізацыі|организацій|організацій|об'єднань",
    'organisations',
  ],
  ['criminal cases|prosecutions|poursuites|уголовных дел|крымінальных спраў|кримінальних справ', 'prosecutions'],
  [
    '(?:[\\p{L}-]+ )?cases|trials|transfers|incidents|affaires|dossiers|cas|casos|incidentes|enlèvements|disparitions forcées|abductions|kidnappings|дел[а]?|случа(?:ев|я|и)|спра[ўв][ыи]?|выпадк(?:аў|і)|справ|випадк(?:ів|и)',
    'cases',
  ],
  [
    'convictions|sentences|verdicts|condamnations|jugements|condenas|sentencias|приговор(?:ов|а|ы)|прысуд(?:аў|ы)|вирок(?:ів|и)',
    'sentences',
  ],
  [
    'detentions|arrests|arrestations|detenciones|arrestos|задержани(?:й|и|я|е)|арестов|затрыманняў|затрыманні|арыштаў|затримань',
    'detentions',
  ],
  ['expulsions|deportations|expulsiones|deportaciones|депортаци[йи]|высылок|дэпартацый|депортацій', 'expulsions'],
  [
    'persons?|people|individuals|prisoners|detainees|inmates|convicts|defendants|citizens|nationals|migrants|refugees|asylum seekers|journalists|activists|lawyers|protesters|demonstrators|workers|students|pupils|teachers|doctors|nurses|victims|men|fathers|parents|relatives|members|names|residents|villagers|participants|employees|soldiers|survivors|witnesses|signatories|leaders|defenders|volunteers|priests|believers|monks|others|autres|men and women|human beings|souls|' +
      'personnes|prisonniers|détenus|condamnés|journalistes|avocats|hommes|membres|signataires|manifestants|étudiants|militants|travailleurs|cheminots|habitants|témoins|migrants|réfugiés|ouvriers|otros|personas|presos|detenidos|hombres|manifestantes|periodistas|abogad[oa]s|trabajadores|estudiantes|víctimas|defensor[ea]s|líderes|subscribers|voters|inhabitants|abonnés|usuarios|abonados|comuner[oa]s|campesin[oa]s|indígenas|mandate holders|titulaires de mandat|titulares de mandatos|' +
      'человек[аи]?|человеку|людей|люди|заключ[её]нных|заключ[её]нным|политзаключ[её]нных|осужд[её]нных|осужд[её]нным|задержанных|мужчин[аы]?|граждан|активист(?:ов|а|ы)|адвокат(?:ов|а|ы)|журналист(?:ов|а|ы)|свидетел(?:ей|я|и)|помилованных|подписчик(?:ов|а|и)|студент(?:ов|а|ы)|коллег|работник(?:ов|а|и)|сотрудник(?:ов|а|и)|врач(?:ей|а|и)|учител(?:ей|я)|других|пострадавших|жителей|участник(?:ов|а|и)|родственник(?:ов|а|и)|' +
      'чалавек[аі]?|людзей|людзі|зняволеных|зьняволеных|палітзняволеных|палітвязняў|палітвязні|вязняў|вязні|асуджаных|затрыманых|мужчын[аы]?|грамадзян|актывіст(?:аў|ы)|адвакат(?:аў|ы)|журналіст(?:аў|ы)|сведк(?:аў|і)|студэнт(?:аў|ы)|іншых|памілаваных|слухач(?:оў|ам|ы)|краязнаўцаў|работнікаў|удзельнікаў|жыхароў|' +
      "осіб|громадян|людей|чоловік(?:ів|а|и)?|в'язнів|ув'язнених|засуджених|іноземців|активістів|журналістів|інших|учасників",
    'persons',
  ],
];
export const PERCENT =
  /^ ?(?:per ?cent|percent|%|pour cent|por ciento|процент(?:ов|а|ами)?|працэнт(?:аў|а|амі)?|відсотк(?:ів|а|и))(?!\p{L})/iu;

/** Halves, thirds and quarters, as hundredths. */
export const SHARES: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:a )?half (?=of )|(?<!\p{L})la moitié (?=d)|(?<!\p{L})la mitad (?=d)|(?<!\p{L})половин[аыу](?= [\p{L}])|(?<!\p{L})палов[аыу](?= [\p{L}])|(?<!\p{L})палову (?=\p{L})|(?<!\p{L})половин[аиу](?= [\p{L}])/giu,
    50,
  ],
  [
    /(?<!\p{L})(?:a|one) third (?=of )|(?<!\p{L})un tiers (?=d)|(?<!\p{L})треть(?= [\p{L}])|(?<!\p{L})траціна(?= [\p{L}])|(?<!\p{L})третина(?= [\p{L}])|(?<!\p{L})un tercio (?=d)/giu,
    33,
  ],
  [
    /(?<!\p{L})two[ -]thirds (?=of )|(?<!\p{L})(?:les )?deux tiers (?=d)|(?<!\p{L})две трети(?= [\p{L}])|(?<!\p{L})дзве траціны(?= [\p{L}])|(?<!\p{L})дві третини(?= [\p{L}])/giu,
    67,
  ],
  [
    /(?<!\p{L})(?:a|one) quarter (?=of )|(?<!\p{L})un quart (?=d)|(?<!\p{L})четверть(?= [\p{L}])|(?<!\p{L})чвэрць(?= [\p{L}])|(?<!\p{L})чверть(?= [\p{L}])|(?<!\p{L})una cuarta parte (?=d)/giu,
    25,
  ],
  [
    /(?<!\p{L})three[ -]quarters (?=of )|(?<!\p{L})(?:les )?trois quarts (?=d)|(?<!\p{L})три четверти(?= [\p{L}])|(?<!\p{L})тры чвэрці(?= [\p{L}])/giu,
    75,
  ],
];

/** Behind a number, these count no people and no things: times, measures, money, ages, ranks. */
export const NO_COUNT_BEHIND = new RegExp(
  '^(?:[ -](?:and a half |et demie? |full |long |more |с половиной |з паловай |з половиною |calendar |working |consecutive |лишних )?(?:' +
    "years?|months?|days?|weeks?|hours?|minutes?|seconds?|nights?|o'clock|a\\.m|p\\.m|am|pm|times|occasions?|decades?|centur(?:y|ies)|met(?:re|er)s?|km|kilomet\\p{L}+|kg|kilo\\p{L}*|corans?|grams?|centimet\\p{L}+|degrees?|lit(?:re|er)s?|hectares?|storeys?|floors?|roubles?|rubles?|euros?|dollars?|francs?|corans?|pounds?|livres?(?= (?:sterling))|zlotys?|pesos?|corans?|sons?|daughters?|brothers?|sisters?|steps?|lines?|words|ways?|sides?|reasons?|points?|parts?|rooms?|" +
    'ans?|années?|mois|jours?|semaines?|heures?|minutes?|fois|mètres?|kilomètres?|nuits?|étages?|filles?|fils|frères|sœurs|parties|' +
    'años?|meses|mes|días?|semanas?|horas?|minutos?|veces|vez|metros?|hij[oa]s?|' +
    'год(?:а|у|ов|оў|ам)?|года|лет|месяц(?:а|ев|ам|аў|ы)?|дн(?:я|ей|і)|день|дней|дня|недел[яиь]|недели|недель|час(?:а|ов)?|минут[ыа]?|секунд\\p{L}?|раз[а]?|утра|вечера|суток|сутки|сутак|сутках|метр(?:ов|а)|рубл\\p{L}+|тысяч рублей|копе[ей]\\p{L}+|грамм\\p{L}*|этаж\\p{L}*|класс\\p{L}*|сын(?:а|овей)|дочер\\p{L}+|брат\\p{L}+|сестр\\p{L}+|базов\\p{L}+|ночей|ночи|' +
    'гады|гадоў|годзе|дзён|дні|тыдн(?:я|яў|і)|тыдзень|гадзін[аы]?|гадзіны|хвілін[аы]?|раз(?:ы|оў)|раніцы|вечара|метр(?:аў|ы)|базав\\p{L}+|кілаграм\\p{L}*|паверх\\p{L}*|клас\\p{L}*|сыны|дачк[іа]|браты|сястры|месяцаў|' +
    'рок(?:и|ів|у)|рік|місяц\\p{L}+|днів|дні|тижн\\p{L}+|годин[аи]?|хвилин[аи]?|разів|рази|метр\\p{L}*|гривень|гривні|діб|сини|доньки)(?!\\p{L})|-(?:year|month|day|hour|летн|річн|гадов)|(?:st|nd|rd|th|er|ème|e|-й|-я|-го|-га|-м|-му|-ы|-і)(?!\\p{L})|°|["″])',
  'iu',
);
/** Before a number, these make it a label, an age, a date or a limit. */
export const NO_COUNT_BEFORE =
  /(?:(?<!\p{L})(?:Doc\.|No\.?|Nos\.?|Nr\.?|№№?|n[°º]|núm\.?|article|articles|artículos?|arts?\.?|rules?|principles?|paras?\.?|paragraphs?|page|pages|pp?\.|colony|prison|decree|law|resolution|aged|age|session|st\.|ст\.|стст\.|арт\.|ч\.|п\.|пп\.|часть|части|частка|частцы|частцы|частью|стать[еяиюё]\p{L}?|статті|артыкул\p{L}*|пункт\p{L}*|номер|нумар|room|cell|unit|flat|apartment|kv\.|кв\.|кватэр\p{L}+|квартир\p{L}+|дом|д\.|вул\.|ул\.|street|rue|chapter|section|annex|annexe|table|footnote|question|group|team|block|блок\p{L}?|камер[аеыу]|атрад\p{L}?|отряд\p{L}?|cellule|chambre|turned|born|class|grade|phase|channel|line|bus|route|size|колони[яиюей]|калоні[яіюй]|school|школ[аыеу]\p{L}?|appendix|version|volume|issue|expected|Colony|asked for|requis|requested|amende de|fine of|fined|оштраф\p{L}+ на|аштраф\p{L}+ на|multa de|штраф в|штраф у|штрафу в)[ -]?|[$€£#§]|(?:\p{L}|\d)[-/])$/iu;

export const UNIT = UNITS.map(([words]) => words).join('|');
/** The noun behind a number, with up to three words before it: "other", "of his", "former". */
export const UNIT_BEHIND = new RegExp(
  `^ ?(?:["“”«»' ]{0,2})(?<lead>(?:of (?:the|those|these|them|its|his|her|their|our) |d'entre |des? (?:ses|leurs|nos|ces|les) |из (?:них |тех )|наших |нашых |(?:[\\p{L}'-]+ ){1,3}?)??)(?<noun>${UNIT})(?![\\p{L}-])`,
  'iu',
);
