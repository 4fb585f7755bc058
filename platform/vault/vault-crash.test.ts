import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { BlobRecord } from './blob-record.ts';
import { openKeyring } from './keyring.ts';
import { openVault } from './vault.ts';

/** Receives one blob and prints its record, then goes on receiving a stream that never ends. */
const program = (directory: string): string => `
  import { createKeyring } from '${new URL('keyring.ts', import.meta.url).href}';
  import { openVault } from '${new URL('vault.ts', import.meta.url).href}';
  const keyring = await createKeyring(${JSON.stringify(directory)}, { keyFile: ${JSON.stringify(join(directory, 'key'))} });
  const vault = await openVault({ directory: ${JSON.stringify(join(directory, 'vault'))}, keyring });
  const { head, wrappedKey, ...record } = await vault.receive((async function* () { yield Buffer.from('acknowledged'); })());
  async function* endless() {
    for (let sent = 0; ; sent += 1) {
      yield Buffer.alloc(65536, sent);
      if (sent === 20) console.log(JSON.stringify({ ...record, wrappedKey: Buffer.from(wrappedKey).toString('hex') }));
    }
  }
  await vault.receive(endless());
`;

it('after kill -9 in the middle of a receipt: what was acknowledged is whole, what was not is gone', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'amparo-vault-crash-'));
  try {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program(directory)], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed]: Buffer[] = await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await readdir(join(directory, 'vault', 'incoming'))).toHaveLength(1);

    const keyring = await openKeyring(directory, { keyFile: join(directory, 'key') });
    const vault = await openVault({ directory: join(directory, 'vault'), keyring });
    expect(await readdir(join(directory, 'vault', 'incoming'))).toEqual([]);
    const stored = [];
    for await (const { name } of vault.list()) stored.push(name);
    const record = JSON.parse(String(printed));
    const blob: BlobRecord = { ...record, wrappedKey: Buffer.from(record.wrappedKey, 'hex') };
    expect(stored).toEqual([blob.storageName]);
    expect(await vault.verify(blob)).toMatchObject({ ok: true, size: 'acknowledged'.length });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
