import { readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { describe, expect, it } from 'vitest';
import { proposalsOf } from './extract-proposals.ts';
import { readText } from './read-text.ts';

const law = new URL('../../core/law/', import.meta.url);
const reference = lettersReference(
  readLaw(
    readdirSync(law)
      .filter((name) => /\.(?:yaml|csv)$/u.test(name))
      .map((name) => ({ name, text: readFileSync(new URL(name, law), 'utf8') })),
  ),
);

const letter = (own: string, body: string): Reading =>
  readText(
    `Mandates of the Working Group on Arbitrary Detention

${own}

14 May 2024

Excellency,

We have the honour to address you in our capacity as Working Group on Arbitrary Detention, pursuant to Human Rights Council resolution 51/8.

We would like to bring to your attention information we have received concerning the detention of Mr. Ales Karavai.

According to the information received:

Mr. Ales Karavai was arrested on 3 March 2024.

Without prejudging the accuracy of these allegations, we are concerned. ${body}

Please accept, Excellency, the assurances of our highest consideration.
`,
    { reference },
  );

describe('a ratification date against the law that is known', () => {
  const doubtOf = (date: string): string | undefined =>
    letter(
      'Ref.: UA BLR 99/2024',
      `Article 9 of the International Covenant on Civil and Political Rights, ratified by Belarus on ${date}, protects liberty.`,
    ).instruments.find(({ code }) => code === 'ICCPR')?.ratifiedDoubt;

  it('the depositary’s date is no doubt, another is', () => {
    expect(doubtOf('12 November 1973')).toBeUndefined();
    expect(doubtOf('23 March 1976')).toContain('1973-11-12');
  });
});

describe('references that cannot be taken as they stand', () => {
  it('a damaged one of the letter is offered once for each way to read it, at a low confidence', () => {
    const reading = letter('Ref.: UAXVR 872024', 'See our letter.');
    expect(reading.communication?.reference).toBeUndefined();
    expect(reading.communication?.state).toBeUndefined();
    const offered = proposalsOf(reading).claims.filter(({ property }) => property === 'Communication.reference');
    expect(offered.map(({ value, confidence }) => [value, confidence])).toEqual([
      [{ kind: 'text', text: 'UA XVR 8/2024' }, 0.3],
      [{ kind: 'text', text: 'UA XVR 87/2024' }, 0.3],
    ]);
  });

  it('what changed a letter is said with it', () => {
    const reading = letter('Ref.: UA XVR 8/2024', 'The letter OL XVR 2/2023 stands modified by OL XVR 5/2023.');
    expect(reading.references.map(({ reference: { printed }, modifiedBy }) => [printed, modifiedBy])).toEqual([
      ['UA XVR 8/2024', undefined],
      ['OL XVR 2/2023', 'OL XVR 5/2023'],
      ['OL XVR 5/2023', undefined],
    ]);
  });
});

describe('passages', () => {
  it('every passage of what a letter says of itself ends with a word, also where the text is one line', () => {
    for (const shape of [(text: string) => text, (text: string) => text.replace(/\s*\n\s*/gu, ' ')]) {
      const source = shape(
        readFileSync(new URL('../../libs/un-letters/vectors/letters/en-01-ua-one-victim.txt', import.meta.url), 'utf8'),
      );
      const claims = proposalsOf(readText(source, { reference })).claims.filter(({ subject }) => subject === 'item');
      expect(claims.length).toBeGreaterThan(30);
      for (const { passages } of claims)
        for (const { start, end } of passages) {
          expect(/[\p{L}\d][\p{L}\d]/u.test(source.slice(end - 1, end + 1))).toBe(false);
          expect(/[\p{L}\d][\p{L}\d]/u.test(source.slice(start - 1, start + 1))).toBe(false);
        }
    }
  });
});
