import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { fault } from '@amparo/core/ground/fault';

/** A part of a page, as fractions of its width and height from the upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE_PAGE: Box = { left: 0, top: 0, width: 1, height: 1 };

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST_PIXELS = 64_000_000;
/** A box grows by this share of the page's width on every side: letters reach beyond the line that is drawn around them. */
const MARGIN = 0.003;

/**
 * The picture made anew with the boxes painted black: what was under them is in none of its bytes, and no chunk but size
 * and pixels goes on. Takes the PNG that the sandbox draws (8 bits, RGB or RGBA, not interlaced) and gives 8-bit RGB.
 * @throws AmparoError `unreadable` for any other picture.
 */
export const blackOut = (png: Uint8Array, boxes: readonly Box[]): Uint8Array => {
  const { width, height, channels, data } = decode(Buffer.from(png));
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) data.copy(pixels, at * 3, at * channels, at * channels + 3);
  const margin = MARGIN * width;
  for (const box of boxes) {
    const from = Math.max(0, Math.floor(box.left * width - margin));
    const to = Math.min(width, Math.ceil((box.left + box.width) * width + margin));
    const bottom = Math.min(height, Math.ceil((box.top + box.height) * height + margin));
    for (let y = Math.max(0, Math.floor(box.top * height - margin)); y < bottom; y += 1)
      pixels.fill(0, (y * width + from) * 3, (y * width + to) * 3);
  }
  return encode(pixels, width, height);
};

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Buffer;
}

const decode = (png: Buffer): Picture => {
  const refuse = (why: string) => fault('unreadable', `the picture of the page cannot be redacted: ${why}`);
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw refuse('it is no PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 2 ? 3 : png[25] === 6 ? 4 : 0;
  if (channels === 0 || png[24] !== 8 || png[28] !== 0) throw refuse('another kind of PNG than the house draws');
  if (width * height > MOST_PIXELS) throw refuse(`${width} × ${height} pixels are too many`);
  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(parts), { maxOutputLength: (stride + 1) * height });
  if (raw.length !== (stride + 1) * height) throw refuse('its pixels are cut');
  return { width, height, channels, data: unfilter(raw, stride, height, channels) };
};

/** The five filters of PNG (ISO/IEC 15948 §9), undone. */
const unfilter = (raw: Buffer, stride: number, height: number, channels: number): Buffer => {
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const [from, to] = [y * (stride + 1) + 1, y * stride];
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (data[to + x - channels] ?? 0);
      const up = y === 0 ? 0 : (data[to + x - stride] ?? 0);
      const corner = y === 0 || x < channels ? 0 : (data[to + x - stride - channels] ?? 0);
      data[to + x] = ((raw[from + x] ?? 0) + predicted(filter, left, up, corner)) & 0xff;
    }
  }
  return data;
};

const predicted = (filter: number, left: number, up: number, corner: number): number => {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default: {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
  }
};

const encode = (pixels: Buffer, width: number, height: number): Uint8Array => {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};
