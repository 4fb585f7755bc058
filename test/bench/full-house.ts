import type { House } from '@amparo/features/kernel/house';
import { BulkJournal, frontierIn } from './bulk-journal.ts';
import { type BulkWriter, inBulk } from './bulk-writer.ts';
import { type FullItem, inventItem } from './full-item.ts';
import { type Seeded, seeded } from './seeded.ts';
import { inventName, type Name } from './veresk-words.ts';

/** How full: a house of 100,000 items has all other things in proportion. */
export interface Fullness {
  readonly items: number;
  readonly seed: number;
}

/** What a bench or test asks for by id. */
export interface FullHouse {
  readonly busyItem: string;
  /** A person made of 40 mentions. */
  readonly largeEntity: string;
  readonly match: { readonly a: string; readonly b: string };
  readonly someName: Name;
  readonly journalSize: number;
}

const CLUSTER = 40;
const PORTION = 100;
const BUSY_PERSONS = 50;

/**
 * Fills an empty house of Veresk by SQL, the same for the same seed: for each item a text and a person, episodes and
 * claims; the older three fifths worked through, the rest waiting; judgements, matches, and a journal that verifies.
 */
export const fillHouse = async (house: House, { items, seed }: Fullness): Promise<FullHouse> => {
  const chance = seeded(seed);
  const started = new Date('2024-01-01T08:00:00Z');
  const frontier = await frontierIn(house.database);
  const member = house.owner.member;
  let found: FullHouse | undefined;
  const fill = async (writer: BulkWriter): Promise<void> => {
    const journal = new BulkJournal({ writer, chance, member, frontier, started });
    const names = namesOf(chance, items);
    const busy = items - Math.floor(items / 10);
    const persons: string[] = [];
    const ids: string[] = [];
    const knownWords = new Set<string>();
    let busyItem = '';
    for (let first = 0; first < items; first += PORTION) {
      const made: FullItem[] = [];
      for (let at = first; at < Math.min(items, first + PORTION); at += 1) {
        const item = inventItem(chance, {
          number: at + 1,
          names: at === busy ? Array.from({ length: BUSY_PERSONS }, () => inventName(chance)) : [names(at)],
          worked: at < items * 0.6,
          unread: at % 50 === 49,
          joined: joinedAt(at, items),
        });
        made.push(item);
        if (at === busy) busyItem = item.id;
        persons.push(item.persons[0] ?? '');
        ids.push(item.id);
      }
      await writeItems({ writer, journal, made, member, knownWords });
    }
    const judged = await writeJudgements({ writer, journal, chance, persons, member, items });
    const match = await writeMatches({ writer, chance, persons, items, skip: judged.pairs });
    while (journal.size < items * 2) {
      const item = chance.pick(ids);
      await journal.write('preserve.verify-item', [item], { item, verdict: 'whole' });
    }
    await journal.end(house.database);
    found = {
      busyItem,
      largeEntity: judged.largeEntity,
      match,
      someName: names(Math.floor(items / 3)),
      journalSize: journal.size,
    };
  };
  // Only the owner may drop and make indexes.
  await house.asDatabaseOwner((owner) => inBulk(owner, fill));
  if (found === undefined) throw new Error('the house was not filled');
  await house.journal.seal();
  return found;
};

const pairsIn = (items: number): number => Math.floor(items * 0.0122);
const verdictOfPair = (pair: number) => (pair % 6 < 4 ? 'same' : pair % 6 === 4 ? 'different' : 'unsure');

/** Whether the judgements to come make the first person of this item one with others. */
const joinedAt = (at: number, items: number): boolean => {
  const from = clustersIn(items) * CLUSTER;
  const pair = Math.floor((at - from) / 2);
  return at < from || (pair < pairsIn(items) && verdictOfPair(pair) === 'same');
};

const clustersIn = (items: number): number => Math.ceil(items / 5_000);

/** Names by mention: members of a cluster bear one name, in either script. */
const namesOf = (chance: Seeded, items: number): ((at: number) => Name) => {
  const all = Array.from({ length: items }, () => inventName(chance));
  const clusters = clustersIn(items);
  return (at) => all[at < clusters * CLUSTER ? at % clusters : at] as Name;
};

const writeItems = async (given: {
  readonly writer: BulkWriter;
  readonly journal: BulkJournal;
  readonly made: readonly FullItem[];
  readonly member: string;
  readonly knownWords: Set<string>;
}): Promise<void> => {
  const { writer, journal, made, member, knownWords } = given;
  const received = new Map<FullItem, number>();
  for (const item of made) {
    const { id, number } = item;
    const custody = ['received', 'registered', 'sealed'];
    received.set(item, await journal.write('collect.receive-file', [id], { custody, item: id, number }));
  }
  const read = new Map<FullItem, number>();
  for (let at = 0; at < made.length; ) {
    const together = made.slice(at, at + (at % 6 === 0 ? 2 : 1));
    at += together.length;
    const readable = together.filter(({ unread }) => !unread);
    if (readable.length === 0) continue;
    const subjects = readable.map(({ id }) => id);
    const seq = await journal.write('read.read-item', subjects, {
      custody: ['derived'],
      items: subjects.map((item) => ({ item })),
    });
    for (const item of readable) read.set(item, seq);
  }
  const worked = new Map<FullItem, number>();
  const done = made.filter((item) => item.worked && !item.unread);
  for (let at = 0; at < done.length; at += 4) {
    const together = done.slice(at, at + 4);
    const seq = await journal.write(
      'register.confirm-claims',
      together.map(({ id }) => id),
      { status: 'confirmed', claims: together.flatMap(({ claims }) => claims.map(({ id }) => id)) },
    );
    for (const item of together) worked.set(item, seq);
  }
  for (const item of made) {
    await item.write(writer, {
      received: received.get(item) ?? 1,
      read: read.get(item) ?? null,
      worked: worked.get(item) ?? null,
      member,
      knownWords,
    });
  }
};

interface Judging {
  readonly writer: BulkWriter;
  readonly journal: BulkJournal;
  readonly chance: Seeded;
  /** The first person of each item. */
  readonly persons: readonly string[];
  readonly member: string;
  readonly items: number;
}

const ordered = (one: string, other: string) =>
  one < other ? { mention_a: one, mention_b: other } : { mention_a: other, mention_b: one };

/** Clusters of 40, judged each with the next one; then pairs. Entities are written as the judgements make them. */
const writeJudgements = async ({ writer, journal, chance, persons, member, items }: Judging) => {
  const clusters = clustersIn(items);
  const entityOf = new Map<string, string>();
  const pairs = new Set<string>();
  const judge = async (one: string, other: string, verdict: 'same' | 'different' | 'unsure'): Promise<void> => {
    const pair = ordered(one, other);
    pairs.add(`${pair.mention_a} ${pair.mention_b}`);
    const judgement = chance.id();
    const seq = await journal.write('consolidate.judge-match', [one, other], { judgement, a: one, b: other, verdict });
    await writer.add('judgement', {
      id: judgement,
      ...pair,
      verdict,
      reason: null,
      shown: {},
      member_id: member,
      recorded_seq: seq,
      retracted_seq: null,
    });
  };
  const person = (at: number): string => persons[at] ?? '';
  for (let cluster = 0; cluster < clusters; cluster += 1) {
    for (let at = 0; at < CLUSTER; at += 1) {
      const mention = person(cluster + at * clusters);
      entityOf.set(mention, person(cluster));
      if (at > 0) await judge(person(cluster + (at - 1) * clusters), mention, 'same');
    }
  }
  const from = clusters * CLUSTER;
  for (let at = 0; at < pairsIn(items); at += 1) {
    const [one, other] = [person(from + 2 * at), person(from + 2 * at + 1)];
    const verdict = verdictOfPair(at);
    await judge(one, other, verdict);
    if (verdict === 'same') entityOf.set(other, one);
  }
  for (const mention of persons)
    await writer.add('entity_member', { mention_id: mention, entity_id: entityOf.get(mention) ?? mention });
  return { largeEntity: person(0), pairs };
};

/** Pairs that wait, and a few that were judged already. */
const writeMatches = async (given: {
  readonly writer: BulkWriter;
  readonly chance: Seeded;
  readonly persons: readonly string[];
  readonly items: number;
  readonly skip: ReadonlySet<string>;
}): Promise<{ a: string; b: string }> => {
  const { writer, chance, persons, items, skip } = given;
  const seen = new Set<string>();
  let open: { a: string; b: string } | undefined;
  while (seen.size < Math.floor(items / 20)) {
    const at = chance.below(items - 40);
    const pair = ordered(persons[at] ?? '', persons[at + 1 + chance.below(30)] ?? '');
    const key = `${pair.mention_a} ${pair.mention_b}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const bits = Math.round((chance.unit() * 24 - 6) * 100) / 100;
    const steps = [
      { name: 'name', bits: bits + 10, level: 'agrees', sentence: 'The names agree but for their script.' },
    ];
    await writer.add('match', { ...pair, bits, evidence: { prior: -10, bits, steps }, model: 'defaults/1' });
    if (!skip.has(key)) open ??= { a: pair.mention_a, b: pair.mention_b };
  }
  if (open === undefined) throw new Error('no match waits');
  return open;
};
