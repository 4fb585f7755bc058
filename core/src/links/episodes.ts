import type { ClaimValue } from '../nouns/claim.ts';
import { findKind, type Kind, type Schema } from '../schema/schema.ts';

/** The least that a claim must say to be put into an episode. */
export interface EpisodeClaim {
  readonly mentionId: string | null;
  readonly property: string;
  readonly value: ClaimValue;
}

/** One source's account of a stretch or moment of somebody's life: all claims of one mention of an episode's kind. */
export interface Episode<Claim extends EpisodeClaim> {
  readonly mentionId: string;
  readonly kind: Kind;
  /** Mentions of the persons concerned. */
  readonly persons: readonly string[];
  /** EDTF, as the source says; absent where it gives no time. Several begins are a contradiction inside one source: the first is taken. */
  readonly begin?: string;
  readonly end?: string;
  readonly claims: readonly Claim[];
}

/** Groups claims into episodes: mentions of kinds that name a person. Order follows the claims. */
export const episodesOf = <Claim extends EpisodeClaim>(
  schema: Schema,
  claims: readonly Claim[],
): readonly Episode<Claim>[] => {
  const byMention = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.mentionId === null) continue;
    const of = byMention.get(claim.mentionId);
    if (of === undefined) byMention.set(claim.mentionId, [claim]);
    else of.push(claim);
  }
  const episodes: Episode<Claim>[] = [];
  for (const [mentionId, own] of byMention) {
    const kind = findKind(schema, (own[0]?.property ?? '').split('.', 1)[0] ?? '');
    if (kind?.person === undefined) continue;
    const persons = valuesOf(own, `${kind.name}.${kind.person}`).flatMap((value) =>
      value.kind === 'mention' ? [value.mention] : [],
    );
    const begin = timeOf(own, kind, kind.begin);
    const end = timeOf(own, kind, kind.end);
    episodes.push({
      mentionId,
      kind,
      persons: [...new Set(persons)],
      claims: own,
      ...(begin === undefined ? {} : { begin }),
      ...(end === undefined ? {} : { end }),
    });
  }
  return episodes;
};

const valuesOf = (claims: readonly EpisodeClaim[], property: string): readonly ClaimValue[] =>
  claims.filter((claim) => claim.property === property).map(({ value }) => value);

const timeOf = (claims: readonly EpisodeClaim[], kind: Kind, name: string | undefined): string | undefined => {
  if (name === undefined) return undefined;
  const value = valuesOf(claims, `${kind.name}.${name}`)[0];
  return value?.kind === 'time' ? value.edtf : undefined;
};
