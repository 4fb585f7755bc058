import { anyPhrase, unaccented } from './phrase.ts';
import type { Span } from './view.ts';

/** The fixed paragraphs at the end of a letter. */
export interface FoundClauses {
  /** Days until the letter and any reply are made public, as promised. */
  readonly publicationDays?: Span & { readonly days: number };
  readonly wgadRegularProcedure?: Span;
  readonly interimMeasures?: Span;
  readonly pressRelease?: Span;
}

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['thirty', 30],
  ['trente', 30],
  ['treinta', 30],
  ['forty-five', 45],
  ['quarante-cinq', 45],
  ['cuarenta y cinco', 45],
  ['sixty', 60],
  ['soixante', 60],
  ['sesenta', 60],
  ['ninety', 90],
  ['quatre-vingt-dix', 90],
  ['noventa', 90],
]);
const DAYS = `(?:\\d{1,3}|${[...DAY_WORDS.keys()].join('|')})`;
/** A promise to publish, in one sentence with its number of days. */
const PUBLICATION = new RegExp(
  unaccented(
    String.raw`(?:(?:will|shall)(?: both)? be (?:made public|made publicly available|made available|placed on|published|posted)[^.\n]{0,140}(?:within|after|in) ?(?<en>${DAYS}) days|within ?(?<en2>${DAYS}) days[.,]?[^.\n]{0,20}[^.\n]{0,120}(?:made public|placed on|published)|(?:rendue?s?|mises?|seront|sera|publiée?s?)[^.\n]{0,160}(?:délai de|dans les|sous|après|bout de|d'ici) (?<fr>${DAYS}) jours|(?:dans un délai de|après) (?<fr2>${DAYS}) jours[^.\n]{0,120}(?:publi|site)|(?:(?:se )?(?:harán|hará|serán|será|publicarán|publicará|pondrán)[^.\n]{0,60}(?:públicas?|publicad[oa]s?|disposición)|públicas?|publicarán|publicará)[^.\n]{0,160}(?:plazo de|dentro de(?: los)?|en|después de|cabo de) (?<es>${DAYS}) días|plazo de (?<es2>${DAYS}) días[^.\n]{0,120}(?:públic|sitio))`,
  ),
  'iu',
);
/** The reply's own limit, after which publication follows, in the sentence behind. */
const REPLY_THEN_PUBLIC = new RegExp(
  unaccented(
    String.raw`(?:within ?(?<en>${DAYS}) days\. (?:After|Thereafter|Passing|Once)[^.\n]{0,160}(?:made public|website|published)|(?:délai de|dans les|sous) (?<fr>${DAYS}) jours\. (?:Passé|Au-delà|À l'expiration|Après|À l'issue)[^.\n]{0,220}(?:publi|site)|plazo de (?<es>${DAYS}) días\. (?:Transcurrido|Pasado|Vencido|Una vez|Después|Cumplido|Tras)[^.\n]{0,220}(?:públic|sitio))`,
  ),
  'iu',
);
const WGAD = anyPhrase(
  'working group on arbitrary detention (may|might|could|will)(?! not)[^.\n]{0,80}(regular procedure|ordinary procedure|regular communications procedure)',
  'groupe de travail sur la détention arbitraire (peut|pourra|pourrait)(?! ne)[^.\n]{0,100}(procédure (régulière|ordinaire|habituelle)|régulière procédure)',
  'grupo de trabajo sobre la detención arbitraria (puede|podrá|podría)[^.\n]{0,100}(procedimiento|proceso) (regular|ordinario)',
);
const INTERIM = anyPhrase(
  '(we|I) (strongly |also )?(urge|ask|request|call)[^.\n]{0,80}(interim|provisional) measures( be taken)?',
  '(interim|provisional) measures be taken',
  '(nous (vous )?(prions|exhortons|demandons|invitons|appelons)|je (vous )?prie|prière de prendre)[^.\n]{0,160}mesures (provisoires|intérimaires|conservatoires)( nécessaires)?',
  'mesures provisoires (nécessaires|qui s.imposent)',
  '((quisiéramos|quisiera|deseamos) (instar|urgir|solicitar|pedir|rogar)|instamos|rogamos|urgimos|solicitamos|pedimos|insto|exhortamos)[^.\n]{0,160}medidas (provisionales|cautelares|interinas)( necesarias)?',
  'medidas provisionales necesarias',
);
const PRESS = anyPhrase(
  '(we|I) (may|might|intend to|will|plan to|shall|are considering to)( also)? (publicly )?express (our|my) concerns?( publicly| in public)?( in the near future)?',
  '(we|I) (may|might|intend to|will|plan to|shall)( also)? (make (our|my) concerns? public|issue a press release|publish a press release|speak publicly)( in the near future)?([;,] (and )?a press release [^.\n]{0,60})?',
  "(nous (pourrions|pourrons|pouvons|nous réservons le droit d|envisageons d|avons l'intention d|comptons)|je (pourrais|pourrai|me réserve le droit d))[^.\n]{0,40}(exprimer publiquement|exprimer|faire part publiquement de|rendre publiques)[^.\n]{0,12}(nos|notre|mes|ma) (préoccupations?|inquiétudes?)( publiquement)?",
  '(podremos|podríamos|podemos|podré|podría|es posible que|tenemos la intención de|nos proponemos|quizás?)[^.\n]{0,20}(expresar|exprese(mos)?|hacer públicas?|hagamos públicas?|manifestar)( públicamente)? (nuestras?|mis?) (preocupación|preocupaciones|inquietud|inquietudes)( públicamente)?',
  '(podremos|podríamos|podemos) (expresar )?públicamente nuestras preocupaciones',
);

/** Reads the clauses in the part of the text that may hold them. */
export const findClauses = (text: string, part: Span): FoundClauses => {
  const body = text.slice(part.start, part.end);
  const at = (
    pattern: RegExp,
  ): (Span & { readonly groups: Readonly<Record<string, string | undefined>> }) | undefined => {
    const match = pattern.exec(body);
    if (match === null) return undefined;
    return {
      start: part.start + match.index,
      end: part.start + match.index + match[0].length,
      groups: match.groups ?? {},
    };
  };
  const publication = at(PUBLICATION) ?? at(REPLY_THEN_PUBLIC);
  const shown = Object.values(publication?.groups ?? {}).find((value) => value !== undefined) ?? '';
  const days = DAY_WORDS.get(shown.toLowerCase()) ?? Number(shown);
  const wgad = at(WGAD);
  const interim = at(INTERIM);
  const press = at(PRESS);
  return {
    ...(publication !== undefined && days > 0
      ? { publicationDays: { start: publication.start, end: publication.end, days } }
      : {}),
    ...(wgad === undefined ? {} : { wgadRegularProcedure: spanOf(wgad) }),
    ...(interim === undefined ? {} : { interimMeasures: spanOf(interim) }),
    ...(press === undefined ? {} : { pressRelease: spanOf(press) }),
  };
};

const spanOf = ({ start, end }: Span): Span => ({ start, end });
