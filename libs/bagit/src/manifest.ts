import { type BagFault, BagitError } from './bagit-error.ts';
import { pathFaults } from './safe-path.ts';

/** Both are written, so that a weakness found in one leaves the other. */
export const ALGORITHMS = ['sha256', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

const HEX_DIGITS: Readonly<Record<Algorithm, number>> = { sha256: 64, sha512: 128 };

/** One file of a bag: path relative to the bag with forward slashes, bytes, hashes of the exact bytes in lower-case hex. */
export interface BagFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}

export const manifestName = (algorithm: Algorithm): string => `manifest-${algorithm}.txt`;
export const tagManifestName = (algorithm: Algorithm): string => `tagmanifest-${algorithm}.txt`;

/** True for a file that tag manifests must not list (RFC 8493 §2.2.1). */
export const isTagManifest = (path: string): boolean => /^tagmanifest-[a-z0-9]+\.txt$/.test(path);

/**
 * One line: hash, two spaces, path; the form that `sha256sum -c` and `sha512sum -c` read (RFC 8493 §2.1.3).
 * @throws BagitError when the path is not safe.
 */
export const manifestLine = (algorithm: Algorithm, file: BagFile): string => {
  const faults = pathFaults([file.path]);
  if (faults.length > 0) throw new BagitError(faults);
  return `${file[algorithm]}  ${file.path}\n`;
};

/** What a manifest says, and what is wrong with it as a text. */
export interface ParsedManifest {
  readonly hashes: ReadonlyMap<string, string>;
  readonly faults: readonly BagFault[];
}

/**
 * Reads a manifest of any writer: hash in any case, white space, optional star, path (RFC 8493 §2.1.3).
 * Collects all faults; a line with a fault is left out of `hashes`.
 */
export const parseManifest = (name: string, text: string, algorithm: Algorithm): ParsedManifest => {
  const hashes = new Map<string, string>();
  const faults: BagFault[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const [at, line] of lines.entries()) {
    const [, hash = '', path = ''] = /^([0-9A-Fa-f]+)[ \t]+\*?(?:\.\/)?(.+)$/.exec(line) ?? [];
    if (hash.length !== HEX_DIGITS[algorithm]) {
      const message = `line ${at + 1}: expected ${HEX_DIGITS[algorithm]} hex digits and a path, got ${JSON.stringify(line.slice(0, 120))}`;
      faults.push({ code: 'line-malformed', path: name, message });
    } else if (hashes.has(path)) {
      faults.push({ code: 'listed-twice', path, message: `${name} lists it twice` });
    } else {
      hashes.set(path, hash.toLowerCase());
    }
  }
  return { hashes, faults: [...faults, ...pathFaults(hashes.keys())] };
};
