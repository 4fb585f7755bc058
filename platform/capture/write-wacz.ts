import { createHash } from 'node:crypto';
import { getSurt } from 'warcio';
import { ZipFile } from 'yazl';
import type { CapturedPage } from './captured-page.ts';
import { type WrittenRecord, writeWarc } from './write-warc.ts';

/**
 * A capture as WACZ 1.1.1: archive, index (CDXJ), list of pages, and a datapackage that names the hash of each file.
 * Stored without compression and with the time of the capture, so that any reader of ZIP files opens it.
 */
export const writeWacz = async (page: CapturedPage, software: string): Promise<Uint8Array> => {
  const warc = await writeWarc(page, software);
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['archive/data.warc.gz', warc.bytes],
    ['indexes/index.cdx', Buffer.from(indexOf(warc.records))],
    ['pages/pages.jsonl', Buffer.from(pagesOf(page))],
  ];
  const description = Buffer.from(`${JSON.stringify(packageOf(page, files, software), null, 2)}\n`);
  const digest = { path: 'datapackage.json', hash: `sha256:${sha256(description)}` };
  const zip = new ZipFile();
  const mtime = new Date(Math.floor(page.startedAt.getTime() / 2000) * 2000);
  const settings = { compress: false, mtime, mode: 0o100600, forceDosTimestamp: true };
  for (const [name, bytes] of files) zip.addBuffer(Buffer.from(bytes), name, settings);
  zip.addBuffer(description, 'datapackage.json', settings);
  zip.addBuffer(Buffer.from(`${JSON.stringify(digest, null, 2)}\n`), 'datapackage-digest.json', settings);
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** CDXJ: searchable key, fourteen digits of time, what and where; sorted. */
const indexOf = (records: readonly WrittenRecord[]): string =>
  records
    .filter(({ indexed }) => indexed)
    .map(({ url, date, mime, status, digest, offset, length }) => {
      const key = /^https?:/.test(url) ? getSurt(url) : url;
      const time = date.replaceAll(/\D/g, '').slice(0, 14);
      const facts = { url, mime, status, digest, length, offset, filename: 'data.warc.gz' };
      return `${key} ${time} ${JSON.stringify(facts)}\n`;
    })
    .toSorted()
    .join('');

const pagesOf = (page: CapturedPage): string => {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'Pages' };
  const one = { url: page.final, title: page.title, ts: page.startedAt.toISOString(), text: page.text };
  return `${JSON.stringify(head)}\n${JSON.stringify(one)}\n`;
};

const packageOf = (
  page: CapturedPage,
  files: readonly (readonly [string, Uint8Array])[],
  software: string,
): object => ({
  profile: 'data-package',
  wacz_version: '1.1.1',
  title: page.title === '' ? page.final : page.title,
  created: page.endedAt.toISOString(),
  software,
  mainPageUrl: page.final,
  mainPageDate: page.startedAt.toISOString(),
  resources: files.map(([path, bytes]) => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    hash: `sha256:${sha256(bytes)}`,
    bytes: bytes.byteLength,
  })),
});
