/** Words of happenings that no other kind covers: past, passive or made a noun. Data, the languages read. */
const ENGLISH_VERBS =
  'signed|demanded|removed|filed|adopted|announced|condemned|launched|closed|dissolved|liquidated|banned|blocked|ordered|issued|introduced|suspended|revoked|raided|searched|seized|recorded|published|called|urged|decided|ruled|voted|withdrew|rejected|approved|passed|amended|extended|created|established|designated|declared|recogni[sz]ed|listed|accused|opened|began|started|ended|stopped|halted|shut|cut|warned|welcomed|protested|marched|gathered|visited|met|utili[sz]ed|used|imposed|expelled|deported|confiscated|destroyed|dismissed|denied|refused|forced|invited|presented|submitted|appointed|elected|left|joined|returned|renewed|repealed|criminali[sz]ed|committed|stripped';
const word = (source: string): string => `(?<!\\p{L})(?:${source})(?!\\p{L})`;

/** Somebody did it: the verb stands behind its subject. */
export const DONE: RegExp = new RegExp(
  `(?<=\\p{L}{2} |\\p{L}{2},? (?:on|in) [^,;.]{3,20} |had |have |has )${word(ENGLISH_VERBS)}|` +
    `(?<!\\p{L})(?:a|ont|avait|avaient) (?:également |aussi )?(?!été)\\p{L}{2,}(?:é|i|is|u|rt|it)(?!\\p{L})|` +
    `(?<!\\p{L})\\p{L}{3,}(?:ó|aron|ieron)(?!\\p{L})|` +
    `(?<!\\p{L})\\p{L}{3,}(?:[аиеыяу]л[аи]?|[аыіеяу]лі|[аыіеяу]ла|[аыіея]ў|[аиіеяу]в)(?:с[яь])?(?!\\p{L})`,
  'giu',
);

/** It was done. */
export const WAS_DONE: RegExp = new RegExp(
  '(?<!\\p{L})(?:was|were|been) (?:first |also |then |not |later |\\p{L}+ly ){0,2}(?:\\p{L}+ed|held|kept|made|taken|given|paid|shut|cut|put|sent|brought|told|left|found|hit|set|met|built|sold|won|lost)(?!\\p{L})|' +
    '(?:violations|abuses|crimes|acts|measures|attacks) (?:committed|perpetrated|carried out|taken)(?= by)|' +
    '(?<!\\p{L})(?:a|ont|avait|avaient) été \\p{L}+(?:ée?s?|ie?s?|ue?s?|te?s?)(?!\\p{L})|(?<!\\p{L})(?:fue|fueron|ha sido|han sido) \\p{L}+[aií]d[oa]s?(?!\\p{L})|' +
    '(?<!\\p{L})\\p{L}{3,}(?:ан|ен|ён|ят|ыт)[аоы]?(?!\\p{L})',
  'giu',
);

/** A noun that is a happening, of or by something. */
export const NOMINAL: RegExp = new RegExp(
  '(?<!\\p{L})(?:the )?(?:\\p{L}+ ){0,2}(?:liquidation|dissolution|closure|adoption|signing|resolution|election|crackdown|raid|suspension|expulsion|deportation|removal|ban|introduction|release|attack|invasion|referendum|amnesty|withdrawal|ratification|renewal) (?:of|on|against|by) (?=\\p{L})|' +
    "(?<!\\p{L})(?:la |l')?(?:dissolution|fermeture|adoption|signature|liquidation|expulsion|interdiction|suspension) (?:de|du|des)(?!\\p{L})|" +
    '(?<!\\p{L})(?:ликвидаци\\p{L}|закрыти\\p{L}|приняти\\p{L}|подписани\\p{L}|роспуск\\p{L}?|ліквідацы\\p{L}|закрыцц\\p{L}|прыняцц\\p{L})(?!\\p{L})',
  'giu',
);

/** How long it went on, as the only time told. */
export const FOR_SO_LONG: RegExp =
  /(?<!\p{L})(?:for|pendant|durante|на протяжении|в течение|на працягу|цягам) (?:\p{L}+|\d{1,3}) (?:days|weeks|months|years|jours|semaines|mois|ans|días|semanas|meses|años|дней|недель|месяцев|лет|дзён|тыдняў|месяцаў|гадоў)(?!\p{L})/iu;

/** Who acts for a State: what they did is told even by somebody who is quoted. */
export const AUTHORITIES: RegExp =
  /^[“«"„]?(?:the )?(?:authorities|police|officials|security forces|the government|government|les autorités|la police|las autoridades|власти|улады|влада)(?!\p{L})/iu;
