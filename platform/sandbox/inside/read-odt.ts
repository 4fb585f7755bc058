import { DocumentText } from './document-text.ts';
import { hiddenContent } from './hidden-content.ts';
import { checkZipSizes, readParts } from './inspect-zip.ts';
import { problemOnly, type Reader } from './reading.ts';
import { walkXml, type XmlHandler } from './walk-xml.ts';

/** Elements whose words a reader of the page does not see, or that stand for what is drawn anew (page numbers). */
const UNREAD = new Set(
  'tracked-changes annotation annotation-end forms ruby-text page-number page-count title desc hidden-text scripts event-listeners sequence-decls variable-decls'.split(
    ' ',
  ),
);

/**
 * An OpenDocument text (ODF 1.3 part 3): page headers, headings, paragraphs, lists, tables, text boxes, notes, page
 * footers. White space is as ODF §6.1.2 folds it. Tracked deletions and comments are left out, and counted.
 */
export const readOdt: Reader = async (bytes) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const parts = await readParts(bytes, (name) => /^(content|styles|META-INF\/manifest)\.xml$/.test(name));
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) {
    return problemOnly('encrypted', 'The document opens only with a password.');
  }
  const content = parts.get('content.xml');
  if (content === undefined) return problemOnly('parser-failed', 'The document has no content.xml.');
  const body = new OdtText();
  walkXml(content, body);
  const { headers, footers } = pageEdges(parts.get('styles.xml'));
  return {
    text: body.document.end(headers, footers),
    problems: hiddenContent([
      ['tracked deletions', body.counts.get('deletion') ?? 0],
      ['comments', body.counts.get('annotation') ?? 0],
    ]),
  };
};

class OdtText implements XmlHandler {
  readonly document = new DocumentText();
  readonly counts = new Map<string, number>();
  #unread = 0;
  #inParagraph = 0;
  #inItem = 0;
  #citing = false;
  /** White space folds to one space, and to none at the start of a paragraph. */
  #afterSpace = true;

  open(name: string, attribute: (name: string) => string | undefined): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    if (this.#unread > 0 || UNREAD.has(name)) {
      this.#unread += 1;
      return;
    }
    const { document } = this;
    if (name === 'p' || name === 'h') {
      this.#inParagraph += 1;
      this.#afterSpace = true;
    } else if (name === 'list-item' || name === 'list-header') this.#inItem += 1;
    else if (name === 's') this.#write(' '.repeat(Math.min(Number(attribute('c') ?? 1) || 1, 1000)));
    else if (name === 'tab') this.#write('\t');
    else if (name === 'line-break') this.#write('\n');
    else if (name === 'table-row') document.openRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') document.openCell();
    else if (name === 'text-box') document.openBox();
    else if (name === 'note-citation') this.#citing = true;
    else if (name === 'note-body') document.openNote();
  }

  close(name: string): void {
    if (this.#unread > 0) {
      this.#unread -= 1;
      return;
    }
    const { document } = this;
    if (name === 'p' || name === 'h') {
      this.#inParagraph -= 1;
      document.endParagraph(this.#inItem > 0 && name === 'p' ? 'item' : 'paragraph');
      this.#afterSpace = true;
    } else if (name === 'list-item' || name === 'list-header') this.#inItem -= 1;
    else if (name === 'table-row') document.closeRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') document.closeCell();
    else if (name === 'table') document.closeTable();
    else if (name === 'text-box') document.closeBox();
    else if (name === 'note-citation') this.#citing = false;
    else if (name === 'note-body') {
      document.closeNote();
      this.#afterSpace = false;
    }
  }

  text(text: string): void {
    if (this.#unread > 0 || this.#inParagraph === 0 || this.#citing) return;
    const folded = text.replaceAll(/[ \t\n\r]+/g, ' ');
    const words = this.#afterSpace ? folded.replace(/^ /, '') : folded;
    if (words === '') return;
    this.document.text(words);
    this.#afterSpace = words.endsWith(' ');
  }

  #write(text: string): void {
    this.document.text(text);
    this.#afterSpace = false;
  }
}

/** Headers and footers of the page styles (ODF §16.10), each text once. */
const pageEdges = (styles: Buffer | undefined): { headers: readonly string[]; footers: readonly string[] } => {
  const found = { headers: new Set<string>(), footers: new Set<string>() };
  if (styles === undefined) return { headers: [], footers: [] };
  let edge: OdtText | null = null;
  walkXml(styles, {
    open: (name, attribute) => {
      if (/^(header|footer)(-first|-left)?$/.test(name)) edge = new OdtText();
      else edge?.open(name, attribute);
    },
    close: (name) => {
      const which = /^(header|footer)(-first|-left)?$/.exec(name)?.[1];
      if (which === undefined) edge?.close(name);
      else if (edge !== null) {
        found[which === 'header' ? 'headers' : 'footers'].add(edge.document.end());
        edge = null;
      }
    },
    text: (text) => edge?.text(text),
  });
  return { headers: [...found.headers], footers: [...found.footers] };
};
