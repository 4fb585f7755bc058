import type { LettersReference } from './letters-reference.ts';
import { MANDATE_NAMES } from './mandate-names.ts';
import type { Span } from './view.ts';

export interface FoundMandate extends Span {
  /** As printed, without the article before it. */
  readonly title: string;
  /** Absent when the reference does not know the title. */
  readonly code?: string;
  /** Human Rights Council resolution, paired by order. */
  readonly resolution?: string;
}

const TITLE_START =
  /(?<!\p{L})(?:Working Group|Special Rapporteur(?:ship)?|Independent Expert|Special Representative|Groupe de travail|Rapporteuse? spéciale?|Rapporteur(?:e)? spéciale?|Experte? indépendante?|Grupo de Trabajo|Relatora? Especial|Expert[oa] [Ii]ndependiente)(?= )/giu;
const LIST_TAIL =
  /(?:[;,. ]|(?<=[;, ])(?:and|et|y|e)|(?<=[;, ])(?:of )?(?:the|de la|du|des|del|de los|le|la|les|el|los|l'|de l')| as| en qualité de)+$/iu;
const LIST_END = /(?:,? ?(?:pursuant to|in accordance with|conformément aux?|de conformidad con|en vertu de))|\n/iu;

/** The mandates that a list names: the heading "Mandates of …", or the capacities of the first sentence. */
export const findMandates = (text: string, span: Span, reference: LettersReference): readonly FoundMandate[] => {
  const list = text.slice(span.start, span.end);
  const starts = [...list.matchAll(TITLE_START)].map((match) => match.index);
  const codes = codesOf(reference);
  return starts.flatMap((start, index) => {
    const raw = list.slice(start, starts[index + 1] ?? list.length);
    const cut = index + 1 < starts.length ? raw : raw.slice(0, endOfLast(raw));
    const title = trimmedTail(cut);
    if (title.length > 400 || !/ \p{L}+ /u.test(`${title} `)) return [];
    const code = codeOf(title, codes);
    return [
      {
        start: span.start + start,
        end: span.start + start + title.length,
        title,
        ...(code === undefined ? {} : { code }),
      },
    ];
  });
};

const endOfLast = (raw: string): number => {
  const at = raw.search(LIST_END);
  return at < 0 ? raw.length : at;
};

const trimmedTail = (raw: string): string => {
  const tail = LIST_TAIL.exec(raw.slice(-40));
  return tail === null ? raw : raw.slice(0, raw.length - tail[0].length);
};

const tokensOf = (title: string): string =>
  (
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/rapporteu(?:se|re)/giu, 'rapporteur')
      .replace(/speciale/giu, 'special')
      .replace(/relatora/giu, 'relator')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  ).join(' ');

const codesOf = (reference: LettersReference): ReadonlyMap<string, string> =>
  new Map(
    reference.mandates.flatMap((mandate) =>
      [mandate.title, ...(mandate.aliases ?? []), ...(MANDATE_NAMES[mandate.code] ?? [])].map(
        (title): [string, string] => [tokensOf(title), mandate.code],
      ),
    ),
  );

const codeOf = (title: string, codes: ReadonlyMap<string, string>): string | undefined => {
  const key = tokensOf(title);
  const exact = codes.get(key);
  if (exact !== undefined) return exact;
  const words = new Set(key.split(' '));
  const close = [...codes].filter(([known]) => {
    const theirs = new Set(known.split(' '));
    const both = [...theirs].filter((word) => words.has(word)).length;
    return both / (words.size + theirs.size - both) >= 0.85;
  });
  const distinct = new Set(close.map(([, code]) => code));
  return distinct.size === 1 ? close[0]?.[1] : undefined;
};

/**
 * Mandates and resolutions are two lists that pair by order; the letter never says so. Where the lists differ in length
 * (a regional mandate has no resolution), only what the reference knows is paired.
 */
export const paired = (
  mandates: readonly FoundMandate[],
  resolutions: readonly string[],
  reference: LettersReference,
): readonly FoundMandate[] => {
  if (mandates.length === resolutions.length) {
    return mandates.map((mandate, index) => ({ ...mandate, resolution: resolutions[index] as string }));
  }
  return mandates.map((mandate) => {
    const known = reference.mandates.find((one) => one.code === mandate.code)?.resolutions ?? [];
    const resolution = resolutions.find((candidate) => known.includes(candidate));
    return resolution === undefined ? mandate : { ...mandate, resolution };
  });
};
