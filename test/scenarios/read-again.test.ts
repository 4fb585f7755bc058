import { createHash } from 'node:crypto';
import type { ItemId, TextVersionId } from '@amparo/core/ground/ids';
import type { ClaimValue, Proposals, ProposedClaim } from '@amparo/core/nouns/claim';
import { receiveFile } from '@amparo/features/collect/receive-file';
import { writeDeed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { storeProposals } from '@amparo/features/read/store-proposals';
import { newId } from '@amparo/platform/config/new-id';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestHouse } from '../house.ts';
import { deed } from './straight-way.ts';

let house: House;
let release: () => Promise<void>;
let item = '';

const FIRST = 'Note.\n\nMs. Vera Hrytsuk was detained on 14 October 2024 in Barysk. Ms. Alena Drobysh was too.';
/** The same words as a newer extractor gives them: other breaks, a heading, curly marks. */
const NEWER =
  'PAGE 1\n\n“Note”\n\nMs. Vera Hry-\ntsuk was de-\ntained on 14 October 2024\nin Barysk. Ms. Alena Drobysh was too.';

beforeEach(async () => {
  ({ house, release } = await openTestHouse());
  item = (await perform(house, house.owner, receiveFile, { name: 'note.bin' }, bytes())).itemId;
});
afterEach(() => release());

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from([0, 1, 2, 3]);
}

/** Stores a reading of the item, as read.read-item does when a program of other rules or another extractor reads it. */
const readingStored = writeDeed({
  name: 'read.test-reading',
  summary: 'Store a reading made by the test',
  may: 'register',
  inner: true,
  input: z.object({ text: z.string(), proposals: z.custom<Proposals>() }),
  output: z.object({ proposed: z.number(), takenBack: z.number() }),
  run: async (context, { text, proposals }) => {
    const sha256 = createHash('sha256').update(text).digest();
    const known = await context.transaction
      .selectFrom('text_version')
      .select('id')
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    const version = known?.id ?? newId<TextVersionId>();
    if (known === undefined)
      await context.transaction
        .insertInto('text_version')
        .values({
          id: version,
          item_id: item as ItemId,
          sha256,
          extractor: 'test/1',
          body: text,
          pages: '[]',
          recorded_seq: context.seq,
        })
        .execute();
    await context.transaction
      .updateTable('item')
      .set({ text_version_id: version, read_seq: context.seq })
      .where('id', '=', item as ItemId)
      .execute();
    return {
      output: await storeProposals(context, { item: item as ItemId, version, text }, proposals),
      subjects: [item],
      entry: {},
    };
  },
});

const says = (text: string, quote: string, rest: Pick<ProposedClaim, 'subject' | 'property' | 'value' | 'rule'>) => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`"${quote}" is not in the text`);
  return { ...rest, passages: [{ start, end: start + quote.length, quote }], confidence: 0.8 };
};
const named = (name: string): ClaimValue => ({ kind: 'text', text: name });

const reading = (
  text: string,
  options: { rule?: string; vera?: string; veraLabel?: string; day?: string; alena?: boolean } = {},
): Proposals => {
  const { rule = 'person/1', vera = 'Vera Hrytsuk', day = '2024-10-14', alena = true } = options;
  const quote = text === FIRST ? 'Vera Hrytsuk' : 'Vera Hry-\ntsuk';
  return {
    mentions: [
      { key: 'p1', kind: 'Person', label: options.veraLabel ?? vera, role: 'victim' },
      { key: 'd1', kind: 'DetentionEpisode', label: `${vera}, detention` },
      ...(alena ? [{ key: 'p2', kind: 'Person', label: 'Alena Drobysh' }] : []),
    ],
    claims: [
      says(text, quote, { subject: 'p1', property: 'Person.name', value: named(vera), rule }),
      says(text, '14 October 2024', {
        subject: 'd1',
        property: 'DetentionEpisode.begin',
        value: { kind: 'time', edtf: day },
        rule,
      }),
      says(text, quote, {
        subject: 'd1',
        property: 'DetentionEpisode.person',
        value: { kind: 'mention', mention: 'p1' },
        rule,
      }),
      ...(alena
        ? [says(text, 'Alena Drobysh', { subject: 'p2', property: 'Person.name', value: named('Alena Drobysh'), rule })]
        : []),
    ],
  };
};

const store = (text: string, proposals: Proposals) => perform(house, house.owner, readingStored, { text, proposals });
const claims = async () => (await deed(house, 'read.open-item', { item })).cards.flatMap((card) => card.claims);
const claim = async (property: string, shown?: string) => {
  const found = (await claims()).find((one) => one.property === property && (shown ?? one.shown) === one.shown);
  if (found === undefined) throw new Error(`no ${property} ${shown ?? ''}`);
  return found;
};

describe('reading again', () => {
  it('the same reading adds nothing, and neither does a newer rule or a newer text that finds the same', async () => {
    expect(await store(FIRST, reading(FIRST))).toEqual({ proposed: 4, takenBack: 0 });
    expect(await store(FIRST, reading(FIRST))).toEqual({ proposed: 0, takenBack: 0 });
    expect(await store(FIRST, reading(FIRST, { rule: 'person/2' }))).toEqual({ proposed: 0, takenBack: 0 });
    expect(await store(NEWER, reading(NEWER, { rule: 'person/3', vera: 'Vera  HRYTSUK' }))).toEqual({
      proposed: 0,
      takenBack: 0,
    });
    expect(await claims()).toHaveLength(4);
  });

  it('rejected stays rejected: by a newer rule, in a newer text, under another label of the person', async () => {
    await store(FIRST, reading(FIRST));
    const name = await claim('Person.name', 'Vera Hrytsuk');
    await deed(house, 'register.reject-claims', { claims: [name.id] });
    for (const [text, more] of [
      [FIRST, { rule: 'person/2' }],
      [NEWER, { rule: 'person/3' }],
      [NEWER, { rule: 'person/4', veraLabel: 'Ms. Vera Hrytsuk' }],
    ] as const)
      expect((await store(text, reading(text, more))).proposed).toBe(0);
    const after = (await claims()).filter(({ property }) => property === 'Person.name');
    expect(after.map(({ shown, status }) => `${shown} ${status}`).sort()).toEqual([
      'Alena Drobysh proposed',
      'Vera Hrytsuk rejected',
    ]);
  });

  it('what a person corrected is not proposed wrong again, nor right a second time', async () => {
    await store(FIRST, reading(FIRST, { day: '2024-10-04' }));
    const begin = await claim('DetentionEpisode.begin');
    await deed(house, 'register.correct-claim', { claim: begin.id, value: { kind: 'time', edtf: '2024-10-14' } });
    expect((await store(NEWER, reading(NEWER, { day: '2024-10-04' }))).proposed).toBe(0);
    expect((await store(NEWER, reading(NEWER, { day: '2024-10-14', rule: 'event/9' }))).proposed).toBe(0);
  });

  it('a better program leaves a confirmed claim as it is, and proposes beside it that a newer reading differs', async () => {
    await store(FIRST, reading(FIRST));
    const begin = await claim('DetentionEpisode.begin');
    await deed(house, 'register.confirm-claims', { claims: [begin.id] });
    expect((await store(NEWER, reading(NEWER, { day: '2024-10', rule: 'event/2' }))).proposed).toBe(1);
    const both = (await claims()).filter(({ property }) => property === 'DetentionEpisode.begin');
    expect(both.find(({ id }) => id === begin.id)).toMatchObject({ status: 'confirmed', value: begin.value });
    expect(both.find(({ id }) => id !== begin.id)).toMatchObject({
      status: 'proposed',
      rule: 'event/2',
      newerThan: { claimId: begin.id, shown: begin.shown },
    });
  });

  it('what an earlier reading proposed, nobody decided and the newer does not find is taken back, and can come again', async () => {
    await store(FIRST, reading(FIRST));
    expect(await store(FIRST, reading(FIRST, { alena: false }))).toEqual({ proposed: 0, takenBack: 1 });
    expect((await claims()).some(({ shown }) => shown === 'Alena Drobysh')).toBe(false);
    expect(await store(NEWER, reading(NEWER))).toEqual({ proposed: 1, takenBack: 0 });
    expect((await claim('Person.name', 'Alena Drobysh')).status).toBe('proposed');
  });

  it('a person whom no reading supports any more is listed no more, and again when one does or a person says so', async () => {
    const listed = async () => {
      const all = await deed(house, 'register.list-people', {});
      const found = await deed(house, 'register.list-people', { text: 'Алена Дробыш' });
      expect(all.total).toBe(all.rows.length);
      return [
        all.rows
          .map(({ name }) => name)
          .sort()
          .join(', '),
        found.total,
      ];
    };
    await store(FIRST, reading(FIRST));
    expect(await listed()).toEqual(['Alena Drobysh, Vera Hrytsuk', 1]);
    const alena = (await claim('Person.name', 'Alena Drobysh')).id;
    const mention = (
      await house.database
        .selectFrom('claim')
        .select('mention_id')
        .where('id', '=', alena as never)
        .executeTakeFirstOrThrow()
    ).mention_id;
    await store(FIRST, reading(FIRST, { alena: false }));
    expect(await listed()).toEqual(['Vera Hrytsuk', 0]);
    await store(FIRST, reading(FIRST));
    expect(await listed()).toEqual(['Alena Drobysh, Vera Hrytsuk', 1]);
    await store(FIRST, reading(FIRST, { alena: false }));
    await deed(house, 'register.make-claim', {
      item,
      start: FIRST.indexOf('Alena Drobysh'),
      end: FIRST.indexOf('Alena Drobysh') + 'Alena Drobysh'.length,
      property: 'Person.name',
      value: { kind: 'text', text: 'Alena Drobysh' },
      mention: mention ?? '',
    });
    expect(await listed()).toEqual(['Alena Drobysh, Vera Hrytsuk', 1]);
  });

  it('passages of an older text stand at the same words in the newer', async () => {
    await store(FIRST, reading(FIRST));
    const name = await claim('Person.name', 'Vera Hrytsuk');
    await deed(house, 'register.confirm-claims', { claims: [name.id] });
    await store(NEWER, reading(NEWER));
    const { text } = await deed(house, 'read.open-item', { item });
    const [passage] = (await claim('Person.name', 'Vera Hrytsuk')).passages;
    expect(text?.body.slice(passage?.start, passage?.end)).toBe('Vera Hry-\ntsuk');
    expect(passage?.quote).toBe('Vera Hrytsuk');
  });
});
