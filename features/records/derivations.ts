import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** One thing made from an item: a text version, or an item of its own such as a redaction. */
export interface Derivation {
  readonly kind: string;
  /** The item that was made, where it is one that the member may read. */
  readonly item: { readonly id: ItemId; readonly number: number } | null;
  readonly inputSha256: string;
  readonly outputSha256: string;
  readonly tool: string;
  readonly toolVersion: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly changes: readonly { readonly what: string; readonly reason: string }[];
  readonly member: string | null;
  readonly at: string;
  /** Number of the entry that records it. */
  readonly seq: number;
}

/**
 * Everything made from this item, the oldest first: texts as extraction and OCR gave them, and items that were recorded as
 * made from it. The caller has checked that the member may read the item.
 */
export const derivationsOf = async (
  { database, clearance }: ReadContext,
  item: ItemId,
): Promise<readonly Derivation[]> => {
  const { rows } = await sql<{
    kind: string;
    made_id: ItemId | null;
    made_number: number | null;
    input_sha256: Buffer;
    output_sha256: Buffer;
    tool: string;
    tool_version: string | null;
    parameters: Record<string, string>;
    changes: { what: string; reason: string }[];
    name: string | null;
    recorded_at: Date;
    seq: number;
  }>`
    select 'text' as kind, null::uuid as made_id, null::bigint as made_number, b.sha256 as input_sha256,
      t.sha256 as output_sha256, split_part(t.extractor, '/', 1) as tool, nullif(split_part(t.extractor, '/', 2), '') as tool_version,
      '{}'::jsonb as parameters, '[]'::jsonb as changes, m.name, e.recorded_at, t.recorded_seq as seq
    from text_version t join item i on i.id = t.item_id join blob b on b.id = i.blob_id
    join entry e on e.seq = t.recorded_seq left join member m on m.id = e.member_id where t.item_id = ${item}
    union all
    select d.kind, made.id, made.number, d.input_sha256, d.output_sha256, d.tool, d.tool_version, d.parameters, d.changes,
      m.name, e.recorded_at, d.recorded_seq
    from derivation d left join item made on made.id = d.item_id and made.classification = any(${[...clearance]})
    join entry e on e.seq = d.recorded_seq left join member m on m.id = d.member_id where d.of_item_id = ${item}
    order by seq`.execute(database);
  return rows.map((row) => ({
    kind: row.kind,
    item: row.made_id === null || row.made_number === null ? null : { id: row.made_id, number: row.made_number },
    inputSha256: row.input_sha256.toString('hex'),
    outputSha256: row.output_sha256.toString('hex'),
    tool: row.tool,
    toolVersion: row.tool_version,
    parameters: row.parameters,
    changes: row.changes,
    member: row.name,
    at: row.recorded_at.toISOString(),
    seq: row.seq,
  }));
};

/** What this item was itself made from; undefined for an original. */
export const madeFrom = async (
  { database, clearance }: ReadContext,
  item: ItemId,
): Promise<{ readonly kind: string; readonly number: number | null; readonly inputSha256: string } | undefined> => {
  const { rows } = await sql<{ kind: string; number: number | null; input_sha256: Buffer }>`
    select d.kind, o.number, d.input_sha256 from derivation d
    left join item o on o.id = d.of_item_id and o.classification = any(${[...clearance]})
    where d.item_id = ${item}`.execute(database);
  const [row] = rows;
  return row === undefined
    ? undefined
    : { kind: row.kind, number: row.number, inputSha256: row.input_sha256.toString('hex') };
};
