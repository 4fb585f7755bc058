import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NamesError } from './names-error.ts';
import { STANDARDS } from './standards.ts';
import { transliterate } from './transliterate.ts';

const shared = new URL('../../../../shared/data/names/', import.meta.url);
const present = existsSync(shared);
if (!present) console.warn('SKIPPED: ../shared/data/names is absent, the CLDR word lists are not compared');

describe.skipIf(!present)('CLDR transform test words (Unicode licence), every word exactly', () => {
  it.each([
    ['be', 756],
    ['uk', 703],
    ['ru', 83],
  ])('%s-bgn: %i of %i', (language, count) => {
    const rows = readFileSync(new URL(`${language}-Latn-t-${language}-m0-bgn.txt`, shared), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string]);
    expect(rows).toHaveLength(count);
    const wrong = rows.flatMap(([word, wanted]) => {
      const got = transliterate(word, `${language}-bgn`);
      return got === wanted ? [] : [`${word}: ${got}, wanted ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('named standards', () => {
  it.each([
    ['be-bgn', 'Любоў Яўген', 'Lyubow Yawhyen'],
    ['be-icao', 'Сяргей Любоў Ціхамірская', 'Siarhei Liubou Tsikhamirskaia'],
    ['be-288', 'Сяргей Любоў Яўген', 'Siargiej Liubow Jawgien'],
    ['be-288', 'Ева Салаўёва Ёрш Верабʼёў Любоў', 'Jeva Salawjova Jorsh Vierabjow Liubow'],
    ['be-288', 'Васільева Чарняк Дарʼя', 'Vasiĺjeva Charniak Darja'],
    ['be-2007', 'Аляксандр Любоў Васіль', 'Aliaksandr Liuboŭ Vasiĺ'],
    ['be-2023', 'Магілёў Віцебск', 'Magiliow Viciebsk'],
    ['be-lacinka', 'Любоў Малюк Палына', 'Luboŭ Maluk Pałyna'],
    ['ru-icao', 'Наталья Щербакова', 'Natalia Shcherbakova'],
    ['ru-gost779b', 'Юрий Цой', 'Yurij Czoj'],
    ['ru-mvd310', 'Соловьев Дмитрий', "Solov'yev Dmitriy"],
    ['ru-bgn', 'Алексей Елисеев', 'Aleksey Yeliseyev'],
    ['ru-gost52535', 'Цветкова Юлия', 'Tcvetkova Iuliia'],
    ['ru-gost779b', 'Кузнецов Цеткин', 'Kuzneczov Cetkin'],
    ['be-lacinka', 'Ілля Вольга', 'Illa Volha'],
    ['be-polish', 'Шчарбіцкі Любоў', 'Szczarbicki Lubou'],
    ['ru-polish', 'Николай Щербаков', 'Nikołaj Szczerbakow'],
    ['ru-german', 'Сергей Чижевский', 'Sergei Tschischewski'],
    ['ru-french', 'Сергей Чижевский', 'Sergueï Tchijevski'],
    ['uk-lithuanian', 'Юрій Шевчук', 'Jurij Ševčuk'],
    ['uk-kmu55', 'Згурський Єнакієве Їжакевич Марʼяна', 'Zghurskyi Yenakiieve Yizhakevych Mariana'],
    ['uk-bgn', 'Олексій Їжакевич', 'Oleksiy Yizhakevych'],
  ])('%s: %s', (code, cyrillic, latin) => {
    expect(transliterate(cyrillic, code)).toBe(latin);
  });

  it('keeps capitals as the word has them', () => {
    expect(transliterate('ЮЛІЯ Юлія Я', 'be-icao')).toBe('IULIIA Iuliia Ia');
  });

  it('names the standards there are', () => {
    expect(() => transliterate('а', 'be-iso')).toThrowError(NamesError);
  });

  it('leaves text in Latin letters as it is, whatever the standard', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abczABZ -') }),
        fc.constantFrom(...STANDARDS),
        (text, { code }) => {
          expect(transliterate(text, code)).toBe(text);
        },
      ),
    );
  });
});
