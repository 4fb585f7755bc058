import { readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { takeRequest } from './take-request.ts';

// The process that reads one page by OCR where the machine has no tesseract: languages and a grey picture come in
// through its pipe, tesseract's table goes out. The core of tesseract.js is used without its worker and loader, which
// know how to fetch and cache: here nothing does.

interface OcrRequest {
  readonly data: readonly { readonly language: string; readonly path: string }[];
  readonly dots: number;
}

/** The part of the core that is used (tesseract's baseapi.h, compiled by Emscripten). */
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => {
    Init(folder: null, languages: string, engine: number): number;
    SetVariable(name: string, value: string): void;
    SetImageFile(exif: number, angle: number): number;
    Recognize(monitor: null): number;
    GetTSVText(page: number): string;
  };
}

const LSTM = 1;
const AUTOMATIC_LAYOUT = '3';

const tesseract = findPackageJSON('tesseract.js-core', import.meta.url);
if (tesseract === undefined) throw new Error('Error: tesseract.js-core is not installed');
const load = createRequire(tesseract)('tesseract.js-core/tesseract-core-simd-lstm') as (
  settings: object,
) => Promise<Core>;
const silent = (): void => undefined;
const { request, bytes } = await takeRequest<OcrRequest>();
const core = await load({ TesseractProgress: silent, print: silent, printErr: silent });
for (const { language, path } of request.data) {
  const data = readFileSync(path);
  core.FS.writeFile(`${language}.traineddata`, data.readUInt16BE(0) === 0x1f8b ? gunzipSync(data) : data);
}
const api = new core.TessBaseAPI();
if (api.Init(null, request.data.map(({ language }) => language).join('+'), LSTM) !== 0) {
  throw new Error('Error: tesseract.js does not start with its languages');
}
api.SetVariable('tessedit_pageseg_mode', AUTOMATIC_LAYOUT);
api.SetVariable('user_defined_dpi', `${request.dots}`);
core.FS.writeFile('/input', bytes);
if (api.SetImageFile(1, 0) === 1) throw new Error('Error: tesseract.js does not open the picture');
api.Recognize(null);
process.stdout.write(api.GetTSVText(0));
