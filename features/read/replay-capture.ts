import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { replayPage } from '@amparo/platform/sandbox/replay-page';
import { z } from 'zod';
import { bytesDeed } from '../kernel/deed.ts';
import { readableBlob } from '../records/readable-blob.ts';

/**
 * A captured page as one still document, made from the archive in a process of its own: no script, no address of another
 * place is left in it. It is for looking at; the evidence is the archive.
 */
export const replayCapture = bytesDeed({
  name: 'read.replay-capture',
  summary: 'Show a captured page again, offline and without its scripts',
  may: 'read',
  input: z.object({ item: z.uuid() }),
  output: z.unknown(),
  run: async (context, { item }) => {
    const { blob, number, originalName } = await readableBlob(context, item as ItemId);
    const replayed = await replayPage({ bytes: context.house.vault.read(blob), declaredName: originalName });
    if ('problem' in replayed) throw fault('unreadable', replayed.problem.message);
    return {
      mediaType: 'text/html; charset=utf-8',
      name: `item-${number}.html`,
      size: replayed.html.byteLength,
      stillPage: true,
      bytes: (async function* () {
        yield replayed.html;
      })(),
    };
  },
});
