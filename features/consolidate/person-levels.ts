import type { Levels } from '@amparo/linkage';

/**
 * How often the comparisons that only mentions of persons know come out at a level, among one person (m) and among two (u).
 * Judgements like the defaults of the library, not measurements: they are trained once people have judged enough pairs.
 */
export const PERSON_LEVELS: Readonly<Record<string, Levels>> = {
  /** A name of one word was completed by the one person of that name in its document: seldom another is meant. */
  'name-completed': { one: { m: 0.1, u: 0.3 }, both: { m: 0.03, u: 0.2 } },
  'detention-place': {
    same: { m: 0.5, u: 0.05 },
    number: { m: 0.1, u: 0.04 },
    different: { m: 0.4, u: 0.91 },
  },
  court: { same: { m: 0.6, u: 0.08 }, number: { m: 0.05, u: 0.04 }, different: { m: 0.35, u: 0.88 } },
  home: { same: { m: 0.6, u: 0.08 }, number: { m: 0.01, u: 0.01 }, different: { m: 0.39, u: 0.91 } },
  /** A child born at the same time, or a relative of the same name. */
  relative: { same: { m: 0.5, u: 0.0025 }, named: { m: 0.1, u: 0.002 }, different: { m: 0.4, u: 0.9955 } },
  /** Others detained on the same day, named in both sources. */
  companions: { several: { m: 0.15, u: 0.002 }, some: { m: 0.15, u: 0.018 }, none: { m: 0.7, u: 0.98 } },
  document: { same: { m: 0.2, u: 0.02 }, register: { m: 0.02, u: 0.2 }, other: { m: 0.78, u: 0.78 } },
  /** How many rows of one register bear this whole name: people, since a register has a row for each. */
  namesakes: { none: { m: 0.85, u: 0.45 }, some: { m: 0.1, u: 0.25 }, many: { m: 0.05, u: 0.3 } },
};
