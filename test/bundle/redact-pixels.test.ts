import { inflateSync } from 'node:zlib';
import { blackOut } from '@amparo/features/preserve/export/redact-pixels';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';

/** Colours of an 8-bit RGB PNG whose rows are not filtered, as `blackOut` writes them. */
const pixelsOf = (png: Uint8Array, width: number): ((x: number, y: number) => readonly number[]) => {
  const bytes = Buffer.from(png);
  const length = bytes.readUInt32BE(33);
  const raw = inflateSync(bytes.subarray(41, 41 + length));
  return (x, y) => [...raw.subarray(y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3)];
};

describe('blackOut', () => {
  const [width, height] = [200, 100];
  const drawn = async (): Promise<Uint8Array> => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    // A gradient and noise, so that the encoder uses all of its filters.
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        context.fillStyle = `rgb(${x}, ${y * 2}, ${(x * y * 31) % 256})`;
        context.fillRect(x, y, 1, 1);
      }
    return canvas.encode('png');
  };

  it('leaves every pixel outside the boxes and none inside', async () => {
    const at = pixelsOf(blackOut(await drawn(), [{ left: 0.25, top: 0.2, width: 0.25, height: 0.3 }]), width);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const inside = x >= 49 && x < 101 && y >= 19 && y < 51;
        expect([x, y, at(x, y)]).toEqual([x, y, inside ? [0, 0, 0] : [x, y * 2, (x * y * 31) % 256]]);
      }
  });

  it('keeps a box within the page, and refuses what is no picture of the house', async () => {
    const at = pixelsOf(blackOut(await drawn(), [{ left: 0.9, top: 0.9, width: 1, height: 1 }]), width);
    expect([at(199, 99), at(0, 99), at(199, 0)]).toEqual([
      [0, 0, 0],
      [0, 198, 0],
      [199, 0, 0],
    ]);
    expect(() => blackOut(Buffer.from('GIF89a'), [])).toThrow('no PNG');
    const cut = Buffer.from(await drawn());
    cut.writeUInt32BE(3000, 20);
    expect(() => blackOut(cut, [])).toThrow('cut');
  });
});
