import { currentResolution } from '@amparo/core/law/mandates';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });

/** What a letter can be made of: mandates, States, types of violation. */
export const listMandates = readDeed({
  name: 'communicate.list-mandates',
  summary: 'List mandates, States and types of violation that a letter can name',
  may: 'read',
  input: z.object({}),
  output: z.object({
    mandates: z.array(
      z.object({ code: z.string(), title: words, resolution: z.string().nullable(), country: z.string().nullable() }),
    ),
    states: z.array(z.object({ alpha3: z.string(), name: z.string(), fictional: z.boolean() })),
    violationTypes: z.array(z.object({ code: z.string(), label: words })),
    /** The State that most letters among the sources are addressed to; null when there is none. */
    suggestedState: z.string().nullable(),
  }),
  command: { words: 'mandates' },
  run: async (context) => {
    const { house } = context;
    return {
      mandates: [...house.law.mandates.values()].map((one) => ({
        code: one.code,
        title: { ...one.title },
        resolution: currentResolution(one) ?? null,
        country: one.country ?? null,
      })),
      states: [...house.law.states.values()]
        .filter(({ fictional }) => fictional === house.workspace.record.fictional || !fictional)
        .map(({ alpha3, name, fictional }) => ({ alpha3, name, fictional })),
      violationTypes: [...house.law.violationTypes.values()].map(({ code, label }) => ({ code, label: { ...label } })),
      suggestedState: await mostAddressed(context),
    };
  },
});

const mostAddressed = async ({ database, clearance }: ReadContext): Promise<string | null> => {
  const { rows } = await sql<{ state: string }>`
    select coalesce(c.value ->> 'code', c.value ->> 'text') as state from claim c join item i on i.id = c.item_id
    where c.property = 'Communication.state' and c.status in ('proposed', 'confirmed') and i.classification = any(${[...clearance]})
    group by 1 order by count(*) desc, 1 limit 1`.execute(database);
  return rows[0]?.state ?? null;
};
