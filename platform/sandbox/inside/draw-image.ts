import { PICTURE_LIMITS } from '../limits.ts';
import { type Drawing, type DrawRequest, type NotDrawn, notDrawn } from './drawing.ts';
import { imageSize } from './image-size.ts';
import type { CanvasModule } from './load-canvas.ts';

/**
 * An image drawn anew from its pixels, so that nothing else of the file goes on; made smaller where it is wider than
 * asked, never larger.
 */
export const drawImage = async (
  request: DrawRequest,
  bytes: Buffer,
  canvas: CanvasModule,
): Promise<Drawing | NotDrawn> => {
  if (request.page > 1) return notDrawn('no-page-picture', `There is no page ${request.page}: an image is one page.`);
  const claimed = imageSize(bytes);
  if (claimed === null) return notDrawn('parser-failed', 'The header of the image is damaged.');
  if (claimed.width * claimed.height > PICTURE_LIMITS.decodedPixels) {
    return notDrawn(
      'expansion-limit',
      `The image claims ${claimed.width} × ${claimed.height} pixels; at most ${PICTURE_LIMITS.decodedPixels / 1e6} million are unpacked.`,
    );
  }
  const image = await canvas.loadImage(bytes);
  if (image.naturalWidth === 0 || image.naturalHeight === 0)
    return notDrawn('parser-failed', 'The image holds no pixels.');
  const width = Math.min(request.width, image.naturalWidth);
  const height = Math.max(1, Math.round((image.naturalHeight * width) / image.naturalWidth));
  if (width * height > PICTURE_LIMITS.drawnPixels) {
    return notDrawn('expansion-limit', `A picture of ${width} × ${height} pixels is too large to be drawn.`);
  }
  const sheet = canvas.createCanvas(width, height);
  const context = sheet.getContext('2d');
  // What is transparent lies on paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return { png: await sheet.encode('png'), width, height, pages: 1 };
};
