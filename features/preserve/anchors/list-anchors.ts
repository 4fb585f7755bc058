import { anchorState } from '@amparo/platform/anchors/anchor-state';
import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { anchorSettings } from '../../records/anchors.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How it stands with the anchors outside: told by what came back, never by what was sent. */
export const listAnchors = readDeed({
  name: 'preserve.list-anchors',
  summary: 'Tell who outside vouches for the journal, since when, and what waits',
  may: 'read',
  input: z.object({ limit: z.int().min(1).max(500).default(50) }),
  output: z.object({
    on: z.boolean(),
    /** `off`, `never`, `current`: nothing waits, `waiting`: entries that nobody outside has seen. */
    state: z.enum(['off', 'never', 'current', 'waiting']),
    /** Whole hours since the first entries came that nobody outside has seen; null when nothing waits. */
    waitingHours: z.number().nullable(),
    anchoredAt: z.string().nullable(),
    size: z.number(),
    witnesses: z.number(),
    quorum: z.number(),
    places: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['time-stamp', 'witness']),
        url: z.string(),
        at: z.string().nullable(),
        size: z.number().nullable(),
        triedAt: z.string().nullable(),
        problem: z.string().nullable(),
      }),
    ),
    stamps: z.array(
      z.object({
        id: z.string(),
        size: z.number(),
        authority: z.string(),
        stampedAt: z.string(),
        endsAt: z.string(),
        renews: z.string().nullable(),
      }),
    ),
  }),
  command: { words: 'anchor list' },
  run: async ({ database, now }, { limit }) => {
    const settings = await anchorSettings(database);
    const found = await anchorState(database, settings);
    const stamps = await database
      .selectFrom('time_stamp')
      .select(['id', 'size', 'authority', 'stamped_at', 'ends_at', 'renews'])
      .orderBy('stamped_at', 'desc')
      .limit(limit)
      .execute();
    const waiting = found.waitingSince === null ? null : now.getTime() - found.waitingSince.getTime();
    const inTime = waiting === null ? ('current' as const) : ('waiting' as const);
    const state = found.anchoredAt === null ? ('never' as const) : inTime;
    return {
      on: settings.on,
      state: settings.on ? state : ('off' as const),
      waitingHours: waiting === null ? null : Math.max(0, Math.floor(waiting / HOUR_MS)),
      anchoredAt: found.anchoredAt?.toISOString() ?? null,
      size: found.size,
      witnesses: found.witnesses,
      quorum: settings.quorum,
      places: found.places.map((place) => ({
        ...place,
        at: place.at?.toISOString() ?? null,
        triedAt: place.triedAt?.toISOString() ?? null,
      })),
      stamps: stamps.map((row) => ({
        id: row.id,
        size: row.size,
        authority: row.authority,
        stampedAt: row.stamped_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        renews: row.renews,
      })),
    };
  },
});
