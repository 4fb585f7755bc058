import { benchConsolidate } from './consolidate.ts';
import { benchJournal } from './journal.ts';
import { benchLink } from './link.ts';
import { benchNames } from './names.ts';
import { benchProposals } from './proposals.ts';
import { benchRead } from './read.ts';
import { benchRooms } from './rooms.ts';
import { benchStart } from './start.ts';
import { benchVault } from './vault.ts';

/** `npm run bench -- NAME`: prints one JSON line with its figures and their ratios to a bare baseline of the same run. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  start: benchStart,
  journal: benchJournal,
  link: benchLink,
  read: benchRead,
  names: benchNames,
  rooms: benchRooms,
  vault: benchVault,
  proposals: benchProposals,
  consolidate: benchConsolidate,
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`no bench is called "${name}"; there are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
console.log(JSON.stringify({ bench: name, ...(await bench()) }));
process.exit(0);
