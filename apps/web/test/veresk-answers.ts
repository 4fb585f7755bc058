/** What the house of the fixture answers, deed by deed. One file because it is one table of sample answers. */
import type { Contract, DeedName, ItemRow, LaneBar, Output, PersonRow, Words } from '../src/api/contract.ts';
import { compareLetters } from './veresk-compare.ts';
import { listMatches, listReviews, openCluster, openMatch, reviewMatch } from './veresk-matches.ts';
import { id, LETTER, openLetter, REGISTER, registerSource, sourceAt } from './veresk-people.ts';

const TITLES: readonly (readonly [string, ItemRow['kind'], string])[] = [
  ['Urgent appeal UA XVR 4/2025', 'communication', 'en'],
  ['Reply of the Government to XVR 2/2023', 'government-reply', 'en'],
  ['Рэестр назіральнікаў Барыска', 'register', 'be'],
  ['Experts: mothers must be able to write to their children', 'press-release', 'en'],
  ['Показания Елены В. о переводе в колонию № 24', 'testimony', 'ru'],
  ['Лист з калоніі, скан', 'testimony', 'be'],
  ['Lettre ouverte des mères de Barysk', 'open-letter', 'fr'],
  ['Нататкі назіральніка, снежань 2024', 'report', 'be'],
];

const TOTAL = 1204;

const itemRow = (index: number): ItemRow => {
  const [title = '', kind = 'other', language = 'en'] = TITLES[index % TITLES.length] ?? [];
  return {
    id: index === 0 ? LETTER : id(10_000 + index),
    number: TOTAL - index,
    title: index < TITLES.length ? title : `${title}, ${TOTAL - index}`,
    kind,
    language,
    documentDate: index % 5 === 3 ? '2024~' : `2025-0${1 + (index % 9)}-1${index % 10}`,
    mediaType: 'application/pdf',
    size: 20_000 + index * 513,
    classification: index % 4 === 0 ? 'public' : 'restricted',
    receivedAt: '2025-09-14T10:31:00.000Z',
    problems: index % 11 === 5 ? [{ code: 'no-text', message: 'the scan holds a picture and no text' }] : [],
    proposed: index % 3 === 0 ? 55 - (index % 50) : 0,
    confirmed: index % 3 === 1 ? 41 : 0,
    sameBytesAs: index % 17 === 9 ? 3 : null,
    disputed: index % 23 === 4 ? 1 : 0,
    related: index % 5 === 0 ? 2 : 0,
  };
};

const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['Maryna Kalinouskaya', ['Марына Каліноўская', 'Марина Калиновская', 'M. Kalinovskaya']],
  ['Вера Грыцук', ['Vera Hrytsuk', 'Hritsuk']],
  ['Дзіця Веры Грыцук', ['a child born in March 2018']],
  ['Ўладзімір Ёсіпаў', ['Uladzimir Yosipau', 'Владимир Осипов']],
  ['Алеся Ірынчук', ['Alesia Irynchuk']],
  ['Pavel Dudar', ['Павел Дудар']],
];

const personRow = (index: number): PersonRow => {
  const [name = '', forms = []] = NAMES[index % NAMES.length] ?? [];
  return {
    entityId: id(301 + index),
    name: index < NAMES.length ? name : `${name} ${index}`,
    forms,
    sources: 1 + (index % 6),
    claims: 4 + ((index * 7) % 60),
    conflicts: index % 4 === 0 ? 2 : 0,
    detainedSince: index % 3 === 2 ? null : index % 2 === 0 ? '2021-12-30' : '2024-10~',
    detained: index % 3 === 2 ? null : index % 2 === 0 ? 'certain' : 'possible',
    child: index % 6 === 2,
    role: index % 6 === 2 ? 'child' : 'victim',
  };
};

const words = (en: string, be: string, ru: string): Words => ({ en, be, ru });

const bar = (number: number, label: string, part: Partial<LaneBar>): LaneBar => ({
  id: id(number),
  kind: 'DetentionEpisode',
  kindLabel: words('Detention', 'Зняволенне', 'Лишение свободы'),
  label,
  headline: label === '' ? [] : [{ shown: label, value: { kind: 'text', text: label } }],
  beginTime: null,
  endTime: null,
  beginEarliest: null,
  beginLatest: null,
  endEarliest: null,
  endLatest: null,
  ongoing: false,
  doubted: false,
  conflict: false,
  facts: [],
  sources: [sourceAt('Ms. Kalinouskaya')],
  ...part,
});

const LANES: Output<'register.open-person'>['lanes'] = [
  {
    lane: 'detention',
    bars: [
      bar(700, 'Pre-trial facility No. 1, Barysk', {
        beginTime: '2021-12-30',
        endTime: '2022-05',
        beginEarliest: '2021-12-30',
        beginLatest: '2021-12-30',
        endEarliest: '2022-05-01',
        endLatest: '2022-05-31',
      }),
      bar(701, 'Colony No. 4 (women)', {
        beginTime: '2022-05',
        endTime: '2025-02',
        beginEarliest: '2022-05-01',
        beginLatest: '2022-05-31',
        endEarliest: '2024-12-01',
        endLatest: '2025-03-01',
      }),
      bar(702, 'Colony No. 24', {
        beginTime: '2025-03',
        beginEarliest: '2025-01-20',
        beginLatest: '2025-03-31',
        ongoing: true,
      }),
    ],
  },
  {
    lane: 'charges',
    bars: [
      bar(703, '8 years · art. 214-1, 342', {
        kind: 'Sentence',
        kindLabel: words('Sentence', 'Прысуд', 'Приговор'),
        beginTime: '2022-07-08',
        beginEarliest: '2022-07-08',
        beginLatest: '2022-07-08',
        endEarliest: '2022-07-08',
        endLatest: '2022-07-08',
      }),
      bar(704, '+ 18 months · art. 411', {
        kind: 'Sentence',
        kindLabel: words('Sentence', 'Прысуд', 'Приговор'),
        beginTime: '2025-04~',
        beginEarliest: '2025-03-01',
        beginLatest: '2025-05-31',
        endEarliest: '2025-03-01',
        endLatest: '2025-05-31',
        conflict: true,
      }),
    ],
  },
  {
    lane: 'contact',
    bars: [
      bar(705, 'in writing, every one or two months', {
        kind: 'ContactRestriction',
        kindLabel: words('Restriction of contact', 'Абмежаванне сувязі', 'Ограничение связи'),
        beginTime: '2022-06',
        beginEarliest: '2022-06-01',
        beginLatest: '2022-06-30',
        endEarliest: '2025-09-01',
        endLatest: '2025-09-30',
      }),
      bar(706, 'no letter', {
        kind: 'ContactRestriction',
        kindLabel: words('Restriction of contact', 'Абмежаванне сувязі', 'Ограничение связи'),
        beginTime: '2025-09-20',
        beginEarliest: '2025-09-20',
        beginLatest: '2025-09-20',
        ongoing: true,
        conflict: true,
      }),
    ],
  },
  {
    lane: 'family',
    bars: [
      bar(707, '11 April 1986', {
        kind: 'Person',
        kindLabel: words('Date of birth', 'Дата нараджэння', 'Дата рождения'),
        beginTime: '1986-04-11',
        endTime: '1986-04-11',
        beginEarliest: '1986-04-11',
        beginLatest: '1986-04-11',
        endEarliest: '1986-04-11',
        endLatest: '1986-04-11',
      }),
    ],
  },
];

const value = (shown: string, sources = [sourceAt('Ms. Kalinouskaya')]) => ({
  shown,
  value: { kind: 'text', text: shown } as const,
  happenedOn: null,
  status: 'confirmed',
  sources,
});

export const person = (): Output<'register.open-person'> => ({
  entityId: id(301),
  redirectedFrom: null,
  name: 'Maryna Kalinouskaya',
  child: false,
  asOf: '2026-02-01',
  knownAt: 8841,
  knownAtTime: '2026-02-01T09:12:00.000Z',
  detained: 'certain',
  forms: [
    { form: 'Марына Каліноўская', script: 'Cyrl', count: 6, sources: [registerSource('Марына Каліноўская')] },
    { form: 'Марина Калиновская', script: 'Cyrl', count: 3, sources: [registerSource('Марына Каліноўская')] },
    { form: 'M. Kalinovskaya', script: 'Latn', count: 2, sources: [sourceAt('Maryna Kalinouskaya')] },
    { form: 'Kalinouska', script: 'Latn', count: 1, sources: [sourceAt('Ms. Kalinouskaya')] },
  ],
  facts: [
    { property: 'Person.sex', label: words('Sex', 'Пол', 'Пол'), conflict: false, values: [value('female')] },
    {
      property: 'ContactRestriction.frequency',
      label: words('How often', 'Як часта', 'Как часто'),
      conflict: true,
      values: [
        value('every one or two months', [sourceAt('every one or two months', 'the experts')]),
        value('every two to three months', [registerSource('once in three months')]),
      ],
    },
    {
      property: 'Person.occupation',
      label: words('Occupation', 'Занятак', 'Род занятий'),
      conflict: false,
      values: [value('teacher of mathematics')],
    },
  ],
  lanes: LANES,
  relations: [
    {
      relation: 'child',
      entityId: id(303),
      label: 'a son born in December 2013',
      born: '2013-12',
      sources: [sourceAt('her son')],
    },
  ],
  mentions: [
    {
      mentionId: id(101),
      label: 'Maryna Kalinouskaya',
      role: 'victim',
      itemId: LETTER,
      itemTitle: 'Urgent appeal UA XVR 4/2025',
      itemNumber: 14,
    },
    {
      mentionId: id(201),
      label: 'Марына Каліноўская',
      role: 'victim',
      itemId: REGISTER,
      itemTitle: 'Рэестр назіральнікаў Барыска',
      itemNumber: 9,
    },
  ],
  consents: [
    {
      id: id(801),
      mentionId: id(101),
      givenBy: 'her sister, by power of attorney',
      takenBy: 'Alena Documenter',
      takenOn: '2025-08-30',
      form: 'written',
      uses: { submit: 'yes', nameToGovernment: 'yes', publishName: 'no', press: 'no' },
      note: null,
      recordedSeq: 4410,
      withdrawn: false,
    },
  ],
  binding: [
    {
      state: 'XVR',
      instrument: 'CRC',
      title: words(
        'Convention on the Rights of the Child',
        'Convention on the Rights of the Child',
        'Convention on the Rights of the Child',
      ),
      provision: '9(3)',
      label: words(
        'regular direct contact with both parents',
        'regular direct contact with both parents',
        'regular direct contact with both parents',
      ),
      since: '1991-05-03',
      softLaw: false,
      source: 'treaty table of Veresk',
      asOf: '2026-01-01',
      toConfirm: true,
    },
    {
      state: 'XVR',
      instrument: 'ICCPR',
      title: words(
        'International Covenant on Civil and Political Rights',
        'International Covenant on Civil and Political Rights',
        'International Covenant on Civil and Political Rights',
      ),
      provision: '17, 23',
      label: words('family life', 'family life', 'family life'),
      since: '1973-11-12',
      softLaw: false,
      source: 'treaty table of Veresk',
      asOf: '2026-01-01',
      toConfirm: true,
    },
    {
      state: 'XVR',
      instrument: 'Bangkok',
      title: words('Bangkok Rules', 'Bangkok Rules', 'Bangkok Rules'),
      provision: '23, 26',
      label: words(
        'no ban on contact as a sanction',
        'no ban on contact as a sanction',
        'no ban on contact as a sanction',
      ),
      since: null,
      softLaw: true,
      source: 'General Assembly 65/229',
      asOf: '2026-01-01',
      toConfirm: false,
    },
  ],
  matchesWaiting: 1,
});

const course = Array.from({ length: 62 }, (_, month) => {
  const certain = Math.round(600 + 900 * Math.sin((month / 62) * 2.1) - month * 4);
  return {
    day: `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
    certain,
    possible: certain + 18 + (month % 7),
  };
});

export type Answers = { readonly [D in DeedName]?: (input: Contract[D]['input']) => Contract[D]['output'] };

export const answers: Answers = {
  'team.describe-session': () => ({
    workspace: { name: 'Demo archive · Veresk (fictional)', directory: '/home/alena/amparo/demo', fictional: true },
    member: { id: id(1), name: 'Alena Documenter', role: 'steward' },
    counts: { items: TOTAL, people: 6318, proposals: 2211, matches: 37, communications: 9, entries: 8841 },
    sealedAt: '2026-02-01T12:31:00.000Z',
    sealedSize: 8840,
    databaseWay: 'started',
    databaseRole: null,
    diskEncrypted: false,
  }),
  'team.read-desk': () => ({
    waiting: {
      proposals: [0, 3, 6].map((index) => ({
        itemId: itemRow(index).id,
        number: itemRow(index).number,
        title: itemRow(index).title,
        kind: itemRow(index).kind,
        proposed: itemRow(index).proposed,
        confirmed: 11,
      })),
      unread: 2,
      disputed: [{ itemId: itemRow(4).id, number: itemRow(4).number, title: itemRow(4).title, claims: 2 }],
      problems: [
        {
          itemId: id(10_005),
          number: 1199,
          title: 'Лист з калоніі, скан',
          problem: 'no-text',
          message: 'the scan holds a picture and no text',
        },
      ],
    },
    changed: [
      {
        seq: 8841,
        at: '2026-02-01T12:31:00.000Z',
        deed: 'register.confirm-claims',
        member: 'Alena Documenter',
        item: { itemId: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' },
      },
      {
        seq: 8840,
        at: '2026-02-01T12:12:00.000Z',
        deed: 'consolidate.judge-match',
        member: 'Alena Documenter',
        item: null,
      },
      {
        seq: 8839,
        at: '2026-01-31T09:02:00.000Z',
        deed: 'collect.receive-file',
        member: 'Alena Documenter',
        item: { itemId: id(10_002), number: 1202, title: 'Рэестр назіральнікаў Барыска' },
      },
    ],
  }),
  'read.list-items': ({ text, offset = 0, limit = 100, kind }) => {
    const total = text === 'zzz' ? 0 : kind ? 151 : TOTAL;
    return {
      total,
      facets: {
        kind: [
          { value: 'communication', count: 151 },
          { value: 'register', count: 38 },
          { value: 'testimony', count: 302 },
          { value: 'press-release', count: 96 },
        ],
        language: [
          { value: 'be', count: 611 },
          { value: 'ru', count: 340 },
          { value: 'en', count: 230 },
          { value: 'fr', count: 23 },
        ],
        classification: [
          { value: 'public', count: 301 },
          { value: 'restricted', count: 903 },
        ],
      },
      rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => itemRow(offset + index)),
    };
  },
  'read.open-item': openLetter,
  'read.compare-items': compareLetters,
  'read.decide-relation': ({ status }) => ({ status }),
  'register.withdraw-decisions': ({ claims }) => ({ withdrawn: claims.length }),
  'preserve.list-custody': () => ({
    sealedSize: 8840,
    state: {
      holder: 'Alena Documenter',
      place: null,
      sealNumber: null,
      inTransit: null,
      holds: [],
      classification: 'restricted',
      exculpatory: false,
      disclosedTo: [],
      proposed: null,
      destroyed: null,
      lastFixity: { seq: 8839, at: '2026-02-01T12:31:00.000Z', ok: true },
      gaps: [],
      corrected: [],
    },
    entries: [
      custodyLine(131, '2025-09-14T10:31:00.000Z', 'collect.receive-file', ['received', 'registered', 'sealed']),
      custodyLine(8839, '2026-02-01T12:31:00.000Z', 'preserve.verify-item', ['fixity-checked']),
    ],
  }),
  'preserve.list-entries': ({ limit = 100, before = 8842 }) => ({
    size: 8841,
    sealedSize: 8840,
    sealedAt: '2026-02-01T12:30:00.000Z',
    root: 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9',
    trouble: null,
    rows: Array.from({ length: Math.min(limit, before - 1) }, (_, index) => ({
      seq: before - 1 - index,
      at: '2026-02-01T12:31:00.000Z',
      deed: index % 2 ? 'register.confirm-claims' : 'collect.receive-file',
      member: 'Alena Documenter',
      item: index % 3 ? { id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' } : null,
      leafHash: 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9',
      erased: false,
    })),
  }),
  'preserve.check-journal': () => ({
    ok: true,
    size: 8841,
    root: 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9',
    checkpoints: 112,
    erased: 0,
    faults: [],
  }),
  'preserve.verify-item': () => ({
    ok: true,
    sha256: '9f3c',
    sha512: '4d0a',
    size: 214_553,
    checkedAt: '2026-02-01T12:31:00.000Z',
    message: 'both hashes agree',
  }),
  'preserve.read-collection': () => ({
    exhibit: 'XVR-0014',
    collection: {
      collector: { kind: 'person', role: 'documenter', organisation: 'Barysk Observers' },
      method: { name: 'received by e-mail', tool: 'mail client', version: '128' },
      completeness: { complete: true, statement: 'all seven pages' },
    },
    hidden: true,
    madeFrom: null,
    derivations: [
      {
        kind: 'redaction',
        item: { id: id(10_041), number: 41 },
        inputSha256: '9f'.repeat(32),
        outputSha256: '3c'.repeat(32),
        tool: 'Amparo',
        toolVersion: '0.5',
        parameters: {},
        changes: [{ what: 'page 2', reason: 'name of a child' }],
        member: 'Alena Documenter',
        at: '2025-11-02T09:12:00.000Z',
        seq: 7021,
      },
    ],
  }),
  'preserve.read-vault-health': () => ({
    blobs: 6,
    bytes: 4_200_000,
    destroyed: 0,
    strict: { days: 30, blobs: 2, checked: 2, due: 0 },
    others: { days: 90, blobs: 4, checked: 3, due: 1 },
    neverChecked: 1,
    oldestCheck: null,
    bytesPerSecond: 180_000_000,
    failures: [],
    failuresHidden: 0,
    copies: [
      {
        name: 'second-disk',
        kind: 'folder' as const,
        where: '/media/second',
        able: {},
        blobs: 6,
        lacking: 0,
        lastStoredAt: '2025-11-01T09:00:00Z',
        oldestCheck: '2025-10-02T09:00:00Z',
        failures: 0,
      },
    ],
    lastAudit: { at: '2025-11-01T09:00:00Z', seq: 40, facts: {} },
    lastCopy: null,
    lastBackup: { at: '2025-11-01T10:00:00Z', seq: 41, facts: {} },
    lastVerifiedRestore: { at: '2025-10-20T10:00:00Z', seq: 30, facts: {} },
    lastRotation: null,
    lastCleanUp: null,
    recoveryKey: true,
    keyGenerations: [1],
  }),
  'preserve.list-anchors': () => ({
    on: true,
    state: 'waiting',
    waitingHours: 5,
    anchoredAt: '2026-01-30T08:00:00.000Z',
    size: 8800,
    witnesses: 1,
    quorum: 1,
    places: [],
    stamps: [],
  }),
  'preserve.prove-entry': ({ seq }) => ({
    seq,
    leaf: '{"commitment":"eeb3a4b40de1a8f0","kind":"preserve.verify-item","seq":8839,"v":1}',
    size: 8840,
    root: 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9',
    hashes: 13,
    proof: 'c2sp.org/tlog-proof@v1\nindex 8838\nhGycIyRVLMmz0AXypsFa8O6O5K1ZIq9=\n\nveresk.example/journal\n8840\n',
  }),
  'preserve.read-anchor-settings': () => ({
    on: true,
    authorities: [
      { name: 'Time-stamps of Barysk', url: 'https://tsa.example.org/tsr', roots: '-----BEGIN CERTIFICATE-----' },
    ],
    witnesses: [{ name: 'Partner', url: 'https://witness.example.org', key: 'partner.example.org/witness+1c9b+BAsQ' }],
    quorum: 1,
  }),
  'preserve.correct-metadata': ({ entry }) => ({ corrected: entry }),
  'preserve.take-over': () => ({ items: 1 }),
  'preserve.acknowledge-transfer': () => ({ ok: false, acknowledged: 0, wrong: [] }),
  'preserve.open-restricted': () => ({
    opened: 1,
    openUntil: new Date(Date.now() + 15 * 60_000).toISOString(),
  }),
  'preserve.add-note': () => ({ items: 1 }),
  'preserve.preview-export': ({ forbidden, withhold = [], item }) => {
    const items = [
      { ...leavingItem(14, 'Urgent appeal UA XVR 4/2025'), needsTwo: true, minors: 1, leftBehind: ['A000015'] },
      {
        ...leavingItem(15, 'Показания Елены В. о переводе в колонию № 24'),
        bars: ['consent-refused' as const],
        why: 'consent to its submission was refused',
        withheld: forbidden === 'withhold' || item === undefined ? 'consent to its submission was refused' : null,
      },
      ...Array.from({ length: 80 }, (_, index) => leavingItem(16 + index, `Лист з калоніі ${index}`)),
    ].map((one) => (withhold.includes(one.number) ? { ...one, withheld: 'asked for' } : one));
    const leaving = items.filter(({ withheld }) => withheld === null);
    return {
      items,
      leaving: {
        items: leaving.length,
        bytes: leaving.length * 214_553,
        public: 2,
        restricted: leaving.length - 2,
        sealed: 0,
        minors: 1,
      },
      refused: item !== undefined && forbidden !== 'withhold',
      needsApproval: true,
      entries: { inJournal: 8841, disclosed: 312 },
      recipient: null,
    };
  },
  'preserve.ask-export': () => ({
    approval: id(980),
    sha256: 'ab'.repeat(32),
    way: 'two-people',
    readyAt: null,
    expiresAt: '2026-03-01T12:00:00.000Z',
    message: 'another member has to agree',
  }),
  'preserve.list-recipients': () => ({
    recipients: [
      {
        id: id(990),
        name: 'Veresk Desk, Geneva',
        ageRecipient: 'age1sample',
        words: 'babab dabad',
        confirmed: { with: 'Alesia Irynchuk', how: 'by telephone', seq: 8000 },
      },
      { id: id(991), name: 'Court of Barysk', ageRecipient: 'age1other', words: 'fabab gabad', confirmed: null },
    ],
  }),
  'team.list-members': () => ({
    members: [
      { ...member(1, 'Alena Documenter', 'steward'), id: id(1), owner: true },
      { ...member(2, 'Pavel Dudar', 'documenter') },
      { ...member(3, 'Алеся Ірынчук', 'observer'), left: true },
    ],
  }),
  'team.list-requests': () => ({
    requests: [
      {
        id: id(980),
        sha256: 'ab'.repeat(32),
        deed: 'preserve.export-bundle',
        may: 'export',
        why: 'Let 1 items leave the house: A000014.',
        request: '{"items":[]}',
        way: 'two-people',
        state: 'waiting',
        askedBy: 'Alena Documenter',
        askedAt: '2026-02-01T11:00:00.000Z',
        readyAt: null,
        expiresAt: '2026-02-08T11:00:00.000Z',
        approvedBy: null,
        refusedBy: null,
        items: [{ id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025' }],
        mine: true,
      },
    ],
  }),
  'register.confirm-claims': ({ claims }) => ({ confirmed: claims.length }),
  'register.reject-claims': ({ claims }) => ({ rejected: claims.length }),
  'register.retract-claims': ({ claims }) => ({ retracted: claims.length }),
  'register.correct-claim': () => ({ claim: id(999) }),
  'register.make-claim': () => ({ claim: id(998), mention: id(997) }),
  'register.list-people': ({ text, offset = 0, limit = 100 }) => {
    const total = text === 'zzz' ? 0 : text ? 2 : 6318;
    return {
      total,
      rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) =>
        personRow(offset + index),
      ),
    };
  },
  'register.open-person': person,
  'register.record-consent': () => ({ consent: id(802) }),
  'consolidate.list-matches': listMatches,
  'consolidate.open-match': openMatch,
  'consolidate.judge-match': () => ({ judgement: id(1300), entity: id(302), contradicts: false, waits: false }),
  'consolidate.undo-judgement': () => ({ undone: id(1300), a: id(102), b: id(202), count: 1, waiting: 0 }),
  'consolidate.open-cluster': openCluster,
  'consolidate.join-cluster': () => ({ judgements: 2, contradicts: false, waits: false }),
  'consolidate.split-cluster': () => ({ judgements: 2, contradicts: false, waits: false }),
  'consolidate.list-reviews': listReviews,
  'consolidate.review-match': reviewMatch,
  'consolidate.accept-changes': () => ({ accepted: 1 }),
  'analyse.list-figures': () => ({
    groups: [
      {
        population: 'persons held on political charges',
        rows: [
          {
            claimId: id(901),
            value: 1149,
            qualifier: 'more-than',
            unit: 'persons',
            speaker: 'the monitors',
            period: '2026-01',
            itemDate: '2026-01-12',
            itemId: id(10_006),
            itemTitle: 'Lettre ouverte des mères de Barysk',
            itemNumber: 1198,
            passage: sourceAt('1,140 persons').passages[0] ?? null,
            status: 'confirmed',
            population: 'persons held on political charges',
          },
          {
            claimId: id(902),
            value: 1131,
            qualifier: 'at-least',
            unit: 'persons',
            speaker: 'the experts',
            period: '2026-02-28',
            itemDate: '2026-02-28',
            itemId: LETTER,
            itemTitle: 'Urgent appeal UA XVR 4/2025',
            itemNumber: 14,
            passage: sourceAt('1,140 persons').passages[0] ?? null,
            status: 'proposed',
            population: 'persons held on political charges',
          },
        ],
      },
      {
        population: 'women among them',
        rows: [
          {
            claimId: id(903),
            value: 163,
            qualifier: null,
            unit: 'persons',
            speaker: null,
            period: '2025-12-31',
            itemDate: '2025-12-31',
            itemId: LETTER,
            itemTitle: 'Нататкі назіральніка, снежань 2024',
            itemNumber: 1197,
            passage: null,
            status: 'proposed',
            population: 'women among them',
          },
        ],
      },
    ],
  }),
  'analyse.count-detained': ({ asOf, knownAt }) => ({
    asOf,
    knownAt: knownAt ?? 8841,
    knownAtTime: '2026-02-01T09:12:00.000Z',
    journalSize: 8841,
    certain: 1131,
    possible: 1149,
    ruleCode: 'persons-detained-1',
    rule: 'a person counts as certain on a day that every reading of the dates covers, as possible on a day that one reading covers',
    course,
    recordsTotal: 1149,
    records: Array.from({ length: 20 }, (_, index) => ({
      entityId: id(301 + index),
      name: personRow(index).name,
      certainty: index % 4 === 3 ? ('possible' as const) : ('certain' as const),
      begin: '2021-12-30',
      end: null,
      sources: [sourceAt('14 October 2024')],
    })),
  }),
  'analyse.cite-figure': () => ({
    figure: id(950),
    certain: 1131,
    possible: 1149,
    knownAt: 8841,
    text: '1,131 persons deprived of liberty in Veresk on 28 February 2026 (up to 1,149 with uncertain dates), as known at entry 8,841 of the journal; rule detained/1; root f3c41d07…',
  }),
  'communicate.list-communications': () => ({
    rows: [
      {
        id: id(960),
        origin: 'ours',
        reference: null,
        type: 'AL',
        state: 'XVR',
        date: '2026-02-01',
        title: 'Follow-up on contact with children',
        stage: 'draft',
        publicDue: null,
        itemId: null,
        itemNumber: null,
        persons: 2,
        reply: null,
      },
      {
        id: null,
        origin: 'read',
        reference: 'UA XVR 4/2025',
        type: 'UA',
        state: 'XVR',
        date: '2025-09-09',
        title: 'Restrictions on contact between detained mothers and their children',
        stage: 'sent',
        publicDue: '2025-11-08',
        itemId: LETTER,
        itemNumber: 14,
        persons: 2,
        reply: null,
      },
      {
        id: null,
        origin: 'read',
        reference: 'XVR 2/2023',
        type: 'AL',
        state: 'XVR',
        date: '2023-11-02',
        title: 'Conditions in Colony No. 4',
        stage: 'replied',
        publicDue: '2024-01-01',
        itemId: id(10_001),
        itemNumber: 1203,
        persons: 5,
        reply: { itemId: id(17), itemNumber: 17, title: 'Note verbale', date: '2025-11-06', status: 'proposed' },
      },
    ],
  }),
  'communicate.list-mandates': () => ({
    suggestedState: 'XVR',
    mandates: [
      {
        code: 'torture',
        title: words(
          'Special Rapporteur on torture',
          'Спецыяльны дакладчык па пытаннях катаванняў',
          'Специальный докладчик по вопросу о пытках',
        ),
        resolution: '52/7',
        country: null,
      },
      {
        code: 'health',
        title: words(
          'Special Rapporteur on health',
          'Спецыяльны дакладчык па праве на здароўе',
          'Специальный докладчик по праву на здоровье',
        ),
        resolution: '51/21',
        country: null,
      },
    ],
    states: [
      { alpha3: 'XVR', name: 'Veresk', fictional: true },
      { alpha3: 'AUT', name: 'Austria', fictional: false },
    ],
    violationTypes: [
      { code: 'family-contact', label: words('Contact with children', 'Сувязь з дзецьмі', 'Связь с детьми') },
    ],
  }),
  'communicate.draft-letter': () => ({
    letter: {
      kind: 'AL',
      date: '2026-02-01',
      state: 'XVR',
      stateName: 'Veresk',
      subject: 'Contact of detained mothers with their children',
      mandates: [{ code: 'torture', title: 'Special Rapporteur on torture', resolution: '52/7' }],
      blocks: [
        { kind: 'heading', sentences: [{ text: 'Facts', sources: [] }] },
        {
          kind: 'paragraph',
          sentences: [
            {
              text: 'Ms. Maryna Kalinouskaya has been deprived of liberty since 30 December 2021.',
              sources: [sourceAt('Ms. Kalinouskaya'), registerSource('Ms. Hrytsuk')],
            },
            {
              text: 'She may write to her son every one or two months.',
              sources: [sourceAt('every one or two months')],
            },
          ],
        },
        {
          kind: 'provision',
          sentences: [
            {
              text: 'Article 9 of the Convention on the Rights of the Child binds Veresk since 3 May 1991.',
              sources: [],
            },
          ],
        },
        {
          kind: 'question',
          sentences: [{ text: 'Please explain the legal basis of the restrictions on contact.', sources: [] }],
        },
      ],
      provisions: [
        {
          instrument: 'CRC',
          title: 'Convention on the Rights of the Child',
          provision: '9(3)',
          label: 'contact with both parents',
          standing: 'binding',
          since: '1991-05-03',
          source: 'treaty table',
          asOf: '2026-01-01',
          toConfirm: true,
        },
      ],
      priorCommunications: [
        { printed: 'XVR 2/2023', sent: '2023-11-02', replied: '2023-12-28', sources: [sourceAt('XVR 2/2023')] },
      ],
      questions: ['Please explain the legal basis of the restrictions on contact.'],
    },
    refusals: [
      {
        entityId: id(302),
        name: 'Vera Hrytsuk',
        code: 'consent-lacking',
        reason: 'no consent to be named to the Government is recorded',
      },
    ],
    leftOut: [],
    suggestedTypes: [
      { code: 'family-contact', label: words('Contact with children', 'Сувязь з дзецьмі', 'Связь с детьми') },
    ],
  }),
  'communicate.save-draft': () => ({ communication: id(961) }),
  'upkeep.list-jobs': () => ({
    jobs: [
      {
        id: id(970),
        deed: 'read.read-items',
        state: 'running',
        done: 41,
        all: 96,
        note: 'Лист з калоніі, скан',
        askedAt: '2026-02-01T12:30:00.000Z',
        endedAt: null,
        outcome: null,
      },
      {
        id: id(971),
        deed: 'preserve.export-bundle',
        state: 'done',
        done: 12,
        all: 12,
        note: '',
        askedAt: '2026-02-01T11:30:00.000Z',
        endedAt: '2026-02-01T11:31:00.000Z',
        outcome: { directory: '/home/alena/amparo/demo/bundles/2026-02-01', files: 31 },
      },
    ],
  }),
  'upkeep.stop-job': ({ job }) => ({ job }),
};

function custodyLine(seq: number, at: string, deed: string, custody: string[]) {
  return {
    seq,
    id: `01990000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    at,
    deed,
    member: 'Alena Documenter',
    custody,
    role: null,
    authority: null,
    purpose: null,
    from: null,
    to: null,
    place: null,
    sealNumber: null,
    tool: null,
    result: null,
    note: null,
    reason: null,
    correctedBy: null,
    corrects: null,
    erased: false,
    leafHash: 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9',
    sealed: true,
  };
}

function member(index: number, name: string, role: 'steward' | 'documenter' | 'observer') {
  return {
    id: id(880 + index),
    name,
    role,
    owner: false,
    hasPassphrase: index !== 3,
    addedAt: '2025-10-01T09:00:00.000Z',
    left: false,
  };
}

function leavingItem(number: number, title: string): Output<'preserve.preview-export'>['items'][number] {
  return {
    id: id(10_000 + number),
    number: `A${String(number).padStart(6, '0')}`,
    title,
    size: 214_553,
    classification: 'restricted',
    exculpatory: number === 16,
    minors: 0,
    bars: [],
    why: null,
    needsTwo: false,
    withheld: null,
    leftBehind: [],
  };
}
