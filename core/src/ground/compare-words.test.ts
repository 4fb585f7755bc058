import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWords, sortingKey } from './compare-words.ts';

const sorted = (words: readonly string[], locale: 'be' | 'ru' | 'uk' | 'en'): readonly string[] =>
  [...words].sort((a, b) => compareWords(a, b, locale));

describe('order of words', () => {
  it('Belarusian: the letters of the alphabet in their order', () => {
    const alphabet = [...'абвгґдеёжзійклмнопрстуўфхцчшыьэюя'];
    expect(sorted(alphabet.toReversed(), 'be')).toEqual(alphabet);
  });

  it('Belarusian: й after і, ў after у, ё after е, the apostrophe ignored', () => {
    expect(sorted(['Яўген', 'Юлія', 'Йосіф', 'Іван', 'Еўдакія', 'Ёзэф', 'Жанна'], 'be')).toEqual([
      'Еўдакія',
      'Ёзэф',
      'Жанна',
      'Іван',
      'Йосіф',
      'Юлія',
      'Яўген',
    ]);
    expect(sortingKey("Захар'ева", 'be')).toBe(sortingKey('Захарева', 'be'));
    expect(sorted(['Сымон', 'Сʼюзан', 'Сабіна'], 'be')).toEqual(['Сабіна', 'Сымон', 'Сʼюзан']);
  });

  it('Ukrainian: і after и, ї after і, ґ after г', () => {
    expect(sorted(['їжак', 'іній', 'йод', 'ґанок', 'гора', 'дім', 'ишак'], 'uk')).toEqual([
      'гора',
      'ґанок',
      'дім',
      'ишак',
      'іній',
      'їжак',
      'йод',
    ]);
  });

  it('Russian: ё as е, shorter first', () => {
    expect(sorted(['Ёлкина', 'Ежова', 'Елкин', 'Ель'], 'ru')).toEqual(['Ежова', 'Елкин', 'Ёлкина', 'Ель']);
  });

  it('words before letters: a surname alone comes before the same surname with a given name', () => {
    expect(sorted(['Малюкевіч', 'Малюк Ян', 'Малюк'], 'be')).toEqual(['Малюк', 'Малюк Ян', 'Малюкевіч']);
  });

  it('Cyrillic first for readers of Cyrillic, Latin first for readers of English', () => {
    expect(sorted(['Zoe', 'Анна'], 'be')).toEqual(['Анна', 'Zoe']);
    expect(sorted(['Анна', 'Zoe'], 'en')).toEqual(['Zoe', 'Анна']);
    expect(sorted(['Łukasz', 'Mara', 'Lena'], 'en')).toEqual(['Lena', 'Łukasz', 'Mara']);
  });

  it('is a total order on any text', () => {
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'аАўУіґё’- zŁя') }));
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('be', 'ru', 'uk', 'en'), (a, b, c, locale) => {
        expect(compareWords(a, b, locale)).toBe(-compareWords(b, a, locale) + 0);
        expect(compareWords(a, b, locale) === 0).toBe(a === b);
        if (compareWords(a, b, locale) <= 0 && compareWords(b, c, locale) <= 0)
          expect(compareWords(a, c, locale)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
