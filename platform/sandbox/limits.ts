/** What one foreign file may cost. Beyond it the process is ended and the item is kept, unread, with a problem. */
export interface SandboxLimits {
  /** Wall-clock time for one file; twice this is the limit of processor time. */
  readonly milliseconds: number;
  /** Resident memory of the process. Watched on Linux; elsewhere only the JavaScript heap is limited. */
  readonly memoryBytes: number;
  /** Larger files are kept but not read. */
  readonly inputBytes: number;
  /** Text of one file, in UTF-16 code units. */
  readonly textLength: number;
  /** Everything the process may write back: text, cells and attachments. */
  readonly outputBytes: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: SandboxLimits = {
  milliseconds: 20_000,
  memoryBytes: 512 * MEGABYTE,
  inputBytes: 100 * MEGABYTE,
  textLength: 20_000_000,
  outputBytes: 256 * MEGABYTE,
};

/** What an archive may unfold to (security reference, test T34). The ratio counts only beyond one megabyte unfolded. */
export const ARCHIVE_LIMITS = { ratio: 100, expandedBytes: 200 * MEGABYTE, entries: 10_000 };

/**
 * What a family may hold together: how deep files lie in files (a letter in an archive in an archive is at depth 2), how
 * many come out, and how many bytes. Against archives that hold archives that hold archives.
 */
export const FAMILY_LIMITS = { depth: 4, members: 10_000, bytes: 2048 * MEGABYTE };

/** A PDF that claims more pages is not gone through. */
export const MOST_PAGES = 20_000;

/** Pixels of an image that is decoded, and of a picture that is drawn; four bytes each while they are in memory. */
export const PICTURE_LIMITS = { decodedPixels: 40_000_000, drawnPixels: 24_000_000 };
