import type { Span } from './view.ts';

/** An opinion of the Working Group on Arbitrary Detention, as `54/2024`. */
export interface FoundOpinion extends Span {
  readonly number: string;
}

/** A general comment or recommendation of a treaty body, as body `CEDAW`, number `19`. */
export interface FoundGeneralComment extends Span {
  /** CCPR, CESCR, CEDAW, CAT, CRC, CERD, CRPD, CED or CMW; absent when the sentence names none. */
  readonly body?: string;
  readonly number: string;
}

const AND = '(?:, (?:and |et |y )?| and | et | y | и | і )';
const OPINION = new RegExp(
  `(?<!\\p{L})(?:Opinions?|Avis|Opinión|Opiniones|Мнени[ея]|Меркаванн[еі])(?: (?:adopted|rendered))? ?(?:(?:Nos?|nos?|n°|núm|№)\\.? ?)?(\\d{1,3}/(?:19|20)\\d{2}(?:${AND}\\d{1,3}/(?:19|20)\\d{2}){0,20})`,
  'gu',
);
const COMMENT = new RegExp(
  `(?<!\\p{L})(?:general (?:comments?|recommendations?)|observations? générales?|recommandations? générales?|observaci(?:ón|ones) general(?:es)?|recomendaci(?:ón|ones) general(?:es)?|замечани[ея] общего порядка) ?(?:(?:Nos?|n°|n\\.º|núms?|№)\\.? ?)?(\\d{1,2}(?:${AND}\\d{1,2}){0,10})(?![\\d/])`,
  'giu',
);
const BODIES: readonly (readonly [RegExp, string])[] = [
  [
    /Committee on the Elimination of (?:All Forms of )?Discrimination against Women|CEDAW|discrimination à l'égard des femmes|Discriminación contra la Mujer/u,
    'CEDAW',
  ],
  [/Human Rights Committee|CCPR|Comité des droits de l'homme|Comité de Derechos Humanos/u, 'CCPR'],
  [
    /Committee on Economic, Social and Cultural Rights|CESCR|droits économiques, sociaux|Derechos Económicos, Sociales/u,
    'CESCR',
  ],
  [/Committee against Torture|Comité contre la torture|Comité contra la Tortura|(?<!\p{L})CAT(?!\p{L})/u, 'CAT'],
  [/Committee on the Rights of the Child|droits de l'enfant|Derechos del Niño|(?<!\p{L})CRC(?!\p{L})/u, 'CRC'],
  [/Committee on the Elimination of Racial Discrimination|CERD/u, 'CERD'],
  [/Committee on the Rights of Persons with Disabilities|CRPD/u, 'CRPD'],
  [/Committee on Enforced Disappearances|(?<!\p{L})CED(?!\p{L})/u, 'CED'],
  [/Committee on (?:the Protection of the Rights of All )?Migrant Workers|CMW/u, 'CMW'],
];

/** Opinions cited by number and year, one entry a number. */
export const findOpinions = (text: string): readonly FoundOpinion[] =>
  [...text.matchAll(OPINION)].flatMap((match) => {
    const list = match[1] ?? '';
    const listStart = match.index + match[0].length - list.length;
    return [...list.matchAll(/\d{1,3}\/\d{4}/gu)].map((item) => ({
      start: listStart + item.index,
      end: listStart + item.index + item[0].length,
      number: item[0],
    }));
  });

/** General comments and recommendations; each span is the whole phrase. The body is the one named nearest in the sentence. */
export const findGeneralComments = (text: string): readonly FoundGeneralComment[] =>
  [...text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const behind = /^[^.;\n]{0,140}/u.exec(text.slice(end, end + 140))?.[0] ?? '';
    const before = /[^.;\n]{0,140}$/u.exec(text.slice(Math.max(0, start - 140), start))?.[0] ?? '';
    const body = /^ (?:of|du|del|\(|on)/u.test(behind)
      ? (nearest(behind, 'first') ?? nearest(before, 'last'))
      : (nearest(before, 'last') ?? nearest(behind, 'first'));
    return [...(match[1] ?? '').matchAll(/\d{1,2}/gu)].map((item) => ({
      start,
      end,
      number: item[0],
      ...(body === undefined ? {} : { body }),
    }));
  });

const nearest = (words: string, which: 'first' | 'last'): string | undefined => {
  const places = BODIES.flatMap(([pattern, body]) => {
    const at = words.search(pattern);
    return at < 0 ? [] : [{ at, body }];
  }).sort((a, b) => a.at - b.at);
  return (which === 'first' ? places[0] : places.at(-1))?.body;
};
