import { posix } from 'node:path';
import { walkXml } from './walk-xml.ts';

/** The parts of a Word document that hold words. */
export interface DocxParts {
  readonly document: Buffer;
  readonly footnotes?: Buffer;
  readonly endnotes?: Buffer;
  /** By the id of the relationship that sections name them by. */
  readonly headers: ReadonlyMap<string, Buffer>;
  readonly footers: ReadonlyMap<string, Buffer>;
}

interface Relationship {
  readonly id: string;
  /** The last part of its type, the same in the transitional and the strict form. */
  readonly type: string;
  readonly target: string;
}

/** Follows the relationships of the package (ECMA-376 part 2, §9.3); null when there is no document. */
export const findDocxParts = (files: ReadonlyMap<string, Buffer>): DocxParts | null => {
  const root = relationshipsOf(files, '').find(({ type }) => type === 'officeDocument')?.target;
  const path = root !== undefined && files.has(root) ? root : 'word/document.xml';
  const document = files.get(path);
  if (document === undefined) return null;
  const related = relationshipsOf(files, path);
  const only = (type: string): Buffer | undefined =>
    files.get(related.find((relationship) => relationship.type === type)?.target ?? '');
  const all = (type: string): ReadonlyMap<string, Buffer> =>
    new Map(
      related.flatMap((relationship) => {
        const part = relationship.type === type ? files.get(relationship.target) : undefined;
        return part === undefined ? [] : [[relationship.id, part] as const];
      }),
    );
  const [footnotes, endnotes] = [only('footnotes'), only('endnotes')];
  return {
    document,
    ...(footnotes === undefined ? {} : { footnotes }),
    ...(endnotes === undefined ? {} : { endnotes }),
    headers: all('header'),
    footers: all('footer'),
  };
};

const relationshipsOf = (files: ReadonlyMap<string, Buffer>, path: string): readonly Relationship[] => {
  const folder = posix.dirname(path);
  const part = files.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  if (part === undefined) return [];
  const found: Relationship[] = [];
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
