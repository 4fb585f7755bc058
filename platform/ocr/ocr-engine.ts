import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import type { ItemProblem } from '@amparo/core/nouns/item';
import { confinementHere, findProgram } from '../sandbox/isolation.ts';
import { DEFAULT_LIMITS } from '../sandbox/limits.ts';
import { runConfined } from '../sandbox/run-confined.ts';
import {
  bestFolder,
  dataFolders,
  dataOfLanguages,
  type LanguageData,
  OCR_LANGUAGES,
  type OcrLanguage,
} from './ocr-data.ts';

interface EngineFacts {
  readonly version: string;
  /** Those of OCR_LANGUAGES that are there. */
  readonly languages: readonly OcrLanguage[];
}

/** What reads pictures on this machine. */
export type OcrEngine =
  | (EngineFacts & { readonly name: 'tesseract'; readonly path: string; readonly folder: string })
  | (EngineFacts & { readonly name: 'tesseract.js'; readonly data: readonly LanguageData[] });

/**
 * The engine of this machine, or null where no language is there. The program is taken where it can be shut in and has
 * no fewer languages than tesseract.js would have, which needs no installation.
 */
export const ocrEngineHere = (): Promise<OcrEngine | null> => {
  here ??= findOcrEngine();
  return here;
};

let here: Promise<OcrEngine | null> | null = null;

/** Looks anew; `only` leaves out the other engine. */
export const findOcrEngine = async (only?: OcrEngine['name']): Promise<OcrEngine | null> => {
  const folders = await dataFolders();
  const [program, data] = await Promise.all([
    only === 'tesseract.js' ? null : programIn(folders),
    only === 'tesseract' ? [] : dataOfLanguages(folders),
  ]);
  if (program !== null && program.languages.length >= data.length) return program;
  if (data.length === 0) return null;
  return { name: 'tesseract.js', version: packageVersion(), languages: data.map(({ language }) => language), data };
};

const programIn = async (folders: readonly string[]): Promise<OcrEngine | null> => {
  const [path, best, confinement] = await Promise.all([
    findProgram('tesseract'),
    bestFolder(folders),
    confinementHere(),
  ]);
  if (path === null || best === null) return null;
  const program = { path, args: ['--version'], readable: [] };
  if (confinement.program(program, { cpuSeconds: 10 }) === null) return null;
  const limits = { ...DEFAULT_LIMITS, milliseconds: 10_000 };
  const end = await runConfined({ confinement, script: program, input: nothing(), limits });
  const version =
    end.kind === 'answered' ? /^tesseract v?(\d[\w.-]*)/.exec(end.output.toString('utf8'))?.[1] : undefined;
  return version === undefined ? null : { name: 'tesseract', version, path, ...best };
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

const packageVersion = (): string => {
  const path = findPackageJSON('tesseract.js-core', import.meta.url);
  const found = path === undefined ? {} : (JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: unknown });
  return typeof found.version === 'string' ? found.version : 'unknown';
};

/** As text versions record it: `tesseract 5.3.0 eng+rus+bel+ukr`. */
export const engineWords = ({ name, version, languages }: OcrEngine): string =>
  `${name} ${version} ${languages.join('+')}`;

const NAMES: Readonly<Record<OcrLanguage, string>> = {
  eng: 'English',
  rus: 'Russian',
  bel: 'Belarusian',
  ukr: 'Ukrainian',
};

/** What lacks for reading pictures as well as it can be, and what to install; null when nothing does. */
export const whatOcrLacks = (engine: OcrEngine | null): ItemProblem | null => {
  if (engine === null) {
    return {
      code: 'ocr-missing',
      message: `Pictures were not read: OCR is not installed. ${howToInstall(OCR_LANGUAGES)}`,
    };
  }
  const missing = OCR_LANGUAGES.filter((language) => !engine.languages.includes(language));
  if (missing.length === 0) return null;
  const names = missing.map((language) => NAMES[language]).join(', ');
  return {
    code: 'ocr-missing',
    message: `OCR has no data for ${names}: words in it are misread. ${howToInstall(missing)}`,
  };
};

const howToInstall = (languages: readonly OcrLanguage[]): string =>
  `On Debian or Ubuntu: apt install ${['tesseract-ocr', ...languages.map((one) => `tesseract-ocr-${one}`)].join(' ')}. Elsewhere: put ${languages.map((one) => `${one}.traineddata`).join(', ')} of github.com/tesseract-ocr/tessdata_fast into a folder, name it in AMPARO_TESSDATA, start again, and read the item again.`;
