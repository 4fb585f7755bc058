import type { Span } from './view.ts';

export const RESOLUTION_BODIES = ['HRC', 'GA', 'SC', 'CHR'] as const;
export type ResolutionBody = (typeof RESOLUTION_BODIES)[number];

export interface FoundResolution extends Span {
  /** As printed: `51/8`, `1373 (2001)`, `217 A (III)`, `2005/34`. */
  readonly number: string;
  /** Absent when the words around do not name the body. */
  readonly body?: ResolutionBody;
}

const NUMBER =
  '(?:(?:19|20)\\d{2}/\\d{1,3}|\\d{1,2}/\\d{1,3}|\\d{1,4} [A-Z] \\([IVXL]{1,8}\\)|\\d{1,4} \\((?:(?:19|20)\\d{2}|[IVXL]{1,8})\\))';
const LIST = new RegExp(
  `(?:[Rr][eé]solutions?|RESOLUTIONS?|[Rr]esoluci(?:ón|ones)|HRC res\\.?|[Рр]езолюци(?:я|и|ей|ю|ях)|[Рр]эзалюцы[іяю]\\p{L}{0,3})(?: (?:nos?\\.|Nos?\\.|n°|№))? ?(${NUMBER}(?:(?:, (?:and |et |y )?| and | et | y | и | і |; )${NUMBER}){0,40})(?![\\d/])`,
  'gu',
);
const BODIES: readonly (readonly [RegExp, ResolutionBody])[] = [
  [
    /human rights council|conseil des droits de l'homme|consejo de derechos humanos|\bHRC\b|совет\p{L}* по правам человека|савет\p{L}* па правах чалавека/iu,
    'HRC',
  ],
  [/general assembly|assemblée générale|asamblea general|генеральн\p{L}+ ассамбле|генеральн\p{L}+ асамбле/iu, 'GA'],
  [/security council|conseil de sécurité|consejo de seguridad|совет\p{L}* безопасности/iu, 'SC'],
  [/commission on human rights|commission des droits de l'homme|comisión de derechos humanos/iu, 'CHR'],
];

/** Every resolution cited, one entry a number, in order. */
export const findResolutions = (text: string): readonly FoundResolution[] => {
  const found: FoundResolution[] = [];
  for (const match of text.matchAll(LIST)) {
    const list = match[1] ?? '';
    const listStart = match.index + match[0].length - list.length;
    const listEnd = match.index + match[0].length;
    const body =
      bodyBefore(text.slice(Math.max(0, match.index - 60), match.index + 10)) ??
      bodyAfter(text.slice(listEnd, listEnd + 60));
    for (const item of list.matchAll(new RegExp(NUMBER, 'gu'))) {
      const start = listStart + item.index;
      found.push({ start, end: start + item[0].length, number: item[0], ...(body === undefined ? {} : { body }) });
    }
  }
  return found;
};

/** The body named last before the word "resolution". */
const bodyBefore = (before: string): ResolutionBody | undefined => {
  let best: { at: number; body: ResolutionBody } | undefined;
  for (const [pattern, body] of BODIES) {
    const at = before.search(pattern);
    if (at >= 0 && (best === undefined || at > best.at)) best = { at, body };
  }
  return best?.body;
};

const bodyAfter = (after: string): ResolutionBody | undefined => {
  const tail = /^ (?:of|du|de la|del|de l'|adopted by|Совета|Генеральной)[^.;\n]{0,50}/iu.exec(after)?.[0];
  return tail === undefined ? undefined : bodyBefore(after.slice(0, tail.length));
};
