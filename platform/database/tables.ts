/** One file because it is one picture of one database: a query over any tables is typed from here. */
import type {
  ApprovalId,
  BlobId,
  ClaimId,
  CommunicationId,
  ConsentId,
  EntityId,
  EntryId,
  FigureId,
  ItemId,
  JobId,
  JudgementId,
  MemberId,
  MentionId,
  PackageId,
  PassageId,
  ProceedingId,
  RecipientId,
  RelationId,
  RetentionRuleId,
  ReviewId,
  TextVersionId,
  TimeStampId,
} from '@amparo/core/ground/ids';
import type { DecisionVerdict } from '@amparo/core/judgements/decisions';
import type { ClaimStatus, ClaimValue, Qualifier } from '@amparo/core/nouns/claim';
import type { CustodyKind } from '@amparo/core/nouns/custody';
import type { Classification, DocumentKind, ItemProblem, LegalBasis } from '@amparo/core/nouns/item';
import type { PageSpan } from '@amparo/core/nouns/passage';
import type { RelationKind, RelationReason, RelationStatus } from '@amparo/core/nouns/relation';
import type { Right } from '@amparo/core/policy/rights';
import type { ColumnType, JSONColumnType } from 'kysely';
import type { AnchorSettings } from '../anchors/anchor-settings.ts';
import type { VaultTables } from './tables-vault.ts';

/** Written once, never updated by the application. */
type Fixed<T> = ColumnType<T, T, never>;
/** JSON is written as text and read as the value it holds. */
type Json<T extends object | null> = JSONColumnType<T, string, string>;

/** The tables as migrations/*.sql make them. Sequence numbers are the journal's. */
export interface Tables extends VaultTables {
  member: {
    id: Fixed<MemberId>;
    name: string;
    role: string;
    passphrase: ColumnType<PassphraseHash | null, string | null | undefined, string>;
    added_at: ColumnType<Date | null, Date | null | undefined, Date>;
    left_seq: ColumnType<number | null, number | null | undefined, number>;
    recorded_seq: number;
  };
  entry: {
    seq: Fixed<number>;
    id: Fixed<EntryId>;
    recorded_at: Fixed<Date>;
    member_id: Fixed<MemberId | null>;
    deed: Fixed<string>;
    subjects: Fixed<readonly string[]>;
    body: string | null;
    salt: Buffer | null;
    commitment: Fixed<Buffer>;
    leaf_hash: Fixed<Buffer>;
  };
  journal_head: { one: ColumnType<boolean, boolean | undefined, never>; size: number; frontier: Buffer; root: Buffer };
  checkpoint: { size: Fixed<number>; signed_at: Fixed<Date>; note: Fixed<string> };
  anchor_settings: { recorded_seq: Fixed<number>; settings: Json<AnchorSettings> };
  time_stamp: {
    id: Fixed<TimeStampId>;
    size: Fixed<number>;
    note_sha256: Fixed<Buffer>;
    authority: Fixed<string>;
    url: Fixed<string>;
    renews: Fixed<TimeStampId | null>;
    stamped_at: Fixed<Date>;
    ends_at: Fixed<Date>;
    token: Fixed<Buffer>;
    chain: Fixed<string>;
    revocation: Fixed<string | null>;
  };
  cosignature: {
    size: Fixed<number>;
    key_id: Fixed<string>;
    cosigned_at: Fixed<Date>;
    witness: Fixed<string>;
    line: Fixed<string>;
  };
  anchor_attempt: { place: Fixed<string>; tried_at: Date; problem: string | null };
  blob: {
    id: Fixed<BlobId>;
    sha256: Fixed<Buffer>;
    sha512: Fixed<Buffer>;
    size: Fixed<number>;
    storage_name: Fixed<string>;
    wrapped_key: Buffer;
    ciphertext_sha256: Fixed<Buffer>;
    key_generation: ColumnType<number, number | undefined, number>;
    destroyed_seq: ColumnType<number | null, number | null | undefined, number>;
  };
  item: {
    id: Fixed<ItemId>;
    number: Fixed<number>;
    blob_id: Fixed<BlobId>;
    parent_id: Fixed<ItemId | null>;
    title: string;
    original_name: Fixed<string>;
    original_path: Fixed<string | null>;
    file_modified_at: Fixed<Date | null>;
    origin: Json<Origin>;
    collector: Fixed<string>;
    received_at: Fixed<Date>;
    local_offset_minutes: Fixed<number>;
    legal_basis: LegalBasis;
    consent: Json<ItemConsent>;
    classification: Classification;
    media_type: string;
    kind: DocumentKind | null;
    language: string | null;
    document_date: string | null;
    text_version_id: TextVersionId | null;
    same_bytes_as: Fixed<ItemId | null>;
    problems: Json<ItemProblem[]>;
    read_seq: number | null;
    recorded_seq: Fixed<number>;
    destroyed_seq: ColumnType<number | null, number | null | undefined, number>;
    exculpatory: ColumnType<boolean, boolean | undefined, boolean>;
  };
  collection: {
    item_id: Fixed<ItemId>;
    record: Json<object>;
    hidden: ColumnType<object | null, string | null, string | null>;
    hidden_salt: Buffer | null;
    recorded_seq: Fixed<number>;
  };
  exhibit: {
    number: Fixed<string>;
    ordinal: Fixed<number | null>;
    item_id: Fixed<ItemId>;
    recorded_seq: Fixed<number>;
  };
  derivation: {
    item_id: Fixed<ItemId>;
    of_item_id: Fixed<ItemId>;
    kind: Fixed<string>;
    input_sha256: Fixed<Buffer>;
    output_sha256: Fixed<Buffer>;
    tool: Fixed<string>;
    tool_version: Fixed<string | null>;
    parameters: Json<object>;
    changes: Json<object[]>;
    member_id: Fixed<MemberId>;
    recorded_seq: Fixed<number>;
  };
  opening: {
    item_id: Fixed<ItemId>;
    member_id: Fixed<MemberId>;
    purpose: Fixed<string>;
    until_at: Date;
    recorded_seq: Fixed<number>;
  };
  access_grant: {
    item_id: Fixed<ItemId>;
    member_id: Fixed<MemberId>;
    recorded_seq: Fixed<number>;
    revoked_seq: number | null;
  };
  approval_request: {
    id: Fixed<ApprovalId>;
    deed: Fixed<string>;
    may: Fixed<Right>;
    request: Fixed<string>;
    request_sha256: Fixed<Buffer>;
    items: Fixed<readonly string[]>;
    why: Fixed<string>;
    way: Fixed<'two-people' | 'delay'>;
    custody: Fixed<CustodyKind | null>;
    member_id: Fixed<MemberId>;
    asked_at: Fixed<Date>;
    ready_at: Date | null;
    expires_at: Date;
    approved_by: MemberId | null;
    approved_seq: number | null;
    refused_by: MemberId | null;
    refused_seq: number | null;
    used_seq: number | null;
    recorded_seq: Fixed<number>;
  };
  hold: {
    seq: Fixed<number>;
    scope: Json<object>;
    authority: Fixed<string>;
    reason: Fixed<string>;
    until_day: Fixed<string | null>;
    released_seq: number | null;
  };
  hold_item: { hold_seq: Fixed<number>; item_id: Fixed<ItemId> };
  proceeding: {
    id: Fixed<ProceedingId>;
    name: Fixed<string>;
    authority: Fixed<string>;
    recorded_seq: Fixed<number>;
    closed_seq: number | null;
  };
  proceeding_item: { proceeding_id: Fixed<ProceedingId>; item_id: Fixed<ItemId>; recorded_seq: Fixed<number> };
  retention_rule: {
    id: Fixed<RetentionRuleId>;
    name: Fixed<string>;
    keep_months: Fixed<number>;
    classification: Fixed<Classification | null>;
    kind: Fixed<DocumentKind | null>;
    legal_basis: Fixed<LegalBasis | null>;
    recorded_seq: Fixed<number>;
    retired_seq: number | null;
  };
  disposition: {
    item_id: Fixed<ItemId>;
    rule_id: Fixed<RetentionRuleId | null>;
    reason: Fixed<string>;
    recorded_seq: Fixed<number>;
    ended_seq: number | null;
  };
  text_version: {
    id: Fixed<TextVersionId>;
    item_id: Fixed<ItemId>;
    sha256: Fixed<Buffer>;
    extractor: Fixed<string>;
    body: Fixed<string>;
    pages: Json<PageSpan[]>;
    recorded_seq: Fixed<number>;
  };
  ocr_page: {
    item_id: Fixed<ItemId>;
    page: Fixed<number>;
    engine: string;
    body: string;
    words: Json<(readonly [number, number, number])[]>;
    confidence: number;
    problem: Json<ItemProblem> | null;
    recorded_seq: number;
  };
  /** Keys are 64-bit whole numbers, written as text: JavaScript's numbers do not hold them. */
  word: { key: Fixed<string>; word: Fixed<string> };
  item_words: {
    item_id: Fixed<ItemId>;
    keys: ColumnType<never, readonly string[], readonly string[]>;
    pairs: readonly number[];
  };
  passage: {
    id: Fixed<PassageId>;
    item_id: Fixed<ItemId>;
    text_version_id: Fixed<TextVersionId>;
    span_start: Fixed<number>;
    span_end: Fixed<number>;
    quote: Fixed<string>;
    prefix: Fixed<string>;
    suffix: Fixed<string>;
    page: Fixed<number | null>;
  };
  mention: {
    id: Fixed<MentionId>;
    item_id: Fixed<ItemId>;
    kind: Fixed<string>;
    label: string;
    role: string | null;
    sort_key: string;
    joined: ColumnType<boolean, boolean | undefined, boolean>;
    taken_back: ColumnType<boolean, boolean | undefined, boolean>;
    recorded_seq: Fixed<number>;
  };
  name_key: { key: string; mention_id: MentionId };
  name_key_rules: { one: ColumnType<boolean, boolean | undefined, never>; version: number };
  link_key: { key: string; mention_id: MentionId };
  link_key_changed: { key: string };
  claim: {
    id: Fixed<ClaimId>;
    item_id: Fixed<ItemId>;
    mention_id: Fixed<MentionId | null>;
    property: Fixed<string>;
    value: Json<ClaimValue>;
    happened_on: Fixed<string | null>;
    qualifier: Fixed<Qualifier | null>;
    speaker: Fixed<string | null>;
    language: Fixed<string | null>;
    rule: Fixed<string | null>;
    confidence: Fixed<number | null>;
    corrects_id: Fixed<ClaimId | null>;
    status: ClaimStatus;
    disputed: ColumnType<boolean, boolean | undefined, boolean>;
    first_start: Fixed<number>;
    recorded_seq: Fixed<number>;
  };
  claim_step: {
    claim_id: Fixed<ClaimId>;
    seq: Fixed<number>;
    status: Fixed<ClaimStatus>;
    member_id: Fixed<MemberId | null>;
    reason: Fixed<string | null>;
  };
  decision: {
    claim_id: Fixed<ClaimId>;
    member_id: Fixed<MemberId>;
    seq: Fixed<number>;
    verdict: Fixed<DecisionVerdict>;
    made_id: Fixed<ClaimId | null>;
    reason: Fixed<string | null>;
  };
  passage_place: {
    passage_id: Fixed<PassageId>;
    text_version_id: Fixed<TextVersionId>;
    span_start: Fixed<number>;
    span_end: Fixed<number>;
  };
  text_sketch: {
    item_id: Fixed<ItemId>;
    text_version_id: TextVersionId;
    words: number;
    hashes: readonly number[];
    bands: readonly number[];
  };
  relation: {
    id: Fixed<RelationId>;
    item_a: Fixed<ItemId>;
    item_b: Fixed<ItemId>;
    kind: Fixed<RelationKind>;
    reasons: Json<RelationReason[]>;
    rule: string;
    status: RelationStatus;
    recorded_seq: Fixed<number>;
  };
  relation_step: {
    relation_id: Fixed<RelationId>;
    seq: Fixed<number>;
    status: Fixed<RelationStatus>;
    member_id: Fixed<MemberId | null>;
    reason: Fixed<string | null>;
  };
  claim_passage: { claim_id: ClaimId; ordinal: number; passage_id: PassageId };
  match: {
    mention_a: MentionId;
    mention_b: MentionId;
    bits: number;
    evidence: Json<MatchEvidence>;
    model: string;
    cluster_size: ColumnType<number, number | undefined, number>;
    bridge: ColumnType<boolean, boolean | undefined, boolean>;
  };
  match_run: { one: ColumnType<boolean, boolean | undefined, never>; model: string; journal_size: number };
  judgement: {
    id: Fixed<JudgementId>;
    mention_a: Fixed<MentionId>;
    mention_b: Fixed<MentionId>;
    verdict: Fixed<Verdict>;
    reason: Fixed<string | null>;
    shown: Json<MatchEvidence | Record<string, never>>;
    member_id: Fixed<MemberId>;
    recorded_seq: Fixed<number>;
    retracted_seq: number | null;
    undone_seq: ColumnType<number | null, number | null | undefined, number | null>;
    restores: ColumnType<JudgementId | null, JudgementId | null | undefined, never>;
    shown_hash: ColumnType<string | null, string | null | undefined, never>;
    model: ColumnType<string | null, string | null | undefined, never>;
    held: ColumnType<boolean, boolean | undefined, boolean>;
    taken_seq: ColumnType<number | null, number | null | undefined, number | null>;
    release_held: ColumnType<boolean, boolean | undefined, boolean>;
    released_seq: ColumnType<number | null, number | null | undefined, number | null>;
  };
  review: {
    id: Fixed<ReviewId>;
    judgement_id: Fixed<JudgementId>;
    mention_a: Fixed<MentionId>;
    mention_b: Fixed<MentionId>;
    verdict: Fixed<Verdict>;
    reason: Fixed<string | null>;
    shown_hash: Fixed<string | null>;
    member_id: Fixed<MemberId>;
    recorded_seq: Fixed<number>;
    retracted_seq: number | null;
  };
  entity_member: { mention_id: MentionId; entity_id: EntityId };
  consent: {
    id: Fixed<ConsentId>;
    mention_id: Fixed<MentionId>;
    given_by: Fixed<string>;
    taken_by: Fixed<string>;
    taken_on: Fixed<string>;
    form: Fixed<string>;
    uses: Json<ConsentUses>;
    note: Fixed<string | null>;
    recorded_seq: Fixed<number>;
    withdrawn_seq: number | null;
  };
  communication: {
    id: Fixed<CommunicationId>;
    stage: string;
    kind: string;
    state: string;
    title: string;
    reference: string | null;
    letter: Json<object>;
    known_at: number;
    recorded_seq: Fixed<number>;
  };
  figure: {
    id: Fixed<FigureId>;
    question: string;
    as_of: string;
    known_at: number;
    answer: Json<object>;
    recorded_seq: Fixed<number>;
  };
  recipient: {
    id: Fixed<RecipientId>;
    name: Fixed<string>;
    age_recipient: Fixed<string>;
    recorded_seq: Fixed<number>;
    confirmed_with: string | null;
    confirmed_how: string | null;
    confirmed_seq: number | null;
    retired_seq: number | null;
  };
  package: {
    id: Fixed<PackageId>;
    kind: Fixed<PackageKind>;
    sha256: Fixed<Buffer>;
    recipient_id: Fixed<RecipientId | null>;
    items: Fixed<readonly ItemId[]>;
    recorded_seq: Fixed<number>;
  };
  receipt: {
    package_id: Fixed<PackageId>;
    recorded_seq: Fixed<number>;
    received_by: Fixed<string>;
    received_on: Fixed<string>;
    note: Fixed<string | null>;
  };
  job: {
    id: Fixed<JobId>;
    deed: Fixed<string>;
    input: Json<object>;
    member_id: Fixed<MemberId>;
    state: JobState;
    done_steps: number;
    all_steps: number | null;
    note: string;
    outcome: Json<object> | null;
    stop_asked: boolean;
    worker: string | null;
    beat_at: Date | null;
    asked_at: Fixed<Date>;
    ended_at: Date | null;
  };
  job_step: { job_id: Fixed<JobId>; step: Fixed<string>; outcome: Json<object> };
}

/** What a member's passphrase is checked against: Argon2id (RFC 9106), salt and hash in hex. */
export interface PassphraseHash {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: string;
  readonly hash: string;
}

export type Verdict = 'same' | 'different' | 'unsure';
/** What left the house: a folder, a folder sealed to a recipient, a load file for a review platform. */
export type PackageKind = 'bundle' | 'sealed' | 'load-file';
export type JobState = 'waiting' | 'running' | 'stopped' | 'done' | 'failed';

/** Where an item came from (R4, R6 of the preservation page): as told, never guessed. */
export interface Origin {
  readonly from: string;
  readonly how: string;
  readonly url?: string;
}

/** Four separate answers (communications page §1.2). */
export type ConsentAnswer = 'yes' | 'no' | 'not-asked' | 'not-needed';
export interface ItemConsent {
  readonly submit: ConsentAnswer;
  readonly nameToGovernment: ConsentAnswer;
  readonly publishName: ConsentAnswer;
  readonly press: ConsentAnswer;
}
export interface ConsentUses {
  readonly submit: 'yes' | 'no';
  readonly nameToGovernment: 'yes' | 'no';
  readonly publishName: 'yes' | 'no';
  readonly press: 'yes' | 'no';
}

/** What a reviewer is shown: the prior, then one step a comparison, in bits, each with its sentence. */
export interface MatchEvidence {
  readonly prior: number;
  readonly bits: number;
  readonly steps: readonly {
    readonly name: string;
    readonly bits: number;
    readonly level: string;
    readonly sentence: string;
    readonly values?: readonly [string, string] | undefined;
  }[];
}
