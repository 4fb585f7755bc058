/** Fictional people and papers of Veresk, as the house would answer about them. No real person is named. */
import type { Card, CardClaim, OpenItem, PassageKind, SourceRef, Words } from '../src/api/contract.ts';

export const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const same = (word: string): Words => ({ en: word, be: word, ru: word });

export const LETTER = id(14);
export const REGISTER = id(9);

const PAGE_ONE = `Ref.: UA XVR 4/2025
(Please use this reference in your reply)

9 September 2025

Excellency,

We would like to bring to your attention information we have received concerning restrictions on contact between Ms. Maryna Kalinouskaya and Ms. Vera Hrytsuk, detained mothers, and their children.

According to the information received:

Ms. Hrytsuk was detained on 14 October 2024 in Barysk and is charged under article 214-1 of the Criminal Code. She is the mother of a child born in March 2018. She may communicate with the child only in writing; her letters arrive once in three months.

We recall our letter of 2 November 2023 (XVR 2/2023) and the reply of 28 December 2023. At least 1,140 persons are said to be held on similar charges.

`;
const PAGE_TWO = `Under rule 23 of the Bangkok Rules, disciplinary sanctions shall not include a prohibition of contact with children. Article 9 of the Convention on the Rights of the Child binds Veresk since 3 May 1991.

Ms. Kalinouskaya, Марына Каліноўская in the language of the country, was first held in pre-trial detention facility No. 1 in Barysk. She has been in Colony No. 4 since May 2022, and may write to her son every one or two months.

We would be grateful for your observations on the following matters:

1. Please provide any additional information on the above allegations.
2. Please explain the legal basis of the restrictions on contact.

`;
export const LETTER_TEXT = PAGE_ONE + PAGE_TWO;

interface Said {
  readonly property: string;
  readonly label: string;
  readonly shown: string;
  readonly quote: string;
  readonly time?: string;
  readonly confirmed?: boolean;
  readonly qualifier?: CardClaim['qualifier'];
  readonly speaker?: string;
}

let next = 500;

const claimOf = (said: Said): CardClaim => {
  const start = LETTER_TEXT.indexOf(said.quote);
  next += 1;
  return {
    id: id(next),
    property: said.property,
    label: same(said.label),
    value: said.time ? { kind: 'time', edtf: said.time } : { kind: 'text', text: said.shown },
    shown: said.shown,
    happenedOn: null,
    qualifier: said.qualifier ?? null,
    speaker: said.speaker ?? null,
    status: said.confirmed ? 'confirmed' : 'proposed',
    rule: 'person/2',
    confidence: 0.95,
    sure: !said.confirmed && said.property !== 'ContactRestriction.frequency',
    correctsId: null,
    differs: null,
    newerThan: null,
    disputed: false,
    decisions: [],
    passages: [
      {
        id: id(next + 5000),
        itemId: LETTER,
        start,
        end: start + said.quote.length,
        quote: said.quote,
        page: start < PAGE_ONE.length ? 1 : 2,
      },
    ],
  };
};

const card = (
  number: number,
  kind: string,
  kindLabel: Words,
  label: string,
  mark: PassageKind,
  claims: readonly Said[],
  more: Partial<Card> = {},
): Card => ({
  id: id(number),
  kind,
  kindLabel,
  label,
  role: null,
  mark,
  entityId: null,
  claims: claims.map(claimOf),
  ...more,
});

const words = (en: string, be: string, ru: string): Words => ({ en, be, ru });

export const LETTER_CARDS: readonly Card[] = [
  card(100, 'Communication', words('Communication', 'Зварот', 'Обращение'), 'UA XVR 4/2025', 'law', [
    {
      property: 'Communication.reference',
      label: 'Reference',
      shown: 'UA XVR 4/2025',
      quote: 'UA XVR 4/2025',
      confirmed: true,
    },
    {
      property: 'Communication.date',
      label: 'Date',
      shown: '9 September 2025',
      quote: '9 September 2025',
      time: '2025-09-09',
      confirmed: true,
    },
  ]),
  card(
    101,
    'Person',
    words('Person', 'Асоба', 'Лицо'),
    'Maryna Kalinouskaya',
    'person',
    [
      { property: 'Person.name', label: 'Name', shown: 'Maryna Kalinouskaya', quote: 'Maryna Kalinouskaya' },
      { property: 'Person.name', label: 'Name', shown: 'Марына Каліноўская', quote: 'Марына Каліноўская' },
    ],
    { role: 'victim', entityId: id(301) },
  ),
  card(
    102,
    'Person',
    words('Person', 'Асоба', 'Лицо'),
    'Vera Hrytsuk',
    'person',
    [
      { property: 'Person.name', label: 'Name', shown: 'Vera Hrytsuk', quote: 'Vera Hrytsuk' },
      { property: 'Person.name', label: 'Name', shown: 'Hrytsuk', quote: 'Ms. Hrytsuk' },
    ],
    { role: 'victim', entityId: id(302) },
  ),
  card(103, 'DetentionEpisode', words('Detention', 'Зняволенне', 'Лишение свободы'), '', 'time', [
    {
      property: 'DetentionEpisode.begin',
      label: 'Begin',
      shown: '14 October 2024',
      quote: '14 October 2024',
      time: '2024-10-14',
    },
    { property: 'DetentionEpisode.facility', label: 'Place of detention', shown: 'Barysk', quote: 'Barysk' },
  ]),
  card(104, 'Charge', words('Charge', 'Абвінавачанне', 'Обвинение'), '', 'law', [
    { property: 'Charge.article', label: 'Article', shown: '214-1', quote: 'article 214-1 of the Criminal Code' },
  ]),
  card(
    105,
    'Person',
    words('Person', 'Асоба', 'Лицо'),
    'a child born in March 2018',
    'person',
    [
      {
        property: 'Person.birthDate',
        label: 'Date of birth',
        shown: 'March 2018',
        quote: 'a child born in March 2018',
        time: '2018-03',
      },
    ],
    { role: 'child', entityId: id(303) },
  ),
  card(
    106,
    'ContactRestriction',
    words('Restriction of contact', 'Абмежаванне сувязі', 'Ограничение связи'),
    '',
    'time',
    [
      { property: 'ContactRestriction.medium', label: 'Medium', shown: 'in writing', quote: 'only in writing' },
      {
        property: 'ContactRestriction.frequency',
        label: 'How often',
        shown: 'once in three months',
        quote: 'once in three months',
      },
    ],
  ),
  card(107, 'Communication', words('Earlier letter', 'Ранейшы ліст', 'Более раннее письмо'), 'XVR 2/2023', 'law', [
    { property: 'Communication.prior', label: 'Reference', shown: 'XVR 2/2023', quote: 'XVR 2/2023' },
  ]),
  card(108, 'Figure', words('Figure', 'Лічба', 'Показатель'), '', 'figure', [
    { property: 'Figure.value', label: 'Value', shown: '1,140 persons', quote: '1,140 persons', qualifier: 'at-least' },
  ]),
];

/** The date of the letter as two readers decided it. */
const letterCards = (): readonly Card[] =>
  LETTER_CARDS.map((one) => ({
    ...one,
    claims: one.claims.map((claim) =>
      claim.property === 'Communication.date'
        ? {
            ...claim,
            disputed: true,
            decisions: [
              {
                member: 'Alena Documenter',
                own: true,
                at: '2025-09-14T10:31:00.000Z',
                verdict: 'confirmed',
                reason: null,
              },
              {
                member: 'Iryna Archivist',
                own: false,
                at: '2025-09-15T08:02:00.000Z',
                verdict: 'rejected',
                reason: 'the day is that of the covering note',
              },
            ],
          }
        : claim,
    ),
  }));

const RELATED: OpenItem['related'] = [
  {
    id: id(701),
    kind: 'same-letter',
    direction: 'to',
    status: 'proposed',
    reasons: [
      { code: 'reference', reference: 'UA XVR 4/2025' },
      { code: 'date', date: '2025-09-09' },
      { code: 'words', share: 0.91 },
    ],
    other: { id: id(15), number: 15, title: 'UA XVR 4/2025, scan', kind: 'communication', date: '2025-09-09' },
    decided: null,
  },
  {
    id: id(702),
    kind: 'announces',
    direction: 'to',
    status: 'confirmed',
    reasons: [
      { code: 'days', days: 21 },
      { code: 'persons', names: ['Henrik Aldenborg', 'Vera Hrytsuk'] },
      { code: 'press-release' },
    ],
    other: {
      id: id(16),
      number: 16,
      title: 'Experts: mothers must be able to write to their children',
      kind: 'press-release',
      date: '2025-09-30',
    },
    decided: { member: 'Alena Documenter', at: '2025-10-02T09:00:00.000Z' },
  },
  {
    id: id(703),
    kind: 'replies-to',
    direction: 'to',
    status: 'proposed',
    reasons: [
      { code: 'other-year', cited: 'UA XVR 4/2024', reference: 'UA XVR 4/2025' },
      { code: 'days', days: 58 },
    ],
    other: { id: id(17), number: 17, title: 'Note verbale', kind: 'government-reply', date: '2025-11-06' },
    decided: null,
  },
];

export const openLetter = (): OpenItem => ({
  item: {
    id: LETTER,
    number: 14,
    title: 'Urgent appeal UA XVR 4/2025',
    kind: 'communication',
    language: 'en',
    documentDate: '2025-09-09',
    mediaType: 'application/pdf',
    size: 214_553,
    sha256: '9f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a',
    sha512:
      '4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9f3c41d07c1e5a5b8a1c5f4f9a3be2a14d0a7e68b3c2f0d1a9b8c7d6e5fe21a9f3c41d07c1e5a5b8a1c5f4f9a3be2a1',
    classification: 'public',
    originalName: 'UA-XVR-4-2025.pdf',
    originalPath: 'letters/UA-XVR-4-2025.pdf',
    origin: { from: 'the public register', how: 'saved from the web' },
    collector: 'Alena Documenter',
    legalBasis: 'public-document',
    consent: { submit: 'not-needed', nameToGovernment: 'not-needed', publishName: 'not-needed', press: 'not-needed' },
    receivedAt: '2025-09-14T10:31:00.000Z',
    localOffsetMinutes: 180,
    problems: [],
    sameBytesAs: null,
    parent: null,
    children: [],
    read: true,
    disputed: letterCards().filter((one) => one.claims.some(({ disputed }) => disputed)).length,
  },
  text: {
    versionId: id(90),
    body: LETTER_TEXT,
    sha256: 'c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9f3c',
    extractor: 'pdf-text/1',
    pages: [
      { page: 1, start: 0, end: PAGE_ONE.length },
      { page: 2, start: PAGE_ONE.length, end: LETTER_TEXT.length },
    ],
  },
  cards: letterCards(),
  related: RELATED,
  matches: [
    {
      mention: id(102),
      other: { mentionId: id(202), label: 'Вера Грыцук', itemTitle: 'Register of Barysk monitors', itemNumber: 9 },
      bits: 11.4,
    },
  ],
});

/** A source for values of other answers: the first words of the letter that say it. */
export const sourceAt = (quote: string, speaker: string | null = null): SourceRef => {
  const start = Math.max(0, LETTER_TEXT.indexOf(quote));
  next += 1;
  return {
    claimId: id(next),
    itemId: LETTER,
    itemTitle: 'UA XVR 4/2025',
    itemNumber: 14,
    itemDate: '2025-09-09',
    passages: [{ id: id(next + 9000), itemId: LETTER, start, end: start + quote.length, quote, page: 1 }],
    speaker,
    qualifier: null,
    status: 'confirmed',
  };
};

export const registerSource = (quote: string): SourceRef => ({
  ...sourceAt(quote),
  itemId: REGISTER,
  itemTitle: 'Register of Barysk monitors',
  itemNumber: 9,
});
