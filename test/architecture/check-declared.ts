import { isBuiltin } from 'node:module';
import { type CodeFile, isTest } from './house.ts';
import { type Package, packageOf, resolveImport } from './resolve-import.ts';

/**
 * npm hoists, so a package that nobody declared still resolves, until the one who declared it leaves. Every import
 * stands in its own package.json. Tests may use the root's tools; the root's tests look at the whole house and may use
 * what any part of it declares.
 */
export const checkDeclared = (files: readonly CodeFile[], packages: readonly Package[]): readonly string[] =>
  files.flatMap(({ path, source }) => {
    const own = packageOf(packages, path);
    if (own === undefined) return [];
    const root = packages.find(({ folder }) => folder === '');
    return source.imports.flatMap(({ line, specifier, typeOnly }) => {
      if (specifier.startsWith('.') || isBuiltin(specifier)) return [];
      const target = resolveImport(packages, path, specifier);
      if (target.kind === 'closed')
        return [
          `${path}:${line} imports ${specifier}: ${target.package.folder}/package.json does not open it under "exports"`,
        ];
      const name = target.kind === 'foreign' ? target.name : (packageOf(packages, target.path)?.name ?? specifier);
      const forWork = typeOnly || isWork(path);
      const known =
        name === own.name ||
        own.declared.has(name) ||
        (forWork && own.declaredForWork.has(name)) ||
        (isWork(path) && root?.declaredForWork.has(name) === true) ||
        (own === root && packages.some((one) => one.name === name || one.declared.has(name)));
      return known
        ? []
        : [
            `${path}:${line} imports ${name}: ${own.folder === '' ? '' : `${own.folder}/`}package.json does not declare it`,
          ];
    });
  });

/** Tests, settings of tools, ambient types, and what makes the demo archive: what never runs in the product. */
const isWork = (path: string): boolean =>
  isTest(path) || /(?:^|\/)[a-z]+\.config\.ts$/.test(path) || path.endsWith('.d.ts') || path.startsWith('demo/');
