import type { CustodyEntry, CustodyKind } from '../nouns/custody.ts';
import type { Classification } from '../nouns/item.ts';
import { type CustodyGap, GapFinder } from './custody-gaps.ts';

export type { CustodyGap, CustodyGapCode } from './custody-gaps.ts';

/** A transfer that nobody has acknowledged yet. `seq` is the entry that handed over. */
export interface Transit {
  readonly seq: number;
  readonly from: string | null;
  readonly to: string;
  readonly since: string;
}

/** A hold that stands. `seq` is the entry that placed it, by which it is released. */
export interface StandingHold {
  readonly seq: number;
  readonly since: string;
  readonly authority: string | null;
  readonly reason: string | null;
  readonly scope: string | null;
  /** The day it was said to end on. It stands until two people lift it all the same. */
  readonly until: string | null;
}

/** Where an item is and what binds it, as its custody entries tell. */
export interface CustodyState {
  readonly holder: string | null;
  readonly place: string | null;
  readonly sealNumber: string | null;
  readonly inTransit: Transit | null;
  readonly holds: readonly StandingHold[];
  readonly classification: Classification | null;
  readonly exculpatory: boolean;
  /** To whom it was disclosed, in order. */
  readonly disclosedTo: readonly string[];
  readonly proposed: number | null;
  readonly destroyed: { readonly seq: number; readonly at: string } | null;
  readonly lastFixity: { readonly seq: number; readonly at: string; readonly ok: boolean } | null;
  readonly gaps: readonly CustodyGap[];
  /** Which entries were corrected, by which later one; the newest correction of an entry comes last. */
  readonly corrected: readonly { readonly seq: number; readonly by: number }[];
}

/**
 * The state of one item's custody, from its entries alone: the same entries give the same state, in whatever order they
 * are handed over (their numbers order them). Never stored. A correction counts where the corrected entry stands.
 */
export const custodyState = (entries: readonly CustodyEntry[]): CustodyState => {
  const ordered = entries.toSorted((a, b) => a.seq - b.seq);
  const { effective, corrected } = withCorrections(ordered);
  const finder = new GapFinder();
  let state = NOTHING_KNOWN;
  for (const entry of effective) {
    finder.meet(entry, state);
    state = after(state, entry);
  }
  return { ...state, gaps: finder.end(state), corrected };
};

type Reckoned = Omit<CustodyState, 'gaps' | 'corrected'>;

const NOTHING_KNOWN: Reckoned = {
  holder: null,
  place: null,
  sealNumber: null,
  inTransit: null,
  holds: [],
  classification: null,
  exculpatory: false,
  disclosedTo: [],
  proposed: null,
  destroyed: null,
  lastFixity: null,
};

const after = (before: Reckoned, entry: CustodyEntry): Reckoned => {
  const told = {
    ...before,
    ...(entry.place === undefined ? {} : { place: entry.place }),
    ...(entry.sealNumber === undefined ? {} : { sealNumber: entry.sealNumber }),
    ...(entry.classification === undefined ? {} : { classification: entry.classification }),
    ...(entry.exculpatory === undefined ? {} : { exculpatory: entry.exculpatory }),
    ...(entry.keeps === true ? { proposed: null } : {}),
  };
  return entry.kinds.reduce((state, kind) => step(state, kind, entry), told);
};

/** One word of the closed list. What only tells of use or registers leaves the state as it is. */
const step = (state: Reckoned, kind: CustodyKind, entry: CustodyEntry): Reckoned => {
  const { seq, at } = entry;
  switch (kind) {
    case 'received':
    case 'acquired':
    case 'transferred-in':
      return { ...state, holder: entry.to ?? state.holder, inTransit: null };
    case 'transferred-out':
      return {
        ...state,
        holder: null,
        inTransit: { seq, from: entry.from ?? state.holder, to: entry.to ?? 'not stated', since: at },
      };
    case 'transfer-acknowledged':
      return { ...state, holder: entry.to ?? state.inTransit?.to ?? state.holder, inTransit: null };
    case 'returned':
      return { ...state, holder: entry.to ?? null, inTransit: null };
    case 'disclosed':
      return { ...state, disclosedTo: [...state.disclosedTo, entry.to ?? 'not stated'] };
    case 'hold-placed':
      return { ...state, holds: [...state.holds, holdOf(entry)] };
    case 'hold-released':
      return { ...state, holds: state.holds.filter((hold) => hold.seq !== entry.hold) };
    case 'fixity-checked':
    case 'restored':
    case 'verified':
      return { ...state, lastFixity: { seq, at, ok: true } };
    case 'fixity-failed':
      return { ...state, lastFixity: { seq, at, ok: false } };
    case 'disposition-proposed':
      return { ...state, proposed: seq };
    case 'destroyed':
      return { ...state, destroyed: { seq, at }, proposed: null, holder: null, inTransit: null, place: null };
    case 'registered':
    case 'sealed':
    case 'accessed-view':
    case 'accessed-download':
    case 'copied':
    case 'derived':
    case 'note':
    case 'exported':
    case 'relocated':
    case 'classification-changed':
    case 'metadata-corrected':
    case 'consent-changed':
    case 'access-granted':
    case 'access-revoked':
    case 'access-refused':
    case 'disposition-approved':
      return state;
    default:
      return kind satisfies never;
  }
};

const holdOf = (entry: CustodyEntry): StandingHold => ({
  seq: entry.seq,
  since: entry.at,
  authority: entry.authority ?? null,
  reason: entry.reason ?? null,
  scope: entry.holdScope ?? null,
  until: entry.until ?? null,
});

/** Entries as they should have been told, and which of them were put right. */
const withCorrections = (ordered: readonly CustodyEntry[]) => {
  const seqOf = new Map(ordered.map(({ id, seq }) => [id, seq]));
  const corrected: { seq: number; by: number }[] = [];
  const instead = new Map<number, object>();
  for (const { seq: by, corrects, instead: words } of ordered) {
    const seq = corrects === undefined ? undefined : seqOf.get(corrects);
    if (seq === undefined || seq >= by) continue;
    corrected.push({ seq, by });
    instead.set(seq, { ...instead.get(seq), ...toldOnly(words ?? {}) });
  }
  return { effective: ordered.map((entry) => ({ ...entry, ...instead.get(entry.seq) })), corrected };
};

const toldOnly = (words: object): object =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
