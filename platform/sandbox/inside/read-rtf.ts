import { hiddenContent } from './hidden-content.ts';
import { problemOnly, type Reader, type Reading } from './reading.ts';
import { RtfText } from './rtf-text.ts';
import { rtfTokens } from './rtf-tokens.ts';

/**
 * Rich Text Format 1.9.1: page headers, paragraphs, tables, text boxes, footnotes, page footers. Pictures, embedded
 * objects, hidden and deleted text and comments are left out.
 */
export const readRtf: Reader = async (bytes) => readRtfBytes(bytes);

export const readRtfBytes = (bytes: Buffer): Reading => {
  if (!bytes.subarray(0, 5).equals(Buffer.from('{\\rtf'))) return problemOnly('parser-failed', 'This is no RTF.');
  const rtf = new RtfText();
  for (const token of rtfTokens(bytes)) rtf.take(token);
  return {
    text: rtf.end(),
    problems: [
      ...(rtf.depth > 0 ? [TRUNCATED] : []),
      ...hiddenContent([
        ['hidden or deleted words', rtf.hidden],
        ['comments', rtf.comments],
      ]),
      ...(rtf.objects > 0
        ? [
            {
              code: 'active-content' as const,
              message: `The file holds embedded objects (${rtf.objects}). Nothing of them was opened.`,
            },
          ]
        : []),
    ],
  };
};

const TRUNCATED = { code: 'truncated', message: 'The end of the file is missing: groups are not closed.' } as const;
