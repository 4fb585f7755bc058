import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { type DrawPageRequest, drawPage } from './draw-page.ts';
import { docxOf, LOCKED_TRAILER, PNG, paragraph, pdfOf, pdfOfObjects, shownLines } from './fixtures/foreign-files.ts';
import { HALF_BLACK, tiffOf } from './fixtures/pictures.ts';
import type { Drawing } from './inside/drawing.ts';

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const draw = (
  declaredName: string,
  content: Uint8Array | string,
  more: Partial<DrawPageRequest> = {},
): ReturnType<typeof drawPage> =>
  drawPage({ bytes: of(Buffer.from(content)), declaredName, page: 1, width: 600, ...more });

const picture = async (...asked: Parameters<typeof draw>): Promise<Drawing> => {
  const drawn = await draw(...asked);
  if ('problem' in drawn) throw new Error(drawn.problem.message);
  return drawn;
};

const codeOf = async (...asked: Parameters<typeof draw>): Promise<string> => {
  const drawn = await draw(...asked);
  return 'problem' in drawn ? drawn.problem.code : 'drawn';
};

/** Pixels of the PNG darker than half grey, and its true size. */
const darkIn = async ({
  png,
}: Drawing): Promise<{ readonly dark: number; readonly width: number; readonly height: number }> => {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) < 384) dark += 1;
  return { dark, width: image.width, height: image.height };
};

const archive = (name: string): Buffer => readFileSync(new URL(`../../demo/archive/${name}`, import.meta.url));

describe('pages of the demo archive', () => {
  it.each([
    ['03-ua-xvr-4-2025.pdf', 1, 4],
    ['03-ua-xvr-4-2025.pdf', 4, 4],
    ['04-reply-note-verbale.pdf', 1, 1],
    ['14-annual-overview-2025.pdf', 1, 1],
    ['16-court-notice.png', 1, 1],
  ])('%s, page %i', async (name, page, pages) => {
    const drawn = await picture(name, archive(name), { page, width: 900 });
    const seen = await darkIn(drawn);
    expect(drawn).toMatchObject({ width: 900, pages });
    expect(seen).toMatchObject({ width: 900, height: drawn.height });
    // Writing covers more than one pixel in two hundred of a page, and less than a third.
    expect(seen.dark).toBeGreaterThan((seen.width * seen.height) / 200);
    expect(seen.dark).toBeLessThan((seen.width * seen.height) / 3);
  });

  it('of types without pages have no picture', async () => {
    for (const name of [
      '01-ua-xvr-2-2023.txt',
      '02-al-xvr-1-2025.docx',
      '15-letter-from-family.eml',
      '17-register.xlsx',
      '18-volny-ranak.html',
    ]) {
      expect(await codeOf(name, archive(name))).toBe('no-page-picture');
    }
  });
});

describe('PDF', () => {
  it('draws Latin and Cyrillic whose font is not in the file', async () => {
    const blank = await darkIn(await picture('x.pdf', pdfOf({ pages: [shownLines([''])] })));
    const latin = await darkIn(await picture('x.pdf', pdfOf({ pages: [shownLines(['We write to you'])] })));
    // afii10017 and the following are the names of А, Б, В… in the Adobe Glyph List.
    const letters = Array.from({ length: 16 }, (_, index) => `/afii${10017 + index}`).join(' ');
    const encoding = `/Encoding << /Type /Encoding /Differences [65 ${letters}] >>`;
    const cyrillic = await darkIn(
      await picture(
        'x.pdf',
        pdfOf({ pages: [shownLines(['ABCDEFGHIJKLMNOP'])], font: `/BaseFont /TimesNewRoman ${encoding}` }),
      ),
    );
    const missing = await darkIn(
      await picture(
        'x.pdf',
        pdfOf({ pages: [shownLines(['AAAAAAAAAAAAAAAA'])], font: `/BaseFont /TimesNewRoman ${encoding}` }),
      ),
    );
    expect(blank.dark).toBe(0);
    expect(latin.dark).toBeGreaterThan(100);
    expect(cyrillic.dark).toBeGreaterThan(100);
    // Sixteen letters differ from sixteen times the first: they are letters, not boxes.
    expect(Math.abs(cyrillic.dark - missing.dark)).toBeGreaterThan(10);
  });

  it('has the page asked for, and says so when it has not', async () => {
    const two = pdfOf({ pages: [shownLines(['First']), ''] });
    expect((await darkIn(await picture('x.pdf', two, { page: 1 }))).dark).toBeGreaterThan(0);
    expect((await darkIn(await picture('x.pdf', two, { page: 2 }))).dark).toBe(0);
    expect(await draw('x.pdf', two, { page: 3 })).toEqual({
      problem: { code: 'no-page-picture', message: 'There is no page 3: the PDF has 2.' },
    });
  });

  it('is drawn by its bytes, whatever its name says', async () => {
    expect(await codeOf('letter.docx', pdfOf({ pages: [shownLines(['x'])] }))).toBe('drawn');
    expect(await codeOf('letter.pdf', docxOf({ body: paragraph('x') }))).toBe('no-page-picture');
  });

  it('runs no script and follows no action', async () => {
    const catalog =
      '/OpenAction << /S /JavaScript /JS (while\\(1\\)\\{\\}) >> /AA << /O << /S /Launch /F (/bin/sh) >> >>';
    expect(await codeOf('x.pdf', pdfOf({ pages: [shownLines(['x'])], catalog }))).toBe('drawn');
  });

  it('locked, cut or empty gives a problem or what is left of it', async () => {
    const whole = pdfOf({ pages: [shownLines(['One', 'two'])] });
    expect(await codeOf('x.pdf', pdfOf({ pages: [shownLines(['x'])], trailer: LOCKED_TRAILER }))).toBe('encrypted');
    expect(await codeOf('x.pdf', whole.subarray(0, whole.byteLength - 8))).toBe('drawn');
    expect(await codeOf('x.pdf', whole.subarray(0, 60))).toBe('parser-failed');
    expect(await codeOf('x.pdf', '')).toBe('no-page-picture');
  });

  it.each([
    ['fax', '/CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>', HALF_BLACK.fax],
    ['JBIG2', '/JBIG2Decode', HALF_BLACK.jbig2],
    ['JPEG 2000', '/JPXDecode', HALF_BLACK.jpeg2000],
  ])('of %s images is drawn', async (_name, filter, data) => {
    const bits = filter === '/JPXDecode' ? 8 : 1;
    const seen = await darkIn(await picture('scan.pdf', scanOf(filter, bits, data)));
    expect(Math.abs(seen.dark / (seen.width * seen.height) - 0.5)).toBeLessThan(0.02);
  });

  it.each([
    ['fax', '/CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>'],
    ['JBIG2', '/JBIG2Decode'],
    ['JPEG 2000', '/JPXDecode'],
  ])('of a damaged %s image is drawn without it or refused', async (_name, filter) => {
    expect(['drawn', 'no-page-picture', 'parser-failed']).toContain(
      await codeOf('scan.pdf', scanOf(filter, 1, '\u0000\u0001\u0002'.repeat(20))),
    );
  });

  it('of a damaged image shows the rest of the page', async () => {
    const broken = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
      stream('q 100 0 0 100 0 0 cm /I Do Q 300 300 200 200 re f'),
      stream(
        '\u00ff\u00d8 no JPEG',
        '/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode',
      ),
    ]);
    expect((await darkIn(await picture('x.pdf', broken))).dark).toBeGreaterThan(30_000);
  });
});

describe('images', () => {
  it('are drawn anew, never larger than they are', async () => {
    const drawn = await picture('dot.png', PNG);
    expect(drawn).toMatchObject({ width: 1, height: 1, pages: 1 });
    expect(Buffer.from(drawn.png).equals(PNG)).toBe(false);
    expect(await codeOf('dot.png', PNG, { page: 2 })).toBe('no-page-picture');
  });

  it.each(['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const)('%s', async (type) => {
    const sheet = createCanvas(800, 400);
    const context = sheet.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 800, 400);
    context.fillStyle = '#000';
    context.fillRect(0, 0, 400, 400);
    const bytes =
      type === 'image/png'
        ? await sheet.encode('png')
        : type === 'image/jpeg'
          ? await sheet.encode('jpeg')
          : type === 'image/webp'
            ? await sheet.encode('webp')
            : await sheet.encode('gif');
    const seen = await darkIn(await picture('picture', bytes));
    expect(seen).toMatchObject({ width: 600, height: 300 });
    expect(Math.abs(seen.dark - 90_000)).toBeLessThan(3000);
  });

  it.each(['none', 'fax', 'inverted'] as const)('TIFF (%s), also its second page', async (kind) => {
    const tiff = tiffOf([kind, kind]);
    for (const page of [1, 2]) {
      const seen = await darkIn(await picture('scan.tif', tiff, { page }));
      expect(Math.abs(seen.dark / (seen.width * seen.height) - 0.5)).toBeLessThan(0.02);
    }
    expect(await codeOf('scan.tif', tiff, { page: 3 })).toBe('no-page-picture');
    expect(['parser-failed', 'no-page-picture']).toContain(await codeOf('cut.tif', tiff.subarray(0, 90)));
  });

  it('carry nothing of the file but its pixels', async () => {
    const secret = chunk('tEXt', Buffer.from('Author\u0000somebody who must not be named', 'latin1'));
    const told = Buffer.concat([
      PNG.subarray(0, 33),
      secret,
      PNG.subarray(33),
      Buffer.from('<script>after the end</script>'),
    ]);
    const { png } = await picture('photo.png', told);
    expect(Buffer.from(png).toString('latin1')).not.toMatch(/somebody|script/);
  });
});

describe('hostile files are refused within limits, and this process goes on', () => {
  it('a flood of pixels', async () => {
    const ihdr = Buffer.alloc(13);
    ihdr.writeUInt32BE(60_000, 0);
    ihdr.writeUInt32BE(60_000, 4);
    ihdr.set([8, 0, 0, 0, 0], 8);
    const rows = deflateSync(Buffer.alloc(4_000_000));
    const flood = Buffer.concat([
      PNG.subarray(0, 8),
      chunk('IHDR', ihdr),
      chunk('IDAT', rows),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await draw('flood.png', flood)).toMatchObject({
      problem: { code: 'expansion-limit', message: expect.stringContaining('60000 × 60000') },
    });
    expect(await codeOf('cut.png', archive('16-court-notice.png').subarray(0, 20))).toBe('parser-failed');
  });

  it('a page without measure', async () => {
    const measured = (box: string): Buffer =>
      Buffer.from(
        pdfOf({ pages: [shownLines(['x'])] })
          .toString('latin1')
          .replace('[0 0 612 792]', box),
        'latin1',
      );
    expect(await codeOf('x.pdf', measured('[0 0 1 9999999]'))).toBe('expansion-limit');
    for (const box of ['[0 0 1e30 1e30]', '[0 0 0 0]', '[0 0 -5 9e9]', '[0 0 14400000 14400000]']) {
      expect(['drawn', 'expansion-limit', 'parser-failed']).toContain(await codeOf('x.pdf', measured(box)));
    }
  });

  it('a million pages', async () => {
    const claims = Buffer.from(
      pdfOf({ pages: [shownLines(['x'])] })
        .toString('latin1')
        .replace('/Count 1', '/Count 1000000'),
      'latin1',
    );
    expect(['drawn', 'expansion-limit']).toContain(await codeOf('x.pdf', claims));
    expect(await codeOf('x.pdf', pdfOf({ pages: Array.from({ length: 20_001 }, () => '') }))).toBe('expansion-limit');
  });

  it('a page without end', async () => {
    // Each form draws the next one thirty times: 30 to the power of 8 lines.
    const levels = 8;
    const forms = Array.from({ length: levels }, (_, level) =>
      stream(
        level === levels - 1 ? '0 0 m 9 9 l S' : '/F Do '.repeat(30),
        `/Type /XObject /Subtype /Form /BBox [0 0 612 792]${level === levels - 1 ? '' : ` /Resources << /XObject << /F ${6 + level} 0 R >> >>`}`,
      ),
    );
    const endless = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>',
      stream('/F Do'),
      ...forms,
    ]);
    expect(['parser-timeout', 'parser-memory']).toContain(
      await codeOf('x.pdf', endless, { limits: { milliseconds: 4000 } }),
    );
  });

  it('a file that is too large, and a reader who goes away', async () => {
    expect(await codeOf('x.png', Buffer.alloc(2000), { limits: { inputBytes: 1000 } })).toBe('too-large-to-read');
    await expect(draw('x.png', PNG, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** One image over a whole page. */
const scanOf = (filter: string, bits: number, data: string): Buffer =>
  pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    stream('q 612 0 0 792 0 0 cm /I Do Q'),
    stream(
      data,
      `/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent ${bits} /ColorSpace /DeviceGray /Filter ${filter}`,
    ),
  ]);

const stream = (content: string, fields = ''): string =>
  `<< ${fields} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A chunk of PNG (W3C PNG §5.3). */
const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};
