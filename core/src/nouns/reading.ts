import type { Qualifier } from './claim.ts';
import type { DocumentKind } from './item.ts';
import type { Passage, Span } from './passage.ts';

/**
 * What was read in one document: the answer of `amparo read FILE --json` (docs/formats/reading.md).
 * What the text does not say is absent, never guessed. Every value carries its passage(s).
 */
export interface Read<T> {
  readonly value: T;
  readonly passages: readonly Passage[];
  readonly rule: string;
  readonly confidence: number;
}

export interface CommunicationReference {
  /** As printed, such as `UA BLR 7/2025`. */
  readonly printed: string;
  /** UA, AL, OL or as printed; absent when the source prints none. */
  readonly type?: string;
  readonly joint: boolean;
  /** ISO 3166 alpha-3, or `OTH`. */
  readonly state: string;
  readonly number: number;
  readonly year: number;
}

export interface ReadMandate {
  /** Code of core/law, absent when the title is not known there. */
  readonly code?: string;
  readonly title: string;
  /** Human Rights Council resolution paired by order, such as `51/8`. */
  readonly resolution?: string;
  readonly passages: readonly Passage[];
}

export interface ReadPriorCommunication {
  readonly reference: CommunicationReference;
  /** ISO dates where the text states them. */
  readonly sent?: Read<string>;
  readonly replied?: Read<string>;
  readonly passages: readonly Passage[];
}

export interface ReadInstrument {
  /** Code of core/law, such as `CRC`. */
  readonly code: string;
  /** Articles, rules or principles as `14(7)`. */
  readonly articles: readonly { readonly number: string; readonly passages: readonly Passage[] }[];
  /** Date of ratification as the text states it (ISO). */
  readonly ratified?: Read<string>;
  /** Why that date may be wrong: the law that is known has others for the State addressed. */
  readonly ratifiedDoubt?: string;
  readonly passages: readonly Passage[];
}

/** An article of a domestic code: a charge, never a violated norm. */
export interface ReadCharge {
  readonly article: string;
  readonly code?: string;
  readonly passages: readonly Passage[];
}

export interface ReadDocumentSymbol {
  readonly symbol: string;
  readonly pinpoint?: string;
  readonly passages: readonly Passage[];
}

export interface ReadSignatory {
  readonly name: string;
  readonly title?: string;
  readonly passages: readonly Passage[];
}

export interface ReadCommunication {
  readonly reference?: CommunicationReference & Omit<Read<unknown>, 'value'>;
  /** ISO date of the letter. */
  readonly date?: Read<string>;
  /** ISO 3166 alpha-3 of the State addressed. */
  readonly state?: Read<string>;
  readonly mandates: readonly ReadMandate[];
  readonly resolutions: readonly Read<string>[];
  readonly subject?: Read<string>;
  /** Names of the alleged victims, as in `persons`. */
  readonly persons: readonly string[];
  readonly priorCommunications: readonly ReadPriorCommunication[];
  readonly instruments: readonly ReadInstrument[];
  readonly charges: readonly ReadCharge[];
  readonly documents: readonly ReadDocumentSymbol[];
  readonly questions: readonly Read<string>[];
  readonly clauses: {
    /** Days until publication as promised. */
    readonly publicationDays?: Read<number>;
    readonly wgadRegularProcedure?: Read<boolean>;
    readonly interimMeasures?: Read<boolean>;
    readonly pressRelease?: Read<boolean>;
  };
  readonly signatories: readonly ReadSignatory[];
}

export interface ReadPerson {
  /** The fullest form as written, without honorific; for a person whom the text does not name, its words for them. */
  readonly name: string;
  /** Set when `name` is no name: the text gives none ("a child born in December 2013"), or withholds it ("Ms. X"). */
  readonly unnamed?: 'not-given' | 'withheld';
  readonly key: string;
  readonly forms: readonly {
    readonly form: string;
    readonly honorific?: string;
    readonly passages: readonly Passage[];
  }[];
  /** victim, child, relative, signatory, expert, official, speaker, other. */
  readonly role?: string;
  readonly sex?: 'female' | 'male';
  /** EDTF, where the text says when the person was born. */
  readonly born?: Read<string>;
  /** Key of the parent, for a child known only by a month of birth. */
  readonly childOf?: string;
}

export interface ReadFigure {
  readonly value: number;
  readonly qualifier?: Qualifier;
  /** What is counted: persons, couples, attempts, deaths. */
  readonly unit?: string;
  /** The population as the text names it. */
  readonly population: string;
  /** EDTF. */
  readonly period?: string;
  readonly speaker?: string;
  readonly passages: readonly Passage[];
}

export interface ReadEvent {
  /** A kind of the schema: DetentionEpisode, Charge, Sentence, ContactRestriction, Expulsion, Release, Death, Birth, … */
  readonly kind: string;
  readonly key: string;
  /** Keys of the persons concerned. */
  readonly persons: readonly string[];
  /** EDTF, as said; absent when the text gives no time. */
  readonly happenedOn?: string;
  /** Properties of the kind, by the schema's names. */
  readonly details: Readonly<Record<string, string | number>>;
  readonly passages: readonly Passage[];
  readonly rule: string;
  readonly confidence: number;
}

export interface ReadOrganisation {
  readonly name: string;
  readonly key: string;
  readonly role?: string;
  readonly passages: readonly Passage[];
}

export interface ReadQuotation {
  readonly speaker?: string;
  readonly passages: readonly Passage[];
}

/** A resolution of a UN body: `51/8`, `1373 (2001)`. */
export interface ReadResolution {
  readonly number: string;
  /** HRC, GA, SC or CHR; absent when the text does not name the body. */
  readonly body?: string;
  readonly passages: readonly Passage[];
}

/** A communication cited by reference. */
export interface ReadReference {
  readonly reference: CommunicationReference;
  /** Why it may be misprinted or misread, such as a year later than the document; kept as printed. */
  readonly doubt?: string;
  /** The letter that the text says changed or replaced it, as printed. */
  readonly modifiedBy?: string;
  /** Letters that the text lists as its related cases, as printed. */
  readonly related?: readonly string[];
  readonly passages: readonly Passage[];
}

/** A paragraph of the text version, with what it is written in. */
export interface ReadParagraph extends Span {
  /** BCP 47; absent where its words do not tell. */
  readonly language?: string;
  /** ISO 15924: `Latn`, `Cyrl`, `Arab`, …; `Zyyy` where there are only digits and signs. */
  readonly script: string;
}

/** Two mentions that may be one: a proposal with its reason, never a join. */
export interface ReadMayBeSame {
  readonly a: string;
  readonly b: string;
  readonly reason: string;
}

export interface Reading {
  readonly schema: 'amparo-reading/1';
  readonly kind: DocumentKind;
  /** The words that tell the kind: a letter's opening formula; else the first line. */
  readonly kindPassages: readonly Passage[];
  /** BCP 47: that of most of the text, as its paragraphs tell it. */
  readonly language?: string;
  /** The paragraphs that are not blank, as they are read; one that a page break cuts spans what stands between. */
  readonly paragraphs?: readonly ReadParagraph[];
  /** ISO or EDTF date of the document itself. */
  readonly date?: Read<string>;
  readonly communication?: ReadCommunication;
  readonly persons: readonly ReadPerson[];
  readonly mayBeSame: readonly ReadMayBeSame[];
  readonly figures: readonly ReadFigure[];
  readonly events: readonly ReadEvent[];
  readonly organisations: readonly ReadOrganisation[];
  readonly quotations: readonly ReadQuotation[];
  readonly instruments: readonly ReadInstrument[];
  readonly documents: readonly ReadDocumentSymbol[];
  readonly resolutions: readonly ReadResolution[];
  /** Opinions of the Working Group on Arbitrary Detention by number and year: `54/2024`. */
  readonly opinions: readonly Read<string>[];
  readonly references: readonly ReadReference[];
}
