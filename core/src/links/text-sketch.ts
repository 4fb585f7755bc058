/**
 * What a text is told again by: least hashes of its five-word shingles (Broder 1997, "On the resemblance and
 * containment of documents"). Two sketches agree in about as many places as the texts have shingles in common.
 */
export interface TextSketch {
  readonly words: number;
  /** Signed 32-bit numbers, one a permutation. */
  readonly hashes: readonly number[];
}

const SHINGLE = 5;
const HASHES = 63;
const ROWS = 3;
/** Shorter texts are too like each other to be told apart by it. */
const LEAST_WORDS = 25;

/** The sketch of a text by its words, without case and marks; undefined for a text of fewer than 25 words. Linear in the text. */
export const sketchOf = (text: string): TextSketch | undefined => {
  const words: number[] = [];
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu))
    words.push(hashOf(word));
  if (words.length < LEAST_WORDS) return undefined;
  const least = new Int32Array(HASHES).fill(0x7fffffff);
  for (let at = 0; at + SHINGLE <= words.length; at += 1) {
    let shingle = 0;
    for (let offset = 0; offset < SHINGLE; offset += 1)
      shingle = Math.imul(shingle ^ (words[at + offset] ?? 0), 0x01000193);
    for (let index = 0; index < HASHES; index += 1) {
      const hash = mixed(shingle + Math.imul(index + 1, 0x9e3779b1));
      if (hash < (least[index] ?? 0)) least[index] = hash;
    }
  }
  return { words: words.length, hashes: [...least] };
};

/** Keys under which alike texts meet: of two with half their shingles in common, one key or more is equal 94 times in 100. */
export const bandsOf = ({ hashes }: TextSketch): readonly number[] => {
  const bands: number[] = [];
  for (let at = 0; at < hashes.length; at += ROWS) {
    let band = at;
    for (let row = 0; row < ROWS; row += 1) band = mixed(Math.imul(band, 31) ^ (hashes[at + row] ?? 0));
    bands.push(band);
  }
  return bands;
};

/** The share of shingles that two texts have in common, as their sketches tell: 0..1, with an error of about 0.06. */
export const likeness = (a: TextSketch, b: TextSketch): number =>
  a.hashes.filter((hash, index) => hash === b.hashes[index]).length / HASHES;

/** FNV-1a of UTF-16 code units. */
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
};

/** The finaliser of MurmurHash3: every bit of the number changes about half of the others. */
const mixed = (number: number): number => {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
};
