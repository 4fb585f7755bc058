import type { Api } from '../api/call.ts';
import { asCallFault } from '../api/call-fault.ts';
import type { Terms } from '../api/contract.ts';
import type { Gathered } from './gather-files.ts';

/** One file on its way into the house. */
export interface Sending {
  readonly path: string;
  readonly size: number;
  readonly state: 'waiting' | 'sending' | 'received' | 'refused';
  readonly share: number;
  readonly itemId?: string;
  readonly number?: number;
  /** What the house said: why not, or what is unusual about it. */
  readonly remark?: string;
  readonly duplicateOf?: number;
}

export interface ImportState {
  readonly sendings: readonly Sending[];
  readonly going: boolean;
  readonly stopped: boolean;
}

export interface ImportRun {
  readonly now: () => ImportState;
  readonly watch: (listener: () => void) => () => void;
  readonly add: (files: readonly Gathered[], unread: readonly string[], terms: Terms) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

const AT_ONCE = 2;

/**
 * Sends files two at a time. One that is refused or breaks does not stop the rest: it stays in the list with its
 * reason.
 */
export const makeImportRun = (api: Api, ended: () => void): ImportRun => {
  let state: ImportState = { sendings: [], going: false, stopped: false };
  const queue: { readonly index: number; readonly gathered: Gathered; readonly terms: Terms }[] = [];
  const listeners = new Set<() => void>();
  let abort = new AbortController();
  let active = 0;

  const set = (next: Partial<ImportState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const change = (index: number, part: Partial<Sending>): void =>
    set({ sendings: state.sendings.map((one, place) => (place === index ? { ...one, ...part } : one)) });

  const send = async ({ index, gathered, terms }: (typeof queue)[number]): Promise<void> => {
    change(index, { state: 'sending' });
    const { file, path } = gathered;
    try {
      const about = { name: file.name, path, modifiedAt: new Date(file.lastModified).toISOString(), ...terms };
      const answer = await api.receiveFile(file, about, (share) => change(index, { share }), abort.signal);
      change(index, {
        state: 'received',
        share: 1,
        itemId: answer.itemId,
        number: answer.number,
        ...(answer.duplicateOf ? { duplicateOf: answer.duplicateOf.number } : {}),
        ...(answer.problems[0] ? { remark: answer.problems[0].message } : {}),
      });
    } catch (thrown) {
      const stopped = thrown instanceof DOMException && thrown.name === 'AbortError';
      change(index, { state: 'refused', ...(stopped ? {} : { remark: asCallFault(thrown).message }) });
    }
  };

  const pump = (): void => {
    while (active < AT_ONCE) {
      const next = queue.shift();
      if (!next) break;
      active++;
      void send(next).finally(() => {
        active--;
        pump();
      });
    }
    if (active === 0 && queue.length === 0 && state.going) {
      set({ going: false });
      ended();
    }
  };

  return {
    now: () => state,
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files, unread, terms) => {
      const from = state.sendings.length;
      abort = abort.signal.aborted ? new AbortController() : abort;
      set({
        going: files.length > 0 || state.going,
        stopped: false,
        sendings: [
          ...state.sendings,
          ...files.map(({ file, path }): Sending => ({ path, size: file.size, state: 'waiting', share: 0 })),
          ...unread.map((path): Sending => ({ path, size: 0, state: 'refused', share: 0, remark: 'unreadable' })),
        ],
      });
      queue.push(...files.map((gathered, place) => ({ index: from + place, gathered, terms })));
      pump();
    },
    stop: () => {
      const waiting = new Set(queue.splice(0).map(({ index }) => index));
      set({
        stopped: true,
        sendings: state.sendings.map((one, index) =>
          waiting.has(index) ? { ...one, state: 'refused' as const } : one,
        ),
      });
      abort.abort();
      pump();
    },
    clear: () => {
      if (!state.going) set({ sendings: [], stopped: false });
    },
  };
};
