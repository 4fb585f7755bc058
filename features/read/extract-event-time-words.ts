/** Words of times that are no dates: days told from the document's own, and what stays as said. Data, all languages. */
const word = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'giu');

/** Days counted from the document's date. */
export const RELATIVE_DAYS: readonly (readonly [RegExp, number])[] = [
  [word('the day before yesterday|avant-hier|позавчора|позавчера|пазаўчора|anteayer'), -2],
  [word('yesterday|hier|вчера|учора|ўчора|вчора|учора|ayer|last night|this (?:past )?night'), -1],
  [
    word(
      "today|this (?:morning|afternoon|evening)|tonight|aujourd'hui|ce (?:matin|soir)|cet après-midi|сегодня|сёння|сьогодні|hoy|esta mañana|сегодня утром|сёння раніцай",
    ),
    0,
  ],
];

/** Days of the week; 1 is Monday (ISO 8601). */
const DAYS: readonly string[] = [
  'monday|lundi|понедельник|панядзелак|понеділок|lunes',
  'tuesday|mardi|вторник|аўторак|вівторок|martes',
  'wednesday|mercredi|сред[ау]|серад[ау]|середу|miércoles',
  'thursday|jeudi|четверг|чацвер|чацьвер|четвер|jueves',
  "friday|vendredi|пятниц[ау]|пятніц[ау]|п'ятницю|viernes",
  'saturday|samedi|суббот[ау]|субот[ау]|суботу|sábado',
  'sunday|dimanche|воскресенье|нядзелю|неділю|domingo',
];
export const WEEKDAYS: readonly RegExp[] = DAYS.map((words) =>
  word(
    `(?:(?:on|last|this|le|el|во?|у|ў|мінул\\p{L}+|прошл\\p{L}+) )?(?:${words})(?: (?:morning|evening|night|matin|soir|утром|вечером|раніцай|увечары|вечарам))?`,
  ),
);
/** "dans la nuit de dimanche à lundi", "в ночь на понедельник": two days, of which the second is given. */
export const NIGHT_TO_WEEKDAY: readonly RegExp[] = DAYS.map((words) =>
  word(
    `(?:dans |in )?(?:la |the )?(?:nuit|night) (?:de|from|of) \\p{L}+ (?:à|to) (?:${words})|(?:в ночь|у ноч|ў ноч|у ніч) на (?:${words})`,
  ),
);

/** Told from the last time told. */
export const SAME_DAY: RegExp = word(
  '(?:on |at )?(?:the same|that(?: very| same)?) (?:day|evening|night|morning|afternoon)|(?:le )?(?:même jour|jour même|soir même|matin même)|(?:в|у|ў) (?:тот|той|тую|той) (?:же|жа|самы|самую) (?:день|дзень|вечер|вечар|ночь|ноч)|того ж дня|тем же вечером|тым жа вечарам|el mismo día|esa misma (?:noche|tarde)',
);
export const NEXT_DAY: RegExp = word(
  '(?:on )?the (?:next|following) (?:day|morning)|le lendemain(?: matin)?|на следующ(?:ий день|ее утро)|назаўтра|на (?:наступны|другі) дзень|наступного дня|al día siguiente',
);
export const DAYS_LATER: RegExp = word(
  '(?<n>[\\p{L}\\d-]{1,14}) (?:days? later|jours (?:plus tard|après)|días después|дн(?:я|ей) спустя|дн[іяё]ў? пазней)|(?:через|праз|за) (?<m>[\\p{L}\\d-]{1,14}) (?:дня|дней|дні|дзён|дн[іяё]в?)',
);
export const DAYS_EARLIER: RegExp = word(
  '(?<n>[\\p{L}\\d-]{1,14}) (?:days? (?:earlier|before)(?! (?:the|his|her|their))|jours (?:plus tôt|auparavant)|días antes|дн(?:я|ей) раньше|дн(?:і|ён|ямі) раней)|за (?<m>[\\p{L}\\d-]{1,14}) (?:дня|дней|дні|дзён) (?:до|да) (?:этого|того|гэтага|таго)',
);
export const THAT_YEAR: RegExp =
  /^ (?:of (?:that|the same) year|de (?:la même année|cette année-là)|(?:того|этого) же года|т(?:аго|ога) ж(?:а)? года|т(?:аго|ога) самага года|того ж року|del mismo año)/iu;

/** Behind a day or a month: the year of the document. */
export const THIS_YEAR: RegExp =
  /^ (?:of this year|this year|de cette année(?!-là)|этого года(?! ж)|гэтага года|сёлета|цього року|de este año)(?!\p{L})/iu;

/** Years told from the document's own. */
export const RELATIVE_YEARS: readonly (readonly [RegExp, number])[] = [
  [
    word(
      "last year|the previous year|l'an(?:née)? derni(?:er|ère)|в прошлом году|летась|у мінулым годзе|ў мінулым годзе|минулого року|торік|el año pasado",
    ),
    -1,
  ],
  [word('(?:earlier )?this year|cette année|в этом году|сёлета|у гэтым годзе|цього року|este año'), 0],
];

const SEASON = 'spring|summer|autumn|fall|winter|month|week|weekend|fortnight';
/** Kept as said: no program knows what day they were. */
export const VAGUE: RegExp = word(
  `(?:last|this|that|the previous|the following|the same|next) (?:${SEASON})|(?:over )?the past (?:year|month|week|few \\p{L}+)|(?:in )?recent (?:days|weeks|months|years)|recently|(?:about |around |some )?(?:several|a few|some|a couple of|\\p{L}+(?:-\\p{L}+)?|\\d{1,3}) (?:hours|days|weeks|months|years)(?: and a half)? (?:later|ago|earlier|afterwards)|(?:an?|one) (?:day|week|month|year)(?: and a half)? (?:later|ago|earlier)|after (?:\\p{L}+|\\d{1,3}) (?:days|weeks|months)(?! of|\\p{L})|` +
    "(?:au printemps|l'été|à l'automne|l'hiver|la semaine|le mois|en? (?:été|automne|hiver)) derni(?:er|ère)|(?:il y a )(?:quelques|plusieurs|\\p{L}+) (?:jours|semaines|mois|ans)|(?:quelques|plusieurs|\\p{L}+|\\d{1,3}) (?:jours|semaines|mois|ans) (?:plus tard|après|auparavant)|récemment|" +
    'прошл(?:ой|ым|ою) (?:весной|осенью|зимой|летом)|на прошлой неделе|в прошлом месяце|недавно|(?:через|спустя) (?:(?:несколько|пару|\\p{L}+|\\d{1,3}) )?(?:дней|дня|недель|недели|неделю|месяцев|месяца|месяц|лет|года|год|полгода)|(?:несколько|\\p{L}+) (?:дней|недель|месяцев|лет) (?:спустя|назад)|' +
    'мінул(?:ай|ым|аю) (?:вясной|восенню|зімой|летам)|на мінулым тыдні|у мінулым месяцы|нядаўна|праз (?:(?:некалькі|пару|\\p{L}+|\\d{1,3}) )?(?:дзён|дні|тыдняў|тыдні|тыдзень|месяцаў|месяцы|месяц|гадоў|гады|год|паўгода)|(?:некалькі|\\p{L}+) (?:дзён|тыдняў|месяцаў|гадоў) (?:таму|пазней)|(?:[уў]восень|восенню|вясной|[уў]летку|летам|[уў]зімку|зімой)|(?:весной|осенью|летом|зимой)|(?:с|до|к) (?:прошлой весны|прошлой осени|прошлой зимы|прошлого лета|лета|весны|осени|зимы)|(?:з|да) (?:мінулай (?:вясны|восені|зімы)|мінулага лета|лета|вясны|восені|зімы)|(?:неделей|месяцем|годом|тыднем|месяцам) (?:раньше|раней|позже|пазней)|(?:второй|третий|четв[её]ртый|пятый|шестой) (?:месяц|год)(?!\\p{L})|(?:другі|трэці|чацв[её]рты|пяты) (?:месяц|год)|(?:после|пасля|пасьля) (?:Пасхи|Вялікадня|Рождества|Каляд(?:аў|ў)?|Нового года|Новага году?)|' +
    '(?:минулої|торішньої) (?:весни|осені|зими)|минулого (?:літа|місяця|тижня)|нещодавно|через (?:кілька|\\p{L}+) (?:днів|тижнів|місяців|років)|(?:навесні|влітку|восени|взимку)|' +
    "(?:la primavera|el verano|el otoño|el invierno|la semana|el mes) pasad[oa]|(?:varios|unos|\\p{L}+) (?:días|semanas|meses|años) (?:después|más tarde)|hace (?:unos|varios|\\p{L}+) (?:días|semanas|meses|años)|au printemps|pendant l'(?:été|hiver|automne)|en (?:été|hiver|automne)|à la saison (?:des pluies|sèche)|(?:during|in) the (?:rainy|dry) season",
);
/** What blurs a date: "late", "début"; the date is told less exactly than it is printed, and the words are kept. */
export const BLURRED =
  /(?<!\p{L})(?:(?:(?:in|since|by|from) )?(?:(?:the )?(?:early|late|mid|beginning of|end of|middle of|start of|second half of|first half of|first days of|last days of)|at the (?:beginning|end|start) of)[ -]|(?:au |à la |le |depuis (?:le |la )?)?(?:début|fin|milieu|mi)(?:[ -]| du mois de | du mois d'| de | d'| du )|(?:(?:в|с|к|от) )?(?:начал[еау]|конц[еау]|середин[еы]|перв(?:ых|ой) (?:числах|половине|днях)|последних числах) |(?:(?:у|ў|з|да|на) )?(?:пачатку|канцы|канца|сярэдзіне|першых днях|першай палове) |напрыканцы |(?:на|у|в|з|наприкінці) ?(?:початку|кінці|кінця|середині)? |(?:a )?(?:principios|finales|mediados) de )$/iu;
export const NEXT_YEAR: RegExp =
  /^ (?:of the (?:following|next) year|de l'année suivante|следующего года|наступнага года|наступного року|del año siguiente)/iu;
