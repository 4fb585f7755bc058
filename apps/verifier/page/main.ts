// First of all: the libraries below take Buffer from the global object while they are loaded.
import './node-buffer.ts';
import { createHash } from 'node:crypto';
import type { BagFile } from '@amparo/bagit';
import { type BundleFiles, bundleFiles } from '../src/bundle-files.ts';
import { verifyFiles } from '../src/verify-files.ts';
import { NOT_PROVEN, type Outcome, type VerifyReport } from '../src/verify-report.ts';

const PIECE = 4 * 1024 * 1024;
const WORDS: Readonly<Record<Outcome, string>> = { pass: 'PASS', fail: 'FAIL', 'not-checked': 'NOT CHECKED' };

/** As much of a document as this page touches; the rest of the house is checked without a browser's types. */
interface PageElement {
  textContent: string | null;
  className: string;
  value: string;
  readonly files: Iterable<PickedInBrowser> | null;
  replaceChildren(...children: readonly PageElement[]): void;
  addEventListener(event: string, listener: () => void): void;
}
interface PickedInBrowser {
  readonly webkitRelativePath: string;
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}
declare const document: {
  getElementById(id: string): PageElement;
  createElement(kind: string): PageElement;
};

/** One file that the browser hands over: a path below the chosen folder, and bytes that can be read in pieces. */
interface PickedFile {
  readonly path: string;
  readonly size: number;
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
}

const openPicked = async (picked: readonly PickedFile[], progress: (done: number) => void): Promise<BundleFiles> => {
  const files = new Map<string, BagFile>();
  const byPath = new Map<string, PickedFile>();
  for (const [at, file] of picked.entries()) {
    const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
    for (let start = 0; start < file.size; start += PIECE) {
      const bytes = await file.slice(start, Math.min(file.size, start + PIECE));
      sha256.update(bytes);
      sha512.update(bytes);
    }
    files.set(file.path, {
      path: file.path,
      size: file.size,
      sha256: sha256.digest('hex'),
      sha512: sha512.digest('hex'),
    });
    byPath.set(file.path, file);
    progress(at + 1);
  }
  return bundleFiles(files, [], async (path) => {
    const file = byPath.get(path);
    return file === undefined ? new Uint8Array() : file.slice(0, file.size);
  });
};

/** Verifies what was picked. The tests call it with files of their own; the page calls it with those of the folder. */
const verifyPicked = async (
  picked: readonly PickedFile[],
  key: string | undefined,
  progress: (done: number) => void = () => undefined,
): Promise<VerifyReport> => verifyFiles(await openPicked(picked, progress), key === undefined ? {} : { key });

const element = (id: string): PageElement => document.getElementById(id);

const line = (kind: string, text: string, className = ''): PageElement => {
  const made = document.createElement(kind);
  // As text, never as markup: a name in a bundle is no part of this page.
  made.textContent = text;
  made.className = className;
  return made;
};

const show = (report: VerifyReport): void => {
  const list = element('claims');
  list.replaceChildren(
    ...report.claims.flatMap(({ name, outcome, detail }) => [
      line('dt', `${WORDS[outcome]}: ${name}`, outcome),
      ...detail
        .split('\n')
        .slice(0, 20)
        .map((each) => line('dd', each)),
    ]),
  );
  const failed = report.claims.filter(({ outcome }) => outcome === 'fail').length;
  element('result').textContent = failed === 0 ? 'RESULT: nothing failed' : `RESULT: ${failed} claims failed`;
};

const pathInside = (file: PickedInBrowser): string => file.webkitRelativePath.split('/').slice(1).join('/');

const start = async (): Promise<void> => {
  const chosen = [...(element('folder').files ?? [])];
  const key = element('key').value.trim();
  const result = element('result');
  element('claims').replaceChildren();
  const picked = chosen.map((file) => ({
    path: pathInside(file),
    size: file.size,
    slice: async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  }));
  try {
    show(
      await verifyPicked(picked, key === '' ? undefined : key, (done) => {
        result.textContent = `Reading file ${done} of ${picked.length} …`;
      }),
    );
  } catch (cause) {
    result.textContent = `The folder could not be read: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
};

element('not-proven').replaceChildren(...NOT_PROVEN.map((each) => line('li', each)));
element('folder').addEventListener('change', () => void start());
element('again').addEventListener('click', () => void start());

(globalThis as { amparoVerify?: typeof verifyPicked }).amparoVerify = verifyPicked;
