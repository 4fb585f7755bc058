import type { ReadOrganisation } from '@amparo/core/nouns/reading';
import type { Span } from '@amparo/un-letters';
import { type ExtractInput, type Extractor, factSpans, passagesIn } from './extract.ts';
import type { FoundPerson } from './extract-persons.ts';

export const ORGANISATION_RULE = 'organisation/1';

const HEADS: readonly (readonly [RegExp, string])[] = [
  [/^(?:Court|Tribunal|Cour|Corte)$/u, 'court'],
  [
    /^(?:Ministry|Government|Directorate|Department|Prosecutor|Parliament|Ministère|Ministerio|Gobierno|Gouvernement|Presidency|Administration)$/u,
    'state-body',
  ],
  [/^(?:Police|Militia|KGB|Guard)$/u, 'security-force'],
  [
    /^(?:Committee|Council|Commission|Commissioner|Rapporteurs|Assembly|Nations|Group|Conference|Comité|Conseil|Consejo|Comisión)$/u,
    'international-body',
  ],
  [/^(?:Unions?|Confederation|Congress)$/u, 'trade-union'],
  [
    /^(?:Association|Federation|Foundation|Watch|Center|Centre|Institute|Project|Initiative|Network|Coalition|House|Society|Organi[sz]ation|PEN|Amnesty|Jurists|Monitors|Observers|Fondation|Fédération|Asociación|Federación|Fundación|Observateurs|Lawyers|Bar)$/u,
    'association',
  ],
];
const CAPITAL = "\\p{Lu}[\\p{L}\\d]*(?:'(?!s(?!\\p{L}))\\p{L}+|-\\p{L}+)*";
const LINK = '(?:of|on|for|against|the|and|in|de|des|du|de la|sur|contre|del|sobre|&)';
const PHRASE = new RegExp(`(?<!\\p{L})${CAPITAL}(?:(?: ${LINK}){0,3} ${CAPITAL}| [“"«]${CAPITAL}[”"»]){0,14}`, 'gu');
const CYRILLIC =
  /(?:[\p{L}-]+ ){0,2}(?:центр|цэнтр|организаци|арганізацы|объединени|аб'яднанн|комитет|камітэт|фонд|ассоциаци|асацыяцы|союз|саюз|издани|выданн)\p{L}{0,4} [«"“][^»"”\n]{2,60}[»"”]|[«"“]\p{Lu}[^»"”\n]{2,40}[»"”](?=[,.]? (?:в|у|сообщ|паведам|остаются|застаюцца))/gu;
const ACCORDING = new RegExp(
  `(?:[Aa]ccording to|[Ss]elon|[Ss]egún) (?:the |les )?(${CAPITAL}(?: ${CAPITAL}){0,4}(?: [“"«]${CAPITAL}[”"»])?)`,
  'gu',
);
const REPORTS = new RegExp(
  `(?<!\\p{L})(${CAPITAL}(?: ${CAPITAL}){1,3}) (?:notes|reports|documents|estimates|recalls)(?!\\p{L})`,
  'gu',
);
const POSSESSIVE = /(?:^|[.“" ])[Tt]he (\p{Lu}{3,6})'s (?=\p{Lu})/gu;
const VALEDICTION =
  /(?:^|\n)(?:Yours (?:sincerely|faithfully|truly)|Sincerely|Respectfully|Signed(?: by)?|Signatories|The undersigned(?: organi[sz]ations)?|Signataires|Cordialement|Atentamente|Firmantes|Подписи|Подписали|С уважением|З павагай|Подпісы|Падпісалі)[^\n]{0,40}(?:\n|$)/iu;
const BULLET = /^(?:[-•–*·]|\d{1,2}[.)]) ?/u;
const UNCAPPED =
  /(?<!\p{L})(?:(?:UN|United Nations) (?:human rights )?experts|[Cc]oalition of (?:\p{L}+ )?(?:NGOs|organi[sz]ations)|\p{Lu}\p{Ll}+(?:ian|ese|ish|ski) authorities)(?!\p{L})/gu;
/** Capitalised phrases with a head word that are no bodies. */
const NO_BODY =
  /^(?:Human Rights|Special Rapporteurs?|Independent Experts?|High Commissioner|Member States?|Working Groups?|The Group|Special Rapporteurs and Working Groups|Criminal Code|General Assembly resolution|Security Council resolutions?|International)$|(?:Convention|Covenant|Declaration|Protocol|Constitution|Rules|Statute|Code|Charter|Decree)(?:$| (?:on|of|to|for|relating))/u;

/** Bodies that the text names, by head words and by what is said of them; those that sign an open letter. */
export const organisationExtractor: Extractor<readonly FoundPerson[], readonly ReadOrganisation[]> = {
  rule: ORGANISATION_RULE,
  extract: (input, persons) => {
    const text = input.view.text;
    const byName = new Map<string, { name: string; role?: string; spans: Span[] }>();
    const signers = signerSpans(input);
    const allowed =
      input.letter === undefined
        ? factSpans(input)
        : input.segments.filter(
            (segment) => segment.kind !== 'signatories' && segment.kind !== 'mandates' && segment.kind !== 'capacities',
          );
    const other = maskOf(text, [...persons.flatMap(({ places }) => places), ...input.law.instruments]);
    const found = maskOf(text, []);
    const add = (span: Span, role?: string): void => {
      const name = text.slice(span.start, span.end);
      const known = byName.get(name) ?? { name, spans: [] };
      if (touches(other, span) || (touches(found, span) && known.spans.some((one) => one.start === span.start))) return;
      found.fill(1, span.start, span.end);
      if (known.role === undefined && role !== undefined) known.role = role;
      known.spans.push(span);
      byName.set(name, known);
    };
    for (const span of signers) add(span, 'signatory');
    const signing = maskOf(text, signers);
    const within = (span: Span): boolean =>
      allowed.some((part) => span.start >= part.start && span.end <= part.end) && !touches(signing, span);
    for (const match of text.matchAll(UNCAPPED)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (within(span)) add(span, /authorities$/u.test(match[0]) ? 'state-body' : 'source');
    }
    for (const match of text.matchAll(PHRASE)) {
      for (const part of parts(input, match[0], match.index))
        if (within(part)) add(part, headOf(text.slice(part.start, part.end)));
    }
    for (const pattern of [ACCORDING, REPORTS, POSSESSIVE]) {
      for (const match of text.matchAll(pattern)) {
        const name = match[1] ?? '';
        const start = match.index + match[0].indexOf(name, pattern === POSSESSIVE ? 3 : 0);
        const span = { start, end: start + name.length };
        if (within(span) && !isState(input, name) && !NO_BODY.test(name) && !touches(found, span))
          add(span, headOf(name) ?? 'source');
      }
    }
    for (const match of text.matchAll(CYRILLIC)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (within(span)) add(span, 'source');
    }
    return [...byName.values()]
      .sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0))
      .map(({ name, role, spans }, index) => ({
        name,
        key: `o${index + 1}`,
        ...(role === undefined ? {} : { role }),
        passages: passagesIn(input, spans),
      }));
  },
};

/** The phrase cut where it joins two bodies, without a leading article's word, kept if it has a head word. */
const parts = (input: ExtractInput, phrase: string, at: number): Span[] => {
  const cuts = phrase.split(/ and the | et (?:le|la|les|du|de la) | y (?:el|la|los) /u);
  let from = 0;
  return cuts.flatMap((cut) => {
    const start = at + phrase.indexOf(cut, from);
    from = phrase.indexOf(cut, from) + cut.length;
    const pieces = /^(.*\p{L}) and (.*)$/u.exec(cut);
    if (
      pieces !== null &&
      headOf(pieces[1] ?? '') !== undefined &&
      headOf(pieces[2] ?? '') !== undefined &&
      !/ (?:of|on|for|against) /u.test(pieces[1] ?? '')
    ) {
      const second = start + cut.length - (pieces[2] ?? '').length;
      return [...kept(input, pieces[1] ?? '', start), ...kept(input, pieces[2] ?? '', second)];
    }
    return kept(input, cut, start);
  });
};

const kept = (input: ExtractInput, phrase: string, start: number): Span[] => {
  const lead =
    /^(?:(?:Vice-)?Chair(?:-Rapporteur)? of the |Permanent Representatives? of [^\n]*? of the (?=United|UN|Human)|\p{Lu}\p{Ll}+ of the (?=Committee|Council|Working|Group)|(?:The|In|On|At|By|As|For|From|Before|After|While|When|Since|According|Le|La|Les|El|Los) (?:to )?(?:the )?)/u.exec(
      phrase,
    )?.[0].length ?? 0;
  const where = / in (?<place>\p{Lu}[\p{L}-]*)$/u.exec(phrase);
  const tail = where !== null && !isState(input, where.groups?.place ?? '') ? where[0].length : 0;
  const shown = phrase.slice(lead, phrase.length - tail);
  if (headOf(shown) === undefined || NO_BODY.test(shown) || shown.split(' ').length < 2) return [];
  return [{ start: start + lead, end: start + phrase.length - tail }];
};

const headOf = (phrase: string): string | undefined => {
  const words = phrase.split(/[ -]/u);
  const role = HEADS.find(([head]) => words.some((word) => head.test(word)))?.[1];
  return role === 'international-body' && /Coalition|NGO|Monitors|Observers/u.test(phrase) ? 'association' : role;
};

/** One byte a character: set where something stands already. */
const maskOf = (text: string, spans: readonly Span[]): Uint8Array => {
  const mask = new Uint8Array(text.length + 1);
  for (const span of spans) mask.fill(1, span.start, span.end);
  return mask;
};

const touches = (mask: Uint8Array, span: Span): boolean => mask.subarray(span.start, span.end).includes(1);

const isState = (input: ExtractInput, name: string): boolean =>
  input.reference.states.some((state) => state.names.includes(name));

/** The list below the courtesy of an open letter, one a line. */
const signerSpans = (input: ExtractInput): Span[] => {
  const text = input.view.text;
  const end = VALEDICTION.exec(text);
  if (input.kind !== 'open-letter' || end === null) return [];
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
      !/[.!?]$/u.test(shown.replace(/\b(?:Inc|Ltd|e\.V)\.$/u, ''))
    )
      spans.push({ start, end: start + shown.length });
  }
  return spans;
};
