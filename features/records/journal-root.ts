import type { Database, Transacting } from '@amparo/platform/database/connect';

/**
 * What a report prints of the journal, so that whoever holds a paper copy holds a head of the log that nobody can take
 * back: size and root of the latest signed checkpoint (preservation page §3.3, layer 5).
 */
export interface JournalRoot {
  readonly size: number;
  /** Hex, in groups of eight so that it can be read out and compared. */
  readonly root: string;
  readonly signedAt: Date;
}

/** The latest signed head; undefined before the first one. */
export const journalRoot = async (database: Database | Transacting): Promise<JournalRoot | undefined> => {
  const row = await database
    .selectFrom('checkpoint')
    .select(['size', 'signed_at', 'note'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const base64 = row?.note.split('\n')[2];
  if (row === undefined || base64 === undefined) return undefined;
  const hex = Buffer.from(base64, 'base64').toString('hex');
  return { size: row.size, root: hex.match(/.{8}/g)?.join(' ') ?? hex, signedAt: row.signed_at };
};

/** One line for the foot of a report. */
export const journalRootLine = ({ size, root, signedAt }: JournalRoot): string =>
  `Journal: ${size} entries, root ${root}, signed ${signedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
