import { readSource, type Source } from './read-source.ts';

/** The repository as a map from path to text. A rule is a function over it, so that a test can plant a violation. */
export type House = ReadonlyMap<string, string>;

/** A floor carries those above it; `demo` and `test` stand outside and look at all of them. */
export const FLOORS = ['libs', 'core', 'platform', 'features', 'apps'] as const;
export type Floor = (typeof FLOORS)[number] | 'outside';

export interface Place {
  readonly floor: Floor;
  /** Folder below the floor: `merkle-log`, `read`, `cli`; of core the part (`nouns`); empty for files beside the rooms. */
  readonly room: string;
}

export const placeOf = (path: string): Place => {
  const parts = path.split('/');
  const floor = FLOORS.find((one) => one === parts[0]) ?? 'outside';
  const at = floor === 'core' && parts[1] === 'src' ? 2 : 1;
  return { floor, room: floor !== 'outside' && parts.length > at + 1 ? (parts[at] ?? '') : '' };
};

/** Code is what runs or is type checked; the rules on imports read it. */
export const isCode = (path: string): boolean => /\.(?:ts|tsx|mjs)$/.test(path);

/** Tests, their fixtures and the contract suites that several tests share: they may use disk, clock and the test tools. */
export const isTest = (path: string): boolean =>
  /\.(?:test|contract)\.tsx?$/.test(path) || /(?:^|\/)(?:fixtures|test)\//.test(path);

export interface CodeFile {
  readonly path: string;
  readonly source: Source;
}

export const codeFiles = (house: House): readonly CodeFile[] =>
  [...house].filter(([path]) => isCode(path)).map(([path, text]) => ({ path, source: readSource(text) }));
