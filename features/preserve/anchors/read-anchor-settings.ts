import { z } from 'zod';
import { readDeed } from '../../kernel/deed.ts';
import { anchorSettings } from '../../records/anchors.ts';
import { settingsShape } from './anchor-shapes.ts';

/** Whom the journal is shown to, with the keys and certificates that were chosen: what a change starts from. */
export const readAnchorSettings = readDeed({
  name: 'preserve.read-anchor-settings',
  summary: 'Show the chosen authorities and witnesses with their keys',
  may: 'steward',
  input: z.object({}),
  output: settingsShape,
  run: async ({ database }) => {
    const { on, authorities, witnesses, quorum } = await anchorSettings(database);
    return { on, authorities: [...authorities], witnesses: [...witnesses], quorum };
  },
});
