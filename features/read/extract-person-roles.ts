import type { DocumentKind } from '@amparo/core/nouns/item';
import type { ReadEvent, ReadPerson } from '@amparo/core/nouns/reading';
import type { ExtractInput } from './extract.ts';
import type { FoundPerson } from './extract-found-person.ts';
import type { NameMention } from './extract-names.ts';
import { VALEDICTION } from './extract-organisation-words.ts';
import { besideOf, isFormerOffice, isPrivateOffice } from './extract-person-office.ts';

/** What befalls a victim. */
const BEFALLS: ReadonlySet<string> = new Set([
  'DetentionEpisode',
  'Charge',
  'Sentence',
  'ContactRestriction',
  'Expulsion',
  'Release',
  'Death',
  'DocumentStatus',
]);
/** What makes a victim of a relative too: a dead or unanswered relative is a relative still. */
const OF_ONESELF: ReadonlySet<string> = new Set(['DetentionEpisode', 'Charge', 'Sentence', 'Expulsion', 'Release']);
/** Roles that stay, whatever is told of their bearer. */
const STAYS: ReadonlySet<string> = new Set(['signatory', 'expert', 'author', 'judge', 'prosecutor', 'child', 'victim']);
/** Kinds of text that do not say whom they are about: there it is those to whom something was done. */
const TELLS: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'news',
  'report',
  'press-release',
  'testimony',
  'open-letter',
  'government-reply',
  'other',
]);

/** "the trial of X", "дело X", "прысуд X": whose case it is. */
const CONCERNED =
  /(?<!\p{L})(?:(?:appeal|trial|case|arrest|detention|conviction|sentence|verdict|imprisonment|disappearance|expulsion|death|release|situation|allegations?|proceedings) (?:of|against|concerning|regarding|on)|(?:sur )?(?:le |la |l'|du )?(?:arrestation|procès|détention|libération|condamnation|cas|décès|mort|disparition|expulsion|situation) (?:de|d'|du)|cas de|(?:detención|caso|juicio|condena|liberación|desaparición|muerte|expulsión) (?:de|contra)|суд(?:а|у|ом|е)? (?:над|по делу)|дел(?:о|а|у|е)(?: против)?|приговор(?:а|у|ом|е)?(?: [^.,;\n]{1,20})?|арест[ауе]?|задержани[еяю]|справ[ауыеі](?: супраць)?|прысуд(?:у|ам)?|арышт[ау]?|затрыманн[еяі]|вирок(?:у)?|справ[ауи](?: проти)?|арешт[у]?|затримання|суд(?:у|ом)? над) (?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr)\.? |la Sra\. |el Sr\. |l'ancien(?:ne)? )?$/iu;
/** "the trial of X and her husband": of both. */
const WITH_KIN =
  /\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,3},? (?:and|et|y|и|і|й|та) (?:(?:her|his|son|sa|su|е[её]|его|яе|яго|його|її) )\p{Ll}+,? $/u;
/** In a story told in the first person: it happened to the one who tells. */
const TO_ME =
  /(?<!\p{L})(?:I (?:was|had been) (?:arrested|detained|sentenced|taken|held|released|charged|beaten|expelled|put)|(?:they )?(?:arrested|detained|took|beat|sentenced|released) me(?!\p{L})|j'ai été (?:arrêtée?|détenue?|condamnée?|libérée?|emmenée?|battue?|expulsée?|placée?)|m'(?:a|ont|avait|avaient) (?:arrêtée?|emmenée?|battue?|frappée?|prise?|libérée?|relâchée?|expulsée?|mise? en|gardée?|jugée?|condamnée?)|quand j'étais (?:en prison|détenue?)|me (?:detuvieron|arrestaron|llevaron|golpearon)|(?:мяне|меня|мене) (?:\p{L}+ )?(?:затрымалі|забралі|трымалі|судзілі|асудзілі|вызвалілі|білі|задержали|забрали|держали|судили|осудили|освободили|били|посадили|тримали|звільнили|перавялі|перевели))/iu;
const MY_KIN =
  /(?<!\p{L})(?:my (?:daughter|son|husband|wife|brother|sister|mother|father)|ma (?:fille|femme|sœur|mère)|mon (?:fils|mari|frère|père)|mi (?:hij[oa]|esposo|esposa|hermano|hermana|madre|padre)|(?:мая|маю|моя|мою|мой|мае|майго|моего|маёй|моей|пра|про|о)? ?(?:дачк[ауіе]|доч(?:ь|ку|ка|ери)|доньк[ауи]|сын[ау]?|сина?|муж[ау]?|чоловік[а]?|жонк[ау]|жен[ау]|брат[ау]?|сястр[ау]|сестр[ау])(?: (?:моя|мая|мою|маю|мой|моего|майго|наша|наш))?),? $/iu;

/** "X, his cousin, is charged": the name may stand this far before the words of the episode. */
const APPOSED = 60;
/** Of an episode's places and a person's places no more are looked at. */
const MOST_LOOKED_AT = 200;
/** "according to X": words that make whoever follows a speaker. */
const SAID_BY =
  /(?<!\p{L})(?:according to|selon|d'après|según|по словам|па словах|паводле(?: слоў)?|со слов|за словами) (?:(?:le |la |the |el )?(?:docteure?|doctor|Dr\.?|médecin|М\.|Mme|M\.|Ms\.|Mr\.) )?$/iu;
const SPOKESPERSON =
  /(?<!\p{L})(?:spokes\p{L}+|porte-parole|portavoz|пресс-секретар\p{L}*|прэс-сакратар\p{L}*|прес-секретар\p{L}*|речни\p{L}+)(?!\p{L})/iu;

/** What the story says of its teller: victim, or a relative of the one it is about. */
interface Story {
  readonly teller: string | undefined;
  /** The relative whom the teller speaks of, where it all befell that one. */
  readonly about: string | undefined;
}

const storyOf = (input: ExtractInput, found: readonly FoundPerson[]): Story => {
  const teller = found.find(({ places }) => places.some(({ role }) => role === 'witness'));
  if (teller === undefined || TO_ME.test(input.view.text)) return { teller: undefined, about: undefined };
  const about = found.find(({ places }) =>
    places.some(({ start }) => MY_KIN.test(input.view.text.slice(Math.max(0, start - 40), start))),
  );
  return about === undefined
    ? { teller: undefined, about: undefined }
    : { teller: teller.person.key, about: about.person.key };
};

/**
 * Roles by what the whole text tells: those whom its events befall are its alleged victims, where it names none itself;
 * whoever tells of a relative is a relative; who speaks for a body that is no State's is a speaker.
 */
export const withRoles = (
  input: ExtractInput,
  found: readonly FoundPerson[],
  events: readonly ReadEvent[],
  speakers: ReadonlySet<string>,
): readonly ReadPerson[] => {
  const text = input.view.text;
  const told = events.filter((event) => BEFALLS.has(event.kind));
  const befallen = new Set(told.flatMap((event) => event.persons));
  const own = new Map<string, ReadEvent[]>();
  for (const event of told.filter(({ kind }) => OF_ONESELF.has(kind)))
    for (const key of event.persons) own.set(key, [...(own.get(key) ?? []), event].slice(-MOST_LOOKED_AT));
  // A pronoun beside a relative is often of the one whose relative it is: only what is told of the name itself counts.
  const isTold = ({ key, forms }: ReadPerson): boolean => {
    const places = forms.flatMap(({ passages }) => passages).slice(0, MOST_LOOKED_AT);
    return (own.get(key) ?? []).some(({ passages }) =>
      passages.some(({ start, end }) =>
        places.some((place) => place.start >= start - APPOSED && place.end <= end + APPOSED),
      ),
    );
  };
  const story = storyOf(input, found);
  const tells = TELLS.has(input.kind);
  const subjects = input.segments.filter(({ kind }) => kind === 'subject');
  const inSubject = ({ start, end }: NameMention): boolean =>
    subjects.some((part) => start >= part.start && end <= part.end);
  return found.map(({ person, places }) => {
    const role = (is: string): ReadPerson => (is === person.role ? person : { ...person, role: is });
    if (input.kind === 'report' && places.some(({ start }) => isReporter(text, start))) return role('author');
    if (person.key === story.teller && person.role !== 'author') return role('relative');
    if (person.key === story.about && person.role === 'relative') return role('victim');
    const near = besideOf(text, { person, places });
    if (near.some(({ before }) => COMPILED.test(before))) return role('author');
    if (near.some(({ before }) => PRESS_CONTACT.test(before))) return role('other');
    if (person.role === 'relative' && input.letter !== undefined && places.some(inSubject)) return role('victim');
    const isPrivate =
      (person.role === 'official' || person.role === 'expert') && input.letter === undefined && isPrivateOffice(near);
    if (tells && !STAYS.has(person.role ?? '')) {
      if (
        person.role === 'relative'
          ? isTold(person)
          : befallen.has(person.key) && (person.role !== 'official' || isPrivate || isFormerOffice(near))
      )
        return role('victim');
      if (
        (person.role === undefined || person.role === 'speaker' || person.role === 'other') &&
        near.some(({ before }) => CONCERNED.test(before))
      )
        return role('victim');
      if (
        person.role === 'relative' &&
        near.some(({ before }) => WITH_KIN.test(before) && CONCERNED.test(before.replace(WITH_KIN, '')))
      )
        return role('victim');
    }
    if (isPrivate && person.unnamed === undefined)
      return role(
        speakers.has(person.name) ||
          near.some(({ before, after }) => SPOKESPERSON.test(before) || SPOKESPERSON.test(after))
          ? 'speaker'
          : 'other',
      );
    if (
      (person.role === undefined || person.role === 'other') &&
      (speakers.has(person.name) || near.some(({ before }) => SAID_BY.test(before)))
    )
      return role('speaker');
    if (person.role === undefined || person.role === 'other') {
      if (near.some(({ after }) => KIN_OF.test(after))) return role('relative');
      if (places.some(({ start }) => RANK.test(text.slice(Math.max(0, start - 12), start)))) return role('official');
    }
    if (person.role === undefined && roleByLine(input, places) === 'signatory') return role('signatory');
    return person;
  });
};

/** "Compiled by X", "Дежурная: X": at the head of a line of its own. */
const COMPILED =
  /^\s*(?:Compiled by|Prepared by|Written by|Editor|On duty|Rédigé par|Préparé par|Redactado por|Составил[аи]?|Подготовил[аи]?|Дежурн\p{L}{2}|Склал[аі]?|Склаў|Падрыхтавал[аі]?|Падрыхтаваў|Дзяжурн\p{L}{1,2}|Підготувал[аи]|Підготував|Черговий|Чергова)(?:: | )$/u;
const PRESS_CONTACT =
  /(?:(?:media|press) (?:inquir|enquir|contact|relations|office)\p{L}*|contacts? presse|contacto de prensa|(?:для|кантакт|контакт)\p{L}* (?:СМИ|СМІ|прэсы|прессы|преси))[^\n:]{0,30}: ?$/iu;
const RANK = /(?<!\p{L})(?:Capt|Sgt|Lt|Col|Lt\. Col|Maj|Gen|Insp|Cpl)\.? $/u;
/** ", the doctor's sister". */
const KIN_OF =
  /^, (?:the )?\p{L}[\p{L} ]{1,30}['’]s (?:elder |younger |twin )?(?:sister|brother|mother|father|wife|husband|son|daughter|aunt|uncle|cousin|widow)(?!\p{L})/u;

/** "Report of the Special Rapporteur on …, NAME" in the head of a report. */
const isReporter = (text: string, start: number): boolean =>
  start < REPORT_HEAD &&
  /(?:Report (?:of|by) |Rapport (?:du|de la) |Informe (?:del|de la) |Доклад )[^.]{0,240}, $/u.test(
    text.slice(Math.max(0, start - 300), start).replace(/\s+/gu, ' '),
  );
const REPORT_HEAD = 2_000;
const OFFICE_LINE =
  /^[,.]?\s*\n(?:\p{Lu}[\p{L}.]+ )?(?:Deputy|Director|Minister|Ambassador|Head|Chief|Permanent|Secretary|Directeur|Directrice|Ministre|Ambassadeur|Chef|Director|Embajador|Ministro|Jefe)(?!\p{L})/u;

/** The role that a place alone shows: below the courtesy of an open letter, or the last line of a news item. */
export const roleByLine = (
  input: ExtractInput,
  places: readonly NameMention[],
): 'author' | 'signatory' | 'official' | undefined => {
  const text = input.view.text;
  const last = places.at(-1);
  if (last === undefined || !/\n(?:\p{Lu}\p{L}{1,9}\.? )?$/u.test(text.slice(Math.max(0, last.start - 14), last.start)))
    return undefined;
  if (input.kind === 'open-letter') {
    const from = VALEDICTION.exec(text);
    return from !== null && last.start >= from.index + from[0].length ? 'signatory' : undefined;
  }
  if (input.kind === 'government-reply')
    return OFFICE_LINE.test(text.slice(last.end, last.end + 60)) ? 'official' : undefined;
  return input.kind === 'news' && /^(?:,? [^\n]{1,30})?\s*$/u.test(text.slice(last.end)) ? 'author' : undefined;
};
