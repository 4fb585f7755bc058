import { QUALIFIERS } from '@amparo/core/nouns/claim';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
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
    const asked = { statuses: ['proposed', 'confirmed'] } as const;
    const values = await claimsOf(context, { ...asked, properties: ['Figure.value'] });
    const beside = await claimsOf(context, { ...asked, properties: BESIDE_A_VALUE, passages: false });
    const claims = [...values, ...beside].filter(({ mentionId }) => mentionId !== null);
    const rows = [...Map.groupBy(claims, ({ mentionId }) => mentionId).values()].flatMap(rowOf);
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

const BESIDE_A_VALUE = ['Figure.population', 'Figure.unit', 'Figure.period'] as const;

const rowOf = (claims: readonly ClaimRow[]): z.infer<typeof rowShape>[] => {
  const value = claims.find(({ property }) => property === 'Figure.value');
  if (value?.value.kind !== 'number') return [];
  const text = (property: string): string | null => {
    const found = claims.find((claim) => claim.property === property)?.value;
    switch (found?.kind) {
      case 'text':
        return found.text;
      case 'term':
        return found.code;
      case 'time':
        return found.edtf;
      default:
        return null;
    }
  };
  return [
    {
      claimId: value.id,
      value: value.value.number,
      qualifier: value.qualifier,
      unit: text('Figure.unit') ?? value.value.unit ?? null,
      speaker: value.speaker,
      period: text('Figure.period'),
      itemDate: value.itemDate,
      itemId: value.itemId,
      itemTitle: value.itemTitle,
      itemNumber: value.itemNumber,
      passage: value.passages[0] ?? null,
      status: value.status,
      population: text('Figure.population') ?? '',
    },
  ];
};

/** The key that lays figures side by side; a figure of an unknown topic stands alone. */
const topicOf = (row: z.infer<typeof rowShape>): string =>
  topicOfFigure(`${row.population} ${row.passage?.quote ?? ''}`) ?? `${row.unit ?? ''} ${row.population.toLowerCase()}`;
