import { addRecipient } from './add-recipient.ts';
import { askExport } from './ask-export.ts';
import { confirmRecipient } from './confirm-recipient.ts';
import { draftCertificate } from './draft-certificate.ts';
import { exportBundle } from './export-bundle.ts';
import { exportLoadfile } from './export-loadfile.ts';
import { listRecipients } from './list-recipients.ts';
import { previewExport } from './preview-export.ts';
import { recordExport } from './record-export.ts';
import { recordReceipt } from './record-receipt.ts';
import { redactItem } from './redact-item.ts';

/** Export: what leaves the house, in forms that a stranger can check without us. */
export const exports = [
  previewExport,
  askExport,
  exportBundle,
  exportLoadfile,
  recordExport,
  addRecipient,
  confirmRecipient,
  listRecipients,
  recordReceipt,
  draftCertificate,
  redactItem,
] as const;
