import { fault } from '@amparo/core/ground/fault';
import type { ItemId, PackageId, RecipientId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { type WriteContext, writeDeed } from '../../kernel/deed.ts';
import { agreed } from '../../records/approvals.ts';
import { exportRequest } from './ask-export.ts';
import { confirmedRecipient } from './recipients.ts';
import { type ReleaseItem, releaseOf } from './release.ts';
import { barsInWords, itemNumber } from './selection.ts';

/**
 * Says in the journal what leaves the house, before it is delivered, by the one hash that stands for the whole package.
 * Consent, agreement and the recipient's key are asked once more, as they stand at this moment.
 */
export const recordExport = writeDeed({
  name: 'preserve.record-export',
  summary: 'Record that a bundle of items was exported',
  may: 'export',
  inner: true,
  onRecord: true,
  input: z.object({
    kind: z.enum(['bundle', 'sealed', 'load-file']),
    leaving: z.array(z.uuid()),
    withheld: z.array(z.object({ item: z.uuid(), reason: z.string() })).default([]),
    sealSha256: z.string().length(64).optional(),
    packageSha256: z.string().length(64),
    checkpointSize: z.int().min(0).optional(),
    recipient: z.uuid().optional(),
    approval: z.uuid().optional(),
  }),
  output: z.object({ packageId: z.string() }),
  run: async (context, input) => {
    const { transaction, seq } = context;
    const items = await releaseOf(context, [...input.leaving, ...input.withheld.map(({ item }) => item)] as ItemId[]);
    const leaving = items.filter(({ id }) => input.leaving.includes(id));
    if (items.length < input.leaving.length + input.withheld.length)
      throw fault('not-found', 'one of the items is no longer there for you');
    requireUnbarred(leaving);
    const recipient = input.recipient as RecipientId | undefined;
    if (recipient !== undefined) await confirmedRecipient(context, recipient);
    const agreement = await agreementOn(context, leaving, input.approval);
    const id = newId<PackageId>();
    const sha256 = Buffer.from(input.packageSha256, 'hex');
    const ids = items.map((item) => item.id);
    // An open bundle that is written again as of the same checkpoint is the same package.
    await transaction
      .insertInto('package')
      .values({ id, kind: input.kind, sha256, recipient_id: recipient ?? null, items: ids, recorded_seq: seq })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const known = await transaction
      .selectFrom('package')
      .select('id')
      .where('sha256', '=', sha256)
      .executeTakeFirstOrThrow();
    return {
      output: { packageId: known.id },
      subjects: ids,
      entry: {
        ...agreement,
        custody: ['exported'],
        kind: input.kind,
        items: leaving.map((item) => ({ item: item.id, sha256: item.sha256 })),
        withheld: input.withheld,
        packageSha256: input.packageSha256,
        sealSha256: input.sealSha256 ?? null,
        checkpointSize: input.checkpointSize ?? null,
        recipient: recipient ?? null,
      },
    };
  },
});

const requireUnbarred = (leaving: readonly ReleaseItem[]): void => {
  const barred = leaving.filter(({ bars }) => bars.length > 0);
  if (barred.length === 0) return;
  const list = barred.map(({ number, bars }) => `${itemNumber(number)}: ${barsInWords(bars)}`).join('. ');
  throw fault('consent-lacking', `these items may no longer leave: ${list}`, { field: 'item' });
};

/** Uses up what two people agreed to, when one of the items needs it. */
const agreementOn = async (
  context: WriteContext,
  leaving: readonly ReleaseItem[],
  approval: string | undefined,
): Promise<Readonly<Record<string, unknown>>> => {
  const binding = leaving.filter(({ needsTwo }) => needsTwo);
  if (binding.length === 0) return {};
  if (approval === undefined) {
    const numbers = binding.map(({ number }) => itemNumber(number)).join(', ');
    throw fault(
      'not-permitted',
      `two people decide about the export of ${numbers}: ask for it first (preserve.ask-export), then export with --approval`,
      { field: 'approval' },
    );
  }
  const use = await agreed(context, exportRequest(leaving), approval);
  return use.entry;
};
