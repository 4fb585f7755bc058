import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { ArchivedFile, ArchivedPage } from './open-wacz.ts';
import { stillPage } from './still-page.ts';

const file = (mediaType: string, body: string): ArchivedFile => ({ mediaType, status: 200, body: Buffer.from(body) });
const page = (html: string, files: Readonly<Record<string, ArchivedFile>> = {}): ArchivedPage => ({
  url: 'https://news.example/a/story',
  title: 'Story',
  at: null,
  html,
  rendered: true,
  picture: null,
  facts: null,
  files: new Map(Object.entries(files)),
});

const READ_ONLY: ReadonlySet<string> = new Set(['title', 'alt', 'placeholder', 'value', 'aria-label']);

/** Every address that is left in a document, wherever it stands. */
const addressesIn = (html: string): readonly string[] => {
  const found: string[] = [];
  const walk = (node: object): void => {
    const {
      attrs = [],
      childNodes = [],
      value,
      tagName,
    } = node as {
      attrs?: { name: string; value: string }[];
      childNodes?: object[];
      value?: string;
      tagName?: string;
    };
    if (
      tagName === 'script' ||
      tagName === 'iframe' ||
      tagName === 'base' ||
      (tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv'))
    )
      found.push(`<${tagName}>`);
    for (const attribute of attrs) {
      if (/^on/i.test(attribute.name)) found.push(attribute.name);
      if (!READ_ONLY.has(attribute.name) && /(?:https?:)?\/\/|javascript:/i.test(attribute.value))
        found.push(attribute.value);
    }
    if (tagName === 'style')
      for (const child of childNodes as { value?: string }[])
        if (/url\((?!"data:|"")|@import|\/\//.test(child.value ?? '')) found.push(child.value ?? '');
    if (value !== undefined) return;
    for (const child of childNodes) walk(child);
  };
  walk(parse(html, { scriptingEnabled: false }));
  return found;
};

describe('a captured page as a still document', () => {
  it('fills in what the archive has: pictures, styles, styles in styles, fonts', () => {
    const { html, filled, lacking } = stillPage(
      page(
        '<link rel="stylesheet" href="../s.css"><img src="b.png"><img src="/gone.png"><p style="background:url(b.png)">x</p>',
        {
          'https://news.example/s.css': file('text/css', '@import "t.css"; p{color:red}'),
          'https://news.example/t.css': file('text/css', '@font-face{src:url(f.woff2)} h1{background:url("a/b.png")}'),
          'https://news.example/f.woff2': file('application/octet-stream', 'wOF2....'),
          'https://news.example/a/b.png': file('image/png', 'PNG'),
        },
      ),
    );
    expect(html).toContain('p{color:red}');
    expect(html).toContain('url("data:font/woff2;base64,');
    expect(html.match(/data:image\/png;base64,/g)).toHaveLength(3);
    expect({ filled, lacking }).toEqual({ filled: 4, lacking: 1 });
    expect(addressesIn(html)).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script href="//e.example/x.js"/><use href="//e.example/a.svg#a"/><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="//e.example/x"></object><embed src="//e.example/x">',
    '<base href="//e.example/"><img src="a.png">',
    '<meta http-equiv="refresh" content="0;url=//e.example/">',
    '<link rel="preload stylesheet" href="//e.example/x.css"><link rel="dns-prefetch" href="//e.example">',
    '<form action="//e.example/"><button formaction="//e.example/">go</button></form>',
    '<a href="javascript:alert(1)" ping="//e.example/p">x</a>',
    '<style>@import url(//e.example/x.css); p{background:image-set("//e.example/x.png" 1x)} q{background:url( "//e.example/y" )}</style>',
    '<style></style><style>p{color:red}</style-x><img src=x onerror=alert(1)>',
    '<video poster="//e.example/p.png"><source src="//e.example/v.mp4" srcset="//e.example/w.png 2x"></video>',
    '<math><annotation-xml encoding="text/html"><img src="//e.example/x"></annotation-xml></math>',
    '<template><img src="//e.example/x"></template><noscript><img src="//e.example/n"></noscript>',
    '<body background="//e.example/b.png"><table background="//e.example/t.png"><input type=image src="//e.example/i.png">',
    '<img srcset="//e.example/1.png 1x, //e.example/2.png 2x" data-src="//e.example/3.png">',
  ])('leaves nothing that runs or asks: %s', (hostile) =>
    expect(addressesIn(stillPage(page(hostile)).html)).toEqual([]),
  );

  it('leaves nothing that runs or asks, whatever the attributes are called', () => {
    const name = fc.stringMatching(/^[a-z][a-z:-]{0,12}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('img', 'a', 'div', 'svg', 'input', 'link', 'style', 'video'),
        name,
        (tag, attribute) => {
          if (READ_ONLY.has(attribute)) return;
          const { html } = stillPage(page(`<${tag} ${attribute}="//e.example/x">`));
          expect(addressesIn(html).filter((found) => !/^on/.test(found))).toEqual([]);
        },
      ),
    );
  });

  it('keeps where a link led, to be read', () =>
    expect(stillPage(page('<a href="../other">Other</a>')).html).toContain('<a title="https://news.example/other">'));
});
