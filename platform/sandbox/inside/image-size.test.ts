import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';

const encoded = async (): Promise<readonly Buffer[]> => {
  const sheet = createCanvas(321, 77);
  sheet.getContext('2d').fillRect(3, 3, 50, 50);
  return [
    await sheet.encode('png'),
    await sheet.encode('jpeg', 80),
    await sheet.encode('webp', 80),
    await sheet.encode('webp', 100),
    await sheet.encode('gif'),
  ];
};

describe('the size in the header of an image', () => {
  it('is the size that an encoder wrote', async () => {
    for (const bytes of await encoded()) expect(imageSize(bytes)).toEqual({ width: 321, height: 77 });
  });

  it('is read past the other segments of a JPEG', async () => {
    const [, jpeg = Buffer.alloc(0)] = await encoded();
    const comment = Buffer.from('\u00ff\u00fe\u0000\u0006\u00ff\u00c0ab', 'latin1');
    const padded = Buffer.concat([jpeg.subarray(0, 2), comment, Buffer.from([0xff]), jpeg.subarray(2)]);
    expect(imageSize(padded)).toEqual({ width: 321, height: 77 });
  });

  it('is not found where the header is cut or changed, and nothing is thrown', async () => {
    const images = await encoded();
    for (const bytes of images) expect(imageSize(bytes.subarray(0, 9))).toBeNull();
    expect(imageSize(Buffer.alloc(0))).toBeNull();
    expect(imageSize(Buffer.from('%PDF-1.7'))).toBeNull();
    fc.assert(
      fc.property(fc.constantFrom(...images), fc.nat(60), fc.nat(255), fc.nat(200), (whole, at, value, length) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        if (at < bytes.byteLength) bytes[at] = value;
        const size = imageSize(bytes);
        expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true);
      }),
    );
  });
});
