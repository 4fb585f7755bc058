import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements whose content a reader of the page does not see (HTML Standard §15.3.1 and scripts, whose code is no text). */
const UNSEEN = new Set(
  'area audio base canvas datalist head iframe link meta noembed noframes object param script source style svg template textarea title track video'.split(
    ' ',
  ),
);
/** Elements that stand apart: a blank line around them. */
const BLOCKS = new Set(
  'address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html main menu nav ol p pre search section summary table ul'.split(
    ' ',
  ),
);
/** Elements that begin a line. */
const LINES = new Set('caption dd dt legend li optgroup option tr'.split(' '));
const CELLS = new Set(['td', 'th']);

/**
 * What a reader sees of a page, as text: blocks divided by blank lines, list items and table rows on lines of their
 * own, cells divided by tabs, white space folded as CSS does, nothing added. Walks without recursion, because an
 * attacker decides how deep the page is nested.
 */
export const visibleText = (root: Node, leaveOut: (element: Element) => boolean = () => false): string => {
  const out = new TextFlow();
  const walk: { readonly node: Node; readonly leaving: boolean }[] = [{ node: root, leaving: false }];
  for (let step = walk.pop(); step; step = walk.pop()) {
    const { node, leaving } = step;
    if ('value' in node) {
      out.text(node.value);
    } else if (leaving) {
      if ('tagName' in node) leave(node, out);
    } else if ('childNodes' in node) {
      if ('tagName' in node) {
        if (UNSEEN.has(node.tagName) || isHidden(node) || leaveOut(node)) continue;
        enter(node, out);
      }
      walk.push({ node, leaving: true });
      for (let child = node.childNodes.length - 1; child >= 0; child -= 1) {
        const next = node.childNodes[child];
        if (next) walk.push({ node: next, leaving: false });
      }
    }
  }
  return out.end();
};

const enter = (element: Element, out: TextFlow): void => {
  if (CELLS.has(element.tagName)) out.cellStart();
  else if (BLOCKS.has(element.tagName)) out.breakTo(2);
  else if (LINES.has(element.tagName)) out.breakTo(1);
  else if (element.tagName === 'br') out.lineBreak();
  if (element.tagName === 'pre') out.preformatted += 1;
};

const leave = (element: Element, out: TextFlow): void => {
  if (element.tagName === 'pre') out.preformatted -= 1;
  if (BLOCKS.has(element.tagName)) out.breakTo(2);
  else if (LINES.has(element.tagName)) out.breakTo(1);
  else if (CELLS.has(element.tagName)) out.cellEnd();
};

const isHidden = (element: Element): boolean =>
  element.attrs.some(
    ({ name, value }) =>
      name === 'hidden' || (name === 'style' && /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)),
  );

/** Folds white space and holds breaks back until text follows, so that none stands at the ends or twice. */
class TextFlow {
  preformatted = 0;
  readonly #parts: string[] = [];
  /** What will stand before the next text: nothing, a space, line ends, or tabs after either. */
  #pending = '';
  /** In a table cell before its first text, where blocks make no break. */
  #atCellStart = false;
  #cellHasText = false;

  text(text: string): void {
    if (this.preformatted > 0) {
      if (text !== '') this.#write(text);
      return;
    }
    const folded = text.replaceAll(/[ \t\n\f\r]+/g, ' ');
    if (folded.startsWith(' ') && this.#pending === '') this.#pending = ' ';
    const words = folded.replaceAll(/^ | $/g, '');
    if (words === '') return;
    this.#write(words);
    if (folded.endsWith(' ')) this.#pending = ' ';
  }

  breakTo(lines: 1 | 2): void {
    if (this.#atCellStart) return;
    this.#pending = lines === 2 || this.#pending.startsWith('\n\n') ? '\n\n' : '\n';
  }

  lineBreak(): void {
    if (!this.#atCellStart) this.#pending = this.#pending.startsWith('\n') ? '\n\n' : '\n';
  }

  cellStart(): void {
    this.#atCellStart = true;
    this.#cellHasText = false;
  }

  /** An empty cell adds its tab to what was pending, so that columns stay in line. */
  cellEnd(): void {
    this.#pending = this.#cellHasText ? '\t' : `${this.#pending}\t`;
    this.#atCellStart = false;
  }

  end(): string {
    return this.#parts.join('');
  }

  #write(text: string): void {
    if (this.#parts.length > 0) this.#parts.push(this.#pending);
    this.#parts.push(text);
    this.#pending = '';
    this.#atCellStart = false;
    this.#cellHasText = true;
  }
}
