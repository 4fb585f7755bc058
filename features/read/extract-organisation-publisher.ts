import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { type BodyRole, DOCUMENT_WORD, HEADS, PAPER_KIND } from './extract-organisation-words.ts';

/** How many lines a masthead may take. */
const MASTHEAD = 3;
const DATED =
  /^(?:(?:\p{L}+,? )?(?:le )?\d{1,2}(?:er)?[. ]+\p{L}+[. ]+(?:19|20)\d{2}|\p{L}+ \d{1,2}, (?:19|20)\d{2}|\p{Lu}\p{L}+ (?:19|20)\d{2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})/u;
const TITLED =
  /^(?:\p{Lu}[\p{L}\p{M}'-]*|of|the|and|for|in|on|without|de|des|du|la|le|les|et|d'|l'|deux|trois|[–—-]|[«„“"]\p{Lu}[\p{L} ]*[»“”"])$/u;
const CYRILLIC_TITLE =
  /^\p{Lu}[\p{L}-]*(?:ый|ий|ой|ая|яя|ое|ее|ы|і|ае|яе|ыя|ія|ые|ие|ій|а|е) [\p{L}-]+(?: [\p{L}-]+)?$|^[\p{L}-]+ [«„“"]\p{Lu}[^»“”"]{1,40}[»“”"]$/u;

/** Who publishes: the name that heads a text, before its date or the sort of paper that it is. */
export const publisherOf = (input: ExtractInput): (Span & { readonly role: BodyRole }) | undefined => {
  if (input.letter !== undefined || input.kind === 'government-reply' || input.kind === 'open-letter') return undefined;
  const lines = input.view.text
    .slice(0, 1_500)
    .split('\n')
    .slice(0, MASTHEAD + 1);
  let at = 0;
  for (const [index, line] of lines.slice(0, MASTHEAD).entries()) {
    const next = lines[index + 1] ?? '';
    const found = inLine(line, next) ?? quotedTitle(line);
    if (found !== undefined) {
      const name = line.slice(found.start, found.end);
      const role = HEADS.find(([head]) => name.split(/[ -]/u).some((word) => head.test(word)))?.[1];
      return {
        start: at + found.start,
        end: at + found.end,
        role: role ?? (input.kind === 'news' ? 'media' : 'association'),
      };
    }
    at += line.length + 1;
  }
  return undefined;
};

/** Bodies that sign their papers by a word and a name in quotation marks: an archive, a project, a group of monitors. */
const QUOTED_TITLE =
  /^(?:\p{Lu}[\p{L}-]+ )?(?:Архіў|Архив|Архів|Праект|Проект|Проєкт|Ініцыятыва|Инициатива|Ініціатива|Маніт[оэ]р|Монитор|Монітор|Маніторынг|Мониторинг|Моніторинг|Фонд|Центр|Цэнтр|Бюро|Група|Группа|Служба|Хаб|Рух|Движение|Кампанія|Кампания|Школа|Клуб|Музей|Бібліятэка|Библиотека|Archive|Project|Initiative|Archives|Projet|Collectif|Archivo|Proyecto|Colectivo)(?: [\p{Ll}-]+){0,3} [«„“"]\p{Lu}[^»”"“\n]{1,50}[»”"“](?=$|[.,:;]| ?[·|—–-])/iu;
const quotedTitle = (line: string): Span | undefined => {
  const found = QUOTED_TITLE.exec(line);
  return found === null ? undefined : { start: 0, end: found[0].length };
};

const inLine = (line: string, next: string): Span | undefined => {
  let start = 0;
  const pieces = line.split(/ ?(?:[·|]| —|,) ?/u);
  for (const [index, piece] of pieces.entries()) {
    start = line.indexOf(piece, start);
    const shown = piece.trim();
    const rest = line.slice(start + piece.length).replace(/^ ?[·|—,] ?/u, '');
    const last = index === pieces.length - 1 || rest === '';
    const separated = /^ ?[·|—]/u.test(line.slice(start + piece.length, start + piece.length + 3));
    const followed = last
      ? DATED.test(next) || PAPER_KIND.test(next.slice(0, 60))
      : DATED.test(rest) || (separated && (PAPER_KIND.test(rest) || /(?:19|20)\d{2}/u.test(rest)));
    if (followed && isTitle(shown) && (separated || shown.split(' ').length > 1)) {
      if (/^le /u.test(rest)) return undefined;
      return { start: start + piece.indexOf(shown), end: start + piece.indexOf(shown) + shown.length };
    }
    if (index === 0 && !DOCUMENT_WORD.test(shown) && !separated && !last) return undefined;
  }
  return undefined;
};

const isTitle = (words: string): boolean => {
  if (
    words.length < 4 ||
    words.length > 70 ||
    /[.!?:;]$/u.test(words) ||
    DOCUMENT_WORD.test(words) ||
    DATED.test(words)
  )
    return false;
  if (/\p{Script=Cyrillic}/u.test(words)) return CYRILLIC_TITLE.test(words) && words.split(' ').length <= 5;
  if (/^(?:L[ae]s? |L')\p{Lu}/u.test(words)) return words.split(' ').length <= 7;
  return words.split(' ').every((word) => TITLED.test(word)) && /^\p{Lu}/u.test(words) && words.split(' ').length <= 8;
};
