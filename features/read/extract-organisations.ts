import type { ReadOrganisation } from '@amparo/core/nouns/reading';
import type { Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import type { FoundPerson } from './extract-found-person.ts';
import { cyrillicBodies, frenchBodies } from './extract-organisation-phrases.ts';
import { publisherOf } from './extract-organisation-publisher.ts';
import { type BodyRole, HEADS, NO_BODY, UN_BODY, VALEDICTION } from './extract-organisation-words.ts';

export const ORGANISATION_RULE = 'organisation/3';

const CAPITAL = "(?:\\p{Lu}[\\p{L}\\d]*(?:'(?!s(?!\\p{L}))\\p{L}+|-\\p{L}+){0,5}(?:(?<=s)'(?= \\p{Lu}))?)";
const LINK =
  '(?:of|on|for|against|the|and|in|de|des|du|de la|sur|contre|contra|del|sobre|y|para|el|los|las|without|Without|&)';
const PHRASE = new RegExp(
  `(?<![\\p{L}-])${CAPITAL}(?:'s(?= \\p{Lu}))?(?:(?: ${LINK}){0,3} ${CAPITAL}(?:'s(?= (?:Office|Union|Rights|Network|Committee|Centre|Association|Council|Initiative)))?| [“"«]${CAPITAL}[”"»]){0,14}(?: (?:S\\.A\\.|Ltd\\.|Inc\\.))?`,
  'gu',
);
const ACCORDING = new RegExp(
  `(?:[Aa]ccording to|[Ss]elon|[Dd]'après|[Ss]egún|(?:said|counted|recorded|reported|quoted|documented) by) (?:the |les? |la |l'|el |los |las )?(${CAPITAL}(?: (?:(?:of|for|de|del|des|du|d'|la|los|las) ){0,2}${CAPITAL}){0,4}(?: [“"«]${CAPITAL}[”"»])?)`,
  'gu',
);
const REPORTS = new RegExp(
  `(?<!\\p{L})(${CAPITAL}(?: ${CAPITAL}){1,3}) (?:notes|reports|documents|estimates|recalls|counted|have counted)(?!\\p{L})`,
  'gu',
);
const POSSESSIVE = /(?:^|[.“" ])[Tt]he (\p{Lu}{3,6})'s (?=\p{Lu})/gu;
const KIND_OF_BODY =
  '(?:newspapers?|weekly|daily|magazine|website|news site|news agency|agency|broadcaster|radio station|(?:community )?radio(?: communautaire| associative| libre| locale| comunitaria| local)?|station|télévision|chaîne|mensuel|coopérative|cooperativa|fundación|canal|semanario|portal|channel|group|organi[sz]ation|NGO|association|company|contractor|network|movement|collective|trade union|publishing house|publisher|journal|quotidien|hebdomadaire|bimensuel|trimestriel|collectif|association|entreprise|société|opérateur|organisation|agence|ONG|emisora|diario|periódico|semanario|quincenal|mensual|revista|colectivo|empresa|compañía|organización|asociación|agencia|contratista)';
/** "the company X", "el diario X", "an armed group which calls itself X". */
const CALLED = new RegExp(
  `(?<!\\p{L})(?:${KIND_OF_BODY}|calls itself|se llama) ((?:La |El |Los |Las |Le |Les |The )?${CAPITAL}(?: (?:(?:de|del|des|du|of|la) ){0,2}${CAPITAL}){0,4}(?: (?:S\\.A\\.|Ltd\\.)| (?:pour|contre|sans) (?:les |la |le |l')?\\p{Ll}+)?)`,
  'gu',
);
/** "X, a regional newspaper". */
const EXPLAINED = new RegExp(
  `(?<!\\p{L})(?<!(?:in|at|near|à|en|from) )((?:The )?${CAPITAL}(?: (?:(?:of|de|des|du|del) )?${CAPITAL}){1,4}), (?:an? |the |une? |l'|le |la |el |un )?(?:[\\p{Ll}-]+ ){0,2}${KIND_OF_BODY}(?!\\p{L})`,
  'gu',
);
/** A party to a text that has no name of its own. */
const UNCAPPED = /(?<!\p{L})[Cc]oalition of (?:\p{L}+ )?(?:NGOs|organi[sz]ations)(?!\p{L})/gu;
const UN_PAPER =
  /^(?:[^\n]{0,80}\n){0,3}(?:United Nations|UNITED NATIONS|Nations Unies|NATIONS UNIES|Naciones Unidas)|A\/HRC\/\d|\nGENEVA \(/u;
const BULLET = /^(?:[-•–*·]|\d{1,2}[.)]) ?/u;

/** Bodies that the text names, by head words and by what is said of them; those that sign an open letter. */
export const organisationExtractor: Extractor<readonly FoundPerson[], readonly ReadOrganisation[]> = {
  rule: ORGANISATION_RULE,
  extract: (input, persons) => {
    const text = input.view.text;
    const byName = new Map<string, { name: string; role?: string; spans: Span[] }>();
    const signers = signerSpans(input, persons);
    const allowed =
      input.letter === undefined
        ? factSpans(input)
        : input.segments.filter((segment) => segment.kind === 'facts' || segment.kind === 'unclassified');
    const other = maskOf(text, [...persons.flatMap(({ places }) => places), ...input.law.instruments]);
    const found = maskOf(text, []);
    // A letter or paper of the United Nations speaks for them: they are no bodies of its facts.
    const ofUn =
      input.letter !== undefined ||
      input.kind === 'government-reply' ||
      UN_PAPER.test(text.slice(0, 600)) ||
      /\n\*? ?The experts: /u.test(text);
    const add = (span: Span, role?: string): void => {
      const end = withStop(text, span);
      const name = text.slice(span.start, end);
      if (ofUn && UN_BODY.test(name)) return;
      if (touches(other, span) || touches(found, span)) return;
      const key = name.toLowerCase();
      const known = byName.get(key) ?? { name, spans: [] };
      found.fill(1, span.start, span.end);
      if (known.role === undefined && role !== undefined) known.role = role;
      known.spans.push({ start: span.start, end });
      byName.set(key, known);
    };
    for (const span of signers) add(span, 'signatory');
    const signing = maskOf(text, signers);
    const within = (span: Span): boolean =>
      allowed.some((part) => span.start >= part.start && span.end <= part.end) && !touches(signing, span);
    const publisher = publisherOf(input);
    if (publisher !== undefined) add(publisher, publisher.role);
    if (input.kind === 'news') {
      for (const match of text.matchAll(UNCAPPED)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (within(span)) add(span, 'source');
      }
    }
    for (const body of [...frenchBodies(input), ...cyrillicBodies(input)]) if (within(body)) add(body, body.role);
    for (const match of text.matchAll(PHRASE)) {
      for (const piece of withoutPeople(text, other, { start: match.index, end: match.index + match[0].length })) {
        for (const part of parts(input, text.slice(piece.start, piece.end), piece.start))
          if (within(part)) add(part, headOf(text.slice(part.start, part.end)));
      }
    }
    for (const pattern of [ACCORDING, REPORTS, POSSESSIVE, CALLED, EXPLAINED]) {
      for (const match of text.matchAll(pattern)) {
        const name = (match[1] ?? '').replace(/^The (?=\p{Lu}\p{L}+ \p{Lu})/u, '');
        const start = match.index + match[0].indexOf(name, pattern === POSSESSIVE ? 3 : 0);
        const span = { start, end: start + name.length };
        if (within(span) && !isState(input, name) && !NO_BODY.test(name) && !LONE_WORD.test(name))
          add(span, headOf(name) ?? 'source');
      }
    }
    return shortened(oneSpelling([...byName.values()]))
      .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
      .map(({ name, role, spans }, index) => ({
        name,
        key: `o${index + 1}`,
        ...(role === undefined ? {} : { role }),
        passages: passagesIn(
          input,
          [...spans].sort((a, b) => a.start - b.start),
        ),
      }));
  },
};

/** The full stop of "Ltd." and "S.A." belongs to the name. */
const withStop = (text: string, { start, end }: Span): number => {
  if (/(?: Ltd| Inc| Corp| Co)$/u.test(text.slice(start, end)) && text[end] === '.') return end + 1;
  return / S$/u.test(text.slice(start, end)) && text.startsWith('.A.', end) ? end + 3 : end;
};

/** Words that alone name no body, though they follow "according to". */
const LONE_WORD =
  /^(?:The|This|That|It|He|She|They|Article|Articles|Decree|Law|Opinion|Witnesses?|Relatives|Officials|Police|Prosecutors?|Lawyers?|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Human|International|National|UN|EU|NGOs?|Government|The Government|Le gouvernement)$/u;

/** "Abel Corrado of the Rural Guard": what is left of a phrase beside the people in it. */
const withoutPeople = (text: string, people: Uint8Array, { start, end }: Span): readonly Span[] => {
  const pieces: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && people[at] !== 1) continue;
    const lead = /^ ?(?:of|for|from|and|de|del|y) (?:the |la |el )?/u.exec(text.slice(from, at))?.[0].length ?? 0;
    const shown = text.slice(from + lead, at).trim();
    if (shown !== '') {
      const shownAt = text.indexOf(shown, from + lead);
      pieces.push({ start: shownAt, end: shownAt + shown.length });
    }
    from = at + 1;
  }
  return pieces;
};

interface Named {
  readonly name: string;
  readonly role?: string;
  readonly spans: readonly Span[];
}

/** A slip in a long name ("Discrimation") is another spelling of the body, not another body; the fuller one is its name. */
const oneSpelling = (bodies: readonly Named[]): readonly Named[] => {
  const groups = Map.groupBy(bodies, ({ name }) => {
    const words = name.toLowerCase().split(' ');
    return words.length < FEWEST_WORDS ? name.toLowerCase() : `${words.length} ${words[0]} ${words.at(-1)}`;
  });
  return [...groups.values()].flatMap((group) => {
    const kept: { name: string; role?: string; spans: Span[] }[] = [];
    for (const body of group.slice(0, MOST_COMPARED)) {
      const same = kept.find((one) => isSlip(one.name, body.name));
      if (same === undefined) {
        kept.push({ ...body, spans: [...body.spans] });
        continue;
      }
      same.spans.push(...body.spans);
      if (body.name.length > same.name.length) same.name = body.name;
    }
    return [...kept, ...group.slice(MOST_COMPARED)];
  });
};
const FEWEST_WORDS = 4;
const MOST_COMPARED = 30;
/** The same words but one, and that one longer by up to three letters inside. */
const isSlip = (a: string, b: string): boolean => {
  const [first, second] = [a.toLowerCase().split(' '), b.toLowerCase().split(' ')];
  const other = first.flatMap((word, at) => (word === second[at] ? [] : [[word, second[at] ?? ''] as const]));
  const [pair] = other;
  if (other.length !== 1 || pair === undefined || Math.min(pair[0].length, pair[1].length) < 7) return false;
  const [short, long] = pair[0].length <= pair[1].length ? pair : [pair[1], pair[0]];
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  return long.length - short.length <= 3 && head >= 4 && long.endsWith(short.slice(head)) && short.length - head >= 2;
};

/** "the Monitors" after "Barysk Monitors", "Ligue" after its full name: a part of a name that was given is no other body. */
const shortened = (bodies: readonly Named[]): Named[] => {
  const partOf = new Map<string, number>();
  for (const { name, spans } of bodies) {
    const words = name
      .toLowerCase()
      .replace(/^(?:un|united nations) (?=\p{L}+ )/u, '')
      .split(' ');
    for (let at = 1; at < words.length; at += 1) {
      for (const part of [words.slice(0, at).join(' '), words.slice(at).join(' ')])
        partOf.set(part, Math.min(partOf.get(part) ?? Infinity, spans[0]?.start ?? 0));
    }
  }
  return bodies.filter(({ name, spans }) => (partOf.get(name.toLowerCase()) ?? Infinity) >= (spans[0]?.start ?? 0));
};

/** The phrase cut where it joins two bodies, without a leading article's word, kept if it has a head word. */
const parts = (input: ExtractInput, phrase: string, at: number): Span[] => {
  const cuts = phrase.split(/ and the | et (?:le|la|les|du|de la) | y (?:el|la|los) /u);
  let from = 0;
  return cuts.flatMap((cut) => {
    const start = at + phrase.indexOf(cut, from);
    from = start - at + cut.length;
    const pieces = / (?:and|et|y) /u.exec(cut);
    if (pieces !== null) {
      const [first, second] = [cut.slice(0, pieces.index), cut.slice(pieces.index + pieces[0].length)];
      if (headOf(first) !== undefined && headOf(second) !== undefined && first.split(' ').length > 1)
        return [...kept(input, first, start), ...kept(input, second, start + pieces.index + pieces[0].length)];
    }
    return kept(input, cut, start);
  });
};

const LEAD =
  /^(?:(?:Vice-)?Chair(?:-Rapporteur)? of the |Permanent Representatives? of [^\n]*? of the (?=United|UN|Human)|(?:The )?\p{Lu}\p{Ll}+ of the (?=Committee|Council|Working|Group|Ministry|Department|State|National|Supreme)|(?:The|In|On|At|By|As|For|From|Before|After|While|When|Since|According|Under|With|Both|Le|La|Les|El|Los|Las|Un|Una|Une|If|That|This|Because|Although|Once|But|And|Or|No|Each|Every|Any|All|Some|Former|Until|Where|What|Who|To|TO|Witness|Judge|Guards|Officers|Members|Figures|Our|Its|Their) (?:of |to )?(?:the )?)/u;

const kept = (input: ExtractInput, phrase: string, start: number): Span[] => {
  let lead = 0;
  for (let cut = LEAD.exec(phrase); cut !== null && cut[0].length > 0; cut = LEAD.exec(phrase.slice(lead)))
    lead += cut[0].length;
  const rest = phrase.slice(lead);
  const where = / in (?<place>\p{Lu}[\p{L}-]*)$/u.exec(rest);
  const state = / (?:of|de) (?:the )?(?<place>\p{Lu}[\p{L}-]+)$/u.exec(rest);
  const owner =
    state !== null &&
    /^(?:[\p{L}]+ )?(?:Ministry|Ministerio) (?:of|de|del) .* (?:of|de) |(?:^| )(?:Department|Service|Directorate) (?:of|for) .* of |^(?:\p{Lu}\p{L}+ ){1,3}Service of /u.test(
      rest,
    ) &&
    (isState(input, state.groups?.place ?? '') || isPlace(input, state.groups?.place ?? ''));
  const tail = owner
    ? state[0].length
    : where !== null && !isState(input, where.groups?.place ?? '') && !/^Exile$/u.test(where.groups?.place ?? '')
      ? where[0].length
      : 0;
  const shown = rest.slice(0, rest.length - tail).replace(/'s$/u, '');
  if (headOf(shown) === undefined || NO_BODY.test(shown) || shown.split(' ').length < 2) return [];
  if (
    /^(?:Government|Gobierno|Gouvernement|Republic|State|Mandates?|Special Rapporteurs?|Independent Experts?)(?: |$)/u.test(
      shown,
    ) &&
    !/^State \p{Lu}/u.test(shown)
  )
    return [];
  return [{ start: start + lead, end: start + lead + shown.length }];
};

const headOf = (phrase: string): BodyRole | undefined => {
  const words = phrase.split(/[ -]/u);
  const role = HEADS.find(([head]) => words.some((word) => head.test(word)))?.[1];
  if (role !== 'international-body') return role;
  if (
    /Coalition|NGO|Monitors|Observers|Families|Human Rights School|Citizens|Workers|Strike|Civic|Community/u.test(
      phrase,
    )
  )
    return 'association';
  return /^(?:State|National|Forestry|Central|Investigative|Electoral|Election) /u.test(phrase) ? 'state-body' : role;
};

/** One byte a character: set where something stands already. */
const maskOf = (text: string, spans: readonly Span[]): Uint8Array => {
  const mask = new Uint8Array(text.length + 1);
  for (const span of spans) mask.fill(1, span.start, span.end);
  return mask;
};

const touches = (mask: Uint8Array, span: Span): boolean => mask.subarray(span.start, span.end).includes(1);

/** The text speaks of being there. */
const isPlace = (input: ExtractInput, name: string): boolean =>
  [' in ', ' to ', ' from ', ' on ', '\n'].some((word) => input.view.text.includes(`${word}${name}`));

const isState = (input: ExtractInput, name: string): boolean =>
  input.reference.states.some((state) => state.names.includes(name));

/** The list below the courtesy of an open letter, one a line; people who sign it are no bodies. */
const signerSpans = (input: ExtractInput, persons: readonly FoundPerson[]): Span[] => {
  const text = input.view.text;
  const end = VALEDICTION.exec(text);
  if (input.kind !== 'open-letter' || end === null) return [];
  const people = persons.flatMap(({ places }) => places);
  const spans: Span[] = [];
  let at = end.index + end[0].length;
  for (const line of text.slice(at).split('\n')) {
    const bullet = BULLET.exec(line)?.[0].length ?? 0;
    const shown = line.slice(bullet).trim();
    const start = at + line.indexOf(shown, bullet);
    at += line.length + 1;
    if (
      shown.length > 2 &&
      shown.length < 160 &&
      /^[\p{Lu}«"“\d]/u.test(shown) &&
      !/[.!?:]$/u.test(shown.replace(/\b(?:Inc|Ltd|e\.V)\.$/u, '')) &&
      !/(?:19|20)\d{2}/u.test(shown) &&
      !people.some((place) => place.start >= start && place.end <= start + shown.length)
    )
      spans.push({ start, end: start + shown.length });
  }
  return spans;
};
