import type { ClaimId, MentionId } from '@amparo/core/ground/ids';
import type { ClaimValue, Proposals, ProposedClaim } from '@amparo/core/nouns/claim';
import type { Span } from '@amparo/core/nouns/passage';

/** A claim that the item has already, with its passages as they stand in the text now read. */
export interface HeldClaim {
  readonly id: ClaimId;
  readonly mention: MentionId | null;
  readonly property: string;
  readonly value: ClaimValue;
  readonly spans: readonly Span[];
}

export interface HeldMention {
  readonly id: MentionId;
  readonly kind: string;
  readonly label: string;
}

/**
 * Says of a new reading which of its mentions and claims the item has already. A claim is the same when its property,
 * its normalised value and its subject are, and a passage overlaps: whatever rule found it, and wherever the passage
 * moved to. A mention is the same one when most of what is said of it is; its label only settles ties.
 */
export const knownAgain = (
  proposals: Proposals,
  mentions: readonly HeldMention[],
  claims: readonly HeldClaim[],
): {
  readonly mentionOf: ReadonlyMap<string, MentionId>;
  readonly claimOf: (claim: ProposedClaim) => HeldClaim | undefined;
} => {
  const held = Map.groupBy(claims, ({ property, value }) => `${property} ${valueKey(value, (id) => id)}`);
  const mentionOf = new Map<string, MentionId>();
  const keyOf = (key: string): string => mentionOf.get(key) ?? `new ${key}`;
  const alike = ({ property, value, passages }: ProposedClaim): readonly HeldClaim[] =>
    (held.get(`${property} ${valueKey(value, keyOf)}`) ?? []).filter(({ spans }) => overlap(spans, passages));

  // People and bodies first; then what is told of them, which is known by whom it is about.
  const saidOf = Map.groupBy(proposals.claims, ({ subject }) => subject);
  const depends = (key: string): boolean => (saidOf.get(key) ?? []).some(({ value }) => value.kind === 'mention');
  const kinds = new Map(mentions.map(({ id, kind }) => [id, kind]));
  const labelled = Map.groupBy(mentions, ({ kind, label }) => `${kind} ${label}`);
  const taken = new Set<MentionId>();
  for (const round of [false, true]) {
    const votes = proposals.mentions
      .filter(({ key }) => depends(key) === round)
      .flatMap(({ key, kind, label }) => {
        const count = new Map<MentionId, number>();
        const named = labelled.get(`${kind} ${label}`) ?? [];
        for (const claim of saidOf.get(key) ?? [])
          for (const id of new Set(alike(claim).map(({ mention }) => mention)))
            if (id !== null && kinds.get(id) === kind) count.set(id, (count.get(id) ?? 0) + 1);
        for (const { id } of named) count.set(id, (count.get(id) ?? 0) + LABEL);
        return [...count].map(([id, counted]) => ({ key, id, votes: counted }));
      });
    for (const { key, id } of votes.sort((a, b) => b.votes - a.votes)) {
      if (mentionOf.has(key) || taken.has(id)) continue;
      mentionOf.set(key, id);
      taken.add(id);
    }
  }
  return {
    mentionOf,
    claimOf: (claim) => {
      const subject = claim.subject === 'item' ? null : (mentionOf.get(claim.subject) ?? undefined);
      return alike(claim).find(({ mention }) => mention === subject);
    },
  };
};

/** A label alone is enough where nothing else is alike, and never outweighs what is said. */
const LABEL = 0.5;

const overlap = (held: readonly Span[], found: readonly Span[]): boolean =>
  held.some((a) => found.some((b) => a.start < b.end && b.start < a.end));

/** A value without what is only writing: case, kinds of quotes and dashes, spaces, marks at its ends. */
const valueKey = (value: ClaimValue, mentionKey: (key: string) => string): string => {
  switch (value.kind) {
    case 'text':
      return `text ${plain(value.text)}`;
    case 'number':
      return `number ${value.number} ${plain(value.unit ?? '')}`;
    case 'time':
      return `time ${value.edtf}`;
    case 'term':
      return `term ${value.vocabulary} ${value.code}`;
    case 'mention':
      return `mention ${mentionKey(value.mention)}`;
    case 'record':
      return `record ${Object.entries(value.record)
        .filter(([, part]) => part !== null)
        .map(([field, part]) => `${field}=${typeof part === 'string' ? plain(part) : String(part)}`)
        .sort()
        .join(' ')}`;
  }
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/gu, '-')
    .replace(/[«»“”„‟"‘’‚‛`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
