import { cleanText } from './clean-text.ts';
import { hiddenContent } from './hidden-content.ts';
import { checkZipSizes, readParts } from './inspect-zip.ts';
import { problemOnly, type Reader } from './reading.ts';
import { hiddenSheets, type Place, SheetText, tooLong } from './sheet-text.ts';
import { walkXml, type XmlHandler } from './walk-xml.ts';

/**
 * An OpenDocument spreadsheet (ODF 1.3 part 3, §9) as text, in the shape of `readXlsx`: numbers as they are stored, days
 * as ISO 8601, formulas as their last computed value. Comments are left out and counted; hidden sheets are read, and said.
 */
export const readOds: Reader = async (bytes, request) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const parts = await readParts(bytes, (name) => /^(content|META-INF\/manifest)\.xml$/.test(name));
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) {
    return problemOnly('encrypted', 'The document opens only with a password.');
  }
  const content = parts.get('content.xml');
  if (content === undefined) return problemOnly('parser-failed', 'The document has no content.xml.');
  const book = new OdsBook(request.limits.textLength);
  walkXml(content, book);
  if (book.isTooLong) return tooLong(request);
  const text = new SheetText(request.limits.textLength);
  for (const sheet of book.sheets) if (!text.add(sheet.name, sheet)) return tooLong(request);
  return {
    text: text.parts.join(''),
    sheets: text.sheets,
    problems: [...hiddenSheets(book.sheets), ...hiddenContent([['comments', book.comments]])],
  };
};

const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

const OF_A_TABLE = new Set(['table', 'table-row', 'table-cell', 'covered-table-cell']);

interface OdsSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: Map<number, Map<number, string>>;
  readonly merged: { from: Place; to: Place }[];
}

interface OdsCell {
  readonly type: string | undefined;
  readonly stored: string | undefined;
  /** Cells and rows that the file says it stands for. */
  readonly repeated: number;
  readonly rowsSpanned: number;
  readonly columnsSpanned: number;
  shown: string;
  paragraphs: number;
}

/** The cells of each sheet; one that is repeated, as empty ones are by the thousand, stands where it is filled. */
class OdsBook implements XmlHandler {
  readonly sheets: OdsSheet[] = [];
  comments = 0;
  isTooLong = false;
  readonly #most: number;
  readonly #hidden = new Set<string>();
  #style = '';
  #sheet: OdsSheet | null = null;
  #cells: Map<number, string> = new Map();
  #cell: OdsCell | null = null;
  #row = 0;
  #rowsRepeated = 1;
  #column = 0;
  #inComment = 0;
  #inParagraph = 0;
  #length = 0;
  /** Tables inside a cell: their words are the cell's. */
  #nested = 0;

  constructor(most: number) {
    this.#most = most;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (this.#inComment > 0 || name === 'annotation') {
      if (name === 'annotation') this.comments += 1;
      this.#inComment += 1;
      return;
    }
    if (this.#cell !== null && OF_A_TABLE.has(name)) this.#nested += 1;
    else if (name === 'style') this.#style = attribute('name') ?? '';
    else if (name === 'table-properties' && attribute('display') === 'false') this.#hidden.add(this.#style);
    else if (name === 'table' && this.#sheet === null) this.#openSheet(attribute);
    else if (name === 'table-row') {
      this.#rowsRepeated = countOf(attribute('number-rows-repeated'), MOST_ROWS);
      this.#cells = new Map();
      this.#column = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.#openCell(attribute);
    else if (name === 'p' && this.#cell !== null) {
      if (this.#cell.paragraphs > 0) this.#cell.shown += '\n';
      this.#cell.paragraphs += 1;
      this.#inParagraph += 1;
    } else if (this.#cell !== null && this.#inParagraph > 0) {
      if (name === 's') this.#cell.shown += ' '.repeat(countOf(attribute('c'), 1000));
      else if (name === 'tab') this.#cell.shown += '\t';
      else if (name === 'line-break') this.#cell.shown += '\n';
    }
  }

  close(name: string): void {
    if (this.#inComment > 0) {
      this.#inComment -= 1;
      return;
    }
    if (this.#nested > 0 && OF_A_TABLE.has(name)) this.#nested -= 1;
    else if (name === 'p' && this.#inParagraph > 0) this.#inParagraph -= 1;
    else if ((name === 'table-cell' || name === 'covered-table-cell') && this.#cell !== null)
      this.#closeCell(this.#cell);
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table' && this.#cell === null) this.#sheet = null;
  }

  text(text: string): void {
    if (this.#inComment === 0 && this.#inParagraph > 0 && this.#cell !== null)
      this.#cell.shown += text.replaceAll(/[ \t\n\r]+/g, ' ');
  }

  #openSheet(attribute: (name: string) => string | undefined): void {
    const isHidden = this.#hidden.has(attribute('style-name') ?? '');
    this.#sheet = { name: attribute('name') ?? '', isHidden, rows: new Map(), merged: [] };
    this.sheets.push(this.#sheet);
    this.#row = 0;
  }

  #openCell(attribute: (name: string) => string | undefined): void {
    this.#cell = {
      type: attribute('value-type'),
      stored: attribute('date-value') ?? attribute('boolean-value') ?? attribute('value'),
      repeated: countOf(attribute('number-columns-repeated'), MOST_COLUMNS),
      rowsSpanned: countOf(attribute('number-rows-spanned'), MOST_ROWS),
      columnsSpanned: countOf(attribute('number-columns-spanned'), MOST_COLUMNS),
      shown: '',
      paragraphs: 0,
    };
  }

  #closeCell(cell: OdsCell): void {
    this.#cell = null;
    this.#inParagraph = 0;
    const value = cleanText(cellValue(cell));
    for (let at = 0; value !== '' && at < cell.repeated && this.#column + at < MOST_COLUMNS; at += 1) {
      this.#length += (value.length + 1) * this.#rowsRepeated;
      if (this.#length > this.#most) {
        this.isTooLong = true;
        break;
      }
      this.#cells.set(this.#column + at, value);
    }
    if (value !== '' && cell.rowsSpanned > 1)
      this.#sheet?.merged.push({
        from: { column: this.#column, row: this.#row },
        to: { column: this.#column + cell.columnsSpanned - 1, row: this.#row + cell.rowsSpanned - 1 },
      });
    this.#column = Math.min(this.#column + cell.repeated, MOST_COLUMNS);
  }

  #closeRow(): void {
    for (let at = 0; this.#cells.size > 0 && !this.isTooLong && at < this.#rowsRepeated; at += 1)
      if (this.#row + at < MOST_ROWS) this.#sheet?.rows.set(this.#row + at, this.#cells);
    this.#row = Math.min(this.#row + this.#rowsRepeated, MOST_ROWS);
    this.#cells = new Map();
  }
}

const countOf = (shown: string | undefined, most: number): number => {
  const count = Number(shown ?? 1);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, most) : 1;
};

/** The value of a cell by its type (ODF 1.3 part 3, §19.389); what has no value of its own is as it is shown. */
const cellValue = ({ type, stored, shown }: OdsCell): string => {
  if (stored === undefined) return shown.trim();
  if (type === 'boolean') return stored.toUpperCase();
  return type === 'date' ? stored.replace(/T00:00:00(?:\.0+)?$/, '') : stored;
};
