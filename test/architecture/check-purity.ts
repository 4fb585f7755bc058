import { isBuiltin } from 'node:module';
import { type CodeFile, isTest, placeOf } from './house.ts';
import { lineAt } from './read-source.ts';

/** What libs and core may take from Node: hashing and verifying, which give the same answer everywhere. */
const PURE_MODULES = new Set(['node:crypto']);
const IMPURE_PACKAGES = new Set(['undici', 'ws', 'pg', 'kysely', 'uuid', 'graceful-fs']);

const IMPURE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:fetch|importScripts)\s*\(/g, 'network'],
  [/\bnew\s+(?:XMLHttpRequest|WebSocket|EventSource)\b/g, 'network'],
  [/\bDate\.now\b/g, 'clock'],
  [/\bnew\s+Date\s*(?:\(\s*\)|(?![\s(\w]))/g, 'clock'],
  [/\bperformance\.(?:now|timeOrigin)\b/g, 'clock'],
  [/\bprocess\.(?:hrtime|uptime|env|cwd|stdout|stderr)\b/g, 'surroundings'],
  [/\bTemporal\.Now\b/g, 'clock'],
  [/\b(?:setTimeout|setInterval|setImmediate)\s*\(/g, 'clock'],
  [/\bMath\.random\b/g, 'chance'],
  [
    /\b(?:randomBytes|randomUUID|randomInt|randomFillSync|randomFill|getRandomValues|generateKeyPairSync|generateKeyPair)\b/g,
    'chance',
  ],
  [/\b(?:localStorage|sessionStorage|indexedDB)\b/g, 'disk'],
];

/** libs and core are pure: the same arguments give the same answer, today and in ten years. Their tests may read files. */
export const checkPurity = (files: readonly CodeFile[]): readonly string[] =>
  files
    .filter(({ path }) => ['libs', 'core'].includes(placeOf(path).floor) && !isTest(path))
    .flatMap(({ path, source }) => [
      ...source.imports
        .filter(({ specifier }) => impure(specifier))
        .map(({ line, specifier }) => message(path, line, `imports ${specifier}`)),
      ...IMPURE_WORDS.flatMap(([word, what]) =>
        [...source.code.matchAll(word)].map((found) =>
          message(path, lineAt(source.code, found.index), `uses ${found[0].trim()} (${what})`),
        ),
      ),
    ]);

const impure = (specifier: string): boolean =>
  isBuiltin(specifier) ? !PURE_MODULES.has(specifier) : IMPURE_PACKAGES.has(specifier.split('/')[0] ?? '');

const message = (path: string, line: number, what: string): string =>
  `${path}:${line} ${what}: libs and core have no network, disk, clock or chance; platform has them, and hands the value down as an argument`;
