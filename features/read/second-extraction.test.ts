import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ItemId } from '@amparo/core/ground/ids';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { extract } from '@amparo/platform/sandbox/extract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../../test/house.ts';
import { confirmAll, deed } from '../../test/scenarios/straight-way.ts';
import { prepareReading, readItem } from './read-item.ts';

let house: House;
let release: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  folder = mkdtempSync(join(tmpdir(), 'amparo-second-'));
});
afterAll(async () => {
  await release();
  rmSync(folder, { recursive: true, force: true });
});

const OLD =
  'Note of the monitor\n\nMs. Yanina Hrytsuk was detained on 14 October 2024 in Zasulle. At least 12 people were held with her.\n\nMr. Maksim Zorka was arrested on 3 May 2023.\n';

/** The item read by a program that gives this text for the same bytes. */
const readAs = (item: string, version: string, change: (text: string) => string) =>
  perform(
    house,
    house.owner,
    {
      ...readItem,
      prepare: (context, given: { readonly item: string }) =>
        prepareReading(context, given.item as ItemId, async (request) => {
          const found = await extract(request);
          return { ...found, text: change(found.text ?? ''), extractor: { name: 'text', version } };
        }),
    },
    { item },
  );

const versions = (item: string) =>
  house.database
    .selectFrom('text_version')
    .select(['id', 'body', 'extractor'])
    .where('item_id', '=', item as ItemId)
    .orderBy('recorded_seq')
    .execute();

/** Every passage that a claim rests on, in the version it was read in, and where it stands in the newest one. */
const passages = async (item: string) => {
  const { rows } = await sql<{
    quote: string;
    own: string;
    there: string | null;
    status: string;
  }>`
    select p.quote, substr(v.body, p.span_start + 1, p.span_end - p.span_start) as own, c.status,
      case when l.span_end > 0 then substr(n.body, l.span_start + 1, l.span_end - l.span_start) end as there
    from claim c join claim_passage cp on cp.claim_id = c.id join passage p on p.id = cp.passage_id
    join text_version v on v.id = p.text_version_id join item i on i.id = c.item_id
    join text_version n on n.id = i.text_version_id
    left join passage_place l on l.passage_id = p.id and l.text_version_id = n.id
    where c.item_id = ${item} and p.text_version_id <> n.id`.execute(house.database);
  return rows;
};

describe('a second extraction by a newer program', () => {
  let item = '';

  beforeAll(async () => {
    const path = join(folder, 'note.txt');
    writeFileSync(path, OLD);
    const { files } = await deed(house, 'collect.import-paths', { paths: [path] });
    item = files[0]?.itemId ?? '';
    expect(await confirmAll(house, item)).toBeGreaterThan(5);
  });

  it('is a new text version beside the old one; confirmed claims keep pointing into the old one, word for word', async () => {
    const before = await versions(item);
    const done = await readAs(item, '2', (text) =>
      text
        .replace('\n\n', '\n\n1\n\n')
        .replaceAll(' was ', '\nwas ')
        .replace(/\n\nMr[\s\S]*/, '\n'),
    );
    expect(done.proposed).toBe(0);
    const after = await versions(item);
    expect(after.slice(0, 1)).toEqual(before);
    expect(after.map(({ extractor }) => extractor)).toEqual([expect.stringMatching(/^text\/1/), 'text/2']);
    const found = await passages(item);
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ quote, own }) => quote !== own)).toEqual([]);
    expect(found.every(({ status }) => status === 'confirmed')).toBe(true);
  });

  it('carries each passage to the new text by its words, and says where they are no longer there', async () => {
    const found = await passages(item);
    const bare = (text: string | null): string | undefined => text?.replaceAll(/\s+/g, ' ');
    const about = (name: RegExp) => found.filter(({ quote }) => name.test(quote));
    expect(about(/Hrytsuk|Zasulle|12|October/).map(({ quote, there }) => bare(there) === bare(quote))).not.toContain(
      false,
    );
    expect(about(/Zorka|May 2023/).length).toBeGreaterThan(0);
    expect(about(/Zorka|May 2023/).map(({ there }) => there)).toEqual(about(/Zorka|May 2023/).map(() => null));
  });

  it('with the same words makes no new version', async () => {
    const before = await versions(item);
    await deed(house, 'read.read-item', { item });
    expect(await versions(item)).toEqual(before);
    expect(await deed(house, 'preserve.verify-item', { item })).toMatchObject({ ok: true });
  });
});
