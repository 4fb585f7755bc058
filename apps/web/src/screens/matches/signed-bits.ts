/** Bits with their sign, to one digit: more would be a precision that nobody measured. */
export const signedBits = (bits: number, n: (value: number) => string): string =>
  `${bits > 0 ? '+' : ''}${n(Math.round(bits * 10) / 10)}`;
