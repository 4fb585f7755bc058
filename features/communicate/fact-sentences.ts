import { formatTime } from '@amparo/core/ground/calendar-words';
import { isTime } from '@amparo/core/ground/edtf-time';
import type { Episode } from '@amparo/core/links/episodes';
import { type ClaimRow, type SourceRef, sourceOf } from '../records/claims.ts';

export interface FactSentence {
  readonly text: string;
  readonly sources: readonly SourceRef[];
}

/** Who a sentence speaks of. */
export interface Subject {
  readonly name: string;
  readonly sex: 'female' | 'male' | undefined;
}

/**
 * The facts of one person as sentences of a letter, each built from claims and saying no more than they do. Equal
 * sentences of several sources are one with all its sources; what differs stands beside it as another account.
 */
export const factSentences = (
  subject: Subject,
  episodes: readonly Episode<ClaimRow>[],
  child: (mention: string) => string | undefined,
): readonly FactSentence[] => {
  const told = episodes.flatMap((episode) => {
    const text = sentenceOf(subject, episode, child);
    return text === undefined
      ? []
      : [{ text, kind: episode.kind.name, begin: episode.begin ?? '9', sources: episode.claims.map(sourceOf) }];
  });
  const merged = [...Map.groupBy(told, ({ text }) => text)].map(([text, same]) => ({
    text,
    kind: same[0]?.kind ?? '',
    begin: same[0]?.begin ?? '9',
    sources: same.flatMap(({ sources }) => sources),
  }));
  return merged.toSorted((a, b) => rank(a.kind) - rank(b.kind) || (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
};

const ORDER = [
  'DetentionEpisode',
  'Charge',
  'Sentence',
  'Relationship',
  'ContactRestriction',
  'Release',
  'Expulsion',
  'Death',
];
const rank = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);

const sentenceOf = (
  { name, sex }: Subject,
  episode: Episode<ClaimRow>,
  child: (mention: string) => string | undefined,
): string | undefined => {
  const all = (property: string): string[] =>
    episode.claims.flatMap(({ property: own, value }) => {
      if (own !== `${episode.kind.name}.${property}`) return [];
      if (value.kind === 'text') return [value.text];
      if (value.kind === 'term') return [value.code.replaceAll('-', ' ')];
      return [];
    });
  const one = (property: string): string | undefined => all(property)[0];
  const on = (edtf: string | undefined): string =>
    edtf === undefined || !isTime(edtf) ? '' : ` ${prepositionOf(edtf)} ${formatTime(edtf, 'en')}`;
  switch (episode.kind.name) {
    case 'DetentionEpisode': {
      const where = one('facility');
      const begin = episode.begin === undefined ? ' (the date is not known)' : on(episode.begin);
      const end = episode.end === undefined ? '' : `, until ${formatTime(episode.end, 'en')}`;
      return `${name} was deprived of liberty${begin}${where === undefined ? '' : `, held in ${where}`}${end}.`;
    }
    case 'Charge': {
      const articles = all('provision');
      return articles.length === 0
        ? undefined
        : `${name} was charged under ${listed('article', articles)} of the ${one('code') ?? 'Criminal Code'}${on(episode.begin)}.`;
    }
    case 'Sentence': {
      const duration = one('duration');
      const articles = all('provision');
      if (duration === undefined && articles.length === 0) return undefined;
      const under =
        articles.length === 0 ? '' : ` under ${listed('article', articles)} of the ${one('code') ?? 'Criminal Code'}`;
      return `${name} was sentenced${duration === undefined ? '' : ` to ${duration}`}${under}${on(episode.begin)}.`;
    }
    case 'Relationship': {
      const born = episode.claims
        .flatMap(({ value }) => (value.kind === 'mention' ? [child(value.mention)] : []))
        .find((said) => said !== undefined);
      return born === undefined
        ? undefined
        : `${name} is the ${sex === 'female' ? 'mother' : sex === 'male' ? 'father' : 'parent'} of ${born}.`;
    }
    case 'ContactRestriction': {
      const medium = all('medium');
      const frequency = one('frequency');
      if (medium.length === 0 && frequency === undefined) return undefined;
      const by = medium.length === 0 ? '' : ` It is said to be limited to: ${medium.join(', ')}.`;
      const often = frequency === undefined ? '' : ` How often: ${frequency}.`;
      return `Contact of ${name} with ${sex === 'female' ? 'her' : sex === 'male' ? 'his' : 'the'} family is restricted.${by}${often}`;
    }
    case 'Release':
      return `${name} was set free${on(episode.begin)}${one('ground') === undefined ? '' : ` (${one('ground')})`}.`;
    case 'Expulsion':
      return `${name} was made to leave the country${on(episode.begin)}${one('destination') === undefined ? '' : `, to ${one('destination')}`}.`;
    case 'Death':
      return `${name} died${on(episode.begin)}.`;
    default:
      return undefined;
  }
};

/** "on" a day, "in" a month or year. */
const prepositionOf = (edtf: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(edtf) ? 'on' : /[~/]/.test(edtf) ? 'at a time given as' : 'in';

const listed = (noun: string, items: readonly string[]): string => {
  const own = [...new Set(items)];
  return own.length === 1 ? `${noun} ${own[0]}` : `${noun}s ${own.slice(0, -1).join(', ')} and ${own.at(-1)}`;
};
