import { diffWords } from '@amparo/core/links/word-diff';
import type { Comparison } from '../src/api/contract.ts';
import { id, LETTER, LETTER_TEXT, openLetter } from './veresk-people.ts';

/** The letter, and a scan of it in which some letters were lost. */
export const compareLetters = (): Comparison => {
  const scan = `Page 1\n\n${LETTER_TEXT.replaceAll('Hrytsuk', 'Hritsuk')
    .replace('1,140', '1,149')
    .replace('14 October', '12 October')
    .replace(' in Barysk and', ' and')}`;
  const said = (shown: string, both: boolean, claim: number): Comparison['values'][number]['a'][number] => ({
    claimId: id(claim),
    shown,
    value: { kind: 'text', text: shown },
    qualifier: null,
    status: 'confirmed',
    passages: [],
    both,
  });
  const label = (en: string) => ({ en, be: en, ru: en });
  const side = { language: 'en', kind: 'communication', date: '2025-09-09', extractor: 'text/1', cut: false };
  return {
    a: { ...side, id: LETTER, number: 14, title: 'Urgent appeal UA XVR 4/2025', text: LETTER_TEXT },
    b: { ...side, id: id(15), number: 15, title: 'UA XVR 4/2025, scan', text: scan },
    parts: diffWords(LETTER_TEXT, scan),
    inCommon: 0.97,
    values: [
      {
        group: 'person',
        subject: 'Vera Hrytsuk',
        label: label('Name'),
        a: [said('Vera Hrytsuk', false, 801)],
        b: [said('Vera Hritsuk', false, 802)],
        differs: true,
      },
      {
        group: 'figure',
        subject: 'persons',
        label: label('Value'),
        a: [said('1,140 persons: held on similar charges', false, 803)],
        b: [said('1,149 persons: held on similar charges', false, 804)],
        differs: true,
      },
      {
        group: 'person',
        subject: 'Vera Hrytsuk',
        label: label('Detention: place'),
        a: [said('Barysk', false, 805)],
        b: [],
        differs: true,
      },
      {
        group: 'item',
        subject: '',
        label: label('Reference'),
        a: [said('UA XVR 4/2025', true, 806)],
        b: [said('UA XVR 4/2025', true, 807)],
        differs: false,
      },
    ],
    relation: openLetter().related[0] ?? null,
  };
};
