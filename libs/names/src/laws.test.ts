import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from './compare-names.ts';
import { LEXICON } from './given-name-graph.ts';
import { nameKeys } from './name-keys.ts';
import { namePartsOf } from './name-parts.ts';
import { languageHints } from './script.ts';
import { STANDARDS } from './standards.ts';
import { latinForms, transliterate } from './transliterate.ts';

const GIVEN = LEXICON.flatMap(({ cognates }) => cognates);
const SYLLABLES = 'ба ва га да жу за ка ла мо ні пе ры ся ту хо ца чы шэ лаў лю ме нё'.split(' ');
const ENDINGS = ['овіч', 'энка', 'скі', 'ук', 'оў', 'ава', 'ік', 'ец', 'еня'];
const surname = fc
  .tuple(
    fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 2 }),
    fc.constantFrom(...'бвдзклмнпрст'),
    fc.constantFrom(...ENDINGS),
  )
  .map(([syllables, consonant, ending]) => `${syllables.join('')}${consonant}${ending}`)
  .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const cyrillic = GIVEN.filter((form) => /\p{Script=Cyrillic}/u.test(form));
const name = fc.tuple(fc.constantFrom(...cyrillic), surname).map((words) => words.join(' '));
const anything = fc.oneof(name, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }));

const LOOKALIKE: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', і: 'i', у: 'y' };

describe('laws of names', () => {
  it('comparison is symmetric, and stays within its bounds, for anything', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const [there, back] = [compareNames(a, b), compareNames(b, a)];
        expect(there.score).toBeCloseTo(back.score, 9);
        expect([there.level, there.bits, there.path.length]).toEqual([back.level, back.bits, back.path.length]);
        expect(there.score >= 0 && there.score <= 1).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('keys do not depend on the order of words, on capitals, on letters that only look alike', () => {
    fc.assert(
      fc.property(name, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, coins) => {
        const keys = nameKeys(text);
        expect(nameKeys(text.split(' ').toReversed().join(' '))).toEqual(keys);
        expect(nameKeys(text.toUpperCase())).toEqual(keys);
        expect(nameKeys(text.toLowerCase())).toEqual(keys);
        const [given = '', family = ''] = text.split(' ');
        // One letter that shows the script has to stay: here all but the last two can be exchanged.
        const disguised = [...family]
          .map((letter, at) => (coins[at] && at < family.length - 2 ? (LOOKALIKE[letter] ?? letter) : letter))
          .join('');
        if (/[бвгджзйклмнптцчшўыэюя]/u.test(disguised)) expect(nameKeys(`${given} ${disguised}`)).toEqual(keys);
      }),
      { numRuns: 300 },
    );
  });

  it('every standard writes anything, twice alike', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...STANDARDS), (text, { code }) => {
        const once = transliterate(text, code);
        expect(transliterate(text, code)).toBe(once);
        expect(transliterate(once.replace(/\p{Script=Cyrillic}/gu, ''), code)).toBe(
          once.replace(/\p{Script=Cyrillic}/gu, ''),
        );
      }),
    );
  });

  it('every standard leaves a letter of its language in Latin only', () => {
    for (const { code, language, letters } of STANDARDS)
      for (const letter of language === 'be' ? 'абвгдеёжзійклмнопрстуўфхцчшыьэюя' : Object.keys(letters).join(''))
        expect(transliterate(`${letter}а`, code), `${code} ${letter}`).not.toMatch(/\p{Script=Cyrillic}/u);
  });

  const missed = (token: string, habits: boolean): readonly string[] => {
    const own = new Set(nameKeys(token));
    return latinForms(token, languageHints(token))
      .filter(({ standard }) => habits || !/german|french/.test(standard.code))
      .filter(
        ({ form }) =>
          !nameKeys(form).some((key) => own.has(key)) || compareNames(`${token} Малюк`, `${form} Малюк`).score <= 0.9,
      )
      .map(({ form, standard }) => `${token} → ${form} (${standard.code})`);
  };

  it('a given name is found by its form under any standard and habit of its language, and is the same', () => {
    expect(cyrillic.flatMap((form) => missed(form, true))).toEqual([]);
  });

  it('so is a surname under any standard, and in Polish and Lithuanian spelling', () => {
    fc.assert(
      fc.property(surname, (family) => {
        expect(missed(family, false)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('remembering changes no answer', () => {
    const text = 'Любоў Малюк';
    const before = JSON.stringify([nameKeys(text), compareNames(text, 'Lubov Mailuk')]);
    for (let at = 0; at < 60_000; at += 1) namePartsOf(`Вера ${at}`);
    expect(JSON.stringify([nameKeys(text), compareNames(text, 'Lubov Mailuk')])).toBe(before);
  });
});

describe('bad input is handled', () => {
  const LONG = `${'Абв'.repeat(80)} ${'xyz'.repeat(90)}`;
  const BAD: readonly (readonly [string, string])[] = [
    ['empty', ''],
    ['one token', 'Малюк'],
    ['a title alone', 'спадарыня'],
    ['initials', 'Л. М.'],
    ['mixed scripts in a word', 'Мaлюk Lюбoў'],
    ['500 characters', LONG],
    ['emoji', '👩🏽‍🚒🙂'],
    ['digits', '1234 5678'],
    ['marks alone', '\u0301\u0308 ’ — …'],
    ['direction marks around a name', '\u202eЛюбоў\u202c \u200fМалюк'],
    ['half a surrogate', '\ud83d Малюк'],
    ['a million spaces', ' '.repeat(1_000_000)],
  ];

  it.each(BAD)('%s', (_, text) => {
    const [own, other] = [compareNames(text, text), compareNames(text, 'Вера Жук')];
    expect(own.level === 'no-evidence' ? own.score === 0 : own.score > 0.6).toBe(true);
    expect(other.score).toBeLessThan(0.5);
    expect(nameKeys(text).every((key) => key.length > 2)).toBe(true);
    expect(nameKeys(text).length).toBeLessThan(100);
    expect(nameKeys(text)).not.toContain('s:');
    for (const { code } of STANDARDS) expect(typeof transliterate(text.slice(0, 1000), code)).toBe('string');
  });

  it('what has no letters is no evidence; what has is compared', () => {
    for (const text of ['', 'спадарыня', '👩🏽‍🚒🙂', '\u0301 ’']) {
      expect(compareNames(text, text)).toMatchObject({ score: 0, level: 'no-evidence', bits: 0 });
      expect(nameKeys(text)).toEqual([]);
    }
    expect(compareNames('\u202eЛюбоў\u202c \u200fМалюк', 'Любоў Малюк').score).toBe(1);
    expect(compareNames('Мaлюк Любoў', 'Любоў Малюк').score).toBe(1);
    expect(compareNames('L. M.', 'Любоў Малюк').level).toBe('near-skeleton');
  });
});
