import { fault } from '@amparo/core/ground/fault';
import { parseWitnessKey } from '@amparo/merkle-log';
import type { AnchorSettings } from '@amparo/platform/anchors/anchor-settings';
import { certificatesInPem } from '@amparo/platform/anchors/time-stamp-token';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';
import { settingsShape } from './anchor-shapes.ts';

/** Says whom the journal is shown to, or switches it off. What held before stays on record. */
export const configureAnchors = writeDeed({
  name: 'preserve.configure-anchors',
  summary: 'Choose authorities of time stamps and witnesses for the journal, and turn anchoring on or off',
  may: 'steward',
  input: settingsShape,
  output: z.object({ on: z.boolean(), authorities: z.number(), witnesses: z.number(), quorum: z.number() }),
  command: { words: 'anchor configure' },
  run: async ({ transaction, seq }, given) => {
    const settings = requireSound(given);
    await transaction
      .insertInto('anchor_settings')
      .values({ recorded_seq: seq, settings: JSON.stringify(settings) })
      .execute();
    const { on, authorities, witnesses, quorum } = settings;
    return {
      output: { on, authorities: authorities.length, witnesses: witnesses.length, quorum },
      subjects: [],
      entry: {
        on,
        quorum,
        authorities: authorities.map(({ name, url }) => ({ name, url })),
        witnesses: witnesses.map(({ name, url, key }) => ({ name, url, key })),
      },
    };
  },
});

/** Keys and certificates can be read, names differ, and the policy can be met. */
const requireSound = (given: z.output<typeof settingsShape>): AnchorSettings => {
  const names = [...given.authorities, ...given.witnesses].map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw fault('input-invalid', `two are called "${twice}"`, { field: 'authorities' });
  if (given.quorum > given.witnesses.length)
    throw fault('input-invalid', `${given.quorum} of ${given.witnesses.length} witnesses cannot be had`, {
      field: 'quorum',
    });
  const reading = (field: string, read: () => unknown): void => {
    try {
      read();
    } catch (cause) {
      throw fault('input-invalid', cause instanceof Error ? cause.message : String(cause), { field, cause });
    }
  };
  for (const [at, { roots }] of given.authorities.entries())
    reading(`authorities.${at}.roots`, () => certificatesInPem(roots));
  for (const [at, { key }] of given.witnesses.entries()) reading(`witnesses.${at}.key`, () => parseWitnessKey(key));
  return {
    on: given.on,
    quorum: given.quorum,
    witnesses: given.witnesses,
    authorities: given.authorities.map(({ name, url, roots, revocation }) => ({
      name,
      url,
      roots,
      ...(revocation === undefined ? {} : { revocation }),
    })),
  };
};
