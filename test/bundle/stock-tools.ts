import { spawnSync } from 'node:child_process';

const runs = (folder: string, command: string, args: readonly string[], env?: NodeJS.ProcessEnv) =>
  spawnSync(command, args, { cwd: folder, encoding: 'utf8', ...(env === undefined ? {} : { env }) });

const openssl = (folder: string, file: string, signature: string): boolean => {
  const args = [
    'pkeyutl',
    '-verify',
    '-rawin',
    '-pubin',
    '-inkey',
    'journal/key.pem',
    '-in',
    file,
    '-sigfile',
    signature,
  ];
  return runs(folder, 'openssl', args).status === 0;
};

/** The commands of level 1 in VERIFY.txt, by what they are about; true when they pass. */
export const STOCK_CHECKS = {
  'sha256sum, seal': (folder: string): boolean =>
    runs(folder, 'sha256sum', ['-c', 'seal/tagmanifests.sha256']).status === 0,
  sha256sum: (folder: string): boolean =>
    runs(folder, 'sha256sum', ['-c', '--quiet', 'tagmanifest-sha256.txt', 'manifest-sha256.txt']).status === 0,
  sha512sum: (folder: string): boolean =>
    runs(folder, 'sha512sum', ['-c', '--quiet', 'tagmanifest-sha512.txt', 'manifest-sha512.txt']).status === 0,
  'openssl, seal': (folder: string): boolean => openssl(folder, 'seal/tagmanifests.sha256', 'seal/tagmanifests.sig'),
  'openssl, checkpoint': (folder: string): boolean =>
    openssl(folder, 'journal/checkpoint.body', 'journal/checkpoint.sig'),
} as const;

/** True when at least one stock tool finds something wrong. Stops at the first. */
export const stockToolsNotice = (folder: string): boolean =>
  Object.values(STOCK_CHECKS).some((passes) => !passes(folder));

export interface PythonReport {
  readonly status: number | null;
  /** Outcome by claim, in the words of verifyBundle. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly output: string;
}

/** By its full path, since some tests run it without a PATH. */
const PYTHON = (
  spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout ?? ''
).trim();

/** Runs the verify.py that stands in the bundle, or the one given. */
export const runPython = (
  folder: string,
  {
    args = [],
    env,
    isolated = true,
    program = 'verify.py',
  }: { args?: readonly string[]; env?: NodeJS.ProcessEnv; isolated?: boolean; program?: string } = {},
): PythonReport => {
  const { status, stdout, stderr } = runs(folder, PYTHON, [...(isolated ? ['-I'] : []), program, ...args], env);
  const lines = [...stdout.matchAll(/^(PASS|FAIL|NOT CHECKED) {2,}(.+)$/gm)];
  return {
    status,
    outcomes: new Map(lines.map(([, outcome = '', name = '']) => [name, outcome.toLowerCase().replace(' ', '-')])),
    output: stdout + stderr,
  };
};

export const toolsAreThere = ['sha256sum', 'sha512sum', 'openssl', 'python3'].every(
  (tool) => spawnSync(tool, ['--version']).status === 0 || spawnSync(tool, ['version']).status === 0,
);
if (!toolsAreThere)
  console.warn(
    'SKIPPED: sha256sum, sha512sum, openssl or python3 is missing; bundles are not checked with stock tools',
  );
