import { VERDICTS, type Verdict } from './clusters.ts';

/** How far two people who judged the same pairs agree. */
export interface Agreement {
  readonly pairs: number;
  readonly agreed: number;
  /** 0..1; null when nothing was judged twice. */
  readonly share: number | null;
  /**
   * Cohen's kappa: agreement beyond what chance gives, 1 for perfect, 0 for chance (Cohen 1960, "A coefficient of agreement
   * for nominal scales"). Null when nothing was judged twice, or when both used one and the same verdict throughout.
   */
  readonly kappa: number | null;
}

/** First and second verdicts, pair by pair. */
export const agreementOf = (verdicts: readonly (readonly [Verdict, Verdict])[]): Agreement => {
  const pairs = verdicts.length;
  const agreed = verdicts.filter(([first, second]) => first === second).length;
  if (pairs === 0) return { pairs, agreed, share: null, kappa: null };
  const share = agreed / pairs;
  const byChance = VERDICTS.reduce((sum, verdict) => {
    const of = (side: 0 | 1): number => verdicts.filter((pair) => pair[side] === verdict).length / pairs;
    return sum + of(0) * of(1);
  }, 0);
  return { pairs, agreed, share, kappa: byChance === 1 ? null : (share - byChance) / (1 - byChance) };
};
