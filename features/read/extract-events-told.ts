import type { Span } from '@amparo/un-letters';
import { passagesIn } from './extract.ts';
import { details, type EventDraft } from './extract-event-draft.ts';
import { destinationIn, type FoundFacility, facilitiesIn, facilityName } from './extract-event-places.ts';
import { type Concerned, concernedBy, spanOf, type Telling, timeOf } from './extract-event-telling.ts';
import type { EventTime } from './extract-event-time.ts';
import type { Verb } from './extract-event-verbs.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** Detentions, transfers, expulsions, releases, deaths and papers taken that a sentence tells. */
export const toldEvents = (telling: Telling): EventDraft[] => {
  const drafts: EventDraft[] = [];
  for (const verb of telling.verbs) {
    if (verb.row.kind === 'Sentence' || verb.row.kind === 'Charge') continue;
    if (verb.row.timeless === true && telling.verbs.some(({ row }) => row.kind === 'Sentence')) continue;
    const concerned = concernedBy(telling, verb);
    const own = draftsOf(telling, verb, concerned);
    drafts.push(...own, ...likewise(telling, verb, own));
  }
  return withPapers(drafts);
};

const draftsOf = (telling: Telling, verb: Verb, concerned: Concerned): EventDraft[] => {
  const { input, sentence } = telling;
  const { kind, bound } = verb.row;
  const text = input.view.text;
  const detention = kind === 'DetentionEpisode' || kind === 'Transfer' || kind === 'Held';
  const time = verb.row.timeless === true ? undefined : timeOf(telling, verb);
  const place = detention ? placeOf(telling, verb) : undefined;
  const makeshift =
    kind === 'Held'
      ? (bound === true ? MAKESHIFT : ANY_PLACE).exec(text.slice(verb.end, Math.min(sentence.end, verb.end + 80)))
          ?.groups?.where
      : undefined;
  const timed = time !== undefined && time.lead !== 'after' && time.lead !== 'until';
  if (concerned.persons.length === 0 && (bound === true || !tellsOfGroup(concerned, time))) return [];
  if (bound === true && !timed && place === undefined && makeshift === undefined) return [];
  const behind = text.slice(verb.end, sentence.end);
  const begins = kind !== 'Held' || time?.lead === 'since' || time?.begin !== undefined;
  const edtf = timed ? time.edtf : undefined;
  const open =
    edtf !== undefined && time?.lead === 'since' && !detention && kind === 'DocumentStatus' ? `${edtf}/..` : edtf;
  const until = detention ? untilOf(telling, verb) : undefined;
  const draft = (persons: readonly FoundPerson[]): EventDraft => ({
    kind: detention ? 'DetentionEpisode' : kind,
    at: verb.start,
    persons: persons.map(({ person }) => person.key),
    ...(until !== undefined && open === undefined ? { happenedOn: `../${until}` } : {}),
    ...(open === undefined ? {} : { happenedOn: detention && time?.begin !== undefined ? time.begin : open }),
    details: details({
      begin: detention && begins ? (time?.begin ?? edtf) : kind === 'DocumentStatus' ? edtf : undefined,
      end: detention ? (time?.until ?? until) : undefined,
      facility: place?.name ?? makeshift,
      ...verb.row.details,
      ground: verb.row.details?.ground ?? groundOf(kind, sentence.text),
      destination: kind === 'Expulsion' ? destinationIn(behind) : undefined,
      document: kind === 'DocumentStatus' ? documentOf(text.slice(verb.start, verb.end)) : undefined,
      timeAsSaid: time?.said,
      group: persons.length === 0 ? concerned.group : undefined,
    }),
    passages: passagesIn(input, [spanOf(telling, verb, time, place === undefined ? [] : [place])]),
    confidence: edtf !== undefined && persons.length > 0 ? 0.8 : 0.6,
  });
  // An episode of detention is of one person (core/schema/detention-episode.yaml).
  const own =
    detention && concerned.persons.length > 0
      ? concerned.persons.map((one) => draft([one]))
      : [draft(concerned.persons)];
  return kind === 'Held' || kind === 'DetentionEpisode'
    ? [...own, ...furtherPlaces(telling, verb, concerned.persons, place)]
    : own;
};

/** "Mr. A died on 3 May, Mr. B in August": a name with a time of its own, the verb left out. */
const likewise = (telling: Telling, verb: Verb, told: readonly EventDraft[]): EventDraft[] => {
  const { input, sentence, times, focus, verbs } = telling;
  const first = told[0];
  if (
    first === undefined ||
    (verb.row.kind !== 'Death' && verb.row.kind !== 'DetentionEpisode' && verb.row.kind !== 'Release')
  )
    return [];
  const next =
    verbs.find((other) => other.start >= verb.end && other.row.kind !== verb.row.kind)?.start ?? sentence.end;
  return times
    .flatMap((time) => {
      if (time.start < verb.end || time.end > next) return [];
      const persons = focus.beside(sentence, time);
      if (persons.length === 0 || persons.some(({ person }) => first.persons.includes(person.key))) return [];
      return persons.map(({ person }) => ({
        ...first,
        at: time.start,
        persons: [person.key],
        ...(time.edtf === undefined ? {} : { happenedOn: time.edtf }),
        details: details({
          ...verb.row.details,
          begin: verb.row.kind === 'DetentionEpisode' ? time.edtf : undefined,
          timeAsSaid: time.said,
        }),
        passages: passagesIn(input, [{ start: startOf(persons, sentence, time), end: time.end }]),
        confidence: 0.6,
      }));
    })
    .map((draft) =>
      draft.details.timeAsSaid !== undefined && draft.details.begin === undefined && draft.kind !== 'Death'
        ? withoutTime(draft)
        : draft,
    );
};
/** Where the last of the names before the time stands. */
const startOf = (persons: readonly FoundPerson[], sentence: Span, time: Span): number =>
  persons
    .flatMap(({ places }) => places)
    .filter(({ start, end }) => start >= sentence.start && end <= time.start)
    .reduce((last, { start }) => Math.max(last, start), sentence.start);

const withoutTime = ({ happenedOn: _, ...draft }: EventDraft): EventDraft => draft;

/** Papers taken on the way out are said of the expulsion that the same sentence tells. */
const withPapers = (drafts: readonly EventDraft[]): EventDraft[] => {
  const expulsion = drafts.find(({ kind }) => kind === 'Expulsion');
  const papers = drafts.find(({ kind, details: { status } }) => kind === 'DocumentStatus' && status === 'taken');
  if (expulsion === undefined || papers === undefined) return [...drafts];
  const document = String(papers.details.document ?? 'passport');
  return drafts
    .filter((draft) => draft !== papers)
    .map((draft) =>
      draft === expulsion ? { ...draft, details: { ...draft.details, documentsTaken: document } } : draft,
    );
};

/** Where people are held who are in no prison. */
const MAKESHIFT =
  /^ (?:in|at|on|dans|en|à|au|в|во|у|ў) (?:(?:the|an?|his|her|their|la|le|une?|une|el|una|той|тым|какой-то) )?(?<where>(?:[\p{L}-]+ ){0,2}?(?:basements?|cellars?|garages?|warehouses?|containers?|tents?|barns?|hangars?|stables?|caves?|sous-sols?|entrepôts?|conteneurs?|sótanos?|bodegas?|almacén|подвал\p{L}{0,2}|гараж\p{L}{0,2}|сара\p{L}{1,2}|склад\p{L}{0,2}|контейнер\p{L}{0,2}|ангар\p{L}{0,2}|сутарэнь?н\p{L}|склеп\p{L}{0,2}|падвал\p{L}{0,2}|підвал\p{L}{0,2}))(?!\p{L})/iu;

/** "confined in the fish hatchery of Bistra". */
const ANY_PLACE =
  /^ (?:in|at|dans|en|à|au) (?:the |an? |la |le |l'|une? )?(?<where>[\p{L}'-]+(?: [\p{L}'-]+){0,4}?)(?=[,.;]|$| (?:since|which|where|on|under|with|without|for|until|by|depuis|où|qui|sans|avec|par)(?!\p{L}))/u;

/** A group is an event of its own when it has a day or a month; without, it is a figure. */
const tellsOfGroup = ({ group }: Concerned, time: EventTime | undefined): boolean =>
  group !== undefined && /^[\dX]{4}-\d{2}-\d{2}$/u.test(time?.edtf ?? '') && time?.lead === 'at';

/** A transfer leads to the last place named; a detention is in the first. */
const placeOf = (telling: Telling, verb: Verb): FoundFacility | undefined => {
  const { input, sentence, verbs } = telling;
  const next = verbs.find((other) => other.start >= verb.end && other.row.kind !== 'Charge');
  const until = verb.row.kind === 'Transfer' ? sentence.end : (next?.start ?? sentence.end);
  const text = input.view.text.slice(verb.end, until);
  const found = facilitiesIn(text).filter(
    ({ start }) =>
      !/(?<!\p{L})(?:from|out of|из|из-за|з|са|з-за|desde) (?:the |la |\p{Ll}+ ){0,2}$|(?<!\p{L})depuis (?:la |le |l')?$/iu.test(
        text.slice(Math.max(0, start - 20), start),
      ),
  );
  const chosen = verb.row.kind === 'Transfer' ? found.at(-1) : found[0];
  if (chosen === undefined) return undefined;
  return {
    name: facilityName(text, chosen),
    start: verb.end + chosen.start,
    end: verb.end + chosen.end,
  };
};

/** "… and, from January 2024, in Colony No. 7": each further place with its own date is an episode of its own. */
const furtherPlaces = (
  { input, sentence, times }: Telling,
  verb: Verb,
  persons: readonly FoundPerson[],
  first: FoundFacility | undefined,
): EventDraft[] => {
  if (first === undefined) return [];
  const text = input.view.text;
  return facilitiesIn(text.slice(first.end, sentence.end)).flatMap((facility) => {
    const at = first.end + facility.start;
    const time = times.find(
      (one) => one.end <= at && at - one.end < 12 && one.start >= verb.end && one.edtf !== undefined,
    );
    if (
      time?.edtf === undefined ||
      !/^[ ,]*(?:and )?(?:in |at |à |dans |у |ў |в )?(?:the |la )?$/iu.test(text.slice(time.end, at))
    )
      return [];
    const { edtf } = time;
    return persons.map(({ person }) => ({
      kind: 'DetentionEpisode',
      at: time.start,
      persons: [person.key],
      happenedOn: edtf,
      details: details({ begin: time.lead === 'since' ? edtf : undefined, facility: facility.name }),
      passages: passagesIn(input, [{ start: time.start, end: first.end + facility.end }]),
      confidence: 0.7,
    }));
  });
};

/** "was held there until 5 May". */
const untilOf = ({ times, verbs }: Telling, verb: Verb): string | undefined => {
  const next = verbs.find((other) => other.start >= verb.end)?.start ?? Number.POSITIVE_INFINITY;
  return times.find(
    (time) => time.lead === 'until' && time.start >= verb.end && time.start < next && verb.row.kind === 'Held',
  )?.edtf;
};

/** Grounds of a release, as the vocabulary `detention-ended` has them. */
const GROUNDS: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!\p{L})(?:pardon\p{L}*|gr[âa]ci\p{L}*|помилов\p{L}+|памілав\p{L}+|помилув\p{L}+|indult\p{L}*|клеменц\p{L}+|clemency)/iu,
    'pardon',
  ],
  [/(?<!\p{L})(?:amnest\p{L}*|амнист\p{L}*|амніст\p{L}*|amnist\p{L}*)/iu, 'amnesty'],
  [
    /(?<!\p{L})(?:(?:having |after (?:having )?)?(?:fully |completely )?(?:serv(?:ed|ing)) (?:\p{L}+ )?(?:full |entire |whole )?(?:sentence|term)|terms? (?:was |were )?served|end of (?:her|his|their|the) (?:sentence|term)|purgé|(?:à la )?fin de (?:sa|leur) peine|au terme de (?:sa|leur) peine|отбыв|полностью отбы\p{L}+|по окончании срока|по отбытии|адбы(?:ўшы|ла|ў)|поўнасцю адбы\p{L}+|па заканчэнні тэрміну|тэрмін скончыўся|срок закончился|відбу(?:вши|ла|в)|отсидел[аи]?|адсядзе(?:ў|ла|лі)|адседзе(?:ў|ла|лі)|відсиді(?:в|ла|ли)|по звонку|от звонка до звонка|ад званка да званка|день в день|дзень у дзень|термін закінчився|tras cumplir)/iu,
    'term-served',
  ],
  [
    /(?<!\p{L})(?:on bail|under house arrest pending|recognizance|travel ban|sous contrôle judiciaire|sous caution|под подписку|под залог|пад падпіску|пад залог|під заставу|під особисте|bajo fianza|pending trial)/iu,
    'bail',
  ],
  [
    /(?<!\p{L})(?:acquitted|acquittal|acquittée?s?|relaxée?s?|оправда\p{L}+|апраўда\p{L}+|виправда\p{L}+|absuelt\p{L}+)/iu,
    'acquittal',
  ],
  [
    /(?<!\p{L})(?:prisoner exchange|exchanged|swap|échange de prisonniers|обмен\p{L}?|абмен\p{L}?|обмін\p{L}?)(?!\p{L})/iu,
    'exchange',
  ],
  [
    /(?<!\p{L})(?:early release|on parole|conditionally|libération (?:anticipée|conditionnelle)|условно-досрочно|досрочно|датэрмінова|умоўна-датэрмінова|достроково)/iu,
    'early-release',
  ],
  [
    /(?<!\p{L})(?:case was (?:closed|dropped)|charges were dropped|classé sans suite|non-lieu|дело (?:прекратили|закрыли)|справу (?:спынілі|закрылі))/iu,
    'case-closed',
  ],
];
const groundOf = (kind: string, words: string): string | undefined =>
  kind === 'Release' ? GROUNDS.find(([pattern]) => pattern.test(words))?.[1] : undefined;

/** Kinds of paper, as the vocabulary `identity-document-kind` has them. */
const documentOf = (words: string): string | undefined => {
  if (/citizenship|nationalit|гражданств|грамадзянств|громадянств|nacionalidad|ciudadanía|citoyenneté/iu.test(words))
    return 'citizenship';
  if (/pass?e?port|паспорт|пашпарт|pasaporte/iu.test(words)) return 'passport';
  if (/identity card|carte d'identité|удостоверени|пасведчанн|identity/iu.test(words)) return 'identity-card';
  return /travel|voyage/iu.test(words) ? 'travel-document' : undefined;
};
