import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createIsomorphicCanvasFactory, definePDFJSModule, getResolvedPDFJS } from 'unpdf';
import { MOST_PAGES, PICTURE_LIMITS } from '../limits.ts';
import { type Drawing, type DrawRequest, type NotDrawn, notDrawn } from './drawing.ts';
import type { CanvasModule } from './load-canvas.ts';
import { decodeJpegsBy } from './native-jpeg.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { pdfData } from './pdf-data.ts';

/** A page as wide as asked, on white. */
export const drawPdf = async (
  request: DrawRequest,
  bytes: Buffer,
  canvas: CanvasModule,
): Promise<Drawing | NotDrawn> => {
  const pdf = await openForDrawing(bytes, canvas);
  if ('problem' in pdf) return pdf;
  const drawn = await pdf.draw(request.page, ({ width }) => request.width / width, canvas, request.width);
  if ('problem' in drawn) return drawn;
  const { sheet } = drawn;
  return { png: await sheet.encode('png'), width: sheet.width, height: sheet.height, pages: pdf.pages };
};

export interface DrawnSheet {
  readonly sheet: Canvas;
  /** Pixels a point. */
  readonly scale: number;
}

export interface DrawablePdf {
  readonly pages: number;
  /**
   * One page. `scaleOf` is given its size in points and says how many pixels a point has, or null for a page too large.
   * `width`, where given, is the width of the sheet to the pixel.
   */
  draw(
    page: number,
    scaleOf: (size: { readonly width: number; readonly height: number }) => number | null,
    canvas: CanvasModule,
    width?: number,
  ): Promise<DrawnSheet | NotDrawn>;
}

/**
 * A PDF whose pages can be drawn. Glyphs come from the fonts in the file; text whose font is not in it is drawn in a
 * font of the machine.
 */
export const openForDrawing = async (bytes: Buffer, canvas: CanvasModule): Promise<DrawablePdf | NotDrawn> => {
  const data = pdfData();
  const warnings = heardWarnings();
  decodeJpegsBy(canvas);
  // The build of PDF.js in unpdf has no decoder for fax (CCITT), JBIG2 and JPEG 2000 images.
  await definePDFJSModule(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
  const { VerbosityLevel } = await getResolvedPDFJS();
  // The factory of unpdf is older than PDF.js 6.5, which asks it for the context of an opaque sheet.
  class CanvasFactory extends (await createIsomorphicCanvasFactory(async () => canvas)) {
    getNoAlphaContext(sheet: Canvas): SKRSContext2D {
      return sheet.getContext('2d', { alpha: false });
    }
  }
  const pdf = await openPdf(bytes, {
    CanvasFactory,
    BinaryDataFactory: data.Factory,
    isImageDecoderSupported: true,
    useSystemFonts: true,
    verbosity: VerbosityLevel.WARNINGS,
    maxImageSize: PICTURE_LIMITS.decodedPixels,
    canvasMaxAreaInBytes: 4 * PICTURE_LIMITS.decodedPixels,
  });
  if (pdf === 'encrypted') return notDrawn('encrypted', 'The PDF opens only with a password.');
  if (pdf instanceof Error) return notDrawn('parser-failed', `The PDF cannot be drawn: ${pdf.message}`);
  const { numPages } = pdf;
  if (numPages > MOST_PAGES) {
    return notDrawn('expansion-limit', `The PDF claims ${numPages} pages; of at most ${MOST_PAGES} one is drawn.`);
  }
  return {
    pages: numPages,
    draw: async (page, scaleOf, onto, width) => {
      if (page > numPages) {
        return notDrawn('no-page-picture', `There is no page ${page}: the PDF has ${numPages}.`);
      }
      warnings.length = 0;
      const drawn = await drawOn(pdf, page, scaleOf, onto, width);
      const lacking = [...new Set([...data.missing, ...warnings.flatMap(decoderIn)])];
      if ('problem' in drawn || lacking.length === 0) return drawn;
      const what = lacking.join(', ');
      return notDrawn('no-page-picture', `The page cannot be drawn whole: what decodes it does not start (${what}).`);
    },
  };
};

/** What the library warns of from now on; kept from the pipe of the answer. */
const heardWarnings = (): string[] => {
  const heard: string[] = [];
  console.warn = (...words: readonly unknown[]) => heard.push(words.join(' '));
  return heard;
};

/** A decoder that does not start leaves its image out and goes on, so that a scan would look like an empty page. */
const decoderIn = (warning: string): readonly string[] => {
  const decoder = /: "?\w+: (\w+) failed to initialize/.exec(warning)?.[1];
  return decoder === undefined ? [] : [decoder === 'JBig2' ? 'JBIG2 or fax image' : 'JPEG 2000 image'];
};

type Rendering = Parameters<Awaited<ReturnType<Pdf['getPage']>>['render']>[0];

const drawOn = async (
  pdf: Pdf,
  number: number,
  scaleOf: Parameters<DrawablePdf['draw']>[1],
  canvas: CanvasModule,
  asked?: number,
): Promise<DrawnSheet | NotDrawn> => {
  const page = await pdf.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const scale = scaleOf(natural);
  const viewport = page.getViewport({ scale: scale ?? 1 });
  const width = asked ?? Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  if (scale === null || !(width * height <= PICTURE_LIMITS.drawnPixels)) {
    const shape = `${Math.round(natural.width)} × ${Math.round(natural.height)} points`;
    const wide = asked === undefined ? 'of it' : `${width} pixels wide`;
    return notDrawn('expansion-limit', `The page measures ${shape}: a picture ${wide} would be too large.`);
  }
  const sheet = canvas.createCanvas(width, height);
  // Typed for the browser's canvas, which this one follows.
  const onto = { canvas: sheet, canvasContext: sheet.getContext('2d'), viewport } as unknown as Rendering;
  await page.render(onto).promise;
  page.cleanup();
  return { sheet, scale };
};
