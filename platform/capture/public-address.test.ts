import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openGuardedProxy } from './guarded-proxy.ts';
import { capturePolicy, pageAddress, refusalOfAddress, refusalOfConnection } from './public-address.ts';

const NONE = capturePolicy('');

describe('what may be asked for a page', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'ff02::1',
    'no address',
  ])('refuses %s', (address) => expect(refusalOfAddress(address)).not.toBeNull());

  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1::1'])('lets %s be asked', (address) =>
    expect(refusalOfAddress(address)).toBeNull(),
  );

  it('refuses a private IPv4 address in every notation that an address of the web may have', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const privates = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    const notation = fc.constantFrom(
      (bytes: readonly number[]) => bytes.join('.'),
      (bytes: readonly number[]) => bytes.map((byte) => `0x${byte.toString(16)}`).join('.'),
      (bytes: readonly number[]) => bytes.map((byte) => `0${byte.toString(8)}`).join('.'),
      (bytes: readonly number[]) => String(bytes.reduce((sum, byte) => sum * 256 + byte, 0)),
      (bytes: readonly number[]) => `[::ffff:${bytes.join('.')}]`,
    );
    fc.assert(
      fc.property(privates, notation, (bytes, write) => {
        const target = pageAddress(`http://${write(bytes)}/`);
        expect('refused' in target ? target.refused : refusalOfAddress(target.host)).not.toBeNull();
      }),
    );
  });

  it.each([
    'file:///etc/passwd',
    'gopher://example.org/',
    'javascript:alert(1)',
    'ftp://example.org/',
    'not one',
    'http://a:b@example.org/',
  ])('refuses the address %s and says why', (url) => expect(pageAddress(url)).toHaveProperty('refused'));

  it('refuses ports that no page is served on, and lets through what the machine names', () => {
    expect(refusalOfConnection('93.184.216.34', 22, NONE)).toContain('port 22');
    expect(refusalOfConnection('93.184.216.34', 443, NONE)).toBeNull();
    expect(refusalOfConnection('10.0.0.7', 8080, capturePolicy('10.0.0.7:8080, 10.0.0.8:80'))).toBeNull();
    expect(refusalOfConnection('10.0.0.7', 8081, capturePolicy('10.0.0.7:8080'))).not.toBeNull();
  });

  it('looks at what a name resolves to, not at the name', async () => {
    const proxy = await openGuardedProxy(NONE, 1000);
    try {
      proxy.expect('http://localhost:80/');
      const answer = await throughProxy(proxy.address, 'http://localhost:80/');
      expect(answer).toBe(403);
      expect(proxy.answers).toEqual([
        expect.objectContaining({
          host: 'localhost',
          used: null,
          byPage: true,
          refused: expect.stringMatching(/loopback/),
        }),
      ]);
    } finally {
      await proxy.close();
    }
  });
});

/** The status that a proxy gives for a plain request of this address. */
const throughProxy = async (proxy: string, url: string): Promise<number> => {
  const { request } = await import('node:http');
  const [host, port] = proxy.split(':');
  return new Promise((resolve, reject) => {
    request({ host, port, path: url, headers: { host: new URL(url).host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
};
