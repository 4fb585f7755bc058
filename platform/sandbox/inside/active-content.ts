import type { ItemProblem } from '@amparo/core/nouns/item';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const ACTIVE_ELEMENTS = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'form', 'portal']);
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data']);
const SCRIPT_ADDRESS = /^(javascript|vbscript|data:text\/html)/i;

/**
 * What of a page would run, load or send in a browser. Nothing of it does here: it is never shown as a page.
 * One problem that counts each kind, or null.
 */
export const activeContent = (root: Node): ItemProblem | null => {
  const counts = new Map<string, number>();
  const walk: Node[] = [root];
  for (let node = walk.pop(); node; node = walk.pop()) {
    if ('tagName' in node) for (const kind of kindsOf(node)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if ('content' in node) walk.push(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) walk.push(child);
  }
  if (counts.size === 0) return null;
  const list = [...counts].sort().map(([kind, count]) => `${kind} (${count})`);
  return { code: 'active-content', message: `The page holds ${list.join(', ')}. Nothing of it was run or loaded.` };
};

const kindsOf = (element: DefaultTreeAdapterTypes.Element): readonly string[] => {
  const kinds = element.attrs.flatMap(({ name, prefix, value }) => {
    if (/^on/i.test(name)) return ['event handler'];
    const address = (prefix ? `${prefix}:${name}` : name).toLowerCase();
    // Browsers skip white space and control characters inside the scheme.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    const plain = value.replaceAll(/[\u0000-\u0020]/g, '');
    return ADDRESSES.has(address) && SCRIPT_ADDRESS.test(plain) ? ['script address'] : [];
  });
  if (ACTIVE_ELEMENTS.has(element.tagName)) kinds.push(element.tagName);
  const refreshes = element.attrs.some(({ name, value }) => name === 'http-equiv' && /^refresh$/i.test(value.trim()));
  if (element.tagName === 'meta' && refreshes) kinds.push('refresh');
  return kinds;
};
