import type { Span } from '@amparo/un-letters';

export interface FoundNumber extends Span {
  readonly value: number;
  /** Written in letters. */
  readonly inWords: boolean;
}

const WORDS: ReadonlyMap<string, number> = new Map(
  (
    'one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 ' +
    'deux:2 trois:3 quatre:4 cinq:5 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 ' +
    'uno:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 veinte:20 treinta:30 cuarenta:40 cincuenta:50 ' +
    'двум:2 трём:3 трем:3 четырём:4 четырем:4 один:1 одного:1 два:2 двух:2 две:2 три:3 трёх:3 трех:3 четыре:4 четырёх:4 четырех:4 пять:5 пяти:5 шесть:6 шести:6 семь:7 семи:7 восемь:8 восьми:8 девять:9 девяти:9 десять:10 десяти:10 одиннадцать:11 двенадцать:12 пятнадцать:15 двадцать:20 двадцати:20 двадцатьодин:21 тридцать:30 тридцати:30 сорок:40 пятьдесят:50 ' +
    'адзін:1 аднаго:1 дзве:2 двух:2 тры:3 трох:3 чатыры:4 чатырох:4 пяць:5 пяці:5 шэсць:6 шасці:6 сем:7 сямі:7 восем:8 васьмі:8 дзевяць:9 дзевяці:9 дзесяць:10 дзесяці:10 адзінаццаць:11 дванаццаць:12 пятнаццаць:15 дваццаць:20 трыццаць:30 сорак:40'
  )
    .split(' ')
    .map((pair): [string, number] => [pair.slice(0, pair.indexOf(':')), Number(pair.slice(pair.indexOf(':') + 1))]),
);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['hundreds', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['cent', 100],
  ['mille', 1_000],
  ['mil', 1_000],
  ['тысяч', 1_000],
  ['тысячи', 1_000],
  ['тысяча', 1_000],
  ['тыс', 1_000],
  ['тысячы', 1_000],
  ['млн', 1_000_000],
]);
const DIGITS =
  /(?<![\p{L}\d.,/№:-])(?:\d{1,3}(?:[ ,]\d{3}){1,3}|\d{1,3}(?:\.\d{3}){1,3}|\d{1,9}(?:\.\d{1,2})?)(?![\d/:])(?!-\p{L})(?!\.\d)/gu;

/** Numbers in figures (`1,149`, `1 149`, `150,000`) and in words ("eight", "twenty-one", "two hundred"). */
export const findNumbers = (text: string): readonly FoundNumber[] => {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const shown = match[0];
    const grouped = /^\d{1,3}(?:[ ,.]\d{3})+$/u.test(shown);
    const value = Number(grouped ? shown.replace(/[ ,.]/gu, '') : shown);
    const scale = /^ (thousand|million|mille|mil|тысяч[иа]?|тыс|млн|тысячы)(?!\p{L})/u.exec(
      text.slice(match.index + shown.length, match.index + shown.length + 12),
    );
    if (!Number.isFinite(value)) continue;
    found.push({
      start: match.index,
      end: match.index + shown.length + (scale?.[0].length ?? 0),
      value: value * (scale === null ? 1 : (SCALES.get(scale[1] ?? '') ?? 1)),
      inWords: false,
    });
  }
  for (const match of text.matchAll(/(?<!\p{L})\p{L}{2,14}(?!\p{L})/gu)) {
    const first = WORDS.get(match[0].toLowerCase());
    if (first === undefined) continue;
    found.push(wordNumber(text, match.index, match[0], first));
  }
  return found
    .sort((a, b) => a.start - b.start)
    .filter((number, index, all) => index === 0 || number.start >= (all[index - 1] as FoundNumber).end);
};

const wordNumber = (text: string, start: number, word: string, first: number): FoundNumber => {
  let end = start + word.length;
  let value = first;
  const unit = first >= 20 && first % 10 === 0 ? /^[- ](\p{L}{2,9})(?!\p{L})/u.exec(text.slice(end, end + 12)) : null;
  const ones = WORDS.get((unit?.[1] ?? '').toLowerCase());
  if (unit !== null && ones !== undefined && ones < 10) {
    value += ones;
    end += unit[0].length;
  }
  const scale = /^ (\p{L}{3,8})(?!\p{L})/u.exec(text.slice(end, end + 10));
  const times = SCALES.get((scale?.[1] ?? '').toLowerCase());
  if (scale !== null && times !== undefined) {
    value *= times;
    end += scale[0].length;
  }
  return { start, end, value, inWords: true };
};
