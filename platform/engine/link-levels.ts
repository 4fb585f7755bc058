import { containsText, jaroWinkler, type TextTable, withinEdits } from '@amparo/linkage';
import { comparesWholeNames, type LinkColumns } from './link-columns.ts';
import { dateOf, digitsApart, monthAndDay, yearOf } from './link-dates.ts';
import type { NameColumn } from './link-names.ts';
import { MOST_RARITY, type Rarities } from './link-rarity.ts';
import type { LinkRecords, ValueName } from './link-records.ts';
import { Sheet } from './link-sheet.ts';
import type { ValueColumn } from './link-values.ts';

/** One side is silent: the comparison counts nothing. */
export const SILENT = -1;
/** The level is under `sameFrom`, and telling which takes a look at the texts. */
export const UNLIKE = -2;

/**
 * A comparison of two records by number: ordered levels from 0, conflict, up. The same whichever record comes first.
 */
export interface LinkComparison {
  readonly name: string;
  readonly levels: readonly string[];
  /** `SILENT`, a level, or `UNLIKE`: what codes alone tell. */
  readonly glance: (one: number, other: number) => number;
  /** `SILENT` or the level. */
  readonly level: (one: number, other: number) => number;
  /** Levels that are never behind `UNLIKE`. */
  readonly sameFrom: number;
  /** From this level on the weight is log2(m) and the rarity of the value agreed on, in bits, instead of log2(m / u). */
  readonly rarity?: { readonly from: number; readonly bits: (one: number, other: number) => number };
  /** What is equal where this comparison is at its highest level, −1 where a side is silent: the rule of a training pass. */
  readonly same: (record: number) => number;
}

/** A column of values with its place on the sheet. */
interface Placed {
  readonly column: ValueColumn;
  readonly sheet: Sheet;
  readonly at: number;
}

/** A comparison whose codes tell all. */
const told = (
  name: string,
  levels: readonly string[],
  { sheet, at }: Placed,
  level: LinkComparison['level'],
  rarity?: LinkComparison['rarity'],
): LinkComparison => ({
  name,
  levels,
  glance: level,
  level,
  sameFrom: 0,
  same: (record) => sheet.at(record, at),
  ...(rarity === undefined ? {} : { rarity }),
});

/** Values that are the same, or that their texts must be looked at for. */
const looked = (
  name: string,
  levels: readonly string[],
  placed: Placed,
  rarities: Rarities,
  unlike: (table: TextTable, one: number, other: number) => number,
): LinkComparison => {
  const top = levels.length - 1;
  const { sheet, at } = placed;
  const { texts } = placed.column;
  const glance = (one: number, other: number): number => {
    const a = sheet.at(one, at);
    const b = sheet.at(other, at);
    return a < 0 || b < 0 ? SILENT : a === b ? top : UNLIKE;
  };
  return {
    name,
    levels,
    glance,
    level: (one, other) => {
      const seen = glance(one, other);
      return seen === UNLIKE ? unlike(texts, sheet.at(one, at), sheet.at(other, at)) : seen;
    },
    sameFrom: top,
    rarity: { from: top, bits: rarityOf(name, placed, rarities) },
    same: (record) => sheet.at(record, at),
  };
};

const rarityOf = (name: string, { column, sheet, at }: Placed, rarities: Rarities): ((one: number) => number) => {
  const { bits } = rarities.of(name, column.texts.size, (record, count) => {
    const code = column.of(record);
    if (code >= 0) count(code);
  });
  return (one) => bits(sheet.at(one, at));
};

/** Text that people copy with slips: the same, nearly the same, alike, other. */
const copied = (name: 'place' | 'address', placed: Placed, rarities: Rarities): LinkComparison =>
  looked(name, ['other', 'alike', 'near', 'same'], placed, rarities, (table, one, other) => {
    const likeness = jaroWinkler(table, one, other, 0.8);
    return likeness >= 0.92 ? 2 : likeness >= 0.8 ? 1 : 0;
  });

const postcode = (placed: Placed, rarities: Rarities): LinkComparison =>
  looked('postcode', ['other', 'near', 'same'], placed, rarities, (table, one, other) => {
    const [a, b] = [table.startOf(one), table.startOf(other)];
    const headed = [0, 1, 2].every((at) => table.bytes[a + at] === table.bytes[b + at]);
    if (headed && table.lengthOf(one) > 4 && table.lengthOf(other) > 4) return 1;
    return withinEdits(table, one, other, 1) ? 1 : 0;
  });

const identifier = (placed: Placed, rarities: Rarities): LinkComparison =>
  looked('identifier', ['other', 'alike', 'near', 'same'], placed, rarities, (table, one, other) => {
    if (withinEdits(table, one, other, 2)) return 2;
    const long = table.lengthOf(one) > 8 && table.lengthOf(other) > 8;
    return long && jaroWinkler(table, one, other, 0.88) >= 0.88 ? 1 : 0;
  });

/** Dates with their usual slips: day and month exchanged, one digit, two neighbours exchanged, only the year known. */
const birth = (placed: Placed, dateAt: number, rarities: Rarities): LinkComparison => {
  const { sheet } = placed;
  const levels = ['other', 'same-year-or-day', 'same-month-or-year-only', 'one-digit', 'day-month-swapped', 'same'];
  const level = (one: number, other: number): number => {
    const a = sheet.at(one, dateAt);
    const b = sheet.at(other, dateAt);
    if (a === 0 || b === 0) return SILENT;
    if (a === b) return 5;
    const sameYear = yearOf(a) === yearOf(b);
    const dayA = monthAndDay(a);
    const dayB = monthAndDay(b);
    if (!sameYear && dayA !== dayB) return 0;
    if (sameYear && dayA === (dayB % 100) * 100 + ((dayB / 100) | 0)) return 4;
    if (digitsApart(a, b)) return 3;
    if (!sameYear) return 1;
    return ((dayA / 100) | 0) === ((dayB / 100) | 0) || dayA === 101 || dayB === 101 ? 2 : 1;
  };
  return told('birth', levels, placed, level, { from: 5, bits: rarityOf('birth', placed, rarities) });
};

const equal = ({ sheet, at }: Placed): LinkComparison['level'] => {
  return (one, other) => {
    const a = sheet.at(one, at);
    const b = sheet.at(other, at);
    return a < 0 || b < 0 ? SILENT : a === b ? 1 : 0;
  };
};

/** A name on the sheet: places of its number, fold, skeleton and given name of the lexicon. */
interface PlacedName {
  readonly column: NameColumn;
  readonly number: number;
  readonly fold: number;
  readonly skeleton: number;
  readonly lexicon: number;
}

/** Given or family name; the two are often entered in each other's place. */
const namePart = (
  name: 'given' | 'family',
  sheet: Sheet,
  own: PlacedName,
  other: PlacedName,
  words: TextTable,
  rarities: Rarities,
): LinkComparison => {
  const { bits } = rarities.of(name, words.size, (record, count) => {
    const fold = own.column.fold(record);
    if (fold >= 0) count(fold);
  });
  const glance = (l: number, r: number): number => {
    const a = sheet.at(l, own.fold);
    const b = sheet.at(r, own.fold);
    if (a < 0 || b < 0) return SILENT;
    if (a === b) return 5;
    if (sheet.at(l, own.skeleton) === sheet.at(r, own.skeleton)) return 4;
    if (name === 'given') {
      const lexicon = sheet.at(l, own.lexicon);
      if (lexicon >= 0 && lexicon === sheet.at(r, own.lexicon)) return 4;
    }
    return a === sheet.at(r, other.fold) || b === sheet.at(l, other.fold) ? 3 : UNLIKE;
  };
  return {
    name,
    levels: ['other', 'part', 'near', 'swapped', 'same-skeleton', 'same'],
    glance,
    level: (l, r) => {
      const seen = glance(l, r);
      if (seen !== UNLIKE) return seen;
      const a = sheet.at(l, own.fold);
      const b = sheet.at(r, own.fold);
      if (jaroWinkler(words, a, b, 0.88) >= 0.88) return 2;
      return containsText(words, a, b, name === 'given') ? 1 : 0;
    },
    sameFrom: 3,
    rarity: { from: 5, bits: (one) => bits(sheet.at(one, own.fold)) },
    same: (record) => sheet.at(record, own.fold),
  };
};

/** Rarity is told in eighths of a bit, so that sums are exact in any order. */
const eighths = (bits: number): number => Math.round(bits * 8) / 8;

/** Whole names in any order: how much of the rarer part of the shorter one stands in the other. */
const wholeName = (sheet: Sheet, placed: PlacedName, words: TextTable, rarities: Rarities): LinkComparison => {
  const { column } = placed;
  const rarity = rarities.of('name-skeleton', words.size, (record, count) => {
    const name = column.nameOf(record);
    for (let at = column.skeletonsFrom(name); at < column.skeletonsTo(name); at += 1) count(column.skeletonAt(at));
  });
  const bits = (code: number): number => eighths(rarity.bits(code));
  /** All of a name; 0: not reckoned yet. */
  const all = new Float32Array(column.size);
  const allOf = (name: number): number => {
    if (all[name] === 0)
      for (let at = column.skeletonsFrom(name); at < column.skeletonsTo(name); at += 1)
        all[name] = (all[name] as number) + bits(column.skeletonAt(at));
    return all[name] as number;
  };
  const shared = (l: number, r: number): number => {
    const a = sheet.at(l, placed.number);
    const b = sheet.at(r, placed.number);
    const endA = column.skeletonsTo(a);
    const endB = column.skeletonsTo(b);
    let at = column.skeletonsFrom(a);
    let to = column.skeletonsFrom(b);
    let sum = 0;
    while (at < endA && to < endB) {
      const one = column.skeletonAt(at);
      const other = column.skeletonAt(to);
      if (one === other) sum += bits(one);
      if (one <= other) at += 1;
      if (other <= one) to += 1;
    }
    return sum;
  };
  const glance = (l: number, r: number): number => {
    const a = sheet.at(l, placed.fold);
    const b = sheet.at(r, placed.fold);
    if (a < 0 || b < 0) return SILENT;
    return a === b ? 6 : sheet.at(l, placed.skeleton) === sheet.at(r, placed.skeleton) ? 5 : UNLIKE;
  };
  const count = (name: number): number => column.skeletonsTo(name) - column.skeletonsFrom(name);
  return {
    name: 'name',
    levels: ['other', 'a-token', 'near', 'most', 'contained', 'same-skeletons', 'same'],
    glance,
    level: (l, r) => {
      const seen = glance(l, r);
      if (seen !== UNLIKE) return seen;
      const a = sheet.at(l, placed.number);
      const b = sheet.at(r, placed.number);
      const sum = shared(l, r);
      const least = Math.min(allOf(a), allOf(b));
      if (sum >= 0.99 * least && Math.min(count(a), count(b)) >= 2) return 4;
      if (sum >= 0.6 * least) return 3;
      const one = sheet.at(l, placed.fold);
      const other = sheet.at(r, placed.fold);
      const near = Math.abs(words.lengthOf(one) - words.lengthOf(other)) <= 4;
      if (near && jaroWinkler(words, one, other, 0.86) >= 0.86) return 2;
      return sum > 0 ? 1 : 0;
    },
    sameFrom: 5,
    rarity: { from: 3, bits: (l, r) => Math.min(MOST_RARITY, shared(l, r)) },
    same: (record) => sheet.at(record, placed.fold),
  };
};

/** The comparisons that the columns allow, those that codes alone tell first, on a sheet that can be packed. */
export const comparisonsOf = (
  columns: LinkColumns,
  records: LinkRecords,
  rarities: Rarities,
): { readonly comparisons: readonly LinkComparison[]; readonly sheet: Sheet } => {
  const { names, values, tokens } = records;
  const { words } = tokens;
  const sheet = new Sheet();
  const of = (name: ValueName, make: (placed: Placed) => LinkComparison): readonly LinkComparison[] => {
    const column = values[name];
    return column === undefined ? [] : [make({ column, sheet, at: sheet.add((record) => column.of(record)) })];
  };
  const placed = (column: NameColumn): PlacedName => ({
    column,
    number: sheet.add((record) => column.nameOf(record)),
    fold: sheet.add((record) => column.fold(record)),
    skeleton: sheet.add((record) => column.skeleton(record)),
    lexicon: sheet.add((record) => column.lexicon(record)),
  });
  const whole = comparesWholeNames(columns) && names.name !== undefined ? [placed(names.name)] : [];
  const apart =
    names.family === undefined || names.given === undefined
      ? []
      : ([[placed(names.family), placed(names.given)]] as const);
  const comparisons = [
    ...of('sex', (own) => told('sex', ['other', 'same'], own, equal(own))),
    ...of('occupation', (own) =>
      told('occupation', ['other', 'same'], own, equal(own), { from: 1, bits: rarityOf('occupation', own, rarities) }),
    ),
    ...of('birth', (own) =>
      birth(
        own,
        sheet.add((record) => dateOf(own.column.texts, own.column.of(record))),
        rarities,
      ),
    ),
    ...whole.map((own) => wholeName(sheet, own, words, rarities)),
    ...apart.flatMap(([family, given]) => [
      namePart('family', sheet, family, given, words, rarities),
      namePart('given', sheet, given, family, words, rarities),
    ]),
    ...of('place', (own) => copied('place', own, rarities)),
    ...of('postcode', (own) => postcode(own, rarities)),
    ...of('address', (own) => copied('address', own, rarities)),
    ...of('identifier', (own) => identifier(own, rarities)),
  ];
  return { comparisons, sheet };
};
