import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemoArchive } from '@amparo/cli/demo-archive';
import { deedsByName } from '@amparo/features/catalogue';
import { proposeMatches } from '@amparo/features/consolidate/propose-matches';
import { openHouse } from '@amparo/features/kernel/open-house';
import { doJob, workOnce } from '@amparo/features/kernel/run-job';
import { sql } from 'kysely';
import { meantInDemo, proposalFigures } from '../demo-truth.ts';

/** What a run of comparing proposes in the demo archive, against its truth; joins that the program made. */
export const benchProposals = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-proposals-'));
  const house = await openHouse({
    directory: join(folder, 'workspace'),
    create: { name: 'Proposals', fictional: true },
    deeds: deedsByName,
  });
  try {
    await fillDemoArchive(house, new AbortController().signal);
    while (await workOnce(house, async () => house.owner));
    const { mentions, compared, proposed } = await doJob(house, house.owner, proposeMatches, { all: true });
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from entity_member where entity_id <> mention_id`.execute(house.database);
    const { rows: kinds } = await sql<{ kind: string; count: number }>`
      select m.kind, count(*) as count from match x join mention m on m.id = x.mention_a group by 1 order by 1`.execute(
      house.database,
    );
    return {
      mentions,
      compared,
      proposed,
      byKind: Object.fromEntries(kinds.map(({ kind, count }) => [kind, Number(count)])),
      joins: Number(rows[0]?.count ?? 0),
      people: await proposalFigures(house, await meantInDemo(house, 'people')),
      bodies: await proposalFigures(house, await meantInDemo(house, 'bodies')),
    };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
