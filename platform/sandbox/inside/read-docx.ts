import type { ItemProblem } from '@amparo/core/nouns/item';
import { type DocxParts, findDocxParts } from './docx-parts.ts';
import { DocxText, type NoteWords } from './docx-text.ts';
import { hiddenContent } from './hidden-content.ts';
import { checkZipSizes, inspectZip, readParts } from './inspect-zip.ts';
import { problemOnly, type Reader } from './reading.ts';
import { walkXml } from './walk-xml.ts';

/**
 * A Word document (ECMA-376 part 1, §17): page headers, paragraphs, lists, tables, text boxes, footnotes and endnotes,
 * page footers. Tracked insertions are read; tracked deletions, hidden text and comments are left out, and counted.
 */
export const readDocx: Reader = async (bytes) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const files = await readParts(bytes, (name) => /\.(xml|rels)$/.test(name) && !name.includes('/theme/'));
  const parts = findDocxParts(files);
  if (parts === null) return problemOnly('parser-failed', 'The file has no document part.');
  const body = new DocxText(notesOf(parts));
  walkXml(parts.document, body);
  const edges = (targets: ReadonlyMap<string, Buffer>, ids: readonly string[]): readonly string[] => {
    const used = ids.flatMap((id) => targets.get(id) ?? []);
    return [...new Set(used.map(textOf))];
  };
  return {
    text: body.document.end(edges(parts.headers, body.headerIds), edges(parts.footers, body.footerIds)),
    problems: [
      ...(await macrosIn(bytes)),
      ...hiddenContent([
        ['tracked deletions', body.deletions],
        ['hidden words', body.hidden],
        ['comments', body.comments],
      ]),
    ],
  };
};

const textOf = (part: Buffer): string => {
  const text = new DocxText({ footnote: new Map(), endnote: new Map() });
  walkXml(part, text);
  return text.document.end();
};

/** The words of each note by its id; the separators that Word keeps among them have a type and no words of the author. */
const notesOf = ({ footnotes, endnotes }: DocxParts): NoteWords => ({
  footnote: noteWords(footnotes),
  endnote: noteWords(endnotes),
});

const noteWords = (part: Buffer | undefined): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  if (part === undefined) return words;
  let open: { readonly id: string; readonly text: DocxText } | null = null;
  walkXml(part, {
    open: (name, attribute) => {
      if (name !== 'footnote' && name !== 'endnote') open?.text.open(name, attribute);
      else if (attribute('type') === undefined || attribute('type') === 'normal')
        open = {
          id: attribute('id') ?? '',
          text: new DocxText({ footnote: new Map(), endnote: new Map() }),
        };
    },
    close: (name) => {
      if (name !== 'footnote' && name !== 'endnote') open?.text.close(name);
      else if (open !== null) {
        words.set(open.id, open.text.document.end().trim());
        open = null;
      }
    },
    text: (text) => open?.text.text(text),
  });
  return words;
};

const macrosIn = async (bytes: Buffer): Promise<readonly ItemProblem[]> => {
  const { names } = await inspectZip(bytes);
  if (![...names].some((name) => name.endsWith('vbaProject.bin'))) return [];
  return [{ code: 'active-content', message: 'The file holds macros. Nothing of them was run.' }];
};
