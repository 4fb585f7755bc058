import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bestFolder, dataFolders, dataOfLanguages } from './ocr-data.ts';
import { whatOcrLacks } from './ocr-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'amparo-tessdata-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('data of languages', () => {
  it('is looked for where AMPARO_TESSDATA says, then where systems put it, then in npm packages', async () => {
    process.env['AMPARO_TESSDATA'] = folder;
    expect((await dataFolders())[0]).toBe(folder);
    delete process.env['AMPARO_TESSDATA'];
    expect(await dataFolders()).not.toContain(folder);
    const packages = await dataOfLanguages([]);
    expect(packages.map(({ language }) => language)).toEqual(['eng', 'bel', 'ukr']);
    writeFileSync(join(folder, 'rus.traineddata.gz'), 'x');
    expect((await dataOfLanguages([folder])).map(({ language }) => language)).toEqual(['eng', 'rus', 'bel', 'ukr']);
  });

  it('of the program lies in one folder, the one with most languages', async () => {
    expect(await bestFolder([folder])).toBeNull();
    writeFileSync(join(folder, 'bel.traineddata'), 'x');
    expect(await bestFolder(['/nowhere', folder])).toEqual({ folder, languages: ['bel'] });
  });

  it('that is missing is said with what to install', () => {
    const engine = { name: 'tesseract.js', version: '7.0.0', data: [], languages: ['eng', 'bel', 'ukr'] } as const;
    expect(whatOcrLacks(engine)).toMatchObject({
      code: 'ocr-missing',
      message: expect.stringMatching(/Russian.*apt install tesseract-ocr tesseract-ocr-rus.*rus\.traineddata/),
    });
    expect(whatOcrLacks(null)?.message).toContain('not installed');
    expect(whatOcrLacks({ ...engine, languages: ['eng', 'rus', 'bel', 'ukr'] })).toBeNull();
  });
});
