import { readFileSync, statSync } from 'node:fs';

/**
 * Whether the file system that holds the path lies on an encrypted device (dm-crypt), as Linux tells in /sys; null
 * when it does not tell. The database relies on it, so the desk says so when there is none.
 */
export const diskEncrypted = (path: string): boolean | null => {
  if (process.platform !== 'linux') return null;
  try {
    const { dev } = statSync(path);
    const [major, minor] = [Math.floor(dev / 256) & 0xfff, (dev & 0xff) | (Math.floor(dev / 1_048_576) << 8)];
    return isCrypt(`/sys/dev/block/${major}:${minor}`);
  } catch {
    return null;
  }
};

const isCrypt = (device: string): boolean => {
  try {
    return readFileSync(`${device}/dm/uuid`, 'utf8').startsWith('CRYPT-');
  } catch {
    return false;
  }
};
