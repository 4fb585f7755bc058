import { cleanText } from './clean-text.ts';

/** A paragraph stands apart; an item of a list and a row of a table stand on a line below the one before. */
export type BlockKind = 'paragraph' | 'item' | 'row';

interface Frame {
  readonly holds: 'document' | 'cell' | 'box' | 'note';
  readonly blocks: string[];
  last: BlockKind | null;
  /** The paragraph that is being written. */
  words: string[];
  /** Text of boxes anchored in that paragraph; it follows it. */
  boxes: string[];
  row: string[] | null;
}

/**
 * The text of a document that a reader walks through: paragraphs with a blank line between them, items of lists and
 * rows of tables on lines, cells divided by tabs, notes at the end under the mark that stands in the text (`[1]`).
 * Nothing else is added, and what is written is never trimmed or folded; empty paragraphs leave no trace.
 */
export class DocumentText {
  readonly #frames: Frame[] = [newFrame('document')];
  readonly #notes: string[] = [];

  text(text: string): void {
    this.#top.words.push(text);
  }

  /** True where nothing is written yet in this paragraph. */
  get atParagraphStart(): boolean {
    return this.#top.words.length === 0;
  }

  endParagraph(kind: BlockKind = 'paragraph'): void {
    const frame = this.#top;
    const [words, boxes] = [frame.words.join(''), frame.boxes];
    frame.words = [];
    frame.boxes = [];
    add(frame, words, kind);
    for (const box of boxes) add(frame, box, 'paragraph');
  }

  openRow(): void {
    this.endParagraph();
    this.#top.row = [];
  }

  openCell(): void {
    this.#frames.push(newFrame('cell'));
  }

  /** `columns`: how many it is wide; the ones after the first stay empty, so that columns stay in line. */
  closeCell(columns = 1): void {
    const text = this.#close('cell');
    this.#top.row?.push(text, ...Array.from({ length: Math.min(columns, MOST_COLUMNS) - 1 }, () => ''));
  }

  closeRow(): void {
    const { row } = this.#top;
    this.#top.row = null;
    if (row !== null) add(this.#top, row.join('\t').replace(/\t+$/, ''), 'row');
  }

  /** What follows is no row of the table before. */
  closeTable(): void {
    if (this.#top.last === 'row') this.#top.last = 'paragraph';
  }

  openBox(): void {
    this.#frames.push(newFrame('box'));
  }

  closeBox(): void {
    const text = this.#close('box');
    if (text !== '') this.#top.boxes.push(text);
  }

  /** A note whose words stand here in the file; in the text a mark stands here. */
  openNote(): void {
    this.#frames.push(newFrame('note'));
  }

  closeNote(): void {
    const text = this.#close('note').trim();
    this.noteMark(text);
  }

  /** The mark of a note with these words. */
  noteMark(words: string): void {
    const number = this.#notes.push(words);
    this.text(`[${number}]`);
  }

  /** The whole text, after `before` (page headers) and before `after` (page footers). */
  end(before: readonly string[] = [], after: readonly string[] = []): string {
    while (this.#frames.length > 1) this.#abandon();
    this.endParagraph();
    const notes = this.#notes.map((words, index) => `[${index + 1}] ${words}`).join('\n');
    const parts = [...before, this.#top.blocks.join(''), notes, ...after];
    return cleanText(parts.filter((part) => part.trim() !== '').join('\n\n'));
  }

  get #top(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame;
  }

  #close(holds: Frame['holds']): string {
    while (this.#frames.length > 1 && this.#top.holds !== holds) this.#abandon();
    if (this.#frames.length === 1) return '';
    this.endParagraph();
    return (this.#frames.pop() as Frame).blocks.join('');
  }

  /** A part that was never closed: its words are kept where it stood. */
  #abandon(): void {
    const { holds } = this.#top;
    if (holds === 'cell') this.closeCell();
    else if (holds === 'box') this.closeBox();
    else this.closeNote();
    if (this.#top.row !== null && holds === 'cell') this.closeRow();
  }
}

const MOST_COLUMNS = 1000;

const newFrame = (holds: Frame['holds']): Frame => ({
  holds,
  blocks: [],
  last: null,
  words: [],
  boxes: [],
  row: null,
});

const add = (frame: Frame, text: string, kind: BlockKind): void => {
  if (text.trim() === '') return;
  if (frame.last !== null) {
    const near = frame.holds === 'cell' || (kind !== 'paragraph' && frame.last === kind);
    frame.blocks.push(near ? '\n' : '\n\n');
  }
  frame.blocks.push(text);
  frame.last = kind;
};
