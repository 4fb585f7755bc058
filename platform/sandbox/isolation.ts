import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Isolation } from './extraction.ts';

/** The programs found on this machine, and how far they shut in. */
export interface Confinement {
  readonly isolation: Isolation;
  /** The command line that runs a script shut in. */
  command(script: string, terms: CommandTerms): readonly string[];
}

export interface CommandTerms {
  readonly cpuSeconds: number;
  readonly heapMegabytes: number;
  /**
   * Lets the script load native add-ons, which Node's permission mode does not bind: outside `bubblewrap` such code
   * reads what the user may read. Only for drawing, never for reading.
   */
  readonly nativeAddons?: boolean;
}

const HERE = dirname(fileURLToPath(import.meta.url));
const LIBRARIES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url));
const SYSTEM_FOLDERS = ['/usr', '/lib', '/lib32', '/lib64', '/bin', '/nix/store'];

let here: Promise<Confinement> | null = null;

/** What this machine offers is found out once: it takes a few tenths of a second and does not change. */
export const confinementHere = (): Promise<Confinement> => {
  here ??= findConfinement();
  return here;
};

/**
 * Tries each isolation, best first, by really starting Node in it: bwrap may be installed and yet forbidden.
 * `from` leaves out the better ones.
 */
export const findConfinement = async (from: Isolation = 'bubblewrap'): Promise<Confinement> => {
  const [bwrap, unshare, prlimit] = await Promise.all(['bwrap', 'unshare', 'prlimit'].map(findProgram));
  const candidates: readonly { isolation: Isolation; wrap: readonly string[] | null }[] = [
    { isolation: 'bubblewrap', wrap: bwrap ? bubblewrap(bwrap) : null },
    { isolation: 'namespaces', wrap: unshare ? namespaces(unshare) : null },
  ];
  const first = candidates.findIndex(({ isolation }) => isolation === from);
  for (const { isolation, wrap } of first === -1 ? [] : candidates.slice(first)) {
    if (wrap === null) continue;
    const found = confinementOf(isolation, wrap, prlimit ?? null);
    if (await starts(found)) return found;
  }
  return confinementOf('process', [], prlimit ?? null);
};

const bubblewrap = (bwrap: string): readonly string[] => [
  bwrap,
  ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--chdir', '/'],
  ...['--proc', '/proc', '--dev', '/dev'],
  ...SYSTEM_FOLDERS.flatMap((folder) => ['--ro-bind-try', folder, folder]),
  ...[process.execPath, LIBRARIES, HERE, PACKAGE].flatMap((path) => ['--ro-bind', path, path]),
  '--',
];

const namespaces = (unshare: string): readonly string[] => [
  unshare,
  ...['--user', '--map-current-user', '--net', '--ipc', '--uts', '--'],
];

const confinementOf = (isolation: Isolation, wrap: readonly string[], prlimit: string | null): Confinement => ({
  isolation,
  command: (script, { cpuSeconds, heapMegabytes, nativeAddons = false }) => [
    ...wrap,
    ...(prlimit === null ? [] : [prlimit, `--cpu=${cpuSeconds}`, '--fsize=0', '--core=0', '--nofile=64', '--']),
    process.execPath,
    '--permission',
    ...[LIBRARIES, HERE, PACKAGE].map((path) => `--allow-fs-read=${path}`),
    ...(nativeAddons ? ['--allow-addons', '--disable-warning=PERM0001'] : []),
    `--max-old-space-size=${heapMegabytes}`,
    '--disable-warning=ExperimentalWarning',
    script,
  ],
});

const starts = async (confinement: Confinement): Promise<boolean> => {
  const [program = '', ...args] = confinement.command(join(HERE, 'inside', 'nothing.ts'), {
    cpuSeconds: 10,
    heapMegabytes: 64,
  });
  return new Promise((resolve) => {
    execFile(program, args, { env: {}, timeout: 10_000 }, (error) => resolve(error === null));
  });
};

const findProgram = async (name: string): Promise<string | null> => {
  if (process.platform !== 'linux') return null;
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/local/bin']) {
    const path = join(folder, name);
    if (folder.startsWith('/') && (await isExecutable(path))) return path;
  }
  return null;
};

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
