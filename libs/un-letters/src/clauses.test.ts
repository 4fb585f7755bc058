import { describe, expect, it } from 'vitest';
import { findClauses } from './clauses.ts';
import { viewOf } from './view.ts';

const clauses = (source: string): readonly string[] => {
  const { text } = viewOf(source);
  return Object.entries(findClauses(text, { start: 0, end: text.length })).map(([name, found]) =>
    name === 'publicationDays' ? `${name} ${'days' in found ? found.days : ''}` : name,
  );
};

describe('the fixed paragraphs', () => {
  it.each([
    ['This letter and any response will be made public via the website within 60 days.', ['publicationDays 60']],
    [
      'We would appreciate receiving a response within 60 days. Thereafter it will be made public on the website.',
      ['publicationDays 60'],
    ],
    ['will be made public via the website within 48 hours.', []],
    [
      'Cette communication et toute réponse seront rendues publiques dans un délai de soixante jours.',
      ['publicationDays 60'],
    ],
    [
      'Cette communication et toute reponse seront rendues publiques dans un delai de 60 jours.',
      ['publicationDays 60'],
    ],
    ['Esta comunicación y toda respuesta se harán públicas en un plazo de 60 días.', ['publicationDays 60']],
    [
      'the Working Group on Arbitrary Detention may also transmit the case through its regular procedure.',
      ['wgadRegularProcedure'],
    ],
    ['The Working Group on Arbitrary Detention may not transmit this case through its regular procedure.', []],
    [
      'le Groupe de travail sur la détention arbitraire peut transmettre le cas par sa procédure ordinaire',
      ['wgadRegularProcedure'],
    ],
    [
      'el Grupo de Trabajo sobre la Detención Arbitraria puede transmitir el caso por su procedimiento ordinario',
      ['wgadRegularProcedure'],
    ],
    ['we urge that all necessary interim measures be taken', ['interimMeasures']],
    ['nous prions le Gouvernement de prendre toutes les mesures provisoires nécessaires', ['interimMeasures']],
    ['quisiéramos instar al Gobierno a que adopte todas las medidas provisionales necesarias', ['interimMeasures']],
    ['We may publicly express our concerns in the near future.', ['pressRelease']],
    ['Nous pourrions exprimer publiquement nos préoccupations.', ['pressRelease']],
    ['Es posible que exprese públicamente mis preocupaciones.', ['pressRelease']],
  ])('%s', (text, expected) => expect(clauses(text)).toEqual(expected));
});
