import { readFileSync } from 'node:fs';
import { plainText } from './markup.ts';

const fromHere = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The words of one of our own HTML pages: one line an element; no head, no scripts. */
const wordsOfPage = (html: string): string =>
  html
    .replace(/<(script|style|filter)[\s\S]*?<\/\1>/gu, '')
    .replace(/^[\s\S]*?<body>/u, '')
    .replace(/<[^>]+>/gu, '\n')
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/\n\s*/gu, '\n')
    .trim();

/** What a document says, and whether character offsets of it mean something outside this folder. */
export interface DocumentText {
  readonly text: string;
  /** True for plain text files: the file decoded as UTF-8 is the text, so its offsets are everybody's. */
  readonly exact: boolean;
}

/**
 * The text of a file of the archive. For DOCX, PDF, e-mail and the scan it is taken from the source the file was made of;
 * for HTML it is the words between the tags.
 */
export const textOfDocument = (file: string): DocumentText => {
  const [, name = '', ending = ''] = /^(.*)\.(\w+)$/u.exec(file) ?? [];
  if (ending === 'txt') return { text: fromHere(`../archive/${file}`), exact: true };
  if (ending === 'html') return { text: wordsOfPage(fromHere(`../archive/${file}`)), exact: false };
  if (ending === 'docx' || ending === 'pdf') return { text: plainText(fromHere(`./texts/${name}.md`)), exact: false };
  if (ending === 'eml') return { text: fromHere('./texts/15-email.txt'), exact: false };
  if (ending === 'png') return { text: wordsOfPage(fromHere(`./texts/${name}.html`)), exact: false };
  throw new Error(`expected a document with text, got ${file}`);
};

/** The text of the e-mail's attachment. */
export const textOfAttachment = (): string => fromHere('./texts/15-attachment.txt');
