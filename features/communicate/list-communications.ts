import { isDay, shiftDays } from '@amparo/core/ground/day';
import type { RelationReason } from '@amparo/core/nouns/relation';
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
  /** The State's reply, where it was read and found to answer this letter. */
  reply: z
    .object({
      itemId: z.string(),
      itemNumber: z.number(),
      title: z.string(),
      date: z.string().nullable(),
      status: z.enum(['proposed', 'confirmed']),
    })
    .nullable(),
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
            reply: null,
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
    const reply = await replyTo(context, item.id);
    rows.push({
      id: null,
      origin: 'read',
      reference,
      type: /^(J?(?:UA|AL|OL))\b/.exec(reference ?? '')?.[1] ?? null,
      state: said(claims, 'Communication.state'),
      date,
      title: said(claims, 'Communication.subject') ?? item.title,
      stage: reply === null ? 'sent' : 'replied',
      publicDue: date !== null && isDay(date) && days !== undefined ? shiftDays(date, days) : null,
      itemId: item.id,
      itemNumber: item.number,
      persons: persons[0]?.count ?? 0,
      reply,
    });
  }
  return rows;
};

/**
 * The reply that a person confirmed, else the one that a program found by the letter's reference or date. One that cites
 * another year and does not name the letter's day waits for a person's word.
 */
const replyTo = async (
  { database, clearance }: ReadContext,
  letter: string,
): Promise<z.infer<typeof rowShape>['reply']> => {
  const { rows } = await sql<{
    id: string;
    number: number;
    title: string;
    document_date: string | null;
    status: 'proposed' | 'confirmed';
    reasons: RelationReason[];
  }>`
    select i.id, i.number, i.title, i.document_date, r.status, r.reasons from relation r join item i on i.id = r.item_a
    where r.item_b = ${letter} and r.kind = 'replies-to' and r.status <> 'rejected'
      and i.classification = any(${[...clearance]})
    order by r.status, i.document_date nulls last, i.number`.execute(database);
  const reply = rows.find(
    ({ status, reasons }) =>
      status === 'confirmed' ||
      reasons.some(({ code }) => code === 'date') ||
      !reasons.some(({ code }) => code === 'other-year'),
  );
  return reply === undefined
    ? null
    : {
        itemId: reply.id,
        itemNumber: reply.number,
        title: reply.title,
        date: reply.document_date,
        status: reply.status,
      };
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
