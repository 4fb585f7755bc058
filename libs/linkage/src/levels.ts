/**
 * How often a comparison comes out at a level among pairs that are one person (m) and among pairs that are not (u).
 * A comparison's m add up to 1, and so do its u (checked by a test): levels exclude each other.
 *
 * The defaults are judgements for records of detained people of one country, not measurements: a name is rarely shared
 * exactly, an arrest day often (mass arrests), a facility oftener still. Train them on reviewed pairs before trusting
 * their sum as a probability. Fellegi & Sunter (1969), "A theory for record linkage", JASA 64.
 */
export interface Level {
  readonly m: number;
  readonly u: number;
}

export type Levels = Readonly<Record<string, Level>>;

const level = (m: number, u: number): Level => ({ m, u });

export const DEFAULT_LEVELS = {
  /** One comparison with ordered levels, so that parts of a name that hang together are not counted twice. */
  name: {
    'same-form': level(0.35, 0.0001),
    'same-standard': level(0.27, 0.0002),
    'same-skeleton': level(0.2, 0.0007),
    'near-skeleton': level(0.1, 0.003),
    part: level(0.06, 0.011),
    'given-only': level(0.01, 0.025),
    conflict: level(0.01, 0.96),
  },
  patronymic: { same: level(0.93, 0.03), conflict: level(0.07, 0.97) },
  birth: {
    'same-day': level(0.7, 0.00005),
    'day-month-swapped': level(0.02, 0.00005),
    'one-digit': level(0.06, 0.0019),
    'same-month': level(0.1, 0.002),
    'same-year': level(0.08, 0.026),
    conflict: level(0.04, 0.97),
  },
  sex: { same: level(0.99, 0.5), different: level(0.01, 0.5) },
  'arrest-day': { 'same-day': level(0.6, 0.004), 'within-week': level(0.15, 0.016), conflict: level(0.25, 0.98) },
  'detention-place': { same: level(0.55, 0.06), different: level(0.45, 0.94) },
  sentence: { same: level(0.6, 0.03), different: level(0.4, 0.97) },
  charges: { same: level(0.5, 0.03), overlap: level(0.3, 0.17), different: level(0.2, 0.8) },
  occupation: { same: level(0.5, 0.03), different: level(0.5, 0.97) },
  /** A child or other relative known on both sides. */
  relative: { same: level(0.6, 0.003), different: level(0.4, 0.997) },
  document: { same: level(0.2, 0.02), other: level(0.8, 0.98) },
} as const satisfies Readonly<Record<string, Levels>>;

export type ComparisonName = keyof typeof DEFAULT_LEVELS;
