/**
 * The small markup in which the documents of the archive are written that become DOCX or PDF:
 * one block a line; `# ` title, `## ` heading, `- ` bullet, `@head`, `@right`, `@small`, `@sign`, `@note N`;
 * `**bold**` inside, `^1` a footnote mark.
 */
export const BLOCK_KINDS = ['title', 'heading', 'bullet', 'head', 'right', 'small', 'sign', 'note', 'text'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** A footnote mark set above the line. */
  readonly raised: boolean;
}

export interface Block {
  readonly kind: BlockKind;
  readonly runs: readonly Run[];
}

const MARKS: readonly (readonly [string, BlockKind])[] = [
  ['## ', 'heading'],
  ['# ', 'title'],
  ['- ', 'bullet'],
  ['@head ', 'head'],
  ['@right ', 'right'],
  ['@small ', 'small'],
  ['@sign ', 'sign'],
  ['@note ', 'note'],
];

const runsOf = (line: string): Run[] =>
  line
    .split(/(\*\*[^*]+\*\*|\^\d)/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { text: part.slice(2, -2), bold: true, raised: false };
      if (part.startsWith('^')) return { text: part.slice(1), bold: false, raised: true };
      return { text: part, bold: false, raised: false };
    });

/** Blocks of a source text, in order; blank lines are nothing. */
export const blocksOf = (source: string): Block[] =>
  source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const mark = MARKS.find(([sign]) => line.startsWith(sign));
      return mark ? { kind: mark[1], runs: runsOf(line.slice(mark[0].length)) } : { kind: 'text', runs: runsOf(line) };
    });

/** The words of a block without any mark. */
export const wordsOf = (block: Block): string => block.runs.map((run) => run.text).join('');

/** The plain text of a source: one block a line, as a reader of the finished document sees it. */
export const plainText = (source: string): string => blocksOf(source).map(wordsOf).join('\n');
