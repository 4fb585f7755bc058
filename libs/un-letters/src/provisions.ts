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

const NUMBER = '\\d{1,3}(?:[-–]\\d{1,3})?(?: ?(?:bis|ter))?(?: ?\\((?:\\d{1,2}|[a-zа-я]{1,4})\\)){0,4}';
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
const LIST = new RegExp(
  `(?<![\\p{L}\\d])(?:${UNITS.map(([words], index) => `(?<u${index}>${words})`).join('|')}) ?(?:(?:Nos?|nos?)\\. ?)?(?<list>${NUMBER}(?:${SEPARATOR}${NUMBER}){0,30})(?![\\d/])${PARAGRAPH}`,
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

/** Every provision in the text, resolved to its instrument; domestic articles apart. */
export const findProvisions = (text: string, reference: LettersReference): FoundLaw => {
  const instruments = findInstruments(text, reference);
  const titles = new Map([...reference.instruments, ...reference.softLaw].map((one) => [one.code, one.title]));
  const provisions: FoundProvision[] = [];
  const domestic: FoundDomesticArticle[] = [];
  let cursor = 0;
  /** The instrument that the text spoke of last, for each unit; a paragraph of domestic law ends it. */
  const running = new Map<ProvisionUnit, { code: string; end: number }>();
  const seen: FoundInstrument[] = [];
  const advance = (upTo: number): void => {
    for (; cursor < instruments.length && (instruments[cursor] as FoundInstrument).start < upTo; cursor += 1) {
      const instrument = instruments[cursor] as FoundInstrument;
      seen.push(instrument);
      running.set(instrument.unit, { code: instrument.code, end: instrument.end });
    }
  };
  for (const match of text.matchAll(LIST)) {
    const start = match.index;
    advance(start);
    const listEnd = start + match[0].length;
    const unit = UNITS[match.groups?.u0 !== undefined ? 0 : match.groups?.u1 !== undefined ? 1 : 2]?.[1] ?? 'article';
    const numbers = expanded(match.groups?.list ?? '', match.groups?.para);
    const tail = text.slice(listEnd, listEnd + 160);
    const inDomestic = DOMESTIC.exec(tail);
    const pushAll = (code: string, end: number, named: boolean): void => {
      for (const number of numbers) provisions.push({ start, end, instrument: code, number, unit, named });
    };
    if (inDomestic !== null) {
      const code = inDomestic[1] ?? '';
      const end = listEnd + inDomestic[0].lastIndexOf(code) + code.length;
      for (const article of numbers) domestic.push({ start, end, article, code: code.trim() });
      continue;
    }
    const behind = listEnd + (LINK_WORDS.exec(tail)?.[0].length ?? 0);
    const next = instruments
      .slice(cursor, cursor + 2)
      .find((instrument) => startsAt(text, instrument, listEnd, behind));
    if (next !== undefined) {
      pushAll(next.code, next.end, true);
      running.set(unit, { code: next.code, end: next.end });
      continue;
    }
    const generic = GENERIC.find(([word]) => word.test(text.slice(behind, behind + 30)));
    if (generic !== undefined && behind > listEnd + 1) {
      const [word, title] = generic;
      const last = seen.findLast((instrument) => title.test(titles.get(instrument.code) ?? ''));
      const genericEnd = behind + (word.exec(text.slice(behind, behind + 30))?.[0].length ?? 0);
      if (last !== undefined) {
        pushAll(last.code, genericEnd, false);
        running.set(unit, { code: last.code, end: genericEnd });
      }
      continue;
    }
    const previous = seen.at(-1);
    if (previous !== undefined && previous.end <= start && INSTRUMENT_FIRST.test(text.slice(previous.end, start))) {
      pushAll(previous.code, listEnd, true);
      continue;
    }
    const anchor = running.get(unit);
    const lastDomestic = domestic.at(-1)?.end ?? -1;
    if (/^ (?:of|du|de la|del) (?:the |its )?\p{Lu}/u.test(tail)) continue;
    if (unit === 'article' && lastDomestic >= (anchor?.end ?? 0) && samePart(text, lastDomestic, start)) {
      for (const article of numbers) domestic.push({ start, end: listEnd, article });
    } else if (anchor !== undefined && (unit !== 'article' || samePart(text, anchor.end, start))) {
      pushAll(anchor.code, listEnd, false);
      running.set(unit, { code: anchor.code, end: listEnd });
    }
  }
  return {
    instruments,
    provisions: [...provisions, ...preambles(text, instruments)].sort((a, b) => a.start - b.start),
    domestic,
  };
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
