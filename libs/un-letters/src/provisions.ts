import { type Anchor, anchorsOf } from './anchors.ts';
import { domesticBefore, domesticBehind, isBrought, isCharge } from './domestic.ts';
import type { FoundInstrument, ProvisionUnit } from './instruments.ts';
import { findInstruments } from './instruments.ts';
import type { LettersReference } from './letters-reference.ts';
import { expanded, numberList, PARAGRAPH_BEFORE } from './provision-numbers.ts';
import type { Span } from './view.ts';

/** An article, rule or principle of an instrument, as `14(7)`; `preamble` for the preamble. */
export interface FoundProvision extends Span {
  readonly instrument: string;
  readonly number: string;
  readonly unit: ProvisionUnit;
  /** False when the instrument comes from what was named before ("the Convention", "Under article 8"). */
  readonly named: boolean;
}

/** An article of a domestic law: a charge or a domestic rule, never an international norm. */
export interface FoundDomesticArticle extends Span {
  readonly article: string;
  /** As printed, such as `Criminal Code`; absent when the text leaves it out. */
  readonly code?: string;
  /** The sentence brings it against somebody; false where the law is only told of, and for bills. */
  readonly brought: boolean;
}

export interface FoundLaw {
  readonly instruments: readonly FoundInstrument[];
  /** Named instruments and the running words for them ("the Covenant"). */
  readonly anchors: readonly Anchor[];
  readonly provisions: readonly FoundProvision[];
  readonly domestic: readonly FoundDomesticArticle[];
}

type Unit = ProvisionUnit | 'section';
const UNITS: readonly (readonly [string, Unit])[] = [
  [
    'articles?|arts?\\.?|стат(?:ья|ьи|ье|ью|ей|ьям|ьями|ьях)|ст\\.|ст\\.ст\\.|артыкул(?:|а|е|у|ы|ам|аў|ах)|арт\\.',
    'article',
  ],
  ['artículos?', 'article'],
  ['rules?|règles?|reglas?|правил(?:о|а|у)', 'rule'],
  ['principles?|principes?|principios?', 'principle'],
  ['sections?|ss\\.', 'section'],
];
const HEAD = UNITS.map(([words], index) => `(?<u${index}>${words})`).join('|');
const LIST = new RegExp(
  `(?<![\\p{L}\\d])(?:${HEAD}) ?(?:(?:Nos?|nos?|n°|núms?)\\.? ?)?(?<list>${numberList(true)})(?![\\d/])`,
  'giu',
);
/** A second list that leaves the word out: "articles 9 du Pacte et 37 de la Convention". */
const FURTHER = new RegExp(
  `^,? (?:and|et|y|as well as|ainsi que|así como)(?: (?:the|les|los|à|de))? (?<list>${numberList(true)})(?![\\d/%])(?= (?:of|du|de|del|des) )`,
  'iu',
);
const LINK_WORDS =
  /^(?: \([^)\n]{1,80}\))?,?(?: respectively,?| respectivement,?| respectivamente,?)? (?:(?:both )?(?:of|in|to|under|from|within) ?(?:both |that |this |its )?(?:the )?(?:said |same |very |aforementioned |above-mentioned |latter )?|du (?:même |dit )?|dudit |de ladite |de la (?:même |misma |citada )?|de l'|del (?:mismo |citado |referido )?|de (?:los|las) |de (?:dicho|dicha|este|esta|ese|esa|ce|cette|cet) |des |desdits |de |la )?/iu;
const INSTRUMENT_FIRST =
  /^(?: ?\(|[:,]? (?:(?:in particular|notably|including|especially|namely|specifically|particularly|en particulier|notamment|en particular|particularmente|especialmente|en especial|and(?= its)|et(?= s[aeo])|y(?= sus?)|à savoir|and in particular|et en particulier|y en particular),? )?(?:(?:of |under |in |with |dans |en |de |d')?(?:its|ses|son|sa|sus|su|les|los|the|l'|el)? ?)?)$/iu;
const PREAMBLE = /(?<!\p{L})(?:the )?(?:preambles?|préambule|preámbulo) (?:of|to|de|du|del) (?:the |la |el |l')?/giu;
/** "articles 9 and 14, read in conjunction with article 2": the first list has the instrument of the second. */
const CHAINED =
  /^(?:,|;)?(?: (?:and|et|y|or|ou|o|и|і))?,?(?: ?(?:read |both read |lus? |leídos? )?(?:alone and |séparément et |por sí solos? y )?(?:in conjunction|together|conjointement|en conjonction|conjuntamente|juntamente|en relación|en conjunción|en combinación|combiné|along|en lien|en liaison) (?:with|avec|con))?(?: (?:as well as|ainsi que|así como))?(?: ?(?:with|of|under|by|to|in|d'|de l'|à l'|aux|à|les|los|l'|el|del|de los|al|des|with the|the))? ?$/iu;
/** Words that lead on to an instrument: when it cannot be told, the list is left out. */
const LEADS_ON =
  /^(?: \([^)\n]{1,80}\))?,? (?:of|du|de la|del|de l'|de los|de las|des|common to|de (?:dicho|dicha)|dudit|de ladite) ?(?!this |that letter|these |which |whom )/iu;

/** The preposition of a sentence that opens with a running citation: "Under rule 23, …". It stands with the citation. */
const OPENING =
  /(?:^|\n|[.!?…:;]["'»”)\]*]{0,3} )(?<words>Under|Pursuant to|According to|By virtue of|In accordance with|En vertu de l'|En vertu de la |Aux termes de l'|Selon l'|Selon la |Conformément à l'|Conformément à la |En virtud del|En virtud de la|Según el|Según la|Conforme al|Conforme a la|De conformidad con el|De conformidad con la|Согласно|В соответствии со|Паводле|Згодна з|Згідно зі?|Відповідно до) ?$/u;

interface Citation extends Span {
  readonly unit: Unit;
  readonly numbers: readonly string[];
  readonly target?: Target;
}

type Target =
  | { readonly kind: 'norm'; readonly code: string; readonly end: number; readonly named: boolean }
  | { readonly kind: 'domestic'; readonly code: string; readonly end: number }
  | { readonly kind: 'other' };

/** Every provision in the text, resolved to its instrument; domestic articles apart. What cannot be resolved is left out. */
export const findProvisions = (text: string, reference: LettersReference): FoundLaw => {
  const instruments = findInstruments(text, reference);
  const anchors = anchorsOf(text, instruments, reference);
  const cited = chained(text, citations(text, anchors));
  const { provisions, domestic } = resolvedCitations(text, cited, anchors);
  return {
    instruments,
    anchors,
    provisions: [...provisions, ...preambles(text, anchors)].sort((a, b) => a.start - b.start),
    domestic,
  };
};

/** The lists of articles, each with what the words right beside it say it belongs to. */
const citations = (text: string, anchors: readonly Anchor[]): readonly Citation[] => {
  const found: Citation[] = [];
  let cursor = 0;
  for (const match of text.matchAll(LIST)) {
    const before = PARAGRAPH_BEFORE.exec(text.slice(Math.max(0, match.index - 50), match.index));
    const start = match.index - (before?.[0].length ?? 0);
    if (start < (found.at(-1)?.end ?? 0) || /^ARTICLE 19$/u.test(match[0])) continue;
    const group = UNITS.findIndex((_, index) => match.groups?.[`u${index}`] !== undefined);
    const unit = UNITS[group]?.[1] ?? 'article';
    const list = shownList(text, match.groups?.list ?? '', match.index + match[0].length, group);
    const end = list.end;
    for (; (anchors[cursor]?.start ?? Infinity) < start; cursor += 1);
    const near = anchors.slice(cursor, cursor + 4);
    const citation = { start, end, unit, numbers: expanded(list.shown, list.dotted, before?.groups?.list) };
    const target = targetBehind(text, end, near, unit) ?? targetBefore(text, citation, anchors[cursor - 1]);
    found.push(target === undefined ? citation : { ...citation, target });
    if (target?.kind === 'norm') found.push(...further(text, target.end, unit, anchors, cursor));
  }
  return found;
};

/** A full stop and a figure behind an article's number are a footnote's mark unless the language prints paragraphs so. */
const shownList = (
  text: string,
  list: string,
  end: number,
  group: number,
): { shown: string; end: number; dotted: boolean } => {
  const dotted = group === 1 || /^ (?:du|de la|de l'|des|del|of the) /u.test(text.slice(end, end + 8));
  const at = dotted ? -1 : list.search(/\.\d/u);
  return at < 0 ? { shown: list, end, dotted } : { shown: list.slice(0, at), end: end - list.length + at, dotted };
};

const further = (
  text: string,
  from: number,
  unit: Unit,
  anchors: readonly Anchor[],
  cursor: number,
): readonly Citation[] => {
  const found: Citation[] = [];
  let at = from;
  let next = cursor;
  for (let turn = 0; turn < 12; turn += 1) {
    const match = FURTHER.exec(text.slice(at, at + 300));
    if (match === null) break;
    const list = match.groups?.list ?? '';
    const end = at + match[0].length;
    for (; (anchors[next]?.start ?? Infinity) < end; next += 1);
    const target = targetBehind(text, end, anchors.slice(next, next + 4), unit);
    if (target?.kind !== 'norm') break;
    found.push({ start: end - list.length, end, unit, numbers: expanded(list, true), target });
    at = target.end;
  }
  return found;
};

const targetBehind = (text: string, end: number, near: readonly Anchor[], unit: Unit): Target | undefined => {
  const link = LINK_WORDS.exec(text.slice(end, end + 200))?.[0] ?? '';
  const behind = end + link.length;
  const next = near.find((anchor) => startsAt(text, anchor, end, behind));
  if (next !== undefined && (next.named || behind > end + 1))
    return next.code === undefined
      ? { kind: 'other' }
      : { kind: 'norm', code: next.code, end: next.end, named: next.named };
  const law = domesticBehind(text, end);
  if (law !== undefined && (unit === 'article' || unit === 'section'))
    return { kind: 'domestic', code: law.code, end: law.end };
  return undefined;
};

/** "the ICCPR, in particular its articles 9 and 14", "ICCPR (arts. 7, 9)", "the Criminal Code (article 130)". */
const targetBefore = (text: string, citation: Citation, previous: Anchor | undefined): Target | undefined => {
  const law =
    citation.unit === 'article' || citation.unit === 'section' ? domesticBefore(text, citation.start) : undefined;
  if (law !== undefined) return { kind: 'domestic', code: law, end: citation.end };
  if (previous === undefined || previous.end > citation.start || citation.start - previous.end >= 60) return undefined;
  if (!INSTRUMENT_FIRST.test(text.slice(previous.end, citation.start)) || leadsOn(text, citation.end)) return undefined;
  return previous.code === undefined
    ? { kind: 'other' }
    : { kind: 'norm', code: previous.code, end: citation.end, named: previous.named };
};

const leadsOn = (text: string, end: number): boolean => LEADS_ON.test(text.slice(end, end + 110));

/** "article 17 and article 23(1) of the ICCPR": the first has its instrument from the second. */
const chained = (text: string, cited: readonly Citation[]): readonly Citation[] => {
  const out = [...cited];
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const one = out[at] as Citation;
    const next = out[at + 1] as Citation;
    const target = next.target;
    if (one.target !== undefined || one.unit !== next.unit || target === undefined || target.kind === 'other') continue;
    if (next.start - one.end > 80 || !CHAINED.test(text.slice(one.end, next.start))) continue;
    out[at] = { ...one, target: { ...target, end: one.end } };
  }
  return out;
};

/** Targets given; the rest from what the text spoke of last: a domestic code, or an instrument in the same part. */
const resolvedCitations = (
  text: string,
  cited: readonly Citation[],
  anchors: readonly Anchor[],
): { provisions: FoundProvision[]; domestic: FoundDomesticArticle[] } => {
  const provisions: FoundProvision[] = [];
  const domestic: FoundDomesticArticle[] = [];
  const codeOf = new Map<string, string>();
  for (const { numbers, target } of cited) {
    if (target?.kind === 'domestic') for (const number of numbers) codeOf.set(number, target.code);
  }
  const running = new Map<ProvisionUnit, { code: string | undefined; end: number; heading: boolean }>();
  let lastDomestic: { code: string; end: number } | undefined;
  let cursor = 0;
  for (const [index, { start, end, unit, numbers, target }] of cited.entries()) {
    for (; (anchors[cursor]?.start ?? Infinity) < start; cursor += 1) {
      const anchor = anchors[cursor] as Anchor;
      running.set(anchor.unit, { code: anchor.code, end: anchor.end, heading: isHeading(text, anchor) });
    }
    const norm = (code: string, upTo: number, named: boolean): void => {
      if (unit === 'section') return;
      const from = target === undefined ? openingOf(text, start) : start;
      for (const number of numbers) provisions.push({ start: from, end: upTo, instrument: code, number, unit, named });
      const heading = running.get(unit)?.code === code && running.get(unit)?.heading === true;
      running.set(unit, { code, end: upTo, heading });
    };
    const charge = (code: string | undefined, upTo: number): void => {
      const brought = isBrought(text, { start, end: upTo });
      for (const article of numbers)
        domestic.push({ start, end: upTo, article, ...(code === undefined ? {} : { code }), brought });
      if (code !== undefined) lastDomestic = { code, end: upTo };
    };
    if (target?.kind === 'domestic') charge(target.code, target.end);
    else if (target?.kind === 'norm') norm(target.code, target.end, target.named);
    else if (target?.kind === 'other') {
      if (unit !== 'section') running.set(unit, { code: undefined, end, heading: false });
    } else if (leadsOn(text, end) || unit === 'section') continue;
    else {
      const anchor = running.get(unit);
      const known = numbers.map((number) => codeOf.get(number)).find((code) => code !== undefined);
      const hyphened = numbers.some((number) => /^\d+-\d/u.test(number));
      const nearDomestic =
        lastDomestic !== undefined && lastDomestic.end >= (anchor?.end ?? 0) && samePart(text, lastDomestic.end, start);
      if (unit === 'article' && (hyphened || nearDomestic || isCharge(text, start)))
        charge(known ?? (nearDomestic ? lastDomestic?.code : undefined), end);
      else if (anchor?.code !== undefined && (unit !== 'article' || holds(text, anchor, start)))
        norm(anchor.code, end, false);
      else if (unit === 'article' && known !== undefined) charge(known, end);
      else {
        const next = cited[index + 1];
        if (next?.target?.kind === 'norm' && next.unit === unit && inSentence(text, end, next.start))
          norm(next.target.code, end, false);
      }
    }
  }
  return { provisions, domestic };
};

const openingOf = (text: string, start: number): number => {
  const before = text.slice(Math.max(0, start - 40), start);
  const words = OPENING.exec(before)?.groups?.['words'];
  return words === undefined ? start : start - before.length + before.lastIndexOf(words);
};

const startsAt = (text: string, anchor: Anchor, listEnd: number, behind: number): boolean =>
  anchor.start === behind ||
  (anchor.start > listEnd &&
    anchor.start <= behind + 24 &&
    /^[ («"']{0,4}(?:(?:Optional|Basic|UN|United Nations|International) ?)?$/u.test(text.slice(behind, anchor.start)));

/** A running reference holds while the text goes on about the same thing: the next paragraph at most, or below its heading. */
const holds = (text: string, anchor: { end: number; heading: boolean }, to: number): boolean =>
  samePart(text, anchor.end, to) ||
  (anchor.heading &&
    !/\n[^\n]{2,110}(?<![.:;,?!”"»)])\n/u.test(text.slice(anchor.end, Math.min(to, anchor.end + 12_000))) &&
    to - anchor.end < 12_000);

const samePart = (text: string, from: number, to: number): boolean => {
  const between = text.slice(from, Math.min(to, from + 3_000));
  return to - from < 3_000 && (between.match(/\n/gu)?.length ?? 0) <= 1;
};

/** "incompatible with article 9(3), and contrary to article 7 of the Covenant": the name comes later in the sentence. */
const inSentence = (text: string, from: number, to: number): boolean =>
  to - from < 300 && !/[.;:!?\n](?:\s|$)/u.test(text.slice(from, to));

/** A short line without a full stop that names the instrument: what stands below it is about that. */
const isHeading = (text: string, anchor: Span): boolean => {
  const start = text.lastIndexOf('\n', anchor.start) + 1;
  if (anchor.start - start > 60) return false;
  const line = /^[^\n]{0,160}/u.exec(text.slice(start, start + 160))?.[0] ?? '';
  return line.length < 130 && line.length >= anchor.end - start && !/[.;,?!]$/u.test(line);
};

const preambles = (text: string, anchors: readonly Anchor[]): FoundProvision[] => {
  const byStart = new Map(anchors.map((anchor) => [anchor.start, anchor]));
  return [...text.matchAll(PREAMBLE)].flatMap((match) => {
    const anchor = byStart.get(match.index + match[0].length);
    return anchor?.code === undefined
      ? []
      : [
          {
            start: match.index,
            end: anchor.end,
            instrument: anchor.code,
            number: 'preamble',
            unit: 'article' as const,
            named: anchor.named,
          },
        ];
  });
};
