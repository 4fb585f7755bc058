import { readFileSync } from 'node:fs';
import { FAULT_CODES } from '@amparo/core/ground/fault';
import { describe, expect, it } from 'vitest';
import { CHECK_FAILED, EXIT_CODES } from './exit-codes.ts';

const page = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| (?:`([a-z-]+)`)? ?\| .+ \|$/gm)].map(([, exit, code]) => ({
  exit: Number(exit),
  code,
}));

describe('exit codes', () => {
  it('docs/command-line.md names every fault with its exit code, and no other', () => {
    const told = Object.fromEntries(rows.flatMap(({ exit, code }) => (code === undefined ? [] : [[code, exit]])));
    expect(told).toEqual(EXIT_CODES);
    expect(Object.keys(told).sort()).toEqual([...FAULT_CODES].sort());
  });

  it('0 and the code of a failed check belong to no fault', () => {
    expect(rows.filter(({ code }) => code === undefined).map(({ exit }) => exit)).toEqual([0, CHECK_FAILED]);
    expect(Object.values(EXIT_CODES)).not.toContain(0);
    expect(Object.values(EXIT_CODES)).not.toContain(CHECK_FAILED);
  });
});
