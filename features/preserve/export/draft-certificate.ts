import { fault } from '@amparo/core/ground/fault';
import type { ItemId } from '@amparo/core/ground/ids';
import { formatVerifierKey, toBase64 } from '@amparo/merkle-log';
import { z } from 'zod';
import { type ReadContext, readDeed } from '../../kernel/deed.ts';
import { custodyStateOf } from '../../records/custody.ts';
import { blobOnRecord } from '../../records/readable-blob.ts';
import { CERTIFICATE_FORMS, type CertificateItem, certificateText } from './certificate-texts.ts';
import { itemNumber, selectItems, selectionFields } from './selection.ts';

/** A statement for a named person to read and sign, with the facts filled in. Nothing is signed here, and nothing promised. */
export const draftCertificate = readDeed({
  name: 'preserve.draft-certificate',
  summary: 'Draft a certificate on items for a named person to read, correct and sign',
  may: 'export',
  onRecord: true,
  input: z.object({
    form: z.enum(CERTIFICATE_FORMS),
    item: selectionFields.item,
    all: selectionFields.all,
    name: z.string().trim().min(1).max(200).describe('who will sign'),
    role: z.string().trim().min(1).max(200),
    organisation: z.string().trim().min(1).max(300),
    packageSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('the package that it goes out with'),
  }),
  output: z.object({ form: z.enum(CERTIFICATE_FORMS), text: z.string() }),
  command: { words: 'export certificate', positional: 'form' },
  run: async (context, { form, item, all, name, role, organisation, packageSha256 }) => {
    const { house, database } = context;
    const chosen = await selectItems(context, { item, all, redacted: false, forbidden: 'withhold' }, true);
    const items: CertificateItem[] = [];
    for (const { id, number } of chosen) items.push(await itemOf(context, id, number));
    const head = await database.selectFrom('journal_head').select(['size', 'root']).executeTakeFirst();
    if (head === undefined) throw fault('integrity-failed', 'the journal has no entry yet');
    const { key, origin } = house.journal;
    return {
      form,
      text: certificateText(form, {
        person: { name, role, organisation },
        items,
        journal: { origin, size: head.size, root: toBase64(head.root), key: formatVerifierKey(key) },
        packageSha256: packageSha256 ?? null,
      }),
    };
  },
});

const itemOf = async (context: ReadContext, id: ItemId, number: number): Promise<CertificateItem> => {
  const { blob, originalName } = await blobOnRecord(context, id);
  const row = await context.database
    .selectFrom('item')
    .select(['received_at', 'collector', 'origin'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { lastFixity } = await custodyStateOf(context, id);
  return {
    number: itemNumber(number),
    name: JSON.stringify(originalName),
    size: blob.size,
    sha256: blob.sha256,
    sha512: blob.sha512,
    receivedAt: row.received_at.toISOString(),
    collector: row.collector,
    how: row.origin.how,
    lastCheck: lastFixity === null ? null : { at: lastFixity.at, equal: lastFixity.ok },
  };
};
