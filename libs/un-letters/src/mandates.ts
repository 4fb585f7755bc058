import type { LettersReference } from './letters-reference.ts';
import { MANDATE_NAMES } from './mandate-names.ts';
import { unaccented } from './phrase.ts';
import type { Span } from './view.ts';

export interface FoundMandate extends Span {
  /** As printed, without the article before it. */
  readonly title: string;
  /** Absent when the reference does not know the title. */
  readonly code?: string;
  /** Human Rights Council resolution, paired by order. */
  readonly resolution?: string;
}

const TITLE_START = new RegExp(
  unaccented(
    String.raw`(?<![\p{L}-])(?:Working Group|Special Rapporteur(?:ship)?|Independent Expert|Special Representative|Country Rapporteur|(?<!Special |Country )Rapporteur(?= (?:on|for) )|(?:OSCE |OAS )?(?<!Special )Representative(?= on )|(?:Council of Europe )?Commissioner(?= for )|Groupe de travail|Rapporteu(?:r|se|re) spéciale?|(?<!spéciale? )Rapporteu(?:r|se|re)(?= (?:sur|pour) )|Commissaire(?= aux? )|Experte? indépendante?|Représentante? spéciale?|Grupo de Trabajo|Relatora? Especial|Relatora?(?= (?:sobre|para) )|Relatoría(?= )|Expert[oa] [Ii]ndependiente|Representante Especial|Comisionad[oa](?= (?:para|de) ))(?= )`,
  ),
  'giu',
);
/** Bodies of regions: their mandates have no resolution of the Human Rights Council. */
const REGIONAL =
  /African Commission|Inter-American|Organi[sz]ation of American States|Council of Europe|OSCE|ASEAN|Commission africaine|interaméricaine|Conseil de l'Europe|Comisión Africana|Interamericana|Consejo de Europa/iu;
/** A mandate of one country, in French and Spanish; accents are gone when it is looked for. */
const SITUATION =
  /^(?:rapporteur special sur la situation des droits (?:de l.homme|humains) (?:au|en|a|aux|dans l[ae]s?) |relator especial sobre la situacion de los derechos humanos en (?:el |la )?)(.{2,40})$/iu;
const LIST_TAIL =
  /(?:[;,. ]|(?<=[;, ])(?:and|et|y|e)|(?<=[;, ])(?:of )?(?:the|de la|du|des|del|de los|le|la|les|el|los|l'|de l')| as| en qualité de)+$/iu;
const LIST_END =
  /(?:,? ?(?:dated|datée|de fecha|pursuant to|in accordance with|conformément aux?|de conformidad con|en vertu de))|\n/iu;

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
      .replace(/independante/giu, 'independant')
      .replace(/experte(?= independant)/giu, 'expert')
      .replace(/relatora/giu, 'relator')
      .replace(/experta/giu, 'experto')
      .replace(SITUATION, 'special rapporteur on the situation of human rights in $1')
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
  // Words run together, or a letter lost or misread in some: the one title of as many words that is so near.
  const bare = key.replaceAll(' ', '');
  const near = [...codes].filter(([known]) => known.replaceAll(' ', '') === bare || isNear(known, key));
  if (new Set(near.map(([, code]) => code)).size === 1) return near[0]?.[1];
  const words = new Set(key.split(' '));
  const close = [...codes].filter(([known]) => {
    const theirs = new Set(known.split(' '));
    const both = [...theirs].filter((word) => words.has(word)).length;
    return both / (words.size + theirs.size - both) >= 0.85;
  });
  const distinct = new Set(close.map(([, code]) => code));
  return distinct.size === 1 ? close[0]?.[1] : undefined;
};

const isNear = (known: string, shown: string): boolean => {
  const theirs = known.split(' ');
  const ours = shown.split(' ');
  if (theirs.length !== ours.length || theirs.length < 3) return false;
  const different = theirs.flatMap((word, at) => (word === ours[at] ? [] : [[word, ours[at] ?? ''] as const]));
  return (
    different.length <= Math.max(1, Math.floor(theirs.length / 4)) &&
    different.every(([a, b]) => a.length > 3 && isOneEdit(a, b))
  );
};

/** At most one letter put in, left out or changed, or two for one (`rn` for `m`). */
const isOneEdit = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 2;
};

/** A resolution of the first sentence, with its place in the text. */
interface Cited extends Span {
  readonly number: string;
}

/**
 * Mandates and resolutions are two lists that pair by order; the letter never says so. Mandates of regional bodies have no
 * resolution. Where the letter itself puts one behind each mandate (`named`: the mandates of that sentence), these pair;
 * where the lists differ in length, only resolutions that the reference knows of one of the mandates each are paired.
 */
export const paired = (
  mandates: readonly FoundMandate[],
  resolutions: readonly Cited[],
  named: readonly FoundMandate[],
  reference: LettersReference,
): readonly FoundMandate[] => {
  const own = mandates.filter(({ title }) => !REGIONAL.test(title));
  const each = interleaved(named, resolutions);
  if (each !== undefined) {
    const byTitle = new Map(each.map(([mandate, number]) => [mandate.code ?? mandate.title, number]));
    return mandates.map((mandate) => {
      const resolution = byTitle.get(mandate.code ?? mandate.title);
      return resolution === undefined ? mandate : { ...mandate, resolution };
    });
  }
  if (own.length !== resolutions.length) return knownPairs(mandates, resolutions, reference);
  const numbers = new Map(own.map((mandate, index) => [mandate, resolutions[index]?.number]));
  return mandates.map((mandate) => {
    const resolution = numbers.get(mandate);
    return resolution === undefined ? mandate : { ...mandate, resolution };
  });
};

/** All or nothing: every resolution is known of exactly one of the mandates. */
const knownPairs = (
  mandates: readonly FoundMandate[],
  resolutions: readonly Cited[],
  reference: LettersReference,
): readonly FoundMandate[] => {
  const knownOf = new Map(reference.mandates.map(({ code, resolutions: known }) => [code, new Set(known)]));
  const pairs = resolutions.map(({ number }) => ({
    number,
    of: mandates.filter(({ code }) => knownOf.get(code ?? '')?.has(number) === true),
  }));
  if (pairs.some(({ of }) => of.length !== 1)) return mandates;
  return mandates.map((mandate) => {
    const own = pairs.filter(({ of }) => of[0] === mandate);
    const resolution = own.length === 1 ? own[0]?.number : undefined;
    return resolution === undefined ? mandate : { ...mandate, resolution };
  });
};

/** One resolution behind each mandate and before the next, for two mandates or more. */
const interleaved = (
  mandates: readonly FoundMandate[],
  resolutions: readonly Cited[],
): readonly (readonly [FoundMandate, string])[] | undefined => {
  if (mandates.length < 2 || resolutions.length < 2) return undefined;
  const pairs = mandates.map((mandate, index) => {
    const next = mandates[index + 1]?.start ?? Infinity;
    return { mandate, own: resolutions.filter(({ start }) => start >= mandate.start && start < next) };
  });
  if (pairs.some(({ mandate, own }) => own.length > 1 || (own.length === 0 && !REGIONAL.test(mandate.title))))
    return undefined;
  return pairs.flatMap(({ mandate, own }) => own.map(({ number }) => [mandate, number] as const));
};
