/** The part of libraries without types of their own that the readers use. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileNameRaw: Buffer;
    readonly uncompressedSize: number;
    isEncrypted(): boolean;
  }
  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
  export interface Options {
    readonly lazyEntries?: boolean;
    readonly decodeStrings?: boolean;
    readonly validateEntrySizes?: boolean;
  }
  export function fromBufferPromise(bytes: Buffer, options: Options): Promise<ZipFile>;
}

declare module 'mammoth' {
  interface ImageConverter {
    readonly brand: 'image converter';
  }
  interface Mammoth {
    convertToHtml(
      input: { readonly buffer: Buffer },
      options: { readonly convertImage: ImageConverter },
    ): Promise<{ readonly value: string }>;
    readonly images: { imgElement(read: () => Promise<{ readonly src: string }>): ImageConverter };
  }
  const mammoth: Mammoth;
  export = mammoth;
}
