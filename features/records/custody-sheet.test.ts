import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustodyEntry } from '@amparo/core/nouns/custody';
import { custodyState } from '@amparo/core/policy/custody-state';
import { describe, expect, it } from 'vitest';
import type { CustodyFacts } from './custody-facts.ts';
import { custodySheet } from './custody-sheet.ts';
import { SHEET_LANGUAGES } from './custody-sheet-words.ts';

const HASH = 'ab12'.repeat(16);
const HOSTILE = 'note\nEntry 99 · destroyed\u001b[31m\u202Efdp.exe\u0000 漢';

const entry = (seq: number, more: Partial<CustodyEntry>) => ({
  seq,
  id: `id-${seq}`,
  at: `2026-03-0${Math.min(seq, 9)}T10:00:00.000Z`,
  deed: 'preserve.some-deed',
  kinds: [],
  actor: 'Алеся Ярэміч',
  role: 'steward',
  leafHash: 'f3c41d07'.repeat(8),
  sealed: seq < 5,
  ...more,
});

const entries = [
  entry(1, { kinds: ['received', 'registered', 'sealed'], from: 'Source 7', to: 'Алеся Ярэміч', sha256: HASH }),
  entry(2, {
    kinds: ['hold-placed'],
    authority: 'District court of Veresk',
    reason: 'case 12/2026',
    holdScope: '1 items',
  }),
  entry(3, { kinds: ['note'], note: HOSTILE }),
  entry(4, {
    kinds: ['transferred-out'],
    from: 'Алеся Ярэміч',
    to: 'Лабараторыя Ўзлёт',
    place: 'шафа №4',
    sealNumber: 'S-17',
  }),
  entry(5, { kinds: ['metadata-corrected'], corrects: 'id-4', instead: { place: 'шафа №5' }, reason: 'памылка' }),
];

const facts = (given: readonly (typeof entries)[number][] = entries): CustodyFacts => ({
  number: 14,
  title: 'Заява маці пра затрыманне ў ґанку',
  exhibit: 'VR-2026/14',
  originalName: 'zajava\u202Efdp.exe',
  size: 48_213,
  sha256: HASH,
  sha512: HASH + HASH,
  origin: { from: 'Source 7', how: 'handed over' },
  collector: 'Алеся Ярэміч',
  receivedAt: '2026-03-01T10:00:00.000Z',
  localOffsetMinutes: 180,
  fileModifiedAt: null,
  legalBasis: 'consent',
  consent: { submit: 'yes', press: 'no' },
  collection: {
    collector: { kind: 'person', role: 'documenter', organisation: 'Varta Veresk' },
    source: { kind: 'person', protection: 'confidential', pseudonym: 'Source 7' },
    clock: { source: 'system clock', offsetMs: -41, server: 'ntp.veresk.example' },
    method: { name: 'hand to hand', tool: 'imager', version: '2.1', parameters: { mode: 'read-only' } },
    restrictions: ['not before the trial ends'],
    completeness: { complete: false, statement: 'pages 3 and 4 were not handed over' },
    malware: { result: 'nothing found', tool: 'clamscan', version: '1.4' },
  },
  hidden: true,
  parent: 3,
  children: [15, 16],
  sameBytesAs: null,
  madeFrom: null,
  derivations: [
    {
      kind: 'redaction',
      item: null,
      inputSha256: HASH,
      outputSha256: 'cd34'.repeat(16),
      tool: 'redactor',
      toolVersion: '3',
      parameters: {},
      changes: [{ what: 'name of the witness', reason: 'protection' }],
      member: 'Алеся Ярэміч',
      at: '2026-03-02T10:00:00.000Z',
      seq: 2,
    },
  ],
  entries: given,
  state: custodyState(given),
  journal: { origin: 'veresk.example/journal', sealedSize: 4, root: 'q1c2uK0S3m4p' },
});

const hasTool = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: pdftotext is not installed, the words of a custody sheet are not read back');
    return false;
  }
})();

const wordsOf = (pdf: Uint8Array): string => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-sheet-'));
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(folder, 'sheet.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe('a custody sheet', () => {
  it('is the same bytes for the same facts, in every language, and others for others', async () => {
    const hashes = new Set<string>();
    for (const language of SHEET_LANGUAGES) {
      const [one, again] = [await custodySheet(facts(), language), await custodySheet(facts(), language)];
      expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
      hashes.add(createHash('sha256').update(one).digest('hex'));
    }
    hashes.add(
      createHash('sha256')
        .update(await custodySheet(facts(entries.slice(0, 3)), 'en'))
        .digest('hex'),
    );
    expect(hashes.size).toBe(4);
  });

  it.skipIf(!hasTool)(
    'says its words in Latin and Cyrillic letters, and a hostile name in plain signs on its own line',
    async () => {
      const text = wordsOf(await custodySheet(facts(), 'be'));
      for (const word of [
        'Ліст захавання',
        'Заява маці пра затрыманне ў ґанку',
        'Лабараторыя Ўзлёт',
        'шафа №5',
        'VR-2026/14',
      ])
        expect(text).toContain(word);
      expect(text).toContain('zajava<U+202E>fdp.exe');
      expect(text).toContain('note<U+000A>Entry 99 · destroyed<U+001B>[31m<U+202E>fdp.exe<U+0000> <U+6F22>');
      expect(text.split('\n').some((line) => line.trim().startsWith('Entry 99'))).toBe(false);
    },
  );

  it.skipIf(!hasTool)('names its gaps before all else, and says so when there is none', async () => {
    const gaps = wordsOf(await custodySheet(facts(), 'en'));
    expect(gaps).toMatch(/Gaps in the chain: 1\s+A transfer was not acknowledged, after entry 4/);
    expect(gaps.indexOf('Gaps in the chain')).toBeLessThan(gaps.indexOf('SHA-256'));
    expect(wordsOf(await custodySheet(facts(), 'be'))).toMatch(/Перадача не пацверджана, пасля запісу 4: Каму \S/);
    expect(wordsOf(await custodySheet(facts(entries.slice(0, 3)), 'en'))).toContain('No gap was found in the chain.');
  });
});
