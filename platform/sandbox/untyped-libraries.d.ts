/** The part of libraries without types of their own that the readers use. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileNameRaw: Buffer;
    readonly uncompressedSize: number;
    readonly versionMadeBy: number;
    readonly generalPurposeBitFlag: number;
    readonly externalFileAttributes: number;
    readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
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
