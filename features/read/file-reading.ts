import type { Reading } from '@amparo/core/nouns/reading';

/** A reading as the command prints it. */
export type FileReading = Reading & {
  readonly file: string;
  /** For a file that came inside another (an archive, a mail): the names on the way to it. */
  readonly within?: readonly string[];
};
