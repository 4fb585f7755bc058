import type { TypeFacts } from '../extraction.ts';
import { decodeText } from './decode-text.ts';
import type { ZipInspection } from './inspect-zip.ts';
import { compatible, OOXML, OPEN_DOCUMENT, OUTLOOK, typeOfName, WACZ, WARC_PART } from './media-types.ts';

export interface DetectedType {
  readonly facts: TypeFacts;
  /** The facts agree, or at least one of them is silent. */
  readonly agrees: boolean;
  /** For archives: what their directory says. */
  readonly zip?: ZipInspection;
}

const HEAD = 64 * 1024;
/** A file, or the end of an archive without files (APPNOTE 4.3.7, 4.3.16). */
const ZIP_STARTS = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from('PK\u0005\u0006', 'latin1')];
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The type that the bytes show and the type that the name claims (security reference, test T38: both are kept).
 * The name decides only between kinds of plain text, which bytes cannot tell apart.
 */
export const detectType = async (bytes: Buffer, name: string): Promise<DetectedType> => {
  const fromName = typeOfName(name);
  const { fromContent, zip } = await typeOfContent(bytes, fromName);
  const facts = { fromContent, fromName };
  return { facts, agrees: compatible(fromContent, fromName), ...(zip === undefined ? {} : { zip }) };
};

interface ContentType {
  readonly fromContent: string | null;
  readonly zip?: ZipInspection;
}

const typeOfContent = async (bytes: Buffer, fromName: string | null): Promise<ContentType> => {
  if (bytes.subarray(0, 1024).includes('%PDF-')) return { fromContent: 'application/pdf' };
  if (ZIP_STARTS.some((start) => bytes.subarray(0, 4).equals(start))) return typeOfZip(bytes);
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) return { fromContent: typeOfCompoundFile(bytes) };
  const text = decodeText(bytes.subarray(0, HEAD))?.text;
  if (text !== undefined) return { fromContent: typeOfText(text, fromName) };
  const { fileTypeFromBuffer } = await import('file-type');
  return { fromContent: (await fileTypeFromBuffer(bytes.subarray(0, HEAD)).catch(() => undefined))?.mime ?? null };
};

const typeOfZip = async (bytes: Buffer): Promise<ContentType> => {
  const { inspectZip } = await import('./inspect-zip.ts');
  const zip = await inspectZip(bytes);
  const office = OOXML.find(({ part }) => [...zip.names].some((name) => part.test(name)));
  const archive = [...zip.names].some((name) => WARC_PART.test(name)) && zip.names.has('datapackage.json');
  return { fromContent: office?.mediaType ?? typeOfFirstFile(bytes) ?? (archive ? WACZ : 'application/zip'), zip };
};

/** What the file `mimetype` says that OpenDocument keeps first in the archive, unpacked. */
const typeOfFirstFile = (bytes: Buffer): string | null => {
  if (bytes.toString('latin1', 30, 38) !== 'mimetype') return null;
  const start = 38 + (bytes.byteLength > 30 ? bytes.readUInt16LE(28) : 0);
  const told = /^[a-z.+/-]+/.exec(bytes.toString('latin1', start, start + 100))?.[0] ?? '';
  return OPEN_DOCUMENT.test(told) ? told : null;
};

/** A compound file ([MS-CFB]) is a message when it has the properties of one ([MS-OXMSG] §2.4), named in UTF-16. */
const typeOfCompoundFile = (bytes: Buffer): string =>
  bytes.includes(Buffer.from('__properties_version1.0', 'utf16le')) ? OUTLOOK : 'application/x-cfb';

const typeOfText = (text: string, fromName: string | null): string => {
  if (looksLikeHtml(text)) return 'text/html';
  if (looksLikeMail(text)) return 'message/rfc822';
  if (text.startsWith('{\\rtf')) return 'application/rtf';
  if (fromName === 'text/html' && /<[a-z][^<>]*>/i.test(text)) return 'text/html';
  if (fromName === 'message/rfc822' && MAIL_FIELD.test(text)) return 'message/rfc822';
  if (fromName === 'text/csv' || fromName === 'text/tab-separated-values') return 'text/csv';
  if (/^\s*<\?xml\b/.test(text)) return 'application/xml';
  return 'text/plain';
};

const PROLOGUE = /^(\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*/;
const HTML_START = /^<(!doctype\s+html|html|head|body|title|meta|script|style|iframe|div|p|table|h[1-6])[\s>/]/i;

const looksLikeHtml = (text: string): boolean => {
  const start = text.slice(PROLOGUE.exec(text.slice(0, 4096))?.[0].length ?? 0);
  return HTML_START.test(start.slice(0, 200));
};

const MAIL_FIELD = /^[A-Za-z][A-Za-z0-9-]*:[ \t]/;
const TELLING_FIELDS = /^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):/i;

/** A block of header lines, at least three of them fields that only mail has. */
const looksLikeMail = (text: string): boolean => {
  if (!MAIL_FIELD.test(text)) return false;
  const lines = text.slice(0, 16_384).split(/\r?\n/);
  const end = lines.indexOf('');
  const header = end === -1 ? lines.slice(0, -1) : lines.slice(0, end);
  if (!header.every((line) => /^[ \t]/.test(line) || /^[\x21-\x39\x3b-\x7e]+:/.test(line))) return false;
  return new Set(header.map((line) => TELLING_FIELDS.exec(line)?.[1]?.toLowerCase()).filter(Boolean)).size >= 3;
};
