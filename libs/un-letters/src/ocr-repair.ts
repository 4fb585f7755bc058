/**
 * Letters that a scan took for one another. Only a text that shows such damage in several places is touched, and only in
 * the view that is searched: passages keep the words as they stand.
 */
export interface Repair {
  readonly at: number;
  /** Characters of the text that the one repaired stands for. */
  readonly length: number;
  readonly char: string;
}

const SIGNS = /\p{Ll}[10]\p{Ll}|\d[lO](?!\p{L})|(?<![\p{L}\d])[lI]\d/gu;
const LEAST_SIGNS = 3;

const SINGLE: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L})1(?=\p{Ll})|(?<=\p{Ll}{2})1(?![\p{L}\d/])/gu, 'l'],
  [/(?<=\p{Ll})0(?=\p{Ll})/gu, 'o'],
  [/(?<=[\dlI])O(?!\p{L})/gu, '0'],
  [/(?<!\p{L})[lI](?=\d|O(?!\p{L}))|(?<=\d)[lI](?!\p{L})/gu, '1'],
  [/(?<!\p{L})l(?=l? \p{L}{3,10}\.? [12][\dO]{3})|(?<=(?<!\p{L})l)l(?= \p{L}{3,10}\.? [12][\dO]{3})/gu, '1'],
  [/(?<!\p{L})l(?=[bcdfghjkmnpqrstvwxz]\p{Ll}* )/gu, 'I'],
];
/** Words of the letters in which a scan reads `rn` for `m`; the list is closed, so that no name is changed. */
const WITH_M = new Set(
  'accompany admission alarm aim am amended amendment amendments amnesty among amount an anonymous arms army assembly assumed attempt attempts became become been camp campaign claim claimed claims commission commit committed committee common communicate communication communications community companies company compatible complaint complaints complete compliance comply condemned confirm confirmed confirmation crime crimes criminal custom december degrading demand demands democratic demonstration departure document documentation documents dramatic element embassy emergency employment empowered enjoyment examination examined examine example exemption family families female film firm firmly form formal former forms forum framework freedom freedoms from full government harm harassment him himself home honour hospital house human humane humanitarian humanity humans immediate immediately impact impartial implement implementation implications importance important imprisoned imprisonment impunity informant inform information informed inhuman inhumane interim international judgment legitimate limit limited limits made magistrate mail maintain male management mandate mandates manner many march market mass material matter matters maximum may mean means measure measures mechanism media medical medicine meet meeting member members memorandum men mental mentioned merits message met method methods military minimum minister ministry minor minority minors minutes missing mission mistreatment moment monitor monitoring month months moral more morning most mother mothers move movement much municipal must name named namely names norm norms november number numerous observations optimum organism payment peremptory perform performance permission permit permitted permitting permanent primary problem problems prompt promptly promotion punishment reform reforms regime remain remained remains remand remark remarks remedies remedy remember removal remove removed request requirement requirements same sentiments september settlement several sick some sometimes statement statements submission submit submitted summary summer summon summoned support symptoms system systematic team term terms terrorism testimony them themselves time times timely torment torture transmission transmit transmitted treatment tumour undermine uniform umbrella volume warm welcome whom woman women'.split(
    ' ',
  ),
);
const RN = /\p{L}*rn\p{L}*/gu;

/** What to read instead, in order, none inside another; nothing for a text that shows no such damage. Linear. */
export const repairsOf = (text: string): readonly Repair[] => {
  if ((text.match(SIGNS)?.length ?? 0) < LEAST_SIGNS) return [];
  const repairs: Repair[] = SINGLE.flatMap(([pattern, char]) =>
    [...text.matchAll(pattern)].map((match) => ({ at: match.index, length: 1, char })),
  );
  for (const match of text.matchAll(RN)) {
    if (match[0].length > 24 || !WITH_M.has(match[0].replaceAll('rn', 'm').toLowerCase())) continue;
    for (let at = match[0].indexOf('rn'); at >= 0; at = match[0].indexOf('rn', at + 2))
      repairs.push({ at: match.index + at, length: 2, char: 'm' });
  }
  const taken = new Set<number>();
  return repairs.sort((a, b) => a.at - b.at).filter(({ at }) => !taken.has(at) && taken.add(at) !== undefined);
};
