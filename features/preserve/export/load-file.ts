/**
 * Load files of review platforms (Concordance DAT, Opticon OPT): a table of fields, and a list of page images. No standard
 * holds them; the characters are the ones that platforms expect, and each receiver may ask for others.
 */
export interface LoadFileShape {
  /** Between fields; U+0014 by default. */
  readonly separator: string;
  /** Around every field; U+00FE by default. */
  readonly quote: string;
  /** In place of a line break within a field; U+00AE by default. */
  readonly newline: string;
  /** Names of the columns in order, each with the property that fills it. */
  readonly fields: readonly (readonly [column: string, property: LoadProperty])[];
}

export const LOAD_PROPERTIES = [
  'number',
  'familyFirst',
  'familyLast',
  'parent',
  'children',
  'pages',
  'fileName',
  'title',
  'mediaType',
  'kind',
  'language',
  'documentDate',
  'collector',
  'source',
  'receivedAt',
  'classification',
  'legalBasis',
  'size',
  'sha256',
  'sha512',
  'redactionOf',
  'withheld',
  'exculpatory',
  'nativePath',
  'textPath',
] as const;
export type LoadProperty = (typeof LOAD_PROPERTIES)[number];

/** One item as a row: what is not known or withheld is empty. */
export type LoadRow = Readonly<Record<LoadProperty, string>>;

export const DEFAULT_SHAPE: LoadFileShape = {
  separator: '\u0014',
  quote: '\u00fe',
  newline: '\u00ae',
  fields: [
    ['BEGDOC', 'number'],
    ['ENDDOC', 'number'],
    ['BEGATTACH', 'familyFirst'],
    ['ENDATTACH', 'familyLast'],
    ['PARENTID', 'parent'],
    ['ATTACHIDS', 'children'],
    ['PGCOUNT', 'pages'],
    ['FILENAME', 'fileName'],
    ['TITLE', 'title'],
    ['MIMETYPE', 'mediaType'],
    ['DOCTYPE', 'kind'],
    ['LANGUAGE', 'language'],
    ['DOCDATE', 'documentDate'],
    ['CUSTODIAN', 'collector'],
    ['SOURCE', 'source'],
    ['DATERECEIVED', 'receivedAt'],
    ['CONFIDENTIALITY', 'classification'],
    ['LEGALBASIS', 'legalBasis'],
    ['FILESIZE', 'size'],
    ['SHA256', 'sha256'],
    ['SHA512', 'sha512'],
    ['REDACTIONOF', 'redactionOf'],
    ['WITHHELD', 'withheld'],
    ['EXCULPATORY', 'exculpatory'],
    ['NATIVELINK', 'nativePath'],
    ['TEXTLINK', 'textPath'],
  ],
};

/** UTF-8 says itself by a byte-order mark, or platforms read it as a code page. */
export const BYTE_ORDER_MARK = '\ufeff';

/** One line of the DAT. What would end a field or a line within it is replaced: the hash columns tell the true bytes. */
export const datLine = ({ separator, quote, newline }: LoadFileShape, cells: readonly string[]): string =>
  `${cells.map((cell) => `${quote}${clean(cell, { separator, quote, newline })}${quote}`).join(separator)}\r\n`;

const clean = (
  cell: string,
  { separator, quote, newline }: Pick<LoadFileShape, 'separator' | 'quote' | 'newline'>,
): string =>
  cell
    .toWellFormed()
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, newline)
    .replaceAll(separator, ' ')
    .replaceAll(quote, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, (char) => (char === newline ? char : ' '));

export const datHeader = (shape: LoadFileShape): string =>
  datLine(
    shape,
    shape.fields.map(([column]) => column),
  );

export const datRow = (shape: LoadFileShape, row: LoadRow): string =>
  datLine(
    shape,
    shape.fields.map(([, property]) => row[property]),
  );

/** Lines of the OPT for one item: image key, volume, path, Y at the start of a document, two unused, page count. */
export const optLines = (volume: string, number: string, images: readonly string[]): string =>
  images
    .map((path, at) => {
      const key = at === 0 ? number : `${number}_${String(at + 1).padStart(4, '0')}`;
      return `${key},${volume},${path},${at === 0 ? 'Y' : ''},,,${at === 0 ? images.length : ''}\r\n`;
    })
    .join('');
