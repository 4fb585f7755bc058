import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import type { NameMention } from './extract-names.ts';

/**
 * Whether somebody is an alleged victim of a letter: named in its subject, announced by a heading of the facts, or one to
 * whom the facts say that it was done. Relatives, officials and counsel are not, unless a heading announces them.
 */
export const isVictim = (input: ExtractInput, places: readonly NameMention[]): boolean => {
  const { letter, view } = input;
  if (letter === undefined) return false;
  if (places.some((place) => isUnderHeading(view.text, place) || isListed(input, place))) return true;
  const { subject } = letter;
  const isSubject = subject !== undefined && places.some((place) => isWithin(place, subject));
  // A wife, a brother may be of those whom the letter is about.
  if (places.some(({ role }) => role !== undefined && BYSTANDERS.has(role) && !(role === 'relative' && isSubject)))
    return false;
  return places.some(
    (place) =>
      (subject !== undefined && isWithin(place, subject)) || (isInFacts(input, place) && suffers(view.text, place)),
  );
};

const BYSTANDERS: ReadonlySet<string> = new Set([
  'relative',
  'judge',
  'prosecutor',
  'official',
  'expert',
  'signatory',
  'lawyer',
  'witness',
]);

const isWithin = (place: Span, whole: Span): boolean => place.start >= whole.start && place.end <= whole.end;

/** The facts: from the words that open them, or from the subject where none do, to the concerns. */
const isInFacts = (input: ExtractInput, place: Span): boolean =>
  input.segments.some((segment) => segment.kind === 'facts' && isWithin(place, segment));

const HEADING =
  /^(?:[-•–*] )?(?:(?:The )?[Cc]ases? of|Le cas de|La situation de|(?:El )?[Cc]aso d(?:e|el)(?: la)?|Concerning|Concernant) /u;
const HONORIFIC = /^(?:\(?\d{1,2}[.)] )?(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? )?$/u;

/** "The case of Mr. A", or a line that has the name alone. */
const isUnderHeading = (text: string, place: Span): boolean => {
  const start = text.lastIndexOf('\n', place.start) + 1;
  const before = text.slice(start, place.start);
  if (HEADING.test(before)) return true;
  const behind = /^[^\n]{0,4}/u.exec(text.slice(place.end, place.end + 4))?.[0] ?? '';
  return (
    HONORIFIC.test(before) &&
    before !== '' &&
    /^[ :.]*$/u.test(behind) &&
    /^[ :.]*(?:\n|$)/u.test(text.slice(place.end, place.end + 4))
  );
};

/** Listed in the facts: a row of a table of arrests or sentences, or an item that says what was done. */
const isListed = (input: ExtractInput, place: NameMention): boolean => {
  const { text } = input.view;
  if (
    !isInFacts(input, place) ||
    (place.role !== undefined && /^(?:relative|judge|prosecutor|official)$/u.test(place.role))
  )
    return false;
  const line = text.slice(text.lastIndexOf('\n', place.start) + 1, place.start);
  if (line.length < 60 && (line.match(/[|\t]/gu)?.length ?? 0) >= 1)
    return TABLE.test(text.slice(Math.max(0, place.start - 3_000), place.start));
  return startsItem(text, place) && /^[-•–*] /u.test(line) && ITEM.test(text.slice(place.end, place.end + 600));
};
const TABLE =
  /[|\t][^\n]{0,80}(?:arrest|detain|sentence|charge|convict|arrêt|détenu|condamn|inculp|deten|conden|acusa|cargo)/iu;

const ADVERBS = "(?: (?!not |never |pas |no )[\\p{L}']{2,14}){0,3}";
const DONE = {
  en: 'arrested|re-arrested|detained|taken|abducted|kidnapped|beaten|killed|murdered|assassinated|shot|tortured|charged|indicted|sentenced|convicted|imprisoned|jailed|deprived|held|placed|put|expelled|deported|removed|driven|executed|raped|ill-treated|prosecuted|fined|transferred|moved|injured|attacked|pulled|seized|disappeared|hanged|whipped',
  fr: 'arrêtée?s?|détenue?s?|interpellée?s?|inculpée?s?|condamnée?s?|placée?s?|expulsée?s?|enlevée?s?|tuée?s?|assassinée?s?|torturée?s?|emmenée?s?|battue?s?|incarcérée?s?|emprisonnée?s?|poursuivie?s?|privée?s?|refoulée?s?|blessée?s?|abattue?s?|transférée?s?|écrouée?s?|séparée?s?',
  es: 'detenid[oa]s?|arrestad[oa]s?|condenad[oa]s?|acusad[oa]s?|imputad[oa]s?|procesad[oa]s?|llevad[oa]s?|secuestrad[oa]s?|asesinad[oa]s?|golpead[oa]s?|torturad[oa]s?|expulsad[oa]s?|privad[oa]s?|desaparecid[oa]s?|trasladad[oa]s?|encarcelad[oa]s?|herid[oa]s?|baleados?|amenazad[oa]s?|recluid[oa]s?|formalizad[oa]s?',
};
const APPOSITION = '(?:,[^.;\\n]{0,160}?,| \\([^()\\n]{1,80}\\)){0,2}';
/** "… and Ms. B, a teacher," between the first of two and what was done to both. */
const AND_ANOTHER = '(?:,? (?:and|et|y) [^.;\\n]{2,120}?)?';
const BEHIND = new RegExp(
  `^${APPOSITION}${AND_ANOTHER},? (?:(?:was|were|is|are|has been|have been|had been|has|remains?|remained)${ADVERBS} (?:${DONE.en})(?!\\p{L})|(?:has been|is|was|remains?) (?:still )?(?:in (?:custody|detention|prison)|missing)|disappeared|died|faces? (?:criminal )?(?:a )?charges?|is facing|suffered|(?:a|ont|avait|avaient|aurait|auraient|est|sont|était|serait)${ADVERBS} (?:${DONE.fr})(?!\\p{L})|(?:a|avait) (?:disparu|perdu la vie)|est (?:morte?|décédée?)|(?:fue|fueron|ha sido|han sido|había sido|habría sido|está|están|se encuentran?|permanecen?|sigue|quedó)${ADVERBS} (?:${DONE.es})(?!\\p{L})|desapareció|murió|falleció)`,
  'iu',
);
/** Further on in the item: "On 2 July he was put on an aeroplane". */
const ITEM = new RegExp(
  `^[^\\n]{0,560}(?<!\\p{L})(?:he|she|they|il|elle|ils|elles) (?:(?:was|were|has been|have been)${ADVERBS} (?:${DONE.en})|(?:a|ont|est|sont)${ADVERBS} (?:${DONE.fr}))(?!\\p{L})`,
  'iu',
);
/** "Ms. A, a nurse. Detained on 6 June": notes without a verb of being. */
const NOTE =
  /^[^.;\n]{0,120}[.;:] (?:Arrested|Detained|Taken|Sentenced|Convicted|Charged|Killed|Abducted|Disappeared|Expelled|Arrêtée?|Détenue?|Condamnée?|Inculpée?|Enlevée?|Detenid[oa]|Arrestad[oa]|Condenad[oa]|Secuestrad[oa]|Desaparecid[oa])(?!\p{L})/u;
const BEFORE =
  /(?:(?:arrest(?:ed)?|detain(?:ed)?|abducted|killed|murdered|tortured|beat|sentenced|convicted|charged|expelled|deported|took|executed|shot)|(?:arrest|detention|killing|murder|disappearance|abduction|torture|expulsion|deportation|imprisonment|sentencing|conviction|prosecution|execution) of|(?:a|ont) (?:arrêté|emmené|enlevé|tué|condamné|inculpé|expulsé|torturé|interpellé)|(?:l'arrestation|la détention|la disparition|l'enlèvement|le meurtre|l'expulsion|la condamnation) d[eu']|(?:detuv(?:o|ieron)|arrest(?:ó|aron)|secuestr(?:ó|aron)|asesin(?:ó|aron)|conden(?:ó|aron)|mat(?:ó|aron)|expuls(?:ó|aron)|llev(?:ó|aron)) a(?:l| la)?|(?:la detención|el arresto|la desaparición|el asesinato|la expulsión|la condena) de(?:l| la)?)(?: (?:both|the [\p{L}]{3,20}|le \p{L}{3,20}))? ?(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? )?$/iu;

const TITLES = /(?<!\p{L})(Ms|Mr|Mrs|Dr|Mme|Sra|Sr|M|No)\./gu;

/** What the sentence says was done to the one who stands at the place. */
const suffers = (text: string, place: Span): boolean => {
  const behind = text.slice(place.end, place.end + 320).replace(TITLES, '$1');
  const before = text.slice(Math.max(0, place.start - 90), place.start);
  return BEHIND.test(behind) || BEFORE.test(before) || (startsItem(text, place) && NOTE.test(behind));
};

const startsItem = (text: string, place: Span): boolean =>
  /(?:^|\n)(?:[-•–*] |\(?[\da-z]{1,2}[.)] )?(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? )?$/u.test(
    text.slice(Math.max(0, place.start - 16), place.start),
  );
