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

const PUBLICATION = new RegExp(
  [
    'will be made public[^.\n]{0,120}within (?<en>\\d{1,3}) days',
    '(?:rendues?|rendus?|mises?|sera|seront)[^.\n]{0,160}(?:délai de|dans les|sous) (?<fr>\\d{1,3}) jours',
    '(?:públicas?|publicarán|publicará)[^.\n]{0,160}(?:plazo de|dentro de(?: los)?) (?<es>\\d{1,3}) días',
    'within (?<en2>\\d{1,3}) days[^.\n]{0,80}(?:will be made public|be made public)',
    'dans un délai de (?<fr2>\\d{1,3}) jours[^.\n]{0,120}publiques?',
    'en un plazo de (?<es2>\\d{1,3}) días[^.\n]{0,120}públicas?',
  ].join('|'),
  'iu',
);
const WGAD = anyPhrase(
  'the working group on arbitrary detention may (also )?transmit the case through its regular procedure',
  "le groupe de travail sur la détention arbitraire (peut|pourra|pourrait) (également |aussi )?transmettre (l'affaire|le cas)[^.\n]{0,60}procédure (régulière|ordinaire)",
  'el grupo de trabajo sobre la detención arbitraria (puede|podrá|podría) (también )?transmitir el caso[^.\n]{0,60}procedimiento (regular|ordinario)',
);
const INTERIM = anyPhrase(
  '(we urge|I urge) that all necessary interim measures be taken',
  '(nous prions|nous exhortons|nous demandons)[^.\n]{0,120}mesures (provisoires|intérimaires)( nécessaires)?',
  'toutes les mesures provisoires nécessaires',
  '(instamos|rogamos|urgimos)[^.\n]{0,120}medidas (provisionales|cautelares)( necesarias)?',
  'todas las medidas provisionales necesarias',
);
const PRESS = anyPhrase(
  '(we may|we intend to|we will|I may) publicly express (our|my) concerns( in the near future)?',
  'nous (pourrions|nous réservons le droit d|pouvons)[^.\n]{0,40}exprimer publiquement (nos|nos graves) préoccupations',
  '(podremos|podríamos|es posible que expresemos) (expresar )?públicamente nuestras preocupaciones',
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
  const publication = at(PUBLICATION);
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
