import type { AmparoError } from '@amparo/core/ground/fault';
import type { Actor } from './actor.ts';
import type { DeedFace } from './deed.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { recordAlone } from './record-alone.ts';

/** Which items were refused and why. It travels beside the fault, which tells an outsider nothing of it. */
interface Refusal {
  readonly items: readonly string[];
  readonly why: 'purpose-needed' | 'no-clearance';
}

const refusals = new WeakMap<object, Refusal>();

/** Marks a fault as the refusal of items: the door writes `access-refused` once the deed's own transaction is undone. */
export const refusing = (error: AmparoError, refusal: Refusal): AmparoError => {
  refusals.set(error, refusal);
  return error;
};

/** One screen asks in several ways at once: what is refused again within a minute is on record already. */
const QUIET_MS = 60_000;
const lately = new WeakMap<OpenWorkspace['journal'], Map<string, number>>();

/** For `catch`: records a refusal, if the fault is one, and throws the fault on. */
export const recordRefusal =
  (house: OpenWorkspace, actor: Actor, deed: DeedFace) =>
  async (cause: unknown): Promise<never> => {
    const refusal = typeof cause === 'object' && cause !== null ? refusals.get(cause) : undefined;
    if (refusal === undefined) throw cause;
    refusals.delete(cause as object);
    const now = house.clock().getTime();
    const known = lately.get(house.journal) ?? new Map<string, number>();
    lately.set(house.journal, known);
    for (const [key, at] of known) if (now - at >= QUIET_MS) known.delete(key);
    const fresh = refusal.items.filter((item) => !known.has(`${actor.member} ${item}`));
    for (const item of fresh) known.set(`${actor.member} ${item}`, now);
    if (fresh.length > 0) {
      const entry = {
        custody: ['access-refused'],
        items: fresh.map((item) => ({ item })),
        result: 'refused',
        reason: refusal.why,
      };
      // The fault goes out even where the journal cannot be written just now.
      await recordAlone(house, actor, { deed: deed.name, subjects: fresh, entry }).catch(() => undefined);
    }
    throw cause;
  };
