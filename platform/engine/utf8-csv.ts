import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fault } from '@amparo/core/ground/fault';

/** A CSV file as the engine reads it: UTF-8, with the sign that divides its cells. */
export interface Utf8Csv {
  readonly path: string;
  readonly delimiter: string;
  readonly charset: string;
  /** As the engine writes it: `\\n`, `\\r\\n` or `\\r`. */
  readonly newLine: string;
  readonly header: readonly string[];
}

const HEAD_BYTES = 1 << 20;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Looks at the head of a file, and writes a UTF-8 copy into `folder` where it is in another encoding: UTF-16 by its
 * mark, else windows-1251 where the bytes are no UTF-8 (the one that spreadsheets of the region write). Streams, so
 * that the size of the file does not matter. Throws `input-invalid` when there is no header.
 */
export const utf8Csv = async (path: string, folder: string): Promise<Utf8Csv> => {
  const head = await headOf(path);
  const charset = charsetOf(head);
  const copy = charset === 'utf-8' ? path : join(folder, `${basename(path)}.utf8.csv`);
  if (charset !== 'utf-8') await recode(path, copy, charset);
  const text = new TextDecoder(charset).decode(head);
  const line = (text.split(/\r\n|\n|\r/u, 1)[0] ?? '').replace(/^\uFEFF/u, '');
  const delimiter = [...DELIMITERS].sort((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
  const header = cellsOf(line, delimiter);
  if (header.every((name) => name === ''))
    throw fault('input-invalid', `${path}: expected a first line with the names of the columns, got none`, {
      field: 'files',
    });
  return { path: copy, delimiter, charset, header, newLine: newLineOf(text) };
};

const cellsOf = (line: string, delimiter: string): readonly string[] => {
  const cells = [''];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === delimiter && !quoted) cells.push('');
    else cells.push(`${cells.pop()}${letter}`);
  }
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/u, '$1')
      .replaceAll('""', '"')
      .trim(),
  );
};

const newLineOf = (text: string): string => {
  const first = /\r\n|\n|\r/u.exec(text)?.[0];
  return first === '\r\n' ? '\\r\\n' : first === '\r' ? '\\r' : '\\n';
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path).catch((cause: unknown) => {
    throw fault('not-found', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      field: 'files',
      cause,
    });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const charsetOf = (head: Buffer): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // The head may end inside a letter: `stream` forgives that and nothing else.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
};

const recode = async (from: string, to: string, charset: string): Promise<void> => {
  const decoder = new TextDecoder(charset);
  await pipeline(
    Readable.from(
      (async function* () {
        for await (const chunk of createReadStream(from)) yield decoder.decode(chunk as Buffer, { stream: true });
        yield decoder.decode();
      })(),
    ),
    createWriteStream(to, { mode: 0o600 }),
  );
};
