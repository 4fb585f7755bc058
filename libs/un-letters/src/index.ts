/** Reads letters of the UN Special Procedures, and the citations that other texts make. */
export { type Anchor, anchorsOf } from './anchors.ts';
export { type FoundClauses, findClauses } from './clauses.ts';
export { type CommunicationReference, type FoundReference, findReferences } from './communication-references.ts';
export { type FoundDateRange, findDateRanges } from './date-ranges.ts';
export { monthOf, seasonOf } from './date-words.ts';
export { type FoundDate, findDates } from './dates.ts';
export { type FoundInstrument, findInstruments, type ProvisionUnit } from './instruments.ts';
export { type Letter, readLetter } from './letter.ts';
export type {
  ConsentReference,
  InstrumentReference,
  LettersReference,
  MandateReference,
  StateReference,
} from './letters-reference.ts';
export { type FoundMandate, findMandates } from './mandates.ts';
export { type FoundGeneralComment, type FoundOpinion, findGeneralComments, findOpinions } from './opinions.ts';
export type { PriorCommunication } from './prior-communications.ts';
export { type FoundDomesticArticle, type FoundLaw, type FoundProvision, findProvisions } from './provisions.ts';
export { type FoundQuestion, findQuestions } from './questions.ts';
export { type FoundRatification, findRatifications, otherDates } from './ratifications.ts';
export { type ReferenceRelation, referenceRelations } from './reference-relations.ts';
export { type FoundResolution, findResolutions, type ResolutionBody } from './resolutions.ts';
export { SEGMENT_KINDS, type Segment, type SegmentKind, segmentsOf } from './segments.ts';
export { type FoundSignatory, findSignatories } from './signatories.ts';
export { type FoundSymbol, findSymbols } from './symbols.ts';
export { type Span, type View, viewOf } from './view.ts';
