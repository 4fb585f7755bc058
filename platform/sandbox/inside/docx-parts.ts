import { mainPart, relationsOf } from './package-relations.ts';

/** The parts of a Word document that hold words. */
export interface DocxParts {
  readonly document: Buffer;
  readonly footnotes?: Buffer;
  readonly endnotes?: Buffer;
  /** By the id of the relationship that sections name them by. */
  readonly headers: ReadonlyMap<string, Buffer>;
  readonly footers: ReadonlyMap<string, Buffer>;
}

/** Follows the relations of the package; null when there is no document. */
export const findDocxParts = (files: ReadonlyMap<string, Buffer>): DocxParts | null => {
  const path = mainPart(files, 'word/document.xml');
  const document = files.get(path);
  if (document === undefined) return null;
  const related = relationsOf(files, path);
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
