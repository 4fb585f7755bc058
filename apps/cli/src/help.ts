import { fieldsOf, kebab } from '@amparo/features/kernel/coerce';
import type { Deed } from '@amparo/features/kernel/deed';
import { wordsOf } from './parse-words.ts';

/** All commands, by room, out of the catalogue. */
export const helpOfAll = (deeds: readonly Deed[]): string => {
  const rooms = Map.groupBy(deeds, (deed) => deed.name.split('.')[0] ?? '');
  const width = Math.max(...deeds.map((deed) => wordsOf(deed).join(' ').length));
  const lines = [...rooms].flatMap(([room, own]) => [
    '',
    `${room}:`,
    ...own.map((deed) => `  ${wordsOf(deed).join(' ').padEnd(width)}  ${deed.summary}`),
  ]);
  return [
    'amparo COMMAND [--workspace DIR] [--as MEMBER] [--json] [--help]',
    ...lines,
    '',
    'Without --workspace: $AMPARO_WORKSPACE, else the workspace in your data folder, made when it is not there.',
    'Exit codes: 0 done, 1 a check did not hold, 2 wrong input, 3 not found, 4 not permitted or no consent, 5 conflict,',
    '6 locked, 7 integrity failed, 8 unreadable or too large, 9 limit or disk full, 10 newer workspace, 69 unavailable, 70 failed inside, 130 stopped.',
  ].join('\n');
};

/** One command with its fields. */
export const helpOf = (deed: Deed): string => {
  const fields = fieldsOf(deed);
  const positional = deed.command?.positional;
  const words = wordsOf(deed).join(' ');
  const usage = `amparo ${words}${positional === undefined ? '' : ` ${positional.toUpperCase()}…`}`;
  const lines = fields.map(({ name, schema, required }) => {
    const choices = schema.enum === undefined ? '' : ` (${schema.enum.join(', ')})`;
    const standard = schema.default === undefined ? '' : ` [${JSON.stringify(schema.default)}]`;
    return `  ${(name === positional ? name.toUpperCase() : `--${kebab(name)}`).padEnd(24)} ${schema.description ?? ''}${choices}${standard}${required ? ' required' : ''}`.trimEnd();
  });
  return [usage, '', deed.summary, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
};
