import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** What PDF.js asks its data for: character maps of Asian fonts, the standard fonts, decoders of images. */
interface Asked {
  readonly kind: 'cMapUrl' | 'standardFontDataUrl' | 'wasmUrl';
  readonly filename: string;
}

const FOLDERS: Readonly<Record<Asked['kind'], string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

/**
 * The data files of PDF.js, read from its package where that is installed. What was asked for and is not there is
 * in `missing`: a page drawn without it lacks letters or images, and must not be shown as if it were whole.
 */
export const pdfData = (): { readonly Factory: new () => object; readonly missing: readonly string[] } => {
  const missing: string[] = [];
  class Factory {
    async fetch({ kind, filename }: Asked): Promise<Uint8Array> {
      try {
        if (!/^[\w-][\w.-]*$/.test(filename)) throw new Error(`${filename} is not the name of a data file`);
        return new Uint8Array(await readFile(join(packageFolder(), FOLDERS[kind], filename)));
      } catch (cause) {
        missing.push(filename);
        throw cause;
      }
    }
  }
  return { Factory, missing };
};

const packageFolder = (): string => {
  const found = findPackageJSON('pdfjs-dist', import.meta.url);
  if (found === undefined) throw new Error('pdfjs-dist is not installed');
  return dirname(found);
};
