import type { FoundDomesticArticle } from '@amparo/un-letters';
import type { Sentence } from './extract-sentences.ts';

const NUMBER = '\\d{1,3}(?:[-‑.]\\d{1,2})?(?:\\([\\p{L}\\d]{1,2}\\))*';
const WORD =
  '(?<!\\p{L})(?:стать[июеяё]{1,2}й?|статей|статьям|ст\\.|артыкул(?:а|е|у|ы|ам|аў)?|арт\\.|стат(?:ті|тя|тею)|articles?|art\\.|artículos?)';
const PART = '(?:част[ьіи]ю?|частк[аіуе]|ч\\.|part|paragraph)';
const ORDINALS: readonly RegExp[] = [
  /^(?:перв|перш|1$)/iu,
  /^(?:втор|друг|2$)/iu,
  /^(?:трет|трэц|трец|3$)/iu,
  /^(?:четв|чацв|4$)/iu,
  /^(?:пят|п'ят|5$)/iu,
];
const LISTED = new RegExp(
  `(?:(?<before>${PART} (?:\\d|\\p{L}{4,9})) )?${WORD} ?(?<all>${NUMBER}(?:(?:, | (?:and|et|y|и|і|та) )${NUMBER})*)(?:,? (?<behind>${PART} (?:\\d|\\p{L}{4,9})))?`,
  'giu',
);
/** The law of nations is no charge. */
const OF_TREATY =
  /^ (?:of the|du|de la|del|пакта|канвенцы\p{L}|конвенци\p{L}) ?(?:International|Universal|Covenant|Convention|Pact\p{L}?|Déclaration|ICCPR|Declaración)/iu;

/**
 * Articles that a charge or a verdict names without the code they are of: "вменяют статью 356, часть 1", "au titre de
 * l'article 77". A part is put behind the number: 356(1).
 */
export const spokenArticles = (sentence: Sentence): readonly FoundDomesticArticle[] =>
  [...sentence.text.matchAll(LISTED)].flatMap((match) => {
    const end = match.index + match[0].length;
    if (OF_TREATY.test(sentence.text.slice(end, end + 40))) return [];
    const numbers = (match.groups?.all ?? '').match(new RegExp(NUMBER, 'gu')) ?? [];
    const part = partOf(match.groups?.behind ?? match.groups?.before);
    return numbers.map((number, at) => ({
      article: part !== undefined && at === numbers.length - 1 ? `${number}(${part})` : number,
      start: sentence.start + match.index,
      end: sentence.start + end,
      brought: true,
    }));
  });

const partOf = (words: string | undefined): number | undefined => {
  const shown = words?.split(' ').at(-1);
  const at = shown === undefined ? -1 : ORDINALS.findIndex((pattern) => pattern.test(shown));
  return at < 0 ? undefined : at + 1;
};
