import { fault } from '@amparo/core/ground/fault';
import { deedsByName } from '@amparo/features/catalogue';
import type { House } from '@amparo/features/kernel/house';
import { actorOf } from '@amparo/features/kernel/members';
import { type OpenRequest, openHouse } from '@amparo/features/kernel/open-house';
import { askRounds } from '@amparo/features/kernel/rounds';
import { SHUTDOWN, workOnce } from '@amparo/features/kernel/run-job';
import { openWorkspaceFolder, type WorkspaceRecord } from '@amparo/platform/config/workspace';

/** Holds the one workspace that the server has open, or knows that it is locked; runs its jobs. */
export interface Host {
  /** The open house. Fault `locked` when there is none. */
  readonly house: () => House;
  readonly state: () => {
    readonly directory: string;
    readonly record: WorkspaceRecord | null;
    readonly locked: boolean;
  };
  readonly open: (request: Omit<OpenRequest, 'deeds'>) => Promise<House>;
  readonly close: () => Promise<void>;
}

const POLL_MS = 400;
/** How often the worker looks for what the house does by itself; the first time when the start is over. */
const ROUNDS_MS = 60_000;

export const makeHost = (directory: string): Host => {
  let house: House | undefined;
  let place = directory;
  let worker: { stop: () => Promise<void> } | undefined;
  const close = async (): Promise<void> => {
    await worker?.stop();
    worker = undefined;
    const closing = house;
    house = undefined;
    await closing?.close();
  };
  return {
    house: () => {
      if (house === undefined) throw fault('locked', 'the workspace is locked: open it with its passphrase');
      return house;
    },
    state: () => {
      const record = house?.workspace.record ?? recordOf(place);
      return { directory: place, record, locked: house === undefined };
    },
    open: async (request) => {
      await close();
      place = request.directory;
      house = await openHouse({ ...request, deeds: deedsByName });
      worker = startWorker(house);
      return house;
    },
    close,
  };
};

const recordOf = (directory: string): WorkspaceRecord | null => {
  try {
    return openWorkspaceFolder(directory).record;
  } catch {
    return null;
  }
};

/** Takes jobs one after the other. Its loop ends with the house; a job in hand ends its present step. */
const startWorker = (house: House): { stop: () => Promise<void> } => {
  const closing = new AbortController();
  let wake: (() => void) | undefined;
  let roundsAt = Date.now() + ROUNDS_MS / 6;
  const loop = (async () => {
    while (!closing.signal.aborted) {
      if (Date.now() >= roundsAt) {
        roundsAt = Date.now() + ROUNDS_MS;
        await askRounds(house).catch(() => undefined);
      }
      const worked = await workOnce(house, ({ member_id }) => actorOf(house, member_id), closing.signal).catch(
        () => false,
      );
      if (!worked && !closing.signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, POLL_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return {
    stop: async () => {
      closing.abort(SHUTDOWN);
      wake?.();
      await loop;
    },
  };
};
