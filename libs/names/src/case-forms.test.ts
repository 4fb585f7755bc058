import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nominatives } from './case-forms.ts';
import { compareNames } from './compare-names.ts';
import { LEXICON } from './given-name-graph.ts';
import { NAME_KEYS_VERSION, nameKeys } from './name-keys.ts';

/** A name in another case, and one person's name in another source. Invented people. */
const DECLINED: readonly (readonly [declined: string, other: string])[] = [
  ['Веры Грицук', 'Vera Hrytsuk'],
  ['Вере Грицук', 'Вера Грыцук'],
  ['Марины Ильмовской', 'Maryna Ilmouskaya'],
  ['Марыну Ільмоўскую', 'Marina Ilmovskaya'],
  ['ГРИЦУК ВЕРЫ ПАВЛОВНЫ', 'Вера Паўлаўна Грыцук'],
  ['Подлужной Нине Петровне', 'Nina Padluzhnaya'],
  ['Анатоля Жураўніка', 'Anatol Zhuraunik'],
  ['Анатолием Журавником', 'Анатоль Жураўнік'],
  ['Владислава Брусницкого', 'Uladzislau Brusnitski'],
  ['Уладзіславу Брусніцкаму', 'Владислав Брусницкий'],
  ['Сергея Михайловича Барсукевича', 'Siarhei Barsukevich'],
  ['Сяргеем Барсукевічам', 'Сергей Барсукевич'],
  ['Оксани Підлужної', 'Oksana Pidluzhna'],
  ['Миколі Журавнику', 'Mykola Zhuravnyk'],
  ['Любові Дзятлюк', 'Liubou Dziatliuk'],
  ['Ігара Рабінаўскага', 'Ihar Rabinauski'],
];

describe('names in other grammatical cases', () => {
  it.each(DECLINED)('%s is %s, and is found under a common key', (declined, other) => {
    const { score, level, path } = compareNames(declined, other);
    expect(score, path.join('; ')).toBeGreaterThan(0.85);
    expect(['same-form', 'same-standard', 'same-skeleton']).toContain(level);
    const keys = new Set(nameKeys(other));
    expect(nameKeys(declined).filter((key) => keys.has(key))).not.toEqual([]);
  });

  it('says which case it was read out of', () => {
    expect(compareNames('Веры Грицук', 'Vera Hrytsuk').path.join('; ')).toContain(
      'read as the genitive of Вера Грицук',
    );
  });

  it('a woman is not the genitive of a man, nor one declined name another', () => {
    for (const [one, other] of [
      ['Александра Иванова', 'Александр Иванов'],
      ['Валерыя Дубраўка', 'Валерый Дубраўка'],
      ['Веры Грицук', 'Вера Грицевич'],
      ['Сергея Барсукевича', 'Сергей Михалевич'],
    ] as const)
      expect(compareNames(one, other).score, `${one}, ${other}`).toBeLessThan(0.5);
  });

  it('a full name in the nominative is read as it stands', () => {
    for (const name of [
      'Вера Грыцук',
      'Ганна Арабінчык',
      'Микита Дятлюк',
      'Іван Пятровіч Сцяпанаў',
      'Vera Hrytsuk',
      '',
    ])
      expect(nominatives(name)).toEqual([]);
  });

  it('law: the readings do not depend on the order of the words', () => {
    const word = fc.constantFrom(
      'Веры',
      'Марыне',
      'Сергея',
      'Грицук',
      'Ільмоўскай',
      'Барсукевича',
      'Дудара',
      'Яну',
      'В.',
    );
    const words = (form: string): string => form.split(' ').sort().join(' ');
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), (given) => {
        const read = (name: string) =>
          nominatives(name)
            .map(({ form }) => words(form))
            .sort();
        expect(read(given.toReversed().join(' '))).toEqual(read(given.join(' ')));
      }),
    );
  });

  it('keys change only with their version: stored ones are made anew when it grows', () => {
    const hash = createHash('sha256');
    for (const { cognates } of LEXICON) for (const form of cognates) hash.update(nameKeys(`${form} Ільмоўскі`).join());
    for (const pair of DECLINED) for (const name of pair) hash.update(nameKeys(name).join());
    expect([NAME_KEYS_VERSION, hash.digest('hex').slice(0, 16)]).toEqual([2, 'b7bbf327ba8e4bc8']);
  });
});
