/** Words that tie a time to a count, in all languages. Data, and what their groups mean. */

export const HALF =
  /(?:(?<first>first|в первом|за первое|у першым|за першае|au premier|du premier|у першому|primer)|(?:second|во втором|за второе|у другім|за другое|au second|du second|у другому|segundo)) (?:half|полугоди[еи]|паўгодд[зз]?[еі]|semestre|півріччі)(?: of| de| of the year)? (?<year>(?:19|20)\d{2})/iu;
export const halfYear = (half: RegExpExecArray): string => {
  const of = half.groups?.year ?? '';
  return half.groups?.first === undefined ? `${of}-07/${of}-12` : `${of}-01/${of}-06`;
};
export const QUARTER = /(?<which>first|second|third|fourth) quarter of (?<year>(?:19|20)\d{2})/iu;
export const SINCE_NEW_YEAR =
  /(?:since the (?:beginning|start) of (?:the |this )?|depuis le début de (?:l'année |cette année )?|desde (?:el )?(?:comienzo|principio|inicio)s? (?:de|del) (?:año )?|с начала |з пачатку |з початку )(?:(?<last>last year|прошлого года|мінулага года|минулого року)|(?<year>(?:19|20)\d{2})|year|l'année|año|года|гэтага года|этого года|року)(?!\p{L})/iu;
/** "in April (until the 22nd)": a month that is not over. */
export const PART_OF_MONTH =
  /(?:for|in|en|pour|за|у|ў|в) (?<month>\p{L}{3,12}) \((?:up to|to|until|till|jusqu'au|hasta el|да|до|по) (?:the )?(?<day>\d{1,2})(?![\d.])/iu;
export const SAME_PERIOD_OF =
  /(?:same (?:period|month|months|time) (?:of|in)|même période (?:de|en)|(?:тот же|аналогичный) период|той жа перыяд|mismo período de) (?<year>(?:19|20)\d{2})/iu;
export const SAME =
  /(?:(?:over|in|during|for) the same (?:period|time|year|month)|la même (?:période|année)|за (?:тот|то|это) же (?:срок|период|время|год)|в том же году|за той жа (?:час|перыяд|год)|у тым жа годзе|за той самий (?:час|період)|того ж року|el mismo (?:período|año))/iu;
export const YEARS_BEFORE =
  /(?<!\p{L})(?<n>a|an|one|two|three|four|five|un|deux|trois|dos|tres|год|два года|\d) ?(?:years?|ans?|años?|года?)? (?:earlier|before|previously|plus tôt|auparavant|antes|назад|раньше|таму)|за (?<m>год|два г[оа]д[аы]) (?:до (?:этого|того)|да (?:таго|гэтага)|до того)/iu;
export const SAME_DAY_LAST_YEAR =
  /(?:last year on the same (?:day|date)|on the same (?:day|date) (?:of )?last year|летась на той (?:самы|жа) дзень|в прошлом году на (?:тот|эту) же (?:день|дату))/iu;
export const COVERED =
  /(?:за (?:эту )?неделю|на (?:этой )?неделе|за тыдзень|за гэты тыдзень|за тиждень|this week|(?:over|in|during) the week|cette semaine|за отч[её]тный период|in the (?:period under review|reporting period)|au cours de la période)/iu;
export const WEEK_BEFORE =
  /(?:на|за) (?:прошлой|предыдущей|мінулым|минулого|прошлую)|(?:last|the previous) week|la semaine dernière/iu;
export const COVERED_YEAR =
  /(?:in|over|during) the (?:past|last) year|за (?:минувший|прошедший|последний|прошлый) год|за мінулы год|(?:на працягу|цягам|в течение|на протяжении) года|протягом року|au cours de l'année|during the year|за год(?!\p{L})|за рік|(?:over|in) the year(?!\p{L})|sur l'année|dans l'année/iu;
/** Months told by their distance from the document's own. */
export const MONTHS: readonly (readonly [RegExp, number])[] = [
  [
    /(?<!\p{L})(?:last month|le mois dernier|el mes pasado|в прошлом месяце|у мінулым месяцы|минулого місяця)(?!\p{L})/iu,
    -1,
  ],
  [/(?<!\p{L})(?:this month|ce mois-ci|este mes|в этом месяце|у гэтым месяцы|цього місяця)(?!\p{L})/iu, 0],
];

export const OF_WEEK = /(?<!\p{L})(?:week|semaine|semana|недел[яию]|тыд(?:зень|ня|ні)|тиж(?:день|ня))(?!\p{L})/iu;
