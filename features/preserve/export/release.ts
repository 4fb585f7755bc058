import type { ItemId } from '@amparo/core/ground/ids';
import type { Classification } from '@amparo/core/nouns/item';
import { type ReleaseBar, releaseBars, releaseNeedsTwo } from '@amparo/core/policy/release';
import { refusesApprover } from '@amparo/core/policy/two-people';
import { sql } from 'kysely';
import type { ReadContext } from '../../kernel/deed.ts';
import { approvers } from '../../records/approvals.ts';

/** One item before it leaves: what it is, and what stands against it today. */
export interface ReleaseItem {
  readonly id: ItemId;
  readonly number: number;
  readonly title: string;
  readonly size: number;
  readonly sha256: string;
  readonly classification: Classification;
  readonly exculpatory: boolean;
  /** Persons in it who are children. */
  readonly minors: number;
  /** Items that were inside of it. */
  readonly children: readonly ItemId[];
  readonly bars: readonly ReleaseBar[];
  readonly needsTwo: boolean;
}

/** The items in the order of their numbers, as their terms and consents stand now; what the member may not see is left out. */
export const releaseOf = async (context: ReadContext, items: readonly ItemId[]): Promise<readonly ReleaseItem[]> => {
  const { database, clearance } = context;
  const { rows } = await sql<{
    id: ItemId;
    number: number;
    title: string;
    size: number;
    sha256: Buffer;
    classification: Classification;
    exculpatory: boolean;
    destroyed_seq: number | null;
    legal_basis: string;
    submit: string;
    minors: number;
    children: ItemId[];
    persons: { submit: 'yes' | 'no'; withdrawn: boolean }[];
  }>`
    select i.id, i.number, i.title, b.size, b.sha256, i.classification, i.exculpatory, i.destroyed_seq, i.legal_basis,
      i.consent->>'submit' as submit,
      (select count(*) from mention m where m.item_id = i.id and m.kind = 'Person' and m.role = 'child') as minors,
      (select coalesce(array_agg(c.id order by c.number), '{}') from item c
        where c.parent_id = i.id and c.classification = any(${[...clearance]})) as children,
      (select coalesce(jsonb_agg(newest), '[]') from (
        select distinct on (c.mention_id) c.uses->>'submit' as submit, c.withdrawn_seq is not null as withdrawn
        from consent c join mention m on m.id = c.mention_id where m.item_id = i.id
        order by c.mention_id, c.recorded_seq desc) newest) as persons
    from item i join blob b on b.id = i.blob_id
    where i.id = any(${[...items]}::uuid[]) and i.classification = any(${[...clearance]}) order by i.number`.execute(
    database,
  );
  const another = await anotherMayAgree(context);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    size: row.size,
    sha256: row.sha256.toString('hex'),
    classification: row.classification,
    exculpatory: row.exculpatory,
    minors: Number(row.minors),
    children: row.children,
    bars: releaseBars({
      destroyed: row.destroyed_seq !== null,
      legalBasis: row.legal_basis,
      submit: row.submit,
      persons: row.persons,
    }),
    needsTwo: releaseNeedsTwo(row.classification, another),
  }));
};

/** Whether another member could agree to an export today. */
const anotherMayAgree = async (context: ReadContext): Promise<boolean> => {
  const asked = { member: context.actor.member, may: 'export' as const, now: context.now };
  return (await approvers(context)).some((member) => refusesApprover(member, asked) === undefined);
};
