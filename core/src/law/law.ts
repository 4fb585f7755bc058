/**
 * The law that documentation rests on: instruments and who is bound by them, soft law, mandates, types of violation.
 * Data in core/law; every row says its source and the day the source was looked at. A row marked `check` is general
 * knowledge: it may make an answer "not known", it never makes one.
 */
import type { Words } from '../ground/locale.ts';

export interface Sourced {
  readonly source: string;
  /** EDTF: the day, month or year of the source, or on which it was looked at. */
  readonly asOf: string;
  /** True for general knowledge that nobody has compared with a source yet. */
  readonly check: boolean;
}

export interface Instrument extends Sourced {
  /** Short code such as `ICCPR`. */
  readonly code: string;
  readonly title: Words;
  readonly adopted: string;
  /** Chapter and number in the United Nations Treaty Collection. */
  readonly untc?: string;
  /** The body that watches over it. */
  readonly body?: string;
  /** How its documents' symbols begin. */
  readonly symbols?: string;
  /** Day of entry into force and longest wait from consent to being bound. General knowledge: see `boundOn`. */
  readonly inForce: string;
  readonly waitDays: number;
}

/** Declarations, rules, principles: cited by rule or principle, never ratified. */
export interface SoftLaw extends Sourced {
  readonly code: string;
  readonly title: Words;
  readonly unit: 'article' | 'rule' | 'principle' | 'paragraph' | 'recommendation';
  /** The document that adopted it; to be checked before it is printed when `documentCheck`. */
  readonly document?: string;
  readonly documentCheck: boolean;
  readonly adopted?: string;
}

export interface Mandate extends Sourced {
  /** Page name of the United Nations human rights office, such as `sr-torture`. */
  readonly code: string;
  readonly title: Words;
  readonly kind: 'SR' | 'WG' | 'IE';
  /** alpha-3 of the State of a country mandate. */
  readonly country?: string;
  readonly databaseLabel: string;
  readonly oldFileCode?: string;
  /** Human Rights Council resolutions seen for it, oldest first; need not be complete. */
  readonly resolutions: readonly string[];
}

export interface ViolationType extends Sourced {
  readonly code: string;
  readonly label: Words;
  readonly provisions: readonly ProvisionLink[];
  readonly mandates: readonly string[];
  readonly wgadCategories: readonly string[];
  /** Provisions of article 7 of the Rome Statute. */
  readonly rome: readonly string[];
}

/** That a provision goes with a type of violation, and who says so. */
export interface ProvisionLink extends Sourced {
  readonly instrument: string;
  /** `14(7)`, or `all` for an instrument as a whole. */
  readonly number: string;
}

export interface State {
  readonly alpha3: string;
  /** Absent for invented States. */
  readonly alpha2?: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** Where the name in a language cannot be had from CLDR. */
  readonly label?: Words;
  readonly fictional: boolean;
}

export const STATUS_ACTS = [
  'signature',
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'formal-confirmation',
  'denunciation-notified',
  'denunciation-effective',
  'not-party',
] as const;
export type StatusAct = (typeof STATUS_ACTS)[number];

/** One source says that a State did something about an instrument on a date. */
export interface StatusRow extends Sourced {
  readonly state: string;
  readonly instrument: string;
  readonly act: StatusAct;
  /** EDTF. */
  readonly date: string;
  readonly note?: string;
}

/** A table that is whole for its instruments: a State without a row had neither signed nor consented by then. */
export interface WholeTable {
  readonly instruments: ReadonlySet<string>;
  readonly source: string;
  readonly asOf: string;
}

export interface Law {
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly softLaw: ReadonlyMap<string, SoftLaw>;
  readonly mandates: ReadonlyMap<string, Mandate>;
  readonly violationTypes: ReadonlyMap<string, ViolationType>;
  readonly states: ReadonlyMap<string, State>;
  /** By `STATE INSTRUMENT`. */
  readonly status: ReadonlyMap<string, readonly StatusRow[]>;
  readonly wholeTables: readonly WholeTable[];
  /** Labels of provisions by `INSTRUMENT number`. */
  readonly provisionLabels: ReadonlyMap<string, Words>;
}
