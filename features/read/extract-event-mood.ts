/**
 * Whether a clause tells a fact. What is denied, wished, feared, demanded, announced for later or set under a condition
 * did not happen, as far as the text says.
 */
const NOT_BEFORE =
  /(?<!\p{L})(?:n'(?=\p{L})|(?:not|never|neither|nor|nobody|no one|none|cannot|without(?: being)?|no longer|yet to|instead of(?: being)?|rather than(?: being)?|if|unless|whether|in case|should|could|would|might|may|can|will|shall|must|going to|about to|due to|likely to|able to|to be|to have|be|risks?|risk of|at risk of|danger of|threat of|threatened (?:with|to)|threats? to|faces?|facing|fears?|feared|fearing|afraid|hopes?|hoped|hoping|plans?|planned|intends?|expects?|expected|expecting|awaits?|awaiting|calls? (?:for|on)|called (?:for|on)|calling (?:for|on)|urges?|urged|demands?|demanded|asks? (?:for|that)|asked (?:for|that)|requests?|requested|seeks?|sought|appeals? for|promised|refused to|failed to|denied (?:that|having|being)|denies|deny|rumou?rs?(?: that)?|allegedly not|before being|avoid(?:ed)?|escaped(?: being)?|attempts? to|attempted to|tried to|wanted to|ordered to be|immediately and unconditionally|ne|ni|sans|jamais|si|s'il|s'ils|s'elle|pourrait|pourraient|peut|peuvent|risque|risquent|menacée?s? d'être|menacée?s? de|sera|seront|serait(?= [^.;]{0,10} si)|doit|devrait|devraient|va|vont|être|demande(?:nt)?|exige(?:nt)?|réclame(?:nt)?|appelle(?:nt)? à|craint|craignent|afin|avant d'être|espère(?:nt)?|no|nunca|jamás|podría|podrían|puede|será|serán|sería|debería|exige[n]?|pide[n]?|teme[n]?)(?!\p{L}))(?:[^,;:.]{0,60})$/u;
const NOT_BEFORE_CYRILLIC =
  /(?<!\p{L})(?:не(?= |$)|ни|ніколі|никогда|ніхто|никто|если|ли|может|могут|могла|мог|могли|могло|можа|могуць|магл[іа]|мог|грозит|грозят|пагражае|пагражаюць|загрожує|рискует|рискуют|рызыкуе|рызыкуюць|угрожали|угрожают|пагражалі|чтобы|каб|щоб|бы|калі б|якщо|калі (?=яго|яе|іх|будз)|будет|будут|будзе|будуць|буде|будуть|должен|должна|должны|павінны|павінна|павінен|требу(?:ют|ет|ем|ли)|патрабу(?:юць|е|ем|ем)|вимагають|призыва(?:ют|ет|ли|ем)|заклікаюць|просят|просили|прос(?:яць|ілі)|надеется|надеются|спадзяецца|спадзяюцца|боится|боятся|баяцца|баіцца|без|вместо|замест|хотел[аи]?|хацел[аі]|хацеў|собирал(?:ись|ся)|збіраліся|запросил[аи]?|потребовал[аи]?|требовал[аи]?|запытаў|запатрабаваў|патрабаваў|просил[аи]?|прасіў|прасіла|обещал[аи]?|абяцалі|хотят|хочуць|якобы не|нібыта не|отказал(?:ся|ись) от)(?!\p{L})(?:[^,;:.—]{0,45})$/iu;
/** Right behind the verb: "was arrested? no"; "if convicted". */
const LATER_BEHIND = /^ (?:tomorrow|next (?:week|month|year|\p{Lu}\p{Ll}+day)|demain|завтра|заўтра|mañana)/iu;
/** Cyrillic negation stands right before what it denies. */
const NE = /(?<!\p{L})(?:не|ня|ні|ани|ані) (?:был[аио]? |быў |була |було |были )?$/iu;
const TURN =
  /[,;:—–]|(?<!\p{L})(?:(?:and|et|y) (?=(?:he|she|they|ils?|elles?|on|l[eao]s?|l'|se|ell[oa]s?)(?!\p{L}))|(?:и|і|й|та) (?=(?:он|она|они|его|её|их|ён|яна|яны|яго|яе|іх|він|вона|вони|його|її|їх)(?!\p{L}))|since|after|when|who|which|that|because|where|while|but|however|before|until|depuis que|après|quand|lorsque|qui|que|mais|car|alors|puis|porque|pero|cuando|когда|после|потому|котор\p{L}{2,3}|но|а|что|как|калі|пасля|бо|як[іая]я?|але|што|коли|після|який|яка|які|що)(?!\p{L})/giu;
/** These carry over a turn: "fears that she was arrested", "it is not known whether". */
const OVER =
  /(?<!\p{L})(?:whether|if|unless|fears? that|hop(?:es?|ed|ing) that|den(?:y|ies|ied) that|rumou?rs? that|not true that|false (?:reports?|news) that|threatened that|so that|in order that|demand(?:s|ed)? that|si|s'il|afin que|pour que|(?:craint|craignent|exigent?|demandent?|réclament?|souhaitent?) que|(?:ask(?:s|ed)?|request(?:s|ed)?|call(?:s|ed)? for|insist(?:s|ed)?) that|(?:pide|piden|exige|exigen) que|если|чтобы|каб|калі б|якщо|щоб|неправда,? что|неизвестно|невядома|ці|чи|слух\p{L}{1,3})(?!\p{L})[^;:.—]{0,50}$/iu;

/** Hearsay is told as a fact; who says so is the reader's to weigh. */
const REPORTED =
  / (?:reported|believed|said|alleged|understood|thought|known|claimed|reportedly|allegedly) to (?:be|have(?: been)?)(?= |$)/giu;

/** `before` is the sentence up to the verb, `behind` what follows it. */
export const isTold = (before: string, behind: string): boolean => {
  if (NE.test(before.slice(-16)) || LATER_BEHIND.test(behind)) return false;
  if (OVER.test(before)) return false;
  const turns = [...before.matchAll(TURN)];
  const last = turns.at(-1);
  const clause = (last === undefined ? before : before.slice(last.index + last[0].length)).replace(REPORTED, ' ');
  return (
    !NOT_BEFORE.test(clause) &&
    !NOT_BEFORE.test(clause.replace(/^ ?(?=\p{Lu})\p{Lu}/u, (first) => first.toLowerCase())) &&
    !NOT_BEFORE_CYRILLIC.test(clause)
  );
};
