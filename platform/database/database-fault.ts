import { fault } from '@amparo/core/ground/fault';
import { errorCode } from '../vault/storage-fault.ts';
import { cutOff } from './use-server.ts';

/** Throws what the database could not do as a fault that a person can act on; anything else as it came. */
export const databaseFault = (cause: unknown): never => {
  // PostgreSQL documentation, appendix A: disk_full, too_many_connections.
  if (errorCode(cause) === '53100')
    throw fault(
      'limit-reached',
      'the disk of the database is full: free some space and do it again; nothing is half done',
      {
        cause,
      },
    );
  if (errorCode(cause) === '53300' || cutOff(cause))
    throw fault('unavailable', 'the database cannot be reached just now: do it again; nothing is half done', { cause });
  throw cause;
};
