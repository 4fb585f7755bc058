import { WARCParser } from 'warcio';
import { ARCHIVE_LIMITS } from '../limits.ts';
import { decodeText } from './decode-text.ts';
import { readParts } from './inspect-zip.ts';
import type { CaptureFacts } from './judge-capture.ts';
import { WARC_PART } from './media-types.ts';

/** One file that the captured page was made of. */
export interface ArchivedFile {
  readonly mediaType: string;
  readonly status: number;
  readonly body: Buffer;
}

/** A captured page taken out of its archive. */
export interface ArchivedPage {
  readonly url: string;
  readonly title: string | null;
  /** When it was captured, as the archive says. */
  readonly at: string | null;
  /** The document after its scripts had run, or else as the server sent it. */
  readonly html: string;
  readonly rendered: boolean;
  readonly picture: Buffer | null;
  readonly facts: CaptureFacts | null;
  /** By address without its fragment. */
  readonly files: ReadonlyMap<string, ArchivedFile>;
}

/**
 * The first page that an archive of captures lists, with the files it was made of. Archives of other programs are read
 * alike; what they call by the names `urn:dom:` and `urn:view:` is the page after its scripts and its picture.
 * Throws what the archive does wrong; null when it lists no page that is there.
 */
export const openWacz = async (bytes: Buffer): Promise<ArchivedPage | null> => {
  const parts = await readParts(bytes, (name) => WARC_PART.test(name) || name === 'pages/pages.jsonl');
  const listed = firstPage(parts.get('pages/pages.jsonl')?.toString('utf8') ?? '');
  const found = new Found();
  for (const [name, warc] of parts) if (WARC_PART.test(name)) await found.take(warc);
  const url = listed?.url ?? found.firstPage;
  if (url === null || url === undefined) return null;
  const answer = found.answerOf(url);
  const dom = found.resources.get(`urn:dom:${url}`);
  const html = dom === undefined ? htmlOf(answer) : dom.toString('utf8');
  if (html === null) return null;
  return {
    url,
    title: listed?.title ?? null,
    at: listed?.at ?? null,
    html,
    rendered: dom !== undefined,
    picture: found.resources.get(`urn:view:${url}`) ?? found.first('urn:view:'),
    facts: factsOf(found.first('urn:amparo:capture:')),
    files: found.files,
  };
};

/** Where redirects of an archive end, or where they have gone round for too long. */
const MOST_REDIRECTS = 20;

class Found {
  readonly files = new Map<string, ArchivedFile>();
  readonly resources = new Map<string, Buffer>();
  readonly redirects = new Map<string, string>();
  firstPage: string | null = null;
  #bytes = 0;

  async take(warc: Buffer): Promise<void> {
    for await (const record of WARCParser.iterRecords([warc])) {
      const url = record.warcTargetURI ?? '';
      if (record.warcType !== 'response' && record.warcType !== 'resource') continue;
      const body = Buffer.from(await record.readFully(true));
      this.#bytes += body.byteLength;
      if (this.#bytes > ARCHIVE_LIMITS.expandedBytes) throw new Error('the archive unfolds to more than is read');
      if (record.warcType === 'resource') {
        if (!this.resources.has(url)) this.resources.set(url, body);
        continue;
      }
      this.#answer(url, record.getResponseInfo(), body);
    }
  }

  #answer(
    url: string,
    info: { headers: { get(name: string): string | null | undefined }; status: unknown } | null,
    body: Buffer,
  ) {
    const status = Number(info?.status ?? 0);
    const target = info?.headers.get('location');
    if (status >= 300 && status < 400 && target && URL.canParse(target, url)) {
      this.redirects.set(url, new URL(target, url).href);
      return;
    }
    const type = info?.headers.get('content-type') ?? '';
    const mediaType = /^[\w.+-]+\/[\w.+-]+/.exec(type.trim())?.[0]?.toLowerCase() ?? 'application/octet-stream';
    const key = withoutFragment(url);
    if (body.byteLength > 0 && !this.files.has(key)) this.files.set(key, { mediaType, status, body });
    if (this.firstPage === null && mediaType === 'text/html') this.firstPage = url;
  }

  answerOf(url: string): ArchivedFile | undefined {
    let at = url;
    for (let step = 0; step < MOST_REDIRECTS && this.redirects.has(at); step += 1) at = this.redirects.get(at) ?? at;
    return this.files.get(withoutFragment(at)) ?? this.files.get(withoutFragment(url));
  }

  first(prefix: string): Buffer | null {
    for (const [url, body] of this.resources) if (url.startsWith(prefix)) return body;
    return null;
  }
}

export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

const htmlOf = (file: ArchivedFile | undefined): string | null =>
  file === undefined ? null : (decodeText(file.body)?.text ?? file.body.toString('utf8'));

interface ListedPage {
  readonly url: string;
  readonly title: string | null;
  readonly at: string | null;
}

/** The first line of the list that has an address; the list's own head has none. */
const firstPage = (lines: string): ListedPage | null => {
  for (const line of lines.split('\n')) {
    const page = parsed(line);
    if (typeof page?.['url'] !== 'string') continue;
    const text = (key: string): string | null => (typeof page[key] === 'string' ? page[key] : null);
    return { url: page['url'], title: text('title'), at: text('ts') };
  }
  return null;
};

const parsed = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/** Our own facts, whole or not at all: another program may have written something under this name. */
const factsOf = (bytes: Buffer | null): CaptureFacts | null => {
  const facts = bytes === null ? null : parsed(bytes.toString('utf8'));
  const signs = facts?.['signs'];
  const whole =
    typeof facts?.['asked'] === 'string' &&
    typeof facts['final'] === 'string' &&
    typeof facts['status'] === 'number' &&
    typeof facts['title'] === 'string' &&
    Array.isArray(facts['missing']) &&
    Array.isArray(facts['chains']) &&
    typeof signs === 'object' &&
    signs !== null;
  return whole ? ({ text: '', ...facts } as unknown as CaptureFacts) : null;
};
