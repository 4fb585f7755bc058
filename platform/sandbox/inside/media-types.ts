const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Office Open XML: the part that tells which kind it is (ECMA-376 part 1). */
export const OOXML = [
  { part: /^word\/document\d*\.xml$/, mediaType: WORD },
  { part: /^xl\/workbook\d*\.xml$/, mediaType: EXCEL },
  { part: /^ppt\/presentation\.xml$/, mediaType: POWERPOINT },
] as const;

/** OpenDocument: the media type stands in the first file of the archive, unpacked (ODF 1.3 part 2, §3.3). */
export const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.[a-z-]+$/;
export const OUTLOOK = 'application/vnd.ms-outlook';
export const ODT = 'application/vnd.oasis.opendocument.text';
export const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

/** A captured page: an archive with WARC files in it (WACZ 1.1.1). */
export const WACZ = 'application/wacz';
export const WARC_PART = /^archive\/[^/]+\.warc(?:\.gz)?$/;

/** Images whose words OCR can read. */
export const IMAGES_READ: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
]);

/** Media types of the IANA registry by file name ending. */
const BY_ENDING: ReadonlyMap<string, string> = new Map([
  ['txt', 'text/plain'],
  ['text', 'text/plain'],
  ['md', 'text/markdown'],
  ['log', 'text/plain'],
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['htm', 'text/html'],
  ['html', 'text/html'],
  ['xhtml', 'text/html'],
  ['xml', 'application/xml'],
  ['json', 'application/json'],
  ['rtf', 'application/rtf'],
  ['eml', 'message/rfc822'],
  ['mht', 'message/rfc822'],
  ['mhtml', 'message/rfc822'],
  ['msg', OUTLOOK],
  ['pdf', 'application/pdf'],
  ['docx', WORD],
  ['docm', WORD],
  ['dotx', WORD],
  ['xlsx', EXCEL],
  ['xlsm', EXCEL],
  ['pptx', POWERPOINT],
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['odt', ODT],
  ['ods', ODS],
  ['epub', 'application/epub+zip'],
  ['zip', 'application/zip'],
  ['wacz', WACZ],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['tif', 'image/tiff'],
  ['tiff', 'image/tiff'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['svg', 'image/svg+xml'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['ogg', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['mkv', 'video/matroska'],
]);

export const typeOfName = (name: string): string | null => {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1];
  return (ending && BY_ENDING.get(ending.toLowerCase())) ?? null;
};

/** What the bytes of a container can show, and the types that lie in such a container. */
const CONTAINERS: readonly (readonly [string, RegExp])[] = [
  ['application/zip', /openxmlformats|opendocument|epub/],
  ['application/x-cfb', /msword|ms-excel|ms-powerpoint|ms-outlook|openxmlformats/],
  ['text/plain', /^text\/|^application\/(json|xml|rtf)$|^image\/svg/],
  ['application/xml', /^text\/(plain|html)$|^image\/svg/],
];

/** True when bytes and name can both be right, or one of them says nothing. A name with no matching bytes lies. */
export const compatible = (fromContent: string | null, fromName: string | null): boolean => {
  if (fromName === null || fromContent === fromName) return true;
  if (fromContent === null) return false;
  if (fromName === 'text/tab-separated-values' && fromContent === 'text/csv') return true;
  const [family] = fromName.split('/');
  if ((family === 'audio' || family === 'video') && /^(audio|video)\//.test(fromContent)) return true;
  return CONTAINERS.some(([container, inside]) => fromContent === container && inside.test(fromName));
};
