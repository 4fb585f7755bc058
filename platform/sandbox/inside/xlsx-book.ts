import { mainPart, relationsOf } from './package-relations.ts';
import { walkXml } from './walk-xml.ts';

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Texts that cells name by number (ECMA-376 part 1, §18.4). */
  readonly texts: readonly string[];
  /** For each cell style, whether it shows numbers as dates (§18.8). */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904 (§18.2.28), as old programs for the Macintosh did. */
  readonly from1904: boolean;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly bytes: Buffer;
}

/** The sheets in the order of their tabs; chart sheets hold no cells and are left out. Null when there is no workbook. */
export const openWorkbook = (files: ReadonlyMap<string, Buffer>): Workbook | null => {
  const path = mainPart(files, 'xl/workbook.xml');
  const part = files.get(path);
  if (part === undefined) return null;
  const relations = relationsOf(files, path);
  const only = (type: string): Buffer | undefined =>
    files.get(relations.find((relation) => relation.type === type)?.target ?? '');
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  walkXml(part, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const id = attribute('r:id') ?? attribute('id');
      const relation = relations.find((candidate) => candidate.id === id && candidate.type === 'worksheet');
      const bytes = files.get(relation?.target ?? '');
      if (bytes === undefined) return;
      sheets.push({
        name: attribute('name') ?? '',
        isHidden: /^(veryH|h)idden$/.test(attribute('state') ?? ''),
        bytes,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, from1904, texts: textsOf(only('sharedStrings')), dateStyles: dateStylesOf(only('styles')) };
};

/** Runs are joined; phonetic hints (§18.4.6) are left out. */
const textsOf = (part: Buffer | undefined): readonly string[] => {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let [text, isText, phonetic] = ['', false, 0];
  walkXml(part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') isText = phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') texts.push(text);
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') isText = false;
    },
    text: (words) => {
      if (isText) text += words;
    },
  });
  return texts;
};

/** Formats that every workbook has without saying so (§18.8.30): dates and times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format shows a date when it has a letter of dates outside quotes, brackets and escapes. */
const showsDate = (format: string): boolean =>
  /[dmyhs]/i.test(
    (format.split(';')[0] ?? '')
      .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
      .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
      .replaceAll(/general/gi, ''),
  );

const dateStylesOf = (part: Buffer | undefined): readonly boolean[] => {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const own = new Map<number, boolean>();
  let inCells = false;
  walkXml(part, {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), showsDate(attribute('formatCode') ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        styles.push(own.get(id) ?? isBuiltInDate(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return styles;
};
