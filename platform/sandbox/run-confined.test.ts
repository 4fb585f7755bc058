import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Isolation } from './extraction.ts';
import { type Confinement, findConfinement } from './isolation.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { type ConfinedEnd, runConfined } from './run-confined.ts';

const SCRIPT = fileURLToPath(new URL('fixtures/hostile.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;

const ISOLATIONS: readonly Isolation[] = ['bubblewrap', 'namespaces', 'process'];

let confinement: Confinement;
beforeAll(async () => {
  confinement = await findConfinement();
});

async function* of(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const run = (deed: string, limits: Partial<typeof DEFAULT_LIMITS> = {}, signal?: AbortSignal): Promise<ConfinedEnd> =>
  runConfined({
    confinement,
    script: SCRIPT,
    input: of(deed),
    limits: { ...DEFAULT_LIMITS, ...limits },
    ...(signal === undefined ? {} : { signal }),
  });

describe('a confined process', () => {
  it('answers', async () => {
    expect(await run('hello')).toEqual({ kind: 'answered', output: Buffer.from('echo hello') });
  });

  it.each(['loop', 'sleep'])('is ended when it never ends (%s)', async (deed) => {
    expect(await run(deed, { milliseconds: 1000 })).toEqual({ kind: 'timeout' });
  });

  it.each(['heap', 'buffers'])('is ended when it takes too much memory (%s)', async (deed) => {
    expect(await run(deed, { memoryBytes: 160 * MEGABYTE })).toEqual({ kind: 'memory' });
  });

  it('is ended when it writes without end', async () => {
    expect(await run('flood', { outputBytes: 4 * MEGABYTE })).toEqual({ kind: 'output' });
  });

  it('reports how it died', async () => {
    expect(await run('die')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('did not know') });
  });

  it('may stop listening without harm to who feeds it', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield Buffer.alloc(MEGABYTE);
    }
    const limits = { ...DEFAULT_LIMITS, milliseconds: 2000, memoryBytes: 4096 * MEGABYTE };
    const nowhere = fileURLToPath(new URL('inside/nothing.ts', import.meta.url));
    expect(await runConfined({ confinement, script: nowhere, input: endless(), limits })).toMatchObject({
      kind: 'answered',
    });
  });

  it('is ended while its input hangs', async () => {
    async function* hanging(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      await new Promise(() => undefined);
    }
    const limits = { ...DEFAULT_LIMITS, milliseconds: 500 };
    expect(await runConfined({ confinement, script: SCRIPT, input: hanging(), limits })).toEqual({ kind: 'timeout' });
  });

  it('is ended on request, before and during', async () => {
    expect(await run('sleep', {}, AbortSignal.abort())).toEqual({ kind: 'cancelled' });
    expect(await run('sleep', {}, AbortSignal.timeout(300))).toEqual({ kind: 'cancelled' });
  });

  it('passes on an error of its input', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('the vault is damaged');
    }
    await expect(runConfined({ confinement, script: SCRIPT, input: broken(), limits: DEFAULT_LIMITS })).rejects.toThrow(
      'the vault is damaged',
    );
  });
});

describe.each(ISOLATIONS)('shut in as well as this machine can, from %s on', (from) => {
  let here: Confinement;
  beforeAll(async () => {
    here = await findConfinement(from);
    console.info(`asked for ${from}, got ${here.isolation}`);
  });
  const answerOf = async (deed: string): Promise<string> => {
    const end = await runConfined({ confinement: here, script: SCRIPT, input: of(deed), limits: DEFAULT_LIMITS });
    return end.kind === 'answered' ? end.output.toString('utf8') : JSON.stringify(end);
  };

  it('reads no file but our readers, writes none, starts no process', async () => {
    expect(await answerOf('read /etc/passwd')).toMatch(/^refused: (ERR_ACCESS_DENIED|ENOENT)/);
    expect(await answerOf(`read ${fileURLToPath(new URL('../vault/vault.ts', import.meta.url))}`)).toMatch(/^refused/);
    expect(await answerOf('write /tmp/amparo-sandbox-test')).toMatch(/^refused/);
    expect(await answerOf('spawn')).toMatch(/^refused/);
  });

  it('loads native code only where that is allowed, and is shut in all the same', async () => {
    const drawing = async (deed: string): Promise<string> => {
      const end = await runConfined({
        confinement: here,
        script: SCRIPT,
        input: of(deed),
        limits: DEFAULT_LIMITS,
        nativeAddons: true,
      });
      return end.kind === 'answered' ? end.output.toString('utf8') : JSON.stringify(end);
    };
    expect(await answerOf('addon')).toMatch(/^refused/);
    expect(await drawing('addon')).toBe('done: function');
    expect(await drawing('read /etc/passwd')).toMatch(/^refused: (ERR_ACCESS_DENIED|ENOENT)/);
    expect(await drawing('write /tmp/amparo-sandbox-test')).toMatch(/^refused/);
    expect(await drawing('spawn')).toMatch(/^refused/);
  });

  it('runs a program of the machine only where its files are closed too', async () => {
    const program = (script: string) => ({ path: '/bin/sh', args: ['-c', script], readable: [] });
    if (here.program(program(''), { cpuSeconds: 5 }) === null) {
      expect(here.isolation).toBe('process');
      return;
    }
    const said = async (script: string): Promise<string> => {
      const end = await runConfined({
        confinement: here,
        script: program(script),
        input: of('a page'),
        limits: DEFAULT_LIMITS,
      });
      return end.kind === 'answered' ? end.output.toString('utf8') : JSON.stringify(end);
    };
    expect(await said('/usr/bin/tr a-z A-Z')).toBe('A PAGE');
    const attempts = [
      'cat /etc/passwd',
      `cat ${fileURLToPath(new URL('run-confined.ts', import.meta.url))}`,
      'ls /root',
    ];
    for (const attempt of attempts) expect(await said(`${attempt} && echo done`)).not.toContain('done');
    expect(await said('echo x > /usr/x && echo done')).not.toContain('done');
    expect(await said('chroot /usr /bin/true && echo done')).not.toContain('done');
    expect(await said('env | grep -vE "^(PWD|OMP_THREAD_LIMIT|SHLVL|_|OLDPWD)="; true')).toBe('');
  });

  it('has no environment', async () => {
    const names: string[] = JSON.parse(await answerOf('environment'));
    // bubblewrap sets PWD itself.
    expect(names.filter((name) => name !== 'PWD')).toEqual([]);
  });

  it('reaches no network, where the machine allows shutting it off', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await answerOf(`network ${port}`);
    await new Promise((resolve) => server.close(resolve));
    // In a bare process the network stays open: the isolation says so, and so does this test.
    if (here.isolation === 'process') expect(answer).toBe('done: connected');
    else expect(answer).toMatch(/^refused/);
  });
});
