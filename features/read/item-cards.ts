import type { ClaimId, ItemId, MentionId } from '@amparo/core/ground/ids';
import { DECISION_VERDICTS, standingOf } from '@amparo/core/judgements/decisions';
import { contradict } from '@amparo/core/links/conflicts';
import { ocrConfidence, type PageSpan } from '@amparo/core/nouns/passage';
import { findKind, findProperty } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import { z } from 'zod';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf, passageShape, sourceOf, sourceShape, valueShape } from '../records/claims.ts';
import type { DecisionRow } from '../records/decisions.ts';
import type { MentionRow } from '../records/mentions.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });

const claimShape = z.object({
  id: z.string(),
  property: z.string(),
  label: words,
  value: valueShape,
  shown: z.string(),
  happenedOn: z.string().nullable(),
  qualifier: z.string().nullable(),
  speaker: z.string().nullable(),
  status: z.string(),
  rule: z.string().nullable(),
  confidence: z.number().nullable(),
  sure: z.boolean(),
  correctsId: z.string().nullable(),
  passages: z.array(passageShape),
  /** Where OCR read words that it rests on: how surely it read the least sure of them, 0 to 100. */
  ocr: z.number().optional(),
  /** Another source's value for the same person, where the two cannot both be so. */
  differs: z.object({ shown: z.string(), value: valueShape, source: sourceShape }).nullable(),
  /** The confirmed claim beside which a later reading of the same words proposes this. */
  newerThan: z.object({ claimId: z.string(), shown: z.string(), value: valueShape }).nullable(),
  /** Two members decided differently, and neither is overruled. */
  disputed: z.boolean(),
  /** What each member holds who has decided, the earliest first. */
  decisions: z.array(
    z.object({
      member: z.string(),
      own: z.boolean(),
      at: z.string(),
      verdict: z.enum(DECISION_VERDICTS),
      reason: z.string().nullable(),
    }),
  ),
});

export const cardShape = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: words,
  label: z.string(),
  role: z.string().nullable(),
  mark: z.enum(['person', 'time', 'law', 'figure', 'place']),
  entityId: z.string().nullable(),
  claims: z.array(claimShape),
});

/** A rule whose proposals are shown as "sure": its author judges it right nearly always. Never shown as a probability. */
const SURE = 0.9;

export type ItemCard = z.infer<typeof cardShape>;

interface Said {
  readonly claims: readonly ClaimRow[];
  readonly mentions: readonly MentionRow[];
  /** What other items say of the same people. */
  readonly others: readonly ClaimRow[];
  /** Of the text that the passages stand in. */
  readonly pages: readonly PageSpan[];
  readonly decisions: ReadonlyMap<ClaimId, readonly DecisionRow[]>;
  /** Shows nothing of what other members decided. */
  readonly blind: boolean;
}

const ocrOf = ({ passages }: ClaimRow, pages: readonly PageSpan[]): { readonly ocr?: number } => {
  const read = passages.map((passage) => ocrConfidence(passage, pages)).filter((one) => one !== null);
  return read.length === 0 ? {} : { ocr: Math.min(...read) };
};

/** One card a mention, and one for what is said about the item itself; rejected claims stay visible as such. */
export const cardsOf = (context: ReadContext, said: Said): ItemCard[] => {
  const { schema } = context.house;
  const { claims, others } = said;
  const mentions = new Map(said.mentions.map((mention) => [mention.id, mention]));
  const labelOf = (id: string): string | undefined => mentions.get(id as MentionId)?.label;
  const cards = new Map<string, ItemCard>();
  const confirmed = Map.groupBy(
    claims.filter(({ status }) => status === 'confirmed'),
    subjectOf,
  );
  for (const claim of claims) {
    const state = stateOf(context, claim, said);
    if (state === undefined) continue;
    const older =
      state.status === 'proposed' && !said.blind ? newerThan(claim, confirmed.get(subjectOf(claim)) ?? []) : undefined;
    const kindName = claim.property.split('.', 1)[0] ?? '';
    const mention = claim.mentionId === null ? undefined : mentions.get(claim.mentionId);
    // What is said about the item is one card a property, so that a letter's citations do not hide its date.
    const id = mention?.id ?? `item ${claim.property}`;
    const kind = findKind(schema, mention?.kind ?? kindName);
    const label = findProperty(schema, claim.property)?.label ?? {
      en: claim.property,
      be: claim.property,
      ru: claim.property,
    };
    const card: ItemCard = cards.get(id) ?? {
      id,
      kind: mention?.kind ?? kindName,
      kindLabel: mention === undefined ? label : (kind?.label ?? label),
      label: mention?.label ?? '',
      role: mention?.role ?? null,
      mark: kind?.mark ?? 'law',
      entityId: mention?.entityId ?? null,
      claims: [],
    };
    card.claims.push({
      id: claim.id,
      property: claim.property,
      label,
      value: claim.value,
      shown: showValue(schema, claim.value, 'en', labelOf),
      happenedOn: claim.happenedOn,
      qualifier: claim.qualifier,
      speaker: claim.speaker,
      status: state.status,
      rule: claim.rule,
      confidence: claim.confidence,
      sure: (claim.confidence ?? 0) >= SURE,
      correctsId: claim.correctsId,
      passages: [...claim.passages],
      ...ocrOf(claim, said.pages),
      differs: differing(context, claim, others),
      newerThan:
        older === undefined
          ? null
          : { claimId: older.id, shown: showValue(schema, older.value, 'en', labelOf), value: older.value },
      disputed: state.disputed,
      decisions: state.stands.map((stand) => ({
        member: stand.name,
        own: stand.member === context.actor.member,
        at: stand.at.toISOString(),
        verdict: stand.verdict,
        reason: stand.reason,
      })),
    });
    cards.set(id, card);
  }
  return [...cards.values()];
};

const subjectOf = ({ mentionId, property }: ClaimRow): string => `${mentionId ?? 'item'} ${property}`;

/** What became of a claim; undefined for one that is not shown: taken back by its program, or blind, another's own. */
const stateOf = (context: ReadContext, claim: ClaimRow, { decisions, blind }: Said) => {
  const all = decisions.get(claim.id) ?? [];
  const byProgram = claim.rule !== null;
  if (byProgram && claim.status === 'retracted' && all.length === 0) return undefined;
  if (!blind) return { ...standingOf(all, byProgram ? 'by-program' : 'by-person'), status: claim.status };
  const own = all.filter(({ member }) => member === context.actor.member);
  return byProgram || own.length > 0 ? standingOf(own, byProgram ? 'by-program' : 'by-person') : undefined;
};

/** A confirmed claim of an earlier reading on the same words: a better program only proposes beside it. */
const newerThan = (claim: ClaimRow, confirmed: readonly ClaimRow[]): ClaimRow | undefined =>
  claim.rule === null
    ? undefined
    : confirmed.find(
        (one) =>
          one.recordedSeq < claim.recordedSeq &&
          one.passages.some((a) => claim.passages.some((b) => a.start < b.end && b.start < a.end)),
      );

/** What sources other than this item say of the people who were judged one with people of this item. */
export const elsewhere = async (context: ReadContext, item: ItemId, mentions: readonly MentionRow[]) => {
  const entities = mentions.filter(({ kind }) => kind === 'Person').map(({ entityId }) => entityId);
  if (entities.length === 0) return [];
  return claimsOf(context, { entities, notItem: item, statuses: ['proposed', 'confirmed'] });
};

const differing = (
  { house }: ReadContext,
  claim: ClaimRow,
  others: readonly ClaimRow[],
): z.infer<typeof claimShape>['differs'] => {
  if (claim.entityId === null || claim.status === 'rejected' || claim.status === 'retracted') return null;
  if (findProperty(house.schema, claim.property)?.many !== false) return null;
  const other = others.find(
    (one) => one.entityId === claim.entityId && one.property === claim.property && contradict(one.value, claim.value),
  );
  return other === undefined
    ? null
    : { shown: showValue(house.schema, other.value, 'en'), value: other.value, source: sourceOf(other) };
};
