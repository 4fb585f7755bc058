import { DocumentText } from './document-text.ts';
import { charsetOfCodePage, codePageOfFont } from './rtf-charsets.ts';
import type { RtfToken } from './rtf-tokens.ts';

/** What holds in a group and ends with it (RTF 1.9.1, "Formal Syntax"). */
interface Group {
  /** Nothing of it is text. */
  skipped: boolean;
  hidden: boolean;
  /** Characters to pass over after `\u`. */
  fallback: number;
  codePage: number | null;
  readonly holds: 'text' | 'fonts' | 'note' | 'box' | 'header' | 'footer';
}

/** Destinations whose words are no text of the document. Unknown ones marked `\*` are passed over without being named. */
const SKIPPED = new Set(
  'colortbl stylesheet info pict objdata objclass objname objalias fldinst xe tc txe rxe bkmkstart bkmkend filetbl listtable listoverridetable revtbl rsidtbl generator themedata datastore xmlnstbl latentstyles nonshppict shprslt sn sv atnid atnauthor atndate atntime atnicn atnparent atrfstart atrfend annotation nonesttables userprops docvar ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn private1 pgptbl mmathPr template operator'.split(
    ' ',
  ),
);
/** Read although `\*` stands before them: text boxes. */
const READ_WHEN_STARRED = new Set(['shpinst', 'shptxt', 'fonttbl']);

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['softline', '\n'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['endash', '–'],
  ['emdash', '—'],
  ['enspace', '\u2002'],
  ['emspace', '\u2003'],
  ['qmspace', '\u2005'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

const DEEPEST = 10_000;

/** The text of an RTF file, token by token. */
export class RtfText {
  hidden = 0;
  comments = 0;
  objects = 0;
  readonly #edges = { header: [] as DocumentText[], footer: [] as DocumentText[] };
  readonly #documents: DocumentText[] = [new DocumentText()];
  readonly #outer: Group[] = [];
  #group: Group = { skipped: false, hidden: false, fallback: 1, codePage: null, holds: 'text' };
  #codePage = 1252;
  readonly #fonts = new Map<number, number>();
  #font = 0;
  #defaultFont = 0;
  #starred = false;
  #atGroupStart = false;
  /** Characters still to pass over after a `\u`. */
  #passing = 0;
  /** Bytes not decoded yet: characters of two bytes come in two tokens. */
  #bytes: Buffer[] = [];
  #inTable = false;
  #rowOpen = false;
  /** How deep in notes and text boxes, whose paragraphs are no part of a table around them. */
  #boxes = 0;

  get depth(): number {
    return this.#outer.length;
  }

  take(token: RtfToken): void {
    switch (token.kind) {
      case 'open':
        this.#open();
        break;
      case 'close':
        this.#close();
        break;
      case 'bytes':
        this.#take(token.bytes);
        break;
      case 'control':
        this.#control(token.word, token.number);
        break;
      default:
        token satisfies never;
    }
  }

  end(): string {
    this.#decode();
    this.#endTable();
    const edge = (documents: readonly DocumentText[]): readonly string[] => [
      ...new Set(documents.map((document) => document.end())),
    ];
    const [body] = this.#documents;
    return body === undefined ? '' : body.end(edge(this.#edges.header), edge(this.#edges.footer));
  }

  get #document(): DocumentText {
    return this.#documents[this.#documents.length - 1] as DocumentText;
  }

  #open(): void {
    this.#decode();
    this.#passing = 0;
    if (this.#outer.length >= DEEPEST) throw new Error(`groups are nested deeper than ${DEEPEST}`);
    this.#outer.push(this.#group);
    this.#group = { ...this.#group, holds: this.#group.holds === 'fonts' ? 'fonts' : 'text' };
    this.#atGroupStart = true;
    this.#starred = false;
  }

  #close(): void {
    this.#decode();
    this.#passing = 0;
    const { holds } = this.#group;
    if (holds === 'note' || holds === 'box') this.#boxes -= 1;
    if (holds === 'note') this.#document.closeNote();
    else if (holds === 'box') this.#document.closeBox();
    else if ((holds === 'header' || holds === 'footer') && this.#documents.length > 1) this.#documents.pop();
    this.#group = this.#outer.pop() ?? this.#group;
    this.#atGroupStart = false;
  }

  #take(bytes: Buffer): void {
    this.#atGroupStart = false;
    const rest = this.#passing > 0 ? bytes.subarray(this.#passing) : bytes;
    this.#passing = Math.max(0, this.#passing - bytes.byteLength);
    if (rest.byteLength === 0 || this.#group.skipped || this.#group.holds === 'fonts') return;
    if (this.#group.hidden) this.hidden += 1;
    else this.#bytes.push(rest);
  }

  #control(word: string, number: number | null): void {
    if (word === '*') {
      this.#starred = true;
      return;
    }
    const atStart = this.#atGroupStart;
    this.#atGroupStart = false;
    if (atStart && this.#destination(word)) return;
    if (this.#group.skipped) return;
    if (this.#passing > 0 && word !== 'u') {
      this.#passing -= 1;
      return;
    }
    const sign = SIGNS.get(word);
    if (sign !== undefined) this.#write(sign);
    else if (word === 'u') this.#unicode(number ?? 0);
    else if (this.#group.holds === 'fonts') this.#fontTable(word, number);
    else if (!this.#format(word, number)) this.#structure(word);
  }

  /** True when the word opened a part of its own. */
  #destination(word: string): boolean {
    const { skipped } = this.#group;
    const holds = destinationOf(word);
    if (word === 'annotation') this.comments += 1;
    if (word === 'objdata') this.objects += 1;
    if (skipped || SKIPPED.has(word) || (this.#starred && !READ_WHEN_STARRED.has(word))) {
      this.#group.skipped = true;
      return true;
    }
    if (holds === null) return false;
    this.#place();
    if (holds === 'note' || holds === 'box') this.#boxes += 1;
    this.#group = { ...this.#group, holds };
    if (holds === 'note') this.#document.openNote();
    else if (holds === 'box') this.#document.openBox();
    else if (holds === 'header' || holds === 'footer') {
      const edge = new DocumentText();
      this.#edges[holds].push(edge);
      this.#documents.push(edge);
    }
    return true;
  }

  #fontTable(word: string, number: number | null): void {
    if (word === 'f') this.#font = number ?? 0;
    else if (word === 'fcharset') {
      const codePage = codePageOfFont(number ?? 0);
      if (codePage !== null && !this.#fonts.has(this.#font)) this.#fonts.set(this.#font, codePage);
    } else if (word === 'cpg' && number !== null) this.#fonts.set(this.#font, number);
  }

  #format(word: string, number: number | null): boolean {
    switch (word) {
      case 'ansicpg':
        this.#codePage = number === null || number === 0 ? 1252 : number;
        return true;
      case 'mac':
        this.#codePage = 10000;
        return true;
      case 'deff':
        this.#defaultFont = number ?? 0;
        return true;
      case 'f':
        this.#decode();
        this.#group.codePage = this.#fonts.get(number ?? 0) ?? null;
        return true;
      case 'plain':
        this.#decode();
        this.#group.hidden = false;
        this.#group.codePage = null;
        return true;
      case 'v':
      case 'deleted':
        this.#decode();
        this.#group.hidden = number !== 0;
        return true;
      case 'uc':
        this.#group.fallback = Math.max(0, number ?? 1);
        return true;
      default:
        return false;
    }
  }

  /** In a part that stands apart from the body and its tables. */
  get #isApart(): boolean {
    return this.#boxes > 0 || this.#documents.length > 1;
  }

  #structure(word: string): void {
    if (this.#isApart) {
      if (/^(par|sect|page|row|[\n\r])$/.test(word)) {
        this.#decode();
        this.#document.endParagraph();
      } else if (word === 'cell') this.#write('\t');
      return;
    }
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
      case '\n':
      case '\r':
        this.#decode();
        if (!this.#inTable) this.#endTable();
        this.#document.endParagraph();
        break;
      case 'pard':
        this.#inTable = false;
        break;
      case 'intbl':
      case 'trowd':
        this.#inTable = true;
        break;
      case 'cell':
      case 'nestcell':
        this.#openRow();
        this.#decode();
        this.#document.closeCell();
        this.#document.openCell();
        break;
      case 'row':
        this.#endRow();
        break;
      default:
    }
  }

  #unicode(number: number): void {
    const code = number < 0 ? number + 0x10000 : number;
    // Symbol fonts are numbered from U+F000; what they draw is not known here.
    this.#write(String.fromCharCode(code & 0xffff));
    this.#passing = this.#group.fallback;
  }

  #write(text: string): void {
    this.#decode();
    if (this.#group.skipped || this.#group.holds === 'fonts') return;
    if (this.#group.hidden) {
      this.hidden += 1;
      return;
    }
    this.#place();
    this.#document.text(text);
  }

  #decode(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Buffer.concat(this.#bytes);
    this.#bytes = [];
    this.#place();
    const codePage = this.#group.codePage ?? this.#fonts.get(this.#defaultFont) ?? this.#codePage;
    this.#document.text(new TextDecoder(charsetOfCodePage(codePage)).decode(bytes));
  }

  /** Opens the row that the next words stand in, or ends the table that they no longer stand in. */
  #place(): void {
    if (this.#isApart) return;
    if (this.#inTable) this.#openRow();
    else if (this.#rowOpen && this.#document.atParagraphStart) this.#endTable();
  }

  #openRow(): void {
    if (this.#rowOpen) return;
    this.#rowOpen = true;
    this.#document.openRow();
    this.#document.openCell();
  }

  #endRow(): void {
    this.#decode();
    if (!this.#rowOpen) return;
    this.#document.closeCell();
    this.#document.closeRow();
    this.#rowOpen = false;
  }

  #endTable(): void {
    if (this.#rowOpen) this.#endRow();
    this.#document.closeTable();
  }
}

const destinationOf = (word: string): Group['holds'] | null => {
  if (word === 'fonttbl') return 'fonts';
  if (word === 'footnote') return 'note';
  if (word === 'shptxt') return 'box';
  if (/^header[lrf]?$/.test(word)) return 'header';
  return /^footer[lrf]?$/.test(word) ? 'footer' : null;
};
