export interface WaterfallBar {
  readonly name: string;
  readonly bits: number;
  /** Where the sum stood before and after this comparison. */
  readonly from: number;
  readonly to: number;
}

/** From what is thought before looking, comparison by comparison, to the sum. */
export const waterfall = (
  prior: number,
  steps: readonly { readonly name: string; readonly bits: number }[],
): readonly WaterfallBar[] => {
  let sum = 0;
  return [{ name: 'prior', bits: prior }, ...steps].map(({ name, bits }) => {
    const from = sum;
    sum += bits;
    return { name, bits, from, to: sum };
  });
};
