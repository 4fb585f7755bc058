import { createIsomorphicCanvasFactory, getResolvedPDFJS } from 'unpdf';
import { MOST_PAGES, PICTURE_LIMITS } from '../limits.ts';
import { type Drawing, type DrawRequest, type NotDrawn, notDrawn } from './drawing.ts';
import type { CanvasModule } from './load-canvas.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { pdfData } from './pdf-data.ts';

/**
 * One page of a PDF as wide as asked, on white. Glyphs are drawn from the fonts in the file; text whose font is not
 * in it, in a font of the machine.
 */
export const drawPdf = async (
  request: DrawRequest,
  bytes: Buffer,
  canvas: CanvasModule,
): Promise<Drawing | NotDrawn> => {
  const data = pdfData();
  const warnings = heardWarnings();
  const { VerbosityLevel } = await getResolvedPDFJS();
  const CanvasFactory = await createIsomorphicCanvasFactory(async () => canvas);
  const pdf = await openPdf(bytes, {
    CanvasFactory,
    BinaryDataFactory: data.Factory,
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
  if (request.page > numPages) {
    return notDrawn('no-page-picture', `There is no page ${request.page}: the PDF has ${numPages}.`);
  }
  const drawn = await drawOn(pdf, request, canvas);
  const lacking = [...new Set([...data.missing, ...warnings.flatMap(decoderIn)])];
  if ('problem' in drawn || lacking.length === 0) return drawn;
  const what = lacking.join(', ');
  return notDrawn('no-page-picture', `The page cannot be drawn whole: what decodes it is not installed (${what}).`);
};

/** What the library warns of from now on; kept from the pipe of the answer. */
const heardWarnings = (): readonly string[] => {
  const heard: string[] = [];
  console.warn = (...words: readonly unknown[]) => heard.push(words.join(' '));
  return heard;
};

/**
 * The build of PDF.js in unpdf has no decoder for fax (CCITT), JBIG2 and JPEG 2000 images: it warns, leaves the image
 * out and goes on, so that a scan would look like an empty page.
 */
const decoderIn = (warning: string): readonly string[] => {
  const decoder = /: "?\w+: (\w+) failed to initialize/.exec(warning)?.[1];
  return decoder === undefined ? [] : [decoder === 'JBig2' ? 'JBIG2 or fax image' : 'JPEG 2000 image'];
};

type Rendering = Parameters<Awaited<ReturnType<Pdf['getPage']>>['render']>[0];

const drawOn = async (pdf: Pdf, request: DrawRequest, canvas: CanvasModule): Promise<Drawing | NotDrawn> => {
  const page = await pdf.getPage(request.page);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: request.width / natural.width });
  const [width, height] = [request.width, Math.max(1, Math.round(viewport.height))];
  if (!(width * height <= PICTURE_LIMITS.drawnPixels)) {
    const shape = `${Math.round(natural.width)} × ${Math.round(natural.height)} points`;
    return notDrawn('expansion-limit', `The page measures ${shape}: a picture ${width} pixels wide would be too tall.`);
  }
  const sheet = canvas.createCanvas(width, height);
  // Typed for the browser's canvas, which this one follows.
  const onto = { canvas: sheet, canvasContext: sheet.getContext('2d'), viewport } as unknown as Rendering;
  await page.render(onto).promise;
  return { png: await sheet.encode('png'), width, height, pages: pdf.numPages };
};
