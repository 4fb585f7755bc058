import type { Span } from '@amparo/un-letters';
import { givenReadings } from './extract-name-cases.ts';

const NUMBER = '(?:[ -](?:No\\.? ?|Nos\\. ?|№ ?|n[°º] ?|núm\\. ?|нумар )?\\d{1,3}(?!\\d))';
const PLACE =
  "(?:(?:,)? (?:in|at|of|near|à|de|d'|en|у|ў|в|на|г\\.) (?:the )?(?:(?:city|town|village|city of|town of|вуліцы|улице|ул\\.|горад\\p{L}|город\\p{L}|г\\.|посёлке|пасёлку|деревне|вёсцы) (?:of )?)?\\p{Lu}[\\p{L}'-]{2,24}(?:[ -]\\p{Lu}[\\p{L}'-]{2,20})?|, \\p{Lu}[\\p{L}'-]{2,20}(?: St\\.?| Street)?)";
const ENGLISH =
  "(?:(?:\\p{Lu}[\\p{L}'-]{2,20} ){0,3}(?:(?:[Ww]omen's|[Mm]en's|[Pp]enal|[Cc]orrectional|[Pp]re-trial|[Rr]emand|[Tt]emporary|[Pp]unishment|[Hh]igh-security|[Cc]entral|[Jj]uvenile|[Oo]pen|[Pp]olice|[Hh]olding|[Pp]rison|[Mm]igrant|[Ii]mmigration|[Pp]sychiatric|[Oo]pen-type|[Dd]etention) ){0,3}(?:[Cc]olony|[Pp]rison(?! (?:pénitentiaire|centrale|civile|pour femmes|de femmes|de haute|disciplinaire|préventive))|[Jj]ail|[Cc]ent(?:re|er)|[Bb]arracks|House|[Ff]acility|[Ii]solator|[Ss]tation|SIZO|IVS|[Cc]ell|[Hh]ospital))";
const FRENCH =
  "(?:(?:[Mm]aison d'arrêt|[Pp]rison|colonie|centre de (?:détention|rétention)|centre pénitentiaire|commissariat|gendarmerie|quartier disciplinaire|[Cc]amp(?: militaire| pénal)?(?: \\p{Lu}[\\p{L}-]{2,24})?)(?: (?:pénitentiaire|centrale?|civile|pour femmes|de femmes|de haute sécurité|disciplinaire|préventive)){0,2})";
const SPANISH =
  '(?:(?:cárcel|prisión|penal|colonia|centro de detención|penitenciaría|comisaría)(?: (?:de mujeres|penal|central)){0,2})';
const SLAVIC =
  "(?:(?:\\p{L}{5,}(?:ый|ая|ой|ом|ей|яй|ую|ая|ай|ым|ую|им|ім|ий|ого|ага|ій|ему|ому|аму) ){0,3}(?:колони[ияюей]|калоні[ія]|калонію|калоніяй|колонії|колонію|колонія|тюрьм[аеуы]|турм[аеуы]|тюрм[аіуи]|в'язниц[ія]|в'язницю|изолятор\\p{L}{0,2}|ізалятар\\p{L}{0,2}|ізолятор\\p{L}{0,2}|СИЗО|СІЗА|СІЗО|ИК|ІК|ПК|ПК|КП|ЛТП|ИВС|ІЧУ|ІТТ|ЦИП|ЦІП|ШИЗО|ШІЗА|ПКТ|карцер\\p{L}{0,2}|больниц[аеуы]|бальніц[аыу]|установ[аеуы]|учреждени[еия]|психбольниц\\p{L})(?: (?:временного содержания|часовага ўтрымання|тимчасового тримання|закрытага тыпу|адкрытага тыпу|открытого типа|строгого режима|строгага рэжыму|общего режима|агульнага рэжыму|КГБ|КДБ|МВД|МУС)){0,2})";
const FACILITY = new RegExp(
  `(?<![\\p{L}-])(?:${ENGLISH}(?:${NUMBER})?(?:${PLACE})?|${FRENCH}(?:${NUMBER})?(?:(?: de|,? à| d'| du| des) ?(?:la |l'|le )?\\p{Lu}[\\p{L}'-]{2,24}(?:-\\p{Lu}\\p{L}+)?)?|${SPANISH}(?:${NUMBER})?(?: (?:de|en) \\p{Lu}[\\p{L}-]{2,24})?|${SLAVIC}(?:${NUMBER})?(?:${PLACE})?)(?![\\p{L}])`,
  'gu',
);

export interface FoundFacility extends Span {
  readonly name: string;
}

/** Colonies, prisons, isolators as a text names them, with number and town. Offsets are of `text`. */
export const facilitiesIn = (text: string): readonly FoundFacility[] =>
  [...text.matchAll(FACILITY)]
    .filter((match) => !BARE.test(match[0]))
    .map((match) => {
      const name = withoutPerson(match[0], text.slice(match.index + match[0].length));
      return { name: name.trim(), start: match.index, end: match.index + name.length };
    });

/** "Moved to colony No. 24, Vera Hrytsuk …": what stands behind the comma is the next person, no town. */
const withoutPerson = (facility: string, behind: string): string => {
  const [, before, word] = /^(.*\d), (\p{Lu}[\p{L}'-]+)$/u.exec(facility) ?? [];
  return before !== undefined && word !== undefined && /^ \p{Lu}\p{Ll}/u.test(behind) && givenReadings(word).length > 0
    ? before
    : facility;
};

/** A word for any such place names none. */
const BARE =
  /^(?:cell|centre|center|facility|station|house|hospital|isolator|House|police station|prison hospital|prison|colony|jail|penal colony|prison|colonie|camp|camp militaire|camp pénal|cárcel|prisión|колони\p{L}|калоні\p{L}|калонію|тюрьм\p{L}|турм\p{L}|тюрм\p{L}|СИЗО|СІЗА|СІЗО|ИВС|ІЧУ|ИК|ІК|ПК|КП|изолятор\p{L}{0,2}|ізалятар\p{L}{0,2}|больниц\p{L}|бальніц\p{L}|учреждени\p{L}|установ\p{L})$/iu;

/** The facility with its article, where a text gives it no number: "the pre-trial prison in Barysk". */
export const facilityName = (text: string, facility: FoundFacility): string => {
  const article =
    /(?:the|la|une|an?) $|l'$/iu.exec(text.slice(Math.max(0, facility.start - 5), facility.start))?.[0] ?? '';
  return /\d/u.test(facility.name) || /^an? $/iu.test(article) ? facility.name : `${article}${facility.name}`;
};

const COUNTRY = "(?<to>\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+)?(?: (?:and|et|y|и|і) \\p{Lu}[\\p{L}'-]+)?)";
const DESTINATION = new RegExp(
  `^[^.;]{0,60}?(?<!\\p{L})(?:to|into|vers|en|au|aux|à|a|в|у|ў|до) (?:the |le |la |l')?(?:(?:territory of |border with |frontière (?:avec|de) |территорию |тэрыторыю |neighbouring |сусед\\p{L}+ |соседн\\p{L}+ )(?:la |le |l')?)?${COUNTRY}`,
  'u',
);

/** Where somebody was sent: the first place named behind the verb. */
export const destinationIn = (behind: string): string | undefined => {
  const to = DESTINATION.exec(behind)?.groups?.to;
  return to === undefined || MONTH_NAME.test(to) ? undefined : to;
};
const MONTH_NAME =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/u;
