import { describeSession } from './describe-session.ts';
import { readDesk } from './read-desk.ts';

/** Team: who is at work, what waits for them. */
export const team = [describeSession, readDesk] as const;
