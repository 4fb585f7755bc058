/**
 * The vowel-bearing Latin fold of a token: one neutral spelling for the habits of Belarusian, Russian and Ukrainian
 * Cyrillic and of Latin spellings of them in English, Polish, Lacinka, German, French and Swedish. For similarity and
 * for finding given names, never a key by itself. A token that folds to nothing is no evidence.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  ё: 'io',
  є: 'ie',
  ж: 'z',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'v',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 'sc',
  ы: 'i',
  ь: '',
  ъ: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ј: 'i',
  ѕ: 'z',
  ʼ: '',
};

const LATIN_ALONE: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  æ: 'e',
  œ: 'e',
  ß: 's',
  þ: 't',
  ð: 'd',
  ı: 'i',
};

/** Longest first. Each with the habit it is of. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/ck(?![ai])/g, 'k'], // English and German ck, not Polish -cki
  [/schtsch|shch|szcz|chtch|shh/g, 'sc'],
  [/tsch|tch|tsj|tj(?![aeiouy])/g, 'c'], // German, French, Swedish -vitj
  [/sch|sj|sh|sz/g, 's'],
  [/zh|rz|zj/g, 'z'],
  [/kh|ch(?=[rlnm])|gh/g, 'h'],
  [/dz(?=[iejmvw])/g, 'd'], // soft dz
  [/ts(?=[iej]|y[aeou])|c(?=i)/g, 't'], // soft ts
  [/ch|cz|ts|tz|tc/g, 'c'],
  [/ph/g, 'f'],
  [/ff$|ff/g, 'v'], // French -off
  [/w/g, 'v'],
  [/qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/gu(?=[ei])|g/g, 'h'], // French Sergueï
  [/y[eė]|j[eė]|ie/g, 'e'],
  [/j(?=[aou])/g, 'i'],
  [/[yj]/g, 'i'],
  [/([aeo])u(?![aeiou])/g, '$1v'], // ў before a consonant or at the end
];

/** One token; homoglyphs and apostrophes as `normaliseName` leaves them. */
export const fold = (token: string): string => {
  const lower = token.toLowerCase();
  return (/\p{Script=Cyrillic}/u.test(lower) ? foldCyrillic(lower) : foldLatin(lower)).replace(/(.)\1+/g, '$1');
};

/** Belarusian soft ц and дз are the т and д of its neighbours: Ціхан and Тихон, Дзяніс and Денис. */
const foldCyrillic = (lower: string): string =>
  [
    ...lower
      .normalize('NFC')
      .replace(/дз(?=[еёіюяьимв])/g, 'д')
      .replace(/ц(?=[еёіюяьив])/g, 'т'),
  ]
    .map((letter) => CYRILLIC[letter] ?? '')
    .join('')
    .replace(/ie/g, 'e');

const foldLatin = (lower: string): string => {
  const marked = lower
    .normalize('NFC')
    .replaceAll('ŭ', 'w')
    .replace(/[łđøæœßþðı]/g, (letter) => LATIN_ALONE[letter] ?? letter);
  const bare = marked
    .normalize('NFD')
    .replace(/c[\u030c\u0301]/g, 'cz')
    .replace(/s[\u030c\u0301]/g, 'sz')
    .replace(/z[\u030c\u0301\u0307]/g, 'zh')
    .replace(/[^a-z]/g, '');
  return LATIN.reduce((text, [habit, written]) => text.replace(habit, written), bare);
};
