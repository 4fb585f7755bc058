import { createReadStream, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { MentionId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { receiveFile } from '@amparo/features/collect/receive-file';
import { judgeMatch } from '@amparo/features/consolidate/judge-match';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { askFollowing } from '@amparo/features/kernel/run-job';
import { confirmClaims } from '@amparo/features/register/confirm-claims';
import { oneAtATime } from '@amparo/platform/database/one-at-a-time';
import { z } from 'zod';

const DEMO = new URL('../../../demo/', import.meta.url);
const answer = z.enum(['yes', 'no', 'not-asked', 'not-needed']);

const manifest = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      origin: z.object({ from: z.string(), how: z.string(), url: z.string().optional() }),
      collector: z.string(),
      legalBasis: z.enum(LEGAL_BASES),
      consent: z.object({ submit: answer, nameToGovernment: answer, publishName: answer, press: answer }),
      classification: z.enum(CLASSIFICATIONS),
    }),
  ),
});

/** Any number: it only has to be the same for all programs that fill one demo archive. */
const FILL_LOCK = 7_210_443;

/**
 * Receives every file of the demo archive that is not there yet on the terms of its manifest, and asks for the reading
 * of them. Two programs that start together do not fill it twice.
 */
export const fillDemoArchive = (house: House, ending: AbortSignal): Promise<void> =>
  oneAtATime(house.database, FILL_LOCK, () => receiveMissing(house, ending));

const receiveMissing = async (house: House, ending: AbortSignal): Promise<void> => {
  const { items } = manifest.parse(JSON.parse(readFileSync(new URL('archive.json', DEMO), 'utf8')));
  const rows = await house.database.selectFrom('item').select('original_name').execute();
  const there = new Set(rows.map(({ original_name }) => original_name));
  const missing = items.filter(({ file }) => !there.has(file));
  for (const item of missing) {
    ending.throwIfAborted();
    const file = fileURLToPath(new URL(`archive/${item.file}`, DEMO));
    await perform(
      house,
      house.owner,
      receiveFile,
      {
        name: item.file,
        title: item.title,
        from: item.origin.from,
        how: item.origin.how,
        ...(item.origin.url === undefined ? {} : { url: item.origin.url }),
        collector: item.collector,
        basis: item.legalBasis,
        ...item.consent,
        classification: item.classification,
      },
      createReadStream(file),
    );
  }
  if (missing.length > 0) await askFollowing(house, house.owner, receiveFile);
};

const worked = z.object({
  confirmed: z.array(z.string()),
  same: z.array(z.tuple([z.tuple([z.string(), z.string()]), z.tuple([z.string(), z.string()])])),
});

/**
 * Does in the demo archive what its `worked.json` lists, once everything is read: a stranger then sees rooms with
 * something in them, and the journal says who did it like any other deed. Ends early when the house closes.
 */
export const workDemoArchive = async (house: House, closing: AbortSignal): Promise<void> => {
  const { confirmed, same } = worked.parse(JSON.parse(readFileSync(new URL('worked.json', DEMO), 'utf8')));
  if (await isWorked(house, same.length)) return;
  while (await busy(house)) await pause(300, undefined, { signal: closing });
  for (const file of confirmed) {
    const rows = await house.database
      .selectFrom('claim')
      .innerJoin('item', 'item.id', 'claim.item_id')
      .select('claim.id')
      .where('item.original_name', '=', file)
      .where('claim.status', '=', 'proposed')
      .execute();
    for (let at = 0; at < rows.length && !closing.aborted; at += CLAIMS_AT_ONCE) {
      const claims = rows.slice(at, at + CLAIMS_AT_ONCE).map(({ id }) => id);
      await perform(house, house.owner, confirmClaims, { claims, reason: REASON });
    }
  }
  for (const [one, other] of same) {
    const [a, b] = [await mentionIn(house, one), await mentionIn(house, other)];
    if (a !== undefined && b !== undefined && !closing.aborted && !(await wasJudged(house, a, b))) {
      await perform(house, house.owner, judgeMatch, { a, b, verdict: 'same', reason: REASON });
    }
  }
};

const CLAIMS_AT_ONCE = 2_000;
const REASON = 'demo archive';

/** The judgements come last: when they were all made, whatever became of them since, nothing is left to do. */
const isWorked = async (house: House, judgements: number): Promise<boolean> =>
  (await house.database.selectFrom('judgement').select('id').where('reason', '=', REASON).execute()).length >=
  judgements;

const wasJudged = async (house: House, one: string, other: string): Promise<boolean> =>
  (await house.database
    .selectFrom('judgement')
    .select('id')
    .where('mention_a', 'in', [one, other] as MentionId[])
    .where('mention_b', 'in', [one, other] as MentionId[])
    .limit(1)
    .executeTakeFirst()) !== undefined;

const busy = async (house: House): Promise<boolean> => {
  const open = await house.database
    .selectFrom('job')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
};

const mentionIn = async (house: House, [file, label]: readonly [string, string]): Promise<string | undefined> =>
  (
    await house.database
      .selectFrom('mention')
      .innerJoin('item', 'item.id', 'mention.item_id')
      .select('mention.id')
      .where('item.original_name', '=', file)
      .where('mention.label', '=', label)
      .executeTakeFirst()
  )?.id;
