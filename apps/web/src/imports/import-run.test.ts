import { describe, expect, it, vi } from 'vitest';
import type { Api } from '../api/call.ts';
import { CallFault } from '../api/call-fault.ts';
import { makeImportRun } from './import-run.ts';
import { CAREFUL_TERMS } from './import-terms.ts';

const file = (path: string) => ({ path, file: new File(['x'], path.split('/').at(-1) ?? '', { lastModified: 0 }) });

/** A house that refuses files by name and counts how many come at once. */
const house = (refused: readonly string[] = []) => {
  let now = 0;
  let most = 0;
  const names: string[] = [];
  const receiveFile: Api['receiveFile'] = async (_file, about, watch, signal) => {
    now += 1;
    most = Math.max(most, now);
    names.push(about.path ?? '');
    watch(0.5);
    await new Promise((resolve) => setTimeout(resolve, 1));
    now -= 1;
    if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
    if (refused.includes(about.name))
      throw new CallFault(413, [{ code: 'too-large', message: 'larger than this disk' }]);
    return {
      itemId: about.name,
      number: names.length,
      exhibit: null,
      sha256: '',
      sha512: '',
      size: 1,
      duplicateOf: null,
      problems: [],
    };
  };
  return { api: { receiveFile } as Api, names, most: () => most };
};

describe('an import', () => {
  it('goes on past a file that is refused, and keeps its reason', async () => {
    const { api, names } = house(['b.pdf']);
    const ended = vi.fn();
    const run = makeImportRun(api, ended);
    run.add([file('in/a.pdf'), file('in/b.pdf'), file('in/c.pdf')], ['in/locked.pdf'], CAREFUL_TERMS);
    await vi.waitFor(() => expect(run.now().going).toBe(false));
    expect(names).toEqual(['in/a.pdf', 'in/b.pdf', 'in/c.pdf']);
    expect(run.now().sendings.map(({ state, remark }) => [state, remark])).toEqual([
      ['received', undefined],
      ['refused', 'larger than this disk'],
      ['received', undefined],
      ['refused', 'unreadable'],
    ]);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('sends at most two files at once', async () => {
    const { api, most } = house();
    const run = makeImportRun(api, () => undefined);
    run.add(
      Array.from({ length: 9 }, (_, index) => file(`${index}.txt`)),
      [],
      CAREFUL_TERMS,
    );
    await vi.waitFor(() => expect(run.now().going).toBe(false));
    expect(most()).toBe(2);
  });

  it('stops what waits and what is on its way', async () => {
    const { api, names } = house();
    const run = makeImportRun(api, () => undefined);
    run.add(
      Array.from({ length: 9 }, (_, index) => file(`${index}.txt`)),
      [],
      CAREFUL_TERMS,
    );
    run.stop();
    await vi.waitFor(() => expect(run.now().going).toBe(false));
    expect(names).toHaveLength(2);
    expect(run.now().sendings.every(({ state }) => state === 'refused')).toBe(true);
  });
});
