import { checkValue } from '@amparo/core/schema/check-value';
import { property } from '@amparo/core/schema/schema';
import { loadDomainData } from '@amparo/platform/config/domain-data';
import { readCsv } from '@amparo/platform/sandbox/inside/read-csv';
import { DEFAULT_LIMITS } from '@amparo/platform/sandbox/limits';
import { describe, expect, it } from 'vitest';
import { type RegisterReading, readRegister } from './register-reader.ts';

const AS_OF = '2026-01-15';
const { schema } = loadDomainData();

const sheetsOf = async (csv: string) => {
  const { text = '', sheets = [] } = await readCsv(Buffer.from(csv), { declaredName: 'x.csv', limits: DEFAULT_LIMITS });
  return { text, sheets };
};
const read = async (csv: string, options = { asOf: AS_OF }) => {
  const { text, sheets } = await sheetsOf(csv);
  const reading = readRegister(text, sheets, options);
  for (const { passages, property: id, value } of reading.proposals.claims) {
    expect(passages.length).toBeGreaterThan(0);
    for (const { start, end, quote } of passages) expect(text.slice(start, end)).toBe(quote);
    expect(checkValue(schema, id, value), id).toEqual([]);
  }
  expect(oneValueEach(reading)).toEqual([]);
  return reading;
};

/** Properties with one value at a time that a mention was given twice. */
const oneValueEach = ({ proposals }: RegisterReading): readonly string[] => {
  const times = new Map<string, number>();
  for (const { subject, property: id } of proposals.claims) {
    if (!property(schema, id).many) times.set(`${subject} ${id}`, (times.get(`${subject} ${id}`) ?? 0) + 1);
  }
  return [...times].flatMap(([key, count]) => (count > 1 ? [key] : []));
};

/** `Kind.property=value (quotes)` of a row, without the ties to the person. */
const said = ({ proposals }: RegisterReading, row: number): readonly string[] =>
  proposals.claims
    .filter(({ subject, value }) => subject.startsWith(`s1r${row}/`) && value.kind !== 'mention')
    .map(({ property: id, value, confidence }) => {
      const words =
        value.kind === 'time'
          ? value.edtf
          : value.kind === 'text'
            ? value.text
            : value.kind === 'term'
              ? value.code
              : value.kind === 'number'
                ? value.number
                : '';
      return `${id}=${words}${confidence < 0.5 ? ' (doubted)' : ''}`;
    });
const waiting = ({ quarantined }: RegisterReading) =>
  quarantined.map(({ row, address, code }) => `${address ?? row} ${code}`);

describe('a register', () => {
  it('is read by the headings of a machine export', async () => {
    const reading = await read(
      'id,url,name,status,gender,photo,description,birthday,arrested,articles/0,articles/1,prison/title,prison/address,declaration,decision,penalty,judge,councel,release_date,verdict_date,died,clusters\n' +
        '7,https://example.org/7,Yanka Zarechny,active,male,FALSE,,24 April 1982,2021-05-06,Part 2 of Art. 339,361-1,Colony No. 7,Sasnovichy,,4 1/2 years,medium security,V. Dubak,,,3 May 2022,,5\n' +
        '8,https://example.org/8,Citizen K.,former,female,FALSE,,1990,,,,released,,,fine,,,,unknown,,,\n',
    );
    expect(said(reading, 2)).toEqual([
      'Person.name=Yanka Zarechny',
      'Person.sex=male',
      'DetentionEpisode.begin=2021-05-06',
      'DetentionEpisode.facility=Colony No. 7',
      'Person.birthDate=1982-04-24',
      'Charge.provision=339(2)',
      'Charge.provision=361-1',
      'Sentence.date=2022-05-03',
      'Sentence.duration=4 1/2 years',
      'Sentence.months=54',
      'Sentence.regime=reinforced',
      'Sentence.judge=V. Dubak',
    ]);
    expect(said(reading, 3)).toEqual([
      'Person.name=Citizen K.',
      'Person.sex=female',
      'Release.date=../2026-01-15',
      'Person.birthDate=1990',
      'Sentence.duration=fine',
    ]);
    expect(reading.coverage).toMatchObject({
      rows: 2,
      read: 2,
      unread: ['id', 'url', 'photo', 'description', 'prison/address', 'declaration', 'councel', 'clusters'],
    });
    expect(reading.quarantined).toEqual([]);
  });

  it('is read by Russian headings, with a mark of byte order, semicolons and cells over several lines', async () => {
    const reading = await read(
      '\uFEFFФамилия;Имя;Отчество;Другие написания;Дата рождения;Дата задержания;Статьи;Место заключения;Дата освобождения;Куда выслан\n' +
        'Заречный;Янка;Петрович;"Zarechny Yanka\nЗарэчны Янка";04.1982;весна 2021;"ч. 2 ст. 339\nст. 361-1";"Колония № 7; ул. ""Лесная"", 1";12.2025;да, Тарвия\n',
    );
    expect(said(reading, 2)).toEqual([
      'Person.name=Заречный Янка Петрович',
      'Person.name=Zarechny Yanka',
      'Person.name=Зарэчны Янка',
      'DetentionEpisode.begin=2021-21',
      'DetentionEpisode.end=2025-12',
      'DetentionEpisode.facility=Колония № 7',
      'Release.date=2025-12',
      'Expulsion.destination=Тарвия',
      'Person.birthDate=1982-04',
      'Charge.provision=339(2)',
      'Charge.provision=361-1',
    ]);
    expect(reading.proposals.mentions[0]).toEqual({
      key: 's1r2/person',
      kind: 'Person',
      label: 'Заречный Янка Петрович',
    });
    const name = reading.proposals.claims.find(({ property: id }) => id === 'Person.name');
    expect(name?.passages.map(({ quote }) => quote)).toEqual(['Заречный', 'Янка', 'Петрович']);
  });

  it('is read under a title, with its own day, by tabs', async () => {
    const reading = await read(
      'Спіс зняволеных станам на 31.12.2025\n\nІмя і прозвішча\tСтатус\tДата затрымання\nЯнка Зарэчны\tпад вартай\t05.01.2026\n',
      { asOf: '2026-03-01' },
    );
    expect(reading.stands?.day).toBe('2025-12-31');
    expect(said(reading, 4)).toEqual([
      'Person.name=Янка Зарэчны',
      'DetentionEpisode.begin=../2025-12-31',
      'DetentionEpisode.begin=2026-01-05 (doubted)',
    ]);
    expect(waiting(reading)).toEqual(['C4 after-the-register']);
  });

  it('lets no date stand in the way of what the status says', async () => {
    const reading = await read(
      'Name,Status,Date of detention,Release date,Prison\n' +
        'A. Zarechny,convicted,unknown,,Colony No. 7\n' +
        'B. Zarechny,released,2025-05-20,2025-02-20,Colony No. 7\n' +
        'C. Zarechny,convicted,2025-05-20,,released\n' +
        'D. Zarechny,died,2023-05-03,19-20.11.2024,Colony No. 7\n' +
        'E. Zarechny,released and arrested again,2024,,\n' +
        'F. Zarechny,convicted (suspended),,,\n' +
        'G. Zarechny,serving,2022,2027-05-01,\n',
    );
    expect(said(reading, 2)).toContain('DetentionEpisode.begin=../2026-01-15');
    expect(said(reading, 3)).toEqual([
      'Person.name=B. Zarechny',
      'DetentionEpisode.begin=2025-05-20',
      'DetentionEpisode.facility=Colony No. 7',
      'Release.date=2025-02-20 (doubted)',
      'Release.date=../2026-01-15',
    ]);
    expect(said(reading, 4)).toEqual([
      'Person.name=C. Zarechny',
      'DetentionEpisode.begin=2025-05-20',
      'Release.date=../2026-01-15',
    ]);
    expect(said(reading, 5)).toContain('Death.date=2024-11-19/2024-11-20');
    expect(said(reading, 6)).toEqual(['Person.name=E. Zarechny', 'DetentionEpisode.begin=2024']);
    expect(said(reading, 7)).toEqual(['Person.name=F. Zarechny']);
    expect(said(reading, 8)).toEqual([
      'Person.name=G. Zarechny',
      'DetentionEpisode.begin=2022',
      'Release.date=2027-05-01 (doubted)',
    ]);
    expect(waiting(reading)).toEqual(['D3 ends-before-it-begins', 'D8 after-the-register']);
  });

  it('gives no bound from a status when nobody says of which day it is', async () => {
    const reading = await read(
      'Name,Status,Date of detention\nA. Zarechny,convicted,unknown\nB. Zarechny,released,2042-01-01\n',
      {} as { asOf: string },
    );
    expect(said(reading, 2)).toEqual(['Person.name=A. Zarechny']);
    expect(said(reading, 3)).toEqual(['Person.name=B. Zarechny', 'DetentionEpisode.begin=2042-01-01']);
    expect(reading.proposals.mentions.map(({ kind }) => kind)).toEqual([
      'Person',
      'DetentionEpisode',
      'Person',
      'DetentionEpisode',
      'Release',
    ]);
  });

  it('keeps back rows with moved columns and cells that may be anything, and names each', async () => {
    const reading = await read(
      'Name,Sex,Date of birth,Date of detention,Prison\n' +
        'A. Zarechny,m,1982,2021,Colony No. 7\n' +
        'B. Zarechny,m,1982,2021\n' +
        'C. Zarechny,m,1982,2021,Colony No. 7,Sasnovichy\n' +
        'D. Zarechny,m,1982,31.02.2021,Colony No. 7,\n' +
        '=HYPERLINK("x"),m,1982,2021,Colony No. 7\n' +
        'E. Zarechny,m,45231,=1+1,Colony No. 7\n' +
        'Total,,,,\n' +
        '12.05.2021,m,1982,2021,Colony No. 7\n' +
        'Зарэчнaя Вера,q,1982,2021,Colony No. 7\n' +
        `G. Zarechny,m,1982,2021,a${' '.repeat(200_000)}b\n` +
        ',,,,\n' +
        'Name,Sex,Date of birth,Date of detention,Prison\n' +
        'F. Zarechny,m,1896,2021,Colony No. 7\n',
    );
    expect(waiting(reading)).toEqual([
      '3 ragged-row',
      '4 ragged-row',
      'D5 no-such-day',
      'A6 formula',
      '6 no-name',
      'D7 formula',
      'C7 not-a-date',
      'A8 no-name',
      'A9 no-name',
      'A10 mixed-alphabets',
      'B10 not-understood',
      'E11 not-understood',
      'C14 birth-out-of-line',
    ]);
    expect(reading.coverage).toMatchObject({ rows: 11, read: 6 });
    expect(said(reading, 14)).toContain('Person.birthDate=1896 (doubted)');
  });

  it.each([
    [
      'an error page',
      '<!DOCTYPE html>\n<html><head><title>403</title></head>\n<body>name, status, sex</body></html>\n',
    ],
    ['a list of names', 'Name,Note,Source\nA. Zarechny,x,y\n'],
    ['figures', 'Year,Detained,Released\n2021,5,6\n2022,7,8\n'],
    ['headings without rows', 'Name,Status,Sex,Date of detention\n'],
    ['a legend', 'Поле;Што азначае\nСтатус;пад вартай\nДата затрымання;дзень\n'],
    ['nothing', ''],
  ])('is not seen in %s', async (_what, csv) => {
    const reading = await read(csv);
    expect(reading).toMatchObject({ isRegister: false, proposals: { mentions: [], claims: [] }, quarantined: [] });
  });

  it('takes memory and time in proportion to its rows', async () => {
    const rows = 20_000;
    const day = (at: number): string => new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString().slice(0, 10);
    const lines = Array.from(
      { length: rows },
      (_, at) => `Зарэчны ${at} Янка;м;${1950 + (at % 50)};${day(at)};Калонія № ${at % 30};асуджаны;187`,
    );
    const { text, sheets } = await sheetsOf(
      `Прозвішча, імя;Пол;Дата нараджэння;Дата затрымання;Месца ўтрымання;Статус;Артыкулы\n${lines.join('\n')}\n`,
    );
    const reading = readRegister(text, sheets, { asOf: AS_OF });
    expect(reading.coverage.read).toBe(rows);
    expect(reading.proposals.mentions).toHaveLength(rows * 3);
    expect(reading.proposals.claims).toHaveLength(1 + rows * 8);
  });
});
