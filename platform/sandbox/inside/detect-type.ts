import type { TypeFacts } from '../extraction.ts';
import { decodeText } from './decode-text.ts';
import type { ZipInspection } from './inspect-zip.ts';
import { compatible, OOXML, typeOfName } from './media-types.ts';

export interface DetectedType {
  readonly facts: TypeFacts;
  /** The facts agree, or at least one of them is silent. */
  readonly agrees: boolean;
  /** For archives: what their directory says. */
  readonly zip?: ZipInspection;
}

const HEAD = 64 * 1024;

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
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return typeOfZip(bytes);
  const text = decodeText(bytes.subarray(0, HEAD))?.text;
  if (text !== undefined) return { fromContent: typeOfText(text, fromName) };
  const { fileTypeFromBuffer } = await import('file-type');
  return { fromContent: (await fileTypeFromBuffer(bytes.subarray(0, HEAD)).catch(() => undefined))?.mime ?? null };
};

const typeOfZip = async (bytes: Buffer): Promise<ContentType> => {
  const { inspectZip } = await import('./inspect-zip.ts');
  const zip = await inspectZip(bytes);
  const office = OOXML.find(({ part }) => zip.names.has(part));
  return { fromContent: office?.mediaType ?? 'application/zip', zip };
};

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
