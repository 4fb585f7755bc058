import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { describeName } from '@amparo/platform/sandbox/describe-name';
import { z } from 'zod';
import { bytesDeed } from '../kernel/deed.ts';

/**
 * What a submitter takes along: what was received, its hashes and the time, so that they can show later what they gave.
 * It names nobody but the workspace. The same items give the same bytes.
 */
export const writeReceipt = bytesDeed({
  name: 'collect.write-receipt',
  summary: 'Write a receipt for the submitter of items: hashes and time of receipt',
  may: 'collect',
  onRecord: true,
  input: z.object({
    items: z.array(z.uuid()).min(1).max(1000),
    format: z.enum(['text', 'json']).default('text'),
  }),
  output: z.unknown(),
  run: async ({ house, database, clearance }, { items, format }) => {
    const rows = await database
      .selectFrom('item')
      .innerJoin('blob', 'blob.id', 'item.blob_id')
      .innerJoin('entry', 'entry.seq', 'item.recorded_seq')
      .select(['item.id', 'item.number', 'item.original_name', 'item.received_at', 'item.recorded_seq'])
      .select(['blob.size', 'blob.sha256', 'blob.sha512', 'entry.leaf_hash'])
      .where('item.id', 'in', items as ItemId[])
      .where('item.classification', 'in', clearance)
      .orderBy('item.number')
      .execute();
    const missing = items.filter((item) => !rows.some(({ id }) => id === item));
    if (missing.length > 0) throw fault('not-found', `no item ${missing.join(', ')}`, { field: 'items' });
    const received = rows.map((row) => ({
      number: row.number,
      name: describeName(row.original_name).display,
      size: row.size,
      sha256: row.sha256.toString('hex'),
      sha512: row.sha512.toString('hex'),
      receivedAt: row.received_at.toISOString(),
      entry: row.recorded_seq,
      leafHash: row.leaf_hash.toString('hex'),
    }));
    const origin = house.journal.origin;
    const written = format === 'json' ? asJson(origin, received) : asText(origin, received);
    const bytes = Buffer.from(written);
    return {
      mediaType: format === 'json' ? 'application/json' : 'text/plain; charset=utf-8',
      name: `receipt-${received[0]?.number ?? 0}.${format === 'json' ? 'json' : 'txt'}`,
      size: bytes.byteLength,
      bytes: (async function* () {
        yield bytes;
      })(),
    };
  },
});

interface Received {
  readonly number: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
  readonly receivedAt: string;
  readonly entry: number;
  readonly leafHash: string;
}

const asJson = (origin: string, received: readonly Received[]): string =>
  `${JSON.stringify({ format: 'amparo-receipt/1', journal: origin, received }, null, 2)}\n`;

const asText = (origin: string, received: readonly Received[]): string =>
  [
    'RECEIPT',
    '',
    `Journal:  ${origin}`,
    `Received: ${received.length === 1 ? '1 item' : `${received.length} items`}`,
    ...received.flatMap((item) => [
      '',
      `Item ${item.number}: ${item.name}`,
      `  received  ${item.receivedAt} (UTC)`,
      `  size      ${item.size} bytes`,
      `  SHA-256   ${item.sha256}`,
      `  SHA-512   ${item.sha512.slice(0, 64)}`,
      `            ${item.sha512.slice(64)}`,
      `  journal   entry ${item.entry}, leaf ${item.leafHash}`,
    ]),
    '',
    'Keep this. It shows that exactly these bytes were received at these times: compare with sha256sum or sha512sum.',
    'It does not say whether what they tell is true.',
    '',
  ].join('\n');
