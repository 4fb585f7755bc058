import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium, noChromium } from './browser/find-chromium.ts';

/**
 * `npm test`, `npm run check`, `npm run test:faults`: runs the steps one after the other, goes on after a failed one,
 * and closes with one plain line that counts them all.
 */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const program = (name: string): string => join(ROOT, 'node_modules', name);

const run = (title: string, script: string, parameters: readonly string[]): Promise<number> => {
  console.log(`\n— ${title}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...parameters], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
};

const step = async (title: string, script: string, parameters: readonly string[]): Promise<void> => {
  const status = await run(title, script, parameters);
  if (status === 0) total.passed += 1;
  else total.failed += 1;
};

/** vitest, counted by its own report; a run that reports nothing has failed. */
const tests = async (title: string, projects: readonly string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-report-'));
  const report = join(folder, 'report.json');
  const status = await run(title, program('vitest/vitest.mjs'), [
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (existsSync(report)) {
    const counted = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numTodoTests: number;
      numFailedTestSuites: number;
    };
    total.passed += counted.numPassedTests;
    total.failed += counted.numFailedTests;
    total.skipped += counted.numPendingTests + counted.numTodoTests;
    if (status !== 0 && counted.numFailedTests === 0) total.failed += 1;
  } else total.failed += 1;
  rmSync(folder, { recursive: true, force: true });
};

/** Side by side, each in one thread: several in one program each make the types of all queries anew. */
const types = async (): Promise<void> => {
  const of = (title: string, project: string): Promise<void> =>
    step(title, program('typescript/bin/tsc'), ['-p', project, '--checkers', '1']);
  await Promise.all([of('types', '.'), of('types of the desk', 'apps/web')]);
};

const lint = (): Promise<void> =>
  step('format and lint', program('@biomejs/biome/bin/biome'), [
    'check',
    '--error-on-warnings',
    '--max-diagnostics=30',
  ]);

const browser = async (): Promise<void> => {
  if (findChromium() === undefined) installChromium();
  if (findChromium() === undefined) {
    console.error(noChromium());
    total.failed += 1;
    return;
  }
  await step('the desk is built', join(ROOT, 'node_modules/vite/bin/vite.js'), [
    'build',
    'apps/web',
    '--logLevel',
    'warn',
  ]);
  await tests('browser', ['browser']);
};

const what = process.argv[2] ?? 'all';
switch (what) {
  case 'check':
    await types();
    await lint();
    await tests('unit', ['unit']);
    break;
  case 'all':
    await types();
    await lint();
    await tests('unit, database, command line', ['unit', 'house']);
    await browser();
    break;
  case 'faults':
    await tests('faults', ['faults']);
    break;
  default:
    console.error(`no run is called ${what}`);
    total.failed += 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
