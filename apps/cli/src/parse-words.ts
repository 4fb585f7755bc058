import { fault } from '@amparo/core/ground/fault';
import { fieldsOf, kebab } from '@amparo/features/kernel/coerce';
import type { Deed } from '@amparo/features/kernel/deed';

/** What a person typed, taken apart. */
export interface Typed {
  readonly deed: Deed | undefined;
  /** Fields of the deed's input, as typed. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly workspace: string | undefined;
  /** The member to act as, by name or id; the owner when absent. */
  readonly as: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** The words of a deed on the command line: its own, else feature and verb. */
export const wordsOf = (deed: Deed): readonly string[] =>
  (deed.command?.words ?? deed.name.replace('.', ' ')).split(' ');

/** Finds the deed by the longest run of words that names one, then its fields; `--` ends the flags. */
export const parseWords = (deeds: readonly Deed[], typed: readonly string[]): Typed => {
  const globals = {
    workspace: undefined as string | undefined,
    as: undefined as string | undefined,
    json: false,
    help: false,
  };
  const rest = takeGlobals(typed, globals);
  const found = deedOf(deeds, rest);
  const deed = found?.deed;
  const fields = new Map<string, string[]>();
  if (found !== undefined) readFields(found.deed, rest.slice(found.words.length), fields);
  else if (rest.length > 0 && !globals.help) throw unknownCommand(deeds, rest);
  return { deed, fields, ...globals };
};

const takeGlobals = (
  typed: readonly string[],
  globals: { workspace: string | undefined; as: string | undefined; json: boolean; help: boolean },
): string[] => {
  const rest: string[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    if (word === '--') {
      rest.push(...typed.slice(at));
      break;
    }
    if (word === '--json') globals.json = true;
    else if (word === '--help' || word === '-h') globals.help = true;
    else {
      const [, name, inline] = /^--(workspace|as)(?:=(.*))?$/s.exec(word) ?? [];
      if (name === undefined) rest.push(word);
      else {
        if (inline === undefined) at += 1;
        const value = inline ?? typed[at];
        if (value === undefined || value === '')
          throw fault('input-invalid', `--${name} needs a ${name === 'as' ? 'member' : 'folder'}`, { field: name });
        globals[name as 'workspace' | 'as'] = value;
      }
    }
  }
  return rest;
};

interface Found {
  readonly deed: Deed;
  readonly words: readonly string[];
}

const deedOf = (deeds: readonly Deed[], typed: readonly string[]): Found | undefined =>
  deeds
    .flatMap((deed) => [wordsOf(deed), deed.name.split('.')].map((words) => ({ deed, words })))
    .filter(({ words }) => words.every((word, at) => typed[at] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0];

/** `--item 1 2 3` is a list like `--item 1 --item 2 --item 3`, where no bare word means something else. */
const readFields = (deed: Deed, typed: readonly string[], fields: Map<string, string[]>): void => {
  const add = (name: string, value: string): void => {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  };
  const known = new Map(fieldsOf(deed).map(({ name, schema }) => [kebab(name), schema]));
  const bare = deed.command?.positional === undefined ? undefined : kebab(deed.command.positional);
  let list: string | undefined;
  let flags = true;
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    if (flags && word === '--') {
      flags = false;
      continue;
    }
    if (!flags || !word.startsWith('--')) {
      const name = bare ?? list;
      if (name === undefined) throw unknownWord(deed, word);
      add(name, word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s, 2);
    const schema = known.get(name);
    if (schema === undefined) throw unknownFlag(deed, name, [...known.keys()]);
    list = schema.type === 'array' ? name : undefined;
    const next = typed[at + 1];
    if (inline !== undefined) add(name, inline);
    else if (schema.type === 'boolean' && !/^(true|false)$/.test(next ?? '')) add(name, 'true');
    else if (next === undefined) throw fault('input-invalid', `--${name} needs a value`, { field: name });
    else {
      at += 1;
      add(name, next);
    }
  }
};

const unknownWord = (deed: Deed, word: string) =>
  fault('input-invalid', `"${wordsOf(deed).join(' ')}" takes no word "${word}"; see --help`, { field: word });

const unknownFlag = (deed: Deed, name: string, known: readonly string[]) => {
  const all = known.map((one) => `--${one}`).join(', ') || 'none';
  return fault('input-invalid', `"${wordsOf(deed).join(' ')}" has no --${name}; it has: ${all}`, { field: name });
};

const unknownCommand = (deeds: readonly Deed[], typed: readonly string[]) => {
  const near = deeds
    .map((deed) => wordsOf(deed).join(' '))
    .filter((words) => words.startsWith(typed[0] ?? '') || words.includes(` ${typed[0]}`));
  const hint = near.length > 0 ? `; did you mean: ${near.slice(0, 6).join(', ')}?` : '; see amparo --help';
  return fault('input-invalid', `no command "${typed.slice(0, 2).join(' ')}"${hint}`);
};
