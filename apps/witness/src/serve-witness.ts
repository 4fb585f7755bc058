import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cosign, formatSignatureLine, formatWitnessKey } from '@amparo/merkle-log';
import { judgeRequest } from './judge-request.ts';
import type { WitnessFolder } from './witness-folder.ts';

/** A checkpoint with every signature that a note may hold, and a proof, is far smaller. */
const MOST_BYTES = 128 * 1024;

export interface ServingWitness {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves `POST /add-checkpoint` (C2SP tlog-witness), and `GET /`: name, key and last size of each log, for people.
 * A request is judged and remembered in one go, without a pause in between: no other one can come between the check
 * of the old size and the storing of the new.
 */
export const serveWitness = async (
  witness: WitnessFolder,
  where: {
    readonly host?: string;
    readonly port?: number;
    readonly clock?: () => Date;
    readonly say?: (line: string) => void;
  },
): Promise<ServingWitness> => {
  const clock = where.clock ?? (() => new Date());
  const say = where.say ?? (() => undefined);
  const server = createServer((request, response) => {
    answer(request, response, { witness, clock, say }).catch((cause: unknown) => {
      say(`failed: ${cause instanceof Error ? cause.message : String(cause)}`);
      if (!response.headersSent) reply(response, 500, 'the witness failed; nothing was cosigned\n');
      else response.destroy();
    });
  });
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port ?? 0, where.host ?? '127.0.0.1', resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { witness, clock, say }: { witness: WitnessFolder; clock: () => Date; say: (line: string) => void },
): Promise<void> => {
  if (request.method === 'GET' && request.url === '/') return reply(response, 200, describe(witness));
  if (request.url !== '/add-checkpoint') return reply(response, 404, 'ask for /add-checkpoint\n');
  if (request.method !== 'POST') return reply(response, 405, 'POST a checkpoint\n');
  const body = await bodyOf(request);
  if (body === undefined) return reply(response, 413, 'too long\n');
  const judged = judgeRequest(body, witness.logs(), witness.seen);
  if (judged.status !== 200) {
    if (judged.evidence !== undefined && judged.evidence.held !== '')
      say(
        `TWO HISTORIES of ${judged.evidence.origin}: both checkpoints lie in ${witness.keepEvidence(judged.evidence)}`,
      );
    else say(`${judged.status} ${judged.why}`);
    if (judged.status === 409) return reply(response, 409, `${judged.size ?? 0}\n`, 'text/x.tlog.size');
    return reply(response, judged.status, `${judged.why}\n`);
  }
  witness.remember(judged.checkpoint.origin, judged.seen);
  const line = cosign(judged.text, Math.floor(clock().getTime() / 1000), witness);
  say(`cosigned ${judged.checkpoint.size} entries of ${judged.checkpoint.origin}`);
  reply(response, 200, formatSignatureLine(line));
};

const describe = (witness: WitnessFolder): string =>
  [
    `witness ${formatWitnessKey(witness.key)}`,
    ...[...witness.logs().keys()].map((origin) => {
      const seen = witness.seen(origin);
      return seen === undefined
        ? `${origin}: nothing yet`
        : `${origin}: ${seen.size} entries, root ${Buffer.from(seen.root).toString('hex')}`;
    }),
    '',
  ].join('\n');

const reply = (response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
