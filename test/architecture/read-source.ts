/** What a source file says, taken apart without a compiler. */
export interface Source {
  /** The text with comments and the contents of strings and patterns blanked; same length, same lines. */
  readonly code: string;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
}

export interface Comment {
  readonly line: number;
  readonly text: string;
}

export interface Import {
  readonly line: number;
  /** As written between the quotes. */
  readonly specifier: string;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
}

interface Span {
  readonly kind: 'comment' | 'text';
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `import … from`, `export … from`, `import '…'` and `import('…')`, types too. It does not parse: it finds comments,
 * strings and patterns, and looks for these words in what remains. A computed import is not seen.
 */
export const readSource = (text: string): Source => {
  const spans = spansOf(text);
  const comments = spans.filter(({ kind }) => kind === 'comment');
  const code = blank(text, spans);
  return {
    code,
    comments: comments.map(({ from, to }) => ({ line: lineAt(text, from), text: text.slice(from, to) })),
    imports: importsOf(text, code),
  };
};

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const IMPORT = /(?:\bfrom|\bimport|\bimport\s*\()\s*(['"])/g;

const importsOf = (text: string, code: string): Import[] =>
  [...code.matchAll(IMPORT)].flatMap((found) => {
    const open = found.index + found[0].length;
    const close = code.indexOf(found[1] ?? '', open);
    return close < 0
      ? []
      : [
          {
            line: lineAt(text, found.index),
            specifier: text.slice(open, close),
            typeOnly: isTypeOnly(code, found.index),
          },
        ];
  });

const isTypeOnly = (code: string, at: number): boolean => {
  const statement = [...code.slice(0, at).matchAll(/\b(?:import|export)\b/g)].at(-1)?.index;
  return (
    statement !== undefined && /^(?:import|export)\s+type\b(?!\s*(?:,|from\b))[^;'"]*$/.test(code.slice(statement, at))
  );
};

/** Quotes stay, so that the place of a specifier is still seen. */
const blank = (text: string, spans: readonly Span[]): string => {
  let out = '';
  let last = 0;
  for (const { from, to } of spans) {
    out += text.slice(last, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    last = to;
  }
  return out + text.slice(last);
};

/** Comments, and the insides of strings, templates and patterns, in order. Strings and patterns end with their line. */
const spansOf = (text: string): Span[] => {
  const spans: Span[] = [];
  /** For each open `${`: how many braces are open inside it. */
  const templates: number[] = [];
  let at = 0;
  const inside = (end: number): void => {
    spans.push({ kind: 'text', from: at + 1, to: end });
    at = end + 1;
  };
  const template = (): void => {
    const end = endOfTemplate(text, at + 1);
    spans.push({ kind: 'text', from: at + 1, to: end });
    at = text.startsWith('${', end) ? end + 2 : end + 1;
    if (text.startsWith('${', end)) templates.push(0);
  };
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = two[0] ?? '';
    const open = templates.length - 1;
    if (two === '//' || two === '/*') {
      const end = endOfComment(text, at, two);
      spans.push({ kind: 'comment', from: at, to: end });
      at = end;
    } else if (one === "'" || one === '"') inside(endOfLiteral(text, at, one));
    else if (one === '/' && patternMayBegin(text, at)) inside(endOfLiteral(text, at, '/'));
    else if (one === '`') template();
    else if (one === '}' && templates[open] === 0) {
      templates.pop();
      template();
    } else {
      if (open >= 0 && one === '{') templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && one === '}') templates[open] = (templates[open] ?? 0) - 1;
      at += 1;
    }
  }
  return spans;
};

const endOfComment = (text: string, at: number, opening: string): number => {
  const end = opening === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
  return end < 0 ? text.length : opening === '//' ? end : end + 2;
};

const endOfLiteral = (text: string, at: number, close: string): number => {
  let bracket = false;
  for (let end = at + 1; end < text.length; end += 1) {
    const one = text[end];
    if (one === '\n') return end;
    if (one === '\\') end += 1;
    else if (close === '/' && one === '[') bracket = true;
    else if (close === '/' && one === ']') bracket = false;
    else if (one === close && !bracket) return end;
  }
  return text.length;
};

/** The place of the closing backtick or of the next `${`. */
const endOfTemplate = (text: string, from: number): number => {
  for (let end = from; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === '`' || text.startsWith('${', end)) return end;
  }
  return text.length;
};

/** After a value a slash divides; after `<` or before `>` it closes an element. */
const patternMayBegin = (text: string, at: number): boolean => {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd();
  if (text[at + 1] === '>') return false;
  return (
    before === '' ||
    /[([{,;:=!&|?+\-*%~^>}]$/.test(before) ||
    /\b(?:return|typeof|case|in|of|await|yield|void)$/.test(before)
  );
};
