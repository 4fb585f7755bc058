import type { ItemId } from '@amparo/core/ground/ids';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';

/** The States that the letters among these items are addressed to, as their claims say (ISO 3166 alpha-3, or a demo code). */
export const statesOf = async (
  { database, clearance }: ReadContext,
  items: readonly ItemId[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ state: string }>`
    select distinct coalesce(c.value ->> 'code', c.value ->> 'text') as state from claim c join item i on i.id = c.item_id
    where c.property = 'Communication.state' and c.status in ('proposed', 'confirmed') and c.item_id = any(${[...items]}::uuid[])
      and i.classification = any(${[...clearance]}) order by 1`.execute(database);
  return rows.map((row) => row.state);
};
