import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A real authority of RFC 3161 time stamps on loopback, by `openssl ts`: root, certificate, answers over HTTP. */
export interface TestAuthority {
  readonly url: string;
  /** The root, PEM. */
  readonly roots: string;
  /** Where `root.pem` and `tsa.pem` lie. */
  readonly folder: string;
  /** Requests that came. */
  readonly requests: readonly Buffer[];
  /** Answers with this instead, from now on; undefined: with the authority's own. */
  answer: ((own: Buffer) => Buffer) | undefined;
  readonly close: () => Promise<void>;
}

export interface AuthorityWay {
  readonly keys?: 'rsa' | 'ec';
  /** The extended key usage line of the certificate. */
  readonly usage?: string;
  /** Days (YYYYMMDDHHMMSSZ) between which the authority's certificate holds. */
  readonly holds?: readonly [from: string, to: string];
}

export const hasOpenssl = (): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const run = promisify(execFile);
const openssl = (folder: string, ...words: readonly string[]): Promise<unknown> =>
  run('openssl', [...words], { cwd: folder });

const configuration = (usage: string): string => `
[ca]
default_ca = root
[root]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
[any]
commonName = supplied
[req]
distinguished_name = any
[issuer]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[stamps]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = ${usage}
[tsa]
default_tsa = authority
[authority]
serial = tsa-serial
crypto_device = builtin
signer_cert = tsa.pem
signer_key = tsa.key
certs = root.pem
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
ess_cert_id_chain = no
`;

export const startAuthority = async (way: AuthorityWay = {}): Promise<TestAuthority> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-tsa-'));
  writeFileSync(join(folder, 'ca.cnf'), configuration(way.usage ?? 'critical, timeStamping'));
  writeFileSync(join(folder, 'index.txt'), '');
  for (const serial of ['serial', 'tsa-serial']) writeFileSync(join(folder, serial), '01\n');
  const newKey = way.keys === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const request = async (name: string, subject: string, more: readonly string[]): Promise<unknown> =>
    openssl(
      folder,
      ...['req', '-new', '-nodes', '-newkey', ...newKey, '-keyout', `${name}.key`, '-subj', `/CN=${subject}`],
      ...['-config', 'ca.cnf', '-out', ...more],
    );
  await request('root', 'Root of Veresk', ['root.pem', '-x509', '-days', '3650', '-extensions', 'issuer']);
  await request('tsa', 'Time stamps of Veresk', ['tsa.csr']);
  const [from, to] = way.holds ?? ['20200101000000Z', '20491231235959Z'];
  await openssl(
    folder,
    ...['ca', '-batch', '-notext', '-config', 'ca.cnf', '-cert', 'root.pem', '-keyfile', 'root.key', '-in', 'tsa.csr'],
    ...['-extensions', 'stamps', '-startdate', from, '-enddate', to, '-out', 'tsa.pem'],
  );
  const requests: Buffer[] = [];
  let asked = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const stamp = async (body: Buffer): Promise<Buffer> => {
    asked += 1;
    const [query, reply] = [`query-${asked}`, `reply-${asked}`];
    writeFileSync(join(folder, query), body);
    await openssl(folder, 'ts', '-reply', '-config', 'ca.cnf', '-queryfile', query, '-out', reply);
    return readFileSync(join(folder, reply));
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      requests.push(body);
      turn = turn
        .then(() => stamp(body))
        .then((own) => {
          outgoing
            .writeHead(200, { 'content-type': 'application/timestamp-reply' })
            .end(authority.answer?.(own) ?? own);
        })
        .catch(() => outgoing.writeHead(500).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority: TestAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    roots: readFileSync(join(folder, 'root.pem'), 'utf8'),
    folder,
    requests,
    answer: undefined,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return authority;
};

/** What `openssl ts -verify` says of a token over a file. */
export const opensslVerifies = (given: {
  readonly token: Uint8Array;
  readonly data: Uint8Array;
  readonly roots: string;
  readonly chain?: string;
  readonly atTime?: Date;
}): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-tsv-'));
  const put = (name: string, bytes: Uint8Array | string): string => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const words = ['ts', '-verify', '-in', put('token', given.token), '-token_in', '-data', put('data', given.data)];
    words.push('-CAfile', put('roots.pem', given.roots));
    if (given.chain !== undefined) words.push('-untrusted', put('chain.pem', given.chain));
    if (given.atTime !== undefined) words.push('-attime', String(Math.floor(given.atTime.getTime() / 1000)));
    execFileSync('openssl', words, { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
