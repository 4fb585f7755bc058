import { readdir } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** Read together always: leaving out Belarusian and Ukrainian costs one word in six of them. */
export const OCR_LANGUAGES = ['eng', 'rus', 'bel', 'ukr'] as const;
export type OcrLanguage = (typeof OCR_LANGUAGES)[number];

/** Trained data of one language: `.traineddata`, or the same gzipped. */
export interface LanguageData {
  readonly language: OcrLanguage;
  readonly path: string;
}

/** A folder of plain trained data, as the program wants it. */
export interface DataFolder {
  readonly folder: string;
  readonly languages: readonly OcrLanguage[];
}

/** Where Debian, Fedora, Homebrew and the Windows installer put trained data. AMPARO_TESSDATA comes before all. */
export const dataFolders = async (): Promise<readonly string[]> => {
  const given = process.env['AMPARO_TESSDATA'];
  const debian = '/usr/share/tesseract-ocr';
  const versions = await readdir(debian).catch((): string[] => []);
  return [
    ...(given === undefined || given === '' ? [] : [given]),
    ...versions
      .toSorted()
      .toReversed()
      .map((version) => join(debian, version, 'tessdata')),
    '/usr/share/tessdata',
    '/usr/share/tesseract/tessdata',
    '/usr/local/share/tessdata',
    '/opt/homebrew/share/tessdata',
    'C:\\Program Files\\Tesseract-OCR\\tessdata',
  ];
};

/** The folder that holds most of our languages, the first of equals; null when none holds any. */
export const bestFolder = async (folders: readonly string[]): Promise<DataFolder | null> => {
  let best: DataFolder | null = null;
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    const languages = OCR_LANGUAGES.filter((language) => names.includes(`${language}.traineddata`));
    if (languages.length > (best?.languages.length ?? 0)) best = { folder, languages };
  }
  return best;
};

/** Data of each language wherever it lies: in a folder first, then in its npm package. There is none for Russian. */
export const dataOfLanguages = async (folders: readonly string[]): Promise<readonly LanguageData[]> => {
  const found: LanguageData[] = [];
  for (const language of OCR_LANGUAGES) {
    const path = (await inFolders(folders, language)) ?? (await inPackage(language));
    if (path !== null) found.push({ language, path });
  }
  return found;
};

const inFolders = async (folders: readonly string[], language: OcrLanguage): Promise<string | null> => {
  for (const folder of folders) {
    const names = await readdir(folder).catch((): string[] => []);
    const name = [`${language}.traineddata`, `${language}.traineddata.gz`].find((one) => names.includes(one));
    if (name !== undefined) return join(folder, name);
  }
  return null;
};

const inPackage = async (language: OcrLanguage): Promise<string | null> => {
  const found = packageOf(`@tesseract.js-data/${language}`);
  if (found === null) return null;
  const folder = join(dirname(found), '4.0.0_best_int');
  const name = `${language}.traineddata.gz`;
  return (await readdir(folder).catch((): string[] => [])).includes(name) ? join(folder, name) : null;
};

const packageOf = (name: string): string | null => {
  try {
    return findPackageJSON(name, import.meta.url) ?? null;
  } catch {
    return null;
  }
};
