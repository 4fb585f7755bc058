import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Extractor, Finding } from '../extraction.ts';
import { type DetectedType, detectType } from './detect-type.ts';
import { IMAGES_READ, ODS, ODT, OOXML, OUTLOOK, WACZ } from './media-types.ts';
import { problemOnly, type Reader, type Reading, type ReadRequest } from './reading.ts';

interface Format {
  readonly name: string;
  /** Raised whenever the reader gives another text for the same bytes. */
  readonly version: number;
  readonly library?: string;
  /** Imported only when needed: a text file does not wait for a PDF library. */
  readonly reader: () => Promise<Reader>;
}

const [WORD, EXCEL] = OOXML.map(({ mediaType }) => mediaType);

const FORMATS: ReadonlyMap<string | undefined, Format> = new Map<string | undefined, Format>([
  ['text/plain', { name: 'text', version: 1, reader: async () => (await import('./read-plain.ts')).readPlain }],
  ['application/xml', { name: 'text', version: 1, reader: async () => (await import('./read-plain.ts')).readPlain }],
  ['text/csv', { name: 'csv', version: 2, reader: async () => (await import('./read-csv.ts')).readCsv }],
  [
    'text/html',
    { name: 'html', version: 1, library: 'parse5', reader: async () => (await import('./read-html.ts')).readHtml },
  ],
  [
    'application/pdf',
    { name: 'pdf', version: 2, library: 'unpdf', reader: async () => (await import('./read-pdf.ts')).readPdf },
  ],
  [WORD, { name: 'docx', version: 2, library: 'saxes', reader: async () => (await import('./read-docx.ts')).readDocx }],
  [ODT, { name: 'odt', version: 1, library: 'saxes', reader: async () => (await import('./read-odt.ts')).readOdt }],
  [ODS, { name: 'ods', version: 1, library: 'saxes', reader: async () => (await import('./read-ods.ts')).readOds }],
  ['application/rtf', { name: 'rtf', version: 1, reader: async () => (await import('./read-rtf.ts')).readRtf }],
  [
    EXCEL,
    {
      name: 'xlsx',
      version: 2,
      library: 'saxes',
      reader: async () => (await import('./read-xlsx.ts')).readXlsx,
    },
  ],
  [
    'message/rfc822',
    { name: 'mail', version: 2, library: 'postal-mime', reader: async () => (await import('./read-mail.ts')).readMail },
  ],
  [
    OUTLOOK,
    {
      name: 'msg',
      version: 1,
      library: '@kenjiuno/msgreader',
      reader: async () => (await import('./read-msg.ts')).readMsg,
    },
  ],
  [
    WACZ,
    { name: 'wacz', version: 1, library: 'warcio', reader: async () => (await import('./read-wacz.ts')).readWacz },
  ],
  ['application/zip', { name: 'zip', version: 1, reader: async () => (await import('./read-zip.ts')).readZip }],
]);

const NOT_READ: Extractor = { name: 'none', version: '1' };

/** Type, then text: what a file holds. Never throws for what the file does: that becomes a problem. */
export const readItem = async (request: ReadRequest, bytes: Buffer): Promise<Finding> => {
  if (bytes.byteLength === 0) return nothingIn(request);
  const type = await detectType(bytes, request.declaredName);
  const format = FORMATS.get(type.facts.fromContent ?? undefined);
  const refusal = refusalOf(request, bytes, type, format) ?? (await pictureOf(bytes, type));
  const reading = refusal ?? (await readWith(format, bytes, request));
  return {
    mediaType: type.facts.fromContent ?? 'application/octet-stream',
    typeFacts: type.facts,
    extractor: refusal || !format ? NOT_READ : extractorOf(format),
    ...reading,
    problems: [...mismatchOf(type), ...reading.problems],
  };
};

const nothingIn = async ({ declaredName }: ReadRequest): Promise<Finding> => ({
  mediaType: 'application/octet-stream',
  typeFacts: { fromContent: null, fromName: (await import('./media-types.ts')).typeOfName(declaredName) },
  extractor: NOT_READ,
  problems: [{ code: 'empty', message: 'The file has no bytes.' }],
});

const mismatchOf = ({ facts, agrees }: DetectedType): readonly ItemProblem[] => {
  if (agrees) return [];
  const shown = facts.fromContent ?? 'nothing known';
  return [{ code: 'type-mismatch', message: `The name says ${facts.fromName}; the bytes are ${shown}.` }];
};

/** The part that a Word or Excel file locked with a password consists of ([MS-OFFCRYPTO] §2.3.4.4). */
const LOCKED_OFFICE = Buffer.from('EncryptedPackage', 'utf16le');

/** Why a file of this type is not read, or null when it is. */
const refusalOf = (
  request: ReadRequest,
  bytes: Buffer,
  { facts, zip }: DetectedType,
  format: Format | undefined,
): Reading | null => {
  if (bytes.byteLength > request.limits.inputBytes) {
    const most = Math.round(request.limits.inputBytes / (1024 * 1024));
    return problemOnly('too-large-to-read', `Only files of at most ${most} MB are read; this one is kept as it is.`);
  }
  if (zip?.problem) return { problems: [zip.problem] };
  const type = facts.fromContent;
  if (zip !== undefined && zip.locked > 0 && type !== 'application/zip') {
    return problemOnly('encrypted', 'The document is locked with a password.');
  }
  if (format) return null;
  if (type === null) return problemOnly('type-unknown', 'The bytes show no type that is known.');
  if (bytes.includes(LOCKED_OFFICE)) return problemOnly('encrypted', 'The document opens only with a password.');
  if (IMAGES_READ.has(type)) return null;
  if (/^(image|audio|video)\//.test(type))
    return problemOnly('no-text', `${type} holds no text that can be taken out.`);
  return problemOnly('type-unknown', `Files of type ${type} are kept but not read.`);
};

/** An image has no text of its own; each of its pages may be read by OCR. */
const pictureOf = async (bytes: Buffer, { facts }: DetectedType): Promise<Reading | null> => {
  const type = facts.fromContent;
  if (type === null || !IMAGES_READ.has(type)) return null;
  const count = type === 'image/tiff' ? (await import('./tiff-pdf.ts')).tiffPages(bytes) : 1;
  const pictures = Array.from({ length: count }, (_, index) => index + 1);
  return { pictures, problems: [{ code: 'no-text', message: `${type}: a picture, without text of its own.` }] };
};

const readWith = async (format: Format | undefined, bytes: Buffer, request: ReadRequest): Promise<Reading> => {
  if (!format) return { problems: [] };
  try {
    const read = await format.reader();
    return withinLimits(await read(bytes, request), request);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return problemOnly('parser-failed', `The ${format.name} reader gave up: ${message.slice(0, 500)}`);
  }
};

/** Text that is too long is left out whole: half a text would look like the whole. */
const withinLimits = (reading: Reading, { limits }: ReadRequest): Reading => {
  if (reading.text === undefined) return reading;
  if (reading.text.length > limits.textLength) {
    const message = `The text has ${reading.text.length} characters; at most ${limits.textLength} are kept.`;
    const { text: _text, pages: _pages, sheets: _sheets, ...rest } = reading;
    return { ...rest, problems: [...reading.problems, { code: 'expansion-limit', message }] };
  }
  if (reading.text.trim() !== '') return reading;
  const problem: ItemProblem = { code: 'no-text', message: 'There is no text in it; perhaps it is a scan.' };
  return { ...reading, problems: [...reading.problems, problem] };
};

const extractorOf = ({ name, version, library }: Format): Extractor => ({
  name,
  version: library === undefined ? `${version}` : `${version} (${library} ${versionOf(library)})`,
});

const versionOf = (library: string): string => {
  const path = findPackageJSON(library, import.meta.url);
  const found: unknown = path === undefined ? null : JSON.parse(readFileSync(path, 'utf8'));
  const version = typeof found === 'object' && found !== null && 'version' in found ? found.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
};
