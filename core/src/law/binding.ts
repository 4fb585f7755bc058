import { compareBounds, laterOf, shiftDays } from '../ground/day.ts';
import { compareTimes, timeBounds } from '../ground/edtf-time.ts';
import type { Law, StatusAct, StatusRow } from './law.ts';

export interface Bound {
  readonly bound: true;
  /** Day of consent as the source gives it (EDTF): what letters print after "ratified by". */
  readonly since: string;
  readonly act: StatusAct;
  readonly source: string;
  /** EDTF: how old the knowledge is. Always to be shown beside the answer. */
  readonly asOf: string;
}

export const NOT_BOUND_REASONS = ['soft-law', 'not-party', 'signed-only', 'before-consent', 'denounced'] as const;
export type NotBoundReason = (typeof NOT_BOUND_REASONS)[number];

export interface NotBound {
  readonly bound: false;
  readonly reason: NotBoundReason;
  readonly why: string;
  readonly source?: string;
  readonly asOf?: string;
}

/** Nothing that has been checked says yes or no. `bound` is null, so that `if (answer.bound)` is never taken. */
export interface NotKnown {
  readonly bound: null;
  readonly unknown: true;
  readonly why: string;
}

export type Binding = Bound | NotBound | NotKnown;

const CONSENTS: readonly StatusAct[] = ['ratification', 'accession', 'succession', 'acceptance', 'formal-confirmation'];

/**
 * Whether a State was bound by an instrument on a day: "a provision applies only if the State was bound at the date
 * of the fact" (reference on communications, section 3, rule 1). Soft law is never bound to. Silence of the sources,
 * sources that disagree, and days between consent and entry into force are not known. `state` is alpha-3, `day` ISO.
 */
export const boundOn = (law: Law, state: string, instrument: string, day: string): Binding => {
  if (law.softLaw.has(instrument)) {
    return { bound: false, reason: 'soft-law', why: 'soft law: cited by rule or principle, nobody ratifies it' };
  }
  if (!law.states.has(state)) return notKnown(`no State has the code ${state}`);
  if (!law.instruments.has(instrument)) return notKnown(`no instrument has the code ${instrument}`);
  const all = law.status.get(`${state} ${instrument}`) ?? [];
  const rows = all.filter((row) => !row.check);
  const consents = rows.filter((row) => CONSENTS.includes(row.act));
  if (consents.length === 0) return withoutConsent(law, state, instrument, day, all);
  return withConsent(law, instrument, day, rows, consents);
};

const notKnown = (why: string): NotKnown => ({ bound: null, unknown: true, why });

const withConsent = (
  law: Law,
  instrument: string,
  day: string,
  rows: readonly StatusRow[],
  consents: readonly StatusRow[],
): Binding => {
  const first = consents
    .map(({ date }) => timeBounds(date).earliest)
    .reduce((a, b) => (compareBounds(a, b) <= 0 ? a : b));
  const last = consents.map(({ date }) => timeBounds(date).latest).reduce(laterOf);
  const sources = [...new Set(consents.map(({ source }) => source))].join('; ');
  const denial = rows.find(
    ({ act, date }) => act === 'not-party' && compareBounds(timeBounds(date).latest, first) >= 0,
  );
  if (denial) return notKnown(`sources disagree: a party (${sources}); not a party (${denial.source})`);
  const asOf = latestOf(consents.map((row) => row.asOf));
  if (compareBounds(day, first) < 0) {
    const since = consents[0]?.date ?? '';
    return { bound: false, reason: 'before-consent', why: `became a party only on ${since}`, source: sources, asOf };
  }
  const ended = rows.find(
    ({ act, date }) => act === 'denunciation-effective' && compareBounds(timeBounds(date).earliest, day) <= 0,
  );
  if (ended) {
    const why = `denounced, with effect from ${ended.date}`;
    return { bound: false, reason: 'denounced', why, source: ended.source, asOf: ended.asOf };
  }
  const dates = [...new Set(consents.map(({ date }) => date))];
  if (compareBounds(day, last) < 0) return notKnown(`sources give different dates: ${dates.join(', ')} (${sources})`);
  if (compareBounds(day, surelyInForce(law, instrument, last)) < 0) {
    return notKnown(`consent was given on ${dates.join(', ')}; entry into force by ${day} has not been checked`);
  }
  const since = dates.length === 1 ? (dates[0] ?? '') : [...dates].sort(compareTimes).filter(isFirstOrLast).join('/');
  return { bound: true, since, act: consents[0]?.act ?? 'ratification', source: sources, asOf };
};

const isFirstOrLast = (_: string, at: number, all: readonly string[]): boolean => at === 0 || at === all.length - 1;

/** The treaty's own entry into force and its longest wait are unchecked, so they can only hold an answer back. */
const surelyInForce = (law: Law, instrument: string, consent: string): string => {
  const { inForce, waitDays } = law.instruments.get(instrument) ?? { inForce: consent, waitDays: 0 };
  return laterOf(inForce, shiftDays(consent, waitDays));
};

const withoutConsent = (
  law: Law,
  state: string,
  instrument: string,
  day: string,
  all: readonly StatusRow[],
): Binding => {
  const denials = all.filter(({ act, check }) => act === 'not-party' && !check);
  const table = law.states.get(state)?.fictional
    ? undefined
    : law.wholeTables.find((one) => one.instruments.has(instrument));
  const until = [
    ...denials.map(({ date, source, asOf }) => ({ day: timeBounds(date).earliest, said: date, source, asOf })),
    ...(table
      ? [{ day: timeBounds(table.asOf).earliest, said: table.asOf, source: table.source, asOf: table.asOf }]
      : []),
  ].reduce<{ day: string; said: string; source: string; asOf: string } | undefined>(
    (best, one) => (best && compareBounds(best.day, one.day) >= 0 ? best : one),
    undefined,
  );
  const unchecked = all.filter(({ check }) => check).map(({ act, date }) => `${act} ${date}`);
  const heard = unchecked.length > 0 ? `; unchecked: ${unchecked.join(', ')}` : '';
  if (!until) return notKnown(`no source says whether it is a party${heard}`);
  if (compareBounds(day, until.day) > 0)
    return notKnown(`not a party on ${until.said} (${until.source}); nothing later is known${heard}`);
  const signed = all.find(({ act, check }) => act === 'signature' && !check);
  if (signed) {
    const why = `signed on ${signed.date}, which does not bind; not a party on ${until.said}`;
    return { bound: false, reason: 'signed-only', why, source: until.source, asOf: until.asOf };
  }
  return {
    bound: false,
    reason: 'not-party',
    why: `not a party on ${until.said}`,
    source: until.source,
    asOf: until.asOf,
  };
};

const latestOf = (times: readonly string[]): string =>
  times.reduce((best, one) => (compareBounds(timeBounds(one).latest, timeBounds(best).latest) > 0 ? one : best));

/** What general knowledge says about a State and an instrument: to be compared with a source, never to be printed. */
export const uncheckedStatus = (law: Law, state: string, instrument: string): readonly StatusRow[] =>
  (law.status.get(`${state} ${instrument}`) ?? []).filter((row) => row.check);
