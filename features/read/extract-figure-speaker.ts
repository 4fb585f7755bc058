import type { Span } from '@amparo/un-letters';
import type { FoundQuotation } from './extract-quotations.ts';
import type { Sentence } from './extract-sentences.ts';

const WHO = '(?<who>[«"“]?\\p{L}[^,.;:()\\n]{1,80}?)';
const ACCORDING = new RegExp(
  `(?<!\\p{L})(?:according to|selon|d'après|según|по данным|по сведениям|по подсч[её]там|по информации|по словам|по оценк\\p{L}{1,3}|паводле(?: звестак| дадзеных| падлікаў| інфармацыі| слоў)?|як (?:кажа|паведамляе|паведамляюць|лічыць)|за (?:даними|підрахунками|інформацією|словами)|згодно з даними) (?:the |les |la |le |l'|el |los |las )?${WHO}(?=[,.;:()\\n]|$| (?:reports?|figures|data|estimates|statistics)(?!\\p{L})|,? (?:с начала|за|на|у|в|от) )`,
  'iu',
);
const SAYS =
  'say|says|said|counted?|counts|reports?|reported|estimates?|estimated|documented|recorded|registered|announced|acknowledges?|admits?|claims?|notes?|speaks? of|puts?|recensent?|recense|dénombrent?|compte(?:nt)?|affirme(?:nt)?|indique(?:nt)?|a recensé|reconnaît|ne reconnaît|ha registrado|registr[óa]|documentó|informó|насчитал[аи]?|насчитывают|говорят|сообщил[аи]?|сообщает|сообщают|назвал[аи]?|зафиксировал[аи]?|ведают|ведаюць|налічылі|налічвае|налічваюць|паведаміл[аі]|паведамляе|паведамляюць|кажуць|зафіксавал[аі]|повідомил[аи]|повідомляє|нарахувал[аи]|кажуть|налічує';
const BEHIND =
  /, (?<who>(?:the )?(?!they |he |she |it )\p{L}[\p{L} ]{2,50}) (?:say|says|said)\.?$|, (?:says?|said|dit|dijo|сказал[аи]?|сказаў|сказала) (?<after>\p{Lu}[\p{L}-]*(?: \p{Lu}[\p{L}-]*){0,3})\.?$/u;
const HEAD = new RegExp(
  `^(?:(?:The|Les|Le|La|L'|El|Los|В|У) ?)?(?<who>\\p{L}[\\p{L}'’«»"“” -]{1,70}?) (?:has |have |had |a |ont |эти цифры |гэтыя лічбы |)(?:${SAYS})(?!\\p{L})`,
  'u',
);

/** Who says so: the speaker of the quotation it stands in, else whom the sentence names for it. */
export const figureSpeaker = (
  sentence: Sentence,
  span: Span,
  quotations: readonly FoundQuotation[],
): string | undefined => {
  const inside = quotations.find(
    (quotation) => span.start >= quotation.span.start && span.end <= quotation.span.end + 1,
  );
  if (inside?.speaker !== undefined) return inside.speaker;
  const according = ACCORDING.exec(sentence.text)?.groups?.who;
  if (according !== undefined) return bare(according);
  const behind = BEHIND.exec(sentence.text)?.groups;
  if (behind?.who !== undefined || behind?.after !== undefined) return bare(behind.after ?? behind.who ?? '');
  const head = HEAD.exec(sentence.text.slice(0, span.start - sentence.start))?.groups?.who;
  return head !== undefined &&
    /\p{Lu}/u.test(head) &&
    !/^(?:They|He|She|It|We|I|Она|Он|Они|Мы|Яна|Ён|Яны|Ils?|Elles?|Nous|On)$/u.test(head)
    ? bare(head)
    : undefined;
};

const bare = (who: string): string =>
  who
    .replace(/['’]s$/u, '')
    .replace(/^[«"“]|["”]$/gu, '')
    .trim();
