import { inflateSync } from 'node:zlib';
import { fault } from '@amparo/core/ground/fault';

/**
 * The plain font (sfnt) inside a WOFF 1.0 file (W3C Recommendation, 13 December 2012, §4–5): its tables are inflated one
 * by one. The PDF writer reads glyphs of a WOFF past the end of the table where they are empty, so it is given this.
 */
export const sfntOfWoff = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw fault('unreadable', 'expected a WOFF 1.0 font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed === length ? bytes : inflateSync(bytes),
    };
  });
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const bodies: Buffer[] = [];
  let place = head.byteLength;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(place, at + 8);
    head.writeUInt32BE(data.byteLength, at + 12);
    const padding = Buffer.alloc((4 - (data.byteLength % 4)) % 4);
    bodies.push(data, padding);
    place += data.byteLength + padding.byteLength;
  }
  return Buffer.concat([head, ...bodies]);
};
