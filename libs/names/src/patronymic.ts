import { fold } from './fold.ts';
import { fatherOf } from './given-name-graph.ts';
import { skeletons } from './skeleton.ts';

export interface Patronymic {
  readonly form: string;
  /** Consonant skeletons of the father's name. */
  readonly father: readonly string[];
  /** Ids of the given names that the father can have (given-name-graph.ts). */
  readonly fatherNames: readonly string[];
  readonly sex: 'female' | 'male';
}

const FEMALE = /(?:i?[aoe]vna|ivna|inicna|icna)$/;
const MALE = /(?:i?[aoe]vic|ic)$/;

/** The patronymic that a word looks like, in Belarusian, Russian, Ukrainian or Latin letters, and its father's name. */
export const patronymicOf = (word: string): Patronymic | undefined => {
  const folded = fold(word);
  const ending = FEMALE.exec(folded) ?? MALE.exec(folded);
  if (!ending || ending.index < 2) return undefined;
  const father = folded.slice(0, ending.index);
  return {
    form: word,
    father: skeletons(father),
    fatherNames: fatherOf(father),
    sex: folded.endsWith('a') ? 'female' : 'male',
  };
};

/** Whether two patronymics are of one father's name: Мікалаевіч and Николаевич are. */
export const sameFather = (a: Patronymic, b: Patronymic): boolean =>
  a.father.some((skeleton) => b.father.includes(skeleton)) ||
  a.fatherNames.some((name) => b.fatherNames.includes(name));
