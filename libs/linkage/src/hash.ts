/** Mixes a number of 32 bits into another: the step of MurmurHash3 (Appleby 2011, public domain). */
export const blend = (state: number, number: number): number => {
  let mixed = Math.imul(number, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const next = state ^ mixed;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
};

/** Spreads every bit over all: the ending of MurmurHash3. Answers 0..2^32-1. */
export const spread = (state: number): number => {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
