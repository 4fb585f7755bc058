/** Scenes of reading, comparing, matching, people, figures and letters: dialogs, first days, long days, faults. */
import type { Page } from 'playwright-core';
import type { Card, CardClaim, OpenItem } from '../src/api/contract.ts';
import type { WordKey } from '../src/words/en.ts';
import { type Answers, answers } from './veresk-answers.ts';
import { listMatches, openCluster } from './veresk-matches.ts';
import { id, LETTER, openLetter } from './veresk-people.ts';

interface Scene {
  readonly path: string;
  readonly answers?: Partial<Answers>;
  readonly failing?: readonly string[];
  readonly reach?: (page: Page, say: (key: WordKey) => string) => Promise<void>;
}

const keys =
  (...codes: readonly string[]): NonNullable<Scene['reach']> =>
  async (page) => {
    for (const code of codes) {
      await page.keyboard.press(code);
      await page.waitForTimeout(300);
    }
  };

const button =
  (key: WordKey): NonNullable<Scene['reach']> =>
  async (page, say) => {
    await page
      .getByRole('button', { name: say(key) })
      .first()
      .click();
    await page.waitForTimeout(400);
  };

/** The answers are on their way and do not come. */
const waiting =
  (deed: string): NonNullable<Scene['reach']> =>
  async (page) => {
    const path = `**/api/${deed.replace('.', '/')}`;
    await page.route(path, () => undefined, { times: 1 });
    await page.reload();
    await page.waitForTimeout(600);
  };

const LETTER_PATH = `/sources/${LETTER}`;
const PERSON = `/people/${id(301)}`;
const CLUSTER = `/matches/${id(102)}`;
const MANY = 100_000;

const confirmed = (card: Card): Card => ({
  ...card,
  claims: card.claims.map((claim): CardClaim => ({ ...claim, status: 'confirmed', disputed: false })),
});

const letterOf = (change: (letter: OpenItem) => Partial<OpenItem>): Partial<Answers> => {
  const letter = openLetter();
  return { 'read.open-item': () => ({ ...letter, ...change(letter) }) };
};

/** The letter as if it had been scanned: OCR told of the page, and of each claim. */
const SCANNED = letterOf((letter) => ({
  item: { ...letter.item, title: 'Urgent appeal UA XVR 4/2025, a scan of the printed letter', mediaType: 'image/png' },
  text: letter.text && {
    ...letter.text,
    pages: letter.text.pages.map((page) => ({
      ...page,
      ocr: {
        start: page.start,
        end: page.end,
        confidence: 87,
        doubtful: [{ start: page.start + 20, end: page.start + 44, confidence: 52 }],
      },
    })),
  },
  cards: letter.cards.map((card) => ({ ...card, claims: card.claims.map((claim) => ({ ...claim, ocr: 87 })) })),
}));

const MANY_PROPOSALS = letterOf((letter) => ({
  cards: Array.from({ length: 60 }, (_, turn) =>
    letter.cards.map((card) => ({
      ...card,
      id: `${card.id}-${turn}`,
      claims: card.claims.map((claim) => ({ ...claim, id: `${claim.id}-${turn}` })),
    })),
  ).flat(),
}));

const NOTHING_READ = letterOf((letter) => ({
  cards: [],
  matches: [],
  related: [],
  item: { ...letter.item, disputed: 0 },
}));
const ALL_DECIDED = letterOf((letter) => ({ cards: letter.cards.map(confirmed) }));

const people = answers['register.list-people'];
const MANY_PEOPLE: Partial<Answers> = {
  'register.list-people': (input) => ({ total: MANY, rows: people?.(input).rows ?? [] }),
};

const NO_MATCHES: Partial<Answers> = {
  'consolidate.list-matches': () => ({ total: 0, rows: [], told: [] }),
  'consolidate.list-reviews': () => ({
    total: 0,
    rows: [],
    byAnother: { pairs: 0, agreed: 0, share: null, kappa: null },
    bySame: { pairs: 0, agreed: 0, share: null, kappa: null },
  }),
};

const MANY_MATCHES: Partial<Answers> = {
  'consolidate.list-matches': ({ limit }) => {
    const { rows, told } = listMatches({ limit });
    const kinds = ['Person', 'Facility', 'Organisation', 'DetentionEpisode'];
    return {
      total: MANY,
      told,
      rows: Array.from({ length: limit ?? 100 }, (_, at) => ({
        ...(rows[at % rows.length] as (typeof rows)[number]),
        a: id(50_000 + at),
        b: id(60_000 + at),
        kind: kinds[at % kinds.length] ?? 'Person',
        labelA: at % 3 === 0 ? 'Калонія агульнага рэжыму № 24 для жанчын, Круцк, другі атрад' : 'Vera Hrytsuk',
      })),
    };
  },
};

const LONG_CLUSTER: Partial<Answers> = {
  'consolidate.open-cluster': () => {
    const cluster = openCluster();
    return {
      ...cluster,
      doubts: [],
      members: Array.from({ length: 14 }, (_, at) => ({
        ...(cluster.members[at % 3] as (typeof cluster.members)[number]),
        mentionId: id(70_000 + at),
        entityId: id(70_000 + at),
      })),
      ties: [],
      weakest: null,
    };
  },
};

const NO_LETTERS: Partial<Answers> = { 'communicate.list-communications': () => ({ rows: [] }) };
const NO_FIGURES: Partial<Answers> = {
  'analyse.list-figures': () => ({ groups: [] }),
  'analyse.count-detained': ({ asOf }) => ({
    asOf,
    knownAt: 0,
    knownAtTime: null,
    journalSize: 0,
    certain: 0,
    possible: 0,
    ruleCode: 'persons-detained-1',
    rule: 'nobody yet',
    course: [],
    recordsTotal: 0,
    records: [],
  }),
};

export const READING_SCENES: Readonly<Record<string, Scene>> = {
  'reader-many': { path: LETTER_PATH, answers: MANY_PROPOSALS },
  'reader-scan': { path: LETTER_PATH, answers: SCANNED, reach: keys('KeyJ', 'KeyJ') },
  'reader-disputed': { path: `${LETTER_PATH}?show=disputed`, reach: keys('ArrowDown') },
  'reader-decided': { path: LETTER_PATH, answers: ALL_DECIDED },
  'reader-nothing': { path: LETTER_PATH, answers: NOTHING_READ },
  'reader-fault': { path: LETTER_PATH, failing: ['read.open-item'] },
  'reader-loading': { path: LETTER_PATH, reach: waiting('read.open-item') },
  'reader-group': { path: LETTER_PATH, reach: keys('KeyG') },
  'reader-group-done': { path: LETTER_PATH, reach: keys('KeyG', 'ArrowDown', 'Enter') },
  'reader-correct': { path: LETTER_PATH, reach: keys('KeyJ', 'KeyE') },
  'reader-related': { path: LETTER_PATH, reach: keys('KeyC') },
  'reader-keys': { path: LETTER_PATH, reach: keys('?') },
  'compare-fault': { path: `/compare?a=${LETTER}&b=${id(15)}`, failing: ['read.compare-items'] },
  'people-many': { path: '/people', answers: MANY_PEOPLE, reach: keys('Tab') },
  'people-none': { path: '/people?text=zzz' },
  'people-empty': { path: '/people', answers: { 'register.list-people': () => ({ total: 0, rows: [] }) } },
  'people-fault': { path: '/people', failing: ['register.list-people'] },
  'people-loading': { path: '/people', reach: waiting('register.list-people') },
  'person-table': {
    path: PERSON,
    reach: async (page, say) => page.getByText(say('table')).first().click(),
  },
  'person-consent': { path: PERSON, reach: button('consent.record') },
  'person-fault': { path: PERSON, failing: ['register.open-person'] },
  'matches-many': { path: '/matches', answers: MANY_MATCHES },
  'matches-all': { path: '/matches', reach: button('matches.more') },
  'matches-empty': { path: '/matches', answers: NO_MATCHES },
  'matches-fault': { path: '/matches', failing: ['consolidate.open-match'] },
  'matches-loading': { path: '/matches', reach: waiting('consolidate.open-match') },
  'second-look-empty': { path: '/matches?blind=1', answers: NO_MATCHES },
  'cluster-apart': { path: CLUSTER, reach: keys('KeyJ', 'KeyJ', 'KeyJ', 'KeyM') },
  'cluster-join': { path: CLUSTER, reach: keys('Digit1') },
  'cluster-long': { path: CLUSTER, answers: LONG_CLUSTER },
  'cluster-long-join': { path: CLUSTER, answers: LONG_CLUSTER, reach: keys('Digit1') },
  'figures-cite': { path: '/figures', reach: button('figures.cite') },
  'figures-empty': { path: '/figures', answers: NO_FIGURES },
  'figures-fault': { path: '/figures', failing: ['analyse.count-detained', 'analyse.list-figures'] },
  'communications-list': {
    path: '/communications',
    reach: async (page, say) => page.getByText(say('comm.list')).first().click(),
  },
  'communications-empty': { path: '/communications', answers: NO_LETTERS },
  'communications-fault': { path: '/communications', failing: ['communicate.list-communications'] },
  'composer-empty': { path: '/communications/new' },
};
