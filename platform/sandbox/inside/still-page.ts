import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { type ArchivedPage, withoutFragment } from './open-wacz.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface StillPage {
  readonly html: string;
  readonly filled: number;
  readonly lacking: number;
}

/** Elements that run, load or send something; what they enclose goes with them. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'script iframe frame frameset object embed applet base portal fencedframe template noembed noframes'.split(' '),
);
/** Attributes that are an address of a file shown in place. */
const SHOWN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    img: new Set(['src']),
    video: new Set(['src', 'poster']),
    audio: new Set(['src']),
    source: new Set(['src']),
    input: new Set(['src']),
    image: new Set(['href', 'xlink:href']),
    body: new Set(['background']),
    table: new Set(['background']),
    td: new Set(['background']),
  }),
);
/** Attributes that may stay as they are; an address in any other attribute is taken out. */
const HARMLESS =
  /^(?:class|id|style|lang|dir|title|alt|width|height|colspan|rowspan|span|align|valign|hidden|role|type|value|placeholder|name|start|reversed|datetime|open|controls|cite-text|bgcolor|color|face|size|border|cellpadding|cellspacing|viewbox|preserveaspectratio|d|fill|fill-rule|fill-opacity|clip-rule|stroke[a-z-]*|transform|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|points|opacity|xmlns|offset|stop-color|stop-opacity|gradientunits|gradienttransform|patternunits|media|checked|disabled|selected|readonly|multiple|rows|cols|aria-[a-z]+|data-[a-z-]+)$/i;
/** What is only read may speak of addresses. */
const WORDS = /^(?:title|alt|placeholder|value|aria-label)$/i;
const AN_ADDRESS = /\/\/|\b(?:javascript|data|vbscript):/i;
const MOST_DATA = 80 * 1024 * 1024;

/**
 * The captured page as one still document: no script, frame, form target or address of another place is left in it, and
 * pictures, styles and fonts stand in it as data. What an attribute may hold is listed; whatever is not is taken out. So
 * nothing can be asked for by showing it, whatever its author meant, also where a browser's own barriers failed.
 */
export const stillPage = (page: ArchivedPage): StillPage => {
  const document = parse(page.html, { scriptingEnabled: false });
  const files = new Files(page);
  const walk: Node[] = [document];
  for (let node = walk.pop(); node; node = walk.pop()) {
    if (!('childNodes' in node)) continue;
    node.childNodes = node.childNodes.filter((child) => !leftOut(child)) as typeof node.childNodes;
    for (const child of node.childNodes) {
      if ('tagName' in child) still(child, page.url, files);
      walk.push(child);
    }
  }
  return { html: `<!doctype html>\n${serialize(document)}`, filled: files.filled, lacking: files.lacking };
};

const leftOut = (node: Node): boolean => {
  if (node.nodeName === '#comment') return true;
  if (!('tagName' in node)) return false;
  if (LEFT_OUT.has(node.tagName)) return true;
  if (node.tagName === 'meta') return !node.attrs.some(({ name }) => name === 'charset');
  if (node.tagName === 'link') return !isStyleSheet(node);
  // What refers to a part of another file, or draws itself by time, is not needed for a still.
  return ['use', 'animate', 'set', 'foreignobject'].includes(node.tagName.toLowerCase());
};

const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

const isStyleSheet = (element: Element): boolean =>
  /(?:^|\s)stylesheet(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '') &&
  !/alternate/i.test(attributeOf(element, 'rel') ?? '');

const still = (element: Element, base: string, files: Files): void => {
  if (element.tagName === 'link' || element.tagName === 'style') {
    const css =
      element.tagName === 'link'
        ? styleOf(attributeOf(element, 'href'), base, files)
        : stillStyle(textOf(element), base, files, 0);
    become(element, css);
    return;
  }
  const shown = SHOWN.get(element.tagName);
  const address = element.tagName === 'a' ? attributeOf(element, 'href') : undefined;
  const source = firstSource(element);
  element.attrs = element.attrs.flatMap((attribute) => {
    const { name, value } = attribute;
    if (shown?.has(name)) {
      const data = files.dataOf(name === 'src' && source !== null ? source : value, base);
      return data === null ? [] : [{ ...attribute, value: data }];
    }
    if (name === 'style') return [{ ...attribute, value: stillStyle(value, base, files, 0) }];
    return HARMLESS.test(name) && (WORDS.test(name) || !AN_ADDRESS.test(value)) ? [attribute] : [];
  });
  // Where a link led can be read, not followed.
  if (address !== undefined && URL.canParse(address, base))
    element.attrs = [
      ...element.attrs.filter(({ name }) => name !== 'title'),
      { name: 'title', value: new URL(address, base).href },
    ];
};

/** Of the sources for several widths the first that the archive has stands in, since only what was shown was loaded. */
const firstSource = (element: Element): string | null => {
  if (element.tagName !== 'img') return null;
  const current = attributeOf(element, 'src');
  const set = attributeOf(element, 'srcset');
  if (set === undefined || (current !== undefined && current.startsWith('data:') === false)) return null;
  return /^\s*(\S+)/.exec(set)?.[1] ?? null;
};

/** The element becomes a style with this text in it. */
const become = (element: Element, css: string): void => {
  element.tagName = 'style';
  element.nodeName = 'style';
  element.attrs = element.attrs.filter(({ name }) => name === 'media');
  const parentNode = element;
  // A style ends where its end tag stands, whatever else the text is.
  const value = css.replaceAll(/<\/(?=style)/gi, '<\\/');
  element.childNodes = [{ nodeName: '#text', value, parentNode }];
};

const textOf = (element: Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

const MOST_IMPORTS = 5;
const styleOf = (href: string | undefined, base: string, files: Files): string => {
  const found = href === undefined ? null : files.textOf(href, base);
  return found === null ? '' : stillStyle(found.text, found.url, files, 0);
};

/** Imports unfolded, addresses turned to data, whatever else could load taken out. */
const stillStyle = (css: string, base: string, files: Files, depth: number): string =>
  css
    .replaceAll(
      /@import\s+(?:url\(\s*)?["']?([^"'()\s;]{1,2000})["']?\s*\)?[^;]{0,200};?/gi,
      (_all, address: string) => {
        const found = depth >= MOST_IMPORTS ? null : files.textOf(address, base);
        return found === null ? '' : stillStyle(found.text, found.url, files, depth + 1);
      },
    )
    .replaceAll(
      /\burl\(\s*(?:"([^"\n]{0,4000})"|'([^'\n]{0,4000})'|([^"'()\s]{0,4000}))\s*\)/gi,
      (all, ...groups: string[]) => {
        const address = groups.slice(0, 3).find((group) => group !== undefined) ?? '';
        if (/^data:/i.test(address) || address.startsWith('#')) return all;
        const data = files.dataOf(address, base);
        return data === null ? 'url("")' : `url("${data}")`;
      },
    )
    .replaceAll(/\b(?:image-set|src|expression|-moz-binding|behavior)\s*\((?![^)]*data:)[^)]{0,2000}\)/gi, 'none');

/** The files of the archive by address, as data, up to a limit. */
class Files {
  readonly #page: ArchivedPage;
  readonly #had = new Map<string, string | null>();
  #bytes = 0;

  constructor(page: ArchivedPage) {
    this.#page = page;
  }

  get filled(): number {
    return [...this.#had.values()].filter((data) => data !== null).length;
  }

  get lacking(): number {
    return this.#had.size - this.filled;
  }

  #fileOf(address: string, base: string) {
    const url = URL.parse(address, base);
    return url === null
      ? null
      : { url: withoutFragment(url.href), file: this.#page.files.get(withoutFragment(url.href)) };
  }

  textOf(address: string, base: string): { readonly url: string; readonly text: string } | null {
    const found = this.#fileOf(address, base);
    if (found === null) return null;
    this.#had.set(found.url, found.file === undefined ? null : '');
    return found.file === undefined ? null : { url: found.url, text: found.file.body.toString('utf8') };
  }

  dataOf(address: string, base: string): string | null {
    if (/^data:(?:image|font|audio|video)\//i.test(address)) return address;
    const found = this.#fileOf(address, base);
    if (found === null) return null;
    const known = this.#had.get(found.url);
    if (known !== undefined) return known;
    const data = this.#dataOf(found.file);
    this.#had.set(found.url, data);
    return data;
  }

  #dataOf(file: { readonly mediaType: string; readonly body: Buffer } | undefined): string | null {
    if (file === undefined || this.#bytes + file.body.byteLength > MOST_DATA) return null;
    // Styles and pages never stand in as data: only what is drawn or heard.
    const type = /^(?:image|font|audio|video)\//.test(file.mediaType) ? file.mediaType : fontType(file.body);
    if (type === null) return null;
    this.#bytes += file.body.byteLength;
    return `data:${type};base64,${file.body.toString('base64')}`;
  }
}

/** Fonts are often served without their type; they tell it themselves. */
const fontType = (body: Buffer): string | null => {
  const magic = body.subarray(0, 4).toString('latin1');
  if (magic === 'wOF2') return 'font/woff2';
  if (magic === 'wOFF') return 'font/woff';
  return magic === 'OTTO' || magic === '\0\u0001\0\0' ? 'font/ttf' : null;
};
