import { detectType } from './detect-type.ts';
import { drawImage } from './draw-image.ts';
import { drawPdf } from './draw-pdf.ts';
import { drawWacz } from './draw-wacz.ts';
import { type Drawing, type DrawRequest, type NotDrawn, notDrawn } from './drawing.ts';
import { type CanvasModule, loadCanvas } from './load-canvas.ts';
import { IMAGES_READ, WACZ } from './media-types.ts';
import { pdfOfTiff } from './tiff-pdf.ts';

type Drawer = (request: DrawRequest, bytes: Buffer, canvas: CanvasModule) => Promise<Drawing | NotDrawn>;

const drawers: ReadonlyMap<string, Drawer> = new Map<string, Drawer>([
  ...[...IMAGES_READ].map((type) => [type, drawImage] as const),
  ['image/tiff', (request, bytes, canvas) => drawPdf(request, pdfOfTiff(bytes), canvas)],
  ['application/pdf', drawPdf],
  [WACZ, drawWacz],
]);

/** A page of what a file is found to be. Never throws for what the file does: that becomes a problem. */
export const drawItem = async (request: DrawRequest, bytes: Buffer): Promise<Drawing | NotDrawn> => {
  if (bytes.byteLength > request.limits.inputBytes) {
    const most = Math.round(request.limits.inputBytes / (1024 * 1024));
    return notDrawn('too-large-to-read', `Only files of at most ${most} MB are drawn.`);
  }
  const type = (await detectType(bytes, request.declaredName)).facts.fromContent;
  const draw = drawers.get(type ?? '') ?? null;
  if (draw === null) {
    return notDrawn('no-page-picture', `Files of type ${type ?? 'unknown'} have no pages that could be drawn.`);
  }
  const canvas = await loadCanvas();
  if ('problem' in canvas) return canvas;
  try {
    return await draw(request, bytes, canvas);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return notDrawn('parser-failed', `The page cannot be drawn: ${message.slice(0, 500)}`);
  }
};
