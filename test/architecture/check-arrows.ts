import { posix } from 'node:path';
import { type CodeFile, FLOORS, type Place, placeOf } from './house.ts';
import { type Package, packageOf, resolveImport } from './resolve-import.ts';

export interface Arrow {
  readonly from: string;
  readonly line: number;
  readonly to: string;
}

export const arrowsOf = (files: readonly CodeFile[], packages: readonly Package[]): readonly Arrow[] =>
  files.flatMap(({ path, source }) =>
    source.imports.flatMap(({ line, specifier }) => {
      const target = resolveImport(packages, path, specifier);
      return target.kind === 'own' ? [{ from: path, line, to: target.path }] : [];
    }),
  );

/** Where an import may go: down the floors, never sideways between rooms, never through the face from within. */
export const checkArrows = (arrows: readonly Arrow[], packages: readonly Package[]): readonly string[] =>
  arrows.flatMap((arrow) => {
    const wrong = wrongWith(arrow, packages);
    return wrong === undefined ? [] : [`${arrow.from}:${arrow.line} imports ${arrow.to}: ${wrong}`];
  });

const wrongWith = ({ from, to }: Arrow, packages: readonly Package[]): string | undefined => {
  const [here, there] = [placeOf(from), placeOf(to)];
  return (
    wrongFloor(here, there) ?? wrongRoom(here, there, from) ?? wrongCorePart(here, there) ?? wrongFace(from, to) ?? wrongRoad(from, to, packages)
  );
};

const wrongFloor = (here: Place, there: Place): string | undefined => {
  if (here.floor === 'outside') return undefined;
  if (there.floor === 'outside') return 'demo/ and test/ look at the house, nothing in the house looks at them';
  const [floor, other] = [FLOORS.indexOf(here.floor), FLOORS.indexOf(there.floor)];
  if (here.floor === 'libs' && (there.floor !== 'libs' || there.room !== here.room)) {
    return 'a library stands alone; what it needs from the house is given to it as an argument';
  }
  if (here.floor === 'apps' && here.room === 'verifier' && there.floor !== 'libs' && there.room !== 'verifier') {
    return 'the verifier rests on libs alone, so that it shares no mistake with what it checks';
  }
  if (here.floor === 'apps' && here.room === 'web' && there.floor !== 'libs' && there.floor !== 'core' && there.room !== 'web') {
    return 'the desk runs in a browser: it imports libs and core, and asks the server for the rest by the API';
  }
  if (other <= floor) return undefined;
  return here.floor === 'platform'
    ? `platform knows no ${there.floor === 'apps' ? 'door' : 'feature'}; let the feature call it, or pass the value in`
    : `an import goes down (${FLOORS.join(' < ')}); move what both need to ${here.floor} or below, or pass it in`;
};

/** Features that the others stand on: the one door, and the stored records where features meet. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = { kernel: [], records: ['kernel'] };

/** One door may build on another: the command line starts the server and calls the verifier. */
const DOORS: Readonly<Record<string, readonly string[]>> = { cli: ['server', 'verifier'] };

const wrongRoom = (here: Place, there: Place, from: string): string | undefined => {
  if (here.floor !== there.floor || here.room === there.room) return undefined;
  if (here.floor === 'apps') {
    return DOORS[here.room]?.includes(there.room) === true ? undefined : 'one door does not lead into another; a rule that both need stands in a feature or in core';
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
  return other > own ? `in core a part uses those before it (${order.join(' < ')}); a rule about two nouns stands above both` : undefined;
};

const wrongFace = (from: string, to: string): string | undefined => {
  if (posix.basename(to) !== 'index.ts') return undefined;
  return from.startsWith(`${posix.dirname(to)}/`) ? 'index.ts is the face for others; inside the folder import the file itself' : undefined;
};

/** From one package into another the way leads through the package's name, or the declared dependencies say nothing. */
const wrongRoad = (from: string, to: string, packages: readonly Package[]): string | undefined => {
  const [own, other] = [packageOf(packages, from), packageOf(packages, to)];
  if (own === other || other === undefined || other.folder === '' || other.declared.has(own?.name ?? '')) return undefined;
  return own === undefined || own.folder === '' ? undefined : own.declared.has(other.name) ? undefined : `${own.folder}/package.json does not declare ${other.name}; name it there and import it by that name`;
};
