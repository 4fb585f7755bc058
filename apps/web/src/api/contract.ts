/**
 * What the desk asks of the deeds and reads of their answers, taken from the deeds' own schemas. Types only: nothing
 * of the server is in the page.
 */
import type { Words } from '@amparo/core/ground/locale';
import type { ClaimStatus, ClaimValue, Qualifier } from '@amparo/core/nouns/claim';
import type { Classification, LegalBasis } from '@amparo/core/nouns/item';
import type { Lane, Mark as PassageKind, ValueType } from '@amparo/core/schema/schema';
import type { citeFigure } from '@amparo/features/analyse/cite-figure';
import type { countDetained } from '@amparo/features/analyse/count-detained';
import type { listFigures } from '@amparo/features/analyse/list-figures';
import type { capturePage } from '@amparo/features/collect/capture-page';
import type { importPaths } from '@amparo/features/collect/import-paths';
import type { receiveFile } from '@amparo/features/collect/receive-file';
import type { draftLetter } from '@amparo/features/communicate/draft-letter';
import type { listCommunications } from '@amparo/features/communicate/list-communications';
import type { listMandates } from '@amparo/features/communicate/list-mandates';
import type { saveDraft } from '@amparo/features/communicate/save-draft';
import type { acceptChanges } from '@amparo/features/consolidate/accept-changes';
import type { joinCluster } from '@amparo/features/consolidate/join-cluster';
import type { judgeMatch } from '@amparo/features/consolidate/judge-match';
import type { listMatches } from '@amparo/features/consolidate/list-matches';
import type { listReviews } from '@amparo/features/consolidate/list-reviews';
import type { openCluster } from '@amparo/features/consolidate/open-cluster';
import type { openMatch } from '@amparo/features/consolidate/open-match';
import type { reviewMatch } from '@amparo/features/consolidate/review-match';
import type { splitCluster } from '@amparo/features/consolidate/split-cluster';
import type { undoJudgement } from '@amparo/features/consolidate/undo-judgement';
import type { anchorNow } from '@amparo/features/preserve/anchors/anchor-now';
import type { configureAnchors } from '@amparo/features/preserve/anchors/configure-anchors';
import type { listAnchors } from '@amparo/features/preserve/anchors/list-anchors';
import type { readAnchorSettings } from '@amparo/features/preserve/anchors/read-anchor-settings';
import type { changeTerms } from '@amparo/features/preserve/custody/change-terms';
import type { correctMetadata } from '@amparo/features/preserve/custody/correct-metadata';
import type { askDestruction, destroyItems } from '@amparo/features/preserve/custody/destroy-items';
import type { grantAccess, revokeAccess } from '@amparo/features/preserve/custody/grant-access';
import type { acknowledgeTransfer, handOver } from '@amparo/features/preserve/custody/hand-over';
import type { listCustody } from '@amparo/features/preserve/custody/list-custody';
import type { markExculpatory } from '@amparo/features/preserve/custody/mark-exculpatory';
import type { openRestricted } from '@amparo/features/preserve/custody/open-restricted';
import type { placeHold, releaseHold } from '@amparo/features/preserve/custody/place-hold';
import type { proposeDisposition, withdrawDisposition } from '@amparo/features/preserve/custody/propose-disposition';
import type {
  giveExhibitNumber,
  readCollection,
  revealHidden,
} from '@amparo/features/preserve/custody/read-collection';
import type { addNote, discloseItems, relocateItems } from '@amparo/features/preserve/custody/relocate';
import type { returnItems, takeOver } from '@amparo/features/preserve/custody/take-over';
import type { verifyItem } from '@amparo/features/preserve/custody/verify-item';
import type { addRecipient } from '@amparo/features/preserve/export/add-recipient';
import type { askExport } from '@amparo/features/preserve/export/ask-export';
import type { confirmRecipient } from '@amparo/features/preserve/export/confirm-recipient';
import type { exportBundle } from '@amparo/features/preserve/export/export-bundle';
import type { listRecipients } from '@amparo/features/preserve/export/list-recipients';
import type { previewExport } from '@amparo/features/preserve/export/preview-export';
import type { recordReceipt } from '@amparo/features/preserve/export/record-receipt';
import type { checkJournal } from '@amparo/features/preserve/journal/check-journal';
import type { listEntries } from '@amparo/features/preserve/journal/list-entries';
import type { proveEntry } from '@amparo/features/preserve/journal/prove-entry';
import type { auditVault } from '@amparo/features/preserve/vault/audit-vault';
import type { configureCopies } from '@amparo/features/preserve/vault/configure-copies';
import type { copyVault } from '@amparo/features/preserve/vault/copy-vault';
import type { readVaultHealth } from '@amparo/features/preserve/vault/read-vault-health';
import type { repairBlob } from '@amparo/features/preserve/vault/repair-blob';
import type { compareItems } from '@amparo/features/read/compare-items';
import type { decideRelation } from '@amparo/features/read/decide-relation';
import type { listItems } from '@amparo/features/read/list-items';
import type { openItem } from '@amparo/features/read/open-item';
import type { readItems } from '@amparo/features/read/read-items';
import type { SourceRef as StoredSource, valueShape } from '@amparo/features/records/claims';
import type { confirmClaims } from '@amparo/features/register/confirm-claims';
import type { correctClaim } from '@amparo/features/register/correct-claim';
import type { listPeople } from '@amparo/features/register/list-people';
import type { makeClaim } from '@amparo/features/register/make-claim';
import type { openPerson } from '@amparo/features/register/open-person';
import type { recordConsent } from '@amparo/features/register/record-consent';
import type { rejectClaims } from '@amparo/features/register/reject-claims';
import type { retractClaims } from '@amparo/features/register/retract-claims';
import type { withdrawConsent } from '@amparo/features/register/withdraw-consent';
import type { withdrawDecisions } from '@amparo/features/register/withdraw-decisions';
import type { addMember, setPassphrase } from '@amparo/features/team/add-member';
import type { approveRequest, refuseRequest } from '@amparo/features/team/approve-request';
import type { describeSession } from '@amparo/features/team/describe-session';
import type { listMembers, removeMember } from '@amparo/features/team/list-members';
import type { listRequests } from '@amparo/features/team/list-requests';
import type { readDesk } from '@amparo/features/team/read-desk';
import type { listJobs } from '@amparo/features/upkeep/list-jobs';
import type { resumeJob } from '@amparo/features/upkeep/resume-job';
import type { stopJob } from '@amparo/features/upkeep/stop-job';
import type { z } from 'zod';

export type { ClaimStatus, ClaimValue, Classification, Lane, LegalBasis, PassageKind, Qualifier, ValueType, Words };

interface Typed {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
/** The same shape, not to be changed by the page. A claim's value is the one of core. */
type Frozen<T> =
  T extends z.output<typeof valueShape>
    ? ClaimValue
    : T extends readonly (infer One)[]
      ? readonly Frozen<One>[]
      : T extends object
        ? { readonly [Key in keyof T]: Frozen<T[Key]> }
        : T;
interface Of<D extends Typed> {
  readonly input: Frozen<Known<z.input<D['input']>>>;
  readonly output: Frozen<z.output<D['output']>>;
}
type None = Readonly<Record<string, never>>;

/** Deeds that answer at once with JSON. */
export interface Contract {
  'team.describe-session': Of<typeof describeSession>;
  'team.read-desk': Of<typeof readDesk>;
  'team.list-members': Of<typeof listMembers>;
  'team.add-member': Of<typeof addMember>;
  'team.remove-member': Of<typeof removeMember>;
  'team.set-passphrase': Of<typeof setPassphrase>;
  'team.list-requests': Of<typeof listRequests>;
  'team.approve-request': Of<typeof approveRequest>;
  'team.refuse-request': Of<typeof refuseRequest>;
  'read.list-items': Of<typeof listItems>;
  'read.open-item': Of<typeof openItem>;
  'read.compare-items': Of<typeof compareItems>;
  'read.decide-relation': Of<typeof decideRelation>;
  'preserve.list-custody': Of<typeof listCustody>;
  'preserve.verify-item': Of<typeof verifyItem>;
  'preserve.change-terms': Of<typeof changeTerms>;
  'preserve.read-collection': Of<typeof readCollection>;
  'preserve.reveal-hidden': Of<typeof revealHidden>;
  'preserve.give-exhibit-number': Of<typeof giveExhibitNumber>;
  'preserve.open-restricted': Of<typeof openRestricted>;
  'preserve.add-note': Of<typeof addNote>;
  'preserve.hand-over': Of<typeof handOver>;
  'preserve.acknowledge-transfer': Of<typeof acknowledgeTransfer>;
  'preserve.take-over': Of<typeof takeOver>;
  'preserve.return-items': Of<typeof returnItems>;
  'preserve.correct-metadata': Of<typeof correctMetadata>;
  'preserve.grant-access': Of<typeof grantAccess>;
  'preserve.revoke-access': Of<typeof revokeAccess>;
  'preserve.propose-disposition': Of<typeof proposeDisposition>;
  'preserve.withdraw-disposition': Of<typeof withdrawDisposition>;
  'preserve.ask-destruction': Of<typeof askDestruction>;
  'preserve.relocate-items': Of<typeof relocateItems>;
  'preserve.disclose-items': Of<typeof discloseItems>;
  'preserve.place-hold': Of<typeof placeHold>;
  'preserve.release-hold': Of<typeof releaseHold>;
  'preserve.mark-exculpatory': Of<typeof markExculpatory>;
  'preserve.preview-export': Of<typeof previewExport>;
  'preserve.ask-export': Of<typeof askExport>;
  'preserve.list-recipients': Of<typeof listRecipients>;
  'preserve.add-recipient': Of<typeof addRecipient>;
  'preserve.confirm-recipient': Of<typeof confirmRecipient>;
  'preserve.record-receipt': Of<typeof recordReceipt>;
  'preserve.check-journal': Of<typeof checkJournal>;
  'preserve.list-entries': Of<typeof listEntries>;
  'preserve.prove-entry': Of<typeof proveEntry>;
  'preserve.read-vault-health': Of<typeof readVaultHealth>;
  'preserve.repair-blob': Of<typeof repairBlob>;
  'preserve.configure-copies': Of<typeof configureCopies>;
  'preserve.list-anchors': Of<typeof listAnchors>;
  'preserve.read-anchor-settings': Of<typeof readAnchorSettings>;
  'preserve.configure-anchors': Of<typeof configureAnchors>;
  'register.confirm-claims': Of<typeof confirmClaims>;
  'register.reject-claims': Of<typeof rejectClaims>;
  'register.retract-claims': Of<typeof retractClaims>;
  'register.withdraw-decisions': Of<typeof withdrawDecisions>;
  'register.correct-claim': Of<typeof correctClaim>;
  'register.make-claim': Of<typeof makeClaim>;
  'register.list-people': Of<typeof listPeople>;
  'register.open-person': Of<typeof openPerson>;
  'register.record-consent': Of<typeof recordConsent>;
  'register.withdraw-consent': Of<typeof withdrawConsent>;
  'consolidate.list-matches': Of<typeof listMatches>;
  'consolidate.open-match': Of<typeof openMatch>;
  'consolidate.judge-match': Of<typeof judgeMatch>;
  'consolidate.undo-judgement': Of<typeof undoJudgement>;
  'consolidate.open-cluster': Of<typeof openCluster>;
  'consolidate.join-cluster': Of<typeof joinCluster>;
  'consolidate.split-cluster': Of<typeof splitCluster>;
  'consolidate.list-reviews': Of<typeof listReviews>;
  'consolidate.review-match': Of<typeof reviewMatch>;
  'consolidate.accept-changes': Of<typeof acceptChanges>;
  'analyse.list-figures': Of<typeof listFigures>;
  'analyse.count-detained': Of<typeof countDetained>;
  'analyse.cite-figure': Of<typeof citeFigure>;
  'communicate.list-communications': Of<typeof listCommunications>;
  'communicate.draft-letter': Of<typeof draftLetter>;
  'communicate.save-draft': Of<typeof saveDraft>;
  'communicate.list-mandates': Of<typeof listMandates>;
  'upkeep.list-jobs': Of<typeof listJobs>;
  'upkeep.stop-job': Of<typeof stopJob>;
  'upkeep.resume-job': Of<typeof resumeJob>;
}

/** Deeds that answer with the id of a job (202). */
export interface JobContract {
  'collect.import-paths': Frozen<Known<z.input<(typeof importPaths)['input']>>>;
  'read.read-items': Frozen<Known<z.input<(typeof readItems)['input']>>>;
  'preserve.export-bundle': Frozen<Known<z.input<(typeof exportBundle)['input']>>>;
  'collect.capture-page': Frozen<Known<z.input<(typeof capturePage)['input']>>>;
  'preserve.destroy-items': Frozen<Known<z.input<(typeof destroyItems)['input']>>>;
  'preserve.audit-vault': Frozen<Known<z.input<(typeof auditVault)['input']>>>;
  'preserve.copy-vault': Frozen<Known<z.input<(typeof copyVault)['input']>>>;
  'preserve.anchor-now': Frozen<Known<z.input<(typeof anchorNow)['input']>>>;
  'consolidate.propose-matches': None;
}

export type DeedName = keyof Contract;
export type Input<D extends DeedName> = Contract[D]['input'];
export type Output<D extends DeedName> = Contract[D]['output'];

/** Without the index signature that zod's widest object type brings. */
type Known<T> = { readonly [Key in keyof T as string extends Key ? never : Key]: T[Key] };
export type ReceiveInput = Known<z.input<(typeof receiveFile)['input']>>;
export type Received = z.output<(typeof receiveFile)['output']>;
/** On what terms items come in. */
export type Terms = Omit<ReceiveInput, 'name' | 'path' | 'modifiedAt' | 'parent' | 'title'>;

export type SourceRef = Frozen<StoredSource>;
export type Session = Output<'team.describe-session'>;
export type Job = Output<'upkeep.list-jobs'>['jobs'][number];
export type ItemListInput = Input<'read.list-items'>;
export type ItemList = Output<'read.list-items'>;
export type ItemRow = ItemList['rows'][number];
export type FacetCount = ItemList['facets']['kind'][number];
export type OpenItem = Output<'read.open-item'>;
export type Comparison = Output<'read.compare-items'>;
export type Card = OpenItem['cards'][number];
export type CardClaim = Card['claims'][number];
export type PersonRow = Output<'register.list-people'>['rows'][number];
export type Person = Output<'register.open-person'>;
export type Fact = Person['facts'][number];
export type LaneBar = Person['lanes'][number]['bars'][number];
export type Consent = Person['consents'][number];
export type Uses = Input<'register.record-consent'>['uses'];
export type Match = Output<'consolidate.open-match'>;
export type MatchSide = Match['a'];
export type Verdict = Input<'consolidate.judge-match'>['verdict'];
export type DetainedCount = Output<'analyse.count-detained'>;
export type FigureRow = Output<'analyse.list-figures'>['groups'][number]['rows'][number];

export type CommunicationRow = Output<'communicate.list-communications'>['rows'][number];
export type LetterInput = Input<'communicate.draft-letter'>;
export type LetterDraft = Output<'communicate.draft-letter'>;
export type Letter = LetterDraft['letter'];
export type LetterBlock = Letter['blocks'][number];
export type ExportPreview = Output<'preserve.preview-export'>;
export type Selection = Omit<Input<'preserve.preview-export'>, 'sealedTo'>;
export type Recipient = Output<'preserve.list-recipients'>['recipients'][number];
export type TwoPeopleRequest = Output<'team.list-requests'>['requests'][number];
export type Member = Output<'team.list-members'>['members'][number];
export type Custody = Output<'preserve.list-custody'>;
export type CustodyLine = Custody['entries'][number];
