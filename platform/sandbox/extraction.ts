import type { ItemProblem } from '@amparo/core/nouns/item';
import type { PageSpan, Span } from '@amparo/core/nouns/passage';

/**
 * How far a reading process is shut in, best first:
 * `bubblewrap`: no network, no processes, no files but Node, its libraries and our readers (Linux with bwrap);
 * `namespaces`: no network; files closed by Node's permission mode (Linux with unshare from util-linux);
 * `process`: a child without environment, files closed by Node's permission mode; the network is NOT closed.
 */
export type Isolation = 'bubblewrap' | 'namespaces' | 'process';

/** What the reading of a foreign file gave, and how far the process was shut in that read it. */
export interface Extraction extends Finding {
  readonly isolation: Isolation;
}

/**
 * What a foreign file was found to hold. `text` is the text version that passages point into: exactly what the file
 * says, with these changes and no others: line ends are `\n` (from `\r\n` and `\r`), U+0000 and lone surrogates are
 * U+FFFD (PostgreSQL and UTF-8 cannot hold them), a byte order mark is dropped. Never normalised, trimmed or folded.
 */
export interface Finding {
  /** From the content, never from the name alone; `application/octet-stream` when the bytes tell nothing. */
  readonly mediaType: string;
  readonly typeFacts: TypeFacts;
  readonly text?: string;
  /** The encoding that the text was decoded from, where the file does not fix it (text, CSV, HTML). */
  readonly charset?: string;
  /** The title an HTML page gives itself. */
  readonly title?: string;
  /** PDF: every page, in order. Between two pages stand two line ends that belong to neither. */
  readonly pages?: readonly PageSpan[];
  /** PDF and images: the pages whose words are in a picture, if anywhere. OCR may read them (platform/ocr). */
  readonly pictures?: readonly number[];
  /** XLSX, ODS and CSV: every sheet, row and filled cell. */
  readonly sheets?: readonly SheetSpan[];
  /** E-mail: the header fields as facts; they also stand at the head of the text. */
  readonly headers?: MailHeaders;
  /** E-mail: files that came inside, each to become an item of its own. */
  readonly attachments?: readonly Attachment[];
  readonly extractor: Extractor;
  readonly problems: readonly ItemProblem[];
}

export interface TypeFacts {
  readonly fromContent: string | null;
  readonly fromName: string | null;
}

export interface Extractor {
  readonly name: string;
  /** Version of our reader, then of the library it uses: `1 (unpdf 1.8.1)`. */
  readonly version: string;
}

/** A sheet: `start` to `end` of the text. One row a line, cells divided by tabs (XLSX, ODS) or as in the file (CSV). */
export interface SheetSpan extends Span {
  /** Empty for CSV. */
  readonly name: string;
  readonly rows: readonly (readonly CellSpan[])[];
}

export interface CellSpan extends Span {
  /** As spreadsheets print it: `B7`. */
  readonly address: string;
  /** The value; for a quoted CSV cell not the same as the text between `start` and `end`. */
  readonly value: string;
}

export interface MailHeaders {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly date?: string;
  readonly subject?: string;
}

export interface Attachment {
  readonly name: string;
  /** As the mail claims; the attachment's own extraction finds the true one. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
