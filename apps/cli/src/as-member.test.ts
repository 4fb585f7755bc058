import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../test/database.ts';
import { runCommand } from './run.ts';

const NAMES = ['DATABASE_URL', 'AMPARO_MEMBER_PASSPHRASE', 'AMPARO_NEW_PASSPHRASE'] as const;
const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
let folder = '';

const amparo = async (words: readonly string[], env: Partial<Record<(typeof NAMES)[number], string>> = {}) => {
  for (const name of NAMES.slice(1)) {
    const value = env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const said: string[] = [];
  const write = (line: string): number => said.push(line);
  const streams = { out: write, error: () => undefined, terminal: false };
  const code = await runCommand([...words, '--workspace', join(folder, 'workspace'), '--json'], streams);
  return { code, answer: JSON.parse(said.at(-1) ?? '{}') };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amparo-as-'));
  process.env['DATABASE_URL'] = await testDatabaseUrl();
});
afterAll(() => {
  for (const [name, value] of Object.entries(before))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  rmSync(folder, { recursive: true, force: true });
});

describe('--as', () => {
  it('acts as another member only with the passphrase of that member, and the journal names who acted', async () => {
    const own = { AMPARO_NEW_PASSPHRASE: 'seven storks over Barok' };
    const added = await amparo(['team', 'add-member', '--name', 'Vera Hruk', '--role', 'documenter'], own);
    expect(added).toMatchObject({ code: 0, answer: { member: expect.any(String) } });
    const file = join(folder, 'note.txt');
    writeFileSync(file, 'a note');
    const bring = ['import', file, '--as', 'Vera Hruk'];
    const wrong = await amparo(bring, { AMPARO_MEMBER_PASSPHRASE: 'seven storks over Barokk' });
    expect([wrong.code === 0, wrong.answer.faults?.[0]?.code]).toEqual([false, 'not-permitted']);
    const none = await amparo(bring);
    expect(none.answer.faults).toMatchObject([{ code: 'input-invalid', field: 'passphrase' }]);
    const nobody = await amparo(['status', '--as', 'Nobody'], { AMPARO_MEMBER_PASSPHRASE: 'x' });
    expect(nobody.answer.faults?.[0]?.code).toBe('not-permitted');
    const right = { AMPARO_MEMBER_PASSPHRASE: own.AMPARO_NEW_PASSPHRASE };
    expect((await amparo(bring, right)).code).toBe(0);
    const steward = ['team', 'add-member', '--name', 'Other', '--role', 'steward', '--as', 'Vera Hruk'];
    const refused = await amparo(steward, { ...right, ...own });
    expect(refused.answer.faults?.[0]?.code).toBe('not-permitted');
    const listed = await amparo(['journal', 'list', '--member', added.answer.member]);
    const acted = listed.answer.rows.map(({ deed }: { deed: string }) => deed);
    expect(acted).toContain('collect.receive-file');
    expect(acted).not.toContain('team.add-member');
  });

  it('a passphrase is never taken from the words of a command, where other programs see it', async () => {
    const typed = await amparo(['team', 'add-member', '--name', 'X', '--role', 'observer', '--passphrase', 'abc']);
    expect(typed.answer.faults).toMatchObject([{ code: 'input-invalid', field: 'passphrase' }]);
  });
});
