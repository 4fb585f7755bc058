import { boundedMemo } from './bounded-memo.ts';
import { givenNamesOf } from './given-name-graph.ts';
import { describeToken, type NameToken } from './name-token.ts';
import { normaliseName } from './normalise.ts';
import { type Patronymic, patronymicOf } from './patronymic.ts';

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Forms of address, ranks of office and faith: no part of a name. */
const TITLES = wordsOf(`
  mr mrs ms miss mx dr prof professor sir dame lord lady madam madame mme mlle monsieur herr frau pan pani ponas ponia
  president präsident shaikh sheikh sheik shaykh haji hajji hadji imam mullah
  спадар спадарыня сп госпожа господин гражданин гражданка грамадзянін грамадзянка громадянин громадянка
  пан пані пани г-н г-жа гр доктор др прафесар профессор шейх хаджи
  الشيخ الحاج الدكتور`);

/** Small words of names, dropped where a name is left without them. */
const PARTICLES = wordsOf(`
  von van der den de di du da dos das la le del della zu zum al el ul an as ash ad ar at az bin ibn ben bint
  фон ван дер де ди дю да ла ле дель аль эль уль ан ас аш ад ар бин ибн бен бинт оглы оглу угли кызы гызы кизи огли
  oglu oğlu qizi kyzy بن ابن بنت آل`);

export interface NameParts {
  /** All but titles, particles and the patronymic, in the order written. */
  readonly tokens: readonly NameToken[];
  readonly patronymic?: Patronymic;
  /** Particles that were dropped, in lower case. */
  readonly particles: readonly string[];
}

/** More tokens are a sentence, not a name; the rest is left out of comparison, never out of the record. */
const MOST_TOKENS = 8;
/** Longer words are no names; they are compared by their beginning. */
const MOST_LETTERS = 64;
/** So much of a text is looked at. */
const MOST_TEXT = 2_000;
const REMEMBERED = 20_000;

/**
 * The parts of a name form: titles dropped, hyphened and joined parts apart (Alisher-Usmanov, AlisherUsmanov), Abd al-
 * names as one, a word said twice once, the patronymic recognised by its ending and place.
 */
export const namePartsOf = boundedMemo(REMEMBERED, (name: string): NameParts => {
  const all = servants(
    normaliseName(name.slice(0, MOST_TEXT))
      .replace(/(?<=\p{Script=Latin})·(?=\p{Script=Latin})/gu, '')
      .replace(/(\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/gu, '$1 ')
      .split(/[\s,;]+/u)
      .filter((word) => !TITLES.has(word.toLowerCase().replace(/\.$/u, '')))
      .flatMap((word) => word.split(/[-‐‑–/_·]+|(?<=\p{L}\.)(?=\p{L})/u))
      .map((word) => word.replace(/^(?:ʼ|[^\p{L}\p{N}])+|[^\p{L}\p{M}\p{N}ʼ]+$/gu, ''))
      .filter((word) => /[\p{L}\p{N}]/u.test(word.replaceAll('ʼ', ''))),
  );
  const own = all.filter((word) => !PARTICLES.has(word.toLowerCase()));
  const words = unrepeated(own.length >= 2 ? own : all).slice(0, MOST_TOKENS);
  const at = patronymicAt(words);
  const patronymic = at === undefined ? undefined : patronymicOf(words[at] ?? '');
  return {
    tokens: words
      .filter((_, index) => patronymic === undefined || index !== at)
      .map((word) => describeToken(word.slice(0, MOST_LETTERS))),
    particles: own.length >= 2 ? all.filter((word) => !own.includes(word)).map((word) => word.toLowerCase()) : [],
    ...(patronymic && { patronymic }),
  };
});

const unrepeated = (words: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return words.filter((word) => {
    const lower = word.toLowerCase();
    return [...word].length === 1 || (!seen.has(lower) && seen.add(lower) !== undefined);
  });
};

/** "Servant of the …" is one name however it is divided: Abd al-Aziz, Abdul Aziz, Abdelaziz, عبد العزيز. */
const servants = (words: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (SERVANT.test(word) && next !== undefined) {
      const [article, rest] = [words[at + 1] ?? '', words[at + 2]];
      const apart = ARTICLE.test(article) && rest !== undefined;
      joined.push(`${head(word)}${bareOf(apart ? rest : next)}`);
      at += apart ? 2 : 1;
    } else joined.push(word.replace(JOINED, (_, servant: string) => servant));
  }
  return joined;
};
const SERVANT = /^(?:abd|abdul|abdel|abdol|abdal|абд|абдул|абдель|абдол|абдуль|عبد)$/iu;
const ARTICLE = /^(?:al|el|ul|ol|ar|as|ash|an|аль|эль|уль|ар|ас|аш|ан)$/iu;
const JOINED = /^(abd|абд|عبد)(?:[aueo]l|[аоуе]ль?|ال)(?=\p{L}{3})/iu;
const head = (word: string): string => word.slice(0, 3);
const bareOf = (word: string): string => word.replace(/^ال(?=\p{L}{2})/u, '').toLowerCase();

/**
 * A word with the ending of a patronymic is one only after another word and beside a third: Іван Пятровіч Сцяпанаў,
 * Сцяпанаў Іван Пятровіч; of Пётр Лукашэвіч it is the surname. Feminine endings (-аўна, -ічна) need no third word.
 */
const patronymicAt = (words: readonly string[]): number | undefined => {
  const candidates = words.flatMap((word, at) => (at > 0 && patronymicOf(word) ? [at] : []));
  if (candidates.length === 0) return undefined;
  const fitting = candidates.filter((at) => words.length >= 3 || patronymicOf(words[at] ?? '')?.sex === 'female');
  return fitting.find((at) => givenNamesOf(words[at - 1] ?? '').length > 0) ?? fitting[0];
};
