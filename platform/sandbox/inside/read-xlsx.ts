import { checkZipSizes, readParts } from './inspect-zip.ts';
import { problemOnly, type Reader } from './reading.ts';
import { hiddenSheets, SheetText, tooLong } from './sheet-text.ts';
import { openWorkbook } from './xlsx-book.ts';
import { readSheet } from './xlsx-sheet.ts';

/**
 * A workbook (ECMA-376 part 1, §18) as text. Numbers stand as they are stored, dates as ISO 8601, formulas as their last
 * computed value. Hidden sheets are read, and said.
 */
export const readXlsx: Reader = async (bytes, request) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const files = await readParts(
    bytes,
    (name) => /\.(xml|rels)$/.test(name) && !/\/(theme|drawings|charts)\//.test(name),
  );
  const book = openWorkbook(files);
  if (book === null) return problemOnly('parser-failed', 'The file has no workbook part.');
  const text = new SheetText(request.limits.textLength);
  for (const sheet of book.sheets) if (!text.add(sheet.name, readSheet(book, sheet.bytes))) return tooLong(request);
  return {
    text: text.parts.join(''),
    sheets: text.sheets,
    problems: hiddenSheets(book.sheets),
  };
};
