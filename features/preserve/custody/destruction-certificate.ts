import { fault } from '@amparo/core/ground/fault';
import { sql } from 'kysely';
import { z } from 'zod';
import { bytesDeed } from '../../kernel/deed.ts';
import { PdfPages } from '../../records/pdf-page.ts';
import { canonicalJson } from '../canonical-json.ts';

const body = z.object({
  at: z.string(),
  record: z.object({
    items: z.array(z.object({ item: z.string(), number: z.number(), sha256: z.string(), result: z.string() })),
    reason: z.string(),
    claims: z.string(),
    keysDestroyed: z.number(),
    approval: z.object({
      way: z.string(),
      askedBy: z.string(),
      askedIn: z.number(),
      approvedBy: z.string().nullable(),
      approvedIn: z.number().nullable(),
    }),
  }),
});

/** What was destroyed, who decided, and what is left: hashes and numbers, no content. The same entry gives the same bytes. */
export const writeDestructionCertificate = bytesDeed({
  name: 'preserve.write-destruction-certificate',
  summary: 'Write the certificate of a destruction: hashes, who decided, what is left',
  may: 'steward',
  onRecord: true,
  input: z.object({
    seq: z.int().min(1).describe('the number that the destruction answered with'),
    format: z.enum(['pdf', 'json']).default('pdf'),
  }),
  output: z.unknown(),
  run: async ({ house, database }, { seq, format }) => {
    const row = await database
      .selectFrom('entry')
      .select(['body', 'leaf_hash', 'member_id'])
      .where('seq', '=', seq)
      .where('deed', '=', 'preserve.destroy-approved')
      .executeTakeFirst();
    if (row?.body == null) throw fault('not-found', `entry ${seq} destroyed nothing`, { field: 'seq' });
    const { at, record } = body.parse(JSON.parse(row.body));
    const { approval } = record;
    const { rows: members } = await sql<{ id: string; name: string }>`
      select id, name from member where id = any(${[row.member_id, approval.askedBy, approval.approvedBy]}::uuid[])`.execute(
      database,
    );
    const named = (id: string | null): string | null => members.find((member) => member.id === id)?.name ?? null;
    const facts = {
      format: 'amparo-destruction/1',
      journal: house.journal.origin,
      entry: seq,
      leafHash: row.leaf_hash.toString('hex'),
      destroyedAt: at,
      doneBy: named(row.member_id),
      askedBy: named(approval.askedBy),
      askedIn: approval.askedIn,
      approvedBy: named(approval.approvedBy),
      approvedIn: approval.approvedIn,
      way: approval.way,
      reason: record.reason,
      confirmedClaims: record.claims === 'erase' ? 'erased' : 'kept without quotes',
      keysDestroyed: record.keysDestroyed,
      items: record.items.map(({ number, sha256, result }) => ({ number, sha256, result })),
      left: LEFT,
    };
    const bytes = format === 'json' ? Buffer.from(`${canonicalJson(facts)}\n`) : await pdfOf(facts);
    return {
      mediaType: format === 'pdf' ? 'application/pdf' : 'application/json',
      name: `destruction-${seq}.${format}`,
      size: bytes.byteLength,
      bytes: (async function* () {
        yield bytes;
      })(),
    };
  },
});

const LEFT = [
  'numbers, hashes, sizes and times of the items, and their entries in the journal with what these say; bodies of entries are erased by a deed of their own',
  'letters, figures and bundles that were made before, here and with whoever received them',
  'backups made before, until they are overwritten: they hold the wrapped key',
  'reasons that members wrote when they decided on claims',
] as const;

const pdfOf = async (facts: {
  readonly journal: string;
  readonly entry: number;
  readonly leafHash: string;
  readonly destroyedAt: string;
  readonly doneBy: string | null;
  readonly askedBy: string | null;
  readonly askedIn: number;
  readonly approvedBy: string | null;
  readonly approvedIn: number | null;
  readonly way: string;
  readonly reason: string;
  readonly confirmedClaims: string;
  readonly keysDestroyed: number;
  readonly items: readonly { readonly number: number; readonly sha256: string; readonly result: string }[];
}): Promise<Uint8Array> => {
  const title = `Certificate of destruction · entry ${facts.entry}`;
  const pages = new PdfPages({ title, date: new Date(facts.destroyedAt), language: 'en' });
  pages.line(title, { face: 'bold', size: 16 });
  pages.heading('Decision');
  pages.pair('Destroyed (UTC)', facts.destroyedAt);
  pages.pair('Reason', facts.reason);
  pages.pair('Asked by', `${facts.askedBy ?? 'not known'}, entry ${facts.askedIn}`);
  pages.pair(
    'Approved by',
    facts.approvedBy === null
      ? 'nobody: no other member could approve, and a day was waited instead'
      : `${facts.approvedBy}, entry ${facts.approvedIn ?? ''}`,
  );
  pages.pair('Done by', facts.doneBy ?? 'not known');
  pages.heading('What was destroyed');
  pages.pair('Keys', String(facts.keysDestroyed));
  pages.pair('Content', 'texts, pages read by OCR, words, quotes, names of people and files');
  pages.pair('Confirmed claims', facts.confirmedClaims);
  for (const { number, sha256, result } of facts.items) {
    pages.pair(`Item ${number}`, sha256, { face: 'mono', size: 8 });
    pages.pair('', result);
  }
  pages.heading('What is left');
  for (const line of LEFT) pages.line(`– ${line}`);
  pages.heading('Journal');
  pages.pair('Origin', facts.journal);
  pages.pair('Leaf', facts.leafHash, { face: 'mono', size: 8 });
  return pages.end(title);
};
