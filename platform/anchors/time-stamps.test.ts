import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuthorityWay,
  hasOpenssl,
  opensslVerifies,
  startAuthority,
  type TestAuthority,
} from '../../test/time-authority.ts';
import { askAuthority } from './ask-authority.ts';
import { parseTimeStampToken } from './time-stamp-token.ts';
import { verifyTimeStamp } from './verify-time-stamp.ts';

const openssl = hasOpenssl();
if (!openssl) console.warn('NOT TESTED: time stamps, since openssl is not on this machine');

const NOTE = Buffer.from('log.example/veresk\n300\nAAAA\n\n\u2014 log.example/veresk BBBB\n');
const now = () => new Date();

describe.skipIf(!openssl)('time stamps of a real authority', () => {
  const authorities: TestAuthority[] = [];
  const start = async (way?: AuthorityWay): Promise<TestAuthority> => {
    const authority = await startAuthority(way);
    authorities.push(authority);
    return authority;
  };
  const ask = ({ url, roots }: TestAuthority, more: { revocation?: string } = {}) =>
    askAuthority({ name: 'Veresk', url, roots, ...more }, NOTE, now);
  let plain: TestAuthority;
  beforeAll(async () => {
    plain = await start();
  });
  afterAll(() => Promise.all(authorities.map((one) => one.close())));

  it.each(['rsa', 'ec'] as const)('are accepted by us and by openssl, %s keys; only a hash leaves', async (keys) => {
    const authority = keys === 'ec' ? plain : await start({ keys });
    const stamp = await ask(authority);
    expect(Math.abs(stamp.time.getTime() - Date.now())).toBeLessThan(60_000);
    expect(stamp.endsAt.getUTCFullYear()).toBeLessThanOrEqual(2049);
    expect(stamp.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(opensslVerifies({ token: stamp.token, data: NOTE, roots: authority.roots })).toBe(true);
    expect(opensslVerifies({ token: stamp.token, data: Buffer.from('x'), roots: authority.roots })).toBe(false);
    expect(verifyTimeStamp(stamp.token, { data: NOTE, roots: authority.roots }).time).toEqual(stamp.time);
    const sent = authority.requests.at(-1) ?? Buffer.alloc(0);
    expect(sent.length).toBeLessThan(90);
    expect(sent.includes('veresk')).toBe(false);
  });

  it('are refused by name over other bytes, with other roots, changed by a byte', async () => {
    const { token } = await ask(plain);
    const other = await start();
    const roots = plain.roots;
    expect(() => verifyTimeStamp(token, { data: Buffer.from('x'), roots })).toThrow(
      expect.objectContaining({ code: 'wrong-imprint' }),
    );
    expect(() => verifyTimeStamp(token, { data: NOTE, roots: other.roots })).toThrow(
      expect.objectContaining({ code: 'untrusted-chain' }),
    );
    let refused = 0;
    for (let at = 0; at < token.length; at += 7) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      // A byte outside all that is signed, such as in the root that the token brings along, may change nothing.
      try {
        const seen = verifyTimeStamp(changed, { data: NOTE, roots });
        expect(seen.time).toEqual(verifyTimeStamp(token, { data: NOTE, roots }).time);
      } catch {
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(token.length / 14);
  });

  it('are refused when an old answer is played again, when the authority says no, or answers rubbish', async () => {
    let first: Buffer | undefined;
    plain.answer = (own) => {
      first ??= own;
      return first;
    };
    await ask(plain);
    await expect(ask(plain)).rejects.toMatchObject({ code: 'wrong-nonce' });
    // PKIStatusInfo { status rejection(2) }, no token.
    plain.answer = () => Buffer.from('30053003020102', 'hex');
    await expect(ask(plain)).rejects.toMatchObject({ code: 'not-granted' });
    plain.answer = () => Buffer.from('no such thing');
    await expect(ask(plain)).rejects.toMatchObject({ code: 'malformed' });
    plain.answer = undefined;
    await expect(
      askAuthority({ name: 'gone', url: 'http://127.0.0.1:9/', roots: plain.roots }, NOTE, now),
    ).rejects.toThrow(/cannot be reached/);
  });

  it('are refused when their certificate had ended, began later, or is not for time stamps alone', async () => {
    const ended = await start({ holds: ['20200101000000Z', '20210101000000Z'] });
    await expect(ask(ended)).rejects.toMatchObject({ code: 'certificate-expired' });
    const later = await start({ holds: ['20400101000000Z', '20410101000000Z'] });
    await expect(ask(later)).rejects.toMatchObject({ code: 'certificate-expired' });
    // openssl refuses to stamp with such a certificate; whoever holds its key can sign the same words all the same.
    const { content } = parseTimeStampToken((await ask(plain)).token);
    for (const usage of ['critical, timeStamping, codeSigning', 'timeStamping', 'critical, codeSigning']) {
      const authority = await start({ usage });
      const at = (name: string): string => join(authority.folder, name);
      writeFileSync(at('content'), content);
      const signed = ['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', 'sha256', '-outform', 'DER'];
      const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4'];
      const words = [...signed, ...type, '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-in', 'content', '-out', 'token'];
      expect(spawnSync('openssl', words, { cwd: authority.folder }).status).toBe(0);
      expect(() => verifyTimeStamp(readFileSync(at('token')), { data: NOTE, roots: authority.roots })).toThrow(
        expect.objectContaining({ code: 'wrong-key-usage' }),
      );
    }
    const sound = await start();
    writeFileSync(join(sound.folder, 'content'), content);
    const words = ['cms', '-sign', '-binary', '-nodetach', '-md', 'sha256', '-outform', 'DER'];
    const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-signer', 'tsa.pem', '-inkey', 'tsa.key'];
    spawnSync('openssl', [...words, ...type, '-in', 'content', '-out', 'token'], { cwd: sound.folder });
    expect(() =>
      verifyTimeStamp(readFileSync(join(sound.folder, 'token')), { data: NOTE, roots: sound.roots }),
    ).toThrow(expect.objectContaining({ code: 'wrong-certificate' }));
  });

  it('are refused when our clock and theirs are far apart', async () => {
    const { url, roots } = plain;
    const yesterday = () => new Date(Date.now() - 86_400_000);
    await expect(askAuthority({ name: 'Veresk', url, roots }, NOTE, yesterday)).rejects.toMatchObject({
      code: 'wrong-time',
    });
  });

  it('are refused when a list at hand says that the certificate was revoked before', async () => {
    const authority = await start();
    const run = (...words: string[]) => spawnSync('openssl', words, { cwd: authority.folder });
    const base = ['ca', '-config', 'ca.cnf', '-cert', 'root.pem', '-keyfile', 'root.key'];
    writeFileSync(join(authority.folder, 'crlnumber'), '01\n');
    run(...base, '-gencrl', '-crldays', '30', '-out', 'before.crl');
    run(...base, '-revoke', 'tsa.pem');
    run(...base, '-gencrl', '-crldays', '30', '-out', 'after.crl');
    const list = (name: string): string => readFileSync(join(authority.folder, name), 'utf8');
    await ask(authority, { revocation: list('before.crl') });
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await expect(ask(authority, { revocation: list('after.crl') })).rejects.toMatchObject({ code: 'revoked' });
  });
});
