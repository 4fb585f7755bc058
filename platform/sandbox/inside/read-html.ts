import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { activeContent } from './active-content.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';
import { visibleText } from './visible-text.ts';

type Element = DefaultTreeAdapterTypes.Element;

export const readHtml: Reader = async (bytes) => {
  const decoded = decodeText(bytes, declaredCharset(bytes));
  if (decoded === null) return problemOnly('parser-failed', 'The file begins as a page and goes on as something else.');
  return { ...readPage(decoded.text), charset: decoded.charset };
};

/** Text, title and active content of a page already decoded. */
export const readPage = (
  html: string,
  leaveOut?: (element: Element) => boolean,
): Reading & { readonly text: string } => {
  const page = parse(html, { scriptingEnabled: false });
  const title = titleOf(page);
  const active = activeContent(page);
  return {
    text: cleanText(visibleText(page, leaveOut)),
    ...(title === '' ? {} : { title }),
    problems: active === null ? [] : [active],
  };
};

/** As browsers look for it: in the first 1024 bytes (HTML Standard §13.2.3.2). */
const declaredCharset = (bytes: Buffer): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 1024))?.[1];

const titleOf = (page: DefaultTreeAdapterTypes.Document): string => {
  const html = page.childNodes.find((node) => node.nodeName === 'html');
  const head = childrenOf(html).find((node) => node.nodeName === 'head');
  const title = childrenOf(head).find((node) => node.nodeName === 'title');
  const text = childrenOf(title).map((node) => ('value' in node ? node.value : ''));
  return cleanText(text.join('')).replaceAll(/\s+/g, ' ').trim();
};

const childrenOf = (node: DefaultTreeAdapterTypes.Node | undefined): readonly DefaultTreeAdapterTypes.ChildNode[] =>
  node && 'childNodes' in node ? node.childNodes : [];
