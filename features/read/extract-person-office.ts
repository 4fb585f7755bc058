import type { FoundPerson } from './extract-found-person.ts';

/** Offices that private bodies have as well as States. */
const PRIVATE_OFFICE =
  /(?<!\p{L})(?:chair(?:person|woman|man)?|president|director|head|leader|deputy|co-?founder|spokes\p{L}+|secretary|coordinator|manager|présidente?|directeur|directrice|porte-parole|secrétaire|responsable|director[a]?|presidenta?|portavoz|председател\p{L}+|президент\p{L}*|директор\p{L}*|лидер\p{L}*|руководител\p{L}+|глав\p{L}{1,2}|представител\p{L}+|секретар\p{L}+|старшын\p{L}+|дырэктар\p{L}*|лідар\p{L}*|кіраўні\p{L}+|прадстаўні\p{L}+|сакратар\p{L}*|голов\p{L}{1,2}|лідер\p{L}*|керівни\p{L}+|представни\p{L}+)(?!\p{L})/iu;
const OF_STATE =
  /(?:minist|міністэр|міністер|министер|government|gobierno|gouvernement|правит|урад|prison|colony|coloni|колони|калон|турм|тюрьм|сизо|сіза|police|polic|милиц|міліц|поліц|court|tribunal|суд|prosecut|прокур|пракур|department|департамент|дэпартамент|governor|губерн|army|guard|garde|guardia|border|пограни|памеж|kgb|кгб|кдб|directorate|управлен|упраўлен|управлін|упраўлінн|national|state |держ|госуд|дзярж|адміністрац|администрац|parliament|парламент|президента|republic|республик|рэспублік|ministry|служб|service|security|секретной|company|executive|holdings|апек|опек|ombuds|омбуд|commission|working group|rapporteur|relator|groupe de travail|united nations|experts)/iu;

/** Offices of the past, and the ranks of those who serve: what is done to their bearers is done to them. */
const NO_LONGER =
  /(?:(?<!\p{L})(?:former|ex-|ancien|ancienne|ex|бывш\p{L}{2,3}|былы\p{L}{0,3}|был\p{L}{2,3}|колишн\p{L}{1,4}) (?:\p{L}+ ){0,4}|(?<!\p{L})(?:[Ss]gt\.|[Ss]ergeant|[Pp]rivate|[Cc]orporal|sergent|soldat|sargento|soldado|сержант[ау]?|рядов\p{L}{2,3}|солдат[ау]?|радав\p{L}{2,3}|салдат[ау]?) )$/iu;
const NO_LONGER_BEHIND = /^, (?:an? |un |une |)(?:former|ex-|ancien|ancienne|ex |бывш|былы|колишн)/iu;

/** What stands on either side of a name, within its sentence. */
export interface Beside {
  readonly before: string;
  readonly after: string;
}

const SENTENCE_END = /\n|(?<=\p{Ll}{3}[.!?]|\p{Ll}[»”")\]][.!?]|\p{Ll}[.!?][»”"]) /u;
/** Of a person's places no more are looked at. */
const MOST_LOOKED_AT = 200;

export const besideOf = (text: string, { places }: FoundPerson): readonly Beside[] =>
  places.slice(0, MOST_LOOKED_AT).map(({ start, end }) => ({
    before:
      text
        .slice(Math.max(0, start - 90), start)
        .split(SENTENCE_END)
        .at(-1) ?? '',
    after: text.slice(end, end + 90).split(SENTENCE_END)[0] ?? '',
  }));

/** The office is of an association, a firm, a school: nowhere is it said to be the State's. */
export const isPrivateOffice = (near: readonly Beside[]): boolean => {
  const offices = near.filter(
    ({ before, after }) => PRIVATE_OFFICE.test(before) || PRIVATE_OFFICE.test(after.slice(0, 50)),
  );
  return offices.length > 0 && !offices.some(({ before, after }) => OF_STATE.test(before) || OF_STATE.test(after));
};

/** "former deputy minister", "Sgt.": what is told of the bearer may have been done to them. */
export const isFormerOffice = (near: readonly Beside[]): boolean =>
  near.some(({ before, after }) => NO_LONGER.test(before) || NO_LONGER_BEHIND.test(after));
