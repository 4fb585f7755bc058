import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '@amparo/features/preserve/export/write-bundle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entryMutants,
  type Files,
  fileMutants,
  loadBundle,
  type Mutant,
  onDisk,
  patched,
  verifyInMemory,
} from '../bundle/mutants.ts';
import { chromiumIsThere, type PageVerdict, verifyInPage } from '../bundle/page-verifier.ts';
import { sampleInput } from '../bundle/sample-bundle.ts';
import { runPython, stockToolsNotice, toolsAreThere } from '../bundle/stock-tools.ts';

const PROGRAM = new URL('../../apps/verifier/verify.py', import.meta.url).pathname;
const PAGE = new URL('../../apps/verifier/verify.html', import.meta.url).pathname;

let home = '';
let bundle = '';
let files: Files;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'amparo-all-mutants-'));
  bundle = join(home, 'bundle');
  await writeBundle(sampleInput(bundle));
  files = await loadBundle(bundle);
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** The full product: each mutant must fail in all three verifiers, with the same outcome for each claim. */
const allFail = async (mutants: readonly Mutant[], inPage: readonly PageVerdict[] | undefined): Promise<void> => {
  for (const [at, mutant] of mutants.entries()) {
    const ours = await verifyInMemory(patched(files, mutant));
    const python = await onDisk(bundle, files, mutant, () => runPython(bundle, { program: PROGRAM, args: ['.'] }));
    const outcomes = ours.claims.map(({ name, outcome }) => [name, outcome]);
    expect([mutant.name, ours.ok, python.status]).toEqual([mutant.name, false, 1]);
    expect([mutant.name, ...python.outcomes]).toEqual([mutant.name, ...outcomes]);
    if (inPage !== undefined)
      expect([mutant.name, ...(inPage[at]?.outcomes ?? [])]).toEqual([mutant.name, ...outcomes]);
  }
  console.log(
    `${mutants.length} mutants: all fail in verify.py, npx amparo verify${inPage === undefined ? '' : ' and verify.html'}`,
  );
};

describe.skipIf(!toolsAreThere)('every mutant of a bundle fails', () => {
  it('every file changed by a byte, longer, removed, renamed, copied; and a stock tool or the count of files sees it', async () => {
    const mutants = [...fileMutants(files)];
    const { verdicts } = chromiumIsThere ? await verifyInPage(PAGE, files, mutants) : { verdicts: undefined };
    await allFail(mutants, verdicts);
    // Copied files are added ones, which check files do not see; VERIFY.txt says so and has the files counted.
    for (const mutant of mutants.filter(({ name }) => !name.endsWith('copied')))
      expect([mutant.name, await onDisk(bundle, files, mutant, () => stockToolsNotice(bundle))]).toEqual([
        mutant.name,
        true,
      ]);
  });

  it('every entry dropped, swapped, hashed anew, in a bundle that was sealed anew with the right key', async () => {
    const mutants = [...entryMutants(files)];
    expect(mutants).toHaveLength(900);
    const { verdicts } = chromiumIsThere ? await verifyInPage(PAGE, files, mutants) : { verdicts: undefined };
    await allFail(mutants, verdicts);
  });
});
