import { drawImage } from './draw-image.ts';
import { type Drawing, type DrawRequest, type NotDrawn, notDrawn } from './drawing.ts';
import type { CanvasModule } from './load-canvas.ts';
import { openWacz } from './open-wacz.ts';

/** The picture that was taken when the page was captured. */
export const drawWacz = async (
  request: DrawRequest,
  bytes: Buffer,
  canvas: CanvasModule,
): Promise<Drawing | NotDrawn> => {
  const page = await openWacz(bytes);
  if (page === null || page.picture === null)
    return notDrawn('no-page-picture', 'No picture of the page is in the archive.');
  return drawImage(request, page.picture, canvas);
};
