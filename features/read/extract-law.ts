import type { Passage } from '@amparo/core/nouns/passage';
import type {
  Read,
  ReadDocumentSymbol,
  ReadInstrument,
  ReadReference,
  ReadResolution,
} from '@amparo/core/nouns/reading';
import {
  type FoundReference,
  findGeneralComments,
  findOpinions,
  findRatifications,
  findReferences,
  findResolutions,
  findSymbols,
  otherDates,
  referenceRelations,
  type Span,
} from '@amparo/un-letters';
import { type ExtractInput, type Extractor, passagesIn } from './extract.ts';

export const LAW_RULE = 'law/1';

export interface ReadLaw {
  readonly instruments: readonly ReadInstrument[];
  readonly documents: readonly ReadDocumentSymbol[];
  readonly references: readonly ReadReference[];
  readonly resolutions: readonly ReadResolution[];
  readonly opinions: readonly Read<string>[];
}

/** What the text cites: instruments with their articles, UN documents, letters, resolutions, opinions. */
export const lawExtractor: Extractor<undefined, ReadLaw> = {
  rule: LAW_RULE,
  extract: (input) => ({
    instruments: instruments(input),
    documents: findSymbols(input.view.text).map((found) => ({
      symbol: found.symbol,
      ...(found.pinpoint === undefined ? {} : { pinpoint: found.pinpoint }),
      passages: passagesIn(input, [found]).map((passage) => withLink(input.text, passage)),
    })),
    references: references(input),
    resolutions: findResolutions(input.view.text).map((found) => ({
      number: found.number,
      ...(found.body === undefined ? {} : { body: found.body }),
      passages: passagesIn(input, [found]),
    })),
    opinions: gathered(findOpinions(input.view.text), (found) => found.number).map(([number, spans]) => ({
      value: number,
      passages: passagesIn(input, spans),
      rule: LAW_RULE,
      confidence: 0.9,
    })),
  }),
};

/** A symbol that is the whole label of a Markdown link stands with the link's marks, as one with a pinpoint does. */
const withLink = (text: string, passage: Passage): Passage => {
  const marks =
    text[passage.start - 1] === '[' ? /^\]\([^()\s]{0,300}\)/u.exec(text.slice(passage.end, passage.end + 304)) : null;
  if (marks === null) return passage;
  const [start, end] = [passage.start - 1, passage.end + marks[0].length];
  return { ...passage, start, end, quote: text.slice(start, end) };
};

/** General comments and recommendations count as instruments of their committee: `CEDAW-GR`, `CCPR-GC`. */
const instruments = (input: ExtractInput): readonly ReadInstrument[] => {
  const { law, view } = input;
  const comments = findGeneralComments(view.text).flatMap((found) =>
    found.body === undefined
      ? []
      : [{ ...found, instrument: `${found.body}-${/CEDAW|CERD/u.test(found.body) ? 'GR' : 'GC'}` }],
  );
  const ratified = findRatifications(view.text, law.anchors, input.dates);
  const provisions = [...law.provisions, ...comments];
  const codes = new Set([
    ...law.instruments.map((found) => found.code),
    ...provisions.map((found) => found.instrument),
  ]);
  return [...codes].map((code) => {
    const act = ratified.find((found) => found.instrument === code);
    const mine = provisions.filter((found) => found.instrument === code);
    const state = input.letter?.reference?.state;
    const others =
      act === undefined || state === undefined ? undefined : otherDates(act, state, input.reference.consents);
    const named: readonly Span[] = law.instruments.filter((found) => found.code === code);
    return {
      code,
      articles: gathered(mine, (found) => found.number).map(([number, spans]) => ({
        number,
        passages: passagesIn(input, spans),
      })),
      ...(act === undefined
        ? {}
        : {
            ratified: {
              value: act.date,
              passages: passagesIn(input, [act]),
              rule: LAW_RULE,
              confidence: others === undefined ? 0.9 : 0.5,
            },
          }),
      ...(others === undefined
        ? {}
        : { ratifiedDoubt: `the depositary's date for ${state} is ${others.join(' or ')}` }),
      passages: passagesIn(input, named.length > 0 ? named : mine),
    };
  });
};

const references = (input: ExtractInput): readonly ReadReference[] => {
  const year = Number(input.documentDate?.slice(0, 4));
  const all = findReferences(input.view.text, input.reference);
  const relations = new Map(
    gathered(referenceRelations(input.view.text, all, input.letter?.reference), ({ of }) => keyOf(of)),
  );
  return gathered(all, keyOf).map(([key, spans]) => {
    const said = relations.get(key) ?? [];
    const modifiedBy = said.find(({ kind }) => kind === 'modifiedBy')?.to.printed;
    const related = [...new Set(said.filter(({ kind }) => kind === 'related').map(({ to }) => to.printed))];
    const first = spans[0] as FoundReference;
    const later =
      Number.isInteger(year) && first.year > year ? `the year is later than the document's own (${year})` : undefined;
    const doubt = first.doubt ?? later;
    return {
      reference: shownReference(first),
      ...(doubt === undefined ? {} : { doubt }),
      ...(modifiedBy === undefined ? {} : { modifiedBy }),
      ...(related.length === 0 ? {} : { related }),
      passages: passagesIn(input, spans),
    };
  });
};

/** The reference in the shape of a reading. A reference cited in a text does not say whether the letter was joint. */
export const shownReference = (
  found: Pick<FoundReference, 'printed' | 'type' | 'state' | 'number' | 'year'>,
  joint = (found.type ?? '').startsWith('J'),
): ReadReference['reference'] => ({
  printed: found.printed,
  ...(found.type === undefined ? {} : { type: found.type }),
  joint,
  state: found.state,
  number: found.number,
  year: found.year,
});

const keyOf = (found: FoundReference): string =>
  `${found.state} ${found.number}/${found.year} ${found.doubt === undefined}`;

const gathered = <Found>(
  all: readonly Found[],
  key: (found: Found) => string,
): readonly (readonly [string, readonly Found[]])[] => {
  const groups = new Map<string, Found[]>();
  for (const found of all) {
    const group = groups.get(key(found));
    if (group === undefined) groups.set(key(found), [found]);
    else group.push(found);
  }
  return [...groups];
};
