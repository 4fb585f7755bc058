import type { Span } from '@amparo/un-letters';
import type { Telling } from './extract-event-telling.ts';
import { sexOf } from './extract-focus-sex.ts';
import type { FoundPerson } from './extract-found-person.ts';

/** Who of the text is or was held: theirs is the contact of which it tells. */
export interface Custody {
  /** Keys of persons of whom an arrest, a charge, a sentence or a release is told; alleged victims of a letter. */
  readonly held: ReadonlySet<string>;
  /** Whose the contact of the clause before was, in the same paragraph. */
  readonly last: readonly FoundPerson[];
}

/** A clause that speaks of contact, and where it names the way. */
export interface ContactWords extends Span {
  readonly text: string;
  readonly media: Span;
}

/** Whose contact it is: "Letters from her", "Ms. X may write", "ей не дают звонить"; else the one told of last. */
export const concernedIn = (telling: Telling, clause: ContactWords, custody: Custody): readonly FoundPerson[] => {
  const { input, sentence, focus } = telling;
  const isHeld = ({ person }: FoundPerson): boolean => custody.held.size === 0 || custody.held.has(person.key);
  if (OF_THEM.test(clause.text)) {
    const both = focus.pair(sentence, clause.text).filter(isHeld);
    if (both.length > 0) return both;
  }
  if (focus.self.length > 0 && OF_ME.test(clause.text)) return focus.self;
  const sex = FROM_HIM.test(clause.text) ? 'male' : FROM_HER.test(clause.text) ? 'female' : undefined;
  if (sex !== undefined) {
    const meant = focus.before(sentence, (one) => (sexOf(one.person) ?? sex) === sex && isHeld(one));
    if (meant.length > 0) return meant;
  }
  const kin = KIN_MALE.test(clause.text) ? 'male' : KIN_FEMALE.test(clause.text) ? 'female' : undefined;
  // "A visit with her brother was granted once": the brother of whom the clause before told.
  if (kin !== undefined && custody.last.length === 1 && custody.last.every((one) => sexOf(one.person) === kin))
    return custody.last;
  const found = named(telling, clause, custody);
  const own = found.filter((one) => isHeld(one) && !isSource(telling, one));
  if (own.length > 0) return own;
  const others = found.filter((one) => !OUTSIDE.has(one.person.role ?? '') && !isSource(telling, one));
  if (others.length > 0) return others;
  if (input.kind === 'testimony' && focus.self.some((one) => custody.held.has(one.person.key))) return focus.self;
  // Told of kin, counsel or a visitor: it is the contact of the one who is held.
  const whose = HIS_KIN.test(clause.text) ? 'male' : HER_KIN.test(clause.text) ? 'female' : undefined;
  const other = whose ?? kin;
  const theirs = other === undefined ? [] : focus.before(sentence, (one) => sexOf(one.person) === other && isHeld(one));
  if (theirs.length > 0) return theirs;
  if (custody.last.length > 0) return custody.last;
  const held = custody.held.size === 0 ? [] : focus.before(sentence, (one) => isHeld(one) && !isSource(telling, one));
  return held.length > 0 ? held : found;
};

/** "According to X, she has been refused visits": X tells it. */
const isSource = ({ input, sentence }: Telling, { places }: FoundPerson): boolean =>
  places.some(
    ({ start, end }) =>
      start >= sentence.start &&
      end <= sentence.end &&
      SOURCE.test(input.view.text.slice(Math.max(sentence.start, start - 40), start)),
  );
const SOURCE =
  /(?<!\p{L})(?:according to|selon|d'après|según|по словам|со слов|паводле(?: слоў)?|са слоў|за словами) (?:(?:Mr|Ms|Mrs|Dr|Mme|M|Sr|Sra)\.? |\p{Ll}+ ){0,2}$/iu;

/** Those who visit and write. */
const OUTSIDE: ReadonlySet<string> = new Set(['relative', 'child', 'counsel', 'author', 'speaker']);

const named = ({ input, sentence, focus }: Telling, clause: ContactWords, custody: Custody): readonly FoundPerson[] => {
  const behind = focus.owners(sentence, clause.media);
  const before = focus.subjects(sentence, clause.end);
  // "We went to see her", "we write every week": it is the contact of the one who is held.
  if (before.length > 0 && before.every((one) => focus.self.includes(one)) && BY_SELF.test(clause.text)) {
    const held = focus.other(sentence);
    if (held.length > 0) return held;
  }
  if (before.length > 0 && !PLACED_BY_KIN.test(input.view.text.slice(sentence.start, clause.end))) return before;
  if (behind.length > 0) return behind;
  const inside = focus.named(sentence, clause.end);
  if (inside.length > 0) return inside;
  return custody.last.length > 0 ? custody.last : focus.last(sentence);
};
const PLACED_BY_KIN = /(?<!\p{L})(?:(?:the|her|his) (?:mother|father|sister|brother|husband|wife) said)(?!\p{L})/iu;

const OF_THEM =
  /(?<!\p{L})(?:(?:either|neither|both|any) of them|(?:avec|à) eux|n'ont pu .* eux|ni l'un ni l'autre|ни с кем из них|ні з кім з іх)(?!\p{L})/iu;
const OF_ME =
  /(?<!\p{L})(?:de me (?:voir|visiter|parler|écrire)|let me (?:call|phone|write|see)|мне (?:писать|звонить)|(?:visit|see|call|write to) me)(?!\p{L})/iu;
const BY_SELF =
  /(?<!\p{L})(?:(?:I|we) (?:visited|went|saw|wrote|write|sent)|(?:je|j'|nous) ?(?:\p{L}+ )?(?:écri|vu|visit)|(?:мы|я) (?:\p{L}+ ){0,3}(?:ездзілі|ездзіла|пісалі|пісала|пішам|пішу|ездили|ездила|писали|писала|пишем|бачылі|видели)|(?:у|ў) нас (?:было|была|был|быў|были|былі)|nous avons eu|(?:I|we) had|tuvimos|(?:да нас|да мяне|мне|нам) (?:прыйшло|прыйшлі|дайшло)|прыйшло)(?!\p{L})/iu;
/** The one at the other end of the line. */
const FROM_HIM =
  /(?<!\p{L})(?:(?:from|with|to) him|(?:de|avec|à|chez) lui|(?:de|con|a) él|(?:от|у|к|с) него|(?:с|к) ним|к нему|(?:ад|да|у) яго|(?:з|да) ім|від нього|з ним|до нього)(?!\p{L})/iu;
const FROM_HER =
  /(?<!\p{L})(?:(?:from|with|to) her(?= *(?:[.,;!?]|$| (?:since|in|for|until|on)(?!\p{L})))|(?:avec|à|chez) elle|d'elle|(?:de|con|a) ella|(?:от|у|к|с) не[её]|с ней|к ней|(?:ад|да|у) яе|(?:з|да) ёй|від неї|з нею|до неї)(?!\p{L})/iu;
/** "His mother was turned away". */
const HIS_KIN =
  /(?:^|[,;—–«"“] ?)(?:his|(?:его|яго|ягон\p{L}{1,2}|його)) (?:wife|mother|father|brother|sister|husband|son|daughter|мать|жена|сестра|брат|отец|маці|жонка|сястра|бацька|дружина|мати|батько)(?!\p{L})/iu;
const HER_KIN =
  /(?:^|[,;—–«"“] ?)(?:her|(?:е[её]|яе|ейн\p{L}{1,2}|її)) (?:husband|mother|father|brother|sister|son|daughter|мать|муж|сестра|брат|отец|маці|муж|сястра|бацька|чоловік|мати|батько)(?!\p{L})/iu;
/** What the held one is to the one told of: "свидание с братом", "her husband". */
const KIN_MALE =
  /(?<!\p{L})(?:(?:her|my|the) (?:husband|brother|son|father)|son (?:mari|frère|fils|père)|su (?:esposo|marido|hermano|hijo|padre)|(?:с|к) (?:братом|мужем|сыном|отцом|брату|мужу|сыну|отцу)|(?:з|да) (?:братам|мужам|сынам|бацькам|брата|мужа|сына|бацькі)|(?:з|із|до) (?:братом|чоловіком|сином|батьком))(?!\p{L})/iu;
const KIN_FEMALE =
  /(?<!\p{L})(?:(?:his|my|the) (?:wife|sister|daughter|mother)|sa (?:femme|sœur|fille|mère)|su (?:esposa|mujer|hermana|hija|madre)|(?:с|к) (?:сестрой|женой|дочерью|матерью|сестре|жене|дочери|матери)|(?:з|са|да) (?:сястрой|жонкай|дачкой|маці|сястры|жонкі|дачкі)|(?:з|із|до) (?:сестрою|дружиною|донькою|матір'ю))(?!\p{L})/iu;
