import type { Read, ReadPerson } from '@amparo/core/nouns/reading';
import type { FoundDate, Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn, wordsIn } from './extract.ts';
import {
  AGED,
  BORN_BRACKET,
  CHILD_ARRIVED,
  CHILD_BEFORE,
  CHILD_BORN,
  DESCRIBED,
  GAVE_BIRTH,
  GRANDCHILD,
  NUMERIC_BIRTH,
  OF_PARENT,
  PARENT_DIED,
  SELF_BORN,
  SIBLING,
  YEAR_OF_BIRTH,
} from './extract-family-words.ts';
import { focusOf } from './extract-focus.ts';
import type { FoundPerson } from './extract-found-person.ts';
import type { NameMention } from './extract-names.ts';
import { type PersonPlaces, placesOf } from './extract-person-places.ts';
import type { Sentence } from './extract-sentences.ts';

export const FAMILY_RULE = 'family/3';

/** Children, births, and relatives whom the text does not name; and the birth dates of those it does. */
export const familyExtractor: Extractor<readonly FoundPerson[], readonly FoundPerson[]> = {
  rule: FAMILY_RULE,
  extract: (input, persons) => {
    const described = agedPersons(input, persons, describedPersons(input, persons));
    const all = [...persons, ...described];
    const births = new Map<string, Read<string>>();
    const children = new Map<string, Partial<ReadPerson>>();
    const added: FoundPerson[] = [];
    const standings = placesOf(persons);
    const datesIn = inOrder(input.dates);
    const focus = focusOf(input, all);
    const allowed = factSpans(input);
    let next = all.length + 1;
    const push = (
      span: Span,
      person: Omit<ReadPerson, 'key' | 'forms' | 'name'> & { readonly name?: string },
    ): void => {
      const form = wordsIn(input, span);
      const place: NameMention = { start: span.start, end: span.end, form, confidence: 0.8 };
      const { name, ...rest } = person;
      const known = standing(input, standings, span);
      if (known !== undefined) {
        const { unnamed: _, ...said } = rest;
        children.set(known.person.key, said);
        return;
      }
      added.push({
        places: [place],
        person: {
          name: name ?? form,
          key: `p${next}`,
          ...rest,
          forms: [{ form, passages: passagesIn(input, [span]) }],
        },
      });
      next += 1;
    };
    /** "Дочь A", "У A сын", the subject of the sentence, else whoever stands before "her son". */
    const parentOf = (sentence: Sentence, { start, end }: Span, isNamed = false): FoundPerson | undefined => {
      const behind = isNamed ? undefined : standings.startingAt(end + 1);
      if (behind !== undefined && /^\p{Script=Cyrillic}/u.test(behind.place.form)) return behind.found;
      const beside = standings.endingAt(start - 1) ?? standings.endingAt(start);
      if (beside !== undefined) return beside.found;
      const subject = focus.subjects(sentence, start)[0] ?? focus.only(sentence)[0];
      if (subject !== undefined) return subject;
      const near = standings.within({ start: Math.max(sentence.start, start - 200), end: start });
      if (near.length > 0) return near.findLast(({ found }) => found.person.sex !== 'male')?.found;
      if (!/^(?:her|his|sa|son|su|яе|яё|её|ее|яго|его)(?!\p{L})/iu.test(input.view.text.slice(start, start + 5)))
        return undefined;
      const owner = focus.owners(sentence, { start, end })[0];
      if (owner !== undefined) return owner;
      return standings
        .within({ start: Math.max(0, start - 260), end: start })
        .findLast(({ found }) => found.person.sex === 'female')?.found;
    };
    /** "The younger, Eva, was born in … The elder, Zosia, writes": she is a child of the same parent. */
    const siblings = ({ start, end, text: words, paragraph }: Sentence): void => {
      for (const match of words.matchAll(SIBLING)) {
        const at = start + match.index + match[0].length;
        const one = standings.startingAt(at)?.found;
        if (one === undefined || at >= end || children.has(one.person.key) || last?.paragraph !== paragraph) continue;
        children.set(one.person.key, last.child);
      }
      const known = [...children].findLast(([key]) =>
        standings.within({ start, end }).some(({ found }) => found.person.key === key),
      );
      if (known !== undefined && known[1].role === 'child')
        last = {
          paragraph,
          child: { role: 'child', ...(known[1].childOf === undefined ? {} : { childOf: known[1].childOf }) },
        };
    };
    let last: { readonly paragraph: number; readonly child: Partial<ReadPerson> } | undefined;
    for (const sentence of input.sentences) {
      if (!allowed.some((span) => sentence.start >= span.start && sentence.end <= span.end)) continue;
      for (const date of datesIn(sentence)) {
        const before = input.view.text.slice(sentence.start, date.start);
        const child = OF_PARENT.test(before) ? null : CHILD_BORN.exec(before);
        if (child !== null) {
          const start = sentence.start + child.index + (child[0].length - child[0].trimStart().length);
          const parent = parentOf(
            sentence,
            {
              start,
              end:
                sentence.start +
                child.index +
                (child[0].length - child[0].trimStart().length) +
                (child.groups?.child ?? '').length,
            },
            child.groups?.name !== undefined,
          );
          const born = bornOn(input, { start, end: date.end }, date.edtf);
          const sex = /(?:son|boy|fils|hijo|niño|сын)/iu.test(child.groups?.child ?? '')
            ? ('male' as const)
            : /(?:daughter|girl|fille|hija|niña|доч|дачк)/iu.test(child.groups?.child ?? '')
              ? ('female' as const)
              : undefined;
          const own = child.groups?.name;
          const isGrandchild = GRANDCHILD.test(child.groups?.child ?? '');
          const common = {
            role: isGrandchild ? 'relative' : 'child',
            born,
            ...(sex === undefined ? {} : { sex }),
            ...(parent === undefined || isGrandchild ? {} : { childOf: parent.person.key }),
          };
          if (own !== undefined && /^\p{Lu}/u.test(own)) {
            const at = sentence.start + before.lastIndexOf(own);
            push({ start: at, end: at + own.length }, { ...common, name: own });
          } else
            push(withoutNames(standings, { start, end: date.end }, start + (child.groups?.child?.length ?? 1)), {
              ...common,
              unnamed: 'not-given',
            });
        } else if (
          SELF_BORN.test(before.slice(-40)) ||
          NUMERIC_BIRTH.test(input.view.text.slice(date.end, date.end + 20))
        ) {
          const at = date.start;
          const subject =
            nearestBefore(standings, sentence, at) ??
            (/^born/iu.test(before) ? standings.within({ start: date.end, end: sentence.end })[0]?.found : undefined) ??
            (/^The [\p{L} -]{3,70}, born (?:in|on) $/u.test(before) ? soleBefore(standings, sentence) : undefined) ??
            (/[;,] (?:нарадзі|родил|народи)\p{L}+ (?:ён|яна|он|она|він|вона)/u.test(before)
              ? focus.subjects(sentence, at)[0]
              : undefined);
          if (subject === undefined || births.has(subject.person.key)) continue;
          births.set(subject.person.key, bornOn(input, { start: at, end: date.end }, date.edtf));
          const place = subject.places.findLast(({ start }) => start < at);
          const kin =
            place === undefined
              ? null
              : CHILD_BEFORE.exec(input.view.text.slice(Math.max(0, place.start - 60), place.start));
          if (place === undefined || kin === null || !isYoung(input, date.edtf)) continue;
          const parent = GRANDCHILD.test(kin.groups?.kin ?? '')
            ? undefined
            : ((OF_PARENT.test(before) ? standings.endingAt(place.start - 2)?.found : undefined) ??
              tellerOf(persons, focus.self, kin.groups?.whose, input.kind) ??
              parentOf(sentence, { start: place.start - kin[0].length, end: place.start }));
          children.set(subject.person.key, {
            role: 'child',
            ...(parent === undefined || parent === subject ? {} : { childOf: parent.person.key }),
          });
        }
      }
      siblings(sentence);
      for (const match of sentence.text.matchAll(YEAR_OF_BIRTH)) {
        const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
        const parent = focus.subjects(sentence, span.start)[0];
        push(span, {
          role: 'child',
          unnamed: 'not-given',
          born: bornOn(input, span, match.groups?.year ?? ''),
          ...(parent === undefined ? {} : { childOf: parent.person.key }),
        });
      }
      const arrived = CHILD_ARRIVED.exec(sentence.text);
      const arrivedOn =
        arrived === null ? undefined : birthDate(datesIn(sentence), sentence, sentence.start + arrived.index);
      if (arrived !== null && arrivedOn !== undefined) {
        const noun = arrived.groups?.child ?? '';
        const start = sentence.start + arrived.index + arrived[0].length - noun.length;
        const span = { start, end: start + noun.length };
        const parent = parentOf(sentence, span);
        push(span, {
          role: 'child',
          unnamed: 'not-given',
          born: bornOn(input, arrivedOn, arrivedOn.edtf),
          ...(parent === undefined ? {} : { childOf: parent.person.key }),
        });
      }
      const birth = GAVE_BIRTH.exec(sentence.text);
      const when = birth === null ? undefined : birthDate(datesIn(sentence), sentence, sentence.start + birth.index);
      if (birth !== null && when !== undefined) {
        const at = sentence.start + birth.index;
        const parent = focus.subjects(sentence, at + 1)[0] ?? focus.only(sentence)[0] ?? focus.last(sentence)[0];
        const given =
          /^[^.;]{0,60}? (?:to|à|a) (?<child>(?:a|her|une?) (?:baby |healthy |premature )?(?:daughter|son|boy|girl|child|fille|fils|garçon|niñ[oa]|hij[oa]))(?!\p{L})/u.exec(
            sentence.text.slice(birth.index),
          );
        const own =
          given !== null
            ? { index: given[0].length - (given.groups?.child?.length ?? 0), 0: given.groups?.child ?? '' }
            : /(?<!\p{L})(?:[Hh]er|[Tt]he|[Ss]on|[Ss]u|[Ll]e|[Ll]a|[Ll]'|[Ee]l) ?(?:newborn |new-born )?(?:child|baby|son|daughter|newborn|enfant|bébé|nouveau-né|hij[oa]|niñ[oa]|recién nacid[oa])(?!\p{L})/u.exec(
                input.view.text.slice(sentence.start + birth.index, sentence.end + 90).split('\n')[0] ?? '',
              );
        const span =
          own === null
            ? { start: Math.min(at, when.start), end: Math.max(when.end, at + birth[0].length) }
            : { start: at + own.index, end: at + own.index + own[0].length };
        push(span, {
          role: 'child',
          unnamed: 'not-given',
          // A date before the birth is of the event; of a child without a name it is all that is known.
          ...(when.start > at || (given !== null && standing(input, standings, span) === undefined)
            ? {
                born: bornOn(
                  input,
                  { start: Math.min(at, when.start), end: Math.max(when.end, at + birth[0].length) },
                  when.edtf,
                ),
              }
            : {}),
          ...(parent === undefined ? {} : { childOf: parent.person.key }),
        });
      }
      const died = PARENT_DIED.exec(sentence.text);
      if (died !== null) {
        const who = died.groups?.who ?? '';
        push(
          { start: sentence.start + died.index, end: sentence.start + died.index + who.length },
          { role: 'relative', unnamed: 'not-given', sex: /father|husband|père/iu.test(who) ? 'male' : 'female' },
        );
      }
    }
    for (const { person, places } of persons) {
      for (const place of places) {
        const match = BORN_BRACKET.exec(input.view.text.slice(place.end, place.end + 30));
        if (match === null || births.has(person.key)) continue;
        const year = place.end + match[0].indexOf(match.groups?.year ?? '');
        births.set(person.key, bornOn(input, { start: year, end: year + 4 }, match.groups?.year ?? ''));
      }
    }
    return [
      ...all.map((found) => withKnown(found, births.get(found.person.key), children.get(found.person.key))),
      ...added,
    ];
  },
};

/** Words for a child that run over its parents' names are cut to the child's own. */
const withoutNames = (places: PersonPlaces, span: Span, end: number): Span =>
  places.touch(span) ? { start: span.start, end } : span;

/** The text knows the name and keeps it. */
const WITHHELD =
  /^,? (?:\(?name withheld|whose (?:full )?name (?:is|was|has been) (?:withheld|not (?:given|published|disclosed))|who asked not to be named|dont (?:nous taisons le nom|le nom (?:est tu|n'est pas (?:publié|donné)))|cuyo nombre se (?:omite|reserva)|имя котор\p{L}{2,3} [^.;]{0,30}(?:не (?:назыв|раскрыв|публик)|просят)|імя як\p{L}{2,3} [^.;]{0,30}не (?:называ|раскрыва|публік))/iu;

/** People told by their age alone; one whom a name stands beside is that person. */
const agedPersons = (
  input: ExtractInput,
  persons: readonly FoundPerson[],
  described: readonly FoundPerson[],
): readonly FoundPerson[] => {
  const found = [...described];
  const beside = placesOf([...persons, ...described]);
  for (const match of input.view.text.matchAll(AGED)) {
    const who = match.groups?.who ?? '';
    const span = { start: match.index, end: match.index + who.length };
    const after = input.view.text.slice(span.end, span.end + 14);
    const said = input.view.text.slice(Math.max(0, span.start - 2), span.start);
    if (/^, (?:known|called|named|nommé|prénommé)/u.test(after) || /[«“"„] ?$/u.test(said)) continue;
    if (beside.touch({ start: span.start, end: span.end + 3 })) continue;
    if (beside.endingAt(span.start - 1) !== undefined || beside.endingAt(span.start - 2) !== undefined) continue;
    if (
      input.letter !== undefined &&
      !factSpans(input).some((part) => span.start >= part.start && span.end <= part.end)
    )
      continue;
    const place: NameMention = { ...span, form: who, confidence: 0.6 };
    found.push({
      places: [place],
      person: {
        name: who,
        key: `p${persons.length + found.length + 1}`,
        unnamed: WITHHELD.test(input.view.text.slice(span.end, span.end + 60)) ? 'withheld' : 'not-given',
        forms: [{ form: who, passages: passagesIn(input, [place]) }],
        ...(/woman|girl|femme|fille|mujer|женщин|девушк|жанчын|дзяўчын|жінк/u.test(who)
          ? { sex: 'female' as const }
          : {}),
      },
    });
  }
  return found;
};

/** Whoever tells in the first person, for "my daughter". */
const tellerOf = (
  persons: readonly FoundPerson[],
  self: readonly FoundPerson[],
  whose: string | undefined,
  kind: string,
): FoundPerson | undefined =>
  (whose !== undefined && /^(?:my|ma|mon|mi|мая|моя|маю|мою|мой)$/iu.test(whose)) ||
  (whose === undefined && (kind === 'testimony' || self.length === 1))
    ? (persons.find(({ places }) => places.some(({ role }) => role === 'witness')) ?? self[0])
    : undefined;

const COMES_OF_AGE = 18;
const isYoung = (input: ExtractInput, born: string): boolean =>
  input.documentDate === undefined || Number(input.documentDate.slice(0, 4)) - Number(born.slice(0, 4)) < COMES_OF_AGE;

/** A day without its year is the last one before the document. */
const withYear = (input: ExtractInput, edtf: string): string => {
  const written = input.documentDate;
  if (!edtf.startsWith('XXXX') || written === undefined) return edtf;
  const same = edtf.replace('XXXX', written.slice(0, 4));
  return same <= written.slice(0, same.length) ? same : edtf.replace('XXXX', String(Number(written.slice(0, 4)) - 1));
};

const bornOn = (input: ExtractInput, span: Span, edtf: string): Read<string> => ({
  value: withYear(input, edtf),
  passages: passagesIn(input, [span]),
  rule: FAMILY_RULE,
  confidence: 0.85,
});

const withKnown = (
  found: FoundPerson,
  born: Read<string> | undefined,
  child: Partial<ReadPerson> | undefined,
): FoundPerson =>
  born === undefined && child === undefined
    ? found
    : { ...found, person: { ...found.person, ...(born === undefined ? {} : { born }), ...(child ?? {}) } };

const nearestBefore = (places: PersonPlaces, sentence: Sentence, at: number): FoundPerson | undefined =>
  places.within({ start: Math.max(sentence.start, at - 120), end: at }).findLast(({ place }) => at - place.end < 90)
    ?.found;

/** "The chair of the guild, born in 1979": the only person of the lines right before. */
const soleBefore = (places: PersonPlaces, { start }: Sentence): FoundPerson | undefined => {
  const near = places.within({ start: Math.max(0, start - 140), end: start });
  const last = near.at(-1)?.found;
  return near.every(({ found }) => found === last) ? last : undefined;
};

/** The person whom other words stand for: at the same place, "a daughter, Amina", "A., her daughter". */
const standing = (input: ExtractInput, places: PersonPlaces, { start, end }: Span): FoundPerson | undefined => {
  const same = places.startingAt(start);
  if (same?.place.end === end) return same.found;
  const text = input.view.text;
  const next = text.startsWith(', ', end) ? places.startingAt(end + 2) : undefined;
  const before = text.startsWith(', ', start - 2) ? places.endingAt(start - 2) : undefined;
  return next?.found ?? (before?.place.withheld === true ? before.found : undefined);
};

/** Dates by sentence; they and the sentences stand in the order of the text. */
const inOrder = (dates: readonly FoundDate[]): ((sentence: Span) => readonly FoundDate[]) => {
  const sorted = [...dates].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const found: FoundDate[] = [];
    for (; low < sorted.length && (sorted[low]?.start ?? Infinity) < end; low += 1) {
      const date = sorted[low];
      if (date !== undefined && date.end <= end) found.push(date);
    }
    return found;
  };
};

const birthDate = (dates: readonly FoundDate[], sentence: Sentence, at: number): FoundDate | undefined =>
  dates.find((date) => date.start > at && date.end <= sentence.end && date.start - at < 80) ??
  dates.findLast((date) => date.end <= at && date.start >= sentence.start && at - date.end < 60);

/** "expelled a young Veresk mother": somebody whom the text does not name and goes on about. */
const describedPersons = (input: ExtractInput, persons: readonly FoundPerson[]): readonly FoundPerson[] => {
  const found: FoundPerson[] = [];
  const named = placesOf(persons);
  const seen = new Map<string, NameMention[]>();
  for (const match of input.view.text.matchAll(DESCRIBED)) {
    const who = match.groups?.who ?? '';
    const start = match.index + match[0].length - who.length;
    if (
      named.within({ start, end: start + who.length + 60 }).some(({ place }) => place.start < start + who.length + 25)
    )
      continue;
    const place: NameMention = { start, end: start + who.length, form: who, confidence: 0.6 };
    const known = seen.get(who);
    if (known !== undefined) {
      known.push(place);
      continue;
    }
    const places = [place];
    seen.set(who, places);
    const noun = match.groups?.noun ?? '';
    const sex = /woman|mother|girl/u.test(noun)
      ? ('female' as const)
      : /^(?:man|father|boy)$/u.test(noun)
        ? ('male' as const)
        : undefined;
    found.push({
      places,
      person: {
        name: who,
        key: `p${persons.length + found.length + 1}`,
        unnamed: 'not-given',
        forms: [{ form: who, passages: passagesIn(input, places) }],
        ...(sex === undefined ? {} : { sex }),
      },
    });
  }
  return found;
};
