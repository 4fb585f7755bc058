import ipaddr from 'ipaddr.js';

/** Ports that pages are served on; anything else is more often a service inside a network than a page. */
const USUAL_PORTS: ReadonlySet<number> = new Set([80, 443, 8000, 8080, 8443]);

/**
 * Why an address may not be asked for a page, or null when it may (security reference, T32). Only global unicast is
 * open: loopback, private, link-local, shared, multicast, reserved and documentation ranges are closed, and an IPv6
 * address that carries an IPv4 one (mapped, 6to4, NAT64, Teredo) is judged as what it is, closed.
 */
export const refusalOfAddress = (address: string): string | null => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return `${address} is not an address`;
  const range = ipaddr.parse(bare).range();
  return range === 'unicast' ? null : `${address} is a ${range} address, not one of the public network`;
};

export interface PageAddress {
  readonly url: URL;
  readonly host: string;
  readonly port: number;
}

/** The parts of a web address that may be asked for, or why not. Numeric hosts in any notation come out as addresses. */
export const pageAddress = (text: string): PageAddress | { readonly refused: string } => {
  const url = URL.parse(text);
  if (url === null) return { refused: `${JSON.stringify(text)} is not a web address` };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { refused: `only http and https are captured, not ${url.protocol}` };
  if (url.username !== '' || url.password !== '')
    return { refused: 'an address with a user name or password in it is not captured: they would stand in the record' };
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { url, host: url.hostname.replace(/^\[|\]$/g, ''), port };
};

/** What may be asked beside the public network: `host:port` pairs of one's own network, named by whoever runs the machine. */
export interface CapturePolicy {
  readonly permitted: ReadonlySet<string>;
}

/** From the environment (`AMPARO_CAPTURE_PERMIT=127.0.0.1:8080,…`): a member cannot say it. */
export const capturePolicy = (told: string | undefined = process.env['AMPARO_CAPTURE_PERMIT']): CapturePolicy => ({
  permitted: new Set((told ?? '').split(/[\s,]+/).filter((one) => one !== '')),
});

/** Why a connection to this address and port is refused, or null. */
export const refusalOfConnection = (address: string, port: number, policy: CapturePolicy): string | null => {
  if (policy.permitted.has(`${address}:${port}`)) return null;
  const refused = refusalOfAddress(address);
  if (refused !== null) return refused;
  return USUAL_PORTS.has(port) ? null : `port ${port} is not one that pages are served on`;
};
