/** Evidence in a house where much is wrong or much is there: what the screens of evidence show on a bad day. */
import type { Contract } from '../src/api/contract.ts';
import { type Answers, answers } from './veresk-answers.ts';
import { id, LETTER, openLetter } from './veresk-people.ts';

const HASH = 'f3c41d07c1e5a5b8a1c5f4f9a3be2a1c4d0a7e68b3c2f0d1a9b8c7d6e5fe21a9';
const LONG_TITLE = 'Показания Елены В. о переводе в колонию № 24, с приложением двух писем и списка передач';

type Line = Contract['preserve.list-custody']['output']['entries'][number];

const line = (seq: number, deed: string, custody: string[], said: Partial<Line> = {}): Line => ({
  seq,
  id: id(20_000 + seq),
  at: '2026-01-12T09:31:00.000Z',
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
  leafHash: HASH,
  sealed: seq < 8840,
  ...said,
});

/** Custody with gaps, in transit, held twice, marked, corrected, erased. */
export const troubledCustody = (): Contract['preserve.list-custody']['output'] => ({
  sealedSize: 8840,
  state: {
    holder: null,
    place: 'Forensic laboratory, Zalesie',
    sealNumber: 'XV-00417',
    inTransit: { seq: 8801, from: 'Alena Documenter', to: 'Forensic laboratory', since: '2026-01-14T09:00:00.000Z' },
    holds: [
      {
        seq: 8100,
        since: '2025-12-01T09:00:00.000Z',
        authority: 'Office of the Prosecutor, request 14/2025',
        reason: 'proceeding about the transfer of mothers',
        scope: 'items',
        until: '2027-01-01',
      },
      { seq: 8400, since: '2026-01-05T09:00:00.000Z', authority: null, reason: 'appeal', scope: 'items', until: null },
    ],
    classification: 'sealed',
    exculpatory: true,
    disclosedTo: ['Defence of V. H.', 'Court of Barysk'],
    proposed: null,
    destroyed: null,
    lastFixity: { seq: 8750, at: '2026-01-13T12:31:00.000Z', ok: false },
    gaps: [
      {
        code: 'not-acknowledged',
        after: 8801,
        before: null,
        why: 'handed over to Forensic laboratory on 2026-01-14T09:00:00.000Z, not acknowledged since',
        expected: 'Forensic laboratory',
      },
      { code: 'fixity-failed', after: 8750, before: null, why: 'a check of the bytes failed, and no later one held' },
      {
        code: 'holder-differs',
        after: 7600,
        before: 7610,
        why: 'entry 7610 comes from Pavel D., the item was held by Pavel Dudar',
        expected: 'Pavel Dudar',
        found: 'Pavel D.',
      },
    ],
    corrected: [{ seq: 7610, by: 8841 }],
  },
  entries: [
    line(131, 'collect.receive-file', ['received', 'registered', 'sealed'], { from: 'Barysk Observers' }),
    line(7610, 'preserve.take-over', ['transferred-in', 'fixity-checked'], {
      from: 'Pavel D.',
      to: 'Alena Documenter',
      place: 'Office, cabinet 3',
      tool: 'Amparo 0.5',
      result: 'equal',
      correctedBy: 8841,
    }),
    line(8100, 'preserve.place-hold', ['hold-placed'], {
      authority: 'Office of the Prosecutor, request 14/2025',
      reason: 'proceeding about the transfer of mothers',
    }),
    line(8200, 'preserve.open-restricted', ['access-refused'], { member: 'Pavel Dudar', reason: 'no-clearance' }),
    line(8300, 'preserve.add-note', ['note'], { erased: true }),
    line(8750, 'preserve.verify-item', ['fixity-failed'], { tool: 'Amparo 0.5', result: 'refused' }),
    line(8801, 'preserve.hand-over', ['transferred-out'], {
      to: 'Forensic laboratory',
      purpose: 'examination of the envelope and of the ink',
      place: 'Forensic laboratory, Zalesie',
      sealNumber: 'XV-00417',
      note: 'Two envelopes, sealed before a witness; photographs of the seals lie in the folder of the case.',
    }),
    line(8841, 'preserve.correct-metadata', ['metadata-corrected'], {
      corrects: { seq: 7610, instead: { from: 'Pavel Dudar' } },
      reason: 'the surname was shortened',
    }),
  ],
});

/** What waits to be destroyed, with two people agreed. */
export const proposedCustody = (): Contract['preserve.list-custody']['output'] => {
  const { state, entries, ...rest } = troubledCustody();
  return {
    ...rest,
    state: {
      ...state,
      holder: 'Alena Documenter',
      inTransit: null,
      holds: [],
      gaps: [],
      exculpatory: false,
      proposed: 8830,
    },
    entries: [...entries.slice(0, 2), line(8830, 'preserve.propose-disposition', ['disposition-proposed'])],
  };
};

/** A page of the web as it was captured. */
export const capturedPage = (): Contract['read.open-item']['output'] => {
  const open = openLetter();
  return {
    ...open,
    item: {
      ...open.item,
      title: 'Barysk observers: mothers and letters',
      mediaType: 'application/wacz',
      originalName: 'observers.example.org.wacz',
      origin: {
        from: 'observers.example.org',
        how: 'captured from the web',
        url: 'https://observers.example.org/2026/01',
      },
    },
  };
};

/** The vault on a bad day: failures with and without a good copy, a copy that lags, no restore ever proven. */
export const troubledVault = (): Contract['preserve.read-vault-health']['output'] => ({
  blobs: 104_211,
  bytes: 812_000_000_000,
  destroyed: 3,
  strict: { days: 30, blobs: 20_000, checked: 18_211, due: 1789 },
  others: { days: 90, blobs: 84_211, checked: 80_000, due: 4211 },
  neverChecked: 211,
  oldestCheck: '2025-06-02T09:00:00Z',
  bytesPerSecond: 180_000_000,
  failures: [
    {
      item: LETTER,
      number: 14,
      title: LONG_TITLE,
      place: 'vault',
      since: '2026-01-13T12:31:00.000Z',
      detail: 'the stored bytes end at 12288 of 214553',
      good: 'second-disk',
    },
    {
      item: id(15),
      number: 15,
      title: 'Лист з калоніі, скан',
      place: 'second-disk',
      since: '2026-01-13T12:31:00.000Z',
      detail: 'the file is not there',
      good: null,
    },
  ],
  failuresHidden: 2,
  copies: [
    {
      name: 'second-disk',
      kind: 'folder',
      where: '/media/alena/second-disk/amparo-vault-copy',
      able: {},
      blobs: 104_000,
      lacking: 211,
      lastStoredAt: '2025-11-01T09:00:00Z',
      oldestCheck: null,
      failures: 1,
    },
    {
      name: 'partner',
      kind: 's3',
      where: 'https://storage.example.org/bucket-of-the-partner',
      able: {},
      blobs: 104_211,
      lacking: 0,
      lastStoredAt: '2026-01-31T09:00:00Z',
      oldestCheck: '2026-01-02T09:00:00Z',
      failures: 0,
    },
  ],
  lastAudit: { at: '2026-01-31T09:00:00Z', seq: 40, facts: {} },
  lastCopy: null,
  lastBackup: null,
  lastVerifiedRestore: null,
  lastRotation: null,
  lastCleanUp: null,
  recoveryKey: false,
  keyGenerations: [1, 2],
});

const troubledAnchors = (): Contract['preserve.list-anchors']['output'] => ({
  on: true,
  state: 'waiting',
  waitingHours: 131,
  anchoredAt: '2026-01-27T08:00:00.000Z',
  size: 8800,
  witnesses: 1,
  quorum: 2,
  places: [
    {
      kind: 'time-stamp',
      name: 'Time-stamps of Barysk',
      url: 'https://tsa.example.org/tsr',
      at: '2026-01-27T08:00:00.000Z',
      size: 8800,
      problem: null,
    },
    {
      kind: 'witness',
      name: 'witness.partner.example.org',
      url: 'https://witness.partner.example.org/add-checkpoint',
      at: null,
      size: null,
      problem: 'witness.partner.example.org could not be reached: connect ECONNREFUSED',
    },
  ] as never,
  stamps: [{ endsAt: '2031-05-01T00:00:00.000Z' }] as never,
});

type Request = Contract['team.list-requests']['output']['requests'][number];

const request = (part: Partial<Request>): Request => ({
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
  ...part,
});

/** A hundred thousand sources, window by window. */
export const manySources: NonNullable<Answers['read.list-items']> = (input) => {
  const { facets, rows } = answers['read.list-items']?.({ ...input, offset: 0 }) ?? { facets: {}, rows: [] };
  const first = 100_000 - (input.offset ?? 0);
  return {
    total: 100_000,
    facets: facets as Contract['read.list-items']['output']['facets'],
    rows: rows.map((row, index) => ({ ...row, id: id(1_000_000 + first - index), number: first - index })),
  };
};

/** Every kind of deed that waits for two people, in every state. */
const manyRequests = (): Contract['team.list-requests']['output'] => ({
  requests: [
    request({}),
    request({
      id: id(981),
      deed: 'preserve.release-hold',
      why: 'Lift hold 8100 over 1 items (placed: proceeding about the transfer of mothers). the proceeding has ended',
      request: '{"authority":"Court of Barysk","hold":8100,"reason":"the proceeding has ended"}',
      state: 'ready',
      approvedBy: 'Pavel Dudar',
    }),
    request({
      id: id(984),
      deed: 'preserve.destroy-items',
      why: 'Destroy item 14 for good, claims: erase. the person withdrew the testimony',
      request: `{"claims":"erase","items":[{"item":"${LETTER}"}],"reason":"the person withdrew the testimony"}`,
      state: 'ready',
      approvedBy: 'Pavel Dudar',
    }),
    request({
      id: id(982),
      deed: 'preserve.erase-entries',
      why: 'erase what 2 entries of the journal say (witness-protection): the name of a witness stands in them',
      request: '{"entries":[8300,8301],"ground":"witness-protection","reason":"the name of a witness stands in them"}',
      items: [],
      way: 'delay',
      readyAt: '2026-02-03T11:00:00.000Z',
    }),
    request({
      id: id(983),
      deed: 'preserve.mark-exculpatory',
      why: 'Take the mark off item 14. it spoke of another person',
      request: '{"exculpatory":false,"reason":"it spoke of another person"}',
      state: 'refused',
      refusedBy: 'Pavel Dudar',
    }),
  ],
});

/** A journal of a hundred thousand entries, page by page. */
const longJournal: NonNullable<Answers['preserve.list-entries']> = ({ limit = 100, before = 100_001 }) => ({
  size: 100_000,
  sealedSize: 99_990,
  sealedAt: '2026-02-01T12:30:00.000Z',
  root: 'f3c41d07 c1e5a5b8 a1c5f4f9 a3be2a1c 4d0a7e68 b3c2f0d1 a9b8c7d6 e5fe21a9',
  trouble: 'the signer could not be started: the key file is not there',
  rows: Array.from({ length: Math.min(limit, before - 1) }, (_, index) => ({
    seq: before - 1 - index,
    at: new Date(Date.UTC(2026, 1, 1, 12, 31) - index * 1_740_000).toISOString(),
    deed: ['register.confirm-claims', 'collect.receive-file', 'preserve.correct-metadata'][index % 3] ?? '',
    member: index % 4 ? 'Alena Documenter' : 'Pavel Dudar',
    item: index % 3 ? { id: LETTER, number: 14, title: index % 2 ? LONG_TITLE : 'Лист з калоніі' } : null,
    leafHash: HASH,
    erased: index % 40 === 7,
  })),
});

const refused: NonNullable<Answers['preserve.check-journal']> = () => ({
  ok: false,
  size: 100_000,
  root: HASH,
  checkpoints: 1120,
  erased: 0,
  faults: ['entry 4120: its leaf is not the hash of what is stored', 'checkpoint 4200: the root differs'],
});

export const TROUBLED: Partial<Answers> = {
  'preserve.list-custody': troubledCustody,
  'preserve.read-vault-health': troubledVault,
  'preserve.list-anchors': troubledAnchors,
  'team.list-requests': manyRequests,
  'preserve.list-entries': longJournal,
  'preserve.check-journal': refused,
};

const NOTHING_LEAVES = { items: 0, bytes: 0, public: 0, restricted: 0, sealed: 0, minors: 0 };

/** A house on its first day. */
export const EMPTY: Partial<Answers> = {
  'read.list-items': () => ({ total: 0, facets: { kind: [], language: [], classification: [] }, rows: [] }),
  'team.read-desk': () => ({ waiting: { proposals: [], unread: 0, disputed: [], problems: [] }, changed: [] }),
  'preserve.list-anchors': () => ({
    on: false,
    state: 'off',
    waitingHours: null,
    anchoredAt: null,
    size: 0,
    witnesses: 0,
    quorum: 0,
    places: [],
    stamps: [],
  }),
  'preserve.read-vault-health': () => ({
    ...troubledVault(),
    blobs: 0,
    bytes: 0,
    destroyed: 0,
    strict: { days: 30, blobs: 0, checked: 0, due: 0 },
    others: { days: 90, blobs: 0, checked: 0, due: 0 },
    neverChecked: 0,
    oldestCheck: null,
    bytesPerSecond: null,
    failures: [],
    failuresHidden: 0,
    copies: [],
    lastAudit: null,
    keyGenerations: [1],
  }),
  'team.list-requests': () => ({ requests: [] }),
  'upkeep.list-jobs': () => ({ jobs: [] }),
  'preserve.list-recipients': () => ({ recipients: [] }),
  'preserve.preview-export': () => ({
    items: [],
    leaving: NOTHING_LEAVES,
    refused: false,
    needsApproval: false,
    entries: { inJournal: 1, disclosed: 0 },
    recipient: null,
  }),
};
