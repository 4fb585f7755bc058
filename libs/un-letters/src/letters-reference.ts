/**
 * The law that a letter is read against. It comes in as a parameter, so that a program keeps
 * its instruments, mandates and States in one place of its own.
 */
export interface LettersReference {
  readonly instruments: readonly InstrumentReference[];
  /** Texts that bind nobody by ratification: declarations, rules, principles. */
  readonly softLaw: readonly InstrumentReference[];
  readonly mandates: readonly MandateReference[];
  readonly states: readonly StateReference[];
  /** When States consented to be bound, as the depositary has it; may be left out. */
  readonly consents?: readonly ConsentReference[];
}

export interface ConsentReference {
  /** ISO 3166-1 alpha-3. */
  readonly state: string;
  /** Code of the instrument. */
  readonly instrument: string;
  /** EDTF: every date that a source gives for ratification, accession or succession. */
  readonly dates: readonly string[];
}

export interface InstrumentReference {
  /** Short code such as `ICCPR`. */
  readonly code: string;
  readonly title: string;
  /** Other names and languages; the short names that letters use are known to this library by code. */
  readonly aliases?: readonly string[];
}

export interface MandateReference {
  /** Page name of the UN human rights office, such as `sr-torture`. */
  readonly code: string;
  readonly title: string;
  readonly aliases?: readonly string[];
  /** Human Rights Council resolutions seen for the mandate, such as `52/7`. Need not be complete. */
  readonly resolutions: readonly string[];
}

export interface StateReference {
  /** ISO 3166-1 alpha-3; XAA to XZZ are free for private use. */
  readonly alpha3: string;
  readonly names: readonly string[];
}
