import { readdirSync, readFileSync } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readLaw } from '@amparo/core/law/read-law';
import type { Reading } from '@amparo/core/nouns/reading';
import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const law = new URL('../../core/law/', import.meta.url);
const reference = lettersReference(
  readLaw(
    readdirSync(law)
      .filter((name) => /\.(?:yaml|csv)$/u.test(name))
      .map((name) => ({ name, text: readFileSync(new URL(name, law), 'utf8') })),
  ),
);
const read = (text: string): Reading => readText(text, { reference });
/** Each person with the forms and how often each stands. */
const people = (text: string): readonly string[] =>
  read(text).persons.map(
    ({ name, forms }) =>
      `${name}: ${forms.map(({ form, passages }) => (passages.length > 1 ? `${form} x${passages.length}` : form)).join(', ')}`,
  );
const bodies = (text: string): readonly string[] => read(text).organisations.map(({ name }) => name);
const quoted = (text: string): readonly (string | undefined)[] => read(text).quotations.map(({ speaker }) => speaker);

describe('one person in all cases', () => {
  it('Russian: the name is the nominative where it is printed', () => {
    expect(
      people(
        'Суд над Антоном Дубравиным отложили. Адвокат виделся с Дубравиным вчера. Антон Дубравин ждёт апелляции, передачи Дубравину не принимают.',
      ),
    ).toEqual(['Антон Дубравин: Антоном Дубравиным, Дубравиным, Антон Дубравин, Дубравину']);
  });

  it('Russian: the form as printed where no nominative is', () => {
    expect(people('По делу Ларисы Чекан допросили соседей. Ларису в суд не привезли.')).toEqual([
      'Ларисы Чекан: Ларисы Чекан, Ларису',
    ]);
  });

  it('Belarusian in both spellings', () => {
    expect(people('Мы размаўлялі з Алесем Гарбуном. Гарбуна перавялі, пра Алеся нічога не вядома.')).toEqual([
      'Алесем Гарбуном: Алесем Гарбуном, Гарбуна, Алеся',
    ]);
    expect(people('Зьміцер Калядка маўчаў. Зьмітру далі пяць гадоў, Калядку адвезьлі ў Круцк.')).toEqual([
      'Зьміцер Калядка: Зьміцер Калядка, Зьмітру, Калядку',
    ]);
  });

  it('Ukrainian', () => {
    expect(
      people('Петра Гайдая засудили у вівторок. Андрій Шпак пише, що Гайдаєві не передають листів, а Петро хворіє.')[0],
    ).toContain('Петра Гайдая');
  });

  it('patronymics and initials: И. Н. Козлятин is Игорь Николаевич, not Пётр', () => {
    const found = people(
      'Приговор вынес судья Игорь Николаевич Козлятин. Подпись: И. Н. Козлятин. Свидетель Пётр Козлятин не пришёл.',
    );
    expect(found).toEqual([
      'Игорь Николаевич Козлятин: Игорь Николаевич Козлятин, И. Н. Козлятин',
      'Пётр Козлятин: Пётр Козлятин',
    ]);
  });

  it('a surname first, and a surname with initials behind', () => {
    expect(people('1. Захарэвіч Аляксандра Ігараўна, 1995 г. н., настаўніца. Суддзя Гайдук П. П. адсутнічаў.')).toEqual(
      ['Захарэвіч Аляксандра Ігараўна: Захарэвіч Аляксандра Ігараўна', 'Гайдук П. П.: Гайдук П. П.'],
    );
  });
});

describe('two who share a name stay two', () => {
  it('siblings: the surname alone is its own mention', () => {
    expect(
      people('Ihar Drazd and Nasta Drazd were arrested on 3 May 2024. Drazd was released. Nasta Drazd was not.'),
    ).toEqual(['Ihar Drazd: Ihar Drazd', 'Nasta Drazd: Nasta Drazd x2', 'Drazd: Drazd']);
  });

  it('a couple in Russian: the ending shows who is meant', () => {
    expect(
      people(
        'Олега Сомова и Веру Сомову задержали дома. Сомовой разрешили звонок, Сомовым занимается следователь.',
      ).slice(0, 2),
    ).toEqual(['Олега Сомова: Олега Сомова, Сомовым', 'Веру Сомову: Веру Сомову, Сомовой']);
  });

  it('the sister’s mention does not take the brother’s surname', () => {
    expect(people('Сестра Пырко Анна Пырко принесла передачу. Глеб Пырко её не получил.')).toEqual([
      'Пырко: Пырко',
      'Анна Пырко: Анна Пырко',
      'Глеб Пырко: Глеб Пырко',
    ]);
  });

  it('Александра Ветрова is a woman where a woman acts, beside Александр Ветров', () => {
    expect(people('Александр Ветров осуждён. Александра Ветрова рассказала об этом соседям.')).toEqual([
      'Александр Ветров: Александр Ветров',
      'Александра Ветрова: Александра Ветрова',
    ]);
  });

  it('names joined by a word are two people, and "one Mr. X" is somebody new', () => {
    expect(people('Проверить: Зоя Гук и З. Гук — разные люди.')).toHaveLength(2);
    expect(people('Emil Batura was sentenced. The next case, that of one Mr. Batura, is another.')).toHaveLength(2);
  });

  it('another spelling is another person, proposed as perhaps the same', () => {
    const { persons, mayBeSame } = read('Aliaksandr Karpovich was held. In the list he stands as Alexander Karpovich.');
    expect(persons).toHaveLength(2);
    expect(mayBeSame).toHaveLength(1);
  });
});

describe('people known by one name, or by none', () => {
  it('first names alone in a testimony, through their cases', () => {
    expect(
      people('Сведчанне\n\nМяне ўзялі разам з Васілём. Васіля білі, а Стэфа плакала. Потым Стэфу выпусцілі.'),
    ).toEqual(['Васілём: Васілём, Васіля', 'Стэфа: Стэфа, Стэфу']);
  });

  it('words that are also names open a sentence without naming anybody', () => {
    expect(people('Надежда умирает последней. Любовь к родине не преступление. Слава героям.')).toEqual([]);
    expect(people('May brought rain. Will they come? Grace was shown to none.')).toEqual([]);
  });

  it('judges and prosecutors by surname alone, in any language', () => {
    expect(people('Судья Курбака удалился. Суддзя Гайдук маўчаў. Judge Pilipets gave no reasons.')).toHaveLength(3);
    expect(people('Судья Барысского городского суда молчал. Прокурор Центрального района просил семь лет.')).toEqual(
      [],
    );
  });

  it('somebody told by age, and a child by its month of birth', () => {
    const { persons } = read(
      'On 17 May a 34-year-old teacher from Barysk was held at the border. Alena Drazd has a son born in May 2019.',
    );
    expect(persons.map(({ name, unnamed }) => [name, unnamed])).toEqual([
      ['Alena Drazd', undefined],
      ['a 34-year-old teacher from Barysk', 'not-given'],
      ['a son born in May 2019', 'not-given'],
    ]);
  });

  it('a name in a byline, a signature, an opening line with a small word before it', () => {
    expect(people('Mercredi 11 mars 2026\npar Awa Délimane\n\nLe procès est ajourné sans date depuis hier.')).toEqual([
      'Awa Délimane: Awa Délimane',
    ]);
    expect(people('Запісала Таіса Верабейка 3 траўня 2025 года ў Вяльцы.')).toEqual([
      'Таіса Верабейка: Таіса Верабейка',
    ]);
  });
});

describe('what is no person', () => {
  it.each([
    'The Ministry of Justice and the Human Rights Council met in Geneva on Monday.',
    'Улица Янки Купалы пуста. Площадь Ивана Мележа тоже.',
    'В Барыске прошёл суд. Барысский комбинат стоит. Северный Ветер дует.',
    'La rue Victor Hugo et le lycée Marie Curie sont fermés depuis le mois de mai.',
    'The Karavai family left. The Working Group on Arbitrary Detention wrote.',
  ])('%s', (text) => expect(people(text)).toEqual([]));
});

describe('organisations', () => {
  it('courts, ministries and groups in the case printed, without the sentence around them', () => {
    expect(
      bodies('Приговор вынес Барысский городской суд. По подсчётам Правозащитного центра «Ясень», осуждены десятеро.'),
    ).toEqual(['Барысский городской суд', 'Правозащитного центра «Ясень»']);
    expect(bodies('Суд Вяльскага раёна адклаў справу. У Міністэрстве культуры лічбы не каментуюць.')).toEqual([
      'Суд Вяльскага раёна',
      'Міністэрстве культуры',
    ]);
    expect(
      bodies(
        "La Ligue maruwaise des droits humains a écrit au ministère de la Justice. Le Parquet général n'a pas répondu.",
      ),
    ).toEqual(['Ligue maruwaise des droits humains', 'ministère de la Justice', 'Parquet général']);
    expect(bodies('Judge Nina Belaya of the Haradok District Court read the verdict to the Barysk Monitors.')).toEqual([
      'Haradok District Court',
      'Barysk Monitors',
    ]);
    expect(
      bodies('Fue detenido por la Policía Rural según la Federación de Mujeres del Altiplano y la prensa.'),
    ).toEqual(['Policía Rural', 'Federación de Mujeres del Altiplano']);
  });

  it('the publisher that heads a text; not its title, its place or its sort', () => {
    expect(bodies('Северный маяк\n14 марта 2025 года\n\nВчера начался новый процесс, о котором мы писали.')).toEqual([
      'Северный маяк',
    ]);
    expect(bodies('The Lowland Courier\nThursday, 8 January 2026\n\nThe man who drew maps is gone.')).toEqual([
      'The Lowland Courier',
    ]);
    expect(bodies('Open letter\n3 February 2026\n\nWe write to you once more about our colleagues.')).toEqual([]);
  });

  it('a prison is no body, nor is a family, a code or a treaty', () => {
    expect(
      bodies('She is held in Prison No. 2 in Krutsk under the Criminal Code and the Convention against Torture.'),
    ).toEqual([]);
  });
});

describe('quotations', () => {
  it('with the speaker before, behind and inside', () => {
    expect(
      quoted('“They asked her who had paid for the flour,” the mother, Hanna Drazd, told us by telephone.'),
    ).toEqual(['Hanna Drazd']);
    expect(quoted('«Мы будем ждать его столько, сколько нужно», — рассказала Вера Сомова.')).toEqual(['Вера Сомова']);
    expect(quoted('« On ne condamne pas un avocat pour avoir parlé », a déclaré Idrissa Koumba à la presse.')).toEqual([
      'Idrissa Koumba',
    ]);
  });

  it('a charge or a title in quotation marks is nobody’s words', () => {
    expect(
      quoted('He was charged with “taking part in a destructive association of persons”. He read “Silence”.'),
    ).toEqual([]);
  });

  it('dialogue behind a dash', () => {
    expect(quoted('— Мы ничего не знали до самого утра, — сказала Вера Сомова.')).toEqual(['Вера Сомова']);
  });
});

describe('hostile text is read in time linear in its length', () => {
  it.each([
    'X-',
    'Anna and ',
    'Анна Козлова и ',
    'Ліга прав ',
    'Cour de ',
    'комитет «',
    'a 34-year-old man ',
    "d'",
    'Karavai ',
    '█ ',
  ])('a bomb of %s', (bomb) => {
    expect(read(bomb.repeat(Math.ceil(60_000 / bomb.length))).schema).toBe('amparo-reading/1');
  });

  it('a paragraph of 60 KB on one line keeps every place', () => {
    const text = 'Maryna Drazd was arrested. '.repeat(2_300);
    expect(read(text).persons.map(({ forms }) => forms[0]?.passages.length)).toEqual([2_300]);
  });
});
