/** What lies behind a screen: its dialogs and menus, its bad day, its first day, its faults. Reached by its own words. */
import type { Page } from 'playwright-core';
import type { WordKey } from '../src/words/en.ts';
import { READING_SCENES } from './scenes-reading.ts';
import type { Answers } from './veresk-answers.ts';
import { capturedPage, EMPTY, manySources, proposedCustody, TROUBLED } from './veresk-evidence.ts';
import { LETTER } from './veresk-people.ts';

export interface Scene {
  readonly path: string;
  readonly answers?: Partial<Answers>;
  /** Deeds that fail, for the state of a fault. */
  readonly failing?: readonly string[];
  readonly reach?: (page: Page, say: (key: WordKey) => string) => Promise<void>;
}

const press =
  (...keys: readonly WordKey[]): NonNullable<Scene['reach']> =>
  async (page, say) => {
    for (const key of keys) {
      const name = say(key);
      await page
        .locator('button, [role=menuitem], .choices label')
        .filter({ hasText: name })
        .or(page.getByRole('button', { name, exact: true }))
        .last()
        .click();
      await page.waitForTimeout(400);
    }
  };

const CUSTODY = `/sources/${LETTER}/custody`;
const tab = (name: string): string => `/workspace?tab=${name}`;

export const SCENES: Readonly<Record<string, Scene>> = {
  'desk-troubled': { path: '/', answers: TROUBLED },
  replay: {
    path: `/sources/${LETTER}`,
    answers: { 'read.open-item': capturedPage },
    reach: press('reader.view.replay'),
  },
  'desk-empty': { path: '/', answers: EMPTY },
  'desk-fault': { path: '/', failing: ['team.read-desk'] },
  'sources-empty': { path: '/sources', answers: EMPTY },
  'sources-fault': { path: '/sources', failing: ['read.list-items'] },
  'sources-many': {
    path: '/sources',
    answers: { 'read.list-items': manySources },
    reach: async (page) => {
      await page.locator('.grid-scroll').evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
      await page.waitForTimeout(500);
    },
  },
  'sources-none': { path: '/sources?text=zzz' },
  import: { path: '/sources', reach: press('import') },
  'import-more': {
    path: '/sources',
    reach: async (page, say) => {
      await press('import')(page, say);
      await page.locator('.more-terms summary').click();
      await page.locator('.dialog-body').evaluate((body) => body.scrollTo(0, 400));
    },
  },
  capture: { path: '/sources', reach: press('capture') },
  'custody-troubled': { path: CUSTODY, answers: TROUBLED },
  'custody-fault': { path: CUSTODY, failing: ['preserve.list-custody', 'preserve.read-collection'] },
  'custody-menu': { path: CUSTODY, answers: TROUBLED, reach: press('custody.record') },
  'custody-hand-over': { path: CUSTODY, reach: press('custody.record', 'custody.do.hand-over') },
  'custody-acknowledge': {
    path: CUSTODY,
    answers: TROUBLED,
    reach: press('custody.record', 'custody.do.acknowledge'),
  },
  'custody-release-hold': {
    path: CUSTODY,
    answers: TROUBLED,
    reach: press('custody.record', 'custody.do.release-hold'),
  },
  'custody-take-over': { path: CUSTODY, answers: TROUBLED, reach: press('custody.record', 'custody.do.take-over') },
  'custody-grant': { path: CUSTODY, reach: press('custody.record', 'custody.do.grant') },
  'custody-correct': { path: CUSTODY, answers: TROUBLED, reach: press('custody.correct') },
  'custody-proof': { path: CUSTODY, reach: press('custody.prove') },
  'custody-destroy': {
    path: CUSTODY,
    answers: { ...TROUBLED, 'preserve.list-custody': proposedCustody },
    reach: press('custody.record', 'custody.do.destroy'),
  },
  'custody-terms': { path: CUSTODY, reach: press('terms.change') },
  'custody-export': { path: CUSTODY, reach: press('custody.export') },
  'custody-hidden': { path: CUSTODY, reach: press('collected.reveal') },
  'journal-long': { path: tab('journal'), answers: TROUBLED },
  'journal-broken': { path: tab('journal'), answers: TROUBLED, reach: press('journal.check') },
  'journal-fault': { path: tab('journal'), failing: ['preserve.list-entries', 'preserve.list-anchors'] },
  'anchors-off': { path: tab('journal'), answers: EMPTY },
  'anchors-dialog': { path: tab('journal'), reach: press('anchors.change') },
  'vault-troubled': { path: tab('vault'), answers: TROUBLED },
  'vault-empty': { path: tab('vault'), answers: EMPTY },
  'vault-fault': { path: tab('vault'), failing: ['preserve.read-vault-health'] },
  'vault-copy': { path: tab('vault'), reach: press('vault.add-copy') },
  'export-preview': { path: tab('export'), reach: press('export.look') },
  'export-empty': { path: tab('export'), answers: EMPTY },
  'export-receipt': { path: tab('export'), reach: press('receipt.title') },
  'export-recipient': { path: tab('export'), reach: press('export.look', 'export.recipient.add') },
  'members-many': { path: tab('members'), answers: TROUBLED },
  'members-empty': { path: tab('members'), answers: EMPTY },
  'members-add': { path: tab('members'), reach: press('members.add') },
  'members-passphrase': { path: tab('members'), reach: press('members.own-passphrase') },
  'members-decide': { path: tab('members'), reach: press('request.approve') },
  'jobs-empty': { path: tab('jobs'), answers: EMPTY },
  ...READING_SCENES,
};
