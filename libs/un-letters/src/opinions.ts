import { unaccented } from './phrase.ts';
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

const AND = '(?: ?[,;] ?(?:and |et |y )?| and | et | y | и | і | & )';
const OPINION = new RegExp(
  `(?<!\\p{L})(?:[Oo]pinions?|[Aa]vis|[Oo]pinión|[Oo]piniones|Мнени[ея]|Меркаванн[еі])(?: (?:adopted|rendered))? ?(?:(?:Nos?|nos?|n°|nºs?|n\\.º|núms?|№)\\.? ?)?(\\d{1,3}/(?:19|20)\\d{2}(?:${AND}\\d{1,3}/(?:19|20)\\d{2}){0,20})`,
  'gu',
);
const COMMENT = new RegExp(
  unaccented(
    `(?<!\\p{L})(?:general (?:comments?|recommendations?)|observations? générales?|recommandations? générales?|observaci(?:ón|ones) general(?:es)?|recomendaci(?:ón|ones) general(?:es)?|замечани[ея] общего порядка) ?(?:(?:Nos?|n°s?|nos|nºs?|n\\.º|núms?|№)\\.? ?)?(\\d{1,2}(?:${AND}\\d{1,2}){0,10})(?![\\d/])`,
  ),
  'giu',
);
const BODIES: readonly (readonly [RegExp, string])[] = [
  [
    /Committee on the Elimination of (?:All Forms of )?Discrimination against Women|CEDAW|discrimination à l'égard des femmes|Discriminación contra la Mujer/iu,
    'CEDAW',
  ],
  [/Human Rights Committee|CCPR|Comité des droits (?:de l'homme|humains)|Comité de Derechos Humanos/iu, 'CCPR'],
  [
    /Committee on Economic, Social and Cultural Rights|CESCR|droits économiques, sociaux|Derechos Económicos, Sociales/iu,
    'CESCR',
  ],
  [/Committee against Torture|Comité contre la torture|Comité contra la Tortura|(?<!\p{L})CAT(?!\p{L})/iu, 'CAT'],
  [
    /Committee on the Rights of the Child|Comité des droits de l'enfant|Comité de los Derechos del Niño|(?<!\p{L})CRC(?!\p{L})/iu,
    'CRC',
  ],
  [
    /Committee on the Elimination of Racial Discrimination|CERD|élimination de la discrimination raciale|Eliminación de la Discriminación Racial/iu,
    'CERD',
  ],
  [
    /Committee on the Rights of Persons with Disabilities|CRPD|Comité des droits des personnes handicapées|Personas con Discapacidad/iu,
    'CRPD',
  ],
  [
    /Committee on Enforced Disappearances|Comité des disparitions forcées|Comité contra la Desaparición Forzada|(?<!\p{L})CED(?!\p{L})/iu,
    'CED',
  ],
  [
    /Committee on (?:the Protection of the Rights of All )?Migrant Workers|CMW|travailleurs migrants|Trabajadores Migratorios/iu,
    'CMW',
  ],
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
    return [...(match[1] ?? '').matchAll(/\d{1,2}/gu)].map((item) => {
      const of = body ?? bodyByNumber(match[0], Number(item[0])) ?? lastCommittee(text, start, match[0]);
      return { start, end, number: item[0], ...(of === undefined ? {} : { body: of }) };
    });
  });

/** Only the Human Rights Committee has come as far as these numbers with its general comments. */
const bodyByNumber = (words: string, number: number): string | undefined =>
  /comment|observa/iu.test(words) && number >= 28 && number <= 37 ? 'CCPR' : undefined;

/** "the Committee": the one named last. */
const lastCommittee = (text: string, at: number, words: string): string | undefined => {
  const before = text.slice(Math.max(0, at - 600), at);
  if (/recomm?[ae]nd/iu.test(words)) return recommending(before);
  return /(?:the|le|el) (?:same )?(?:Committee|Comité)[^.;\n]{0,100}$/iu.test(before)
    ? (nearest(before, 'last') ?? ofTreaty(text, at))
    : (ofTreaty(text, at) ?? nearest(before, 'last'));
};

/** The committee of each treaty: a comment without a committee belongs to that of the treaty it comments on. */
const TREATIES: readonly (readonly [string, string])[] = [
  [
    'Covenant on Civil and Political Rights|ICCPR|(?:droits|derechos) civils et politiques|derechos civiles y pol[ií]ticos|PIDCP|CCPR/C/|о гражданских и политических',
    'CCPR',
  ],
  [
    'Covenant on Economic, Social and Cultural Rights|ICESCR|droits [ée]conomiques, sociaux|derechos econ[óo]micos, sociales|PIDESC|E/C\\.12/|об экономических, социальных',
    'CESCR',
  ],
  ['Convention against Torture|contre la torture|contra la tortura|CAT/C/|против пыток', 'CAT'],
  ["Rights of the Child|droits de l'enfant|derechos del ni[ñn]o|CRC/C/|о правах реб[её]нка", 'CRC'],
  [
    'Rights of Persons with Disabilities|personnes handicap[ée]es|personas con discapacidad|CRPD/C/|о правах инвалидов',
    'CRPD',
  ],
  ['Enforced Disappearance|disparitions forc[ée]es|desapariciones forzadas|CED/C/|насильственных исчезновений', 'CED'],
  ['Migrant Workers|travailleurs migrants|trabajadores migratorios|CMW/C/', 'CMW'],
];
const ANY_TREATY = new RegExp(TREATIES.map(([words], index) => `(?<t${index}>${words})`).join('|'), 'giu');
const LONGEST_TREATY = 6_000;

/** The treaty named last before the comment, or right behind it in its sentence. */
const ofTreaty = (text: string, at: number): string | undefined => {
  const last = [...text.slice(Math.max(0, at - LONGEST_TREATY), at).matchAll(ANY_TREATY)].at(-1);
  const behind = [
    ...(/^[^.;\n]{0,40}(?:\.[^.;\n]{0,160})?/u.exec(text.slice(at, at + 200))?.[0] ?? '').matchAll(ANY_TREATY),
  ][0];
  const groups = (last ?? behind)?.groups ?? {};
  return TREATIES.find((_, index) => groups[`t${index}`] !== undefined)?.[1];
};

/** Two committees have general recommendations; the convention named last says which. */
const recommending = (before: string): string | undefined => {
  const women = lastIndex(/against Women|[àa] l'[ée]gard des femmes|contra la mujer|CEDAW/giu, before);
  const racial = lastIndex(/racial/giu, before);
  if (women < 0 && racial < 0) return undefined;
  return women > racial ? 'CEDAW' : 'CERD';
};

const lastIndex = (pattern: RegExp, words: string): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1;

const nearest = (words: string, which: 'first' | 'last'): string | undefined => {
  const places = BODIES.flatMap(([pattern, body]) => {
    const all = [...words.matchAll(new RegExp(unaccented(pattern.source), 'giu'))].map((match) => match.index);
    const at = which === 'first' ? all[0] : all.at(-1);
    return at === undefined ? [] : [{ at, body }];
  }).sort((a, b) => a.at - b.at);
  return (which === 'first' ? places[0] : places.at(-1))?.body;
};
