import { fold, givenNamesOf, skeletons } from '@amparo/names';
import { LIST, VARCHAR } from '@duckdb/node-api';
import { doubleMetaphone } from 'double-metaphone';
import { type LinkColumns, NAME_COLUMNS } from './link-columns.ts';
import type { Engine } from './open-engine.ts';

/** A token of a name is at most this long, a name at most this many tokens: what is more is no name. */
const TOKEN_LENGTH = 40;
const TOKENS = 12;
/** Spellings that can be read in several ways have several skeletons; more than these find little. */
const READINGS = 4;
const LIST_OF_TEXT = LIST(VARCHAR);

interface Token {
  readonly fold: string;
  readonly skeleton: string;
  readonly skeletons: readonly string[];
  readonly sounds: readonly string[];
  readonly given: string | undefined;
}

/**
 * Describes each distinct name and each distinct token once, outside the engine: there are far fewer of them than
 * records, and the engine's own distances and folds work on bytes. Makes
 * `name_text(role, text, fold, skeleton, lexicon)`: a name as one folded text in the order of its tokens, and
 * `spelt(rid, fold, skeleton, skeletons, sounds, given)`: a row a token of a record, with its vowel-bearing Latin fold,
 * consonant skeletons, Double Metaphone of the fold (Philips 2000) and given name of the lexicon. A token that folds to
 * nothing stands as itself; a name without letters has no row.
 */
export const describeNames = async (engine: Engine, columns: LinkColumns): Promise<void> => {
  await engine.run(`create table name_text (number integer, role varchar, text varchar, fold varchar, skeleton varchar, lexicon varchar);
    create table name_token (name integer, token integer);
    create table token (number integer, fold varchar, skeleton varchar, skeletons varchar[], sounds varchar[], given varchar)`);
  const roles = NAME_COLUMNS.filter((role) => columns[role] !== undefined);
  const known = new Map<string, { readonly number: number; readonly token: Token }>();
  const tokenOf = (text: string) => {
    const found = known.get(text) ?? { number: known.size, token: described(text) };
    known.set(text, found);
    return found;
  };
  let names = 0;
  for (const role of roles) {
    const [texts = []] = await engine.columns<string>(
      `select distinct ${role} from source where ${role} is not null order by 1`,
    );
    const tokens = texts.map((text) => tokensOf(text).map(tokenOf));
    await engine.append('name_text', (appender) => {
      tokens.forEach((own, at) => {
        if (own.length === 0) return;
        appender.appendInteger(names + at);
        appender.appendVarchar(role);
        appender.appendVarchar(texts[at] ?? '');
        appender.appendVarchar(inOrder(own.map(({ token }) => token.fold)));
        appender.appendVarchar(inOrder(own.map(({ token }) => token.skeleton)));
        const lexicon = own.flatMap(({ token }) => token.given ?? []).sort()[0];
        if (lexicon === undefined) appender.appendNull();
        else appender.appendVarchar(lexicon);
        appender.endRow();
      });
    });
    await engine.append('name_token', (appender) => {
      tokens.forEach((own, at) => {
        for (const { number } of new Set(own)) {
          appender.appendInteger(names + at);
          appender.appendInteger(number);
          appender.endRow();
        }
      });
    });
    names += texts.length;
  }
  await appendTokens(engine, [...known.values()]);
  await engine.run(`create table spelt as select rid, fold, skeleton, skeletons, sounds, given from (
      select distinct rid, token as number from (
        ${roles.map((role) => `select rid, name_text.number as name from source join name_text on role = '${role}' and text = ${role}`).join(' union all ')}
      ) join name_token using (name)
    ) join token using (number)`);
  await engine.run('drop table name_token; drop table token');
};

const tokensOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{M}'’ʼ]+/u)
    .filter((token) => token !== '' && token.length <= TOKEN_LENGTH)
    .slice(0, TOKENS);

const described = (token: string): Token => {
  const folded = fold(token) || token;
  const read = skeletons(token);
  return {
    fold: folded,
    skeleton: read[0] ?? folded,
    skeletons: read.slice(0, READINGS),
    sounds: [...new Set(doubleMetaphone(folded))].filter((sound) => sound.length > 1),
    given: givenNamesOf(token)[0]?.name.id,
  };
};

const inOrder = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');

const appendTokens = (
  engine: Engine,
  tokens: readonly { readonly number: number; readonly token: Token }[],
): Promise<void> =>
  engine.append('token', (appender) => {
    for (const { number, token } of tokens) {
      appender.appendInteger(number);
      appender.appendVarchar(token.fold);
      appender.appendVarchar(token.skeleton);
      appender.appendList(token.skeletons, LIST_OF_TEXT);
      appender.appendList(token.sounds, LIST_OF_TEXT);
      if (token.given === undefined) appender.appendNull();
      else appender.appendVarchar(token.given);
      appender.endRow();
    }
  });
