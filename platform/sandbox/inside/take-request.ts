import { unframe } from '../frames.ts';

/** The request of the parent and the bytes of the file, taken from the pipe. */
export const takeRequest = async <Request>(): Promise<{ readonly request: Request; readonly bytes: Buffer }> => {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part);
  const framed = unframe(Buffer.concat(parts));
  if (framed === null) throw new Error('The request is cut short.');
  return { request: framed.head as Request, bytes: framed.body };
};
