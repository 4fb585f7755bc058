import { describe, expect, it } from 'vitest';
import { findQuestions } from './questions.ts';
import { segmentsOf } from './segments.ts';

const HEAD =
  'Mandate of the Special Rapporteur\nRef.: UA VRS 1/2024\nExcellency,\nWe have the honour to address you in our capacities.\nIn this connection, we would like to bring to the attention of your Government information.\nAccording to information received:\nMr. A was arrested. Please note that he is 70.\nWithout wishing to prejudge the accuracy, we are concerned.\n';
const END =
  '\nWe would appreciate a reply within 60 days.\nPlease accept, Excellency, the assurances of our highest consideration.\nX';

const asked = (list: string): readonly string[] => {
  const text = HEAD + list + END;
  const segment = segmentsOf(text).find(({ kind }) => kind === 'questions');
  return segment === undefined ? [] : findQuestions(text, segment).map(({ start, end }) => text.slice(start, end));
};

describe('the questions of a letter', () => {
  it.each([
    ['letters in brackets', 'We ask for an answer.\n(a) Please say where he is.\n(b) Please explain why.'],
    ['letters with a bracket', 'We ask for an answer.\na) Please say where he is.\nb) Please explain why.'],
    ['Roman numerals', 'We ask for an answer.\ni. Please say where he is.\nii. Please explain why.'],
    ['bullets', 'We ask for an answer.\n• Please say where he is.\n• Please explain why.'],
    ['no marks, no request', 'Your answer is awaited.\nPlease say where he is.\nPlease explain why.'],
    ['no marks', 'We ask for observations on the following matters:\nPlease say where he is.\nPlease explain why.'],
    ['all on one line', 'We ask for answers: (a) Please say where he is. (b) Please explain why.'],
  ])('%s', (_, list) => {
    expect(asked(list)).toEqual(['Please say where he is.', 'Please explain why.']);
  });

  it('in Spanish and French, with ordinals and dashes', () => {
    expect(asked('Le pedimos:\n1º Sírvase indicar dónde está.\n2º Sírvase explicar por qué.')).toEqual([
      'Sírvase indicar dónde está.',
      'Sírvase explicar por qué.',
    ]);
    expect(asked('Nous demandons :\n– Veuillez dire où il est.\n– Veuillez expliquer.')).toEqual([
      'Veuillez dire où il est.',
      'Veuillez expliquer.',
    ]);
  });

  it('members that go on one sentence', () => {
    expect(asked('We ask your Government to: (a) provide any information; (b) explain why.')).toEqual([
      'provide any information;',
      'explain why.',
    ]);
  });

  it('a letter that asks nothing has none', () => {
    expect(asked('We are worried.')).toEqual([]);
  });
});
