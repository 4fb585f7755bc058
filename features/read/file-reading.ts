import type { ItemProblem } from '@amparo/core/nouns/item';
import type { PageSpan } from '@amparo/core/nouns/passage';
import type { Reading } from '@amparo/core/nouns/reading';

/** A page of the file in the text that was read; `ocr` where its words were in a picture, with how surely they were read. */
export type FilePage = Omit<PageSpan, 'aside'>;

/** A reading as the command prints it. */
export type FileReading = Reading & {
  readonly file: string;
  /** For a file that came inside another (an archive, a mail): the names on the way to it. */
  readonly within?: readonly string[];
  /** The reader that took the text out of the file, with its version and, where there was a picture, the OCR engine's. */
  readonly extractor?: { readonly name: string; readonly version: string };
  /** Absent where the file has no pages. */
  readonly pages?: readonly FilePage[];
  /** What could not be read, or not surely, in words for people; absent where nothing was lost. */
  readonly problems?: readonly ItemProblem[];
};

/** A file that gave no reading, beside others that did: why. */
export interface UnreadFile {
  readonly schema: 'amparo-reading/1';
  readonly file: string;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}
