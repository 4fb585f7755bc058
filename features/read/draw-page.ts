import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { drawPage as draw } from '@amparo/platform/sandbox/draw-page';
import { z } from 'zod';
import { bytesDeed } from '../kernel/deed.ts';
import { readableBlob } from '../records/readable-blob.ts';

/** A page of an item as a picture, drawn from the original bytes in a process of its own; nothing of it is kept. */
export const drawPage = bytesDeed({
  name: 'read.draw-page',
  summary: 'Draw a page of an item as a picture',
  may: 'read',
  input: z.object({
    item: z.uuid(),
    page: z.int().min(1).default(1),
    width: z.int().min(200).max(2400).default(900),
  }),
  output: z.unknown(),
  run: async (context, { item, page, width }) => {
    const { blob, number, originalName } = await readableBlob(context, item as ItemId);
    const drawn = await draw({ bytes: context.house.vault.read(blob), declaredName: originalName, page, width });
    if ('problem' in drawn) throw fault('unreadable', drawn.problem.message);
    return {
      mediaType: 'image/png',
      name: `item-${number}-page-${page}.png`,
      size: drawn.png.byteLength,
      bytes: (async function* () {
        yield drawn.png;
      })(),
    };
  },
});
