import type { ClaimValue, ProposedClaim } from '@amparo/core/nouns/claim';
import type { Passage } from '@amparo/core/nouns/passage';
import type { Read, Reading } from '@amparo/core/nouns/reading';
import { type Basis, claim, term, text, time } from './extract-claims.ts';
import { COMMUNICATION_RULE } from './extract-communication.ts';

const DOUBTFUL = 0.3;

/** What a letter says of itself: claims about the item. */
export const letterClaims = (reading: Reading): readonly ProposedClaim[] => {
  const letter = reading.communication;
  if (letter === undefined) return [];
  const basis = (passages: readonly Passage[], confidence = 0.9): Basis => ({
    passages,
    rule: COMMUNICATION_RULE,
    confidence,
  });
  const read = <T>(
    property: string,
    one: Read<T> | undefined,
    value: (of: T) => ClaimValue,
  ): readonly ProposedClaim[] =>
    one === undefined ? [] : [claim('item', `Communication.${property}`, value(one.value), one)];
  const type = letter.reference?.type;
  return [
    ...(letter.reference === undefined
      ? []
      : [claim('item', 'Communication.reference', text(letter.reference.printed), letter.reference)]),
    ...(letter.reference === undefined ? candidates(reading) : []),
    ...(letter.reference === undefined || type === undefined
      ? []
      : [claim('item', 'Communication.type', term('communication-type', type), letter.reference)]),
    ...read('date', letter.date, time),
    ...read('state', letter.state, (code) => term('state', code)),
    ...letter.mandates.map(({ code, title, passages }) =>
      claim('item', 'Communication.mandate', code === undefined ? text(title) : term('mandate', code), basis(passages)),
    ),
    ...letter.resolutions.flatMap((one) => read('resolution', one, text)),
    ...read('subject', letter.subject, text),
    ...reading.persons
      .filter((person) => person.role === 'victim')
      .map((person) =>
        claim(
          'item',
          'Communication.victim',
          { kind: 'mention', mention: person.key },
          basis(person.forms.flatMap((form) => form.passages.slice(0, 1)).slice(0, 1), 0.8),
        ),
      ),
    ...letter.questions.flatMap((one) => read('question', one, text)),
    ...read('clause', letter.clauses.publicationDays, (days) => ({
      kind: 'record',
      record: { clause: 'publication', days },
    })),
    ...read('clause', letter.clauses.wgadRegularProcedure, () =>
      term('communication-clause', 'wgad-regular-procedure'),
    ),
    ...read('clause', letter.clauses.interimMeasures, () => term('communication-clause', 'interim-measures')),
    ...read('clause', letter.clauses.pressRelease, () => term('communication-clause', 'press-release')),
    ...letter.priorCommunications.map(({ reference, sent, replied, passages }) =>
      claim(
        'item',
        'Communication.priorCommunication',
        sent === undefined && replied === undefined
          ? text(reference.printed)
          : {
              kind: 'record',
              record: { reference: reference.printed, sent: sent?.value ?? null, replied: replied?.value ?? null },
            },
        basis([...passages, ...(sent?.passages ?? []), ...(replied?.passages ?? [])]),
      ),
    ),
    ...letter.signatories.map(({ name, passages }) => {
      const person = reading.persons.find((one) => one.forms.some((form) => form.form === name));
      return claim(
        'item',
        'Communication.signatory',
        person === undefined ? text(name) : { kind: 'mention', mention: person.key },
        basis(passages),
      );
    }),
  ];
};

/** How the letter's own reference may be read where it is damaged: those above the first sentence, at a low confidence. */
const candidates = (reading: Reading): readonly ProposedClaim[] => {
  const opening = reading.kindPassages[0]?.start ?? 0;
  return reading.references
    .filter(({ doubt, passages }) => doubt !== undefined && (passages[0]?.start ?? Infinity) < opening)
    .map(({ reference: { type, state, number, year }, passages }) =>
      claim('item', 'Communication.reference', text(`${type ?? ''} ${state} ${number}/${year}`.trim()), {
        passages: passages.slice(0, 1),
        rule: COMMUNICATION_RULE,
        confidence: DOUBTFUL,
      }),
    );
};
