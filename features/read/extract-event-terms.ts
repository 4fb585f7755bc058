import type { Span } from '@amparo/un-letters';
import { findNumbers } from './extract-numbers.ts';

/** A punishment in words: a term with its months, or a fine. Offsets are of the text given. */
export interface FoundTerm extends Span {
  readonly words: string;
  /** Absent for days and for life. */
  readonly months?: number;
  readonly days?: number;
  readonly kind?: string;
}

export interface FoundFine extends Span {
  readonly amount: number;
  readonly currency: string;
}

const YEAR =
  'years?|ans?|années?|años?|год(?:а|у|ы|ов|оў|ам|ами|зе)?|гады|гадоў|гадам|годам|лет|рок(?:и|ів|у|ам)?|рік|літ|гадах';
const MONTH = 'months?|mois|mes(?:es)?|месяц(?:а|ев|ам|аў|ы|ев|у)?|месяцах|місяц(?:і|ів|я|ям)|місяць';
const DAY = 'days?|jours?|días?|суток|сутак|сутки|суткі|дн(?:ей|я|і)|дзён|дні|діб|доби';
const WEEK = 'weeks?|semaines?|semanas?|недель|недели|тыдняў|тыдні|тижн(?:і|ів)';
const UNIT = new RegExp(`(?<!\\p{L})(?:(?<y>${YEAR})|(?<m>${MONTH})|(?<d>${DAY})|(?<w>${WEEK}))(?![\\p{L}])`, 'giu');
const HALF = /(?:and a half|et demie?|y medio|с половиной|з паловай|з палавінай|з половиною)/iu;
const ONE_AND_HALF =
  /(?<!\p{L})(?:полтора|полутора|паўтара|пауторы|паўтары|півтора|a year and a half|un an et demi|one and a half)(?= |$)/iu;
const JOIN = /^(?:,? (?:and |et |y |и |і |й |та |e )?|-)$/u;

/** Terms of punishment in a sentence: "four years and six months", "dix-huit mois", "чатыры гады і шэсць месяцаў", "полтора года". */
export const termsIn = (text: string): readonly FoundTerm[] => {
  const numbers = findNumbers(text.replace(/(?<=[\p{L}\d])-(?=(?:year|month|day)s?(?!\p{L}))/giu, ' '));
  const parts: { start: number; end: number; months: number; days: number }[] = [];
  for (const match of text.matchAll(UNIT)) {
    const end = match.index + match[0].length;
    const gap = (number: Span): string => text.slice(number.end, match.index);
    const number = numbers.findLast(
      (one) =>
        one.end <= match.index &&
        /^(?:[ -]|[ -](?:and a half|et demie?|с половиной|з паловай|з палавінай|з половиною|full|long|лишних)[ -]|'? )?$/u.test(
          gap(one),
        ),
    );
    const size = match.groups?.y !== undefined ? 12 : match.groups?.m !== undefined ? 1 : 0;
    const lone = /(?:an?|un|une|один|одну|адзін|año y?) $/iu.exec(
      text.slice(Math.max(0, match.index - 6), match.index),
    );
    const half = ONE_AND_HALF.exec(text.slice(Math.max(0, match.index - 12), match.index));
    const behind = /^ (?:and a half|et demi|y medio|с половиной|з паловай)/iu.exec(text.slice(end, end + 14));
    const start =
      half !== null
        ? match.index - Math.min(12, match.index) + half.index
        : number !== undefined
          ? number.start
          : lone !== null
            ? match.index - lone[0].length
            : /^(?:год|рік|месяц|год)$/iu.test(match[0])
              ? match.index
              : undefined;
    if (start === undefined) continue;
    const count =
      (half === null ? (number?.value ?? 1) : 1.5) +
      (number !== undefined && HALF.test(gap(number)) ? 0.5 : 0) +
      (behind === null ? 0 : 0.5);
    const days = match.groups?.d !== undefined ? count : match.groups?.w !== undefined ? count * 7 : 0;
    parts.push({ start, end: end + (behind?.[0].length ?? 0), months: size * count, days });
  }
  const joined: typeof parts = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      JOIN.test(text.slice(last.end, part.start)) &&
      last.months >= 12 &&
      part.months < 12 &&
      part.days === 0
    )
      joined[joined.length - 1] = { ...last, end: part.end, months: last.months + part.months };
    else joined.push(part);
  }
  return joined
    .filter(({ months, days }) => (months > 0 && months <= 1_200) || days > 0)
    .map((part) => {
      const tail = TAIL.exec(text.slice(part.end, part.end + 60))?.[0].trimEnd() ?? '';
      const end = part.end + tail.length;
      const kind = kindOf(text.slice(part.end, part.end + 70), part.days > 0 && part.months === 0);
      return {
        start: part.start,
        end,
        words: text.slice(part.start, end),
        ...(part.months > 0 ? { months: part.months } : {}),
        ...(part.days > 0 && part.months === 0 ? { days: part.days } : {}),
        ...(kind === undefined ? {} : { kind }),
      };
    });
};

const TAIL =
  /^(?:'? ?(?:of |in |de |d'|in a |en )(?:imprisonment|prison|jail|a penal colony|detention|deprivation of liberty|emprisonnement|prison|prisión|cárcel)|'? imprisonment| (?:лишения свободы|пазбаўлення волі|позбавлення волі|калоніі|колонии|зняволення))/u;
const KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^[^.;]{0,30}(?:open-type|open facility|открытого типа|адкрытага тыпу|"?химии|с направлением|з накіраваннем|semi-liberté)/iu,
    'open-facility',
  ],
  [
    /^[^.;]{0,30}(?:at home|home restriction|house arrest|без направления|без накіравання|домашней химии|хатняй хіміі|à domicile)/iu,
    'home-restriction',
  ],
  [/^[^.;]{0,40}(?:suspended|sursis|условно|умоўна|умовно)/iu, 'imprisonment'],
  [
    /^'?[^.;,]{0,40}(?:imprison|prison|jail|colony|emprison|prisión|cárcel|лишени|пазбаўлен|позбавлен|калоні|колони|турм|тюрьм)/iu,
    'imprisonment',
  ],
];
const kindOf = (behind: string, days: boolean): string | undefined =>
  days ? 'arrest' : KINDS.find(([pattern]) => pattern.test(behind))?.[1];

const MONEY =
  'roubles?|rubles?|euros?|dollars?|francs?|pesos?|zlotys?|pounds?|corans?|рубл(?:ей|я|ь|ёў|і|ёв)?|рублёў|руб\\.|базав(?:ых|ы[ях]) (?:величин|велічын[яь]?)|базовых величин|гривень|гривні|тенге|евро|эўра|долар\\p{L}*|доллар\\p{L}*|\\p{Ll}{3,12}s?';
const FINE =
  /(?<!\p{L})(?:fined(?: (?:her|him|them|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?))?|fines? of|amende(?: de| d'un montant de)?|multa de|штраф\p{L}{0,3}(?: (?:в|у|ў|на|размере|памеры|сумму|суму)){0,3}|(?:оштраф|аштраф)\p{L}+(?: [\p{L}'-]+){0,4} на) (?:[\p{L}]+ (?:Br|€|\$) ?|the equivalent of |about |около |каля )?$/iu;

/** Fines with their money: "a fine of 6,400 roubles", « une amende de 2 millions de corans ». */
export const finesIn = (text: string): readonly FoundFine[] => {
  if (!/fine|amende|multa|штраф/iu.test(text)) return [];
  return findNumbers(text).flatMap((number) => {
    const lead = FINE.exec(text.slice(Math.max(0, number.start - 60), number.start));
    const money = new RegExp(`^ (?:de |d'|of |base )?(${MONEY})(?!\\p{L})`, 'iu').exec(
      text.slice(number.end, number.end + 30),
    );
    const behind = new RegExp(`^ (?<m>${MONEY}) (?:штрафа|штрафу)`, 'iu').exec(text.slice(number.end, number.end + 40));
    if (behind !== null)
      return [
        {
          start: number.start,
          end: number.end + behind[0].length,
          amount: number.value,
          currency: behind.groups?.m ?? '',
        },
      ];
    if (lead === null || money === null) return [];
    return [
      {
        start: number.start - lead[0].length,
        end: number.end + money[0].length,
        amount: number.value,
        currency: money[1] ?? '',
      },
    ];
  });
};

const GRAVEST: readonly (readonly [RegExp, string])[] = [
  [
    /(?<=(?:to|à|a|к|да|до) )(?:death|mort|muerte|смертной казни|смяротнага пакарання|смяротнай кары|смертної кари)(?!\p{L})/giu,
    'death',
  ],
  [
    /(?<!\p{L})(?:life imprisonment|life in prison|(?:prison|réclusion) à perpétuité|cadena perpetua|пожизненн\p{L}+ (?:заключени\p{L}|лишени\p{L} свободы)|пажыццёв\p{L}+ (?:зняволенн\p{L}|пазбаўленн\p{L} волі)|довічн\p{L}+ (?:ув'язненн\p{L}|позбавленн\p{L} волі))(?!\p{L})/giu,
    'life',
  ],
];

/** Death and life imprisonment, which have no months. */
export const gravestIn = (text: string): readonly FoundTerm[] =>
  GRAVEST.flatMap(([pattern, kind]) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      words: match[0],
      kind,
    })),
  );
