import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { z } from 'zod';

/** Paths inside a backup. `vault/` grows from one backup to the next; a snapshot is written whole and never changed. */
export const BACKUP_PATHS = {
  record: 'amparo-backup.json',
  latest: 'latest.json',
  snapshots: 'snapshots',
  vault: 'vault',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  database: 'database.age',
  keys: 'keys.age',
  list: 'vault.sha256',
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const backupRecord = z.object({ format: z.literal('amparo-backup/1'), workspace: z.string() });
export const latestRecord = z.object({ snapshot: z.string().regex(/^[0-9TZ-]+$/), manifest: sha256 });

/** What a snapshot holds. Nothing in it names a person, an item or a file; it is signed by the key of the journal. */
export const backupManifest = z.object({
  format: z.literal('amparo-backup/1'),
  snapshot: z.string(),
  /** UTC. */
  at: z.string(),
  workspace: z.string(),
  /** Origin line of the journal. */
  origin: z.string(),
  /** The journal as dumped: entries and root, and the newest signed checkpoint among them. */
  journal: z.object({ size: z.number(), root: sha256, checkpoint: z.string() }),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256 })),
  vault: z.object({
    blobs: z.number(),
    bytes: z.number(),
    /** Stored files that were damaged or missing when the backup was made: known gaps. */
    lacking: z.array(z.string()),
  }),
  /** SHA-256 of the manifest of the snapshot before, so that one taken away is seen. */
  before: sha256.nullable(),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** The bytes that are signed; the first line keeps them apart from every other text that the key signs. */
export const signedManifest = (text: string): Buffer => Buffer.from(`# amparo backup manifest v1\n${text}`);

/** DER of SubjectPublicKeyInfo for Ed25519 up to its 32 bytes (RFC 8410 §4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export const isSignedBy = (text: string, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
  return verifyBytes(null, signedManifest(text), key, signature);
};

/** JSON of a backup's own small files. Fault `integrity-failed` naming the file. */
export const parseBackupFile = <S extends z.ZodType>(schema: S, text: string, path: string): z.output<S> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw fault('integrity-failed', `${path} is damaged: it is not JSON`, { cause });
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const faults: Fault[] = found.error.issues.map((issue) => ({
    code: 'integrity-failed',
    message: `${path} is damaged: ${issue.path.join('.')}: ${issue.message}`,
  }));
  throw new AmparoError(faults);
};
