import { posix } from 'node:path';
import { walkXml } from './walk-xml.ts';

/** Where one part of an Office Open XML package names another (ECMA-376 part 2, §9.3). */
export interface Relation {
  readonly id: string;
  /** The last part of its type, the same in the transitional and the strict form. */
  readonly type: string;
  /** Path of the part in the archive. */
  readonly target: string;
}

/** What a part names; the package itself is the part ''. */
export const relationsOf = (files: ReadonlyMap<string, Buffer>, path: string): readonly Relation[] => {
  const folder = posix.dirname(path);
  const part = files.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  if (part === undefined) return [];
  const found: Relation[] = [];
  walkXml(part, {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target') ?? '';
      found.push({
        id: attribute('Id') ?? '',
        type: (attribute('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
};

/** The main part of the package, or the path that it usually has. */
export const mainPart = (files: ReadonlyMap<string, Buffer>, usual: string): string => {
  const told = relationsOf(files, '').find(({ type }) => type === 'officeDocument')?.target;
  return told !== undefined && files.has(told) ? told : usual;
};
