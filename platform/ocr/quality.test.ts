import { describe, expect, it } from 'vitest';
import { drawScans } from '../sandbox/draw-scans.ts';
import { damaged, PRINTED, printedPage } from './fixtures/printed-page.ts';
import { engineWords, findOcrEngine, type OcrEngine } from './ocr-engine.ts';
import { recognise } from './recognise.ts';

/** A page in four languages at 300 dots an inch, clean and as a bad scan: characters in error of those printed. */

const DAMAGE = { skewDegrees: 0.6, blurPixels: 1.2, noise: 50, jpegQuality: 40 };
const LIMITS = { clean: 0.005, damaged: 0.03 };

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const readBy = async (engine: OcrEngine, name: string, bytes: Buffer) => {
  const [scan] = await drawScans({ bytes: of(bytes), declaredName: name, pages: [1] });
  if (scan === undefined || 'problem' in scan) throw new Error(scan?.problem?.message ?? 'an empty page');
  const read = await recognise(scan, { engine });
  if ('problem' in read) throw new Error(read.problem.message);
  return read;
};

/** Line ends are spaces; the apostrophes of printers and keyboards are one. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[’ʼ‘]/g, "'").trim();

/** Insertions, deletions and substitutions (Levenshtein) of the characters printed. */
const errorRate = (read: string, printed: string): number => {
  const [a, b] = [[...plain(read)], [...plain(printed)]];
  let row = b.map((_, index) => index + 1);
  for (const [at, left] of a.entries()) {
    let corner = at;
    let before = at + 1;
    row = row.map((above, index) => {
      const here = Math.min(above + 1, before + 1, corner + (left === b[index] ? 0 : 1));
      corner = above;
      before = here;
      return here;
    });
  }
  return (row.at(-1) ?? a.length) / b.length;
};

describe('character error of OCR on a page in English, Russian, Belarusian and Ukrainian', async () => {
  const page = printedPage();
  const pictures = {
    clean: await page.encode('png'),
    damaged: await damaged(page, DAMAGE),
  };
  for (const name of ['tesseract', 'tesseract.js'] as const) {
    const engine = await findOcrEngine(name);
    const whole = engine !== null && engine.languages.length === 4;
    if (!whole) console.warn(`SKIPPED: ${name} with its four languages is not here, so its quality is not measured`);
    describe.skipIf(!whole)(name, () => {
      it.each(['clean', 'damaged'] as const)('%s', async (kind) => {
        const read = await readBy(engine as OcrEngine, kind, pictures[kind]);
        const rate = errorRate(read.text, PRINTED);
        const wrong = `${(100 * rate).toFixed(2)} % of ${plain(PRINTED).length} characters in error`;
        console.info(`${engineWords(engine as OcrEngine)}, ${kind}: ${wrong}, confidence ${read.confidence}`);
        expect(rate).toBeLessThanOrEqual(LIMITS[kind]);
      });
    });
  }
  const engine = await findOcrEngine();
  it.skipIf(engine?.languages.length !== 4)('pages on their side and far askew are set right', async () => {
    for (const skewDegrees of [90, 4]) {
      const turned = await damaged(page, { ...DAMAGE, skewDegrees, noise: 10, jpegQuality: 80 });
      // Turned within a sheet that stands, so that the ends of the lines are cut; what is left is read.
      const read = await readBy(engine as OcrEngine, 'turned.jpg', turned);
      expect(read.confidence, `${skewDegrees}°`).toBeGreaterThan(80);
      expect(read.text, `${skewDegrees}°`).toMatch(/sentenced|imprisonment|приговорил|прысудзіў/u);
    }
  });
});
