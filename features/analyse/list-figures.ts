import { QUALIFIERS } from '@amparo/core/nouns/claim';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf, passageShape } from '../records/claims.ts';
import { topicOfFigure } from './figure-topics.ts';

const rowShape = z.object({
  claimId: z.string(),
  value: z.number(),
  qualifier: z.enum(QUALIFIERS).nullable(),
  unit: z.string().nullable(),
  speaker: z.string().nullable(),
  period: z.string().nullable(),
  itemDate: z.string().nullable(),
  itemId: z.string(),
  itemTitle: z.string(),
  itemNumber: z.number(),
  passage: passageShape.nullable(),
  status: z.string(),
  population: z.string(),
});

/** Figures exactly as printed, those of one population side by side: nothing is averaged, merged or corrected. */
export const listFigures = readDeed({
  name: 'analyse.list-figures',
  summary: 'List figures as printed, side by side',
  may: 'read',
  input: z.object({ text: z.string().max(200).optional().describe('words of the population') }),
  output: z.object({ groups: z.array(z.object({ population: z.string(), rows: z.array(rowShape) })) }),
  command: { words: 'figures' },
  run: async (context, { text }) => {
    const values = await claimsOf(context, { properties: ['Figure.value'], statuses: ['proposed', 'confirmed'] });
    const beside = await besideValues(context);
    const rows = [...Map.groupBy(values, ({ mentionId }) => mentionId)].flatMap(([mention, [value]]) =>
      mention === null || value === undefined ? [] : rowOf(value, (property) => beside.get(`${mention} ${property}`)),
    );
    const wanted =
      text === undefined ? rows : rows.filter((row) => row.population.toLowerCase().includes(text.toLowerCase()));
    const groups = Map.groupBy(wanted, (row) => topicOf(row));
    return {
      groups: [...groups.values()]
        .map((group) => ({
          population: group.toSorted((a, b) => a.population.length - b.population.length)[0]?.population ?? '',
          rows: group.toSorted(
            (a, b) =>
              (a.period ?? a.itemDate ?? '').localeCompare(b.period ?? b.itemDate ?? '') || a.itemNumber - b.itemNumber,
          ),
        }))
        .toSorted((a, b) => b.rows.length - a.rows.length || (a.population < b.population ? -1 : 1)),
    };
  },
});

const BESIDE_A_VALUE = ['Figure.population', 'Figure.unit', 'Figure.period'];

/** What is said of each figure beside its value, by mention and property: the first that the text says. */
const besideValues = async ({ database, clearance }: ReadContext): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ about: string; said: string | null }>`
    select distinct on (c.mention_id, c.property) c.mention_id || ' ' || c.property as about,
      coalesce(c.value ->> 'text', c.value ->> 'code', c.value ->> 'edtf') as said
    from claim c join item i on i.id = c.item_id
    where c.property = any(${BESIDE_A_VALUE}) and c.status in ('proposed', 'confirmed') and i.classification = any(${[...clearance]})
    order by c.mention_id, c.property, c.first_start, c.id`.execute(database);
  return new Map(rows.flatMap(({ about, said }) => (about === null || said === null ? [] : [[about, said] as const])));
};

const rowOf = (value: ClaimRow, said: (property: string) => string | undefined): z.infer<typeof rowShape>[] => {
  if (value.value.kind !== 'number') return [];
  return [
    {
      claimId: value.id,
      value: value.value.number,
      qualifier: value.qualifier,
      unit: said('Figure.unit') ?? value.value.unit ?? null,
      speaker: value.speaker,
      period: said('Figure.period') ?? null,
      itemDate: value.itemDate,
      itemId: value.itemId,
      itemTitle: value.itemTitle,
      itemNumber: value.itemNumber,
      passage: value.passages[0] ?? null,
      status: value.status,
      population: said('Figure.population') ?? '',
    },
  ];
};

/** The key that lays figures side by side; a figure of an unknown topic stands alone. */
const topicOf = (row: z.infer<typeof rowShape>): string =>
  topicOfFigure(`${row.population} ${row.passage?.quote ?? ''}`) ?? `${row.unit ?? ''} ${row.population.toLowerCase()}`;
