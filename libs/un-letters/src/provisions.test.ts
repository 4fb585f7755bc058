import { describe, expect, it } from 'vitest';
import { vectorReference } from '../vectors/reference.ts';
import { findProvisions } from './provisions.ts';
import { viewOf } from './view.ts';

const law = (text: string) => findProvisions(viewOf(text).text, vectorReference);
const norms = (text: string): string =>
  law(text)
    .provisions.map(({ instrument, number }) => `${instrument} ${number}`)
    .join('; ');
const domestic = (text: string): string =>
  law(text)
    .domestic.map(({ article, code, brought }) => `${article} ${code ?? '-'}${brought ? '' : ' (told)'}`)
    .join('; ');

describe('numbers of provisions', () => {
  it.each([
    ['articles 9, paragraphs 1 and 3, 14 and 19 of the ICCPR', 'ICCPR 9(1); ICCPR 9(3); ICCPR 14; ICCPR 19'],
    ['article 14 (3) (b) of the ICCPR', 'ICCPR 14(3)(b)'],
    ['paragraph 3 (b) of article 14 of the ICCPR', 'ICCPR 14(3)(b)'],
    ['articles 9 to 11 of the Universal Declaration of Human Rights', 'UDHR 9; UDHR 10; UDHR 11'],
    ['arts. 2-4 of the CRC', 'CRC 2; CRC 3; CRC 4'],
    ["l'article 14, paragraphe 3, alinéa b) du PIDCP", 'ICCPR 14(3)(b)'],
    [
      'los artículos 9.1 y 14.3.d) del Pacto Internacional de Derechos Civiles y Políticos',
      'ICCPR 9(1); ICCPR 14(3)(d)',
    ],
    ['el párrafo 3 del artículo 14 del PIDCP', 'ICCPR 14(3)'],
    ['rule 43 (1) of the Nelson Mandela Rules', 'MANDELA 43(1)'],
    ['See article 9 of the ICCPR.12 The next', 'ICCPR 9'],
  ])('%s', (text, expected) => expect(norms(text)).toBe(expected));
});

describe('instruments named before, behind, and by a running word', () => {
  it.each([
    ['ICCPR (arts. 7, 9 and 14), CRC (art. 37 (b))', 'ICCPR 7; ICCPR 9; ICCPR 14; CRC 37(b)'],
    ['the ICCPR, in particular its articles 9 and 14', 'ICCPR 9; ICCPR 14'],
    [
      'The Convention against Torture. The Convention, in its article 12, asks. Article 13 of the same Convention.',
      'CAT 12; CAT 13',
    ],
    [
      'articles 7 and 10, read alone and in conjunction with article 2(3), of the ICCPR',
      'ICCPR 7; ICCPR 10; ICCPR 2(3)',
    ],
    ["les articles 9 du PIDCP et 37 de la Convention relative aux droits de l'enfant", 'ICCPR 9; CRC 37'],
    ['los artículos 9 y 14 del PIDCP; el artículo 7 del mismo Pacto', 'ICCPR 9; ICCPR 14; ICCPR 7'],
    ["incompatible avec l'article 9(3), et contraire à l'article 7 du PIDCP", 'ICCPR 9(3); ICCPR 7'],
    ['The ICCPR ("the Covenant") and the ICESCR apply. Article 22 of the Covenant protects associations.', 'ICCPR 22'],
    [
      "le PIDCP et le PIDESC. L'article 2(3) du premier de ces Pactes, lu avec l'article 6(1)",
      'ICCPR 2(3); ICCPR 6(1)',
    ],
    [
      'Convention on the Rights of the Child\nArticle 3 says so.\nArticle 9 too.\nArticle 18 as well.',
      'CRC 3; CRC 9; CRC 18',
    ],
    [
      'articles 7 and 9 of the International Covenant on Civil and Political, acceded to by on 4 January 1999',
      'ICCPR 7; ICCPR 9',
    ],
  ])('%s', (text, expected) => expect(norms(text)).toBe(expected));

  it.each([
    'article 7 of the American Convention on Human Rights. Under article 8, all is silent.',
    'common article 3 of the four Geneva Conventions',
    'ARTICLE 19, a non-governmental organisation of the ICCPR network',
    'article 5 of the Convention on the Law of the Sea',
    'the Optional Protocol to the Convention on the Rights of the Child. Article 5 of the Protocol',
  ])('right or silent: %s', (text) => expect(norms(text)).toBe(''));
});

describe('articles of domestic laws', () => {
  it.each([
    ['charged under part 1 of article 342 of the Criminal Code', '342(1) Criminal Code'],
    ['convicted under section 124 of the Penal Code', '124 Penal Code'],
    ['sentenced under article 5 of Law No. 12/2020 on Combating Extremism', '5 Law No. 12/2020 on Combating Extremism'],
    ['She was charged under article 342 and held.', '342 -'],
    ["inculpée d'outrage (articles 144 et 146 du Code pénal)", '144 Code pénal; 146 Code pénal'],
    ['acusado según el artículo 240 del Código Penal', '240 Código Penal'],
    ['the Criminal Code (articles 130 and 342) was used to convict her', '130 Criminal Code; 342 Criminal Code'],
    ['Article 12 of the Law on Mass Events obliges organisers to report.', '12 Law on Mass Events (told)'],
    ['Article 4 of the draft Law punishes those convicted of it.', ''],
    [
      '| Name | Charged with |\n|---|---|\n| A. B. | article 153 of the Penal Code |\n| C. D. | article 156(2) of the Penal Code |',
      '153 Penal Code; 156(2) Penal Code',
    ],
  ])('%s', (text, expected) => expect(domestic(text)).toBe(expected));

  it('a violated norm is no charge', () => {
    expect(domestic('He was convicted in violation of article 14 of the ICCPR. This is contrary to article 9.')).toBe(
      '',
    );
  });
});
