/** A pair of mentions, the people proposed with it, and a second look: what the house of the fixture answers. */
import type { Output, Words } from '../src/api/contract.ts';
import { id, LETTER, REGISTER, registerSource, sourceAt } from './veresk-people.ts';

const words = (en: string, be: string, ru: string): Words => ({ en, be, ru });

const openPair: Output<'consolidate.open-match'> = {
  a: {
    mentionId: id(102),
    label: 'Vera Hrytsuk',
    kind: 'Person',
    role: 'victim',
    entityId: id(302),
    itemId: LETTER,
    itemTitle: 'Urgent appeal UA XVR 4/2025',
    itemNumber: 14,
    clusterSize: 1,
    passages: [
      {
        ...sourceAt('Vera Hrytsuk').passages[0]!,
        before: 'between Ms. Maryna Kalinouskaya and Ms. ',
        after: ', detained mothers, and their children.',
      },
      {
        ...sourceAt('Ms. Hrytsuk').passages[0]!,
        before: '',
        after: ' was detained on 14 October 2024 in Barysk and is charged under article 214-1',
      },
    ],
    facts: [
      {
        label: words('Detained', 'Затрыманая', 'Задержана'),
        shown: '14 October 2024',
        value: { kind: 'time', edtf: '2024-10-14' },
      },
      { label: words('Place', 'Месца', 'Место'), shown: 'Barysk', value: { kind: 'text', text: 'Barysk' } },
    ],
  },
  b: {
    mentionId: id(202),
    label: 'Вера Грыцук',
    kind: 'Person',
    role: 'victim',
    entityId: id(304),
    itemId: REGISTER,
    itemTitle: 'Рэестр назіральнікаў Барыска',
    itemNumber: 9,
    clusterSize: 2,
    passages: [
      {
        ...registerSource('Vera Hrytsuk').passages[0]!,
        quote: 'Вера Грыцук',
        before: 'арт. 214-1 · ',
        after: ' · затрымана 14.10.2024 · дачка 2018 г.н. · Барыск',
      },
    ],
    facts: [
      {
        label: words('Detained', 'Затрыманая', 'Задержана'),
        shown: '14 October 2024',
        value: { kind: 'time', edtf: '2024-10-14' },
      },
      {
        label: words('Child', 'Дзіця', 'Ребёнок'),
        shown: 'дачка 2018 г.н.',
        value: { kind: 'text', text: 'дачка 2018 г.н.' },
      },
    ],
  },
  evidence: {
    prior: -10,
    bits: 12.1,
    steps: [
      {
        name: 'name',
        bits: 10.4,
        level: 'same-standard',
        sentence: 'Vera Hrytsuk and Вера Грыцук: Грыцук → Hrytsuk in passports (ICAO 9303); Вера → Vera.',
        values: ['Vera Hrytsuk', 'Вера Грыцук'],
      },
      {
        name: 'namesakes',
        bits: -1.3,
        level: 'some',
        sentence: 'One register has two rows with this name.',
        values: ['2', '2'],
      },
      {
        name: 'arrest-day',
        bits: 7.2,
        level: 'same-day',
        sentence: 'Detained on the same day, 14 October 2024.',
        values: ['2024-10-14', '2024-10-14'],
      },
      {
        name: 'relative',
        bits: 7.6,
        level: 'same',
        sentence: 'A child born 2018 on both sides.',
        values: ['2018', '2018'],
      },
      {
        name: 'charges',
        bits: 0.8,
        level: 'overlap',
        sentence: 'Article in both: 214-1.',
        values: ['214-1', '214-1'],
      },
      {
        name: 'detention-place',
        bits: -1.2,
        level: 'different',
        sentence: 'Different place of detention: Barysk and Krutsk.',
        values: ['Barysk', 'Krutsk'],
      },
      {
        name: 'document',
        bits: -0.3,
        level: 'other',
        sentence: 'They stand in different documents.',
        values: ['', ''],
      },
    ],
  },
  model: 'persons/2',
  wouldTurn: null,
  judged: null,
  neighbours: [
    {
      mentionId: id(206),
      label: 'Вера Грицук',
      itemId: id(10_004),
      itemNumber: 1200,
      itemTitle: 'Показания Елены В. о переводе в колонию № 24',
      ties: [
        { to: 'a', bits: 4.2, verdict: null },
        { to: 'b', bits: 9.1, verdict: 'same' },
      ],
    },
    {
      mentionId: id(207),
      label: 'V. Hritsuk',
      itemId: id(10_006),
      itemNumber: 1198,
      itemTitle: 'Lettre ouverte des mères de Barysk',
      ties: [{ to: 'a', bits: -2.4, verdict: null }],
    },
  ],
  shown: 'ab'.repeat(32),
  next: { a: id(101), b: id(205) },
  place: { index: 4, total: 37 },
};

/** The pair as it is shown: a second look sees neither scores nor who belongs to whom. */
export const openMatch = ({ blind }: { readonly blind?: boolean | undefined }): Output<'consolidate.open-match'> => {
  if (blind !== true) return openPair;
  const unjudged = (side: typeof openPair.a) => ({ ...side, entityId: null, clusterSize: 1 });
  return {
    ...openPair,
    a: unjudged(openPair.a),
    b: unjudged(openPair.b),
    evidence: null,
    model: null,
    wouldTurn: null,
    neighbours: [],
  };
};

export const listMatches = ({
  limit = 100,
}: {
  readonly limit?: number | undefined;
}): Output<'consolidate.list-matches'> => ({
  total: 37,
  rows: Array.from({ length: Math.min(limit, 37) }, (_, index) => ({
    a: index === 0 ? id(102) : id(1100 + index),
    b: index === 0 ? id(202) : id(1200 + index),
    kind: 'Person',
    bits: 12.5 - index / 2,
    audit: index === 9,
    clusterSize: 2 + (index % 4),
    bridge: index === 2,
    inLetter: index < 2,
    labelA: 'Vera Hrytsuk',
    labelB: 'Вера Грыцук',
    itemA: { id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' },
    itemB: { id: REGISTER, number: 9, title: 'Рэестр назіральнікаў Барыска' },
  })),
  told: [
    {
      why: 'waits',
      judgement: id(1310),
      a: id(114),
      b: id(115),
      labelA: 'Alesia Irynchuk',
      labelB: 'Алеся Ірынчук',
      itemA: { id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' },
      itemB: { id: REGISTER, number: 9, title: 'Рэестр назіральнікаў Барыска' },
      chain: [],
    },
    {
      why: 'contradiction',
      judgement: null,
      a: id(110),
      b: id(112),
      labelA: 'Pavel Dudar',
      labelB: 'Павел Дудар',
      itemA: { id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' },
      itemB: { id: REGISTER, number: 9, title: 'Рэестр назіральнікаў Барыска' },
      chain: [
        { mentionId: id(110), label: 'Pavel Dudar' },
        { mentionId: id(111), label: 'P. Dudar' },
        { mentionId: id(112), label: 'Павел Дудар' },
      ],
    },
  ],
});

export const openCluster = (): Output<'consolidate.open-cluster'> => {
  const member = (number: number, label: string, born: string | null, detained: string | null, quote: string) => ({
    mentionId: id(number),
    label,
    role: 'victim',
    entityId: id(number),
    itemId: number % 2 === 0 ? LETTER : REGISTER,
    itemNumber: number,
    itemTitle: number % 2 === 0 ? 'Urgent appeal UA XVR 4/2025' : 'Рэестр назіральнікаў Барыска',
    born,
    detained,
    day: null,
    kind: 'Person',
    quote,
  });
  const tie = (a: number, b: number, bits: number | null, verdict: string | null, bridge = false) => ({
    a: id(a),
    b: id(b),
    bits,
    verdict,
    bridge,
  });
  return {
    members: [
      member(
        102,
        'Vera Hrytsuk',
        '1991-07-23',
        '2024-10-14',
        'Ms. Vera Hrytsuk was detained on 14 October 2024 in Barysk.',
      ),
      member(203, 'Вера Грыцук', '1991', '2024-10-14', 'Вера Грыцук · затрымана 14.10.2024 · дачка 2018 г.н.'),
      member(206, 'Вера Грицук', null, '2024-10-15', 'Веру Грицук увезли в ночь на 15 октября.'),
      member(207, 'V. Hritsuk', '1979', null, 'V. Hritsuk, née en 1979, de Krutsk'),
    ],
    ties: [
      tie(102, 203, 12.1, 'same'),
      tie(203, 206, 9.1, null),
      tie(102, 206, 4.2, null),
      tie(206, 207, 1.3, null, true),
      tie(102, 207, -2.4, null),
    ],
    weakest: tie(206, 207, 1.3, null, true),
    contradictions: [],
    doubts: [
      { a: id(102), b: id(207), why: 'born' },
      { a: id(203), b: id(207), why: 'rows' },
    ],
    cut: false,
    shown: 'cd'.repeat(32),
  };
};

export const listReviews = (): Output<'consolidate.list-reviews'> => ({
  total: 12,
  rows: Array.from({ length: 12 }, (_, index) => ({
    a: id(1100 + index),
    b: id(1200 + index),
    labelA: 'Vera Hrytsuk',
    labelB: 'Вера Грыцук',
  })),
  ...AGREEMENT,
});

const AGREEMENT = {
  byAnother: { pairs: 50, agreed: 46, share: 0.92, kappa: 0.83 },
  bySame: { pairs: 0, agreed: 0, share: null, kappa: null },
};

export const reviewMatch = (): Output<'consolidate.review-match'> => ({
  review: id(1301),
  first: 'same',
  agrees: true,
  ...AGREEMENT,
});
