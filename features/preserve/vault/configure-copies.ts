import { fault } from '@amparo/core/ground/fault';
import type { VaultCopyId } from '@amparo/core/ground/ids';
import { newId } from '@amparo/platform/config/new-id';
import type { CopyPlace } from '@amparo/platform/database/tables-vault';
import { openCopyPlace } from '@amparo/platform/vault/copy-stores';
import { z } from 'zod';
import { preparedDeed } from '../../kernel/deed.ts';
import { sealSecret } from './open-copies.ts';

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Adds a further copy of the vault, or takes one out of use; its bytes stay where they are. */
export const configureCopies = preparedDeed({
  name: 'preserve.configure-copies',
  summary: 'Add a copy of the vault in a folder or on an S3-compatible server, or take one out of use',
  may: 'steward',
  input: z.object({
    name: z.string().regex(NAME, 'lower-case letters, digits and hyphens').describe('what you call it'),
    remove: z.boolean().default(false),
    folder: z.string().min(1).optional().describe('a folder on another disk'),
    endpoint: z.string().optional().describe('https://… of an S3-compatible server'),
    bucket: z.string().optional(),
    region: z.string().optional(),
    prefix: z.string().max(200).optional().describe('before every key, such as amparo/'),
    accessKeyId: z.string().optional(),
    secretAccessKey: z
      .string()
      .optional()
      .describe('better in the environment, AMPARO_S3_SECRET: what is typed is seen by other programs'),
  }),
  output: z.object({
    copies: z.array(z.object({ name: z.string(), kind: z.string(), able: z.record(z.string(), z.unknown()) })),
  }),
  command: { words: 'vault copies' },
  prepare: async ({ house }, input) => {
    if (input.remove) return null;
    const place: CopyPlace = defined({
      folder: input.folder,
      endpoint: input.endpoint,
      bucket: input.bucket,
      region: input.region,
      prefix: input.prefix,
      accessKeyId: input.accessKeyId,
    });
    if ((place.folder === undefined) === (place.endpoint === undefined))
      throw fault('input-invalid', 'a copy is either in a folder or on a server: give folder or endpoint', {
        field: 'folder',
      });
    if (place.folder !== undefined && isWithin(house.workspace.directory, place.folder))
      throw fault('input-invalid', 'a copy inside the workspace is lost with it: name a folder on another disk', {
        field: 'folder',
      });
    const kind = place.folder === undefined ? ('s3' as const) : ('folder' as const);
    const secret = kind === 's3' ? (input.secretAccessKey ?? process.env['AMPARO_S3_SECRET'] ?? null) : null;
    const { able } = await openCopyPlace(kind, place, secret);
    return { kind, place, secret, able };
  },
  run: async ({ house, transaction, seq }, { name }, added) => {
    const there = await transaction
      .selectFrom('vault_copy')
      .select('id')
      .where('name', '=', name)
      .where('removed_seq', 'is', null)
      .executeTakeFirst();
    if (added === null) {
      if (there === undefined) throw fault('not-found', `no copy is called ${name}`, { field: 'name' });
      await transaction
        .updateTable('vault_copy')
        .set({ removed_seq: seq, secret: null, name: `${name} until ${seq}` })
        .where('id', '=', there.id)
        .execute();
    } else {
      if (there !== undefined) throw fault('conflict', `a copy is called ${name} already`, { field: 'name' });
      const id = newId<VaultCopyId>();
      await transaction
        .insertInto('vault_copy')
        .values({
          id,
          name,
          kind: added.kind,
          place: JSON.stringify(added.place),
          secret: added.secret === null ? null : sealSecret(house.vault, id, added.secret),
          able: JSON.stringify(added.able),
          recorded_seq: seq,
          removed_seq: null,
        })
        .execute();
    }
    const copies = await transaction
      .selectFrom('vault_copy')
      .select(['name', 'kind', 'able'])
      .where('removed_seq', 'is', null)
      .orderBy('name')
      .execute();
    return {
      output: { copies: copies.map((copy) => ({ ...copy, able: { ...copy.able } })) },
      subjects: [],
      entry: {
        name,
        ...(added === null ? { removed: true } : { kind: added.kind, place: added.place, able: added.able }),
      },
    };
  },
});

const defined = (place: { readonly [Key in keyof CopyPlace]: string | undefined }): CopyPlace =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));

const isWithin = (outer: string, inner: string): boolean => `${inner}/`.startsWith(`${outer}/`);
