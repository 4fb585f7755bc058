import { SPEECH_VERBS } from './extract-name-words.ts';

/** Words by which a sentence takes up persons named before, or leaves them. Data, all languages. */

/** Where a clause ends: whoever stands before is further off than who stands behind. */
export const CLAUSE =
  /[;:–—]| - |,? (?:and|but|while|when|who|whom|whose|which|that|after|before|because|where|then|although|whether|if|unless|until|et|mais|qui|que|quand|lorsque|après|avant|puis|tandis|alors|pero|quien|cuando|и|а|но|что|чтобы|когда|где|пока|после|затем|котор\p{L}{2,3}|хотя|если|і|але|што|каб|калі|дзе|пасля|потым|як[іая]я?|якую|та|й|що|щоб|коли|де|який|яка|які|після) |, /giu;

export const FEMALE =
  /(?<!\p{L})(?:she|her|hers|elle|ella|она|ей|её|ее|неё|нее|ней|яна|яе|ёй|вона|її|їй|неї|the (?:woman|mother|girl|teacher|nurse))(?!\p{L})/iu;
export const MALE =
  /(?<!\p{L})(?:he|him|his|il|él|он|ему|его|него|нём|ён|яму|яго|ім|він|його|йому|нього|the (?:man|father|boy))(?!\p{L})/iu;
/** The pronoun as a subject, right before what is told. */
export const SHE = /(?<!\p{L})(?:she|elle|ella|она|яна|вона)(?!\p{L})/iu;
export const HE = /(?<!\p{L})(?:he|il|él|он|ён|він)(?!\p{L})/iu;
/** Two or more who were named before. */
export const PAIR =
  /(?<!\p{L})(?:both|all(?= are| were| have)|the (?:two|siblings|couple|brothers|sisters|spouses|pair|three|men|women)|they|them|ils|elles|le couple|les (?:deux|époux|frères|sœurs)|tous deux|ambos|супруг(?:ов|и|ам)|обоих|обоим|оба|обе|обеих|обеим|все они|братьев|братья|сест[её]р|их|них|им|они|абодва|абодвух|абедзве|абедзвюх|іх|ім|яны|мужа і жонку|братоў|браты|подружжя|обох|обидва|обидві|вони)(?!\p{L})/iu;
/** The same as a subject, not as whose something is. */
export const PAIR_SUBJECT = new RegExp(PAIR.source.replace(/\|(?:их|них|им|іх|ім)(?=\|)/gu, ''), 'iu');
/** The one who speaks. */
export const SELF =
  /(?<!\p{L})(?:I|me|je|j'|yo|я|меня|мне|мяне|мне|мене|мені|nos|nous|we|us|нас|мы)(?!\p{L})|(?<!\p{L})(?:[Jj]'|m')(?=\p{L})/u;

/** The same, of one alone: "we learned" may be a family that tells of another. */
export const SELF_ALONE =
  /(?<!\p{L})(?:I|me|je|j'|yo|я|меня|мне|мяне|мне|мене|мені)(?!\p{L})|(?<!\p{L})(?:[Jj]'|m')(?=\p{L})/u;
/** The one who tells was taken: what is told without a name is of them. */
export const SELF_TAKEN =
  /(?<!\p{L})(?:(?:arrested|detained|took|jailed|released|sentenced) me|I was (?:arrested|detained|taken|sentenced|released)|m'(?:a|ont) (?:arrêtée?|emmenée?|libérée?|transférée?)|j'ai été (?:arrêtée?|détenue?|condamnée?)|(?:забрали|задержали|взяли|арестовали|перевезли) меня|меня (?:забрали|задержали|взяли|арестовали|перевезли)|мне дали|мяне (?:забралі|затрымалі|трымалі|[уў]зялі|арыштавалі|памілавалі)|(?:забралі|затрымалі|[уў]зялі) мяне|мене (?:забрали|затримали|взяли)|me (?:detuvieron|arrestaron|soltaron))(?!\p{L})/iu;
/** An answer of an interview. */
export const ANSWER = /^(?:A|Answer|R|Réponse|Ответ|О|Адказ|Відповідь|Respuesta)(?:\.|:| :) /u;

/** A name behind one of these is not the subject, nor the object. */
export const OBLIQUE =
  /(?:^|[\s(«"“])(?:of|by|with|to|for|from|against|about|concerning|regarding|than|like|under|between|near|beside|including|without|versus|v\.|according to|together with|alongside|said|says|told|de|d'|du|des|par|avec|à|au|aux|contre|pour|chez|selon|d'après|con|por|para|contra|según|от|с|со|к|ко|для|против|у|о|об|обо|про|над|перед|по словам|вместе с|кроме|ад|з|са|да|для|супраць|пра|аб|каля|паводле|разам з|від|зі|до|проти|про|щодо|разом із?|слов[аы]?|словам|сведчыць|сказала|сказал|рассказал[аи]?|сообщил[аи]?|заявил[аи]?|паведаміл[аі]|расказал[аі]|адзначыл[аі]) (?:(?:the|his|her|their|a|an|son|sa|ses|leur|la|le|les|un|une|её|его|их|яе|яго|іх|su|el) )?(?:(?:Mr|Ms|Mrs|Dr|Mme|Mlle|M|Sr|Sra|Me)\.? )?(?:\p{Ll}[\p{L}-]* ){0,2}$/iu;

/** A common noun for a person: "the teacher was released" goes on about the one named before. */
export const PERSON_NOUN =
  /(?<!\p{L})(?:the|le|la|l'|el) ?(?:[\p{L}-]+ )?(?:man|woman|mother|father|teacher|lawyer|journalist|activist|defendant|prisoner|detainee|student|doctor|nurse|worker|accused|victim|couple|siblings|two|avocate?|chair(?:man|woman)?|head|director|leader|founder|editor|reporter|poet|writer|priest|nun|monk|bishop|pastor|imam|sergeant|soldier|professor|enseignante?|journaliste|militante?|accusée?|prisonni(?:er|ère)|jeune (?:homme|femme)|homme|femme|détenue?)(?: (?:of|at|from|de|du) (?:the |la |l')?[^,;:]{3,50})?$/iu;

/** Between two names, both of whom something is told. */
export const BETWEEN_TWO =
  /^(?:,? [^,.;]{0,40})?,? ?(?:and|et|y|и|і|й|та|,|along with|together with|ainsi que) ?(?:(?:el|la|los|las|his|her|son|sa|его|её|яго|яе|мужа|жену|жонку|brother|sister|брата|сестру) ){0,3}(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr|Me)\.? )?$/u;

/** By these a testimony says whose it is; where, in characters, it says so at the latest. */
export const WITNESS =
  /(?<!\p{L})(?:the witness|witness|testimony of|statement of|interview with|(?:asks|asked|wishes|prefers) to be called|i am called|my name is|показания|свидетель(?:ница)?|рассказывает|меня зовут|сведчанне|сьведчаньне|сведка|сьведка|мяне завуць|témoin|témoignage de|je m'appelle|testigo|testimonio de|me llamo|свідок|свідчення|мене звати|мене звуть)[:,]? (?:Ms\.? |Mr\.? |№ ?\d+ )?$/iu;
export const HEAD = 900;

export const SPEAKS: RegExp = new RegExp(`(?<![\\p{L}-])(?:${SPEECH_VERBS})(?![\\p{L}-])`, 'iu');
const WHO = '(?<who>he|she|il|elle|lui|él|ella|он|она|ён|яна|він|вона|I|moi|yo|я)';
const AND = '(?:and|et|y|и|і|й|та)';
export const AND_NAME: RegExp = new RegExp(
  `(?:^|[ ,;(—–«"“])${WHO},? ${AND} (?:(?:(?:his|her|son|sa|ses|su|его|её|ее|яго|яе|його|її|my|mon|ma|mi|мой|моя|мая|the|le|la|el) )?(?:\\p{Ll}[\\p{L}-]*,? ){1,3})?(?:(?:Ms|Mr|Mrs|Dr|Mme|M|Sra|Sr|Me)\\.? )?$`,
  'iu',
);
export const AND_PRONOUN: RegExp = new RegExp(`^,? ${AND} ${WHO}(?!\\p{L})`, 'iu');
export const JOINED_PRONOUN: RegExp = new RegExp(
  `^,? ?${AND} (?:he|she|lui|elle|él|ella)(?= (?:was|were|are|have|had|ont|sont|fue|fueron|han|son)(?!\\p{L}))`,
  'iu',
);

export const LIST_GAP: RegExp =
  /^(?:,? ?\([^()]{1,30}\)|, [^,—:;]{2,40},)?(?: [—–-] |: )(?:к |да |до |на |a |an |suspended sentence of |fine of |ещё |яшчэ )?$/u;
export const DIRECT_GAP: RegExp =
  /^ (?:(?:Ms|Mr|Mrs|Dr|Mme|M|Me|Sra|Sr|г-на|г-жу|спадара|спадарыню|пана|пані)\.? |(?:\d{1,3} |the |a |an |his |her |former |la |le |l')?(?:\p{Ll}[\p{L}-]* ){0,3}(?:(?:Ms|Mr|Mrs|Dr|Mme|Me)\.? )?)?$/u;
export const OF_GAP: RegExp =
  /^ (?:of|de|d'|del|против|)(?: ?(?:Ms|Mr|Mrs|Dr|Mme|M|Me|Sra|Sr)\.?| ?г-жи| ?г-на| ?спадарыні| ?спадара| ?\p{Ll}+)? ?$/u;
export const FEMALE_OBJECT: RegExp = /(?<!\p{L})(?:her|la|её|ее|яе|її|ей|ней|ёй|їй)(?!\p{L})|(?<!\p{L})l'(?=a|ont)/iu;
export const MALE_OBJECT: RegExp =
  /(?<!\p{L})(?:him|le|его|яго|його|ему|ним|яму|йому)(?!\p{L})|(?<!\p{L})l'(?=a|ont)/iu;
export const PAIR_OBJECT: RegExp =
  /(?<!\p{L})(?:them|les|их|іх|їх|супругов|обоих|обоим|обеих|обеим|абодвух|абодвум|абедзвюх|обох|подружжя|ambos|tous deux|both of them|both)(?!\p{L})/iu;
export const SELF_OBJECT: RegExp = /(?<!\p{L})(?:me|меня|мяне|мене|мне|мені|мной|мною)(?!\p{L})|(?<!\p{L})m'(?=a)/iu;
