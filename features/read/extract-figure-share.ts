import type { ExtractInput } from './extract.ts';
import { type Counted, clauseEnd, populationOf, qualifierIn, unitOf } from './extract-figure-clause.ts';
import { SHARES } from './extract-figure-words.ts';
import type { Sentence } from './extract-sentences.ts';

/** "more than half of the women", "две трети из них": shares in words, as hundredths. */
export const sharesIn = (input: ExtractInput, sentence: Sentence): readonly Counted[] =>
  SHARES.flatMap(([pattern, value]) =>
    [...sentence.text.matchAll(pattern)].flatMap((match) => {
      const at = sentence.start + match.index;
      const bound = qualifierIn(input.view.text.slice(Math.max(sentence.start, at - 30), at), match[0]);
      // "half of the night", "палова адзінаццатай": a share is of people or things.
      if (
        /^[^.;]{0,12}(?:night|day|year|summer|winter|month|term|sentence|time|hour|nuit|année|ночи|года|срока|ночы|тэрміну)/iu.test(
          sentence.text.slice(match.index + match[0].length),
        )
      )
        return [];
      if (
        bound === undefined &&
        !/of the|of those|of them|des |d'entre|из них|з іх|із них/iu.test(
          sentence.text.slice(match.index, match.index + match[0].length + 8),
        )
      )
        return [];
      const start = at - (bound?.length ?? 0);
      const end = clauseEnd(input, sentence, at);
      return [
        {
          span: { start, end },
          number: { start: at, end: at + match[0].trimEnd().length },
          elliptic: false,
          of: unitOf(input.view.text.slice(at + match[0].length, end)),
          value,
          unit: 'percent',
          population: populationOf(input.view.text.slice(at + match[0].length, end)),
          qualifier: bound?.code,
        },
      ];
    }),
  );
