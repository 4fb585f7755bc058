import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deedsByName } from '@amparo/features/catalogue';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { perform } from '@amparo/features/kernel/perform';
import { sql } from 'kysely';
import type { FullHouse } from './full-house.ts';

const ITEMS = 100_000;
const CALLS = 10;
const LIMIT_MS = 300;
const COUNT_LIMIT_MS = 2_000;
const CHECK_LIMIT_MS = 8_000;
const MEMORY_LIMIT_MB = 600;
const CONFIRMED_AT_ONCE = 500;

/** Every reading deed as the desk calls it, and the confirming of a page of claims, in a house with full rooms. */
export const benchRooms = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-rooms-'));
  try {
    const directory = join(folder, 'workspace');
    const program = fileURLToPath(new URL('./fill-rooms.ts', import.meta.url));
    const env = { ...process.env, DATABASE_URL: '' };
    const printed = execFileSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, directory, `${ITEMS}`],
      {
        encoding: 'utf8',
        env,
      },
    );
    return await measureRooms(directory, JSON.parse(printed) as FullHouse);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Measures a house that was filled before. It confirms claims, so a second measuring meets a slightly other house. */
export const measureRooms = async (directory: string, full: FullHouse): Promise<object> => {
  const house = await openHouse({ directory, deeds: deedsByName });
  try {
    const bareMs = median(await times(100, () => bareSelect(house, full.busyItem)));
    const rooms: Record<string, object> = {};
    let slow = 0;
    for (const { name, deed, input, limit = LIMIT_MS } of callsOf(full)) {
      const taken = await times(CALLS, () => call(house, deed, input));
      rooms[name] = figuresOf(taken, bareMs);
      if (Math.max(...taken) > limit) slow += 1;
    }
    const portions = await proposedClaims(house);
    const confirming: number[] = [];
    const afterwards: number[] = [];
    for (const claims of portions) {
      confirming.push(...(await times(1, () => call(house, 'register.confirm-claims', { claims }))));
      afterwards.push(...(await times(1, () => call(house, 'team.describe-session', {}))));
    }
    rooms['confirm 500 claims'] = figuresOf(confirming, bareMs);
    rooms['session after a deed'] = figuresOf(afterwards, bareMs);
    const checking = await times(1, () => call(house, 'preserve.check-journal', {}));
    rooms['check the journal'] = figuresOf(checking, bareMs);
    slow += [Math.max(...confirming, ...afterwards) > LIMIT_MS, Math.max(...checking) > CHECK_LIMIT_MS].filter(
      Boolean,
    ).length;
    const memoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
    return {
      bareMs: rounded(bareMs),
      rooms,
      memoryMB,
      limits: { ms: LIMIT_MS, countMs: COUNT_LIMIT_MS, checkMs: CHECK_LIMIT_MS, memoryMB: MEMORY_LIMIT_MB },
      overTheLimit: slow + (memoryMB > MEMORY_LIMIT_MB ? 1 : 0),
    };
  } finally {
    await house.close();
  }
};

interface Call {
  readonly name: string;
  readonly deed: string;
  readonly input: object;
  readonly limit?: number;
}

/** What the desk asks for; windows of lists have 100 rows. */
const callsOf = (full: FullHouse): readonly Call[] => {
  const { cyrillic, latin } = full.someName;
  const surname = (name: string): string => name.split(' ')[1] ?? '';
  const asOf = '2025-06-30';
  const items = (name: string, input: object): Call => ({
    name,
    deed: 'read.list-items',
    input: { limit: 100, offset: 0, ...input },
  });
  const people = (name: string, input: object): Call => ({
    name,
    deed: 'register.list-people',
    input: { limit: 100, offset: 0, ...input },
  });
  return [
    { name: 'session', deed: 'team.describe-session', input: {} },
    { name: 'desk', deed: 'team.read-desk', input: {} },
    items('items, first', {}),
    items('items, last', { offset: ITEMS - 100 }),
    items('items, newest first', { sort: 'received', descending: true }),
    items('items by title', { sort: 'title' }),
    items('items by title, last', { sort: 'title', offset: ITEMS - 100 }),
    items('items by date', { sort: 'date', descending: true }),
    items('items, kind and language', { kind: 'report', language: 'be' }),
    items('items, rare word', { text: surname(cyrillic) }),
    items('items, common word', { text: 'officers' }),
    items('items, one letter', { text: 'а' }),
    items('items, two letters', { text: 'ра' }),
    items('items, three letters', { text: 'ава' }),
    items('items, two words', { text: `court ${surname(latin)}` }),
    people('people, first', {}),
    people('people, last', { offset: ITEMS - 5_000 }),
    people('people by sources', { sort: 'sources', descending: true }),
    people('people, recent', { sort: 'recent', descending: true }),
    people('people, Latin name', { text: latin }),
    people('people, Cyrillic name', { text: cyrillic }),
    people('people, part of a name', { text: surname(latin).slice(0, 4) }),
    {
      name: 'finder, one letter',
      deed: 'register.list-people',
      input: { text: 'м', sort: 'name', limit: 6, offset: 0 },
    },
    { name: 'item with 500 proposals', deed: 'read.open-item', input: { item: full.busyItem } },
    { name: 'person of 40 mentions', deed: 'register.open-person', input: { entity: full.largeEntity } },
    {
      name: 'person, known at',
      deed: 'register.open-person',
      input: { entity: full.largeEntity, knownAt: Math.floor(full.journalSize / 2) },
    },
    { name: 'matches', deed: 'consolidate.list-matches', input: { limit: 100, offset: 0 } },
    { name: 'match', deed: 'consolidate.open-match', input: full.match },
    { name: 'figures', deed: 'analyse.list-figures', input: {} },
    { name: 'count detained', deed: 'analyse.count-detained', input: { asOf }, limit: COUNT_LIMIT_MS },
    {
      name: 'count detained, known at',
      deed: 'analyse.count-detained',
      input: { asOf, knownAt: Math.floor(full.journalSize / 2) },
      limit: COUNT_LIMIT_MS,
    },
    { name: 'journal', deed: 'preserve.list-entries', input: { limit: 100 } },
    { name: 'journal, further down', deed: 'preserve.list-entries', input: { limit: 100, before: 100_000 } },
    { name: 'custody', deed: 'preserve.list-custody', input: { item: full.busyItem } },
  ];
};

const call = async (house: House, name: string, input: object): Promise<void> => {
  const deed = house.deeds.get(name);
  if (deed?.kind !== 'read' && deed?.kind !== 'write') throw new Error(`${name} is no deed that can be timed`);
  JSON.stringify(await perform(house, house.owner, deed, input));
};

const bareSelect = async (house: House, item: string): Promise<void> => {
  await sql`select * from item where id = ${item}`.execute(house.database);
};

/** Ten portions of claims that wait. */
const proposedClaims = async (house: House): Promise<readonly (readonly string[])[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from claim where status = 'proposed' order by id limit ${CALLS * CONFIRMED_AT_ONCE}`.execute(
    house.database,
  );
  return Array.from({ length: CALLS }, (_, at) =>
    rows.slice(at * CONFIRMED_AT_ONCE, (at + 1) * CONFIRMED_AT_ONCE).map(({ id }) => id),
  );
};

const times = async (count: number, work: () => Promise<void>): Promise<number[]> => {
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const before = performance.now();
    await work();
    taken.push(performance.now() - before);
  }
  return taken;
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Number(value.toPrecision(3));

const figuresOf = (taken: readonly number[], bareMs: number): object => ({
  ms: rounded(median(taken)),
  worstMs: rounded(Math.max(...taken)),
  ratio: rounded(median(taken) / bareMs),
});
