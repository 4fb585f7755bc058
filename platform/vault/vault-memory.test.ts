import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const MEGABYTE = 1024 * 1024;

/** Receives and verifies in a process of its own, so that nothing else moves its memory; prints the growth in bytes. */
const program = (size: number, directory: string): string => `
  import { createKeyring } from '${new URL('keyring.ts', import.meta.url).href}';
  import { openVault } from '${new URL('vault.ts', import.meta.url).href}';
  const keyring = await createKeyring(${JSON.stringify(directory)}, { keyFile: ${JSON.stringify(join(directory, 'key'))} });
  const vault = await openVault({ directory: ${JSON.stringify(join(directory, 'vault'))}, keyring });
  async function* stream(size) {
    for (let sent = 0; sent < size; sent += ${MEGABYTE}) yield Buffer.alloc(${MEGABYTE}, sent / ${MEGABYTE});
  }
  await vault.receive(stream(${2 * MEGABYTE}));
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 5);
  const blob = await vault.receive(stream(${size}));
  const result = await vault.verify(blob);
  clearInterval(watch);
  console.log(JSON.stringify({ ok: result.ok, size: result.size, growth: peak - before }));
`;

it('takes in and verifies 200 MB within 100 MB of memory', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'amparo-vault-memory-'));
  try {
    const size = 200 * MEGABYTE;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program(size, directory)], {
      cwd: new URL('.', pathToFileURL(import.meta.filename)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    await once(child, 'close');
    const { ok, size: verified, growth } = JSON.parse(printed);
    expect({ ok, verified }).toEqual({ ok: true, verified: size });
    expect(growth).toBeLessThan(100 * MEGABYTE);
    console.info(`200 MB received and verified, memory grew by ${Math.round(growth / MEGABYTE)} MB`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
