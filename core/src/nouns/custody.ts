import type { Classification } from './item.ts';

/**
 * Custody entries: entries of the journal about an item, in the words of a closed list (reference page on preservation
 * §2.2). Standards say "custody event"; an event is here what happened to people.
 */
export const CUSTODY_GROUPS = {
  'coming-in': ['received', 'acquired', 'registered', 'sealed', 'verified'],
  use: ['accessed-view', 'accessed-download', 'copied', 'derived', 'note'],
  movement: [
    'transferred-out',
    'transfer-acknowledged',
    'transferred-in',
    'exported',
    'disclosed',
    'returned',
    'relocated',
  ],
  integrity: ['fixity-checked', 'fixity-failed', 'restored'],
  control: [
    'hold-placed',
    'hold-released',
    'classification-changed',
    'metadata-corrected',
    'consent-changed',
    'access-granted',
    'access-revoked',
    'access-refused',
  ],
  end: ['disposition-proposed', 'disposition-approved', 'destroyed'],
} as const;

export type CustodyGroup = keyof typeof CUSTODY_GROUPS;
export type CustodyKind = (typeof CUSTODY_GROUPS)[CustodyGroup][number];

/** The closed list, in the order of an item's life. */
export const CUSTODY_KINDS: readonly CustodyKind[] = Object.values(CUSTODY_GROUPS).flat();

export const isCustodyKind = (word: string): word is CustodyKind => (CUSTODY_KINDS as readonly string[]).includes(word);

/**
 * What an entry of the journal says about one item. What it does not say is absent. Times are UTC (RFC 3339, as the
 * journal has them), hashes lower-case hexadecimal.
 */
export interface CustodyEntry {
  /** Number of the entry in the journal; `id` is what a correction names it by. */
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly deed: string;
  readonly kinds: readonly CustodyKind[];
  readonly member?: string | undefined;
  /** Name of the member, as it is today. */
  readonly actor?: string | undefined;
  readonly role?: string | undefined;
  readonly sha256?: string | undefined;
  readonly authority?: string | undefined;
  readonly purpose?: string | undefined;
  /** Custodians: who gave the item up, who took it over. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly place?: string | undefined;
  readonly tool?: string | undefined;
  readonly result?: string | undefined;
  readonly hashBefore?: string | undefined;
  readonly hashAfter?: string | undefined;
  readonly note?: string | undefined;
  readonly reason?: string | undefined;
  /** Number of a physical seal. */
  readonly sealNumber?: string | undefined;
  /** Id of the entry that this one corrects, and what should have stood there. */
  readonly corrects?: string | undefined;
  readonly instead?: CorrectedWords | undefined;
  /** Number of the entry that handed over, in its acknowledgement; of the one that placed a hold, in its release. */
  readonly transfer?: number | undefined;
  readonly hold?: number | undefined;
  readonly holdScope?: string | undefined;
  readonly until?: string | undefined;
  readonly classification?: Classification | undefined;
  readonly exculpatory?: boolean | undefined;
  /** It takes back that the item was proposed for destruction. */
  readonly keeps?: boolean | undefined;
  /** The body was erased: that something was done is known, what it was is not. */
  readonly erased?: boolean | undefined;
}

/** What a correction may put right in an earlier entry. Hashes, times and actors are facts of the program: never these. */
export const CORRECTABLE = ['from', 'to', 'place', 'authority', 'purpose', 'note', 'sealNumber'] as const;
export type CorrectedWords = { readonly [Field in (typeof CORRECTABLE)[number]]?: string | undefined };
