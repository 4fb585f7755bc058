import { auditVault } from './audit-vault.ts';
import { checkFixity } from './check-fixity.ts';
import { checkVaultFolder } from './check-folder.ts';
import { cleanRemnants, forgetJobs, forgetWords, recordCleanUp } from './clean-remnants.ts';
import { configureCopies } from './configure-copies.ts';
import { copyBlobs } from './copy-blobs.ts';
import { copyVault } from './copy-vault.ts';
import { makeBackup, recordBackup } from './make-backup.ts';
import { makeRecoveryKey } from './make-recovery-key.ts';
import { readVaultHealth } from './read-vault-health.ts';
import { recordFixityFailure } from './record-fixity-failure.ts';
import { recordRestore } from './record-restore.ts';
import { removeUnreadable } from './remove-unreadable.ts';
import { repairBlob } from './repair-blob.ts';
import { restoreBackup } from './restore-backup.ts';
import { beginRotation, endRotation, rewrapCompartments, rewrapKeys, rotateKeys } from './rotate-keys.ts';

/** The vault: its checks, its copies, its keys, its backups. */
export const vault = [
  readVaultHealth,
  auditVault,
  checkFixity,
  recordFixityFailure,
  checkVaultFolder,
  configureCopies,
  copyVault,
  copyBlobs,
  repairBlob,
  removeUnreadable,
  makeRecoveryKey,
  rotateKeys,
  beginRotation,
  rewrapKeys,
  rewrapCompartments,
  endRotation,
  makeBackup,
  recordBackup,
  restoreBackup,
  recordRestore,
  cleanRemnants,
  forgetJobs,
  forgetWords,
  recordCleanUp,
] as const;
