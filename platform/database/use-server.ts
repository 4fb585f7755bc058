import { setTimeout as pause } from 'node:timers/promises';
import { AmparoError, fault } from '@amparo/core/ground/fault';
import pg from 'pg';
import { errorCode } from '../vault/storage-fault.ts';

/** Any number: it only has to be the same for all programs that use an embedded server. */
const IN_USE_LOCK = 7_210_442;
const PATIENCE_MS = 120_000;

/**
 * Who uses the embedded server holds an advisory lock in shared mode on a connection of its own. The last one to leave
 * gets it alone and may stop the server; one who comes meanwhile waits for the lock, is cut off, and starts the server
 * anew. So nobody is cut off in the middle of work. `reach` finds the server or starts it, also after it fell.
 */
export interface Use {
  /** Gives up the use. True when nobody else has it: from then on nobody gets it until `end`. */
  readonly release: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}

export const useServer = async (reach: () => Promise<pg.ClientConfig>): Promise<Use> => {
  let released = false;
  const hold = async (): Promise<pg.Client> => {
    const client = await clientOf(await reach());
    await client.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
    // The server fell, or a backend did and ended every connection: the use is taken up again.
    client.once('end', () => {
      if (released) return;
      held = patiently(hold, GONE);
      held.catch(() => undefined);
    });
    return client;
  };
  let held = patiently(hold, GONE);
  await held;
  return {
    release: async () => {
      released = true;
      try {
        const client = await held;
        await client.query('select pg_advisory_unlock_shared($1)', [IN_USE_LOCK]);
        const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
          IN_USE_LOCK,
        ]);
        return rows[0]?.alone === true;
      } catch {
        return false;
      }
    },
    end: async () => {
      await held.then((client) => client.end()).catch(() => undefined);
    },
  };
};

export const clientOf = async (where: pg.ClientConfig): Promise<pg.Client> => {
  const client = new pg.Client({ ...where, connectionTimeoutMillis: 20_000, application_name: 'amparo' });
  // Without a listener a connection that dies would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** Does it again while the server starts or recovers, or for one of the codes in `also`. */
export const patiently = async <T>(connecting: () => Promise<T>, also: readonly string[] = []): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await connecting();
    } catch (cause) {
      if (cause instanceof AmparoError) throw cause;
      if (!isPassing(cause, also) || Date.now() > deadline) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw fault('unavailable', `the database cannot be reached: ${reason}`, { cause });
      }
      await pause(50);
    }
  }
};

/** 57P01 to 57P03: cut off by a shutdown or a crash, or not ready yet (PostgreSQL documentation, appendix A). */
const PASSING: readonly string[] = ['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE'];
/** The embedded server went down between being found and being connected to: it is started again. */
const GONE: readonly string[] = ['ENOENT', 'ECONNREFUSED'];

const isPassing = (cause: unknown, also: readonly string[]): boolean => {
  const code = errorCode(cause) ?? '';
  const broken = cause instanceof Error && /^Connection terminated|is not queryable$/.test(cause.message);
  return broken || PASSING.includes(code) || also.includes(code);
};

/** True for a failure that comes of a server that is gone, going, or not there yet. */
export const cutOff = (cause: unknown): boolean =>
  isPassing(cause, ['ECONNREFUSED']) ||
  (errorCode(cause) === 'ENOENT' && (cause as NodeJS.ErrnoException).syscall === 'connect');
