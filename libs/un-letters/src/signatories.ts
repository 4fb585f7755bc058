import { unaccented } from './phrase.ts';
import type { Span } from './view.ts';

export interface FoundSignatory extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  /** Absent where the block prints none. */
  readonly title?: string;
  readonly titleSpan?: Span;
}

const TITLE = unaccented(
  '(?:(?:First |Second )?Vice-?[Cc]hair(?:person)?(?:-Rapporteur)?|Chair(?:person)?(?:-Rapporteur)?|Special Rapporteur|Independent Expert|Special Representative|Country Rapporteur|(?<!Special |Country )Rapporteur (?:on|for)|(?:Council of Europe )?(?<!High )Commissioner for|(?:OSCE |OAS )?(?<!Special )Representative on|Working Group|Member|Présidente?(?:-Rapporteure?)?|Vice-[Pp]résidente?|Rapporteure? [Ss]péciale?|Rapporteuse [Ss]péciale|Rapporteu(?:r|se|re) (?:sur|pour)|Experte? [Ii]ndépendante?|President[ea](?:-Relatora?)?|Vicepresident[ea]|Relatora? [Ee]special|Relatora? (?:sobre|para)|Comisionad[oa] (?:para|de)|Expert[oa] [Ii]ndependiente|Grupo de Trabajo|Groupe de travail)',
);
const TOKEN =
  "(?:\\p{Lu}[\\p{L}\\p{M}'-]{1,24}|\\p{Lu}\\.(?:[ -]?\\p{Lu}\\.){0,3}|(?:de|da|del|van|von|der|den|la|le|el|al|bin|bint|ibn|dos|di|ní|y))";
const NAME = `\\p{Lu}[\\p{L}\\p{M}.'-]{0,24}(?: ${TOKEN}){1,5}`;
const PAIR = new RegExp(
  `(?<=^ ?|\\n|[\\p{L}.)] )(?!${TITLE}(?: |\\n))(${NAME}),?[ \\n](?=${TITLE}(?:[ \\n,]|$))`,
  'gu',
);
const NAME_LINE = new RegExp(`^(?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sr|Sra)\\.? )?${NAME}$`, 'u');
const STOP = /^(?:Annex|Annexe|Anexo|ANNEX|Reference to|Référence|Referencia|cc:)/u;

interface Pair {
  readonly name: string;
  readonly at: number;
  readonly titleAt: number;
}

/**
 * The name and title pairs below the courtesy, on lines or run together on one. Run together, the words of a title end
 * where a name begins only if the letter's own mandates (`titles`) say so; a name that cannot be told is left out.
 */
export const findSignatories = (text: string, segment: Span, titles: readonly string[]): readonly FoundSignatory[] => {
  const body = text.slice(segment.start, segment.end);
  const pairs: Pair[] = [];
  for (const match of body.matchAll(PAIR)) {
    const pair = afterTitle(body, match, pairs.at(-1), titles);
    if (pair !== undefined) pairs.push(pair);
  }
  if (pairs.length === 0) return namesAlone(body, segment.start);
  return pairs.map((pair, index) => {
    const raw = body.slice(pair.titleAt, pairs[index + 1]?.at ?? body.length);
    const stop = raw.search(/\n(?:Annex|Annexe|Anexo|ANNEX|cc:|\d{1,2} )/u);
    const shown = titleLines((stop < 0 ? raw : raw.slice(0, stop)).replace(/\s+$/u, ''));
    return {
      start: segment.start + pair.at,
      end: segment.start + pair.titleAt + shown.length,
      name: pair.name,
      nameSpan: { start: segment.start + pair.at, end: segment.start + pair.at + pair.name.length },
      title: shown.replace(/\n/gu, ' '),
      titleSpan: {
        start: segment.start + pair.titleAt,
        end: segment.start + pair.titleAt + shown.length,
      },
    };
  });
};

const afterTitle = (
  body: string,
  match: RegExpExecArray,
  previous: Pair | undefined,
  titles: readonly string[],
): Pair | undefined => {
  const run = match[1] ?? '';
  const titleAt = match.index + match[0].length;
  if (previous === undefined || body[match.index - 1] === '\n') return { name: run, at: match.index, titleAt };
  const before = body.slice(previous.titleAt, titleAt).toLowerCase();
  const ends = titles.flatMap((title) => {
    const at = before.indexOf(title.toLowerCase());
    return at < 0 ? [] : [previous.titleAt + at + title.length];
  });
  const at = Math.max(...ends, -1) + 1;
  if (at < match.index || at > match.index + run.length)
    return at > 0 && at < match.index ? { name: run, at: match.index, titleAt } : undefined;
  return { name: run.slice(at - match.index), at, titleAt };
};

/** The first line, and those that go on with it. */
const titleLines = (title: string): string => {
  const lines = title.split('\n');
  let upTo = 1;
  while (
    upTo < lines.length &&
    upTo < 4 &&
    (/^\p{Ll}/u.test(lines[upTo] ?? '') || /(?:,| and| of| on| the)$/u.test(lines[upTo - 1] ?? ''))
  )
    upTo += 1;
  return lines.slice(0, upTo).join('\n');
};

const namesAlone = (body: string, offset: number): FoundSignatory[] => {
  const found: FoundSignatory[] = [];
  let at = 0;
  for (const line of body.split('\n')) {
    const start = offset + at;
    at += line.length + 1;
    if (STOP.test(line)) break;
    const trimmed = line.trim();
    if (!NAME_LINE.test(trimmed)) continue;
    const span = { start: start + line.indexOf(trimmed), end: start + line.indexOf(trimmed) + trimmed.length };
    found.push({ ...span, name: trimmed, nameSpan: span });
  }
  return found;
};
