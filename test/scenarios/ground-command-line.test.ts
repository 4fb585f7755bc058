import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deedsByName } from '@amparo/features/catalogue';
import { openHouse } from '@amparo/features/kernel/open-house';
import { addJob } from '@amparo/platform/jobs/job-table';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed, refusal } from './straight-way.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/cli/bin/amparo.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A Node of the machine that is older than ours, which only has to read the start of the program. */
const olderNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => folder !== '' && !folder.startsWith(ROOT))
  .map((folder) => join(folder, 'node'))
  .find((program) => {
    const version = existsSync(program) ? spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout : '';
    const major = Number(/^v(\d+)\./.exec(version)?.[1]);
    return major >= 20 && major < 24;
  });
if (olderNode === undefined)
  console.warn('SKIPPED: the command line under a Node of 20 to 23 is not tested, since PATH has none');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-line-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

const begin = (words: readonly string[], way: { node?: string; program?: string; cwd?: string } = {}) => {
  const child = spawn(
    way.node ?? process.execPath,
    [way.program ?? PROGRAM, ...words, '--workspace', join(folder, 'workspace'), '--json'],
    { cwd: way.cwd ?? folder, env: { ...process.env, DATABASE_URL: '' } },
  );
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, out, said })));
  return { child: child as ChildProcess, ended };
};

describe('the command line', () => {
  it.skipIf(olderNode === undefined)('goes on under our Node, from any folder, called by a link to it', async () => {
    const link = join(folder, 'amparo');
    symlinkSync(PROGRAM, link);
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere', 'note.txt'), 'At least 12 people are detained in Veresk.');
    const way = { node: olderNode ?? '', program: link, cwd: join(folder, 'elsewhere') };
    const { code, out, said } = await begin(['read', 'note.txt'], way).ended;
    expect(code, said).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: 'amparo-reading/1' });
    expect((await begin(['status'], way).ended).code).toBe(0);
  });

  it('ends an import with 130 on Ctrl+C, once or twice, names the job, and goes on from there', async () => {
    const FILES = 80;
    mkdirSync(join(folder, 'papers'));
    for (let number = 0; number < FILES; number += 1)
      writeFileSync(join(folder, 'papers', `${number}.txt`), `paper ${number}`);
    expect((await begin(['status']).ended).code).toBe(0);
    const { child, ended } = begin(['import', join(folder, 'papers')]);
    const house = await openHouse({ directory: join(folder, 'workspace'), databaseUrl: '', deeds: deedsByName });
    const received = async (): Promise<number> => (await deed(house, 'read.list-items', { limit: 1 })).total;
    while ((await received()) < 5) await pause(10);
    child.kill('SIGINT');
    await pause(30);
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code, stopped.said).toBe(130);
    const [fault] = (JSON.parse(stopped.out) as { faults: { code: string; message: string }[] }).faults;
    expect(fault?.code).toBe('cancelled');
    const job = /resume job (\S+)/.exec(fault?.message ?? '')?.[1] ?? '';
    const before = await received();
    expect(before).toBeLessThan(FILES);
    await house.close();

    const resumed = await begin(['jobs', 'resume', job]).ended;
    expect(resumed.code, resumed.said + resumed.out).toBe(0);
    expect(JSON.parse(resumed.out)).toMatchObject({ job, state: 'done', outcome: { received: FILES, duplicates: 0 } });
    const items = JSON.parse((await begin(['read', 'list-items']).ended).out) as { total: number };
    expect(items.total).toBe(FILES);
    expect((await begin(['jobs', 'resume', job]).ended).code).toBe(5);
  });

  it('resumes a job that a killed program left behind, and no job that somebody works on', async () => {
    const { house, release } = await openTestHouse();
    try {
      const put = (secondsAgo: number) =>
        addJob(house.database, {
          deed: 'read.read-items',
          input: {},
          member: house.owner.member,
          worker: 'of another program',
          now: new Date(Date.now() - secondsAgo * 1000),
        });
      expect(await refusal(deed(house, 'upkeep.resume-job', { job: await put(1) }))).toEqual(['conflict']);
      expect(await refusal(deed(house, 'upkeep.resume-job', { job: await put(60) }))).toEqual([]);
    } finally {
      await release();
    }
  });
});
