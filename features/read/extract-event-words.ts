/** The words by which events are told, in the languages read. Data: each pattern is one verb group. */
/** A transfer is told as the beginning of a further detention episode in the new place. */
export type EventKind = 'DetentionEpisode' | 'Transfer' | 'Expulsion' | 'Release' | 'Death';

export interface EventWords {
  readonly kind: EventKind;
  /** Something is done to the one named before it: "was arrested", "арыштаваная". */
  readonly passive: RegExp;
  /** Somebody does it to the one named behind it: "arrested Ms. X", "затрымалі". */
  readonly active: RegExp;
}

const word = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu');
const BE = '(?:was|were|been|being|is|are|remains?|remained|got)(?: \\p{L}+ly| also| first| again| initially){0,2}';

export const EVENT_WORDS: readonly EventWords[] = [
  {
    kind: 'DetentionEpisode',
    passive: word(
      `(?:${BE} )?(?:deprived of (?:her|his|their)? ?liberty|taken into custody|remanded in custody)|${BE} (?:detained|arrested|apprehended|imprisoned|held|incarcerated|seized|abducted|jailed)|(?:in|under) (?:pre-trial |administrative |incommunicado )?(?:detention|custody|arrest) since|a été (?:arrêtée?|détenue?|interpellée?|placée? en (?:détention|garde à vue))|(?:arrêtée?|détenue?) (?:le|depuis|en|pendant)|(?:fue|fueron) (?:detenid[oa]s?|arrestad[oa]s?)|(?:была |был |были )?(?:задержан[аы]?|арестован[аы]?|взят[аы]? под стражу|арестованн\\p{L}{2})|(?:была |быў |былі )?(?:затрыман(?:ая|ы|а)?|арыштаван(?:ая|ы|а)?|узят(?:ая|ы) пад варту)`,
    ),
    active: word(
      'detained|arrested|apprehended|seized|abducted|took (?:her|him) away|taken (?:her|him) away|arrêtèrent|ont arrêté|detuvieron|arrestaron|задержали|арестовали|забрали|затрымалі|арыштавалі|забралі',
    ),
  },
  {
    kind: 'Transfer',
    passive: word(
      `${BE} (?:transferred|moved|sent|taken)(?= (?:on |from |to |back )[^.;]{0,80}(?:colony|prison|SIZO|centre|center|facility|Colony|Prison))|a été transférée?|(?:была |был )?(?:переведен[аы]?|этапирован[аы]?)|(?:была |быў )?(?:пераведзен(?:ая|ы)|этапаван(?:ая|ы))`,
    ),
    active: word('перевели|этапировали|перавялі|этапавалі'),
  },
  {
    kind: 'Expulsion',
    passive: word(
      `${BE} (?:expelled|deported|banished|removed from the country)|and (?:expelled|deported)|a été (?:expulsée?|bannie?)|ont été (?:expulsée?s|remis aux autorités)|(?:fue|fueron) (?:expulsad[oa]s?|deportad[oa]s?)|(?:была |был |были )?(?:выслан[аы]?|депортирован[аы]?)|(?:была |быў |былі )?(?:выслан(?:ая|ы)|дэпартаван(?:ая|ы))`,
    ),
    active: word('expelled|deported|banished|expulsèrent|expulsaron|выслали|депортировали|выслалі|дэпартавалі'),
  },
  {
    kind: 'Release',
    passive: word(
      `${BE} (?:released|freed|pardoned|set free|liberated)|a été (?:libérée?|graciée?)|ont été (?:libérés|graciés)|(?:fue|fueron) (?:liberad[oa]s?|indultad[oa]s?)|(?:была |был |были )?(?:освобожд[её]н[аы]?|помилован[аы]?)|(?:была |быў |былі )?(?:вызвален(?:ая|ы)|памілаван(?:ая|ы))`,
    ),
    active: word('released|freed|pardoned|освободили|помиловали|вызвалілі|памілавалі'),
  },
  {
    kind: 'Death',
    passive: word(
      'died|passed away|(?:was|were) (?:found dead|killed)|est (?:mort|décédé)e?|murió|falleció|умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?|памёр|памерла|загінуў|загінула',
    ),
    active: word('killed|убили|забілі'),
  },
];

const NUMBER = '\\d{1,2}|[\\p{L}-]{2,14}(?: [\\p{L}]{2,8})?';
/** A term of imprisonment with what leads to it. The duration is the group `d`. */
export const SENTENCED = new RegExp(
  `(?<!\\p{L})(?:(?:sentenced|convicted|condemned)(?: (?:her|him|them|(?:Ms|Mr|Mrs|Dr)\\.? [^.,;]{2,40}))?(?:,? [^.,;]{0,60}?)? to (?:an? )?(?:additional |further |another |term of )?|serving (?:a )?(?:term of )?|added (?:an? )?(?:further |another )?|condamnée?s?(?: [^.,;]{0,40}?)? à (?:une peine de )?|condenad[oa]s? a (?:una pena de )?|приговор\\p{L}{1,6}(?: [^.,;]{0,40}?)? к |осужд\\p{L}{1,6}(?: [^.,;]{0,40}?)? (?:на|к) |асудж\\p{L}{1,5}(?: [^.,;]{0,40}?)? (?:на|да) |асудзілі (?:на|да) |[Дд]адалі |добавили )(?<d>(?:${NUMBER})[ -](?:and a half |et demi |с половиной |з паловай )?(?:years?|months?|days?|ans?|mois|años?|meses|год(?:а|у|оў|ов)?|годам|гады|лет|годоў|месяц(?:а|ев|ам|аў)?|месяцы|суток|сутак)(?!\\p{L})(?:(?: and | et | y | и | і |,? )(?:${NUMBER}) (?:months?|mois|meses|месяц(?:а|ев|ам|аў)?|месяцы)(?!\\p{L}))?)`,
  'giu',
);
/** "год і два месяцы": a year said by its word alone. */
export const ONE_YEAR =
  /(?<!\p{L})(?:[Дд]адалі|добавили|на|к) (?<d>год(?: (?:і|и) \p{L}{2,8} месяц\p{L}{1,3})?)(?!\p{L})/giu;

/** Only this way of contact is allowed. */
export const ONLY_CONTACT =
  /(?<!\p{L})(?:may only (?:write|communicate|correspond)|may (?:communicate|correspond|speak|stay in contact)[^.;\n]{0,50} only in writing|only in writing|(?:only|seulement|ne .{0,20}que|sólo|solo|только|толькі) (?:been )?(?:allowed|permitted|able|autorisée?s?|permitid[oa]|разрешено|дазволена)[^.;\n]{0,160})/giu;
/** This way of contact is refused. */
export const NO_CONTACT =
  /(?<!\p{L})(?:phone calls?|telephone calls?|calls|visits?|letters|contact|meetings?|correspondence|parcels?)[^.;:\n]{0,60}(?:barred|denied|forbidden|prohibited|refused|banned|stopped|suspended|not (?:been )?(?:allowed|permitted)|restricted)|(?:denied|refused|forbidden|prohibited from|barred from|banned from|not (?:been )?(?:allowed|permitted)(?: to)?|no) (?:from )?[^.;:\n]{0,50}(?:phone|telephone|calls?|visits?|letters?|contact|communication|meet|write)|may neither [^.;\n]{0,80}(?:telephone|visits?|write)|(?:Тэлефанаваць|Спатканні|Спатканняў|Званкі) не (?:дазваляюць|даюць)|забараніў? спатканні|(?:звонки|свидания) (?:запрещены|не разрешают|не дают)/giu;
export const FREQUENCY =
  /(?<!\p{L})(?:every (?:\p{L}+ (?:or|to) \p{L}+ |\p{L}+ |\d{1,2} )?(?:days?|weeks?|months?|years?)|once (?:in |every |an? |per )(?:\p{L}+ |\d{1,2} )?(?:days?|weeks?|months?|years?|day|week|month|year)|(?:once|twice|three times) an? (?:week|month|year)|at intervals of [^.,;]{3,40}(?:months?|weeks?)|une fois (?:par|tous les) [^.,;]{2,20}|una vez (?:al|cada) [^.,;]{2,20}|раз (?:на|у|в) (?:\p{L}+ )?(?:месяцы|месяца|месяц|месяцаў|тыдзень|неделю|год))(?!\p{L})/iu;
export const MEDIA: readonly (readonly [RegExp, string])[] = [
  [/video/iu, 'video-call'],
  [
    /(?<!\p{L})(?:letters?|writ(?:e|ing|ten)|correspond\p{L}*|par écrit|lettres?|cartas?|письм\p{L}*|ліст\p{L}*|перапіс\p{L}*)/iu,
    'letter',
  ],
  [/(?<!\p{L})(?:phone|telephone|calls?|téléphon\p{L}*|llamadas?|звон\p{L}*|звани\p{L}*|тэлефан\p{L}*)/iu, 'call'],
  [/(?<!\p{L})(?:parcels?|colis|посылк\p{L}*|пасылк\p{L}*)/iu, 'parcel'],
  [/(?<!\p{L})(?:visits?|meet(?:ings?)?|in[- ]person|visites?|visitas?|свидани\p{L}*|спатканн\p{L}*)/iu, 'visit'],
];
export const COUNTERPART =
  /(?<!\p{L})(?:her|his|their|sa|ses|son|su|sus) (?<who>child(?:ren)?|daughters?|sons?|family(?: and (?:legal )?counsel)?|relatives|mother|father|lawyers?|(?:legal )?counsel|enfants?|fils|fille|famille|hij[oa]s?|familia)(?!\p{L})/iu;
/** A charge, a trial or a verdict is what the sentence tells. */
export const CHARGED =
  /(?<!\p{L})(?:charge[sd]?|charging|accused|accusations?|convict\p{L}*|sentenc\p{L}*|prosecut\p{L}*|tried|under article|criminal case|inculpée?|condamnée?|poursuivie?|acusad[oa]|condenad[oa]|обвин\p{L}*|осужд\p{L}*|приговор\p{L}*|по стать\p{L}*|по ст\.|абвінавач\p{L}*|асудж\p{L}*|асудзілі|прысуд\p{L}*|паводле артыкул\p{L}*|артыкул\p{L}*)(?!\p{L})/iu;
export const FACILITY =
  /(?<!\p{L})(?:(?:the )?(?:(?:[Ww]omen's |[Pp]enal |[Cc]orrectional |[Pp]re-trial |[Tt]emporary |[Pp]unishment |[Mm]en's )?(?:[Cc]olony|[Pp]rison|[Dd]etention (?:[Cc]entre|[Ff]acility)|[Rr]emand [Pp]rison|SIZO|IVS)|(?:à )?(?:la |une )?(?:colonie|prison)|(?:в |у )?(?:колони[ияю]|калоні[ія]|калонію|тюрьм[еуы]|турм[еуы]|СИЗО|СІЗА|ИВС|ІЧУ|ЦИП|ЦІП)|[Cc]olonia|[Cc]árcel))(?:[ -](?:No\. ?|Nos\. ?|№ ?|n° ?|núm\. ?)?\d{1,3})(?:(?: in| in the (?:city|town) of|, ?à| à| en| у| в|,) \p{Lu}[\p{L}-]{2,20})?/u;
