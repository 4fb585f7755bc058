import { frame } from './frames.ts';

/**
 * What goes into a process: the request, then the bytes of the file. One byte over the limit is sent, never more: it
 * tells the process that the file is too large.
 */
export async function* requestStream(
  request: object,
  bytes: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  yield* frame(request);
  let left = most + 1;
  for await (const part of bytes) {
    yield part.subarray(0, left);
    left -= part.byteLength;
    if (left <= 0) return;
  }
}
