import type { Qualifier } from '@amparo/core/nouns/claim';
import { NO_COUNT_BEFORE, NO_COUNT_BEHIND, PERCENT, UNIT_BEHIND } from './extract-figure-words.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';

/** A year, an age, a number of a thing, a time, a sum of money, or a small word that counts nothing in particular. */
export const isNoCount = (
  number: FoundNumber,
  before: string,
  behind: string,
  qualifier: Qualifier | undefined,
  boundLength: number,
  isFirst: boolean,
): boolean => {
  if (NO_COUNT_BEHIND.test(behind) || /^ ?-\d/u.test(behind)) return true;
  if (LISTED_BEFORE.test(before) || (isFirst && /^\.(?= |$)/u.test(behind))) return true;
  if (qualifier === 'about' && number.inWords && number.value < 4) return true;
  if (PERCENT.test(behind) && OF_MONEY.test(behind)) return true;
  // "4.3 Some names": the number of a paragraph; "three of the 14": those counted before.
  if (isFirst && !number.inWords && !Number.isInteger(number.value) && !PERCENT.test(behind)) return true;
  const whole = OF_COUNTED.exec(before);
  if (whole !== null && findNumbers(whole[0]).length > 0) return true;
  if (AGE_OF.test(before) && !UNIT_BEHIND.test(behind)) return true;
  const label = before.slice(0, before.length - boundLength);
  if (NO_COUNT_BEFORE.test(label) || (!number.inWords && qualifier === undefined && TIME_LABEL.test(label)))
    return true;
  if (number.value === 1 || (number.value === 0 && !PERCENT.test(behind))) return true;
  if (
    qualifier === 'about' &&
    /(?:information|news|reports?|questions?|said|spoke|told|data|wrote|letter|concerned|worried|release|story|appeal|alarmed) about $/iu.test(
      before,
    )
  )
    return true;
  if (LIMIT_OF_AGE.test(before) || (qualifier === 'less-than' && /under $/iu.test(before) && !UNIT_BEHIND.test(behind)))
    return true;
  if (qualifier !== undefined) return number.inWords && number.value < 2;
  if (!number.inWords && number.value >= 1900 && number.value < 2100 && Number.isInteger(number.value))
    return !/^ (?:people|persons|человек|personnes)/iu.test(behind);
  // "Drabun, 41, who", "Lapitski, 63," and "(27)": ages.
  if (
    !number.inWords &&
    number.value < 110 &&
    /\p{L},? \(?$/u.test(before) &&
    /^(?:,|\))/u.test(behind) &&
    /,|\(/u.test(before.slice(-3))
  )
    return true;
  if (
    number.inWords &&
    number.value < 10 &&
    /^ (?:\p{L}+ )?(?:officers|policemen|police|guards|agents|soldiers|masked|men in|men who|policiers|милиционер|силовик|сотрудник|міліцыянт|сілавік|чэкіст)/iu.test(
      behind,
    )
  )
    return true;
  if (
    LIMIT_OF_AGE.test(before) ||
    /^ (?:of|and \d+ of) the (?:\p{L}+ )?(?:Convention|Covenant|Constitution|Code|Declaration|Statute|Rules)/iu.test(
      behind,
    )
  )
    return true;
  // "the two of them", "these three".
  return (
    number.inWords &&
    number.value < 4 &&
    /(?<!\p{L})(?:the|these|those|both|all|other|les|aux|des|ces|los|las|эти|этих|гэтыя|абодва|у|в|ў|на|with|of|by) $/iu.test(
      before,
    )
  );
};

const OF_COUNTED = /(?<=^| )[^ ]+ (?:of (?:the|these|those)|des|de los|de las|из этих|з гэтых|з цих) $/iu;
/** "ей 41": an age. */
const AGE_OF = /(?<!\p{L})(?:мне|ей|ему|ёй|яму|йому|їй) $/iu;
/** "day 3", "year 2", "week 12". */
const TIME_LABEL = /(?<!\p{L})(?:day|week|year)[ -]?$/iu;
/** "paras. 4 and 64". */
const LISTED_BEFORE =
  /(?<!\p{L})(?:paras?\.?|paragraphs|articles|arts?\.|rules|principles|Nos\.?|núms\.|№№) \d[\d\s,()–-]*(?:and|et|y|и|і) $/iu;
/** A share of income is a sum of money. */
const OF_MONEY =
  /^[^.;]{0,16} (?:of (?:its|his|her|their|the|all)|de (?:ses|son|sa|leurs?|sus?|la|l')|от) ?(?:\p{L}+ ){0,2}(?:income|budget|wages?|salary|salaries|revenue|funds|turnover|revenus?|salaires?|ingresos|presupuesto|дохода|доходов|бюджета|зарплаты|даходу|даходаў)/iu;

/** "older than seventy", "a man of about seventy": an age, not a count. */
const LIMIT_OF_AGE =
  /(?<!\p{L})(?:older than|younger than|over the age of|under the age of|the age of|(?:a|the) (?:man|woman|boy|girl|child|son|daughter) of(?: about| around| some| nearly)?|plus âgée?s? de|старше|моложе|старэйш\p{L}+ за|да \p{L}+ гадоў|âgée?s? de|children under|child under) $/iu;
