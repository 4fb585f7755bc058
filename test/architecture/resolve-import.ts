import { posix } from 'node:path';
import type { House } from './house.ts';

/** A workspace package: where it lies, what it opens to others, what it declares. */
export interface Package {
  readonly name: string;
  /** Empty for the root. */
  readonly folder: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly declared: ReadonlySet<string>;
  readonly declaredForWork: ReadonlySet<string>;
}

export type Target =
  | { readonly kind: 'own'; readonly path: string }
  /** A name of ours that no package opens. */
  | { readonly kind: 'closed'; readonly package: Package }
  | { readonly kind: 'foreign'; readonly name: string };

export const packagesOf = (house: House): readonly Package[] =>
  [...house]
    .filter(([path]) => posix.basename(path) === 'package.json')
    .map(([path, text]) => {
      const given = JSON.parse(text) as Record<string, Record<string, string> | undefined> & { readonly name: string };
      const folder = posix.dirname(path);
      return {
        name: given.name,
        folder: folder === '.' ? '' : folder,
        exports: given.exports ?? {},
        declared: new Set(
          Object.keys({ ...given.dependencies, ...given.optionalDependencies, ...given.peerDependencies }),
        ),
        declaredForWork: new Set(Object.keys(given.devDependencies ?? {})),
      };
    });

/** The package whose folder holds the file most closely. */
export const packageOf = (packages: readonly Package[], path: string): Package | undefined =>
  packages
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];

/** What a specifier in a file means. Queries of the bundler (`?url`) are left aside. */
export const resolveImport = (packages: readonly Package[], from: string, specifier: string): Target => {
  const plain = specifier.split('?')[0] ?? '';
  if (plain.startsWith('.')) return { kind: 'own', path: posix.normalize(posix.join(posix.dirname(from), plain)) };
  const name = nameOfPackage(plain);
  const ours = packages.find((one) => one.name === name);
  if (ours === undefined) return { kind: 'foreign', name };
  const asked = plain === name ? '.' : `.${plain.slice(name.length)}`;
  for (const [pattern, target] of Object.entries(ours.exports)) {
    const [before = '', after] = pattern.split('*');
    if (pattern === asked) return { kind: 'own', path: posix.join(ours.folder, target) };
    if (after === undefined || !asked.startsWith(before) || !asked.endsWith(after)) continue;
    const star = asked.slice(before.length, asked.length - after.length);
    return { kind: 'own', path: posix.join(ours.folder, target.replace('*', star)) };
  }
  return { kind: 'closed', package: ours };
};

const nameOfPackage = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
