import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { PICTURE_LIMITS } from '../limits.ts';
import { detectType } from './detect-type.ts';
import { openForDrawing } from './draw-pdf.ts';
import { imageSize } from './image-size.ts';
import { type CanvasModule, loadCanvas } from './load-canvas.ts';
import { IMAGES_READ } from './media-types.ts';
import { type NoScan, noScan, type Scan, type ScanRequest } from './scan.ts';
import { skewOf } from './skew.ts';
import { pdfOfTiff } from './tiff-pdf.ts';

/** Letters of 10 points stand 40 dots tall: what the models were trained on. Less where the page is too large for it. */
const DOTS = 300;
const FEWEST_DOTS = 70;
/** An image with fewer rows is a page at 100 to 150 dots an inch; twice as large it is read better. */
const SMALL_IMAGE = 1700;
const LEAST_SKEW = 0.3;
/** A page with less ink than a short word has nothing to read. */
const BLANK_PIXELS = 150;
const INK = 160;

/** Pages of a file in grey. Never throws for what the file does: that becomes a problem of the page. */
export const scanItem = async (request: ScanRequest, bytes: Buffer): Promise<readonly (Scan | NoScan)[]> => {
  const every = (code: Parameters<typeof noScan>[1], message: string): readonly NoScan[] =>
    request.pages.map((page) => noScan(page, code, message));
  const type = (await detectType(bytes, request.declaredName)).facts.fromContent ?? 'unknown';
  if (type !== 'application/pdf' && !IMAGES_READ.has(type)) return every('no-page-picture', `${type} has no pages.`);
  const canvas = await loadCanvas();
  if ('problem' in canvas) return request.pages.map((page) => ({ page, problem: canvas.problem }));
  try {
    const pdf = type === 'image/tiff' ? pdfOfTiff(bytes) : bytes;
    if (type !== 'application/pdf' && type !== 'image/tiff') return await scanImage(request, bytes, canvas);
    const open = await openForDrawing(pdf, canvas);
    if ('problem' in open) return request.pages.map((page) => ({ page, problem: open.problem }));
    const scans: (Scan | NoScan)[] = [];
    for (const page of request.pages) {
      const scan = await open
        .draw(page, ({ width, height }) => scaleOf(width, height), canvas)
        .then((drawn) =>
          'problem' in drawn ? { page, problem: drawn.problem } : greyOf(page, drawn.sheet, drawn.scale * 72, canvas),
        )
        .catch((cause: unknown) => noScan(page, 'parser-failed', `The page cannot be drawn: ${messageOf(cause)}`));
      scans.push(scan);
    }
    return scans;
  } catch (cause) {
    return every('parser-failed', `The picture cannot be opened: ${messageOf(cause)}`);
  }
};

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);

/** Pixels a point, from the size of the page in points; null where even a coarse picture is too large. */
const scaleOf = (width: number, height: number): number | null => {
  const most = Math.sqrt(PICTURE_LIMITS.drawnPixels / (width * height)) * 72;
  const dots = Math.min(DOTS, Math.floor(most));
  return dots >= FEWEST_DOTS ? dots / 72 : null;
};

const scanImage = async (
  { pages }: ScanRequest,
  bytes: Buffer,
  canvas: CanvasModule,
): Promise<readonly (Scan | NoScan)[]> => {
  const claimed = imageSize(bytes);
  return Promise.all(
    pages.map(async (page) => {
      if (page > 1) return noScan(page, 'no-page-picture', `There is no page ${page}: an image is one page.`);
      if (claimed === null) return noScan(page, 'parser-failed', 'The header of the image is damaged.');
      if (claimed.width * claimed.height > PICTURE_LIMITS.decodedPixels) {
        const size = `${claimed.width} × ${claimed.height}`;
        const most = PICTURE_LIMITS.decodedPixels / 1e6;
        return noScan(
          page,
          'expansion-limit',
          `The image claims ${size} pixels; at most ${most} million are unpacked.`,
        );
      }
      const image = await canvas.loadImage(bytes);
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      if (width === 0 || height === 0) return noScan(page, 'parser-failed', 'The image holds no pixels.');
      const wanted = Math.max(width, height) < SMALL_IMAGE ? 2 : 1;
      const scale = Math.min(wanted, Math.sqrt(PICTURE_LIMITS.drawnPixels / (width * height)));
      const sheet = whiteSheet(canvas, Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale)));
      const context = sheet.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, sheet.width, sheet.height);
      return greyOf(page, sheet, DOTS, canvas);
    }),
  );
};

const whiteSheet = (canvas: CanvasModule, width: number, height: number): Canvas => {
  const sheet = canvas.createCanvas(width, height);
  const context = sheet.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  return sheet;
};

/** A sheet as grey pixels, turned upright where it lies askew. */
const greyOf = (page: number, sheet: Canvas, dots: number, canvas: CanvasModule): Scan | NoScan => {
  const { width, height } = sheet;
  const scan = { page, width, height, dots: Math.round(dots) };
  const grey = pixelsOf(sheet.getContext('2d'), width, height);
  let ink = 0;
  for (let at = 0; at < grey.length && ink < BLANK_PIXELS; at += 1) if ((grey[at] ?? 255) < INK) ink += 1;
  if (ink < BLANK_PIXELS) return { page, problem: null };
  const skew = skewOf(grey, width, height);
  if (Math.abs(skew) < LEAST_SKEW) return { ...scan, grey };
  const upright = whiteSheet(canvas, width, height);
  const context = upright.getContext('2d');
  context.translate(width / 2, height / 2);
  context.rotate((-skew * Math.PI) / 180);
  context.drawImage(sheet, -width / 2, -height / 2);
  return { ...scan, grey: pixelsOf(context, width, height) };
};

/** Luma of ITU-R BT.601, in whole numbers. */
const pixelsOf = (context: SKRSContext2D, width: number, height: number): Uint8Array => {
  const { data } = context.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return grey;
};
