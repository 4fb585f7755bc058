import { fault } from '@amparo/core/ground/fault';

const PATIENCE_MS = 20_000;
const MOST_BYTES = 256 * 1024;

/**
 * One POST to an address that a person configured: no redirects, no cookies, a bounded answer in bounded time. Fault
 * `unavailable` when nothing came, `too-large` when too much did.
 */
export const askOutside = async (
  url: string,
  body: Uint8Array | string,
  type: string,
): Promise<{ readonly status: number; readonly type: string; readonly bytes: Uint8Array }> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      // Asked rarely: a connection kept open is closed by the other side just when it is used again.
      headers: { 'content-type': type, connection: 'close' },
      body: typeof body === 'string' ? body : Uint8Array.from(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > MOST_BYTES) throw fault('too-large', `${url} answers with more than ${MOST_BYTES} bytes`);
      chunks.push(chunk);
    }
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes: Buffer.concat(chunks) };
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AmparoError') throw cause;
    const reason = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : '';
    throw fault('unavailable', `${url} cannot be reached: ${reason}`, { cause });
  }
};
