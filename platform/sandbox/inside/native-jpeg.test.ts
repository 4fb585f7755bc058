import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { pdfOfPictures } from '../../ocr/fixtures/scanned-pdf.ts';
import { drawScans } from '../draw-scans.ts';

const [WIDTH, HEIGHT] = [1240, 1754];

/** A page in colour: a dark block at the upper left, a red one at the lower right. */
const picture = async (): Promise<Buffer> => {
  const sheet = createCanvas(WIDTH, HEIGHT);
  const context = sheet.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#101010';
  context.fillRect(100, 100, 300, 200);
  context.fillStyle = '#c00000';
  context.fillRect(900, 1500, 200, 100);
  return sheet.encode('jpeg', 92);
};

/** Where a JPEG says how large it is: the frame header (ITU-T T.81 §B.2.2). */
const claiming = (jpeg: Buffer, width: number, height: number): Buffer => {
  const bytes = Buffer.from(jpeg);
  const at = [0xc0, 0xc2].map((mark) => bytes.indexOf(Buffer.from([0xff, mark]))).find((place) => place > 0) ?? -1;
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
};

const draw = async (jpegs: readonly Buffer[]) => {
  const pdf = pdfOfPictures([...jpegs], WIDTH, HEIGHT);
  const bytes = (async function* () {
    yield pdf;
  })();
  return drawScans({ bytes, declaredName: 'scan.pdf', pages: jpegs.map((_, at) => at + 1) });
};

it('a JPEG of a page is drawn in its place and colours', async () => {
  const [scan] = await draw([await picture()]);
  if (scan === undefined || 'problem' in scan) throw new Error(scan?.problem?.message ?? 'an empty page');
  const at = (x: number, y: number): number =>
    scan.grey[Math.round((y / HEIGHT) * scan.height) * scan.width + Math.round((x / WIDTH) * scan.width)] ?? -1;
  expect([at(250, 200), at(1000, 1550), at(600, 900), at(1000, 200)].map((grey) => Math.round(grey / 8))).toEqual([
    2, 7, 32, 32,
  ]);
});

it('one that is cut or claims another size is a page with an outcome, and the next page is drawn', async () => {
  const jpeg = await picture();
  const bad = [claiming(jpeg, 60_000, 60_000), claiming(jpeg, 17, 9), jpeg.subarray(0, jpeg.length >> 1)];
  const scans = await draw([...bad, jpeg]);
  expect(scans).toHaveLength(4);
  expect(scans.at(-1)).toMatchObject({ page: 4, grey: expect.any(Uint8Array) });
});
