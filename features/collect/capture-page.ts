import { capturePage as capture } from '@amparo/platform/capture/capture-page';
import type { CapturedPage } from '@amparo/platform/capture/captured-page';
import { capturePolicy } from '@amparo/platform/capture/public-address';
import { writeWacz } from '@amparo/platform/capture/write-wacz';
import { judgeCapture } from '@amparo/platform/sandbox/inside/judge-capture';
import { z } from 'zod';
import { jobDeed } from '../kernel/deed.ts';
import type { CollectionRecord } from '../records/collection.ts';
import { receiveFile } from './receive-file.ts';
import { terms } from './terms.ts';

/**
 * Captures one page of the public web by the browser of this machine and receives it as an item (WACZ): exchanges, the
 * page as received and after its scripts, its picture, redirects, answers of the name service, certificates. A capture is
 * a witness statement of this machine, and it may hold a log-in wall instead of the page: what is seen of that is told.
 */
export const capturePage = jobDeed({
  name: 'collect.capture-page',
  summary: 'Capture a page of the public web as an item, with its picture',
  may: 'collect',
  input: z.object({
    ...terms,
    url: z.string().min(1).max(4000).describe('the address of the page, http or https'),
    how: terms.how.default('captured from the web by this machine'),
  }),
  output: z.object({
    itemId: z.string(),
    number: z.number(),
    sha256: z.string(),
    url: z.string(),
    final: z.string(),
    status: z.number(),
    title: z.string(),
    files: z.number(),
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
  command: { words: 'capture', positional: 'url' },
  followedBy: ['read.read-items', 'consolidate.propose-matches'],
  run: async (context, { url, ...given }) => {
    await context.progress('opening the page', 2);
    const page = await capture({ url, policy: capturePolicy(), clock: context.house.clock });
    await context.progress('keeping what was served');
    const wacz = await writeWacz(page, 'Amparo');
    const host = new URL(page.final).hostname.replaceAll(/[^a-z0-9.-]/gi, '_').slice(0, 100);
    const received = await context.once(
      'receive the capture',
      receiveFile,
      {
        ...given,
        collection: { ...howCaptured(page), ...given.collection },
        from: given.from === UNTOLD ? host : given.from,
        url: page.final,
        name: `${host}-${page.startedAt.toISOString().replaceAll(/[:.]/g, '-')}.wacz`,
        ...(page.title.trim() === '' ? {} : { title: page.title.trim().slice(0, 500) }),
      },
      () => one(wacz),
    );
    return {
      itemId: received.itemId,
      number: received.number,
      sha256: received.sha256,
      url,
      final: page.final,
      status: page.status,
      title: page.title,
      files: page.exchanges.filter(({ body }) => body !== null).length,
      problems: [...judgeCapture(page)],
    };
  },
});

/** R6, R7, R10, R13 of the preservation page, as far as the machine knows them. */
const howCaptured = (page: CapturedPage): CollectionRecord => {
  const problems = judgeCapture(page);
  return {
    source: { kind: 'url', protection: 'open' },
    clock: { source: 'clock of this machine' },
    method: {
      name: 'web capture',
      tool: page.browser,
      parameters: {
        asked: page.asked.slice(0, 2000),
        startedAt: page.startedAt.toISOString(),
        endedAt: page.endedAt.toISOString(),
        viewport: `${page.viewport.width} × ${page.viewport.height}`,
        userAgent: page.userAgent.slice(0, 2000),
      },
    },
    completeness: {
      complete: problems.length === 0,
      ...(problems.length === 0
        ? {}
        : {
            statement: problems
              .map(({ message }) => message)
              .join(' ')
              .slice(0, 2000),
          }),
      altered: 'Bodies stand after their transfer was decoded, as a browser hands them out; nothing else was changed.',
    },
  };
};

const UNTOLD = terms.from.parse(undefined);

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
