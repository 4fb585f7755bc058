import type { DocumentKind } from '@amparo/core/nouns/item';
import type { FoundDate, Letter } from '@amparo/un-letters';

const WEEKDAY =
  '(?:\\p{L}+day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля|понеділок|вівторок|середа|четвер|п.ятниця|неділя)';
/** What stands before a date alone on its line: nothing, a weekday, "published", a place or a paper with a comma. */
const BEFORE = new RegExp(
  `^(?:${WEEKDAY},? |(?:date|published|posted|updated|issued|dated|du|le|от|дата|апублікавана|опубликовано)[: ]{1,2}(?:on )?|(?:[^\\n.!?]{0,60}[,·|–—(-] ?(?:le |el |the )?(?:${WEEKDAY},? )?))?$`,
  'iu',
);
/** "Recorded on", "last updated", "Hearing of": the sentence, or the part between bars, begins with it. */
const MADE =
  /^(?:last |témoignage |testimonio |testimony |statement |entretien |interview )?(?:recorded|taken(?: down)?|compiled|drawn up|prepared|updated|published|posted|issued|hearing|interview|запісан\p{L}|складзен\p{L}|апублікаван\p{L}|абноўлен\p{L}|записан\p{L}|составлен\p{L}|опубликован\p{L}|обновлен\p{L}|складен\p{L}|оновлен\p{L}|опублікован\p{L}|recueillie?|publiée?|mise? à jour|établie?|rédigée?|enregistrée?|audience|entretien|recogid[oa]|publicad[oa]|actualizad[oa]|grabad[oa]|entrevista|audiencia)(?!\p{L})[^\n.!?;|]{0,70}$/iu;

/**
 * The document's own date: the letter's; else one that stands alone, or behind a dateline, in the first lines;
 * else one on a line of its own at the end, as replies have it. A date inside a sentence is not the document's.
 */
export const documentDateOf = (
  text: string,
  dates: readonly FoundDate[],
  letter: Letter | undefined,
  kind: DocumentKind,
): FoundDate | undefined => {
  if (letter !== undefined) return letter.date;
  const whole = dates.filter((date) => date.yearPrinted && date.precision === 'day');
  const head = headLength(text);
  if (isDiary(text, whole)) return undefined;
  const first = whole.find((date) => date.start < head && standsAlone(text, date));
  if (first !== undefined || kind === 'register') return first;
  return whole.find(
    (date) =>
      date.start > text.length - 400 &&
      lineOf(text, date).length - (date.end - date.start) < 40 &&
      standsAlone(text, date),
  );
};

/** Entries with dates at their heads: none of them is the document's. */
const isDiary = (text: string, dates: readonly FoundDate[]): boolean =>
  dates.filter((date) => date.start === 0 || text[date.start - 1] === '\n').length >= 3;

/** Six lines, and never far into a text that has no lines. */
const headLength = (text: string): number => {
  let at = 0;
  for (let line = 0; line < 6; line += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
  }
  return Math.min(Math.max(at, 200), 1_500);
};

const standsAlone = (text: string, date: FoundDate): boolean => {
  const lineStart = text.lastIndexOf('\n', date.start - 1) + 1;
  const before = text.slice(lineStart, date.start);
  if (before.startsWith('|')) return false;
  const part = before.slice(lastBreak(before)).trimStart();
  if (MADE.test(part)) return true;
  const behind = text.slice(date.end, date.end + 12);
  if (!BEFORE.test(before)) return false;
  const sentenceWords = before.match(/(?<!\p{L})(?:on|in|since|until|dated|of|the|was|were)(?!\p{L})/giu)?.length ?? 0;
  return (
    before.length <= 90 &&
    sentenceWords <= 1 &&
    (/^(?: ?(?:г\.?|года?|року|р\.|году)(?!\p{L}))?(?:$|\n|[).,]|[ ]?[–—|·-]|[ ](?:\p{Lu}|\(|(?:by|par|por|от|ад|від) \p{Lu}))/u.test(
      behind,
    ) ||
      before === '')
  );
};

/** Where the last sentence or column of a line begins. */
const lastBreak = (line: string): number => {
  let at = 0;
  for (const match of line.matchAll(/[.!?;|·—–] /gu)) at = match.index + 2;
  return at;
};

const lineOf = (text: string, date: FoundDate): string => {
  const start = text.lastIndexOf('\n', date.start - 1) + 1;
  const end = text.indexOf('\n', date.end);
  return text.slice(start, end < 0 ? text.length : end);
};
