import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import type { ClaimValue } from '@amparo/core/nouns/claim';
import type { Database } from '@amparo/platform/database/connect';
import { sql } from 'kysely';

/** A claim, as far as mentions are compared by it. */
export interface ToldClaim {
  readonly property: string;
  readonly value: ClaimValue;
}

/** One mention with what its own document says of it. */
export interface ToldMention {
  readonly id: MentionId;
  readonly kind: string;
  readonly label: string;
  readonly itemId: ItemId;
  /** The item is a register: it has a row for each person. */
  readonly register: boolean;
  readonly claims: readonly ToldClaim[];
  /** Mentions of the document whose claims name this one: its detentions, sentences, relationships. */
  readonly namedBy: readonly ToldMention[];
}

/** All mentions of one document, by id. */
export type ToldDocument = ReadonlyMap<string, ToldMention>;

/**
 * What documents say by the claims that stand, whoever asks: a run of comparing is the house's, and a pair is shown only to
 * members who may read both sides (features/records/waiting-pairs.ts). Two queries however many documents.
 */
export const toldIn = async (database: Database, items: readonly ItemId[]): Promise<readonly ToldDocument[]> => {
  const { rows: mentions } = await sql<Omit<ToldMention, 'claims' | 'namedBy'>>`
    select m.id, m.kind, m.label, m.item_id as "itemId", coalesce(i.kind = 'register', false) as register
    from mention m join item i on i.id = m.item_id where m.item_id = any(${[...items]}::uuid[]) order by m.item_id, m.id`.execute(
    database,
  );
  const { rows: claims } = await sql<ToldClaim & { mention: string }>`
    select c.mention_id as mention, c.property, c.value from mention m join claim c on c.mention_id = m.id
    where m.item_id = any(${[...items]}::uuid[]) and c.status in ('proposed', 'confirmed')
    order by c.mention_id, c.first_start, c.id`.execute(database);
  const claimsOf = Map.groupBy(claims, ({ mention }) => mention);
  return [...Map.groupBy(mentions, ({ itemId }) => itemId).values()].map((own) => {
    const told = new Map(
      own.map((mention): [string, ToldMention & { namedBy: ToldMention[] }] => [
        mention.id,
        { ...mention, claims: claimsOf.get(mention.id) ?? [], namedBy: [] },
      ]),
    );
    for (const mention of told.values())
      for (const named of namesIn(mention.claims)) if (named !== mention.id) told.get(named)?.namedBy.push(mention);
    return told;
  });
};

const namesIn = (claims: readonly ToldClaim[]): ReadonlySet<string> =>
  new Set(claims.flatMap(({ value }) => (value.kind === 'mention' ? [value.mention] : [])));

/** Values of these properties as words: texts, codes, numbers, times, and the labels of mentions that they name. */
export const wordsIn = (
  document: ToldDocument,
  claims: readonly ToldClaim[],
  ...properties: readonly string[]
): readonly string[] => [
  ...new Set(
    claims
      .flatMap(({ property, value }) => (properties.includes(property) ? [wordOf(document, value)] : []))
      .filter((word) => word !== ''),
  ),
];

const wordOf = (document: ToldDocument, value: ClaimValue): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'term':
      return value.code;
    case 'mention':
      return document.get(value.mention)?.label ?? '';
    case 'number':
      return String(value.number);
    case 'time':
      return value.edtf;
    case 'record':
      return '';
  }
};
