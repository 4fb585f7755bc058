import { isBuiltin } from 'node:module';
import { type CodeFile, isTest } from './house.ts';
import { type Package, packageOf, resolveImport } from './resolve-import.ts';

/**
 * npm hoists, so a package that nobody declared still resolves, until the one who declared it leaves. Every import
 * stands in its own package.json; the root's tools may be used by tests and settings only.
 */
export const checkDeclared = (files: readonly CodeFile[], packages: readonly Package[]): readonly string[] =>
  files.flatMap(({ path, source }) => {
    const own = packageOf(packages, path);
    const root = packages.find(({ folder }) => folder === '');
    if (own === undefined) return [];
    return source.imports.flatMap(({ line, specifier }) => {
      const target = resolveImport(packages, path, specifier);
      if (target.kind === 'closed') return [`${path}:${line} imports ${specifier}: ${target.package.folder}/package.json does not open this under "exports"`];
      if (specifier.startsWith('.') || isBuiltin(specifier) || own.folder === '' && target.kind === 'own') return [];
      const name = target.kind === 'foreign' ? target.name : (packageOf(packages, target.path)?.name ?? specifier);
      if (name === own.name || own.declared.has(name)) return [];
      if (isWork(path) && (own.declaredForWork.has(name) || root?.declaredForWork.has(name) === true)) return [];
      return [`${path}:${line} imports ${name}: ${own.folder === '' ? '' : `${own.folder}/`}package.json does not declare it`];
    });
  });

/** Tests, settings of tools, ambient types, and what makes the demo archive. */
const isWork = (path: string): boolean => isTest(path) || /(?:^|\/)[a-z]+\.config\.ts$/.test(path) || path.endsWith('.d.ts') || path.startsWith('demo/');
