/**
 * Writes the files of demo/archive that are made from a source in demo/make.
 * `node demo/make/make-archive.ts` writes the documents, the e-mail and the register (the same bytes on every machine);
 * `node demo/make/make-archive.ts --browser /usr/bin/chromium` prints the PDFs and the scan too, whose bytes
 * depend on the browser and the fonts of the machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { withBrowser } from './browser-files.ts';
import { docxOf } from './docx.ts';
import { mailOf } from './email.ts';
import { registerFile } from './register.ts';

const ARCHIVE = new URL('../archive/', import.meta.url);
const TEXTS = new URL('./texts/', import.meta.url);

/** The source text of a made document. */
export const sourceOf = (name: string): string => readFileSync(new URL(name, TEXTS), 'utf8');

const WORD_DOCUMENTS = [
  { name: '02-al-xvr-1-2025', title: 'AL XVR 1/2025', author: 'Special Procedures', saved: '2025-02-28' },
  { name: '09-field-notes-be', title: 'Нататкі назіральнікаў', author: 'Б-3', saved: '2025-09-03' },
  { name: '12-testimony-fr', title: 'Entretien T-2025/17', author: 'Porte ouverte', saved: '2025-06-18' },
  {
    name: '13-open-letter',
    title: 'Renew the mandate on Veresk',
    author: 'Lantern International',
    saved: '2026-02-02',
  },
] as const;

const PRINTED_DOCUMENTS = [
  { name: '03-ua-xvr-4-2025', title: 'UA XVR 4/2025', language: 'en', day: '2025-09-09' },
  { name: '04-reply-note-verbale', title: 'Note verbale 02-14/611', language: 'fr', day: '2025-11-06' },
  { name: '14-annual-overview-2025', title: 'Агляд за 2025 год', language: 'be', day: '2026-01-12' },
] as const;

/** Files that come out the same on every machine, by name. */
export const steadyFiles = (): ReadonlyMap<string, Buffer> => {
  const files = new Map<string, Buffer>();
  for (const about of WORD_DOCUMENTS) files.set(`${about.name}.docx`, docxOf(sourceOf(`${about.name}.md`), about));
  files.set(
    '15-letter-from-family.eml',
    mailOf({
      from: { name: 'Тамара Вяхирец', address: 't.viakhirets@posta.example' },
      to: { name: 'Барысские наблюдатели', address: 'register@barysk-monitors.example' },
      subject: 'Писем от Марины нет с 6 сентября',
      date: 'Sun, 18 Jan 2026 21:47:03 +0300',
      body: sourceOf('15-email.txt'),
      attachment: { name: 'письма Марины.txt', text: sourceOf('15-attachment.txt') },
    }),
  );
  files.set('17-register.xlsx', registerFile());
  return files;
};

const browserFiles = (executable: string): Promise<ReadonlyMap<string, Buffer>> =>
  withBrowser(executable, async ({ print, scan }) => {
    const files = new Map<string, Buffer>();
    for (const about of PRINTED_DOCUMENTS)
      files.set(`${about.name}.pdf`, await print(sourceOf(`${about.name}.md`), about));
    files.set('16-court-notice.png', await scan(sourceOf('16-court-notice.html')));
    return files;
  });

const write = (files: ReadonlyMap<string, Buffer>): void => {
  for (const [name, bytes] of files) {
    writeFileSync(new URL(name, ARCHIVE), bytes);
    process.stdout.write(`${name} ${bytes.length} bytes\n`);
  }
};

if (import.meta.main) {
  write(steadyFiles());
  const at = process.argv.indexOf('--browser');
  const executable = process.argv[at + 1];
  if (at > 0 && executable) write(await browserFiles(executable));
}
