import { AmparoError, fault } from '@amparo/core/ground/fault';

/** The `code` of an operating system error (`ENOENT`, `EIO` …), or undefined. */
export const errorCode = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

/** Throws what went wrong with the disk as a fault that says what was being done and what a person can do. */
export const storageFault = (cause: unknown, doing: string): never => {
  if (cause instanceof AmparoError) throw cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  switch (errorCode(cause)) {
    case 'ENOENT':
      throw fault('not-found', `Could not ${doing}: it is not there.`, { cause });
    case 'EEXIST':
      throw fault('conflict', `Could not ${doing}: the name is taken.`, { cause });
    case 'ENOSPC':
    case 'EDQUOT':
      throw fault('limit-reached', `Could not ${doing}: the disk is full. Free some space and try again.`, { cause });
    case 'EMFILE':
    case 'ENFILE':
      throw fault('limit-reached', `Could not ${doing}: too many files are open (${reason}).`, { cause });
    default:
      throw fault('unavailable', `Could not ${doing}: ${reason}.`, { cause });
  }
};
