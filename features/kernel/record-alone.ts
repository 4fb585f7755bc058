import type { Actor } from './actor.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/**
 * Writes an entry that goes with no change of a record: that something was read, or that reading was refused. Durable
 * when it resolves, so that what must be on record can be recorded before the answer goes out. Never inside a write: the
 * head of the journal is locked there.
 */
export const recordAlone = async (
  house: OpenWorkspace,
  actor: Actor,
  text: {
    readonly deed: string;
    readonly subjects: readonly string[];
    readonly entry: Readonly<Record<string, unknown>>;
  },
): Promise<void> => {
  await house.database.transaction().execute(async (transaction) => {
    const open = await house.journal.open(transaction);
    await open.write({
      deed: text.deed,
      member: actor.member,
      at: house.clock(),
      subjects: text.subjects,
      record: { ...text.entry, actingRole: actor.role },
    });
  });
  house.journal.sealSoon();
};
