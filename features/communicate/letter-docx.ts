import { formatTime } from '@amparo/core/ground/calendar-words';
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Letter } from './letter.ts';

/**
 * The letter as DOCX. The copy for the Government carries no sources; the working copy has a footnote for each
 * sentence of fact: item, page and the words it rests on.
 */
export const letterDocx = async (
  letter: Letter,
  given: { readonly sources: boolean; readonly title: string },
): Promise<Uint8Array> => {
  const notes: Record<number, { children: Paragraph[] }> = {};
  let last = 0;
  const note = (text: string): FootnoteReferenceRun => {
    last += 1;
    notes[last] = { children: [new Paragraph({ children: [new TextRun({ text, size: 17 })] })] };
    return new FootnoteReferenceRun(last);
  };
  const body = letter.blocks.flatMap((block) => {
    const runs = block.sentences.flatMap(({ text, sources }, at) => [
      new TextRun({ text: at === 0 ? text : ` ${text}` }),
      ...(given.sources && sources.length > 0 ? [note(sourcesAsText(sources))] : []),
    ]);
    return [paragraphOf(block.kind, runs)];
  });
  const document = new Document({
    title: given.title,
    creator: 'Amparo',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 23 } } } },
    numbering: {
      config: [
        {
          reference: 'questions',
          levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    },
    footnotes: notes,
    sections: [{ children: [...head(letter), ...body, ...foot(letter)] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};

const paragraphOf = (kind: Letter['blocks'][number]['kind'], children: ParagraphChild[]): Paragraph => {
  switch (kind) {
    case 'heading':
      return new Paragraph({ heading: HeadingLevel.HEADING_2, children, spacing: { before: 240, after: 120 } });
    case 'question':
      return new Paragraph({ children, numbering: { reference: 'questions', level: 0 }, spacing: { after: 120 } });
    case 'provision':
      return new Paragraph({ children, bullet: { level: 0 }, spacing: { after: 80 } });
    case 'paragraph':
      return new Paragraph({ children, spacing: { after: 160 } });
  }
};

const head = (letter: Letter): Paragraph[] => [
  new Paragraph({
    children: [new TextRun({ text: `Mandates: ${letter.mandates.map(({ title }) => title).join('; ')}`, bold: true })],
    spacing: { after: 200 },
  }),
  new Paragraph({ children: [new TextRun(`Ref.: ${letter.kind} ${letter.state}`)] }),
  new Paragraph({ children: [new TextRun(formatTime(letter.date, 'en'))], spacing: { after: 240 } }),
];

const foot = (letter: Letter): Paragraph[] => [
  new Paragraph({
    children: [new TextRun('Please accept, Excellency, the expression of our respect.')],
    spacing: { before: 240, after: 360 },
  }),
  ...letter.mandates.map(({ title }) => new Paragraph({ children: [new TextRun(title)], spacing: { after: 160 } })),
];

const sourcesAsText = (sources: Letter['blocks'][number]['sentences'][number]['sources']): string => {
  const lines = sources.map(({ itemNumber, itemTitle, passages }) => {
    const first = passages[0];
    const place = first?.page === null || first?.page === undefined ? '' : `, p. ${first.page}`;
    return `Item ${itemNumber} (${itemTitle})${place}: “${first?.quote ?? ''}”`;
  });
  return [...new Set(lines)].join('; ');
};
