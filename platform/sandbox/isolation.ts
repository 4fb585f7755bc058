import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Isolation } from './extraction.ts';
import { plainReaders } from './plain-readers.ts';

/** The programs found on this machine, and how far they shut in. */
export interface Confinement {
  readonly isolation: Isolation;
  /** The command line that runs a script shut in. */
  command(script: string, terms: CommandTerms): readonly string[];
  /** The command line that runs a program of the machine shut in, or null where its files cannot be closed. */
  program(program: Program, terms: Pick<CommandTerms, 'cpuSeconds'>): readonly string[] | null;
}

/** A program of the machine, such as `/usr/bin/tesseract`. */
export interface Program {
  readonly path: string;
  readonly args: readonly string[];
  /** Folders it reads, beside those of the system. */
  readonly readable: readonly string[];
}

export interface CommandTerms {
  readonly cpuSeconds: number;
  readonly heapMegabytes: number;
  /**
   * Lets the script load native add-ons, which Node's permission mode does not bind: outside `bubblewrap` such code
   * reads what the user may read. Only for drawing, never for reading.
   */
  readonly nativeAddons?: boolean;
  /** Files or folders it reads, beside Node, its libraries and our readers. */
  readonly readable?: readonly string[];
}

const HERE = dirname(fileURLToPath(import.meta.url));
const LIBRARIES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../package.json', import.meta.url));
const PLAIN_READERS = join(LIBRARIES, '.cache', 'amparo-readers');
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
  const readers = await plainReaders(HERE, PLAIN_READERS);
  const candidates: readonly { isolation: Isolation; wrap: Wrap | null }[] = [
    { isolation: 'bubblewrap', wrap: bwrap ? bubblewrap(bwrap) : null },
    { isolation: 'namespaces', wrap: unshare ? namespaces(unshare) : null },
  ];
  const first = candidates.findIndex(({ isolation }) => isolation === from);
  for (const { isolation, wrap } of first === -1 ? [] : candidates.slice(first)) {
    if (wrap === null) continue;
    const found = confinementOf(isolation, wrap, prlimit ?? null, readers);
    if (await starts(found)) return found;
  }
  return confinementOf('process', { node: () => [], program: () => null }, prlimit ?? null, readers);
};

/** What stands before a command, given what it reads beside the folders of the system. */
interface Wrap {
  readonly node: (readable: readonly string[]) => readonly string[];
  readonly program: (readable: readonly string[]) => readonly string[] | null;
}

const bubblewrap = (bwrap: string): Wrap => {
  const wrap = (readable: readonly string[], environment: readonly string[]): readonly string[] => [
    bwrap,
    ...['--unshare-all', '--die-with-parent', '--new-session', '--clearenv', '--chdir', '/'],
    ...environment,
    ...['--proc', '/proc', '--dev', '/dev'],
    ...SYSTEM_FOLDERS.flatMap((folder) => ['--ro-bind-try', folder, folder]),
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    '--',
  ];
  return {
    node: (readable) => wrap([process.execPath, LIBRARIES, HERE, PACKAGE, ...readable], []),
    program: (readable) => wrap(readable, ['--setenv', 'OMP_THREAD_LIMIT', '1']),
  };
};

/** Node closes files to its scripts itself; a program gets a root of its own that holds the system's folders only. */
const namespaces = (unshare: string): Wrap => ({
  node: () => [unshare, ...['--user', '--map-current-user', '--net', '--ipc', '--uts', '--']],
  program: (readable) => [
    unshare,
    ...['--user', '--map-root-user', '--mount', '--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child', '--'],
    ...['/bin/sh', '-c', OWN_ROOT, 'sh', `${SYSTEM_FOLDERS.length + readable.length}`, ...SYSTEM_FOLDERS, ...readable],
  ],
});

/**
 * Makes an empty root, shows the folders named in it read-only, enters it and gives up every capability, without which
 * nobody leaves a root again (chroot(2), capabilities(7)). Only the new mount namespace sees any of it.
 */
const OWN_ROOT = `set -e; root=/tmp; left=$1; shift
mount -t tmpfs -o size=1m,mode=755 none $root
while [ $left -gt 0 ]; do
  if [ -L "$1" ]; then ln -s "$(readlink "$1")" "$root$1"
  elif [ -d "$1" ]; then mkdir -p "$root$1"; mount --rbind "$1" "$root$1"; mount -o remount,bind,ro "$root$1"; fi
  shift; left=$((left - 1))
done
export OMP_THREAD_LIMIT=1
exec chroot $root /usr/bin/setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"`;

const confinementOf = (
  isolation: Isolation,
  wrap: Wrap,
  prlimit: string | null,
  readers: ReadonlyMap<string, string>,
): Confinement => ({
  isolation,
  command: (script, { cpuSeconds, heapMegabytes, nativeAddons = false, readable = [] }) => [
    ...wrap.node(readable),
    ...limited(prlimit, cpuSeconds),
    process.execPath,
    '--permission',
    ...[LIBRARIES, HERE, PACKAGE, ...readable].map((path) => `--allow-fs-read=${path}`),
    ...(nativeAddons ? ['--allow-addons', '--disable-warning=PERM0001'] : []),
    `--max-old-space-size=${heapMegabytes}`,
    '--disable-warning=ExperimentalWarning',
    readers.get(script) ?? script,
  ],
  program: ({ path, args, readable }, { cpuSeconds }) => {
    const before = wrap.program(readable);
    return before === null ? null : [...before, ...limited(prlimit, cpuSeconds), path, ...args];
  },
});

const limited = (prlimit: string | null, cpuSeconds: number): readonly string[] =>
  prlimit === null ? [] : [prlimit, `--cpu=${cpuSeconds}`, '--fsize=0', '--core=0', '--nofile=64', '--'];

const starts = async (confinement: Confinement): Promise<boolean> => {
  const [program = '', ...args] = confinement.command(join(HERE, 'inside', 'nothing.ts'), {
    cpuSeconds: 10,
    heapMegabytes: 64,
  });
  return new Promise((resolve) => {
    execFile(program, args, { env: {}, timeout: 10_000 }, (error) => resolve(error === null));
  });
};

/** Where a program of this machine lies, or null. Linux only. */
export const findProgram = async (name: string): Promise<string | null> => {
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
