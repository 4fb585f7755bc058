import { fold } from './fold.ts';

export interface SurnameStem {
  readonly stem: string;
  readonly sex: 'female' | 'male';
}

const GENDERED: readonly (readonly [ending: RegExp, mark: string, sex: SurnameStem['sex']])[] = [
  [/[sc]k(?:ai|aia|a|oi|oe)$/, 'sk', 'female'],
  [/[sc]k(?:i|oho)$/, 'sk', 'male'],
  [/i?[aoe]v(?:a|ai|oi)$/, 'v', 'female'],
  [/i?[aoe]v$/, 'v', 'male'],
  [/i?n(?:a|oi|ai)$/, 'n', 'female'],
  [/in$/, 'n', 'male'],
];
const LITHUANIAN: readonly (readonly [RegExp, SurnameStem['sex']])[] = [
  [/(?:ienė|iene|ytė|yte|aitė|aite|utė|ute|ūtė|skė)$/i, 'female'],
  [/(?:as|is|ys|us)$/i, 'male'],
];

/**
 * The surname without the ending that shows sex (-ski / -skaya / -ska, -ou / -ava, -in / -ina, Lithuanian -as / -ienė /
 * -ytė), unstressed o as a: a lower level of likeness, never silently equal. Undefined where no such ending is.
 */
export const surnameStem = (token: string): SurnameStem | undefined => {
  const folded = fold(token);
  for (const [ending, mark, sex] of GENDERED) {
    const match = ending.exec(folded);
    if (match && match.index >= 2) return { stem: unstressed(folded.slice(0, match.index) + mark), sex };
  }
  for (const [ending, sex] of LITHUANIAN) {
    const match = ending.exec(token);
    if (match && match.index >= 3) return { stem: unstressed(fold(token.slice(0, match.index))), sex };
  }
  return undefined;
};

const unstressed = (folded: string): string => folded.replaceAll('o', 'a');

/** Endings that make one surname of another, on reduced folds (similarity.ts); those in one line are spellings of one ending. */
const DERIVED: readonly RegExp[] = [
  /enka$/,
  /c?uk$/,
  /c?ik$/,
  /ak$/,
  /[ae]nak$/,
  /[ae]vic$/,
  /inic$/,
  /ic$/,
  /[aei]v[ae]?$/,
  /in[ae]?$/,
  /sk(?:i|a|e|ae)$/,
  /ck(?:i|a|e|ae)$/,
  /[ae]c$/,
  /ka$/,
  /(?:anis|enis)$/,
  /un$/,
  /uta$/,
];

/** Each way to take a reduced fold apart into a root and the line of its ending; the whole as a root too. */
const splits = (reduced: string): readonly (readonly [root: string, ending: number])[] => [
  [reduced, -1],
  ...DERIVED.flatMap((ending, line): readonly (readonly [string, number])[] => {
    const match = ending.exec(reduced);
    return match === null || match.index < 3 ? [] : [[reduced.slice(0, match.index), line]];
  }),
];

/** Whether two reduced folds are surnames of one root with different endings: Петренко and Петрович are two families. */
export const derivedApart = (a: string, b: string): boolean => {
  if (a === b || a.slice(0, 3) !== b.slice(0, 3)) return false;
  const others = splits(b);
  return splits(a).some(
    ([root, ending]) =>
      root.length >= 3 &&
      others.some(
        ([other, otherEnding]) =>
          bare(root) === bare(other) && ending !== otherEnding && !(ending === SKI && otherEnding === CKI),
      ),
  );
};

const [SKI, CKI] = [10, 11];
const bare = (root: string): string => root.replace(/[aei]+$/, '');
