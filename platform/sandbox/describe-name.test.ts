import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeName, describePath } from './describe-name.ts';

describe('a file name made safe to show (security test T42)', () => {
  it.each([
    'letter.txt',
    'Ліст ад маці, 12.03.2024.docx',
    'J’accuse – l’été.pdf',
    'отчёт (копия 2).xlsx',
    '署名.pdf',
    'photo ✔️.jpg',
    '.profile',
  ])('leaves an honest name as it is: %s', (name) => {
    expect(describeName(name)).toEqual({ display: name, problems: [] });
  });

  it.each([
    ['annex\u202Efdp.exe', 'annex⟨U+202E⟩fdp.exe', 'direction of writing'],
    ['a\u2066b\u2069.txt', 'a⟨U+2066⟩b⟨U+2069⟩.txt', 'direction of writing'],
    ['pass\u200Bword.txt', 'pass⟨U+200B⟩word.txt', 'invisible'],
    ['tag\u{E0041}.txt', 'tag⟨U+E0041⟩.txt', 'invisible'],
    ['a\u0000b', 'a⟨U+0000⟩b', 'control'],
    ['line\nbreak\u001B[31m', 'line⟨U+000A⟩break⟨U+001B⟩[31m', 'control'],
    ['half\uD83D.txt', 'half⟨U+D83D⟩.txt', 'control'],
    ['../../etc/passwd', '../../etc/passwd', 'parent folder'],
    ['C:\\Users\\x', 'C:\\Users\\x', 'path separator'],
    ['CON', 'CON', 'device'],
    ['lpt1.txt', 'lpt1.txt', 'device'],
    ['invoice.pdf. ', 'invoice.pdf. ', 'at its end'],
    ['', '', 'nothing to read'],
  ])('marks %j', (name, display, why) => {
    const described = describeName(name);
    expect(described.display).toBe(display);
    expect(described.problems).toMatchObject([{ code: 'suspicious-name', message: expect.stringContaining(why) }]);
  });

  it('counts bytes, not letters, and shortens what it shows', () => {
    const fits = 'ў'.repeat(127);
    expect(describeName(fits).problems).toEqual([]);
    expect(describeName(`${fits}ўў`).problems).toHaveLength(1);
    expect([...describeName('x'.repeat(5000)).display]).toHaveLength(256);
  });

  it('isolates a right-to-left name, so that it does not turn what stands beside it', () => {
    expect(describeName('שלום.pdf')).toEqual({ display: '\u2068שלום.pdf\u2069', problems: [] });
  });

  it('never shows a control, an invisible sign or a line break, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const shown = describeName(name).display.replace(/^\u2068(.*)\u2069$/su, '$1');
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff]/u);
      }),
    );
  });
});

describe('the path of a file in an archive', () => {
  it.each<[string, number]>([
    ['letters/2024/first.txt', 0],
    ['Лісты/адзін.pdf', 0],
    ['../../etc/cron.d/x', 1],
    ['/etc/passwd', 1],
    ['C:/Windows/x', 1],
    ['a\\b.txt', 1],
    ['a/con/b.txt', 1],
    ['a/\u202egnp.txt', 1],
  ])('%s', (path, problems) => {
    expect(describePath(path).problems.length).toBe(problems);
  });
});
