import type { FoundInstrument, ProvisionUnit } from './instruments.ts';
import { findInstruments } from './instruments.ts';
import type { LettersReference } from './letters-reference.ts';
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
}

export interface FoundLaw {
  readonly instruments: readonly FoundInstrument[];
  readonly provisions: readonly FoundProvision[];
  readonly domestic: readonly FoundDomesticArticle[];
}

const NUMBER = '\\d{1,3}(?:[-–]\\d{1,3})?(?: ?(?:bis|ter))?(?: ?\\((?:\\d{1,2}|[ivx]{1,4}|[a-zа-я]{1,2})\\)){0,4}';
const PARAGRAPH =
  '(?:,? (?:paragraphs?|paras?\\.|paragraphes?|párrafos?|apartados?|частью|часть|ч\\.) ?(?<para>\\d{1,2}))?';
const UNITS: readonly (readonly [string, ProvisionUnit])[] = [
  [
    'articles?|arts?\\.|artículos?|стат(?:ья|ьи|ье|ью|ей|ьям|ьями)|ст\\.|ст\\.ст\\.|артыкул(?:|а|е|у|ы|ам|аў)|арт\\.',
    'article',
  ],
  ['rules?|règles?|reglas?|правил(?:о|а|у)', 'rule'],
  ['principles?|principes?|principios?', 'principle'],
];
const SEPARATOR = '(?:, (?:and |et |y |as well as |ainsi que )?| and | et | y | и | і |; | to | à | a | through )';
/** What an article is about, in brackets between the numbers of a list: `187 (incitement), 203(1) (breach) and 231`. */
const GLOSS = '(?: \\(\\p{L}[^()\\n]{4,80}\\))?';
const LIST = new RegExp(
  `(?<![\\p{L}\\d])(?:${UNITS.map(([words], index) => `(?<u${index}>${words})`).join('|')}) ?(?:(?:Nos?|nos?)\\. ?)?(?<list>${NUMBER}(?:${GLOSS}${SEPARATOR}${NUMBER}){0,30})(?![\\d/])${PARAGRAPH}`,
  'giu',
);
const PREAMBLE = /(?<!\p{L})(?:the )?(?:preambles?|préambule|preámbulo) (?:of|to|de|du|del) (?:the |la |el |l')?/giu;
const LINK_WORDS =
  /^(?: \([^)\n]{1,60}\))?,? (?:(?:of|in|to|under|from) (?:both )?(?:the )?|du |de la |de l'|del |de los |de las |des |de |la )?(?:said |same |dite? )?/iu;
const DOMESTIC =
  /^,?(?: \([^)\n]{1,60}\))?,? (?:(?:of|du|de la|del|de l')? ?(?:the |its )?(?:\p{Lu}\p{L}{2,20}(?:'s)? )?)((?:Criminal|Penal|Civil|Administrative|Labour|Family|Execution|Criminal Procedure|Criminal Executive) (?:Procedure |Executive )?Codes?|Code of (?:Criminal Procedure|Administrative Offences|Civil Procedure|Penal Procedure)|(?:Constitution|Law on|Act on|Decree No|Code pénal|Code de procédure pénale|Código Penal|Código de Procedimientos? Penal(?:es)?|Constitución)|code pénal|código penal|Уголовного кодекса|УК(?: РБ)?|КоАП|УПК|Крымінальнага кодэкса|КК(?: РБ)?|КаАП|КоПАП)(?:[^\p{L}]|$)/u;
const GENERIC: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:Convention|Convención|Конвенции|Канвенцыі)(?![\p{L}])/u, /Convention/u],
  [/^(?:Covenant|Pacte|Pacto|Пакта)(?![\p{L}])/u, /Covenant/u],
  [/^(?:(?:Universal )?Declaration|Déclaration|Declaración|Декларации)(?![\p{L}])/u, /Declaration/u],
  [/^(?:(?:Optional )?Protocol|Protocole|Protocolo)(?![\p{L}])/u, /Protocol/u],
  [/^(?:Rules|Règles|Reglas)(?![\p{L}])/u, /Rules/u],
  [/^(?:(?:Basic )?Principles|Principes|Principios)(?![\p{L}])/u, /Principles/u],
  [/^(?:Statute|Statut|Estatuto)(?![\p{L}])/u, /Statute/u],
];
/** "the ICCPR, in particular its articles 9 and 14", "ICCPR (arts. 7, 9)", "ICCPR art. 9". */
const INSTRUMENT_FIRST =
  /^(?: \(|,? (?:(?:in particular|notably|including|especially|namely|en particulier|notamment|en particular|and) )?(?:(?:its|ses|sus|in its|under its|dans ses) )?)$/iu;

interface Citation extends Span {
  readonly unit: ProvisionUnit;
  readonly numbers: readonly string[];
  readonly target?: Target;
}

type Target =
  | { readonly kind: 'norm'; readonly code: string; readonly end: number; readonly named: boolean }
  | { readonly kind: 'domestic'; readonly code: string; readonly end: number };

/** Every provision in the text, resolved to its instrument; domestic articles apart. What cannot be resolved is left out. */
export const findProvisions = (text: string, reference: LettersReference): FoundLaw => {
  const instruments = findInstruments(text, reference);
  const cited = chained(text, citations(text, instruments, reference));
  const { provisions, domestic } = resolvedCitations(text, cited, instruments);
  return {
    instruments,
    provisions: [...provisions, ...preambles(text, instruments)].sort((a, b) => a.start - b.start),
    domestic,
  };
};

/** The lists of articles, each with what the words right beside it say it belongs to. */
const citations = (
  text: string,
  instruments: readonly FoundInstrument[],
  reference: LettersReference,
): readonly Citation[] => {
  const titles = new Map([...reference.instruments, ...reference.softLaw].map((one) => [one.code, one.title]));
  const lastOf = new Map<RegExp, string>();
  let cursor = 0;
  return [...text.matchAll(LIST)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    for (; (instruments[cursor]?.start ?? Infinity) < start; cursor += 1) {
      const code = instruments[cursor]?.code ?? '';
      for (const [word, title] of GENERIC) if (title.test(titles.get(code) ?? '')) lastOf.set(word, code);
    }
    const unit = UNITS[match.groups?.u0 !== undefined ? 0 : match.groups?.u1 !== undefined ? 1 : 2]?.[1] ?? 'article';
    const citation = { start, end, unit, numbers: expanded(match.groups?.list ?? '', match.groups?.para) };
    const target =
      domesticTarget(text, end) ??
      namedTarget(text, end, instruments.slice(cursor, cursor + 2)) ??
      genericTarget(text, end, lastOf) ??
      firstTarget(text, citation, instruments[cursor - 1]);
    return target === undefined ? citation : { ...citation, target };
  });
};

const domesticTarget = (text: string, end: number): Target | undefined => {
  const match = DOMESTIC.exec(text.slice(end, end + 160));
  if (match === null || /^(?:[^\p{L}]|of |the )*(?:ILO|UN|WHO) /u.test(match[0])) return undefined;
  const code = (match[1] ?? '').trim();
  return { kind: 'domestic', code, end: end + match[0].lastIndexOf(code) + code.length };
};

const namedTarget = (text: string, end: number, near: readonly FoundInstrument[]): Target | undefined => {
  const behind = end + (LINK_WORDS.exec(text.slice(end, end + 160))?.[0].length ?? 0);
  const next = near.find((instrument) => startsAt(text, instrument, end, behind));
  return next === undefined ? undefined : { kind: 'norm', code: next.code, end: next.end, named: true };
};

/** "article 3(1) of the Convention": the one of that kind named last. */
const genericTarget = (text: string, end: number, lastOf: ReadonlyMap<RegExp, string>): Target | undefined => {
  const behind = end + (LINK_WORDS.exec(text.slice(end, end + 160))?.[0].length ?? 0);
  const words = text.slice(behind, behind + 30);
  const generic = behind > end + 1 ? GENERIC.find(([word]) => word.test(words))?.[0] : undefined;
  const code = generic === undefined ? undefined : lastOf.get(generic);
  if (generic === undefined || code === undefined) return undefined;
  return { kind: 'norm', code, end: behind + (generic.exec(words)?.[0].length ?? 0), named: false };
};

const firstTarget = (text: string, citation: Span, previous: FoundInstrument | undefined): Target | undefined =>
  previous !== undefined &&
  previous.end <= citation.start &&
  citation.start - previous.end < 60 &&
  INSTRUMENT_FIRST.test(text.slice(previous.end, citation.start))
    ? { kind: 'norm', code: previous.code, end: citation.end, named: true }
    : undefined;

/** "article 17 and article 23(1) of the ICCPR": the first has its instrument from the second. */
const chained = (text: string, cited: readonly Citation[]): readonly Citation[] => {
  const out = [...cited];
  for (let at = out.length - 2; at >= 0; at -= 1) {
    const one = out[at] as Citation;
    const next = out[at + 1] as Citation;
    const joined = /^(?:,|;| and| et| y|, and| и| і)? ?(?:of |under |by |to |d'|de l')?$/u.test(
      text.slice(one.end, Math.min(next.start, one.end + 20)),
    );
    const target = next.target;
    if (one.target !== undefined || one.unit !== next.unit || !joined || target === undefined) continue;
    if (target.kind === 'norm' && !target.named) continue;
    out[at] = { ...one, target: { ...target, end: one.end } };
  }
  return out;
};

/** Targets given; the rest from what the text spoke of last: a domestic code, or an instrument in the same part. */
const resolvedCitations = (
  text: string,
  cited: readonly Citation[],
  instruments: readonly FoundInstrument[],
): { provisions: FoundProvision[]; domestic: FoundDomesticArticle[] } => {
  const provisions: FoundProvision[] = [];
  const domestic: FoundDomesticArticle[] = [];
  const codeOf = new Map<string, string>();
  for (const { numbers, target } of cited) {
    if (target?.kind === 'domestic') for (const number of numbers) codeOf.set(number, target.code);
  }
  const running = new Map<ProvisionUnit, { code: string; end: number }>();
  let lastDomestic: { code: string; end: number } | undefined;
  let cursor = 0;
  for (const { start, end, unit, numbers, target } of cited) {
    for (; (instruments[cursor]?.start ?? Infinity) < start; cursor += 1) {
      const { code, unit: its, end: upTo } = instruments[cursor] as FoundInstrument;
      running.set(its, { code, end: upTo });
    }
    const norm = (code: string, upTo: number, named: boolean): void => {
      for (const number of numbers) provisions.push({ start, end: upTo, instrument: code, number, unit, named });
      running.set(unit, { code, end: upTo });
    };
    const charge = (code: string | undefined, upTo: number): void => {
      for (const article of numbers)
        domestic.push({ start, end: upTo, article, ...(code === undefined ? {} : { code }) });
      if (code !== undefined) lastDomestic = { code, end: upTo };
    };
    if (target?.kind === 'domestic') charge(target.code, target.end);
    else if (target?.kind === 'norm') norm(target.code, target.end, target.named);
    else if (/^ (?:of|du|de la|del) (?:the |its )?\p{Lu}/u.test(text.slice(end, end + 20))) continue;
    else {
      const anchor = running.get(unit);
      const known = numbers.map((number) => codeOf.get(number)).find((code) => code !== undefined);
      const hyphened = numbers.some((number) => /^\d+-\d/u.test(number));
      const nearDomestic =
        lastDomestic !== undefined && lastDomestic.end >= (anchor?.end ?? 0) && samePart(text, lastDomestic.end, start);
      if (unit === 'article' && (known !== undefined || hyphened || nearDomestic))
        charge(known ?? (nearDomestic ? lastDomestic?.code : undefined), end);
      else if (anchor !== undefined && (unit !== 'article' || samePart(text, anchor.end, start)))
        norm(anchor.code, end, false);
    }
  }
  return { provisions, domestic };
};

const startsAt = (text: string, instrument: FoundInstrument, listEnd: number, behind: number): boolean =>
  instrument.start === behind ||
  (instrument.start > listEnd &&
    instrument.start <= behind + 4 &&
    /^[ (]{0,4}$/u.test(text.slice(behind, instrument.start)));

/** A running reference holds while the text goes on about the same thing: the next paragraph at most, no heading between. */
const samePart = (text: string, from: number, to: number): boolean => {
  const between = text.slice(from, to);
  return between.length < 3_000 && (between.match(/\n/gu)?.length ?? 0) <= 1;
};

const preambles = (text: string, instruments: readonly FoundInstrument[]): FoundProvision[] => {
  const byStart = new Map(instruments.map((instrument) => [instrument.start, instrument]));
  return [...text.matchAll(PREAMBLE)].flatMap((match) => {
    const instrument = byStart.get(match.index + match[0].length);
    return instrument === undefined
      ? []
      : [
          {
            start: match.index,
            end: instrument.end,
            instrument: instrument.code,
            number: 'preamble',
            unit: 'article' as const,
            named: true,
          },
        ];
  });
};

/** The numbers of a list, ranges opened; `361-1` is one article, `9-11` three. */
const expanded = (list: string, paragraph: string | undefined): readonly string[] => {
  const numbers: string[] = [];
  let range = false;
  for (const match of list.matchAll(new RegExp(`(${NUMBER})|( to | à | a | through )`, 'giu'))) {
    if (match[2] !== undefined) {
      range = true;
      continue;
    }
    const shown = (match[1] ?? '')
      .replace(/ (?=\()/gu, '')
      .replace('–', '-')
      .trim();
    const [low, high] = shown.split('-').map(Number);
    const last = Number(numbers.at(-1));
    if (range && Number.isInteger(last) && Number(shown) > last && Number(shown) - last < 40)
      pushRange(numbers, last + 1, Number(shown));
    else if (low !== undefined && high !== undefined && high > low && high - low < 40) pushRange(numbers, low, high);
    else numbers.push(shown);
    range = false;
  }
  const only = numbers[0];
  return paragraph !== undefined && numbers.length === 1 && only !== undefined && !only.includes('(')
    ? [`${only}(${paragraph})`]
    : numbers;
};

const pushRange = (numbers: string[], from: number, to: number): void => {
  for (let number = from; number <= to; number += 1) numbers.push(String(number));
};
