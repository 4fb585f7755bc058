import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageAt, languageOf, paragraphsOf } from './extract-language.ts';

/** Sentences written for this test, three or more of each language; the short ones too. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'She was held in the cell for nine days and was not told why.',
    'The family has not heard from him since August.',
    'We regret that no reply was received.',
    'Ms. Yanina Hrytsuk, a teacher from Zasulle, was detained by officers who did not show a warrant.',
  ],
  ru: [
    'Её задержали утром, но родным сообщили только через два дня.',
    'Суд приговорил его к трём годам колонии.',
    'Адвокат не был допущен.',
    'В ходе обыска изъяли телефоны и документы, которые не имели отношения к делу.',
  ],
  be: [
    'Яе затрымалі раніцай, але сваякам паведамілі толькі праз два дні.',
    'Суд прысудзіў яму тры гады калоніі.',
    'Пра гэта стала вядома ўчора.',
    'Паводле сваякоў, ён ня мае лекаў і ліставаньня, а зь ім ня бачыўся адвакат.',
    'У турме яна была амаль год, і ёй не перадавалі лістоў.',
    'Съвятлана напісала, што зьнявольленым не даюць сьпіць.',
  ],
  uk: [
    'Її затримали вранці, але рідним повідомили лише через два дні.',
    'Суд засудив його до трьох років колонії.',
    'Про це стало відомо вчора.',
    'Адвоката не допустили до нього, хоча він про це просив.',
  ],
  fr: [
    'Elle a été arrêtée le matin, mais sa famille n’a été prévenue que deux jours plus tard.',
    'Nous vous prions de bien vouloir répondre dans les soixante jours.',
    'Il n’a pas vu son avocat depuis le mois de mai.',
  ],
  es: [
    'Fue detenida por la mañana y su familia no recibió noticias hasta dos días después.',
    'Quisiéramos señalar que la carta no ha tenido respuesta.',
    'El tribunal lo condenó a tres años de prisión.',
  ],
  pl: [
    'Została zatrzymana rano, ale rodzina dowiedziała się o tym dopiero po dwóch dniach.',
    'Sąd skazał go na trzy lata kolonii karnej.',
    'Adwokat nie został dopuszczony do sprawy.',
  ],
  lt: [
    'Ji buvo sulaikyta ryte, bet artimieji apie tai sužinojo tik po dviejų dienų.',
    'Teismas nuteisė jį trejiems metams kolonijos.',
    'Advokatas nebuvo įleistas ir apie bylą nieko nežino.',
  ],
  de: [
    'Sie wurde am Morgen festgenommen, und die Familie erfuhr es erst nach zwei Tagen.',
    'Das Gericht verurteilte ihn zu drei Jahren Lagerhaft.',
    'Der Anwalt wurde nicht vorgelassen.',
  ],
  ar: [
    'اعتقلت في الصباح ولم يتم إبلاغ عائلتها إلا بعد يومين.',
    'حكم عليه القاضي بالسجن ثلاث سنوات من دون محام في هذا اليوم.',
  ],
  'be-Latn': [
    'Jaje zatrymali ranicaj, ale svajakam pra heta skazali tolki praz dva dni.',
    'Jon byŭ u turmie, i jamu nie davali listoŭ.',
  ],
};

describe('the language of a paragraph', () => {
  it('is told for every language by its own words', () => {
    const wrong = Object.entries(SENTENCES).flatMap(([language, sentences]) =>
      sentences.flatMap((sentence) => {
        const [paragraph] = paragraphsOf(sentence);
        return paragraph?.language === language ? [] : [`${language}: ${paragraph?.language} ← ${sentence}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is absent where nothing tells it, and never another one', () => {
    for (const words of [
      '12.03.2024',
      'Минск, Засулье',
      'UA XVR 4/2025',
      'Ivan Ivanov',
      'Мікалай',
      '№ 15',
      'Veresk',
      'x',
      '—',
    ])
      expect([words, paragraphsOf(words)[0]?.language]).toEqual([words, undefined]);
    expect(paragraphsOf('12.03.2024')[0]?.script).toBe('Zyyy');
    expect(paragraphsOf('Минск')[0]?.script).toBe('Cyrl');
  });

  it('stands at its place, and the text has that of most of it', () => {
    const text = ['en', 'ru', 'be', 'ru'].map((language, at) => SENTENCES[language]?.[at]).join('\n\n');
    const paragraphs = paragraphsOf(text);
    expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n\n')).toBe(text);
    expect(paragraphs.map(({ language, script }) => `${language} ${script}`)).toEqual([
      'en Latn',
      'ru Cyrl',
      'be Cyrl',
      'ru Cyrl',
    ]);
    const language = languageOf(text);
    expect(language).toBe('ru');
    const input = { paragraphs, language };
    expect(languageAt(input, 0)).toBe('en');
    expect(languageAt(input, text.indexOf('Про') < 0 ? text.indexOf('Пра') : text.indexOf('Про'))).toBe('be');
    expect(languageAt(input, text.length + 5)).toBe('ru');
    expect(languageOf('')).toBeUndefined();
  });

  it('is told of a long text in time linear in its length', () => {
    expect(languageOf('нет '.repeat(500_000))).toBe('ru');
    expect(paragraphsOf('\n'.repeat(500_000))).toEqual([]);
  });
});

const READING = new URL('../../demo/reading/', import.meta.url);

describe.skipIf(!existsSync(READING))('the texts written for reading', () => {
  it('are in the language that their name says', () => {
    const wrong = readdirSync(READING)
      .filter((name) => /^(en|ru|be|uk|fr|es)-.*\.txt$/.test(name))
      .flatMap((name) => {
        const language = languageOf(readFileSync(new URL(name, READING), 'utf8'));
        return language === name.slice(0, 2) ? [] : [`${name}: ${language}`];
      });
    expect(wrong).toEqual([]);
  });
});
