import type { ItemProblem } from '@amparo/core/nouns/item';
import mammoth from 'mammoth';
import { checkZipSizes, inspectZip } from './inspect-zip.ts';
import { readPage } from './read-html.ts';
import type { Reader } from './reading.ts';

/**
 * Paragraphs, tables, lists, footnotes and endnotes of a Word document, by way of HTML. What Word does not keep in the
 * main text is not read: page headers and footers, comments, deleted text.
 */
export const readDocx: Reader = async (bytes) => {
  const lie = await checkZipSizes(bytes);
  if (lie) return { problems: [lie] };
  const noImages = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: noImages });
  const { text } = readPage(value, isWayBackFromNote);
  return { text, problems: await macrosIn(bytes) };
};

/** The arrow that the conversion adds to each note. */
const isWayBackFromNote = (element: {
  readonly tagName: string;
  readonly attrs: readonly { name: string; value: string }[];
}): boolean =>
  element.tagName === 'a' &&
  element.attrs.some(({ name, value }) => name === 'href' && /^#(foot|end)note-ref-/.test(value));

export const macrosIn = async (bytes: Buffer): Promise<readonly ItemProblem[]> => {
  const { names } = await inspectZip(bytes);
  if (![...names].some((name) => name.endsWith('vbaProject.bin'))) return [];
  return [{ code: 'active-content', message: 'The file holds macros. Nothing of them was run.' }];
};
