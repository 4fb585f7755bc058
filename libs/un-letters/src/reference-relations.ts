import type { FoundReference } from './communication-references.ts';
import { anyPhrase } from './phrase.ts';
import type { Span } from './view.ts';

/** What the text says that one letter has to do with another. The span is the words that say it. */
export interface ReferenceRelation extends Span {
  /** modifiedBy: `of` was changed or replaced by `to`; related: `to` is listed as a related case of `of`. */
  readonly kind: 'modifiedBy' | 'related';
  readonly of: FoundReference;
  readonly to: FoundReference;
}

const MODIFIED = anyPhrase(
  '(stands?|is|are|was|were|has been|have been) (hereby )?(modified|amended|replaced|superseded|corrected)',
  '(est|sont|a été|ont été) (ainsi )?(modifiée?s?|remplacée?s?|rectifiée?s?|corrigée?s?)',
  '(queda|quedan|ha sido|han sido|fue|fueron) (modificad[oa]s?|sustituid[oa]s?|reemplazad[oa]s?|corregid[oa]s?|rectificad[oa]s?)',
);
const BY_THIS = anyPhrase(
  'by (the present|this) (follow-up )?(letter|communication)',
  'par la présente',
  'por la presente',
);
const RELATED = anyPhrase(
  '(and )?(related|linked|connected) (cases?|letters?|communications?)',
  'see also',
  '(affaires?|communications?|lettres?) (connexes?|liées?)',
  'voir (aussi|également)',
  '(casos?|comunicaciones|cartas) (relacionad[oa]s?|conex[oa]s?)',
  'véase(n)? también',
);

/**
 * Notes such as "OL XTA 9/2017 stands modified by OL XTA 11/2017" and "UA XTA 6/2017 and related cases UA XNB 8/2017". A note
 * that speaks of the letter it stands on is about `own`. Read line by line, so that a list ends with its line.
 */
export const referenceRelations = (
  text: string,
  references: readonly FoundReference[],
  own: FoundReference | undefined,
): readonly ReferenceRelation[] => {
  const certain = references.filter(({ doubt }) => doubt === undefined);
  return linesWith(text, certain).flatMap(({ start, end, inside }) => {
    const line = text.slice(start, end);
    return [...modified(line, start, inside, own), ...related(line, start, inside, own)];
  });
};

interface Line extends Span {
  readonly inside: readonly FoundReference[];
}

const LONGEST_LINE = 4_000;

const linesWith = (text: string, references: readonly FoundReference[]): readonly Line[] => {
  const lines: { start: number; end: number; inside: FoundReference[] }[] = [];
  for (const reference of references) {
    const last = lines.at(-1);
    if (last !== undefined && reference.start < last.end) {
      last.inside.push(reference);
      continue;
    }
    const start = Math.max(text.lastIndexOf('\n', reference.start) + 1, last?.end ?? 0);
    const line = text.indexOf('\n', reference.end);
    const end = Math.min(line < 0 ? text.length : line, reference.end + LONGEST_LINE);
    lines.push({ start: Math.max(start, reference.start - LONGEST_LINE), end, inside: [reference] });
  }
  return lines;
};

const modified = (
  line: string,
  offset: number,
  inside: readonly FoundReference[],
  own: FoundReference | undefined,
): readonly ReferenceRelation[] => {
  const match = MODIFIED.exec(line);
  if (match === null) return [];
  const at = offset + match.index;
  const behind = line.slice(match.index, match.index + 300);
  const of = inside.findLast((one) => one.end <= at);
  const to = BY_THIS.test(behind)
    ? own
    : inside.find(
        (one) =>
          one.start >= at + match[0].length && !/[.;]\s\p{Lu}/u.test(line.slice(match.index, one.start - offset)),
      );
  if (of === undefined || to === undefined || isSame(of, to)) return [];
  return [
    {
      kind: 'modifiedBy',
      of,
      to,
      start: of.start,
      end: Math.max(at + match[0].length, to.line === undefined ? to.end : 0),
    },
  ];
};

const related = (
  line: string,
  offset: number,
  inside: readonly FoundReference[],
  own: FoundReference | undefined,
): readonly ReferenceRelation[] => {
  const match = RELATED.exec(line);
  if (match === null) return [];
  const at = offset + match.index;
  const listed = inside.filter((one) => one.start >= at);
  const of = inside.findLast((one) => one.end <= at) ?? own;
  // "See also" far from a list is not about letters.
  if (of === undefined || listed[0] === undefined || listed[0].start - at > match[0].length + 60) return [];
  return listed
    .filter((to) => !isSame(of, to))
    .map((to) => ({ kind: 'related' as const, of, to, start: at, end: to.end }));
};

const isSame = (a: FoundReference, b: FoundReference): boolean =>
  a.state === b.state && a.number === b.number && a.year === b.year;
