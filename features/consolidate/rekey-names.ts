import type { MentionId } from '@amparo/core/ground/ids';
import { NAME_KEYS_VERSION, nameKeys } from '@amparo/names';
import { sql } from 'kysely';
import { z } from 'zod';
import { type JobContext, type ReadContext, writeDeed } from '../kernel/deed.ts';

const AT_ONCE = 5_000;

/** Whether the keys by which people are found are of older rules than these. */
export const namesAreOld = async ({ database }: ReadContext): Promise<boolean> => {
  const rules = await database.selectFrom('name_key_rules').select('version').executeTakeFirst();
  return (rules?.version ?? 0) < NAME_KEYS_VERSION;
};

/** Makes the keys of names anew, some thousand people at a time; a run that is cut short begins again. */
export const rekeyNames = async (context: JobContext): Promise<void> => {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { last } = await context.perform(rekeySome, { after });
    if (last === null) return;
    after = last;
  }
};

/** The keys of some people's names by the rules of today. The last ones say under which rules all of them are stored now. */
export const rekeySome = writeDeed({
  name: 'consolidate.rekey-names',
  summary: 'Make the stored keys of names anew, by newer rules',
  may: 'judge',
  inner: true,
  input: z.object({ after: z.uuid().describe('people with a greater id') }),
  output: z.object({ people: z.number(), last: z.string().nullable() }),
  run: async ({ transaction }, { after }) => {
    const { rows } = await sql<{ id: MentionId; names: string[] }>`
      select m.id, coalesce((select json_agg(c.value ->> 'text') from claim c where c.mention_id = m.id
        and c.property = 'Person.name' and c.value ->> 'kind' = 'text'), '[]') as names
      from mention m where m.kind = 'Person' and m.id > ${after} order by m.id limit ${AT_ONCE}`.execute(transaction);
    const keys = rows.flatMap(({ id, names }) =>
      [...new Set(names.flatMap((name) => nameKeys(name)))].map((key) => ({ key, id })),
    );
    await sql`delete from name_key where mention_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(transaction);
    await sql`insert into name_key (key, mention_id) select k.key, k.mention
      from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ id }) => id)}::uuid[]) as k (key, mention)`.execute(
      transaction,
    );
    const last = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
    if (last === null)
      await transaction
        .insertInto('name_key_rules')
        .values({ version: NAME_KEYS_VERSION })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ version: NAME_KEYS_VERSION }))
        .execute();
    return {
      output: { people: rows.length, last },
      subjects: [],
      entry: { people: rows.length, version: NAME_KEYS_VERSION },
    };
  },
});
