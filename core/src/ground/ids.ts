/**
 * Branded ids: a string that says what it names. All are UUIDv7 made by the application
 * (RFC 9562 §5.7), so that they sort by the time they were made; nothing but the journal orders anything.
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type MemberId = Id<'Member'>;
export type BlobId = Id<'Blob'>;
export type ItemId = Id<'Item'>;
export type TextVersionId = Id<'TextVersion'>;
export type PassageId = Id<'Passage'>;
export type MentionId = Id<'Mention'>;
export type ClaimId = Id<'Claim'>;
export type RelationId = Id<'Relation'>;
export type JudgementId = Id<'Judgement'>;
export type ReviewId = Id<'Review'>;
export type EntityId = Id<'Entity'>;
export type ConsentId = Id<'Consent'>;
export type CommunicationId = Id<'Communication'>;
export type FigureId = Id<'Figure'>;
export type JobId = Id<'Job'>;
export type EntryId = Id<'Entry'>;
export type VaultCopyId = Id<'VaultCopy'>;
export type ApprovalId = Id<'Approval'>;
export type RecipientId = Id<'Recipient'>;
export type PackageId = Id<'Package'>;
export type ProceedingId = Id<'Proceeding'>;
export type RetentionRuleId = Id<'RetentionRule'>;
export type TimeStampId = Id<'TimeStamp'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True when the text has the shape of an id (lower-case UUID). Says nothing about whether the record exists. */
export const isId = (text: string): boolean => UUID.test(text);
