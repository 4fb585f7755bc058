import type { Attachment } from '../extraction.ts';
import { frame, unframe } from '../frames.ts';
import { readItem } from './read-item.ts';
import type { ReadRequest } from './reading.ts';

// The process that reads one foreign file: request and bytes come in through its pipe, what was found goes out.
// It holds no key, no environment and no open file.

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part);
const request = unframe(Buffer.concat(parts));
if (request === null) throw new Error('The request is cut short.');
parts.length = 0;

const { attachments = [], ...rest } = await readItem(request.head as ReadRequest, request.body);
const described = attachments.map(({ name, mediaType, bytes }: Attachment) => ({
  name,
  mediaType,
  size: bytes.byteLength,
}));
const answer = frame(
  attachments.length === 0 ? rest : { ...rest, attachments: described },
  attachments.map(({ bytes }) => bytes),
);
for (const bytes of answer) {
  if (!process.stdout.write(bytes)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
process.stdout.end();
