import { parseWitnessKey } from '@amparo/merkle-log';
import type { Database, Transacting } from '../database/connect.ts';
import type { AnchorSettings } from './anchor-settings.ts';

/** How it stands with one authority or witness. */
export interface PlaceState {
  readonly name: string;
  readonly kind: 'time-stamp' | 'witness';
  readonly url: string;
  /** The newest anchor it gave. */
  readonly at: Date | null;
  readonly size: number | null;
  readonly triedAt: Date | null;
  readonly problem: string | null;
}

export interface AnchorState {
  readonly places: readonly PlaceState[];
  /** Witnesses that cosigned the newest checkpoint. */
  readonly witnesses: number;
  /** The newest checkpoint. */
  readonly size: number;
  /** When anybody outside last vouched for the journal; null when nobody ever did. */
  readonly anchoredAt: Date | null;
  /** Since when entries wait that nobody outside has seen; null when there are none. */
  readonly waitingSince: Date | null;
}

/** What is anchored outside, told as it is: by what came back, never by what was sent. */
export const anchorState = async (database: Database | Transacting, settings: AnchorSettings): Promise<AnchorState> => {
  const attempts = await database.selectFrom('anchor_attempt').selectAll().execute();
  const stamps = await database
    .selectFrom('time_stamp')
    .select((select) => ['authority', select.fn.max('stamped_at').as('at'), select.fn.max('size').as('size')])
    .groupBy('authority')
    .execute();
  const lines = await database
    .selectFrom('cosignature')
    .select((select) => ['key_id', select.fn.max('cosigned_at').as('at'), select.fn.max('size').as('size')])
    .groupBy('key_id')
    .execute();
  const head = await database
    .selectFrom('checkpoint')
    .select((select) => select.fn.max('size').as('size'))
    .executeTakeFirst();
  const size = head?.size ?? 0;
  const attempt = (name: string) => attempts.find(({ place }) => place === name);
  const places: PlaceState[] = [
    ...settings.authorities.map(({ name, url }) => {
      const found = stamps.find(({ authority }) => authority === name);
      return { name, kind: 'time-stamp' as const, url, at: found?.at ?? null, size: found?.size ?? null };
    }),
    ...settings.witnesses.map(({ name, url, key }) => {
      const found = lines.find(({ key_id }) => key_id === parseWitnessKey(key).id);
      return { name, kind: 'witness' as const, url, at: found?.at ?? null, size: found?.size ?? null };
    }),
  ].map((place) => ({
    ...place,
    triedAt: attempt(place.name)?.tried_at ?? null,
    problem: attempt(place.name)?.problem ?? null,
  }));
  const seen = Math.max(0, ...stamps.map((row) => row.size), ...lines.map((row) => row.size));
  const times = [...stamps, ...lines].map(({ at }) => at.getTime());
  const first = await database
    .selectFrom('checkpoint')
    .select('signed_at')
    .where('size', '>', seen)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return {
    places,
    witnesses: places.filter((place) => place.kind === 'witness' && place.size === size && size > 0).length,
    size,
    anchoredAt: times.length === 0 ? null : new Date(Math.max(...times)),
    waitingSince: first?.signed_at ?? null,
  };
};

const HOUR_MS = 60 * 60 * 1000;

/**
 * Whether somebody is to be asked now: each witness for every new checkpoint, each authority for a new one after an
 * hour, and all of them once a day, so that their silence or ours is seen (preservation page §3.3).
 */
export const anchorsAreDue = ({ places, size }: AnchorState, now: Date): boolean =>
  size > 0 &&
  places.some(({ kind, at, size: known }) => {
    const age = at === null ? Number.POSITIVE_INFINITY : now.getTime() - at.getTime();
    return age > 24 * HOUR_MS || ((known ?? 0) < size && (kind === 'witness' || age > HOUR_MS));
  });
