import { receiveFile } from '@amparo/features/collect/receive-file';
import type { Actor } from '@amparo/features/kernel/actor';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { changeTerms } from '@amparo/features/preserve/custody/change-terms';
import { compareItems } from '@amparo/features/read/compare-items';
import { decideRelation } from '@amparo/features/read/decide-relation';
import { openItem } from '@amparo/features/read/open-item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse } from '../house.ts';
import { deed, refusal } from './straight-way.ts';

let house: House;
let release: () => Promise<void>;
const items = new Map<string, string>();

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const letter = (reference: string, day: string, facts: string): string =>
  [
    'Mandates of the Special Rapporteur on the situation of human rights in Veresk; the Working Group on Arbitrary Detention and the Working Group on discrimination against women and girls',
    '',
    `Ref.: ${reference}`,
    '(Please use this reference in your reply)',
    '',
    day,
    '',
    'Excellency,',
    '',
    'We have the honour to address you in our capacity as Special Rapporteur on the situation of human rights in Veresk; Working Group on Arbitrary Detention and Working Group on discrimination against women and girls, pursuant to Human Rights Council resolutions 58/16, 51/8 and 59/14.',
    '',
    'In this connection, we would like to bring to the attention of your Excellency’s Government information we have received concerning restrictions on contact between detained mothers and their children.',
    '',
    'According to the information received:',
    '',
    facts,
    '',
    'We recall article 9 of the Convention on the Rights of the Child (CRC) and rule 23 of the Bangkok Rules, and article 10 of the International Covenant on Civil and Political Rights (ICCPR).',
    '',
    'We may publicly express our concerns in the near future. The press release will indicate that we have been in contact with your Excellency’s Government to clarify the issues in question.',
    '',
    'Please accept, Excellency, the assurances of our highest consideration.',
    '',
    'Henrik Aldenborg',
    'Special Rapporteur on the situation of human rights in Veresk',
    '',
  ].join('\n');

const FACTS =
  'Ms. Vera Hrytsuk was detained on 14 October 2024 in Barysk. She is the mother of a child born in March 2018, whom she may write to and may not call. At least 1,140 persons are held on similar charges in Veresk. Her letters arrive once in three months, and some of them do not arrive at all.';

const FILES: Readonly<Record<string, readonly [string, string]>> = {
  letter: ['letter.txt', letter('UA XVR 4/2025', '9 September 2025', FACTS)],
  capture: [
    'capture.txt',
    `Page 1 of 6\n\n${letter('UA XVR 4/2025', '9 September 2025', FACTS.replace('1,140', '1,149').replace('Hrytsuk', 'Hritsuk')).replaceAll('\n\n', '\n \n')}`,
  ],
  other: [
    'other.txt',
    letter(
      'AL XVR 1/2025',
      '3 March 2025',
      'Mr. Anatol Zhuraunik, a retired engineer, died in Colony No. 4 in Losna on 2 January 2025. His family was told four days later by telephone, and nobody has explained what happened.',
    ),
  ],
  press: [
    'press.txt',
    'Veresk: UN experts urge authorities to let detained mothers see and hear their children\n\n30 September 2025\n\nGENEVA – UN experts today called on Veresk to end rules which cut detained women off from their children. The Convention on the Rights of the Child and the Bangkok Rules protect the contact of Ms. Vera Hrytsuk with her child, said Henrik Aldenborg, Special Rapporteur on the situation of human rights in Veresk.\n',
  ],
  elsewhere: [
    'elsewhere.txt',
    'Tarvia: harvest festival opens\n\n1 October 2025\n\nTARVIA – The festival of the harvest opened on Sunday with music and dance in the old town, and many guests came from the villages around to see it, the mayor said.\n',
  ],
  reply: [
    'reply.txt',
    'PERMANENT MISSION OF THE REPUBLIC OF VERESK\n\nNo. 02-14/611\n\nGeneva, 6 November 2025\n\nNOTE VERBALE\n\nThe Permanent Mission of the Republic of Veresk to the United Nations Office at Geneva presents its compliments to the Office of the High Commissioner for Human Rights and, with reference to the joint communication UA XVR 4/2025 dated 9 September 2025, has the honour to transmit the reply of the Government.\n\nThe Permanent Mission avails itself of this opportunity to renew the assurances of its highest consideration.\n',
  ],
};

beforeAll(async () => {
  ({ house, release } = await openTestHouse());
  for (const [key, [name, text]] of Object.entries(FILES))
    items.set(
      key,
      (await perform(house, house.owner, receiveFile, { name, classification: 'public' }, bytes(text))).itemId,
    );
  items.set(
    'again',
    (await perform(house, house.owner, receiveFile, { name: 'again.txt' }, bytes(FILES['press']?.[1] ?? ''))).itemId,
  );
  await deed(house, 'read.read-items', {});
});
afterAll(() => release());

const id = (name: string): string => items.get(name) ?? '';
const nameOf = (item: string): string => [...items].find(([, held]) => held === item)?.[0] ?? '?';
const related = async (name: string) => (await deed(house, 'read.open-item', { item: id(name) })).related;
const said = async (name: string) =>
  (await related(name))
    .map(({ kind, direction, other, status }) => `${direction} ${kind} ${nameOf(other.id)} ${status}`)
    .sort();

describe('items that are the same or related', () => {
  it('finds two captures of one letter, a press release, a reply and the same bytes; and nothing elsewhere', async () => {
    expect(await said('letter')).toEqual([
      'to announces again proposed',
      'to announces press proposed',
      'to replies-to reply proposed',
      'to same-letter capture proposed',
    ]);
    expect(await said('other')).toEqual([]);
    expect(await said('elsewhere')).toEqual([]);
    expect(await said('again')).toContain('from same-bytes press proposed');
    const capture = (await related('letter')).find(({ kind }) => kind === 'same-letter');
    expect(capture?.reasons.map(({ code }) => code)).toEqual(['reference', 'date', 'words']);
  });

  it('is found in whatever order items are read, and finding again proposes nothing twice', async () => {
    const before = await house.database.selectFrom('relation').selectAll().execute();
    await deed(house, 'read.read-items', { items: [id('letter')] });
    expect(await deed(house, 'read.find-related', {})).toEqual({ compared: 7, found: 0 });
    expect(await house.database.selectFrom('relation').selectAll().execute()).toHaveLength(before.length);
  });

  it('a person rejects: it stays rejected when the item is read again; both items keep it on record', async () => {
    const press = (await related('press')).find(({ other }) => other.id === id('letter'));
    await deed(house, 'read.decide-relation', { relation: press?.id ?? '', status: 'rejected' });
    await deed(house, 'read.read-items', { items: [id('press')] });
    expect(await said('press')).toContain('from announces letter rejected');
    const held = (await related('letter')).find(({ id: relation }) => relation === press?.id);
    expect(held?.decided?.member).toBe('Steward');
    await deed(house, 'read.decide-relation', { relation: press?.id ?? '', status: 'proposed' });
    expect(await said('press')).toContain('from announces letter proposed');
  });

  it('a letter whose reply was read has been replied to, on the day of the reply', async () => {
    const { rows } = await deed(house, 'communicate.list-communications', {});
    const row = rows.find(({ reference }) => reference === 'UA XVR 4/2025');
    expect(row).toMatchObject({
      stage: 'replied',
      reply: { itemId: id('reply'), date: '2025-11-06', status: 'proposed' },
    });
    expect(rows.find(({ reference }) => reference === 'AL XVR 1/2025')).toMatchObject({ stage: 'sent', reply: null });
  });

  it('what rests on a claim that is rejected is taken back, and comes again with it', async () => {
    const { cards } = await deed(house, 'read.open-item', { item: id('reply') });
    const cites = cards
      .flatMap((card) => card.claims)
      .filter(({ property }) => property === 'Item.citesCommunication')
      .map((claim) => claim.id);
    const stage = async () =>
      (await deed(house, 'communicate.list-communications', {})).rows.find(
        ({ reference }) => reference === 'UA XVR 4/2025',
      )?.stage;
    await deed(house, 'register.reject-claims', { claims: cites });
    await deed(house, 'read.find-related', { items: [id('letter'), id('capture')] });
    expect([await stage(), await related('reply')]).toEqual(['sent', []]);
    await deed(house, 'register.withdraw-decisions', { claims: cites });
    expect(await deed(house, 'read.find-related', { items: [id('reply')] })).toEqual({ compared: 1, found: 2 });
    expect([await stage(), (await related('reply')).map(({ kind }) => kind)]).toEqual([
      'replied',
      ['replies-to', 'replies-to'],
    ]);
  });

  it('compares two captures word by word, and what was read in them', async () => {
    const found = await deed(house, 'read.compare-items', { a: id('letter'), b: id('capture') });
    const changed = found.parts
      .filter(({ same }) => !same)
      .map(({ a, b }) => [found.a.text.slice(a.start, a.end).trim(), found.b.text.slice(b.start, b.end).trim()]);
    expect(changed).toEqual([
      ['', 'Page 1 of 6'],
      ['Hrytsuk', 'Hritsuk'],
      ['140', '149'],
    ]);
    expect(found.inCommon).toBeGreaterThan(0.98);
    expect(found.relation?.kind).toBe('same-letter');
    const differing = found.values.filter(({ differs }) => differs);
    expect(differing.map(({ a, b }) => [a.map(({ shown }) => shown), b.map(({ shown }) => shown)])).toContainEqual([
      ['Vera Hrytsuk'],
      ['Vera Hritsuk'],
    ]);
    const figures = differing.find(({ group }) => group === 'figure');
    expect([figures?.a[0]?.shown, figures?.b[0]?.shown].map((shown) => shown?.slice(0, 5))).toEqual(['1,140', '1,149']);
    expect(found.values.some(({ differs }) => !differs)).toBe(true);
  });

  it('who may not read one side learns nothing of it', async () => {
    const relation = (await related('letter')).find(({ kind }) => kind === 'same-letter')?.id ?? '';
    const observer: Actor = { member: house.owner.member, name: 'observer', role: 'observer' };
    await perform(house, house.owner, changeTerms, {
      items: [id('capture')],
      classification: 'sealed',
      reason: 'a source at risk',
    });
    const open = await perform(house, observer, openItem, { item: id('letter') });
    expect(open.related.map(({ kind }) => kind)).not.toContain('same-letter');
    expect(await refusal(perform(house, observer, compareItems, { a: id('letter'), b: id('capture') }))).toEqual([
      'not-found',
    ]);
    const documenter: Actor = { ...observer, role: 'documenter' };
    expect(await refusal(perform(house, documenter, decideRelation, { relation, status: 'confirmed' }))).toEqual([
      'not-found',
    ]);
  });
});
