import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (program: string, ...words: string[]): string => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr || stdout}`);
  return stdout;
};

/** A disk of its own in a file: ext4 in a loop-mounted image, which can be filled and which can lose its power. */
export interface SmallDisk {
  readonly at: string;
  /**
   * The power goes: the file system drops all that was not written, its own log not flushed (FS_IOC_SHUTDOWN with
   * EXT4_GOING_FLAGS_NOLOGFLUSH). Every later write fails.
   */
  readonly cut: () => void;
  /** Takes the disk out and in again, as a machine that starts anew: its log is replayed. */
  readonly again: () => void;
  readonly remove: () => void;
}

export const makeSmallDisk = (megabytes: number): SmallDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-disk-'));
  const image = join(folder, 'image');
  const at = join(folder, 'disk');
  mkdirSync(at);
  try {
    run('truncate', '-s', `${megabytes}M`, image);
    run('mkfs.ext4', '-q', '-F', '-m', '0', image);
    run('mount', '-o', 'loop', image, at);
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
  const unmount = (): void => {
    for (let tries = 0; ; tries += 1) {
      const { status, stderr } = spawnSync('umount', [at], { encoding: 'utf8' });
      if (status === 0) return;
      if (tries === 50) throw new Error(`umount: ${stderr}`);
      spawnSync('sleep', ['0.1']);
    }
  };
  return {
    at,
    cut: () => {
      const program =
        'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1],os.O_RDONLY),0x8004587d,struct.pack("I",2))';
      run('python3', '-c', program, at);
    },
    again: () => {
      killUsersOf(at);
      unmount();
      waitUntilOut(image);
      run('mount', '-o', 'loop', image, at);
    },
    remove: () => {
      killUsersOf(at);
      unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/**
 * Whoever entered a mount namespace of his own meanwhile (a sandbox) holds the disk until he ends: mounted before that it
 * would be the same dead file system again.
 */
const waitUntilOut = (image: string): void => {
  for (let tries = 0; run('losetup', '-j', image) !== ''; tries += 1) {
    if (tries === 1_200) throw new Error(`${image} is still held by somebody after two minutes`);
    spawnSync('sleep', ['0.1']);
  }
};

/** Whoever still works on the disk was started from the test: the database, whose own note of its number went with the power. */
const killUsersOf = (at: string): void => {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (Number(pid) !== process.pid && readlinkSync(`/proc/${pid}/cwd`).startsWith(at))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile, or is the kernel's.
    }
  }
};

/** Why a small disk cannot be made here; undefined when it can. */
export const whyNoSmallDisk = (): string | undefined => {
  if (process.platform !== 'linux' || !existsSync('/dev/loop-control')) return 'there are no loop devices';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  try {
    makeSmallDisk(16).remove();
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
};
