import { givenReadings, sameSurname, spelled, surnameKeys } from './extract-name-cases.ts';
import { isFamily, isNamesake } from './extract-name-contexts.ts';
import { doubleSurname, partsOfForm } from './extract-name-parts.ts';
import { BODY_ADJECTIVE, BODY_AHEAD, BODY_WORD, NOT_IN_NAMES } from './extract-name-words.ts';
import type { NameMention, NameText } from './extract-names.ts';

/**
 * Further places of names that are known by now: full forms as they stand, surnames alone in any case, and given names
 * of people who are named in full. What is part of a street, a body or a family's common name is left.
 */
export const bareMentions = (
  { text, capitals, taken, places }: NameText,
  mentions: readonly NameMention[],
): readonly NameMention[] => {
  const named = mentions.filter(({ withheld }) => withheld !== true);
  const found: NameMention[] = [];
  const put = (start: number, end: number, confidence: number): void => {
    taken.fill(1, start, end);
    found.push({ start, end, form: text.slice(start, end), confidence });
  };
  const forms = new Map<string, string>();
  const surnames = new Map<string, Set<string>>();
  const given = new Set<string>();
  const known = (map: Map<string, Set<string>>, key: string, value: string): void => {
    map.set(key, (map.get(key) ?? new Set()).add(value));
  };
  for (const { form, honorific } of named) {
    const parts = partsOfForm(form);
    if (parts.given !== undefined || parts.initials.length > 0) forms.set(form.split(' ')[0] ?? form, form);
    const surname = parts.surname ?? (honorific === undefined ? undefined : parts.single);
    if (surname !== undefined && surname.length > 2) {
      for (const key of surnameKeys(surname)) known(surnames, key, surname);
      const whole = particled(form, surname);
      if (whole !== surname) known(surnames, `whole ${whole}`, whole);
      const both = doubleSurname(form);
      if (both !== undefined) known(surnames, `whole ${both}`, both);
    }
    for (const { lemma } of givenReadings(parts.given ?? parts.single ?? '')) given.add(lemma);
    const first = parts.given ?? (parts.initials.length === 0 ? parts.single : undefined);
    if (first !== undefined && givenReadings(first).length === 0) given.add(spelled(first));
  }
  const full = new Set(named.map(({ form }) => form).filter((form) => form.includes(' ')));
  for (const run of capitals.runs) {
    for (let at = 0; at < run.tokens.length; at += 1) {
      const token = run.tokens[at];
      if (token === undefined || token.initial || taken[token.start] === 1) continue;
      const longest = longestForm(
        run.tokens.slice(at).map(({ end }) => text.slice(token.start, end)),
        full,
      );
      if (longest !== undefined && taken[token.start + longest.length - 1] !== 1) {
        put(token.start, token.start + longest.length, 0.85);
        continue;
      }
      const compound = longestOf(
        run.tokens.slice(at).map(({ end }) => text.slice(token.start, end)),
        surnames,
      );
      const word = compound ?? token.text;
      const end = token.start + word.length;
      if (taken[end - 1] === 1) continue;
      const next = run.tokens[at + 1];
      const lone =
        compound !== undefined || next === undefined || taken[next.start] === 1 || !BODY_WORD.test(next.text);
      const opens = at === 0 && run.opens;
      if (!lone || NOT_IN_NAMES.has(word) || places.has(word)) continue;
      if (opens && capitals.small.has(word.toLowerCase())) continue;
      const before = text.slice(Math.max(0, token.start - 40), token.start);
      const after = text.slice(end, end + 60).split('\n')[0] ?? '';
      if (isNamesake(before) || isFamily(before, after)) continue;
      if (BODY_ADJECTIVE.test(word) && BODY_AHEAD.test(after)) continue;
      const surname =
        compound !== undefined ||
        [...surnameKeys(word)].some((key) => [...(surnames.get(key) ?? [])].some((one) => sameSurname(one, word)));
      const first =
        !surname &&
        (givenReadings(word).some(({ lemma }) => given.has(lemma)) || given.has(spelled(word))) &&
        (next === undefined || taken[next.start] === 1);
      if (word.length > 2 && (surname || first)) put(token.start, end, surname ? 0.75 : 0.6);
    }
  }
  return found;
};

/** "Hamdan" of "Bashir Ould Hamdan" with the particles before it. */
const particled = (form: string, surname: string): string => {
  const words = form.split(' ');
  let from = words.lastIndexOf(surname);
  while (from > 1 && /^(?:\p{Ll}|Ould|Ben|Bin|Abu|Van|Von|De|Da|Del|Di|Du|La|Le|El|Al)/u.test(words[from - 1] ?? ''))
    from -= 1;
  return words.slice(from).join(' ');
};

const longestForm = (shown: readonly string[], full: ReadonlySet<string>): string | undefined =>
  shown.slice(0, 6).findLast((words) => full.has(words));

const longestOf = (shown: readonly string[], surnames: ReadonlyMap<string, unknown>): string | undefined =>
  shown.slice(0, 4).findLast((words) => surnames.has(`whole ${words}`));
