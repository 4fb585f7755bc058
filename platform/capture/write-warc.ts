import { WARCRecord, WARCSerializer } from 'warcio';
import type { CapturedPage, Exchange } from './captured-page.ts';

/** Where a record lies in the file: what an index line needs. */
export interface WrittenRecord {
  readonly url: string;
  readonly date: string;
  readonly mime: string;
  readonly status: number | null;
  /** `sha256:` and hex, of the payload. */
  readonly digest: string;
  readonly offset: number;
  readonly length: number;
  /** Responses and pictures are looked up; the rest is description. */
  readonly indexed: boolean;
}

export interface WrittenWarc {
  readonly bytes: Uint8Array;
  readonly records: readonly WrittenRecord[];
}

/** URNs under which the records that are no exchange stand. */
export const PICTURE_URN = 'urn:view:';
export const RENDERED_URN = 'urn:dom:';
export const FACTS_URN = 'urn:amparo:capture:';

/**
 * A capture as WARC 1.1 (ISO 28500:2017), one gzip member a record: who captured, each exchange as request and response,
 * the page after its scripts, its picture, and what was seen beside them (redirects, names, certificates, what is missing).
 * Bodies stand decoded; the two headers that no longer fit them are kept under `x-orig-` names, as browsers' archives do.
 */
export const writeWarc = async (page: CapturedPage, software: string): Promise<WrittenWarc> => {
  const parts: Uint8Array[] = [];
  const records: WrittenRecord[] = [];
  let offset = 0;
  const add = async (
    record: WARCRecord,
    entry: Omit<WrittenRecord, 'offset' | 'length' | 'digest' | 'date'> | null,
  ): Promise<void> => {
    const bytes = await WARCSerializer.serialize(record, {
      gzip: true,
      digest: { algo: 'sha-256', prefix: 'sha256:', base32: false },
    });
    if (entry !== null)
      records.push({
        ...entry,
        date: record.warcDate ?? page.startedAt.toISOString(),
        digest: record.warcPayloadDigest ?? record.warcBlockDigest ?? '',
        offset,
        length: bytes.byteLength,
      });
    parts.push(bytes);
    offset += bytes.byteLength;
  };
  await add(
    WARCRecord.createWARCInfo(
      { filename: 'data.warc.gz', warcVersion: 'WARC/1.1', date: page.startedAt.toISOString() },
      {
        software,
        format: 'WARC File Format 1.1',
        isPartOf: page.asked,
        'http-header-user-agent': page.userAgent,
        description: `one page, captured by ${page.browser}`,
      },
    ),
    null,
  );
  for (const exchange of page.exchanges) await addExchange(exchange, add);
  const resource = (url: string, type: string, bytes: Uint8Array): WARCRecord =>
    WARCRecord.create(
      {
        url,
        type: 'resource',
        warcVersion: 'WARC/1.1',
        date: page.endedAt.toISOString(),
        warcHeaders: { 'Content-Type': type },
      },
      one(bytes),
    );
  const rendered = Buffer.from(page.rendered);
  await add(resource(RENDERED_URN + page.final, 'text/html; charset=utf-8', rendered), {
    url: RENDERED_URN + page.final,
    mime: 'text/html',
    status: 200,
    indexed: true,
  });
  await add(resource(PICTURE_URN + page.final, 'image/png', page.picture), {
    url: PICTURE_URN + page.final,
    mime: 'image/png',
    status: 200,
    indexed: true,
  });
  await add(
    resource(
      FACTS_URN + page.final,
      'application/json',
      Buffer.from(`${JSON.stringify(captureFacts(page), null, 1)}\n`),
    ),
    {
      url: FACTS_URN + page.final,
      mime: 'application/json',
      status: 200,
      indexed: true,
    },
  );
  return { bytes: Buffer.concat(parts), records };
};

/** What was seen beside the bytes (R12 of the preservation reference). */
export const captureFacts = (page: CapturedPage): object => ({
  asked: page.asked,
  final: page.final,
  redirects: page.redirects,
  startedAt: page.startedAt.toISOString(),
  endedAt: page.endedAt.toISOString(),
  status: page.status,
  title: page.title,
  browser: page.browser,
  viewport: page.viewport,
  names: page.names,
  chains: page.chains,
  missing: page.missing,
  signs: page.signs,
});

const addExchange = async (
  exchange: Exchange,
  add: (
    record: WARCRecord,
    entry: Omit<WrittenRecord, 'offset' | 'length' | 'digest' | 'date'> | null,
  ) => Promise<void>,
): Promise<void> => {
  const date = exchange.at.toISOString();
  const response = WARCRecord.create(
    {
      url: exchange.url,
      date,
      type: 'response',
      warcVersion: 'WARC/1.1',
      httpHeaders: exchange.responseHeaders
        .filter(([name]) => !name.startsWith(':'))
        .map(
          ([name, value]) =>
            [RENAMED.test(name) ? `x-orig-${name.toLowerCase()}` : name, oneLine(value)] as [string, string],
        ),
      statusline: `HTTP/1.1 ${exchange.status} ${oneLine(exchange.statusText)}`.trimEnd(),
      keepHeadersCase: true,
      ...(exchange.body === null && exchange.status < 300 ? { warcHeaders: { 'WARC-Truncated': 'length' } } : {}),
    },
    one(exchange.body ?? new Uint8Array()),
  );
  await add(response, {
    url: exchange.url,
    mime: mimeOf(exchange),
    status: exchange.status,
    indexed: exchange.method === 'GET' && (exchange.body !== null || exchange.status >= 300),
  });
  const url = new URL(exchange.url);
  const request = WARCRecord.create(
    {
      url: exchange.url,
      date,
      type: 'request',
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'WARC-Concurrent-To': response.warcHeader('WARC-Record-ID') ?? '' },
      httpHeaders: exchange.requestHeaders
        .filter(([name]) => !name.startsWith(':'))
        .map(([name, value]) => [name, oneLine(value)] as [string, string]),
      statusline: `${exchange.method} ${url.pathname}${url.search} HTTP/1.1`,
      keepHeadersCase: true,
    },
    one(new Uint8Array()),
  );
  await add(request, null);
};

const RENAMED = /^(content-encoding|transfer-encoding|content-length)$/i;

/** A header is one line whatever the server wrote. */
const oneLine = (value: string): string => value.replaceAll(/[\r\n\0]+/g, ' ');

const mimeOf = ({ responseHeaders }: Exchange): string => {
  const type = responseHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^[\w.+-]+\/[\w.+-]+/.exec(type.trim())?.[0]?.toLowerCase() ?? 'application/octet-stream';
};

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
