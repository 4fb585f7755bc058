/** Chance from a seed (mulberry32): the same seed gives the same house. */
export interface Seeded {
  /** 0 inclusive to 1 exclusive. */
  readonly unit: () => number;
  /** A whole number below the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
  readonly bytes: (count: number) => Buffer;
  /** The next UUIDv7 (RFC 9562 §5.7): a millisecond later than the one before, so that order of making is kept. */
  readonly id: () => string;
}

const STARTED = Date.UTC(2024, 0, 1);

export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  let made = 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => Math.floor((word() / 2 ** 32) * limit);
  const hex = (digits: number): string => word().toString(16).padStart(8, '0').slice(0, digits);
  return {
    unit: () => word() / 2 ** 32,
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
    bytes: (count) => {
      const bytes = Buffer.alloc(count);
      for (let at = 0; at < count; at += 4) bytes.writeUInt32LE(word(), at);
      return bytes;
    },
    id: () => {
      made += 1;
      const time = (STARTED + made).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + below(4)).toString(16)}${hex(3)}-${hex(8)}${hex(4)}`;
    },
  };
};
