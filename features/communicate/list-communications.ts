import { isDay, shiftDays } from '@amparo/core/ground/day';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf } from '../records/claims.ts';

const rowShape = z.object({
  id: z.string().nullable(),
  origin: z.enum(['read', 'ours']),
  reference: z.string().nullable(),
  type: z.string().nullable(),
  state: z.string().nullable(),
  date: z.string().nullable(),
  title: z.string(),
  stage: z.string(),
  /** The day on which the letter promised to be public: its date and the days it names. */
  publicDue: z.string().nullable(),
  itemId: z.string().nullable(),
  itemNumber: z.number().nullable(),
  persons: z.number(),
});

/** Letters to Governments: those read from sources, and our own drafts. */
export const listCommunications = readDeed({
  name: 'communicate.list-communications',
  summary: 'List letters read from sources and our own drafts',
  may: 'read',
  input: z.object({}),
  output: z.object({ rows: z.array(rowShape) }),
  command: { words: 'communications' },
  run: async (context) => {
    const ours = await context.database
      .selectFrom('communication')
      .selectAll()
      .orderBy('recorded_seq', 'desc')
      .execute();
    return {
      rows: [
        ...ours.map((row) => {
          const letter = row.letter as { request?: { date?: string; persons?: unknown[] } };
          return {
            id: row.id as string,
            origin: 'ours' as const,
            reference: row.reference,
            type: row.kind,
            state: row.state,
            date: letter.request?.date ?? null,
            title: row.title,
            stage: row.stage,
            publicDue: null,
            itemId: null,
            itemNumber: null,
            persons: letter.request?.persons?.length ?? 0,
          };
        }),
        ...(await lettersRead(context)),
      ],
    };
  },
});

const lettersRead = async (context: ReadContext): Promise<z.infer<typeof rowShape>[]> => {
  const items = await context.database
    .selectFrom('item')
    .select(['id', 'number', 'title'])
    .where('kind', '=', 'communication')
    .where('classification', 'in', context.clearance)
    .orderBy('document_date', 'desc')
    .execute();
  const rows: z.infer<typeof rowShape>[] = [];
  for (const item of items) {
    const claims = await claimsOf(context, {
      item: item.id,
      properties: [
        'Communication.reference',
        'Communication.date',
        'Communication.state',
        'Communication.clause',
        'Communication.subject',
      ],
      statuses: ['proposed', 'confirmed'],
    });
    const { rows: persons } = await sql<{ count: number }>`
      select count(*) as count from mention where item_id = ${item.id} and kind = 'Person' and role = 'victim'`.execute(
      context.database,
    );
    const reference = said(claims, 'Communication.reference');
    const date = said(claims, 'Communication.date');
    const days = publicationDays(claims);
    rows.push({
      id: null,
      origin: 'read',
      reference,
      type: /^(J?(?:UA|AL|OL))\b/.exec(reference ?? '')?.[1] ?? null,
      state: said(claims, 'Communication.state'),
      date,
      title: said(claims, 'Communication.subject') ?? item.title,
      stage: 'sent',
      publicDue: date !== null && isDay(date) && days !== undefined ? shiftDays(date, days) : null,
      itemId: item.id,
      itemNumber: item.number,
      persons: persons[0]?.count ?? 0,
    });
  }
  return rows;
};

const said = (claims: readonly ClaimRow[], property: string): string | null => {
  const value = claims.find((claim) => claim.property === property)?.value;
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'time':
      return value.edtf;
    case 'term':
      return value.code;
    case 'record':
      return typeof value.record['printed'] === 'string' ? value.record['printed'] : null;
    default:
      return null;
  }
};

const publicationDays = (claims: readonly ClaimRow[]): number | undefined =>
  claims.flatMap(({ property, value }) =>
    property === 'Communication.clause' && value.kind === 'record' && typeof value.record['days'] === 'number'
      ? [value.record['days']]
      : [],
  )[0];
