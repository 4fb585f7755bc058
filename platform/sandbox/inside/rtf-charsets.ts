/** Windows code pages that RTF and Outlook name by number, as labels of the WHATWG Encoding standard. */
const BY_CODE_PAGE: ReadonlyMap<number, string> = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28592, 'iso-8859-2'],
  [28595, 'iso-8859-5'],
  [65001, 'utf-8'],
]);

/** The encoding of a code page; windows-1252 where it is not known. */
export const charsetOfCodePage = (codePage: number): string =>
  codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : (BY_CODE_PAGE.get(codePage) ?? 'windows-1252');

/** Code pages of `\fcharset` (RTF 1.9.1, "Font Table"). 0 and 1 say nothing: the document's own code page holds. */
const BY_FONT_CHARSET: ReadonlyMap<number, number> = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

export const codePageOfFont = (charset: number): number | null => BY_FONT_CHARSET.get(charset) ?? null;
