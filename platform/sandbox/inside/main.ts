import { Console } from 'node:console';
import { giveAnswer } from './give-answer.ts';
import { readItem } from './read-item.ts';
import type { ReadRequest } from './reading.ts';
import { takeRequest } from './take-request.ts';

// The process that reads one foreign file: request and bytes come in through its pipe, what was found goes out.
// It holds no key, no environment and no open file. What a library says to the console must not get into the answer.

globalThis.console = new Console(process.stderr, process.stderr);

const { request, bytes } = await takeRequest<ReadRequest>();
const { attachments = [], ...rest } = await readItem(request, bytes);
const described = attachments.map(({ name, mediaType, bytes: { byteLength } }) => ({
  name,
  mediaType,
  size: byteLength,
}));
await giveAnswer(
  attachments.length === 0 ? rest : { ...rest, attachments: described },
  attachments.map((attachment) => attachment.bytes),
);
