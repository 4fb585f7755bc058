import { boundedMemo } from './bounded-memo.ts';
import { type GivenNameHit, givenNamesOf, givenNamesRead } from './given-name-graph.ts';
import { readToken } from './read-token.ts';
import { languageHints, type Script, scriptOf } from './script.ts';
import { lettersOf, reduced } from './similarity.ts';
import { consonantsOf, skeletons } from './skeleton.ts';
import { type SurnameStem, surnameStem } from './surname.ts';
import { type LatinForm, latinForms } from './transliterate.ts';

/** A way to read a token, made ready for comparison. */
export interface Sound {
  readonly folded: string;
  /** The fold without what spelling habits change (similarity.ts). */
  readonly reduced: string;
  readonly skeleton: string;
  /** As of the reading (reading.ts). */
  readonly cost: number;
}

/** All that comparison asks of one word of a name, found once. */
export interface NameToken {
  /** As normalised, with its capitals. */
  readonly form: string;
  readonly folded: string;
  readonly skeletons: readonly string[];
  /** One letter, or letters with a full stop. */
  readonly initial: boolean;
  readonly lower: string;
  /** Letters only, without accents: what is left when a keyboard has no diacritics. */
  readonly plain: string;
  readonly script: Script;
  /** The likely ways to read it, the likeliest first. */
  readonly sounds: readonly Sound[];
  readonly given: readonly GivenNameHit[];
  /** The same by any habit of spelling: Janna is Яна to most and Жанна to the French. */
  readonly givenRead: readonly GivenNameHit[];
  readonly stem: SurnameStem | undefined;
  /** One bit for each letter of the likeliest reading, and one for each skeleton: what has no bit in common is not alike. */
  readonly letterBits: number;
  readonly skeletonBits: number;
}

/** Dearer readings make keys but prove nothing. */
const LIKELY = 1.5;
const MOST_SOUNDS = 6;
const REMEMBERED = 20_000;

/** Describes one word of a name; the same description again for the same word, as long as it is remembered. */
export const describeToken = boundedMemo(REMEMBERED, (form: string): NameToken => {
  const folded = readToken(form)[0]?.sound ?? '';
  const sounds = soundsOf(form, LIKELY).slice(0, MOST_SOUNDS);
  const lower = form.toLowerCase();
  return {
    form,
    folded,
    skeletons: skeletons(form),
    initial: /^\p{L}\p{M}*$/u.test(form),
    lower,
    plain: plainOf(lower),
    script: scriptOf(form),
    sounds,
    given: givenNamesOf(form),
    givenRead: givenNamesRead(form),
    stem: surnameStem(form),
    letterBits: lettersOf(sounds[0]?.reduced ?? ''),
    skeletonBits: sounds.reduce((bits, { skeleton }) => bits | bitOf(skeleton), 0),
  };
});

const soundsOf = (form: string, dearest: number): readonly Sound[] =>
  readToken(form)
    .filter(({ cost }) => cost <= dearest)
    .map(({ sound, cost }) => ({ folded: sound, reduced: reduced(sound), skeleton: consonantsOf(sound), cost }));

/** What a word sounds like with two neighbouring letters exchanged, by consonants: a swap can make or break a `ts` or `sh`. */
export const swapsOf = boundedMemo(REMEMBERED, (form: string): ReadonlyMap<string, readonly Sound[]> => {
  const lower = form.toLowerCase();
  const swaps = new Map<string, Sound[]>();
  for (let at = 0; at + 1 < Math.min(lower.length, MOST_SWAPPED); at += 1) {
    const [one, other] = [lower.charAt(at), lower.charAt(at + 1)];
    if (one === other) continue;
    for (const sound of soundsOf(`${lower.slice(0, at)}${other}${one}${lower.slice(at + 2)}`, 0.5))
      swaps.set(sound.skeleton, [...(swaps.get(sound.skeleton) ?? []), sound]);
  }
  return swaps;
});
const MOST_SWAPPED = 24;

const bitOf = (skeleton: string): number => {
  let hash = 7;
  for (let at = 0; at < skeleton.length; at += 1) hash = (Math.imul(hash, 31) + skeleton.charCodeAt(at)) | 0;
  return skeleton === '' ? 0 : 1 << (hash & 31);
};

export const plainOf = (lower: string): string =>
  /^[a-z]*$/.test(lower)
    ? lower
    : lower
        .replaceAll('ł', 'l')
        .replaceAll('ı', 'i')
        .normalize('NFD')
        .replace(/[^\p{L}]|ʹ|ʺ|ʼ/gu, '');

/** The Latin forms of a Cyrillic word under every standard of the languages it can be in, by their plain letters. */
export const formsByPlain = boundedMemo(REMEMBERED, (form: string): ReadonlyMap<string, LatinForm> => {
  const byPlain = new Map<string, LatinForm>();
  for (const latin of latinForms(form, languageHints(form))) {
    const plain = plainOf(latin.form.toLowerCase());
    if (!byPlain.has(plain)) byPlain.set(plain, latin);
  }
  return byPlain;
});
