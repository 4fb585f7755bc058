import { viewOf } from '@amparo/un-letters';
import { describe, expect, it } from 'vitest';
import { type Extraction, extract } from './extract.ts';
import { pdfOf } from './fixtures/foreign-files.ts';

async function* of(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Lines of a page: size, left and height above its foot in points, words. */
type Shown = readonly (readonly [number, number, number, string])[];

const page = (lines: Shown): string =>
  lines
    .map(([size, x, y, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`)
    .join('\n');

const column = (x: number, top: number, lines: readonly string[], size = 10): Shown =>
  lines.map((line, index) => [size, x, top - 12 * index, line] as const);

const read = (...pages: readonly Shown[]): Promise<Extraction> =>
  extract({ bytes: of(pdfOf({ pages: pages.map(page) })), declaredName: 'x.pdf' });

const viewed = ({ text = '', pages = [] }: Extraction) =>
  viewOf(
    text,
    pages.flatMap(({ aside = [] }) => aside),
  );

describe('a page in two columns', () => {
  const left = [
    'The harvest of the first field',
    'was brought in by the whole',
    'village before the rains had',
    'begun, and nobody was told',
    'to stay at home that day.',
  ];
  const right = [
    'In the second field the corn',
    'stood until the first frost,',
    'because the roads had been',
    'closed and those who worked',
    'there had been taken away.',
  ];
  const title: Shown = [[16, 150, 720, 'Two fields and one autumn of the year']];

  it('is read down the left one, then down the right one, in whatever order it was drawn', async () => {
    const rows = left.flatMap((line, index) => [
      [10, 72, 690 - 12 * index, line] as const,
      [10, 320, 690 - 12 * index, right[index] ?? ''] as const,
    ]);
    for (const lines of [
      [...column(320, 690, right), ...title, ...column(72, 690, left)],
      [...title, ...rows],
    ]) {
      const { text } = await read(lines);
      expect(text).toBe(['Two fields and one autumn of the year', left.join('\n'), right.join('\n')].join('\n\n'));
    }
  });

  it('is told from a table, whose rows stay together', async () => {
    const names = ['Anton', 'Bazyl', 'Ciotka', 'Dana', 'Elena'];
    const rows = names.flatMap((name, index) => [
      [10, 72, 690 - 12 * index, name] as const,
      [10, 320, 690 - 12 * index, `${index + 3} years`] as const,
    ]);
    expect((await read(rows)).text).toBe(names.map((name, index) => `${name} ${index + 3} years`).join('\n'));
  });
});

describe('what stands around and below the text', () => {
  const head = (n: number): Shown => [[9, 72, 760, `Report of the village council ${n}`]];
  const foot = (n: number): Shown => [[9, 300, 30, `- ${n} -`]];
  const notes: Shown = [
    [7, 72, 70, '1 Minutes of the council, first volume.'],
    [7, 72, 60, '2 Told by a neighbour.'],
  ];
  const first: Shown = [
    ...head(1),
    ...column(72, 700, [
      'The council met on 4 May 2024.1 It heard three people who had',
      'come from the other bank, and the clerk wrote down what was',
    ]),
    ...notes,
    ...foot(1),
  ];
  const second: Shown = [
    ...head(2),
    ...column(72, 700, ['said of the bridge.2 No answer came in that month or the next.']),
    ...foot(2),
  ];

  it('is kept on its page and lifted out of the sentences of the view', async () => {
    const found = await read(first, second, [...head(3), ...column(72, 700, ['The end.']), ...foot(3)]);
    const { text = '', pages = [] } = found;
    expect(pages.map(({ aside = [] }) => aside.map(({ kind, start, end }) => [kind, text.slice(start, end)]))).toEqual([
      [
        ['note', '1 Minutes of the council, first volume.\n2 Told by a neighbour.'],
        ['furniture', '- 1 -'],
      ],
      [
        ['furniture', 'Report of the village council 2'],
        ['furniture', '- 2 -'],
      ],
      [
        ['furniture', 'Report of the village council 3'],
        ['furniture', '- 3 -'],
      ],
    ]);
    const view = viewed(found);
    expect(view.text).toContain('the clerk wrote down what was said of the bridge');
    expect(view.text.indexOf('Minutes of the council')).toBeGreaterThan(view.text.indexOf('The end.'));
    const sentence = 'what was said of the bridge';
    const at = view.text.indexOf(sentence);
    const { start, end } = view.original({ start: at, end: at + sentence.length });
    expect([text.slice(start, start + 8), text.slice(end - 6, end)]).toEqual(['what was', 'bridge']);
    expect([start < (pages[0]?.end ?? 0), end > (pages[1]?.start ?? 0)]).toEqual([true, true]);
  });

  it('leaves out the number of a note that is set high, where the note is on the page', async () => {
    const raised: Shown = [
      ...column(72, 700, ['The council met on 4 May 2024']),
      [6, 209, 704, '1'],
      ...column(72, 688, ['and heard three people about it.']),
      ...column(72, 640, ['It met again in the autumn, with the same people present.']),
      [7, 72, 70, '1 Minutes of the council, first volume.'],
    ];
    const found = await read(raised);
    expect(found.text).toContain('2024¹');
    expect(viewed(found).text).toContain('on 4 May 2024 and heard');
  });

  it('is no note where numbers only begin a paragraph of the text', async () => {
    const found = await read(
      column(72, 700, ['1. The first point of the council is the bridge.', '2. The second point is the road.']),
    );
    expect(found.pages?.[0]?.aside).toBeUndefined();
  });
});

describe('pages that are pictures', () => {
  it('are named: those without text, and those with little text over a large image', async () => {
    const plain = await read(column(72, 700, ['A short page.']), []);
    expect(plain.pictures).toEqual([2]);
    expect((await read(column(72, 700, ['A short page.']))).pictures).toBeUndefined();
  });
});
