import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import type { EventKind, EventWords } from './extract-event-row.ts';
import type { EventTime } from './extract-event-time.ts';
import type { Verb } from './extract-event-verbs.ts';
import type { Focus } from './extract-focus.ts';
import type { FoundPerson } from './extract-found-person.ts';
import type { Sentence } from './extract-sentences.ts';

/** One sentence with what the rules need: its verbs that tell facts, its times, whom it speaks of. */
export interface Telling {
  readonly input: ExtractInput;
  readonly sentence: Sentence;
  readonly index: number;
  readonly times: readonly EventTime[];
  readonly verbs: readonly Verb[];
  readonly focus: Focus;
  /** The sentence before it that may tell facts. */
  readonly before?: Telling;
}

const PASSIVE =
  /(?<!\p{L})(?:was|were|been|being|is|are|am|got|get|having been|été|est|sont|étaient|était|fut|furent|suis|fue|fueron|sido|está|son|es)(?: (?:\p{L}+ly|also|first|again|later|then|once more|ensuite|également|aussi|depuis|toujours|de nouveau|alors|no longer|both|all|d'abord|two years)){0,2} $/iu;
const ACTIVE_FRENCH =
  /(?<!\p{L})(?:a|ont|avait|avaient|ai|avons)(?: (?:également|aussi|ensuite|alors|d'abord))? $|(?:l'|m'|les |la |le )(?:a|ont|avait|avaient) $/iu;
const PRONOUN_OBJECT = /(?<!\p{L})(?:l'|m'|les |la |le )(?:a|ont|avait|avaient) $/iu;

/** Who something was done to, and how sure that is. */
export interface Concerned {
  readonly persons: readonly FoundPerson[];
  /** Words for those who have no name here. */
  readonly group?: string;
}

const GIVEN_TO = /(?<= )(?:à|au|aux|on|upon|contre)(?= )/gu;
const NOBODY: Concerned = { persons: [] };

/** Resolves the person of a verb by its form; a group told without names has words and no persons. */
export const concernedBy = (telling: Telling, verb: Verb): Concerned => {
  const { input, sentence, focus } = telling;
  const text = input.view.text;
  const before = text.slice(sentence.start, verb.start);
  const behind = text.slice(verb.end, sentence.end);
  const { who } = verb.row;
  if (focus.self.length > 0 && MINE.test(before)) return { persons: focus.self };
  const asSubject = (): Concerned => {
    if (SOME_OF.test(before) || SOMEBODY.test(before.replace(PASSIVE, ' '))) return NOBODY;
    const subject = goesOn(telling, verb, before) ? undefined : nounBefore(before);
    if (subject !== undefined) return groupOf(before) ?? NOBODY;
    if (/^ (?:я|мы)(?!\p{L})/u.test(behind) && focus.self.length > 0) return { persons: focus.self };
    const group = groupOf(before);
    if (group !== undefined) return group;
    const persons = focus.subjects(sentence, sentence.start + headOf(before).length);
    if (persons.length > 0) return { persons };
    if (PASSIVE.test(before) || who === 'subject') {
      const official = focus.official(sentence, { start: sentence.start, end: verb.start });
      if (official.length > 0) return { persons: official };
    }
    const after = focus.objects(sentence, verb.end);
    if (after.length > 0) return { persons: after };
    const behindIt = groupBehind(behind);
    if (behindIt !== undefined) return behindIt;
    const named = focus.named(sentence, verb.start);
    if (named.length > 0) return { persons: named };
    if (CYRILLIC.test(text.slice(verb.start, verb.end))) {
      const around = focus.objectsAround(sentence, verb, false);
      if (around.length > 0) return { persons: around };
    }
    if (SEVERAL.test(before) && isImplied(telling, before)) {
      const pair = focus.pair(sentence);
      if (pair.length > 0) return { persons: pair };
    }
    return { persons: isImplied(telling, before) ? focus.last(sentence) : [] };
  };
  const asObject = (): Concerned => {
    if (CARER.test(behind)) return NOBODY;
    const direct = focus.objects(sentence, verb.end);
    if (direct.length > 0) return { persons: direct };
    if (/^(?:se l[eao]|l[eoa]s? |came$)/iu.test(text.slice(verb.start, verb.end)))
      return { persons: focus.last(sentence) };
    const group = groupBehind(behind) ?? (CYRILLIC.test(before) ? groupOf(before) : undefined);
    if (group !== undefined) return group;
    const given = givenTo();
    if (given.length > 0) return { persons: given };
    const official = focus.official(sentence, { start: verb.end, end: sentence.end });
    if (official.length > 0) return { persons: official };
    if (OF_SOME.test(text.slice(Math.max(sentence.start, verb.start - 12), verb.start)) && SOME_OF_THEM.test(before))
      return NOBODY;
    const isCyrillic = CYRILLIC.test(text.slice(verb.start, verb.end));
    const around = focus.objectsAround(sentence, verb, isCyrillic);
    return { persons: around.length > 0 || !isCyrillic ? around : objectCarried() };
  };
  /** "его арестовали в марте, а в сентябре осудили": the object of the verb before goes on. */
  const objectCarried = (): readonly FoundPerson[] => {
    const last = telling.verbs.findLast((other) => other.end <= verb.start && other.row.who === 'object');
    return last === undefined || verb.start - last.end > CARRIED ? [] : focus.objectsAround(sentence, last, false);
  };
  if (who === 'owner') {
    const persons = focus.owners(sentence, verb);
    if (persons.length > 0 || verb.row.kind !== 'DocumentStatus') return { persons };
    const inside = focus.named(sentence, verb.end);
    return { persons: inside.length > 0 ? inside : focus.last(sentence) };
  }
  if (who === 'subject') return asSubject();
  if (who === 'object') return asObject();
  if (PASSIVE.test(before)) {
    const cut = before.replace(PASSIVE, '');
    return asSubjectOf(cut) ?? asSubject();
  }
  const given = givenTo();
  if (given.length > 0) return { persons: given };
  if (ACTIVE_FRENCH.test(before) && !/(?<!\p{L})(?:he|she|who) had $/u.test(before)) {
    if (!PRONOUN_OBJECT.test(before)) {
      const direct = focus.objectsAround(sentence, { start: sentence.start, end: verb.end }, false);
      if (direct.length > 0) return { persons: direct };
      const group = groupBehind(behind);
      if (group !== undefined) return group;
    }
    const around = focus.objectsAround(sentence, verb, false);
    return { persons: around };
  }
  const direct = focus.objects(sentence, verb.end);
  if (direct.length > 0) return { persons: direct };
  const group = groupBehind(behind);
  if (group !== undefined) return group;
  if (/^ (?:the|a|an|his|her|their|its|several|some|many|la|le|les|un|une|des) \p{Ll}/u.test(behind)) return NOBODY;
  return asSubject();

  /** "a infligé dix ans de prison au sergent X", "imposed a term on Ms. X": of a charge or a verdict. */
  function givenTo(): readonly FoundPerson[] {
    if ((verb.row.kind !== 'Sentence' && verb.row.kind !== 'Charge') || PASSIVE.test(before)) return [];
    for (const match of behind.slice(0, 110).matchAll(GIVEN_TO)) {
      if (/[,;:]/u.test(behind.slice(0, match.index))) break;
      const persons = focus.objects(sentence, verb.end + match.index + match[0].length);
      if (persons.length > 0) return persons;
    }
    return [];
  }
  function asSubjectOf(cut: string): Concerned | undefined {
    if (nounBefore(`${cut}`) === undefined) return undefined;
    return groupOf(cut) ?? NOBODY;
  }
};

/** "was given a term of two years and freed": the thing is what the verb before is of, and the subject goes on. */
const goesOn = ({ verbs, sentence }: Telling, verb: Verb, before: string): boolean =>
  / (?:and|et|y|и|і|й|та)(?: (?:then|later|also|was|were|ensuite|puis|потом|потым))* $/iu.test(before) &&
  verbs.some((other) => other.end <= verb.start && !/[;:]|, /u.test(before.slice(other.end - sentence.start)));

/** Nothing but a time and small words before the verb: the sentence goes on about the one told of last. */
const isImplied = ({ sentence, times }: Telling, before: string): boolean => {
  if (CYRILLIC.test(before)) return true;
  let rest = before;
  for (const time of times)
    if (time.end - sentence.start <= before.length)
      rest = rest.replace(sentence.text.slice(time.start - sentence.start, time.end - sentence.start), ' ');
  const words = rest.replace(SMALL, ' ').match(/[\p{L}\d]+/gu) ?? [];
  return words.length <= 2;
};
const SMALL =
  /(?<!\p{L})(?:on|in|the|at|and|then|later|first|was|were|is|has|had|been|being|also|again|since|there|next|night|day|le|la|en|a|el|al|été|fue|puis|ensuite|sido|ha|est|avait|dans|du|de|y|et|morning|evening|same|following|she|he|they|elle|il|ils)(?!\p{L})/giu;

/** How far on an object is carried. */
const CARRIED = 120;
/** "пятеро из них были детьми, когда их арестовали": nobody knows who. */
const OF_SOME = /(?<!\p{L})(?:их|іх|їх) $/iu;
const SOME_OF_THEM =
  /(?<!\p{L})(?:\p{L}+|\d+) (?:из них|з іх|зь іх|з них|of them|d'entre eux|de ellos)(?!\p{L})|(?:человек|чалавек|осіб|людей|людзей)(?!\p{L})/iu;
/** "забрала сестра": a child is taken in, nobody is taken away. */
const CARER =
  /^ (?:(?:моя|мая|мою|её|ее|его|яе|яго|іх|их|наша) )?(?:сестра|сястра|бабушка|бабуля|мать|маці|т[её]тя|т[её]тка|цётка|дочь|дачка|жена|жонка|соседка|суседка|брат|отец|бацька|дед|дзед|муж|родственники|сваякі|родные|родныя|дружина|мати|бабуся)(?!\p{L})/iu;
const CYRILLIC = /\p{Script=Cyrillic}{3}/u;

const PEOPLE =
  "(?:prisoners?|detainees?|people|persons?|individuals|citizens|women|men|migrants|workers|students|teachers|activists|journalists|protesters|lawyers|employees|members|residents|others|children|families|men and women|opponents|supporters|personnes?|prisonni(?:ers|ères)|détenu(?:s|es)|condamné(?:s|es)|manifestants|militants|étudiants|journalistes|autres|femmes|hommes|migrants|personas|pres[oa]s|detenid[oa]s|человек[а]?|людей|заключ[её]нных|осужд[её]нных|задержанных|политзаключ[её]нных|женщин|мужчин|активистов|студентов|чалавек[а]?|людзей|зняволеных|палітвязняў|асуджаных|затрыманых|жанчын|мужчын|осіб|людей|в'язнів)";
const COUNT =
  '(?:many|some|most|several|dozens(?: of)?|hundreds(?: of)?|scores of|a group of|a number of|up to|at least|more than|over|nearly|almost|about|around|all|other|another|those|political|these|the other|the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|twenty|thirty|forty|fifty|(?!(?:19|20)\\d{2}(?!\\d))\\d[\\d,. ]*|plusieurs|des dizaines de|des centaines de|quelques|une vingtaine de|au moins|plus de|près de|environ|deux|trois|quatre|cinq|six|dix|les|des|decenas de|cientos de|al menos|más de|десятки|сотни|несколько|не менее|более|около|около|ещё|двое|трое|дзясяткі|сотні|некалькі|не менш за|больш за|каля|яшчэ|кілька|десятків|близько|щонайменше|понад)';
const GROUP_BEFORE = new RegExp(
  `(?<!\\p{L})(?<who>(?<!\\d)(?:${COUNT} ?){1,4}(?:\\p{Ll}[\\p{L}-]* ){0,2}${PEOPLE}(?: (?!who|and|that|qui|et)[^,.;:]{0,50}?)?)(?:,? (?:have|has|had|who|were|are|was|reportedly))* ?$`,
  'iu',
);
const GROUP_BEHIND = new RegExp(
  `^ (?<who>(?:${COUNT} ?){1,4}(?:\\p{Ll}[\\p{L}-]* ){0,2}${PEOPLE}(?: (?:of|from|in|who|de|du|из|з|за) [^,.;:]{2,50})?)`,
  'iu',
);

const groupOf = (before: string): Concerned | undefined => {
  const tail = before
    .slice(-120)
    .replace(/ (?:was|were|been|have|has|had|are|is|a|ont|été|были|былі|были)(?= |$)/gu, '')
    .trimEnd();
  const who = GROUP_BEFORE.exec(tail)?.groups?.who?.trim();
  return who === undefined ? undefined : { persons: [], group: who };
};
const groupBehind = (behind: string): Concerned | undefined => {
  const who = GROUP_BEHIND.exec(behind.slice(0, 140))?.groups?.who?.trim();
  return who === undefined ? undefined : { persons: [], group: who };
};

/** "no hearing was held", "his office was seized": a thing is the subject, and no person. */
const THING =
  /(?<!\p{L})(?:hearings?|trials?|sessions?|meetings?|body|appeals?|requests?|child|baby|newborn|infant|reports?|letters?|parcels?|cases?|autopsy|licen[cs]es?|person of that name|no one|nobody|nephew|search|laptops?|phones?|computers?|documents?|belongings|files|money|books?|house|flat|office|home|charges?|sentence|term|complaint|petition|information|statement|video|website|channel|account|organi[sz]ations?|associations?|law|decree|decision|verdict|elections?|protests?|demonstration|vigil|procès|audience|plainte|recours|lettre|dossier|enquête|loi|décision|peine|association|audiencia|juicio|recurso|ley|дело|суд|заседание|жалоба|письм\p{L}|закон|указ|организаци\p{L}|справа|скарга|ліст|арганізацы\p{L}|засіданне|посылк\p{L}|пасылк\p{L})(?: (?:in|of|for|on|at|against|de|du|contre|à) [^,;:]{2,40})?,?$/iu;
/** "Mr. A, who had helped a friend, was arrested": what is said of him between the commas is no subject. */
const headOf = (before: string): string => {
  const bare = before.replace(PASSIVE, '');
  const relative =
    /^(?<head>.{3,120}?), (?:who|whom|whose|qui|dont|quien|котор\p{L}{2,3}|як[іая]я?|який|яка|\p{Ll}+(?:ed|ée?s?) (?:by|par)) [^;:]*, ?$/u.exec(
      bare,
    );
  const apposed = /^(?<head>.{3,120}?\p{Lu}[\p{L}'-]+), (?:an? |the |une? |l[ea] |l')[^,;:]{3,80}, ?$/u.exec(bare);
  return relative?.groups?.head ?? apposed?.groups?.head ?? before;
};
const MINE = /(?<!\p{L})(?:mine|my name|моё имя|маё імя|mon nom|mi nombre)(?!\p{L})[^.;]{0,40}$/iu;
/** "13 of them remain in prison": nobody knows who. */
/** "a prisoner who was set free": somebody, and none of those named. */
const SOMEBODY =
  /(?:^|[ ,])(?:an?(?:other)?|some|une?|un autre|una?|один|одна|некий|некая|адзін|адна|нейкі|нейкая) (?:(?!of)[\p{L}-]+ ){1,3}(?:who|qui|que|котор(?:ый|ая)|як[іа]я?|який|яка) (?:had |has |also |later |just )?(?:been |été )?$/iu;
const SOME_OF =
  /(?<!\p{L})(?!both|each|all|neither|either)(?:\d+|\p{L}+) (?:of them|d'entre eux|de ellos|из них|з іх) ?$/iu;
const SEVERAL = /(?:^|[ ,])(?:were|fueron|ont été|sont|furent|были|былі|були) $/iu;

const nounBefore = (text: string): string | undefined => {
  const before = headOf(text);
  const clause = (
    before
      .split(/[;:.]|, (?:and|but|while|when|et|mais|а|и|но|але) (?!(?:was|were|is|has|then|later|a|est|fut) )/u)
      .at(-1) ?? before
  )
    .replace(PASSIVE, '')
    .trimEnd()
    .replace(/ (?:had|has|have|will|also|later|then)$/u, '');
  return THING.exec(clause)?.[0];
};

const BETWEEN =
  /;|(?<!\p{L})(?:and|but|before|then|after|when|while|where|où|et|mais|puis|avant|après|y|pero|и|а|но|затем|потом|і|але|потым|пасля|та|потім|після)(?!\p{L})/iu;
/** "four and a half years", "чатыры гады і шэсць месяцаў": this "and" is no turn. */
const TERM_AND =
  /and a half|et demie?|y medio|(?:years?|ans?|años?|год(?:а|у)?|гады|лет|гадоў|роки|років) (?:and|et|y|и|і|й|та) /giu;
const CLOSE = 90;
/** "Yesterday began the trial of X, who is charged": the day is the trial's. */
const RELATIVE = /, (?:who|qui|котор|як[іая])/iu;

/**
 * The time of a verb: behind it before the sentence turns, else right before it, else at the head of the sentence for
 * the first verb, else the sentence's only time. A time belongs to one verb unless the verbs are told together.
 */
export const timeOf = (
  telling: Telling,
  verb: Span & { readonly row?: Pick<EventWords, 'kind'> },
): EventTime | undefined => {
  const { input, sentence, times, verbs } = telling;
  const text = input.view.text;
  const next = verbs.find((other) => other.start >= verb.end)?.start ?? sentence.end;
  const previous = verbs.findLast((other) => other.end <= verb.start);
  const heading = times.find((time) => time.start === time.end);
  if (heading !== undefined) {
    const own: Telling = { ...telling, times: times.filter((time) => time !== heading) };
    const kind = verb.row?.kind;
    const its = timeOf(own, verb);
    const isOther = (kind === 'Sentence' || kind === 'Release') && (its?.lead === 'since' || its?.lead === 'until');
    return (
      (isOther ? undefined : its) ??
      (kind === 'Sentence' ||
      kind === 'Release' ||
      kind === 'Expulsion' ||
      (kind === 'DetentionEpisode' && verbs.length < 3)
        ? heading
        : undefined)
    );
  }
  const inside = times.find((time) => time.start >= verb.start && time.end <= verb.end);
  if (inside !== undefined) return inside;
  const relative = (time: EventTime): boolean =>
    (verb.row?.kind === 'Charge' && RELATIVE.test(text.slice(time.end, verb.start))) ||
    (verb.row?.kind === 'DocumentStatus' && previous !== undefined && !isOwned(previous));
  const behind = times.find((time) => {
    if (time.start < verb.end || time.start > next || time.start - verb.end > CLOSE * 1.6) return false;
    const between = text.slice(verb.end, time.start).replace(TERM_AND, ' ').replace(ASIDE_WORDS, ' ');
    const comma = between.lastIndexOf(',');
    // "in June he was sentenced to ten years, in August they took his passport"
    if (
      comma >= 0 &&
      times.some((one) => one.end <= verb.start && one.lead === 'at') &&
      next - time.end < 40 &&
      next < sentence.end
    )
      return false;
    if (comma >= 0 && between.length - comma > 14) return false;
    return (
      !BETWEEN.test(between) &&
      !(time.lead === 'until' && times.length > 1) &&
      !/,.*,/u.test(between.replace(/, (?=on |le |in |à |у |в |в)/u, ' '))
    );
  });
  if (behind !== undefined) return behind;
  const from = previous?.end ?? sentence.start;
  const before = times.findLast((time) => {
    if (time.end > verb.start || time.start < from || time.lead === 'until') return false;
    if (previous !== undefined && !isOwned(previous) && belongsTo(text, previous, time)) return false;
    const between = text.slice(time.end, verb.start);
    if (LEARNED.test(between)) return false;
    if (verb.row?.kind === 'Charge' && RELATIVE.test(between)) return false;
    if (verb.row?.kind === 'DocumentStatus' && between.includes(',')) return false;
    return between.length < CLOSE && !/;|(?<!\p{L})(?:but|mais|но|але)(?!\p{L})/u.test(between);
  });
  if (before !== undefined) return before;
  const head = times[0];
  if (
    head !== undefined &&
    !relative(head) &&
    !LEARNED.test(text.slice(head.end, Math.max(head.end, verb.start))) &&
    head.start - sentence.start < 30 &&
    head.end <= verb.start &&
    head.lead !== 'until' &&
    !(previous !== undefined && text.slice(previous.end, verb.start).includes(';'))
  ) {
    if (previous === undefined || previous.start > head.end) {
      const first = verbs[0];
      const apart = first !== undefined && first.start !== verb.start && isTurn(first.row.kind, verb.row?.kind);
      if (!apart) return head;
    }
  }
  const single =
    times.length === 1 && previous === undefined && (verbs.length === 0 || verbs.at(-1)?.start === verb.start)
      ? times[0]
      : undefined;
  return single === undefined ||
    relative(single) ||
    LEARNED.test(text.slice(single.end, Math.max(single.end, verb.start))) ||
    single.lead === 'until' ||
    (single.start >= verb.end &&
      (BETWEEN.test(text.slice(verb.end, single.start)) ||
        /, (?!.*,).{14,}$/u.test(text.slice(verb.end, single.start))))
    ? undefined
    : single;
};

/** "On 9 January his brother learned that he is in prison": the day is that of the news. */
const LEARNED =
  /(?<!\p{L})(?:learn(?:ed|t)|found out|heard|discovered|(?:was|were) (?:told|informed)|(?:a|ont) (?:appris|su|découvert)|supo|supieron|se enter(?:ó|aron)|узнал[аи]?|стало известно|сообщили|даведал[аі]с[яь]|даведаўся|стала вядома|паведамілі|дізнал(?:ася|ися)|дізнався) ?(?:that|qu[e']|de que|,? что|,? што|,? що)(?!\p{L})/iu;

/** Words between commas that turn nothing. */
const ASIDE_WORDS =
  /, (?:напомню|напомним|нагадаю|нагадаем|говорят|кажуць|reportedly|as reported|rappelons-le|semble-t-il),/giu;

/** "On her release in April they kept her passport": the time is of both. */
const isOwned = ({ row }: Verb): boolean => row.kind === 'Release' && row.who === 'owner';

/** The time right behind an earlier verb is that verb's. */
const belongsTo = (text: string, verb: Span, time: EventTime): boolean =>
  time.start >= verb.end &&
  time.start - verb.end < CLOSE &&
  !BETWEEN.test(text.slice(verb.end, time.start)) &&
  !/, $/u.test(text.slice(verb.end, time.start));

/** An arrest and a verdict are never of one day. */
const isTurn = (first: EventKind, second: EventKind | undefined): boolean =>
  (first === 'DetentionEpisode' || first === 'Held') &&
  (second === 'Sentence' || second === 'Release' || second === 'Transfer' || second === 'Charge');

/** The sentence when it is short; else from what opens the telling (time, verb) to the end of its clause. */
export const spanOf = (
  { input, sentence }: Telling,
  verb: Span,
  time: Span | undefined,
  more: readonly Span[] = [],
): Span => {
  const trimmed = /[.!?]$/u.test(sentence.text) ? sentence.end - 1 : sentence.end;
  if (sentence.end - sentence.start <= 130) return { start: sentence.start, end: trimmed };
  const parts = [verb, ...(time === undefined ? [] : [time]), ...more].filter(
    (one) => one.start >= sentence.start && one.end <= sentence.end,
  );
  const start = Math.min(...parts.map((one) => one.start));
  const last = Math.max(...parts.map((one) => one.end));
  const clause = input.view.text
    .slice(last, Math.min(sentence.end, last + 140))
    .search(/[,;:–—]|(?<!(?:^|[^\p{L}])(?:art|arts|No|St|ст|арт|ч|г|n))\.(?!\d)/iu);
  return { start, end: Math.min(trimmed, clause < 0 ? last : last + clause) };
};
