import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../browser/find-chromium.ts';
import type { Files, Mutant } from './mutants.ts';

/** What verify.html said of one bundle: the outcome of each claim, in its words. */
export interface PageVerdict {
  readonly name: string;
  readonly ok: boolean;
  readonly outcomes: readonly (readonly [claim: string, outcome: string])[];
}

export const chromiumIsThere = findChromium() !== undefined;
if (!chromiumIsThere)
  console.warn('SKIPPED: no Chromium (set AMPARO_CHROMIUM, or install the package chromium): verify.html is not run');

interface Picked {
  readonly path: string;
  readonly size: number;
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
}
type Verify = (files: readonly Picked[]) => Promise<{
  readonly ok: boolean;
  readonly claims: readonly { readonly name: string; readonly outcome: string }[];
}>;

const base64 = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString('base64');

/** Opens the page from its file, as a stranger does, and verifies the bundle in each of these states, in one page. */
export const verifyInPage = async (
  page: string,
  files: Files,
  mutants: Iterable<Mutant>,
): Promise<{ readonly verdicts: readonly PageVerdict[]; readonly asked: readonly string[] }> => {
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...CHROMIUM_FLAGS] });
  try {
    const tab = await browser.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => void asked.push(request.url()));
    await tab.goto(`file://${page}`);
    await tab.evaluate(
      (given) => {
        const decode = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
        const kept = new Map(given.map(([path, text]) => [path, decode(text ?? '')] as const));
        Object.assign(globalThis, { kept });
      },
      [...files].map(([path, bytes]) => [path, base64(bytes)] as const),
    );
    const verdicts: PageVerdict[] = [];
    const waiting = [...mutants].map(({ name, patch }) => ({
      name,
      patch: [...patch].map(([path, bytes]) => [path, base64(bytes)] as const),
    }));
    for (let at = 0; at < waiting.length; at += 50) {
      const some = await tab.evaluate(
        async (batch) => {
          const decode = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
          const { kept, amparoVerify } = globalThis as unknown as {
            kept: Map<string, Uint8Array>;
            amparoVerify: Verify;
          };
          const seen = [];
          for (const { name, patch } of batch) {
            const now = new Map(kept);
            for (const [path, text] of patch) {
              if (text === null) now.delete(path);
              else now.set(path, decode(text));
            }
            const report = await amparoVerify(
              [...now].map(([path, bytes]) => ({
                path,
                size: bytes.length,
                slice: async (start, end) => bytes.slice(start, end),
              })),
            );
            seen.push({
              name,
              ok: report.ok,
              outcomes: report.claims.map((claim) => [claim.name, claim.outcome] as const),
            });
          }
          return seen;
        },
        waiting.slice(at, at + 50),
      );
      verdicts.push(...some);
    }
    return { verdicts, asked };
  } finally {
    await browser.close();
  }
};
