import { daysBetween, isDay } from '@amparo/core/ground/day';
import { likeness } from '@amparo/core/links/text-sketch';
import type { RelationKind, RelationReason } from '@amparo/core/nouns/relation';
import { findDates } from '@amparo/un-letters';
import type { Reference, RelationFacts } from './relation-facts.ts';

export const RELATION_RULE = 'relation/1';

export interface FoundRelation {
  readonly kind: RelationKind;
  readonly reasons: readonly RelationReason[];
}

/** Captures of one text differ in furniture and in letters that a scan lost. */
const SAME_TEXT = 0.6;
/** Days after a letter in which what is published about it comes out. */
const ANNOUNCED_WITHIN = 120;
const SOON = 45;
const ANNOUNCED_FROM = 4;

/**
 * What `a` is found to do to `b`: `a` is, announces, answers, changes or cites `b`. At most one of a sort: who answers a
 * letter cites it too, and that is not said twice. `stemsOf` gives the lower-case word stems by which a text names a State.
 */
export const relationOf = (
  a: RelationFacts,
  b: RelationFacts,
  stemsOf: (state: string) => readonly string[],
): FoundRelation | undefined => sameness(a, b) ?? aboutReference(a, b) ?? announcement(a, b, stemsOf);

/** The same thing twice; said of the later item. */
const sameness = (a: RelationFacts, b: RelationFacts): FoundRelation | undefined => {
  if (a.number < b.number) return undefined;
  if (a.blob === b.blob) return { kind: 'same-bytes', reasons: [{ code: 'bytes' }] };
  const share = a.sketch === undefined || b.sketch === undefined ? 0 : likeness(a.sketch, b.sketch);
  const words: RelationReason[] = share > 0 ? [{ code: 'words', share }] : [];
  const sameDate = a.date !== null && a.date === b.date;
  if (a.reference !== undefined && b.reference !== undefined && isSame(a.reference, b.reference)) {
    if (!sameDate && a.date !== null && b.date !== null) return undefined;
    return {
      kind: 'same-letter',
      reasons: [
        { code: 'reference', reference: b.reference.printed },
        ...(sameDate ? [{ code: 'date' as const, date: b.date ?? '' }] : []),
        ...words,
      ],
    };
  }
  return share >= SAME_TEXT ? { kind: 'same-text', reasons: words } : undefined;
};

const isSame = (a: Reference, b: Reference): boolean =>
  a.state === b.state &&
  a.number === b.number &&
  a.year === b.year &&
  (a.type === undefined || b.type === undefined || a.type === b.type);

/** Words by which a letter says that it changes an earlier one, beside its reference. */
const CHANGES =
  /\b(?:corrigend\w*|supersed\w*|replac\w*|correct(?:s|ed|ion)\b|amend\w*|remplac\w*|rectifi\w*|sustituy\w*)/iu;

const aboutReference = (a: RelationFacts, b: RelationFacts): FoundRelation | undefined => {
  const { reference } = b;
  if (reference === undefined || isBefore(a.date, b.date)) return undefined;
  const cited = a.cites.find((one) => isSame(one.reference, reference));
  if (cited === undefined) return otherYear(a, b, reference);
  const reasons: RelationReason[] = [{ code: 'reference', reference: cited.reference.printed }, ...daysAfter(a, b)];
  if (a.kind === 'government-reply') return { kind: 'replies-to', reasons };
  const says = a.kind === 'communication' ? CHANGES.exec(cited.around)?.[0] : undefined;
  return says === undefined
    ? { kind: 'cites', reasons }
    : { kind: 'modifies', reasons: [...reasons, { code: 'says', quote: says }] };
};

/** A reply that cites the number of a letter with a neighbouring year: proposed with the doubt said, for a person to look. */
const otherYear = (a: RelationFacts, b: RelationFacts, reference: Reference): FoundRelation | undefined => {
  const cited = a.cites.find(
    ({ reference: one }) =>
      one.state === reference.state && one.number === reference.number && Math.abs(one.year - reference.year) === 1,
  );
  const days = daysAfter(a, b);
  if (a.kind !== 'government-reply' || cited === undefined || days.length === 0) return undefined;
  const named = findDates(cited.around).find(({ edtf }) => edtf === b.date);
  return {
    kind: 'replies-to',
    reasons: [
      { code: 'other-year', cited: cited.reference.printed, reference: reference.printed },
      ...(named === undefined ? [] : [{ code: 'date' as const, date: named.edtf }]),
      ...days,
    ],
  };
};

/**
 * A press release or news item about a letter seldom names the letter or its victims. It comes out within months, names
 * the State, and has enough in common: persons, experts' mandates, the treaties cited, and that the letter said so.
 */
const announcement = (
  a: RelationFacts,
  b: RelationFacts,
  stemsOf: (state: string) => readonly string[],
): FoundRelation | undefined => {
  if ((a.kind !== 'press-release' && a.kind !== 'news') || b.kind !== 'communication' || b.state === undefined) return;
  const days = daysAfter(a, b);
  const after = days[0]?.days;
  if (after === undefined || after > ANNOUNCED_WITHIN) return undefined;
  const text = a.text.toLowerCase();
  if (!stemsOf(b.state).some((stem) => text.includes(stem))) return undefined;
  const names = [...new Set([...a.persons].flatMap(([key]) => b.persons.get(key) ?? []))];
  const mandates = a.mandates.filter((one) => b.mandates.some((other) => sameTitle(one, other)));
  const instruments = a.instruments.filter((one) => b.instruments.includes(one));
  const score =
    2 * Math.min(3, names.length) +
    Math.min(2, mandates.length) +
    Math.min(3, instruments.length) +
    (b.announcesPress ? 1 : 0) +
    (after <= SOON ? 1 : 0);
  if (score < ANNOUNCED_FROM || (names.length === 0 && instruments.length < 2)) return undefined;
  return {
    kind: 'announces',
    reasons: [
      ...days,
      ...(names.length > 0 ? [{ code: 'persons' as const, names: names.slice(0, 6) }] : []),
      ...(mandates.length > 0 ? [{ code: 'mandates' as const, mandates: mandates.slice(0, 6) }] : []),
      ...(instruments.length > 0 ? [{ code: 'instruments' as const, instruments: instruments.slice(0, 6) }] : []),
      ...(b.announcesPress ? [{ code: 'press-release' as const }] : []),
    ],
  };
};

const sameTitle = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const isBefore = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && isDay(a) && isDay(b) && a < b;

const daysAfter = (a: RelationFacts, b: RelationFacts): readonly { readonly code: 'days'; readonly days: number }[] => {
  if (a.date === null || b.date === null || !isDay(a.date) || !isDay(b.date)) return [];
  const days = daysBetween(b.date, a.date);
  return days >= 0 ? [{ code: 'days', days }] : [];
};
