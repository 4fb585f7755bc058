import { posix } from 'node:path';
import { type CodeFile, FLOORS, isTest, type Place, placeOf } from './house.ts';
import { type Package, packageOf, resolveImport } from './resolve-import.ts';

export interface Arrow {
  readonly from: string;
  readonly line: number;
  readonly to: string;
  readonly typeOnly: boolean;
  /** Written as a path (`./claim.ts`), not as the name of a package. */
  readonly byPath: boolean;
}

export const arrowsOf = (files: readonly CodeFile[], packages: readonly Package[]): readonly Arrow[] =>
  files.flatMap(({ path, source }) =>
    source.imports.flatMap(({ line, specifier, typeOnly }) => {
      const target = resolveImport(packages, path, specifier);
      return target.kind === 'own'
        ? [{ from: path, line, to: target.path, typeOnly, byPath: specifier.startsWith('.') }]
        : [];
    }),
  );

/** Where an import may go: down the floors, never sideways between rooms, never through the face from within. */
export const checkArrows = (arrows: readonly Arrow[], packages: readonly Package[]): readonly string[] =>
  arrows.flatMap((arrow) => {
    const wrong = wrongWith(arrow, packages);
    return wrong === undefined ? [] : [`${arrow.from}:${arrow.line} imports ${arrow.to}: ${wrong}`];
  });

const wrongWith = (arrow: Arrow, packages: readonly Package[]): string | undefined => {
  const [here, there] = [placeOf(arrow.from), placeOf(arrow.to)];
  if (here.floor === 'outside' || (isTest(arrow.from) && arrow.to.startsWith('test/'))) return undefined;
  return (
    wrongAlone(arrow, here, there) ??
    wrongFloor(here, there) ??
    wrongRoom(arrow, here, there) ??
    wrongCorePart(here, there) ??
    wrongFace(arrow) ??
    wrongRoad(arrow, packages)
  );
};

/** Rooms that stand on less than their floor does. */
const wrongAlone = ({ from, typeOnly }: Arrow, here: Place, there: Place): string | undefined => {
  const own = here.floor === there.floor && here.room === there.room;
  if (own) return undefined;
  if (here.floor === 'libs')
    return 'a library stands alone; what it needs from the house is given to it as an argument';
  if (here.floor !== 'apps' || there.floor === 'libs') return undefined;
  if (here.room === 'verifier')
    return 'the verifier rests on libs alone, so that it shares no mistake with what it checks';
  const asked = there.floor === 'core' || (there.floor === 'features' && typeOnly) || isTest(from);
  return here.room === 'web' && !asked
    ? 'the desk runs in a browser: it imports libs, core and types of deeds, and asks the server for the rest'
    : undefined;
};

const wrongFloor = (here: Place, there: Place): string | undefined => {
  if (there.floor === 'outside') return 'demo/ and test/ look at the house, the house does not look at them';
  const [floor, other] = [FLOORS.indexOf(here.floor as 'libs'), FLOORS.indexOf(there.floor)];
  if (other <= floor) return undefined;
  return here.floor === 'platform'
    ? `platform knows no ${there.floor === 'apps' ? 'door' : 'feature'}; let the feature call it, or pass the value in`
    : `an import goes down (${FLOORS.join(' < ')}); move what both need to ${here.floor} or below, or pass it in`;
};

/** Features that the others stand on: the one door, and the stored records where features meet. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = { kernel: [], records: ['kernel'] };

/** One door may build on another: the command line starts the server and calls the verifier. */
const DOORS: Readonly<Record<string, readonly string[]>> = { cli: ['server', 'verifier'] };

const wrongRoom = ({ from }: Arrow, here: Place, there: Place): string | undefined => {
  if (here.floor !== there.floor || here.room === there.room) return undefined;
  if (here.floor === 'apps') {
    return DOORS[here.room]?.includes(there.room) === true
      ? undefined
      : 'one door does not lead into another; a rule that both need stands in a feature or in core';
  }
  if (here.floor !== 'features' || from === 'features/catalogue.ts') return undefined;
  if (there.room === '') return 'only the apps see the catalogue; the kernel is given the deeds';
  const allowed = FOUNDATIONS[here.room] ?? Object.keys(FOUNDATIONS);
  if (allowed.includes(there.room)) return undefined;
  if (here.room === 'kernel') return 'the kernel imports no feature; what it needs is given to it';
  return 'where two features meet is a stored record (features/records) or a rule in core';
};

/** Within core, each part may use those before it. */
export const CORE_PARTS = ['ground', 'nouns', 'schema', 'law', 'links', 'judgements', 'policy'] as const;

const wrongCorePart = (here: Place, there: Place): string | undefined => {
  if (here.floor !== 'core' || there.floor !== 'core') return undefined;
  const order: readonly string[] = CORE_PARTS;
  const [own, other] = [order.indexOf(here.room), order.indexOf(there.room)];
  if (own < 0) return `core/src has the parts ${order.join(' < ')}; put the file into one of them`;
  return other > own
    ? `in core a part uses those before it (${order.join(' < ')}); a rule about two nouns stands above both`
    : undefined;
};

const wrongFace = ({ from, to }: Arrow): string | undefined => {
  if (posix.basename(to) !== 'index.ts' || !from.startsWith(`${posix.dirname(to)}/`)) return undefined;
  return 'index.ts is the face for others; inside the folder import the file itself';
};

/** From package to package the way leads through the name, so that package.json tells what stands on what. */
const wrongRoad = ({ from, to, byPath }: Arrow, packages: readonly Package[]): string | undefined => {
  const [own, other] = [packageOf(packages, from), packageOf(packages, to)];
  return byPath && own !== other && other !== undefined
    ? `another package is imported by its name, ${other.name}`
    : undefined;
};
