import type { ReadQuotation } from '@amparo/core/nouns/reading';
import type { Span } from '@amparo/un-letters';
import { type Extractor, passagesIn } from './extract.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { type PersonPlaces, placesOf } from './extract-person-places.ts';

/** A quotation with its place in the view. */
export interface FoundQuotation {
  readonly span: Span;
  readonly speaker?: string;
}

export const QUOTATION_RULE = 'quotation/2';

const QUOTE = /“[^“”\n]{12,1500}”|«[^«»\n]{12,1500}»|„[^„“”\n]{12,1500}[“”]|"[^"\n]{12,1500}"/gu;
/** Fewer words are a title or a label. */
const FEWEST_WORDS = 5;
/** What a charge or a title is called is said by nobody. */
const LABEL_BEFORE =
  /(?:(?:charges?|charged|accused|accusation|convicted|sentenced|imprisonment|fined) [^.“"«]{0,40}(?:of|for|with|under) |(?:entitled|titled|headed|slogan|inscription|under the heading|banner|article \S+) |(?:inculpée?|accusée?|condamnée?|poursuivie?) [^.«]{0,30}(?:d'|de |pour )|(?:définit|intitulée?) [^.«]{0,40}|\(|(?:по статье|паводле артыкула|за статтею|обвин\p{L}+ в|абвінавач\p{L}+ у|с надписью|з надпісам|под названием|пад назвай) )$/iu;
/** A line of dialogue behind a dash, with the verb and whoever speaks behind a second one. */
const DIALOGUE = /(?:^|\n)[—–-] (?<said>[^\n—–]{12,600}?)(?:,|[.!?…]) [—–] (?=\p{Ll})/gu;
const VERBS =
  '(?:said|says|stated|told|added|noted|notes|warned|explained|stressed|reported|reports|wrote|declared|recalled|concluded|stating|saying|noting|urged|a déclaré|déclare|dit|explique|résume|dijo|declaró|afirmó|сказал[аи]?|рассказал[аи]?|заявил[аи]?|отметил[аи]?|сообщил[аи]?|сказаў|сказалі|заявіл[аі]|заявіў|адзначыў|адзначыла|паведаміў|паведаміла|расказаў|расказала)';
const WHO =
  "(?<who>(?:(?:the|an?|les?|la|los|l') )?[\\p{L}][\\p{L}'’.-]*(?: (?:of|on|in|the|and|for|de|des|du|del|la|le|et|y)(?= )| \\p{Lu}[\\p{L}'’.-]*| (?:experts?|organi[sz]ations?|NGOs?|group|Group|committee|report|source|member|spokes\\p{L}+|lawyer|chair|relatives?|coalition|authorities|government)){0,9})";
/** `” said NAME`, `” the experts said`. */
const BEHIND = [
  new RegExp(`^,? ?[,–—-]{0,2} ?${VERBS} ${WHO}`, 'iu'),
  new RegExp(`^,? ?[,–—-]{0,2} ?${WHO} ${VERBS}(?!\\p{L})`, 'iu'),
  // `” the mother of the two, NAME, told us`
  new RegExp(`^,? ?[,–—-]{0,2} ?[^.“”"«»\\n]{2,90}, ${VERBS}(?!\\p{L})`, 'iu'),
];
/** `NAME said: “`, `NAME notes with concern that “`. */
const BEFORE = new RegExp(
  `(?:^|[.;,:] |— )(?:[^.;:“"«]{0,90}, )?${WHO} (?:has |have |also |had )?${VERBS}(?: at the time| with (?:concern|regret)| in [^:“"]{1,160}| the (?:reported|alleged)?)?(?: that|,? что|,? што| que)?,?:? ?$`,
  'iu',
);
/** "Veresk said it had filed a case, stating that: “". */
const STATING = new RegExp(
  `^(?:In [^,]{2,30}, )?${WHO} (?:said|told|announced|declared)[^“"«]{0,160}, (?:stating|saying|adding|noting)(?: that)?:? ?$`,
  'iu',
);
/** `«…, — сказала NAME. — …»`: the speaker inside the quotation marks. */
const INSIDE = new RegExp(`, [—–-] ${VERBS}[^—–»]{2,120}`, 'iu');
const ACCORDING =
  /(?:[Aa]ccording to|[Ss]elon|[Pp]our|[Ss]egún|[Пп]о словам|[Пп]аводле) (?<who>[^,“"«.;:]{2,80}), [^“"«.;]{0,200}$/u;
const NO_SPEAKER = /^(?:it|that|this|which|and|but|he|she|they|who|as|there|one|what|while|when)$/iu;

const DIALOGUE_VERB = new RegExp(`^.{0,2} [—–] (?:${VERBS})`, 'iu');

/** In a letter only whole sentences are somebody's words; the rest are terms of a law. */
const LONG_STATEMENT = 90;
const SENTENCE = /^.\s?\p{Lu}/u;

/** Longer quotations with the speaker that the sentence around them names. */
export const findQuotations = (text: string, persons: readonly FoundPerson[]): readonly FoundQuotation[] => {
  const found: FoundQuotation[] = [];
  const places = placesOf(persons);
  for (const match of text.matchAll(QUOTE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (text[span.start - 1] === '(' && text[span.end] === ')') continue;
    const words = match[0].match(/\p{L}+(?:['-]\p{L}+)*/gu) ?? [];
    if (words.length < FEWEST_WORDS || LABEL_BEFORE.test(text.slice(Math.max(0, span.start - 90), span.start)))
      continue;
    const speaker =
      speakerInside(text, span, places) ??
      speakerBehind(text, span, places) ??
      speakerBefore(text, span, places) ??
      goingOn(text, span, found.at(-1));
    found.push(speaker === undefined ? { span } : { span, speaker });
  }
  for (const match of text.matchAll(DIALOGUE)) {
    const said = match.groups?.said ?? '';
    const start = match.index + match[0].indexOf(said);
    const behind = text.slice(start + said.length, start + said.length + 140).split('\n')[0] ?? '';
    if (!DIALOGUE_VERB.test(behind) || (said.match(/\p{L}+/gu) ?? []).length < FEWEST_WORDS) continue;
    const speaker = personIn(places, { start: start + said.length, end: start + said.length + behind.length });
    found.push({ span: { start, end: start + said.length }, ...(speaker === undefined ? {} : { speaker }) });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
};

/** `“…,” said X. “…”`: the same speaker goes on. */
const goingOn = (text: string, span: Span, last: FoundQuotation | undefined): string | undefined =>
  last?.speaker !== undefined &&
  span.start - last.span.end < 90 &&
  /^[^.\n]{3,80}\. $/u.test(text.slice(last.span.end, span.start))
    ? last.speaker
    : undefined;

export const quotationExtractor: Extractor<readonly FoundQuotation[], readonly ReadQuotation[]> = {
  rule: QUOTATION_RULE,
  extract: (input, quotations) =>
    quotations
      .filter(
        ({ span }) =>
          input.letter === undefined ||
          input.segments.some(
            (segment) =>
              segment.kind === 'facts' &&
              span.start >= segment.start &&
              span.end <= segment.end &&
              (SENTENCE.test(input.view.text.slice(span.start, span.start + 3)) ||
                span.end - span.start > LONG_STATEMENT),
          ),
      )
      .map(({ span, speaker }) => ({
        ...(speaker === undefined ? {} : { speaker }),
        passages: passagesIn(input, [span]),
      })),
};

const speakerInside = (text: string, span: Span, places: PersonPlaces): string | undefined => {
  const match = INSIDE.exec(text.slice(span.start, span.end));
  return match === null
    ? undefined
    : personIn(places, { start: span.start + match.index, end: span.start + match.index + match[0].length });
};

const speakerBehind = (text: string, span: Span, places: PersonPlaces): string | undefined => {
  const behind = text.slice(span.end, span.end + 140).split('\n')[0] ?? '';
  for (const pattern of BEHIND) {
    const match = pattern.exec(behind);
    if (match === null) continue;
    const person = personIn(places, { start: span.end, end: span.end + match[0].length + 30 });
    const speaker = person ?? shownWho(match.groups?.who);
    if (speaker !== undefined) return speaker;
  }
  return undefined;
};

const speakerBefore = (text: string, span: Span, places: PersonPlaces): string | undefined => {
  const from = Math.max(0, span.start - 240);
  const before = (text.slice(from, span.start).split('\n').at(-1) ?? '').split(/(?<=[.!?]) (?=\p{Lu})/u).at(-1) ?? '';
  const said = BEFORE.exec(before) ?? BEFORE.exec(`. ${before}`);
  if (said !== null) {
    const at = span.start - before.length;
    return allPersons(places, { start: at, end: span.start }) ?? shownWho(said.groups?.who);
  }
  return shownWho(STATING.exec(before)?.groups?.who) ?? shownWho(ACCORDING.exec(before)?.groups?.who);
};

const personIn = (places: PersonPlaces, span: Span): string | undefined => places.within(span)[0]?.found.person.name;

const allPersons = (places: PersonPlaces, span: Span): string | undefined => {
  const names = [...new Set(places.within(span).map(({ found }) => found.person.name))];
  return names.length === 0 ? undefined : names.join(' and ');
};

const shownWho = (who: string | undefined): string | undefined => {
  const shown = who?.replace(/^(?:the|les|la|le|los|el) /iu, '').trim();
  return shown === undefined || shown.length < 2 || NO_SPEAKER.test(shown) ? undefined : shown;
};
