import { posix } from 'node:path';
import { type CodeFile, FLOORS, type House } from './house.ts';
import { lineAt } from './read-source.ts';

const SAYS_NOTHING = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'shared',
  'misc',
  'v2',
  'manager',
  'handler',
  'processor',
]);
const CODE_OR_STYLE = /\.(?:ts|tsx|mjs|py|css)$/;
const MOST_LINES = 500;
/** Tables of words are as long as there are words. */
const TABLE = /^apps\/web\/src\/words\/[a-z]{2}\.ts$/;

export const checkTidiness = (house: House, files: readonly CodeFile[]): readonly string[] => [
  ...[...house.keys()].flatMap(badNames),
  ...emptyRooms(house),
  ...files.flatMap(leftovers),
  ...files.flatMap(defaultExports),
  ...[...house].flatMap(([path, text]) => tooLong(path, text)),
];

const badNames = (path: string): string[] => {
  if (path.startsWith('demo/archive/')) return [];
  const parts = path.split('/').map((part) => part.split('.')[0]?.toLowerCase() ?? '');
  const bad = parts.filter((part) => SAYS_NOTHING.has(part));
  return bad.map((part) => `${path}: "${part}" says nothing of its content; name it after what it holds`);
};

/** A folder with nothing but its papers. git keeps no folder without a file, so a place-holder is one too. */
const emptyRooms = (house: House): string[] => {
  const rooms = new Map<string, string[]>();
  for (const path of house.keys()) {
    const [floor = '', room, ...rest] = path.split('/');
    if (room === undefined || rest.length === 0 || !FLOORS.some((one) => one === floor)) continue;
    rooms.set(`${floor}/${room}`, [...(rooms.get(`${floor}/${room}`) ?? []), rest.join('/')]);
  }
  const papers = /^(?:README\.md|LICENSE|package\.json|\.gitkeep)$/;
  return [
    ...[...rooms]
      .filter(([, inside]) => inside.every((path) => papers.test(path)))
      .map(([room]) => `${room}: an empty room is no room; make it with its first file`),
    ...[...house.keys()]
      .filter((path) => posix.basename(path) === '.gitkeep')
      .map((path) => `${path}: an empty folder is not kept; make it with its first file`),
  ];
};

const leftovers = ({ path, source }: CodeFile): string[] =>
  source.comments
    .filter(({ text }) => /\b(?:TODO|FIXME|HACK|XXX)\b/.test(text))
    .map(
      ({ line }) => `${path}:${line}: work left in a comment; do it, or open an issue and say here what holds today`,
    );

const defaultExports = ({ path, source }: CodeFile): string[] => {
  if (/(?:^|\/)[a-z]+\.config\.ts$/.test(path) || path.endsWith('.d.ts')) return [];
  return [...source.code.matchAll(/\bexport\s+default\b|\bas\s+default\b/g)].map(
    (found) =>
      `${path}:${lineAt(source.code, found.index)}: a default export; one thing has one name, export it by that`,
  );
};

const tooLong = (path: string, text: string): string[] => {
  const lines = text.split('\n').length;
  if (!CODE_OR_STYLE.test(path) || TABLE.test(path) || lines <= MOST_LINES) return [];
  const head = /^(?:#!.*\n)?\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+|(?:#.*\n)+|"""[\s\S]*?""")/.exec(text)?.[0] ?? '';
  return /\bone file because\b/i.test(head.replace(/\s+(?:\*|\/\/|#)?\s*/g, ' '))
    ? []
    : [`${path}: ${lines} lines; divide it by what it does, or say at its head "One file because …"`];
};
