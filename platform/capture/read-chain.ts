import { isIP } from 'node:net';
import { connect, type DetailedPeerCertificate } from 'node:tls';

/** The certificates that a server showed, as they came (DER in base64), and what this machine made of them. */
export interface ShownChain {
  readonly host: string;
  readonly address: string;
  readonly protocol: string | null;
  /** Leaf first. */
  readonly certificates: readonly { readonly subject: string; readonly validTo: string; readonly der: string }[];
  /** Why the chain is not trusted here, or null when it is. */
  readonly problem: string | null;
}

const TIMEOUT_MS = 10_000;

/**
 * Asks the server for its certificates a second time, at the address that the page came from: what a browser hides.
 * Null where the server does not answer. TLS proves who answered this machine, not what was said.
 */
export const readChain = (host: string, address: string, port: number): Promise<ShownChain | null> =>
  new Promise((resolve) => {
    const socket = connect({
      host: address,
      port,
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const end = (chain: ShownChain | null): void => {
      socket.destroy();
      resolve(chain);
    };
    socket.setTimeout(TIMEOUT_MS, () => end(null));
    socket.once('error', () => end(null));
    socket.once('secureConnect', () => {
      const problem = socket.authorized ? null : (socket.authorizationError?.toString() ?? 'not trusted');
      const certificates = chainOf(socket.getPeerCertificate(true));
      end({ host, address, protocol: socket.getProtocol(), certificates, problem });
    });
  });

const chainOf = (leaf: DetailedPeerCertificate): ShownChain['certificates'] => {
  const chain: ShownChain['certificates'][number][] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.raw !== undefined && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    const subject = Object.entries(next.subject)
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(', ');
    chain.push({ subject, validTo: next.valid_to, der: next.raw.toString('base64') });
    next = next.issuerCertificate;
  }
  return chain;
};
