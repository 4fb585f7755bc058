import { existsSync, readFileSync } from 'node:fs';
import { compareNames, editDistance, LEXICON, nameKeys, namePartsOf, transliterate } from '@amparo/names';
import { seeded } from './seeded.ts';

const NAMES = 20_000;
const PAIRS = 400_000;
const SEED = 4;
const SYLLABLES = 'ба ва ге да жу за ка ла мо ні пе ры ся ту хо ча шэ лю бя дзе'.split(' ');
const ENDINGS = ['віч', 'нка', 'скі', 'к', 'ў', 'ва', 'лік', 'вец', 'ленка', 'цкая'];
const STANDARDS = ['be-icao', 'be-bgn', 'be-polish', 'be-2007'];
const LISTS = new URL('../../../shared/data/names/', import.meta.url);

/**
 * Names of invented people described, compared and keyed in this process, beside the cheapest thing that could be done
 * with the same pairs: lower case and an edit distance. Then how many of the public lists are found, when they are here.
 */
export const benchNames = async (): Promise<object> => {
  const names = inventedNames();
  const chance = seeded(SEED + 1);
  const pairs = Array.from({ length: PAIRS }, () => [chance.pick(names), chance.pick(names)] as const);
  for (const [a, b] of pairs.slice(0, 2_000)) compareNames(`${a}а`, `${b}а`);
  const described = rate(names, (name) => namePartsOf(name));
  const keyed = rate(names, (name) => nameKeys(name));
  const compared = rate(pairs, ([a, b]) => compareNames(a, b));
  const bare = rate(pairs, ([a, b]) => editDistance(a.toLowerCase(), b.toLowerCase(), 40));
  return {
    namesDescribedPerSecond: described,
    namesKeyedPerSecond: keyed,
    pairsComparedPerSecond: compared,
    barePairsPerSecond: bare,
    ratioToBare: Math.round((bare / compared) * 100) / 100,
    keysPerName: Math.round((names.reduce((sum, name) => sum + nameKeys(name).length, 0) / names.length) * 10) / 10,
    givenNames: LEXICON.length,
    ...(existsSync(LISTS) ? listed() : { lists: 'SKIPPED: ../shared/data/names is absent' }),
  };
};

/** Things done in a second, by the time that this process had the processor: others work on the machine too. */
const rate = <T>(things: readonly T[], work: (thing: T) => unknown): number => {
  const before = process.cpuUsage();
  for (const thing of things) work(thing);
  const { user, system } = process.cpuUsage(before);
  return Math.round((things.length / (user + system)) * 1_000_000);
};

const inventedNames = (): readonly string[] => {
  const chance = seeded(SEED);
  return Array.from({ length: NAMES }, () => {
    const given = chance.pick(chance.pick(LEXICON).cognates);
    const stem = Array.from({ length: 1 + chance.below(2) }, () => chance.pick(SYLLABLES)).join('');
    const family = `${stem}${chance.pick(ENDINGS)}`;
    const name = `${given} ${family.charAt(0).toUpperCase()}${family.slice(1)}`;
    return chance.below(2) === 0 ? name : transliterate(name, chance.pick(STANDARDS));
  });
};

const linesOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(new URL(file, LISTS), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));

const listed = (): object => ({
  cldr: Object.fromEntries(['be', 'uk', 'ru'].map((language) => [language, exactWords(language)])),
  namePairsPersons: personPairs(),
  wikidataRussian: recallOf('wd_russian_16.tsv'),
  wikidataArabic: recallOf('wd_arabic_16.tsv'),
});

const exactWords = (language: string): string => {
  const rows = linesOf(`${language}-Latn-t-${language}-m0-bgn.txt`);
  const exact = rows.filter(([word = '', wanted]) => transliterate(word, `${language}-bgn`) === wanted).length;
  return `${exact}/${rows.length}`;
};

/** F1 over the pairs of persons at the threshold that the desk uses for a likely spelling. */
const personPairs = (): object => {
  const rows = readFileSync(new URL('name-pairs.csv', LISTS), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? ''),
    )
    .filter((row) => row[1] === 'Person');
  const said = rows.map(([, , a = '', b = '', truth]) => ({
    said: compareNames(a, b).score >= 0.7,
    is: truth === 'true',
  }));
  const hits = said.filter((one) => one.said && one.is).length;
  const errors = said.filter((one) => one.said !== one.is).length;
  return { pairs: rows.length, f1: Math.round((2000 * hits) / (2 * hits + errors)) / 1000 };
};

/** A Latin form asks for its native form by any shared key among all native forms of the list. */
const recallOf = (file: string): object => {
  const rows = linesOf(file).map(([latin = '', native = '']) => ({ latin, native: native.replaceAll(' ', '') }));
  const natives = [...new Set(rows.map(({ native }) => native))];
  const byKey = new Map<string, number[]>();
  for (const [at, native] of natives.entries())
    for (const key of nameKeys(native)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [at]);
      else known.push(at);
    }
  let [found, candidates, first] = [0, 0, 0];
  for (const { latin, native } of rows) {
    const asked = new Set(nameKeys(latin).flatMap((key) => byKey.get(key) ?? []));
    candidates += asked.size;
    const likely = [...asked].map((at) => natives[at] ?? '');
    if (!likely.includes(native)) continue;
    found += 1;
    const own = compareNames(latin, native).score;
    if (likely.every((other) => other === native || compareNames(latin, other).score < own)) first += 1;
  }
  const share = (count: number): number => Math.round((1000 * count) / rows.length) / 1000;
  return {
    rows: rows.length,
    recall: share(found),
    candidatesPerQuery: Math.round((10 * candidates) / rows.length) / 10,
    firstAndAlone: share(first),
  };
};
