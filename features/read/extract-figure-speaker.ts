import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import { findNumbers } from './extract-numbers.ts';
import type { PersonPlaces } from './extract-person-places.ts';
import type { FoundQuotation } from './extract-quotations.ts';
import type { Sentence } from './extract-sentences.ts';

const WHO = '(?<who>[«"“]?\\p{L}[^,.;:()\\n]{1,80}?)';
const ACCORDING = new RegExp(
  `(?<!\\p{L})(?:according to|by (?:the )?(?:counts?|estimates?|reckoning|figures|records) of|are said by|is said by|selon|d'après|según|por cuenta de|de acuerdo con|по данным|по сведениям|по подсч[её]там|по информации|по словам|по оценк\\p{L}{1,3}|паводле(?: звестак| дадзеных| падлікаў| інфармацыі| слоў| ацэнак)?|як (?:кажа|паведамляе|паведамляюць|лічыць)|за (?:даними|підрахунками|інформацією|словами|оцінками)|згодно з даними) (?:the |les |la |le |l'|el |los |las )?${WHO}(?=[,.;:()\\n]|$| (?:reports?|figures|data|estimates|statistics|to be|to have)(?!\\p{L})|,? (?:с начала|за|на|у|в|от) )`,
  'iu',
);
const SAYS =
  'says?|said|states?|stated|(?:finds?|found)(?= (?:that|more|fewer|less|at least|up to|over|about|some|nearly|\\d))|counted?|counts|reports?|reported|estimates?|estimated|documented|documents|recorded|records|registered|announced|acknowledges?|recogni[sz]es?|admits?|admitted|claims?|claimed|notes?|noted|added|adds|told|confirmed|speaks? of|spoke of|puts?|recensent?|recense|dénombrent?|compte(?:nt)?|affirme(?:nt)?|indique(?:nt)?|rappelle(?:nt)?|estime(?:nt)?|évalue(?:nt)?|précise(?:nt)?|signale(?:nt)?|parle(?:nt)? d|documentée?s?|recensée?s?|dénombrée?s?|comptée?s?|enregistrée?s?|constatée?s?|fait état|font état|gives? a figure|gave a figure|dénonc(?:e|é)|a dénoncé|a déclaré|a dit|reconnaît|reconnaissent|ha registrado|registr[óa]|documentó|informó|sostiene|afirma|calcula|cuenta|habla de|hablan de|denuncia|estima|reconoce|насчитал[аио]?|насчитывают|насчитывает|говор(?:ит|ят)|говорил[аи]?|объявил[аи]?|сообщил[аио]?|сообщает|сообщают|назвал[аи]?|зафиксировал[аи]?|зна(?:ет|ют)|призна(?:ёт|ет|ют)|признал[аи]?|заявил[аи]?|утвержда(?:ет|ют)|ведае|ведаюць|налічыл[аі]|налічыў|налічвае|налічваюць|абвясціл[аі]|абвясціў|паведаміл[аі]|паведаміў|паведамляе|паведамляюць|каж(?:а|уць)|прызна(?:е|юць)|зафіксавал[аі]|зафіксаваў|сцвярджа(?:е|юць)|повідомил[аи]|повідомив|повідомляє|нарахувал[аи]|нарахував|каж(?:е|уть)|визна(?:є|ють)|налічує|лічыць|лічаць|считает|считают|называет|называют|называе|называюць|рахує|рахують';
const PUBLIC =
  /^(?:police|registro nacional|national regist(?:er|ry)|registre national|residents|relatives|famil(?:y|ies)|authorities|lawyers|experts|witnesses|organi[sz]ers|les autorités|autorités|familles|autoridades|власти|родственники|родные|адвокаты|улады|сваякі|адвакаты|влада|родичі)$/iu;
const PRONOUN =
  /^(?:They|He|She|It|We|I|Who|Она|Он|Они|Мы|Яна|Ён|Яны|Мы|Вона|Він|Вони|Ми|Ils?|Elles?|Nous|On|Él|Ella|Ellos)$/iu;
const ONE_PERSON = /^(?:He|She|Она|Он|Яна|Ён|Вона|Він|Il|Elle|Él|Ella)$/u;
/** A body told by its kind: the one that spoke last. */
const GENERIC =
  /^(?:the |le |la |l'|el )?(?:group|organi[sz]ation|association|collective|union|league|agency|centre|center|groupe|association|organisation|collectif|ligue|grupo|organización|colectivo|ministry|группа|организация|объединение|арганізацыя|аб'яднанне)$/iu;
/** What kind of body it is, before its name: "the rights group A", "association A". */
const KIND_OF_BODY =
  /^(?:(?:the|le|la|l'|el|human|rights|local|civic|monitoring) ?)*(?:group|organi[sz]ation|association|collective|union|league|agency|centre|center|groupe|organisation|collectif|grupo|organización|asociación|colectivo)$/iu;
const BEHIND =
  /, (?<who>(?:the )?(?!they |he |she |it |we |as )\p{L}[\p{L} ]{2,50}?) (?:have |has )?(?:say|says|said|noted?|notes|added|reported|recalled|estimated?|recorded|documented|counted)\.?$|, as (?:the )?(?<as>\p{L}[\p{L}' -]{2,60}?) (?:have |has |had )?(?:say|says|said|noted?|notes|reports?|reported|recorded|documented|counted|estimates?|estimated)\.?$|, (?:says?|said|dit|dijo|сказал[аи]?|сказаў|сказала) (?<after>\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*){0,3})\.?$/u;
/** "…, c'est leur chef, Mme A., qui l'a dit": the person named behind the figure. */
const WHO_SAID_SO =
  /(?:qui l'a (?:dit|annoncé|affirmé|déclaré|confirmé)|who (?:said|told us|confirmed|announced) (?:so|it|this)|quien lo (?:dijo|afirmó|confirmó))(?!\p{L})/iu;
/** "…, they said": whoever spoke before. */
const THEY_SAID = /, (?:they|he|she|it) (?:say|says|said|added)\.?$/iu;
/** The subject that heads the clause, with what stands in brackets or between commas behind it. */
const HEAD = new RegExp(
  `^(?:(?:En|In|Since|Depuis|Desde|С|З|У|В|Between|From|By) [^,;]{1,40}, )?(?:(?:[Tt]he|[Ll]es|[Ll]e|[Ll]a|[Ee]l|[Ll]os|В|У) |[Ll]')?(?<who>\\p{L}[\\p{L}\\d/'’«»"“” .-]{1,80}?)(?: \\([^()]{1,40}\\)|, (?:who|which|qui|que|котор\\p{L}{2,3}|якія|якая|які)(?!\\p{L})[^,;]{1,80},|, (?:lui|elle|eux|elles|quant à (?:lui|elle)|pour sa part|for (?:its|his|her|their) part|in turn|por su parte|в свою очередь|са свайго боку),)? (?:ne |n'|no |не |has |have |had |a |ont |ha |han |эти цифры |гэтыя лічбы |также |таксама |)(?:${SAYS})(?!\\p{L})`,
  'u',
);
const SPOKE = new RegExp(`^,? (?:who )?(?:has |have |had |a |ha )?(?:later |also |then )?(?:${SAYS})(?!\\p{L})`, 'u');

/** What the text offers to name a speaker: who is named in it, what bodies it tells of, and who spoke last. */
export interface Speakers {
  readonly quotations: readonly FoundQuotation[];
  readonly people: PersonPlaces;
  /** Names of bodies as the reading has them. */
  readonly bodies: readonly string[];
  /** Of the view. */
  readonly text: string;
  /** Whose comments the whole text is: "Comments of the Ministry of the Interior". */
  readonly whole?: string;
}

/** Who says so: the speaker of the quotation it stands in, else whom the clause or the sentence names for it. */
export const figureSpeaker = (
  sentence: Sentence,
  span: Span,
  speakers: Speakers,
  last: string | undefined,
): string | undefined => {
  const inside = speakers.quotations.find(
    (quotation) => span.start >= quotation.span.start && span.end <= quotation.span.end + 1,
  );
  if (inside?.speaker !== undefined) return inside.speaker;
  const clause = clauseOf(sentence, span);
  const shown = sentence.text.slice(clause.start - sentence.start, clause.end - sentence.start);
  const according = ACCORDING.exec(shown)?.groups?.who;
  if (according !== undefined) {
    if (!GENERIC.test(according)) return named(according, speakers);
    return last !== undefined && /\p{Lu}/u.test(last) && introducedAs(according, span, speakers) === undefined
      ? last
      : (introducedAs(according, span, speakers) ?? named(according, speakers));
  }
  const head = sentence.text.slice(clause.start - sentence.start, span.start - sentence.start);
  const person = speakers.people
    .within({ start: sentence.start, end: span.start })
    .findLast(({ place }) => SPOKE.test(sentence.text.slice(place.end - sentence.start, span.start - sentence.start)));
  const who =
    HEAD.exec(head)?.groups?.who ?? HEAD.exec(sentence.text.slice(0, span.start - sentence.start))?.groups?.who;
  if (who !== undefined && !PRONOUN.test(who) && person === undefined) {
    const subject = named(who, speakers);
    if (subject !== undefined && (/\p{Lu}/u.test(subject) || PUBLIC.test(subject))) return subject;
  }
  if (person !== undefined) return person.found.person.name;
  if (WHO_SAID_SO.test(sentence.text)) {
    const teller = speakers.people.within(sentence).findLast(({ place }) => place.start >= span.start);
    if (teller !== undefined) return teller.found.person.name;
  }
  const behind = BEHIND.exec(sentence.text)?.groups;
  const spoke = behind?.after ?? behind?.as ?? behind?.who;
  if (spoke !== undefined) return named(spoke.replace(/^the /iu, ''), speakers);
  if (THEY_SAID.test(sentence.text))
    return (
      last ??
      groupBefore(sentence, speakers) ??
      speakers.quotations.findLast((quotation) => quotation.span.start < span.start)?.speaker
    );
  if (who !== undefined && ONE_PERSON.test(who))
    return soleBefore(sentence, speakers) ?? quotedBefore(sentence, speakers) ?? speakers.whole;
  return speakers.whole;
};

/** "The experts also expressed alarm. …, they said.": the group that the sentences before begin with. */
const groupBefore = ({ start, text }: Sentence, speakers: Speakers): string | undefined => {
  if (!/, they (?:say|said|added)\.?$/iu.test(text)) return undefined;
  const told = speakers.text.slice(Math.max(0, start - GROUP_BEFORE), start);
  return [...told.matchAll(/(?:^|\n|[.!?”"»] )The (?<who>\p{Ll}{3,20}s) (?:\p{Ll}+ ){0,1}\p{Ll}{3,}/gu)].at(-1)?.groups
    ?.who;
};
const GROUP_BEFORE = 400;

/** "…”, said A. She said that there are about six": who was quoted right before. */
const quotedBefore = ({ start }: Sentence, { quotations }: Speakers): string | undefined =>
  quotations.findLast(({ span }) => span.end <= start && start - span.end < QUOTED_BEFORE)?.speaker;
const QUOTED_BEFORE = 200;

/** Whose comments a reply gives: "Comments of the Ministry of the Interior on the allegations". A heading, at its start. */
export const authorOfReply = (input: Pick<ExtractInput, 'kind' | 'view'>): string | undefined => {
  if (input.kind !== 'government-reply') return undefined;
  for (const line of input.view.text.split('\n')) {
    const who = line.length > LONGEST_HEADING ? undefined : COMMENTS_OF.exec(line)?.groups?.who;
    if (who !== undefined) return who;
  }
  return undefined;
};
const LONGEST_HEADING = 200;
const COMMENTS_OF =
  /^(?:(?:Written )?[Cc]omments|Observations|Reply|Response|Information|Commentaires|Réponse|Observaciones|Respuesta|Comentarios) (?:of|by|from|provided by|de la|du|de l'|del|de) (?:the |l'|le |la )?(?<who>\p{Lu}[^,.;:\n]{2,70}?)(?= (?:on|regarding|concerning|to|in|sur|concernant|relatives?|sobre|acerca)(?!\p{L})|$)/u;

/** "el colectivo", where "el colectivo Raíces" was told before. */
const introducedAs = (kind: string, { start }: Span, { bodies, text }: Speakers): string | undefined => {
  const told = text.slice(0, start).toLowerCase();
  const word = kind.toLowerCase().replace(/^(?:the|le|la|el) |^l'/u, '');
  return bodies.find((body) => told.includes(`${word} ${body.toLowerCase()}`));
};

/** "He had counted forty": the only person of the lines right before. */
const soleBefore = ({ start }: Sentence, { people }: Speakers): string | undefined => {
  const near = people.within({ start: Math.max(0, start - PERSON_BEFORE), end: start });
  const last = near.at(-1)?.found;
  return last !== undefined && near.every(({ found }) => found === last) ? last.person.name : undefined;
};
const PERSON_BEFORE = 60;

/** The part of a sentence between semicolons that holds the span. */
const clauseOf = (sentence: Sentence, span: Span): Span => {
  const from = sentence.text.lastIndexOf(';', span.start - sentence.start);
  const to = sentence.text.indexOf(';', span.end - sentence.start);
  const start = from < 0 ? 0 : from + 1 + (/^\s*/u.exec(sentence.text.slice(from + 1))?.[0].length ?? 0);
  return { start: sentence.start + start, end: sentence.start + (to < 0 ? sentence.text.length : to) };
};

/** "our data" has no speaker beside the text itself. */
const OWN = /^(?:our|nos|notre|nuestr[oa]s?|наш\p{L}{1,3}|нашых|наших|нашими|нашага) ?/iu;

/** Words of a letter for what it rests on, and a count or a pronoun before a verb: none of them is a speaker. */
const NO_SPEAKER =
  /^(?:(?:the )?(?:information|allegations?|reports?)(?: (?:received|available|we (?:have )?received))?|(?:les |l')?informations?(?: (?:reçues?|communiquées?))?|(?:la )?información(?: (?:recibida|disponible))?|(?:полученн|поступивш|атрыман|отриман)\p{L}+ .*)$|^(?:articles?|the law|law|decree|rules?|Code|artículos?|стать\p{L}+|закон\p{L}{0,3}|артыкул\p{L}{0,3}|закон\p{L}{0,3}|статт\p{L}+|пункт\p{L}{0,3}|In|On|At|By|En|Le|La|В|У)(?: [^\p{L}].*)?$|^\d|(?:^| )(?:мы|we|nous|мы|ми|I|я|они|they|яны|вони)$/iu;

/** The name of a body where the words begin with it, or are a short form of one body only: "the union", "the clinic". */
const named = (who: string, { bodies }: Speakers): string | undefined => {
  const shown = who
    .replace(/['’]s$/u, '')
    .replace(/^[«"“](?=[^»"”]*["”»]?$)|(?<=^[^«"“]*)["”]$/gu, '')
    .trim();
  if (OWN.test(shown) || NO_SPEAKER.test(shown) || findNumbers(shown)[0]?.start === 0) return undefined;
  const low = shown.toLowerCase();
  const whole = bodies.find((body) => low === body.toLowerCase() || low.startsWith(`${body.toLowerCase()} `));
  if (whole !== undefined) return shown.slice(0, whole.length);
  const closed = bodies.find((body) => shown.endsWith(` ${body}`));
  if (closed !== undefined && KIND_OF_BODY.test(shown.slice(0, -closed.length - 1))) return closed;
  if (!/^\p{Script=Latin}+$/u.test(shown)) return shown;
  const fitting = bodies.filter((body) => {
    const words = body.toLowerCase().split(' ');
    return words.length > 1 && (words[0] === low || words.at(-1) === low);
  });
  return /^\p{Ll}/u.test(shown) && fitting.length === 1 ? fitting[0] : shown;
};
