import type { BundleFiles } from './bundle-files.ts';
import { checkCustody, checkItems, readItems } from './check-items.ts';
import {
  checkCheckpoints,
  checkEntries,
  checkHead,
  checkHistory,
  checkProofs,
  type EntryBody,
  type PlacedCheckpoint,
  readHead,
  rebuildTree,
} from './check-journal.ts';
import { checkExpectedKey, checkFiles, checkKey, checkSeal, readKey } from './check-seal.ts';
import { checkStamps } from './check-stamps.ts';
import { checkWitnesses } from './check-witnesses.ts';
import { type CheckedClaim, CLAIM_NAMES, checkClaim, type Findings, type VerifyReport } from './verify-report.ts';

/** Keeps what a reading gave, so that every claim that stands on it fails with its reason when it failed. */
const settle = async <Value>(reading: () => Promise<Value>): Promise<() => Value> => {
  try {
    const value = await reading();
    return () => value;
  } catch (cause) {
    return () => {
      throw cause;
    };
  }
};

/**
 * Checks a bundle (docs/formats/bundle.md) with nothing but its own files: the same claims, in the same order and with the
 * same outcomes, as verify.py. Collects all faults. Reads nothing outside the folder and follows no link.
 * @param options.key the key line (name+id+base64) that the reader was given by another way.
 * @throws only when the folder itself cannot be read.
 */
export const verifyFiles = async (
  bundle: BundleFiles,
  options: { readonly key?: string } = {},
): Promise<VerifyReport> => {
  const key = await settle(() => readKey(bundle));
  const head = await settle(() => readHead(bundle, key()));
  const checkpoints = await settle(() => checkCheckpoints(bundle, key(), head()));
  const placed = (): readonly PlacedCheckpoint[] => {
    try {
      return checkpoints().checkpoints;
    } catch {
      return [];
    }
  };
  const tree = await settle(() => rebuildTree(bundle, head(), placed()));
  const entries = await settle(() => checkEntries(bundle, tree(), head().checkpoint.size));
  const bodies = (): ReadonlyMap<number, EntryBody> => entries().bodies;
  const items = await settle(() => readItems(bundle));

  const checks: Readonly<Record<keyof typeof CLAIM_NAMES, () => Findings | Promise<Findings>>> = {
    files: () => checkFiles(bundle),
    key: () => checkKey(bundle, key()),
    seal: () => checkSeal(bundle, key()),
    expectedKey: () => checkExpectedKey(key, options.key),
    head: () => checkHead(bundle, key(), head()),
    checkpoints: () => checkpoints().findings,
    root: () => tree().findings,
    history: () => checkHistory(bundle, tree(), placed()),
    entries: () => entries().findings,
    proofs: () => checkProofs(bundle, tree(), head()),
    items: () => checkItems(bundle, items()),
    custody: () => checkCustody(items(), bodies()),
    stamps: () => checkStamps(bundle),
    witnesses: () => checkWitnesses(bundle),
  };
  const claims: CheckedClaim[] = [];
  for (const [claim, name] of Object.entries(CLAIM_NAMES)) {
    claims.push(await checkClaim(name, checks[claim as keyof typeof CLAIM_NAMES]));
  }
  return { claims, ok: claims.every(({ outcome }) => outcome !== 'fail') };
};
