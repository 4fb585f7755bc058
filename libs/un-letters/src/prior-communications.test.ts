import { describe, expect, it } from 'vitest';
import { vectorReference } from '../vectors/reference.ts';
import { findReferences } from './communication-references.ts';
import { findDates } from './dates.ts';
import { priorCommunications } from './prior-communications.ts';
import { referenceRelations } from './reference-relations.ts';
import { viewOf } from './view.ts';

const earlier = (source: string): readonly string[] => {
  const { text } = viewOf(source);
  return priorCommunications(text, findReferences(text, vectorReference), undefined, findDates(text)).map(
    ({ reference: { state, number, year }, sent, replied }) =>
      `${state} ${number}/${year} ${sent?.date ?? '-'} ${replied?.date ?? '-'}`,
  );
};

describe('dates of earlier letters', () => {
  it.each([
    [
      'We raised this on 7 September 2022 (XVR 5/2022) and 30 March 2023 (XVR 2/2023), without an answer.',
      ['XVR 5/2022 2022-09-07 -', 'XVR 2/2023 2023-03-30 -'],
    ],
    [
      'A first letter, sent on 12 June 2019 (OTH 41/2019), was answered on 30 July 2019.',
      ['OTH 41/2019 2019-06-12 2019-07-30'],
    ],
    [
      'OL XVR 4/2021 (15 April 2021, replied 16 June 2021), OL XVR 8/2023 (4 September 2023, no reply).',
      ['XVR 4/2021 2021-04-15 2021-06-16', 'XVR 8/2023 2023-09-04 -'],
    ],
    [
      'We refer to UA XVR 1/2022 of 12 January 2022 and AL XVR 2/2022 of 25 February 2022.',
      ['XVR 1/2022 2022-01-12 -', 'XVR 2/2022 2022-02-25 -'],
    ],
    [
      'We recall AL XVR 1/2021 and AL XVR 2/2021, sent on 3 May 2021 and 5 June 2021 respectively.',
      ['XVR 1/2021 2021-05-03 -', 'XVR 2/2021 2021-06-05 -'],
    ],
    [
      'We sent UA XVR 2/2021, AL XVR 9/2022, AL XVR 1/2023. We thank you for the response of 31 January 2023 to the second of them, which was sent on 2 December 2022.',
      ['XVR 2/2021 - -', 'XVR 9/2022 2022-12-02 2023-01-31', 'XVR 1/2023 - -'],
    ],
    [
      'Nous remercions le Gouvernement pour sa réponse du 22 avril 2024 à notre lettre XVR 1/2024.',
      ['XVR 1/2024 - 2024-04-22'],
    ],
    [
      'Recordamos la comunicación UA XVR 3/2023, enviada el 8 de febrero de 2023, y agradecemos la respuesta recibida el 10 de abril de 2023; no hubo respuesta a la comunicación AL XVR 2/2025, de 11 de marzo de 2025.',
      ['XVR 3/2023 2023-02-08 2023-04-10', 'XVR 2/2025 2025-03-11 -'],
    ],
    [
      '| Reference | Sent | Reply |\n|---|---|---|\n| UA XVR 1/2020 | 3 March 2020 | 4 May 2020 |\n| AL XVR 2/2020 | 5 June 2020 | – |',
      ['XVR 1/2020 2020-03-03 2020-05-04', 'XVR 2/2020 2020-06-05 -'],
    ],
    ['The arrests of 3 May 2021 and the raids of 4 May 2021 were raised in XVR 3/2021.', ['XVR 3/2021 - -']],
    ['She was arrested on 12 May 2023 (XVR 1/2023).', ['XVR 1/2023 - -']],
  ])('%s', (text, expected) => expect(earlier(text)).toEqual(expected));
});

describe('notes on letters', () => {
  const relations = (source: string): readonly string[] => {
    const { text } = viewOf(source);
    return referenceRelations(text, findReferences(text, vectorReference), undefined).map(
      ({ kind, of, to }) => `${of.printed} ${kind} ${to.printed}`,
    );
  };
  it.each([
    [
      'The letter OL XTA 9/2017 stands modified by a follow-up letter, OL XTA 11/2017.',
      ['OL XTA 9/2017 modifiedBy OL XTA 11/2017'],
    ],
    [
      'La communication OL XTA 9/2017 a été modifiée par la lettre OL XTA 11/2017.',
      ['OL XTA 9/2017 modifiedBy OL XTA 11/2017'],
    ],
    [
      'UA XTA 6/2017 and related cases UA XVR 8/2017; UA XVR 12/2017',
      ['UA XTA 6/2017 related UA XVR 8/2017', 'UA XTA 6/2017 related UA XVR 12/2017'],
    ],
    ['The law was amended in 2017. See UA XTA 6/2017.', []],
  ])('%s', (text, expected) => expect(relations(text)).toEqual(expected));
});
