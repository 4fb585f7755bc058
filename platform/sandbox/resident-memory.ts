import { readdir, readFile } from 'node:fs/promises';

/**
 * Resident bytes of a process and all it started (bubblewrap puts itself in between), from /proc (Linux, proc(5)).
 * A process that ends meanwhile counts 0. On other systems always 0.
 */
export const residentMemory = async (processId: number): Promise<number> => {
  const [own, children] = await Promise.all([residentOf(processId), childrenOf(processId)]);
  const below = await Promise.all(children.map(residentMemory));
  return below.reduce((sum, bytes) => sum + bytes, own);
};

/** VmRSS is in kilobytes on every page size, unlike statm. */
const residentOf = async (processId: number): Promise<number> => {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
};

const childrenOf = async (processId: number): Promise<readonly number[]> => {
  const threads = await readdir(`/proc/${processId}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${processId}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
};
