import type { Qualifier } from '@amparo/core/nouns/claim';
import type { ReadFigure } from '@amparo/core/nouns/reading';
import type { FoundDate, Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import { type FoundNumber, findNumbers } from './extract-numbers.ts';
import type { FoundQuotation } from './extract-quotations.ts';
import type { Sentence } from './extract-sentences.ts';

export const FIGURE_RULE = 'figure/1';

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [
    /(?:at least|not less than|no fewer than|no less than|au moins|al menos|por lo menos|не менее|не меньше|как минимум|по меньшей мере|не менш (?:за|чым|як)|не менш|прынамсі|як мінімум) $/iu,
    'at-least',
  ],
  [
    /(?:more than|over|in excess of|plus de|más de|более(?: чем)?|больше|свыше|больш за|больш чым|звыш) $/iu,
    'more-than',
  ],
  [/(?:up to|as many as|at most|jusqu'à|hasta|вплоть до) $/iu, 'up-to'],
  [/(?:less than|fewer than|under|moins de|menos de|менее|меньше|менш за) $/iu, 'less-than'],
  [/(?:nearly|almost|close to|près de|presque|casi|cerca de|почти|амаль) $/iu, 'nearly'],
  [
    /(?:about|around|approximately|roughly|some|environ|quelque|unos|unas|alrededor de|около|примерно|порядка|каля|прыкладна) $/iu,
    'about',
  ],
  [/(?:exactly|precisely|exactement|exactamente|ровно|роўна) $/iu, 'exactly'],
];

/** What is counted, in the languages read; the unit is the schema's code where it has one. */
const UNITS: readonly (readonly [string, string])[] = [
  ['couples?|parejas?|супружеских пар|пар|шлюбных пар', 'couples'],
  ["famil(?:y|ies)|familles?|familias?|сем(?:ей|ьи)|сем'яў", 'families'],
  ['women|femmes|mujeres|женщин(?:ы)?|жанчын(?:ы)?', 'women'],
  ['men|hommes|hombres|мужчин(?:ы)?|мужчын(?:ы)?', 'men'],
  [
    'children|minors|boys|girls|enfants|mineurs|niños|niñas|детей|ребёнка|ребенка|несовершеннолетних|дзяцей|непаўналетніх',
    'children',
  ],
  ['deaths|décès|muertes|смертей|смерцяў', 'deaths'],
  ['attempts|tentatives|intentos|попыток|спроб', 'attempts'],
  ['letters|lettres|cartas|писем|лістоў|лісты', 'letters'],
  ['organi[sz]ations|NGOs|associations|groups|organizaciones|организаций|арганізацый', 'organisations'],
  ['(?:criminal )?cases|affaires|casos|уголовных дел|дел|крымінальных спраў|спраў', 'cases'],
  ['convictions|sentences|condamnations|condenas|приговоров|прысудаў', 'sentences'],
  ['detentions|arrests|arrestations|detenciones|задержаний|затрыманняў', 'detentions'],
  ['expulsions|deportations|депортаций|высылок|дэпартацый', 'expulsions'],
  [
    'persons?|people|individuals|prisoners|detainees|inmates|convicts|defendants|citizens|nationals|migrants|refugees|journalists|activists|lawyers|protesters|workers|students|teachers|victims|mothers|fathers|parents|officers|migrant workers|men and women|personnes|prisonni(?:ers|ères)|détenu(?:s|es)|condamnés|journalistes|avocats|personas|pres[oa]s|detenid[oa]s|human beings|человек(?:а)?|людей|заключ[её]нных|политзаключ[её]нных|осужд[её]нных|задержанных|чалавек(?:а)?|людзей|зняволеных|палітзняволеных|палітвязняў|вязняў|асуджаных|затрыманых',
    'persons',
  ],
  ['per cent|percent|%|pour cent|por ciento|процент(?:ов|а)|працэнт(?:аў|а)', 'percent'],
];
const UNIT_BEHIND = new RegExp(
  `^ ?(?:of the |of those |other |more |of )?((?:[\\p{L}'-]+ ){0,3}?)(${UNITS.map(([words]) => words).join('|')})(?![\\p{L}])`,
  'iu',
);
const DURATION = /^ (days?|weeks?|months?|years?|jours?|mois|ans|días?|meses|años?)(?!\p{L})/iu;
const TIMED = /(?:within|for|during|pendant|durante|en el plazo de|dans un délai de) $/iu;
const SHARE =
  /(?<!\p{L})(?:(?<q>more than|less than|nearly|almost|about|over|at least) )?(?<s>a half|half|a third|two thirds|a quarter|three quarters) of (?:all |the |those |them)/giu;
const SHARES: Readonly<Record<string, number>> = {
  'a half': 0.5,
  half: 0.5,
  'a third': 1 / 3,
  'two thirds': 2 / 3,
  'a quarter': 0.25,
  'three quarters': 0.75,
};
const ACCORDING =
  /(?:[Aa]ccording to|[Ss]elon|[Dd]'après|[Ss]egún|[Пп]о данным|[Пп]о сведениям|[Пп]о словам|[Пп]аводле(?: звестак| дадзеных)?) (?:the |les |la |le |l'|el |los )?(?<who>[«"“]?[\p{L}][^,.;:()\n]{1,80}?)(?=[,.;:()\n]|$| (?:reports?|figures|data|estimates|statistics)(?!\p{L}))/u;
const CLAUSE_LIMIT = 220;

/** Counts with what is counted, the bound the text gives, the period, and who says so. */
export const figureExtractor: Extractor<readonly FoundQuotation[], readonly ReadFigure[]> = {
  rule: FIGURE_RULE,
  extract: (input, quotations) => {
    const allowed = factSpans(input);
    const inDate = new Uint8Array(input.view.text.length + 1);
    for (const date of input.dates) inDate.fill(1, date.start, date.end);
    for (const article of input.law.domestic) inDate.fill(1, article.start, article.end);
    const numbers = findNumbers(input.view.text).filter((number) => inDate[number.start] === 0);
    const found: { figure: ReadFigure; at: number }[] = [];
    let cursor = 0;
    for (const sentence of input.sentences) {
      while (cursor < numbers.length && (numbers[cursor] as FoundNumber).start < sentence.start) cursor += 1;
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) continue;
      for (let at = cursor; at < numbers.length && (numbers[at] as FoundNumber).start < sentence.end; at += 1) {
        const figure = figureAt(input, sentence, numbers[at] as FoundNumber, quotations);
        if (figure !== undefined) found.push({ figure, at: (numbers[at] as FoundNumber).start });
      }
      for (const match of sentence.text.matchAll(SHARE)) {
        const start = sentence.start + match.index;
        const span = { start, end: clauseEnd(input, sentence, start) };
        const value = SHARES[(match.groups?.s ?? '').toLowerCase()] ?? 0.5;
        const qualifier = match.groups?.q === undefined ? undefined : qualifierIn(`${match.groups.q} `);
        found.push({
          at: start,
          figure: figureOf(
            input,
            sentence,
            {
              span,
              value,
              unit: 'share',
              population: populationOf(input.view.text.slice(start + match[0].lastIndexOf(' of ') + 4, span.end)),
              qualifier,
            },
            quotations,
          ),
        });
      }
    }
    return found.sort((a, b) => a.at - b.at).map(({ figure }) => figure);
  },
};

const figureAt = (
  input: ExtractInput,
  sentence: Sentence,
  number: FoundNumber,
  quotations: readonly FoundQuotation[],
): ReadFigure | undefined => {
  const text = input.view.text;
  const before = text.slice(Math.max(sentence.start, number.start - 40), number.start);
  const behind = text.slice(number.end, Math.min(sentence.end, number.end + 80));
  const qualifier = qualifierIn(before);
  const start = number.start - (qualifier?.length ?? 0);
  const duration = DURATION.exec(behind);
  if (duration !== null) {
    const counted =
      (qualifier !== undefined || TIMED.test(before)) &&
      !/(?:imprison|detain|deprived|held|in prison|in custody|jailed|serving|sentenc)/iu.test(before);
    if (
      !counted ||
      input.letter !== undefined ||
      /^ (?:days?|weeks?|months?|years?) (?:of|in) (?:imprisonment|prison|detention)/u.test(behind)
    )
      return undefined;
    const end = Math.min(number.end + duration[0].length, sentence.end);
    const clause = before.lastIndexOf(',') < 0 ? before : before.slice(before.lastIndexOf(',') + 1);
    const rest = populationOf(text.slice(end, clauseEnd(input, sentence, end)));
    const population = /^\p{L}/u.test(rest)
      ? rest
      : `${clause.replace(/^\p{L}* /u, (cut) => (before.length === 40 && clause === before ? '' : cut)).trim()} ${text.slice(number.start, end)}`;
    const last = /^\p{L}/u.test(rest) ? end + text.slice(end).indexOf(rest) + rest.length : end;
    return figureOf(
      input,
      sentence,
      { span: { start, end: last }, value: number.value, unit: durationUnit(duration[1] ?? ''), population, qualifier },
      quotations,
    );
  }
  const unit = UNIT_BEHIND.exec(behind);
  if (unit === null || isNoCount(number, before, qualifier)) return undefined;
  if (/(?:^|\s)(?:years?|months?|days?|weeks?|and|or|by|to|from|with|in|on|at|for)\s/iu.test(` ${unit[1] ?? ''}`))
    return undefined;
  const code = UNITS.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(unit[2] ?? ''))?.[1] ?? 'other';
  const nounStart = number.end + unit[0].length - (unit[2] ?? '').length - (unit[1] ?? '').length;
  const end = clauseEnd(input, sentence, nounStart);
  const list = text.slice(nounStart, end).search(/, (?:and )?\d| and \d/u);
  return figureOf(
    input,
    sentence,
    {
      span: { start, end: list < 0 ? end : nounStart + list },
      value: number.value,
      unit: code,
      population: populationOf(text.slice(nounStart, end)),
      qualifier,
    },
    quotations,
  );
};

/** A year, an age, a number of a thing, or a small number word that counts nothing in particular. */
const isNoCount = (
  number: FoundNumber,
  before: string,
  qualifier: { readonly code: Qualifier } | undefined,
): boolean => {
  if (
    /(?:No\.?|Nos\.?|№|n°|article|articles|rule|rules|para\.|colony|decree|aged|session|st\.|ст\.|арт\.) ?$/iu.test(
      before,
    )
  )
    return true;
  if (
    qualifier?.code === 'about' &&
    /(?:information|news|report|reports|questions?|said|spoke|told|data|wrote|letter|concerned|worried) about $/iu.test(
      before,
    )
  )
    return true;
  if (qualifier !== undefined) return false;
  if (number.inWords && number.value < 10) return true;
  return /(?:in|since|until|of|by|from|en|в|у|з|с) $/iu.test(before) && number.value >= 1900 && number.value < 2100;
};

interface Counted {
  readonly span: Span;
  readonly value: number;
  readonly unit: string;
  readonly population: string;
  readonly qualifier: { readonly code: Qualifier } | undefined;
}

const figureOf = (
  input: ExtractInput,
  sentence: Sentence,
  counted: Counted,
  quotations: readonly FoundQuotation[],
): ReadFigure => {
  const period = periodOf(
    input.dates.filter((date) => date.start >= sentence.start && date.end <= sentence.end),
    input.view.text,
  );
  const speaker = speakerOf(sentence, counted.span, quotations);
  return {
    value: counted.value,
    ...(counted.qualifier === undefined ? {} : { qualifier: counted.qualifier.code }),
    unit: counted.unit,
    population: counted.population,
    ...(period === undefined ? {} : { period }),
    ...(speaker === undefined ? {} : { speaker }),
    passages: passagesIn(input, [counted.span]),
  };
};

const qualifierIn = (before: string): { readonly code: Qualifier; readonly length: number } | undefined => {
  for (const [pattern, code] of QUALIFIERS) {
    const match = pattern.exec(before);
    if (match !== null && !/\p{L}/u.test(before[match.index - 1] ?? '')) return { code, length: match[0].length };
  }
  return undefined;
};

/** To the end of the sentence, without its stop, and never too far. */
const clauseEnd = (input: ExtractInput, sentence: Sentence, from: number): number => {
  const rest = input.view.text.slice(from, Math.min(sentence.end, from + CLAUSE_LIMIT));
  const stop = rest.search(/[;:]|[.?!]["”»']?$|["”»]$/u);
  const end = stop < 0 ? rest.length : stop;
  if (end === CLAUSE_LIMIT) return from + rest.lastIndexOf(' ');
  return from + end;
};

/** The words for those counted: the noun and what is said of it, up to who says so. */
const populationOf = (clause: string): string => {
  const cut = clause.search(/,? (?:according to|selon|según|по данным|паводле)|, \d|,? and \d/iu);
  return (cut < 0 ? clause : clause.slice(0, cut))
    .replace(/[,;:]$/u, '')
    .trim()
    .slice(0, 160);
};

const durationUnit = (word: string): string =>
  /^(?:day|jour|d[ií]a)/iu.test(word)
    ? 'days'
    : /^week/iu.test(word)
      ? 'weeks'
      : /^(?:month|mois|mes)/iu.test(word)
        ? 'months'
        : 'years';

/** "since D" is open; "in D" is D. More than one plain date leaves the period unsaid. */
const periodOf = (dates: readonly FoundDate[], text: string): string | undefined => {
  const dated = dates.filter((date) => date.yearPrinted);
  const since = dated.find((date) =>
    /(?:since|depuis|desde|с|з|from) $/iu.test(text.slice(Math.max(0, date.start - 8), date.start)),
  );
  if (since !== undefined) return `${since.edtf}/..`;
  return dated.length === 1 ? dated[0]?.edtf : undefined;
};

const speakerOf = (sentence: Sentence, span: Span, quotations: readonly FoundQuotation[]): string | undefined => {
  const inside = quotations.find(
    (quotation) => span.start >= quotation.span.start && span.end <= quotation.span.end + 1,
  );
  if (inside?.speaker !== undefined) return inside.speaker;
  const who = ACCORDING.exec(sentence.text)
    ?.groups?.who?.replace(/['’]s$/u, '')
    .trim();
  if (who !== undefined) return who.replace(/^[«"“]|[»"”]$/gu, '');
  return /, (?<who>(?:the )?(?!they |he |she )\p{L}[\p{L} ]{3,50}) (?:said|say|says)\.?$/u.exec(sentence.text)?.groups
    ?.who;
};
