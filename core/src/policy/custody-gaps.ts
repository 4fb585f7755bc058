import type { CustodyEntry, CustodyKind } from '../nouns/custody.ts';

export const CUSTODY_GAPS = [
  'no-beginning',
  'no-holder',
  'not-acknowledged',
  'never-handed-over',
  'holder-differs',
  'no-fixity',
  'fixity-failed',
  'hash-differs',
  'after-destruction',
  'clock-went-back',
  'hold-unknown',
  'erased',
] as const;
export type CustodyGapCode = (typeof CUSTODY_GAPS)[number];

/** A place in the chain where it is not shown what happened: between entry `after` and entry `before`, null at an end. */
export interface CustodyGap {
  readonly code: CustodyGapCode;
  readonly after: number | null;
  readonly before: number | null;
  /** The whole of it as an English sentence. */
  readonly why: string;
  /** Where two do not agree: what should stand there, and what does. A screen says it in its own language with them. */
  readonly expected?: string | undefined;
  readonly found?: string | undefined;
}

type Differing = Pick<CustodyGap, 'expected' | 'found'>;
type Say = (code: CustodyGapCode, why: string, more?: Differing & { readonly after?: number }) => void;

/** What the finder asks of the state before an entry; a part of CustodyState. */
export interface Standing {
  readonly holder: string | null;
  readonly inTransit: { readonly seq: number; readonly to: string; readonly since: string } | null;
  readonly holds: readonly { readonly seq: number }[];
  readonly destroyed: { readonly seq: number } | null;
}

/** Kinds that only tell what was decided or noted: they need nobody to hold the bytes, and may follow their end. */
const OF_RECORD: readonly CustodyKind[] = [
  'note',
  'metadata-corrected',
  'consent-changed',
  'classification-changed',
  'access-granted',
  'access-revoked',
  'access-refused',
  'hold-placed',
  'hold-released',
  'disposition-proposed',
  'disposition-approved',
];
const COMING_IN: readonly CustodyKind[] = ['received', 'acquired', 'transferred-in'];
const SHOWS_FIXITY: readonly CustodyKind[] = ['fixity-checked', 'restored', 'verified'];

/** Walks along the entries of one item, in order, and names every gap. */
export class GapFinder {
  readonly #gaps: CustodyGap[] = [];
  #last: CustodyEntry | undefined;
  #sha256: string | undefined;
  /** The hand-over across which nobody has compared hashes yet. */
  #unproven: number | undefined;
  #failed: number | undefined;

  /** One entry and how things stood before it. */
  meet(entry: CustodyEntry, before: Standing): void {
    const { kinds, seq } = entry;
    const has = (...some: readonly CustodyKind[]): boolean => some.some((kind) => kinds.includes(kind));
    const say: Say = (code, why, { after = this.#last?.seq ?? null, ...differing } = {}) => {
      this.#gaps.push({ code, after, before: seq, why, ...differing });
    };
    if (entry.erased === true) say('erased', `what entry ${seq} said was erased; that it was written stands`);
    if (this.#last === undefined && !has('received', 'acquired'))
      say('no-beginning', 'the first entry does not tell how the item was received or acquired');
    if (this.#last !== undefined && entry.at < this.#last.at)
      say('clock-went-back', `entry ${seq} is dated ${entry.at}, before entry ${this.#last.seq} (${this.#last.at})`, {
        expected: this.#last.at,
        found: entry.at,
      });
    if (before.destroyed !== null && kinds.some((kind) => !OF_RECORD.includes(kind)))
      say('after-destruction', `entry ${seq} tells of the bytes after their destruction`, {
        after: before.destroyed.seq,
      });
    this.#meetHash(entry, say);
    this.#meetTransfer(entry, before, say, has);
    if (has('hold-released') && !before.holds.some((hold) => hold.seq === entry.hold))
      say('hold-unknown', `entry ${seq} lifts a hold that was not standing`);
    if (has('fixity-failed')) this.#failed ??= seq;
    else if (has(...SHOWS_FIXITY)) {
      this.#failed = undefined;
      // A check before the bytes leave says nothing of how they arrive.
      if (!has('transferred-out')) this.#unproven = undefined;
    }
    this.#last = entry;
  }

  /** The gaps in the order in which they lie, with those that are open at the end. */
  end(state: Standing): readonly CustodyGap[] {
    const last = this.#last?.seq ?? null;
    const open: CustodyGap[] = [];
    if (this.#last === undefined)
      open.push({ code: 'no-beginning', after: null, before: null, why: 'no entry tells of the item' });
    const { inTransit } = state;
    if (inTransit !== null) {
      const why = `handed over to ${inTransit.to} on ${inTransit.since}, not acknowledged since`;
      open.push({ code: 'not-acknowledged', after: inTransit.seq, before: null, why, expected: inTransit.to });
    } else if (last !== null && state.holder === null && state.destroyed === null)
      open.push({ code: 'no-holder', after: last, before: null, why: 'nobody is named as holding the item' });
    if (this.#failed !== undefined) {
      const why = 'a check of the bytes failed, and no later one held';
      open.push({ code: 'fixity-failed', after: this.#failed, before: null, why });
    }
    if (this.#unproven !== undefined && inTransit === null) {
      const why = 'no check of the bytes since they changed hands';
      open.push({ code: 'no-fixity', after: this.#unproven, before: null, why });
    }
    return [...this.#gaps, ...open];
  }

  #meetHash(entry: CustodyEntry, say: Say): void {
    for (const hash of [entry.hashBefore, entry.sha256]) {
      if (hash === undefined) continue;
      this.#sha256 ??= hash;
      if (hash !== this.#sha256)
        say('hash-differs', `entry ${entry.seq} states SHA-256 ${hash}, the first stated was ${this.#sha256}`, {
          expected: this.#sha256,
          found: hash,
        });
    }
  }

  #meetTransfer(
    entry: CustodyEntry,
    before: Standing,
    say: Say,
    has: (...some: readonly CustodyKind[]) => boolean,
  ): void {
    const { inTransit, holder } = before;
    const ends = has('transfer-acknowledged', 'returned', 'destroyed', ...COMING_IN);
    if (!ends && !has('transferred-out')) return;
    if (ends && has('transferred-out'))
      say('not-acknowledged', `entry ${entry.seq} hands over and ends that in one act`, { after: entry.seq });
    const acknowledged = has('transfer-acknowledged') && inTransit !== null && answers(entry, inTransit.seq);
    if (inTransit !== null && !acknowledged)
      say('not-acknowledged', `handed over to ${inTransit.to}, and moved on before that was acknowledged`, {
        after: inTransit.seq,
        expected: inTransit.to,
      });
    if (has('transfer-acknowledged') && !acknowledged)
      say('never-handed-over', `entry ${entry.seq} acknowledges what was not handed over`);
    if (acknowledged && entry.to !== undefined && entry.to !== inTransit.to)
      say('holder-differs', `handed over to ${inTransit.to}, acknowledged by ${entry.to}`, {
        after: inTransit.seq,
        expected: inTransit.to,
        found: entry.to,
      });
    if (inTransit === null && this.#last !== undefined && !has('received', 'acquired', 'transfer-acknowledged')) {
      if (holder === null) say('no-holder', `nobody is named as holding the item until entry ${entry.seq}`);
      else if (entry.from !== undefined && entry.from !== holder)
        say('holder-differs', `entry ${entry.seq} comes from ${entry.from}, the item was held by ${holder}`, {
          expected: holder,
          found: entry.from,
        });
    }
    if (has('transferred-out', 'returned', 'transferred-in') || (acknowledged && this.#unproven === undefined))
      this.#moved(entry, say);
  }

  /** The bytes change hands: until somebody compares hashes, nothing shows that they are still the same. */
  #moved(entry: CustodyEntry, say: Say): void {
    if (this.#unproven !== undefined)
      say('no-fixity', 'no check of the bytes between two changes of hands', { after: this.#unproven });
    this.#unproven = entry.seq;
  }
}

const answers = ({ transfer }: CustodyEntry, seq: number): boolean => transfer === undefined || transfer === seq;
