/**
 * Consonant skeletons: the consonants of a token in classes that be, ru and uk Cyrillic and their Latin spellings share
 * (g = h = kh, s = sh, z = zh, c = ts = ch, v = w = ў, soft dz = d). A token can have several where its spelling is
 * ambiguous. They over-merge: a key and one level of comparison beside the vowels, never instead of them.
 */
const MOST = 16;

/** A step in reading a token: what it matches at the front, and the classes it can stand for. */
type Reading = readonly [pattern: RegExp, classes: readonly string[]];

const CYRILLIC: readonly Reading[] = [
  [/^[аеоэ]у/, ['', 'v']], // Наум, Навум
  [/^дз(?=[еёіюяьимв])/, ['d']],
  [/^д[зж]/, ['dz']],
  [/^ц(?=[еёіюяьвц])/, ['c', 't']],
  [/^щ|^шч/, ['sc']],
  [/^[гґх]/, ['h']],
  [/^[жз]/, ['z']],
  [/^[сш]/, ['s']],
  [/^[цч]/, ['c']],
  [/^[вў]/, ['v']],
  [/^б/, ['b']],
  [/^д/, ['d']],
  [/^к/, ['k']],
  [/^л/, ['l']],
  [/^м/, ['m']],
  [/^н/, ['n']],
  [/^п/, ['p']],
  [/^р/, ['r']],
  [/^т/, ['t']],
  [/^ф/, ['f']],
];

const LATIN: readonly Reading[] = [
  [/^(schtsch|shch|szcz|chtch|shh)/, ['sc']],
  [/^(tsch|tch|tsj)/, ['c']],
  [/^tj(?![aeiouy])/, ['c']],
  [/^(sch|sj|sh|sz)/, ['s']],
  [/^(zh|zj)/, ['z']],
  [/^rz/, ['z', 'rz']],
  [/^(kh|gh)/, ['h']],
  [/^ch/, ['c', 'h']],
  [/^(cz|tz|tc)/, ['c']],
  [/^ts/, ['c', 't']],
  [/^ph/, ['f']],
  [/^dz(?=[iejmvw])/, ['d']],
  [/^(dzh|dz|dj)/, ['dz']],
  [/^(qu|q|ck(?![ai]))/, ['k']],
  [/^x/, ['ks']],
  [/^c(?=[ieyj])/, ['c', 't', 'k']],
  [/^c/, ['k', 'c']],
  [/^ff/, ['v']],
  [/^[aeo]u(?![aeiouy])/, ['v', '']],
  [/^yu(?![aeiouy])/, ['', 'v']],
  [/^iu(?![aeiouy])/, ['', 'v']],
  [/^[gh]/, ['h']],
  [/^[vw]/, ['v']],
  [/^z/, ['z']],
  [/^s/, ['s']],
  [/^b/, ['b']],
  [/^d/, ['d']],
  [/^f/, ['f']],
  [/^k/, ['k']],
  [/^l/, ['l']],
  [/^m/, ['m']],
  [/^n/, ['n']],
  [/^p/, ['p']],
  [/^r/, ['r']],
  [/^t/, ['t']],
];

/** The skeletons of one token, the likeliest first, at most 16; empty for a token without consonants. */
export const skeletons = (token: string): readonly string[] => {
  const lower = token.toLowerCase().normalize('NFC');
  const cyrillic = /\p{Script=Cyrillic}/u.test(lower);
  const found = read(
    cyrillic ? lower.replace(/[^\p{Script=Cyrillic}]/gu, '') : bareLatin(lower),
    cyrillic ? CYRILLIC : LATIN,
  );
  return [...new Set(found.map((one) => one.replace(/(.)\1+/g, '$1')))].filter((one) => one !== '').slice(0, MOST);
};

/** Diacritics read as the letters they stand for; ŭ is w, so that it is never taken for a vowel. */
const bareLatin = (lower: string): string =>
  lower
    .replaceAll('ŭ', 'w')
    .replaceAll('ł', 'l')
    .replace(/[đð]/g, 'd')
    .normalize('NFD')
    .replace(/c\u030c/g, 'cz')
    .replace(/c\u0301/g, 'ts')
    .replace(/s[\u030c\u0301]/g, 'sz')
    .replace(/z[\u030c\u0301\u0307]/g, 'zh')
    .replace(/[^a-z]/g, '');

const read = (text: string, readings: readonly Reading[]): readonly string[] => {
  let sofar: readonly string[] = [''];
  for (let rest = text; rest !== ''; ) {
    const reading = readings.find(([pattern]) => pattern.test(rest));
    const taken = reading?.[0].exec(rest)?.[0].length ?? 1;
    const classes = reading?.[1] ?? [''];
    sofar = classes.flatMap((one) => sofar.map((head) => head + one)).slice(0, MOST);
    rest = rest.slice(taken);
  }
  return sofar;
};
