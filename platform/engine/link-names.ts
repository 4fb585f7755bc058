import { fold, givenNamesOf, skeletons } from '@amparo/names';
import { LIST, VARCHAR } from '@duckdb/node-api';
import { doubleMetaphone } from 'double-metaphone';
import { NAME_COLUMNS } from './link-columns.ts';
import type { Engine } from './open-engine.ts';

/** A token of a name is at most this long, a name at most this many tokens: what is more is no name. */
const TOKEN_LENGTH = 40;
const TOKENS = 12;
/** Spellings that can be read in several ways have several skeletons; more than these find little. */
const READINGS = 4;
const LIST_OF_TEXT = LIST(VARCHAR);

/**
 * Cuts names into tokens and describes each distinct token once, outside the engine: there are far fewer of them than
 * records. Makes `spelt(rid, role, fold, skeleton, skeletons, sounds, given)`: the vowel-bearing Latin fold, consonant
 * skeletons, Double Metaphone of the fold (Philips 2000), and the given name of the lexicon. A token that folds to
 * nothing stands as itself. The engine's own distances and folds work on bytes and are not used on other scripts.
 */
export const describeNames = async (engine: Engine): Promise<void> => {
  const roles = NAME_COLUMNS.map(
    (
      role,
    ) => `select rid, '${role}' as role, list_distinct(list_filter(string_split_regex(lower(${role}), '[^\\p{L}\\p{M}''’ʼ]+'),
      token -> length(token) between 1 and ${TOKEN_LENGTH}))[1:${TOKENS}] as tokens from source where ${role} is not null`,
  );
  await engine.run(
    `create table worded as select rid, role, unnest(tokens) as token from (${roles.join(' union all ')})`,
  );
  const tokens = await engine.rows<{ token: string }>('select token from worded group by token order by token');
  await engine.run(
    'create table token (token varchar, fold varchar, skeleton varchar, skeletons varchar[], sounds varchar[], given varchar)',
  );
  await engine.append('token', (appender) => {
    for (const { token } of tokens) {
      const folded = fold(token) || token;
      const read = skeletons(token);
      const sounds = [...new Set(doubleMetaphone(folded))].filter((sound) => sound.length > 1);
      const given = givenNamesOf(token)[0]?.name.id;
      appender.appendVarchar(token);
      appender.appendVarchar(folded);
      appender.appendVarchar(read[0] ?? folded);
      appender.appendList(read.slice(0, READINGS), LIST_OF_TEXT);
      appender.appendList(sounds, LIST_OF_TEXT);
      if (given === undefined) appender.appendNull();
      else appender.appendVarchar(given);
      appender.endRow();
    }
  });
  await engine.run(
    `create table spelt as select rid, role, fold, skeleton, skeletons, sounds, given from worded join token using (token)`,
  );
  await engine.run('drop table worded');
};
