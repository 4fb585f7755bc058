import { describe, expect, it } from 'vitest';
import { readPage } from './read-html.ts';

const textOf = (html: string): string => readPage(html).text;

describe('what a reader sees of a page', () => {
  it('divides blocks by blank lines and folds white space', () => {
    expect(textOf('<h1>Суд</h1><p>Першы\n   абзац</p> <div>Другі <b>аб</b>зац</div>')).toBe(
      'Суд\n\nПершы абзац\n\nДругі абзац',
    );
    expect(textOf('a<br>b<br><br>c')).toBe('a\nb\n\nc');
    expect(textOf('<pre>a\n  b</pre>')).toBe('a\n  b');
    expect(textOf('<ul><li>one<li><p>two</p><li>three</ul>')).toBe('one\n\ntwo\n\nthree');
  });

  it('keeps the columns of a table in line, also empty cells and cells with paragraphs', () => {
    const table =
      '<p>t</p><table><tr><th>№</th><th>Імя</th><th>Дата</th></tr><tr><td><p>1</p></td><td></td><td><p>2024</p></td></tr><tr><td></td><td>Янка</td></tr></table>';
    expect(textOf(table)).toBe('t\n\n№\tІмя\tДата\n1\t\t2024\n\tЯнка');
  });

  it('leaves out what nobody sees, and keeps what shows without scripts', () => {
    const html =
      '<head><title>T</title><style>p{}</style></head><p>a<script>alert(1)</script><noscript>b</noscript><template>c</template><span hidden>d</span><span style="display: none">e</span><textarea>f</textarea><iframe>g</iframe><svg><text>h</text></svg></p>';
    expect(textOf(html)).toBe('ab');
    expect(readPage(html).title).toBe('T');
  });

  it('keeps every character of the text, no-break spaces and combining marks too', () => {
    expect(textOf('<p>7&nbsp;гадоў &laquo;ї&raquo; &#x202e;x</p>')).toBe('7\u00a0гадоў «ї» \u202ex');
    expect(textOf('<p>&#0;&#xD800;</p>')).toBe('\ufffd\ufffd');
  });

  it('takes a page nested a hundred thousand deep', () => {
    expect(textOf(`${'<span>'.repeat(100_000)}deep`)).toBe('deep');
  });
});

describe('what of a page would run', () => {
  it.each([
    ['<script src="//x.example/a.js"></script>', 'script'],
    ['<img src=x onerror="alert(1)">', 'event handler'],
    ['<svg><a xlink:href="java\nscript:alert(1)">x</a></svg>', 'script address'],
    ['<a href=" JavaScript:alert(1)">x</a>', 'script address'],
    ['<a href="data:text/html,<script>">x</a>', 'script address'],
    ['<form action="//x.example"><input></form>', 'form'],
    ['<iframe src="//x.example"></iframe>', 'iframe'],
    ['<meta http-equiv="Refresh" content="0;url=//x.example">', 'refresh'],
    ['<template><script>1</script></template>', 'script'],
  ])('%s', (html, kind) => {
    expect(readPage(html).problems).toMatchObject([
      { code: 'active-content', message: expect.stringContaining(`${kind} (1)`) },
    ]);
  });

  it('is nothing on a quiet page', () => {
    expect(
      readPage('<p class="on"><a href="https://x.example/javascript:">x</a><img src="a.png"></p>').problems,
    ).toEqual([]);
  });
});
