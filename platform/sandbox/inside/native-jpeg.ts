import type { Image } from '@napi-rs/canvas';
import { PICTURE_LIMITS } from '../limits.ts';
import { imageSize } from './image-size.ts';
import type { CanvasModule } from './load-canvas.ts';

/**
 * Lets PDF.js decode JPEG by the canvas, many times as fast as by itself. It looks for the ImageDecoder of browsers
 * (WebCodecs §10), which Node has not; what that refuses is decoded in JavaScript. Its worker, which is in this process,
 * hands pictures to its page by structuredClone: these go as they are, since it would not take them.
 */
export const decodeJpegsBy = (canvas: CanvasModule): void => {
  if ('ImageDecoder' in globalThis) return;
  class Decoder {
    static isTypeSupported(type: string): Promise<boolean> {
      return Promise.resolve(type === 'image/jpeg');
    }
    readonly #data: Uint8Array;

    /** A smaller size may be wished for; it is not, since the page is drawn at its own. */
    constructor({ data }: { readonly data: Uint8Array }) {
      this.#data = data;
    }

    async decode(): Promise<{ readonly image: Image }> {
      const bytes = Buffer.from(this.#data);
      const size = imageSize(bytes);
      if (size === null || size.width * size.height > PICTURE_LIMITS.decodedPixels)
        throw new Error('not of a size that is decoded');
      const image = await canvas.loadImage(bytes);
      if (image.naturalWidth !== size.width || image.naturalHeight !== size.height)
        throw new Error('not of the size that it claims');
      return { image: Object.assign(image, { close: nothing }) };
    }

    close(): void {}
  }
  const clone = globalThis.structuredClone;
  Object.assign(globalThis, {
    ImageDecoder: Decoder,
    structuredClone: (...given: Parameters<typeof clone>): unknown =>
      given[1]?.transfer?.some((each: unknown) => each instanceof canvas.Image) === true ? given[0] : clone(...given),
  });
};

const nothing = (): void => {};
