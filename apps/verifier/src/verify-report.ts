/** What came out of one check. */
export type Outcome = 'pass' | 'fail' | 'not-checked';

/** One thing that the bundle claims of itself, and what the check of it gave. */
export interface CheckedClaim {
  readonly name: string;
  readonly outcome: Outcome;
  /** What was looked at when it passed, every fault when it failed, the reason when it was not checked. */
  readonly detail: string;
}

export interface VerifyReport {
  readonly claims: readonly CheckedClaim[];
  /** True when nothing failed. Claims that were not checked do not make it false: read them. */
  readonly ok: boolean;
}

/** What a check found: faults (none is a pass) and what it looked at, or the reason why it could not look. */
export type Findings =
  | { readonly faults: readonly string[]; readonly detail: string }
  | { readonly notChecked: string };

/** The claims in the order of the argument; the same sentences as in verify.py. */
export const CLAIM_NAMES = {
  files: 'Every file is there, is listed, and has the SHA-256 and SHA-512 that the manifests say',
  key: 'The key is the same in every form',
  seal: "The manifests are the ones that the journal's key sealed",
  expectedKey: 'The key is the one that you were given by another way',
  head: 'The latest checkpoint is signed by the key',
  checkpoints: 'All checkpoints are signed by the key',
  root: 'The root of the latest checkpoint follows from all entries',
  history: 'Each checkpoint is the beginning of the same journal',
  entries: 'Every disclosed entry is the one that the journal committed to',
  proofs: 'Every inclusion proof leads to the rebuilt root',
  items: 'Every item has the bytes that its record says',
  custody: 'The hash of every item stands in a journal entry',
  stamps: 'Time stamps from outside are of checkpoints of this journal',
  witnesses: 'Witnesses from outside signed checkpoints of this journal',
} as const;

/** What no outcome proves: shown with every report. */
export const NOT_PROVEN: readonly string[] = [
  'that what an item says is true, or who made it before it was received',
  'when the journal was written, unless a claim above speaks of a time stamp or witness',
  'that nothing was left out: only the exported items and the disclosed entries are here',
  'whose the keys and certificates are that came with the bundle',
];

/** Runs one check; whatever it throws is a failure of its claim. */
export const checkClaim = async (name: string, check: () => Findings | Promise<Findings>): Promise<CheckedClaim> => {
  try {
    const findings = await check();
    if ('notChecked' in findings) return { name, outcome: 'not-checked', detail: findings.notChecked };
    const { faults, detail } = findings;
    return faults.length === 0
      ? { name, outcome: 'pass', detail }
      : { name, outcome: 'fail', detail: faults.join('\n') };
  } catch (cause) {
    return { name, outcome: 'fail', detail: cause instanceof Error ? cause.message : String(cause) };
  }
};
