import { judgeCapture } from './judge-capture.ts';
import { type ArchivedPage, openWacz } from './open-wacz.ts';
import { readPage } from './read-html.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';

/** Pictures smaller than this are signs and ornaments; sounds, films and documents are taken whatever their size. */
const SMALLEST_PICTURE = 30 * 1024;
const MOST_MEDIA = 40;

/**
 * A captured page as text: what a reader of the page saw after its scripts had run. What the capture may lack (a log-in
 * wall, a check against robots, an empty shell) is named from its own facts each time it is read. Media of the page come
 * out as files of their own (R12 of the preservation reference); the rest stays in the archive.
 */
export const readWacz: Reader = async (bytes) => {
  const page = await openWacz(bytes);
  if (page === null) return problemOnly('no-text', 'The archive lists no page that is in it.');
  const read = readPage(page.html);
  const title = read.title ?? page.title ?? undefined;
  const judged = page.facts === null ? [] : judgeCapture({ ...page.facts, text: read.text });
  return {
    text: read.text,
    ...(title === undefined || title === '' ? {} : { title }),
    // That a page of the web has scripts is no news; none of them runs here.
    attachments: mediaOf(page),
    problems: [...read.problems.filter(({ code }) => code !== 'active-content'), ...judged],
  };
};

const mediaOf = (page: ArchivedPage): NonNullable<Reading['attachments']> =>
  [...page.files]
    .filter(
      ([, { mediaType, body, status }]) =>
        status < 300 &&
        (/^(?:audio|video)\/|^application\/pdf$/.test(mediaType) ||
          (mediaType.startsWith('image/') && body.byteLength >= SMALLEST_PICTURE)),
    )
    .slice(0, MOST_MEDIA)
    .map(([url, { mediaType, body }]) => ({ name: nameOf(url), mediaType, bytes: body }));

/** The last part of the address, as it stands there; never a path. */
const nameOf = (url: string): string => {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return last === '' ? 'file' : last.slice(0, 200);
};
