import { anyPhrase } from './phrase.ts';
import type { Span } from './view.ts';

/** The fixed paragraphs at the end of a letter. */
export interface FoundClauses {
  /** Days until the letter and any reply are made public, as promised. */
  readonly publicationDays?: Span & { readonly days: number };
  readonly wgadRegularProcedure?: Span;
  readonly interimMeasures?: Span;
  readonly pressRelease?: Span;
}

/** A promise to publish, in one sentence with its number of days. */
const PUBLICATION =
  /(?:(?:will|shall) be (?:made public|made publicly available|placed on|published|posted)[^.\n]{0,140}(?:within|after) (?<en>\d{1,3}) days|within (?<en2>\d{1,3}) days[.,]?[^.\n]{0,20}[^.\n]{0,120}(?:made public|placed on|published)|(?:rendue?s?|mises?|seront|sera|publiée?s?)[^.\n]{0,160}(?:délai de|dans les|sous) (?<fr>\d{1,3}) jours|dans un délai de (?<fr2>\d{1,3}) jours[^.\n]{0,120}(?:publi|site)|(?:públicas?|publicarán|publicará)[^.\n]{0,160}(?:plazo de|dentro de(?: los)?) (?<es>\d{1,3}) días|plazo de (?<es2>\d{1,3}) días[^.\n]{0,120}(?:públic|sitio))/iu;
/** The reply's own limit, after which publication follows, in the sentence behind. */
const REPLY_THEN_PUBLIC =
  /within (?<en>\d{1,3}) days\. (?:After|Thereafter|Passing)[^.\n]{0,160}(?:made public|website|published)/iu;
const WGAD = anyPhrase(
  'working group on arbitrary detention (may|might|could|will)[^.\n]{0,80}(regular procedure|ordinary procedure)',
  'groupe de travail sur la détention arbitraire (peut|pourra|pourrait)[^.\n]{0,100}procédure (régulière|ordinaire)',
  'grupo de trabajo sobre la detención arbitraria (puede|podrá|podría)[^.\n]{0,100}procedimiento (regular|ordinario)',
);
const INTERIM = anyPhrase(
  '(we|I) (urge|ask|request)[^.\n]{0,80}interim measures( be taken)?',
  'interim measures be taken',
  '(nous (vous )?(prions|exhortons|demandons)|prière de prendre)[^.\n]{0,120}mesures (provisoires|intérimaires)( nécessaires)?',
  'mesures provisoires nécessaires',
  '(instamos|rogamos|urgimos|solicitamos)[^.\n]{0,120}medidas (provisionales|cautelares)( necesarias)?',
  'medidas provisionales necesarias',
);
const PRESS = anyPhrase(
  '(we|I) (may|might|intend to|will|plan to) (publicly )?express (our|my) concerns?( publicly| in public)?( in the near future)?',
  'nous (pourrions|pourrons|pouvons|nous réservons le droit d)[^.\n]{0,40}exprimer publiquement (nos|notre)[^.\n]{0,30}',
  '(podremos|podríamos|es posible que expresemos|podemos) (expresar )?públicamente nuestras preocupaciones',
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
  const days = Number(Object.values(publication?.groups ?? {}).find((value) => value !== undefined));
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
