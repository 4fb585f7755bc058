import type { NumberList, TextTable } from '@amparo/linkage';
import { fold, givenNamesOf, skeletons } from '@amparo/names';
import { doubleMetaphone } from 'double-metaphone';
import type { Kept } from './link-kept.ts';

/** A token of a name is at most this long, a name at most this many tokens: what is more is no name. */
const TOKEN_LENGTH = 40;
const TOKENS = 12;
/** Spellings that can be read in several ways have several skeletons; more than these find little. */
const READINGS = 4;

/** No name, no given name of the lexicon. */
export const NONE = -1;

/**
 * Each distinct token of all names, described once: its vowel-bearing Latin fold, consonant skeletons, Double Metaphone
 * of the fold (Philips 2000) and given name of the lexicon, as codes of `words`. A token that folds to nothing stands as
 * itself.
 */
export class NameTokens {
  readonly words: TextTable;
  readonly #tokens: TextTable;
  readonly #fold: NumberList;
  readonly #given: NumberList;
  readonly #skeletons: NumberList;
  readonly #sounds: NumberList;
  /** Where the skeletons and the sounds of a token begin; one more than there are tokens. */
  readonly #skeletonStarts: NumberList;
  readonly #soundStarts: NumberList;

  constructor(kept: Kept) {
    this.words = kept.table('words');
    this.#tokens = kept.table('tokens');
    this.#fold = kept.list('token-fold');
    this.#given = kept.list('token-given');
    this.#skeletons = kept.list('token-skeletons');
    this.#sounds = kept.list('token-sounds');
    this.#skeletonStarts = kept.list('token-skeleton-starts');
    this.#soundStarts = kept.list('token-sound-starts');
  }

  codeOf(token: string): number {
    const code = this.#tokens.internText(token);
    if (code === this.#fold.length) this.#describe(token);
    return code;
  }

  foldOf(token: number): number {
    return this.#fold.at(token);
  }

  givenOf(token: number): number {
    return this.#given.at(token);
  }

  /** The likeliest skeleton. */
  skeletonOf(token: number): number {
    return this.#skeletons.at(this.#skeletonStarts.at(token));
  }

  eachSkeleton(token: number, visit: (word: number) => void): void {
    const to = token + 1 < this.#skeletonStarts.length ? this.#skeletonStarts.at(token + 1) : this.#skeletons.length;
    for (let at = this.#skeletonStarts.at(token); at < to; at += 1) visit(this.#skeletons.at(at));
  }

  eachSound(token: number, visit: (word: number) => void): void {
    const to = token + 1 < this.#soundStarts.length ? this.#soundStarts.at(token + 1) : this.#sounds.length;
    for (let at = this.#soundStarts.at(token); at < to; at += 1) visit(this.#sounds.at(at));
  }

  #describe(token: string): void {
    const folded = fold(token) || token;
    const read = skeletons(token).slice(0, READINGS);
    const given = givenNamesOf(token)[0]?.name.id;
    this.#fold.push(this.words.internText(folded));
    this.#given.push(given === undefined ? NONE : this.words.internText(given));
    this.#skeletonStarts.push(this.#skeletons.length);
    for (const skeleton of read.length === 0 ? [folded] : read) this.#skeletons.push(this.words.internText(skeleton));
    this.#soundStarts.push(this.#sounds.length);
    for (const sound of new Set(doubleMetaphone(folded)))
      if (sound.length > 1) this.#sounds.push(this.words.internText(sound));
  }
}

const decoder = new TextDecoder();

/**
 * A column of names: each distinct name once, with its fold and skeleton (tokens in order, each once), its given name of
 * the lexicon, and its tokens; and for each record its name. A name without letters is none.
 */
export class NameColumn {
  readonly #names: TextTable;
  readonly #tokens: NameTokens;
  readonly #fold: NumberList;
  readonly #skeleton: NumberList;
  readonly #lexicon: NumberList;
  readonly #parts: NumberList;
  readonly #partStarts: NumberList;
  readonly #sets: NumberList;
  readonly #setStarts: NumberList;
  /** By record, the number of its name. */
  readonly #ofRecord: NumberList;

  constructor(role: string, tokens: NameTokens, kept: Kept) {
    this.#tokens = tokens;
    this.#names = kept.table(`${role}-names`);
    this.#fold = kept.list(`${role}-fold`);
    this.#skeleton = kept.list(`${role}-skeleton`);
    this.#lexicon = kept.list(`${role}-lexicon`);
    this.#parts = kept.list(`${role}-parts`);
    this.#partStarts = kept.list(`${role}-part-starts`);
    this.#sets = kept.list(`${role}-skeletons`);
    this.#setStarts = kept.list(`${role}-skeleton-starts`);
    this.#ofRecord = kept.list(`${role}-of-record`);
  }

  get size(): number {
    return this.#fold.length;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const name = this.#names.intern(bytes, from, to);
    if (name === this.#fold.length) this.#describe(decoder.decode(bytes.subarray(from, to)));
    this.#ofRecord.push(name);
  }

  nameOf(record: number): number {
    return this.#ofRecord.at(record);
  }

  /** The fold of the name of a record, or −1. */
  fold(record: number): number {
    return this.#fold.at(this.#ofRecord.at(record));
  }

  skeleton(record: number): number {
    return this.#skeleton.at(this.#ofRecord.at(record));
  }

  lexicon(record: number): number {
    return this.#lexicon.at(this.#ofRecord.at(record));
  }

  /** The tokens of a name, each once. */
  eachToken(name: number, visit: (token: number) => void): void {
    const to = name + 1 < this.#partStarts.length ? this.#partStarts.at(name + 1) : this.#parts.length;
    for (let at = this.#partStarts.at(name); at < to; at += 1) visit(this.#parts.at(at));
  }

  /** The likeliest skeletons of a name's tokens, each once, by code: places in `skeletonAt`. */
  skeletonsFrom(name: number): number {
    return this.#setStarts.at(name);
  }

  skeletonsTo(name: number): number {
    return name + 1 < this.#setStarts.length ? this.#setStarts.at(name + 1) : this.#sets.length;
  }

  skeletonAt(place: number): number {
    return this.#sets.at(place);
  }

  #describe(name: string): void {
    const tokens = [...new Set(tokensIn(name))].map((token) => this.#tokens.codeOf(token));
    this.#partStarts.push(this.#parts.length);
    for (const token of tokens) this.#parts.push(token);
    this.#fold.push(this.#joined(tokens.map((token) => this.#tokens.foldOf(token))));
    const skeletonsOf = [...new Set(tokens.map((token) => this.#tokens.skeletonOf(token)))].sort((a, b) => a - b);
    this.#skeleton.push(this.#joined(skeletonsOf));
    this.#setStarts.push(this.#sets.length);
    for (const skeleton of skeletonsOf) this.#sets.push(skeleton);
    const { words } = this.#tokens;
    const given = tokens.map((token) => this.#tokens.givenOf(token)).filter((code) => code !== NONE);
    const [first] = given.length < 2 ? given : given.sort((a, b) => (words.textOf(a) < words.textOf(b) ? -1 : 1));
    this.#lexicon.push(first ?? NONE);
  }

  /** Words in order, each once, as one word. */
  #joined(codes: readonly number[]): number {
    const [only] = codes;
    if (only === undefined || codes.length === 1) return only ?? NONE;
    const { words } = this.#tokens;
    return words.internText(
      [...new Set(codes)]
        .map((code) => words.textOf(code))
        .sort()
        .join(' '),
    );
  }
}

const tokensIn = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{M}'’ʼ]+/u)
    .filter((token) => token !== '' && token.length <= TOKEN_LENGTH)
    .slice(0, TOKENS);
