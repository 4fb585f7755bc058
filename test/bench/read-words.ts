import { pdfOf, shownLines } from '@amparo/platform/sandbox/fixtures/foreign-files';

const SENTENCES = [
  'The council of the village heard three people on the {n} day of the month, and wrote down what they said.',
  'Ms. Alena Harbuz was sentenced on {d} March 2024 to {y} years of imprisonment under article 203 of the Criminal Code.',
  'Her family was told nothing of the place where she is held, and letters have come back unopened.',
  'Article 9(1) of the International Covenant on Civil and Political Rights protects the liberty of every person.',
  'At least {n} persons are said to be held under the same article, among them {y} women.',
  'The lawyer was not allowed to see her for {d} days, and the hearing was closed.',
];

const LETTERS_A_LINE = 92;
const LINES_A_PAGE = 44;

/** A page of a letter: a running head, text, a note and a number. Different from page to page. */
const letterPage = (number: number): string => {
  const lines: string[] = [];
  let line = '';
  for (let at = 0; lines.length < LINES_A_PAGE; at += 1) {
    const sentence = (SENTENCES[(at + number) % SENTENCES.length] ?? '')
      .replace('{n}', `${100 + ((number * 7 + at) % 800)}`)
      .replace('{d}', `${1 + ((number + at) % 28)}`)
      .replace('{y}', `${2 + ((number + at) % 9)}`);
    for (const word of sentence.split(' ')) {
      if (line.length + word.length >= LETTERS_A_LINE) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
  }
  const note = 'BT /F1 7 Tf 72 60 Td (1 Minutes of the council of the village, first volume.) Tj ET';
  return `${shownLines(lines).replace('/F1 12 Tf', '/F1 10 Tf')} BT /F1 8 Tf 72 770 Td (Letter to Veresk) Tj ET ${note} BT /F1 8 Tf 300 30 Td (${number}) Tj ET`;
};

/** A PDF with text, of invented people. */
export const letterPdf = (pages: number): Buffer =>
  pdfOf({ pages: Array.from({ length: pages }, (_, index) => letterPage(index + 1)) });
