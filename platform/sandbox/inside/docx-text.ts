import { DocumentText } from './document-text.ts';
import type { XmlHandler } from './walk-xml.ts';

/** The words of notes by their id. */
export interface NoteWords {
  readonly footnote: ReadonlyMap<string, string>;
  readonly endnote: ReadonlyMap<string, string>;
}

/** Not seen in the document, or there a second time: `Fallback` repeats what `Choice` holds (ECMA-376 part 3, §10). */
const UNREAD = new Set('del moveFrom Fallback instrText delText delInstrText'.split(' '));
/** Fields that show what the page layout gives, another thing on every page. */
const PAGE_FIELD = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

const PROPERTIES = /^(p|r|tc|tr|tbl|sect)Pr$/;

/** The body of a Word document, or of one of its headers, footers or notes, as it is walked through. */
export class DocxText implements XmlHandler {
  readonly document = new DocumentText();
  readonly headerIds: string[] = [];
  readonly footerIds: string[] = [];
  deletions = 0;
  hidden = 0;
  comments = 0;
  readonly #notes: NoteWords;
  readonly #path: string[] = [];
  #unread = 0;
  #isItem = false;
  #joinsNext = false;
  #runHidden = false;
  /** Columns that each open cell is wide, innermost last. */
  readonly #columns: number[] = [];
  /** How deep in elements that say how things look. */
  #properties = 0;
  /** Open fields, innermost last: what each asks for, and whether its result has begun. */
  readonly #fields: { asks: string; inResult: boolean }[] = [];

  constructor(notes: NoteWords) {
    this.#notes = notes;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#unread > 0 || (UNREAD.has(name) && this.#properties === 0)) {
      if (this.#unread === 0) this.deletions += name === 'del' || name === 'moveFrom' ? 1 : 0;
      this.#unread += 1;
      return;
    }
    if (this.#properties > 0) this.#property(name, attribute, parent);
    else this.#content(name, attribute);
    if (PROPERTIES.test(name)) this.#properties += 1;
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#unread > 0) {
      this.#unread -= 1;
      return;
    }
    const { document } = this;
    if (PROPERTIES.test(name)) this.#properties -= 1;
    if (name === 'p') this.#endParagraph();
    else if (name === 'r') this.#runHidden = false;
    else if (name === 'tr') document.closeRow();
    else if (name === 'tc') document.closeCell(this.#columns.pop());
    else if (name === 'tbl') document.closeTable();
    else if (name === 'txbxContent') document.closeBox();
    else if (name === 'fldSimple') this.#fields.pop();
  }

  text(text: string): void {
    const element = this.#path.at(-1);
    if (element === 'instrText' && this.#fields.length > 0) {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.asks += text.slice(0, 100);
    }
    if (this.#unread > 0 || element !== 't') return;
    if (this.#runHidden) this.hidden += 1;
    else this.#write(text);
  }

  #content(name: string, attribute: (name: string) => string | undefined): void {
    const { document } = this;
    switch (name) {
      case 'tr':
        document.openRow();
        break;
      case 'tc':
        this.#columns.push(1);
        document.openCell();
        break;
      case 'txbxContent':
        document.openBox();
        break;
      case 'tab':
      case 'ptab':
        this.#write('\t');
        break;
      case 'br':
      case 'cr':
        this.#write('\n');
        break;
      case 'noBreakHyphen':
        this.#write('\u2011');
        break;
      case 'softHyphen':
        this.#write('\u00ad');
        break;
      case 'footnoteReference':
        this.#note(this.#notes.footnote, attribute('id'));
        break;
      case 'endnoteReference':
        this.#note(this.#notes.endnote, attribute('id'));
        break;
      case 'commentReference':
        this.comments += 1;
        break;
      case 'headerReference':
        this.headerIds.push(attribute('id') ?? '');
        break;
      case 'footerReference':
        this.footerIds.push(attribute('id') ?? '');
        break;
      case 'fldSimple':
        this.#fields.push({ asks: attribute('instr') ?? '', inResult: true });
        break;
      case 'fldChar':
        this.#field(attribute('fldCharType'));
        break;
      default:
    }
  }

  #property(name: string, attribute: (name: string) => string | undefined, parent: string | undefined): void {
    if (parent === 'sectPr') this.#content(name, attribute);
    else if (name === 'numId') this.#isItem = attribute('val') !== '0';
    else if (name === 'gridSpan') this.#columns.splice(-1, 1, Number(attribute('val')) || 1);
    else if (name === 'vanish' && parent === 'rPr') {
      const isOfRun = this.#path.at(-3) === 'r';
      if (isOfRun && !/^(0|false|off)$/.test(attribute('val') ?? '')) this.#runHidden = true;
    } else if (name === 'del' && parent === 'rPr' && this.#path.at(-3) === 'pPr') {
      // The mark that ends this paragraph is deleted: it goes on in the next one.
      this.#joinsNext = true;
    }
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ asks: '', inResult: false });
    else if (type === 'end') this.#fields.pop();
    else {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.inResult = true;
    }
  }

  #note(notes: ReadonlyMap<string, string>, id: string | undefined): void {
    const words = notes.get(id ?? '');
    if (words !== undefined) this.document.noteMark(words);
  }

  #write(text: string): void {
    if (this.#fields.some(({ asks, inResult }) => inResult && PAGE_FIELD.test(asks))) return;
    this.document.text(text);
  }

  #endParagraph(): void {
    if (!this.#joinsNext) this.document.endParagraph(this.#isItem ? 'item' : 'paragraph');
    this.#joinsNext = false;
    this.#isItem = false;
  }
}
