import { fault } from '@amparo/core/ground/fault';
import { anchorJournal } from '@amparo/platform/anchors/anchor-journal';
import { anchorState, anchorsAreDue } from '@amparo/platform/anchors/anchor-state';
import { z } from 'zod';
import { jobDeed } from '../../kernel/deed.ts';
import { anchorSettings } from '../../records/anchors.ts';
import { anchoredShape } from './anchor-shapes.ts';

/**
 * Has the newest checkpoint stamped and cosigned by all that are configured. The desk does it by itself: for each new
 * checkpoint within the hour, and daily. No entry is written of it: each would be a change, to be anchored again.
 */
export const anchorNow = jobDeed({
  name: 'preserve.anchor-now',
  summary: 'Have the newest checkpoint of the journal stamped and cosigned outside; only a hash leaves',
  may: 'read',
  input: z.object({}),
  output: z.object({
    ok: z.boolean(),
    size: z.number(),
    anchored: z.array(anchoredShape),
    witnesses: z.number(),
    quorum: z.number(),
  }),
  command: { words: 'anchor now' },
  rounds: {
    everyHours: 0.25,
    when: async ({ database, now }) => {
      const settings = await anchorSettings(database);
      return settings.on && anchorsAreDue(await anchorState(database, settings), now);
    },
  },
  run: async (context) => {
    const { house } = context;
    const settings = await anchorSettings(house.database);
    const places = settings.authorities.length + settings.witnesses.length;
    if (!settings.on || places === 0)
      throw fault('conflict', 'anchoring is off: choose authorities or witnesses first, and turn it on');
    await context.progress('asking outside', places);
    await house.journal.seal();
    const anchored = await anchorJournal({
      database: house.database,
      settings,
      clock: house.clock,
      extension: house.journal.extension,
    });
    const { witnesses, size } = await anchorState(house.database, settings);
    return {
      ok: anchored.every(({ problem }) => problem === null) && witnesses >= settings.quorum,
      size,
      anchored: anchored.map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
      witnesses,
      quorum: settings.quorum,
    };
  },
});
