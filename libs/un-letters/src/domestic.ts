import { unaccented } from './phrase.ts';

/** Domestic laws as the words beside an article name them: codes, laws, acts, decrees, constitutions. */

const QUALITY =
  "(?:\\p{Lu}[\\p{L}-]{1,24}(?:'s)? |national |domestic |new |revised |former |amended |said |same ){0,4}";
const TOPIC =
  '(?: (?:on|of|for|against|concerning)(?: (?:the|and|of|on|to|for|with|in|\\p{Lu}[\\p{L}-]{1,24}),?){1,9})?';
const NUMBERED = '(?: (?:No\\.?|Nr\\.?|n°|núm\\.|N°|№) ?[\\d/.-]{1,14}(?:-[A-Z]{1,5})?)?';
const HEADS = [
  "(?:[Cc]ode|CODE) (?:pénal|de procédure pénale|civil|de justice militaire|électoral|de la presse|du travail|de la famille|administratif|de l'exécution des peines|des infractions administratives)",
  '(?:[Cc]onstitution(?! of)|[Ll]oi|[Dd]écret(?:-loi)?|[Oo]rdonnance)(?: (?:organique|fondamentale|antiterroriste|anti-terroriste))?(?: (?:n°|no\\.?|N°) ?[\\d/.-]{1,14})?',
  '(?:[Cc]ódigo) (?:[Pp]enal|[Pp]rocesal [Pp]enal|[Cc]ivil|[Ee]lectoral|de [Pp]rocedimientos? [Pp]enal(?:es)?|del? [Tt]rabajo|de [Jj]usticia [Mm]ilitar|[Oo]rgánico [\\p{L} ]{3,30})',
  '(?:[Cc]onstitución|[Ll]ey|[Dd]ecreto(?:[- ][Ll]ey)?)(?: (?:[Oo]rgánica|[Ff]undamental|[Aa]ntiterrorista|[Ee]special))?(?: (?:núm\\.|n\\.º|No\\.|N°|n°) ?[\\d/.-]{1,14})?',
  'Уголовного кодекса|Уголовно-процессуального кодекса|Кодекса об административных правонарушениях|Конституции|УК(?: РБ)?|КоАП|УПК|ПИКоАП',
  'Крымінальнага кодэкса|Крымінальна-працэсуальнага кодэкса|Кодэкса аб адміністрацыйных правапарушэннях|Канстытуцыі|КК(?: РБ)?|КаАП|КоПАП|КПК',
  `${QUALITY}(?:Codes?)(?: (?:of|on) (?:Criminal|Penal|Civil|Administrative|Judicial|Military)[\\p{L} ]{0,30}?(?=[,.;) ]|$))?`,
  `${QUALITY}(?:Constitution|Basic Law)`,
  `${QUALITY}(?:Law|Act|Decree(?:-Law)?|Ordinance|Edict|Order|Proclamation|Regulations?)${NUMBERED}${TOPIC}${NUMBERED}(?=[ ,.;)(]|$)`,
].join('|');
const GLOSS = '(?: \\([^)\\n]{1,120}\\))?';
const LINK =
  "(?:(?: of| in| under| to| du| de la| del| de los| de las| de l'| de la loi|,)? ?(?:the |its |their |that |this |la |el |le |l'|su |son |sa |nuevo |nouveau |dicho |dicha |dudit )?)";
const BEHIND = new RegExp(`^${GLOSS},?(?: respectively,?)?${LINK}(?<code>${HEADS})(?![\\p{L}])`, 'u');
const NOT_DOMESTIC =
  /^(?:Declaration|Covenant|Convention)|(?:^|[^\p{L}])(?:ILO|UN|WHO|OIT|United Nations|Rome|International Law|Conduct|of Conduct|Ethics)(?:[^\p{L}]|$)/u;
const BEFORE = new RegExp(
  `(?<code>${HEADS})(?: of (?:the )?\\p{Lu}[\\p{L}-]{1,24}(?: \\p{Lu}[\\p{L}-]{1,24})?)?(?: \\(|, (?:in particular |notably |including |namely |notamment |en particulier |en particular )?(?:its |under |ses |sus |en ses |en sus |in its )?)$`,
  'u',
);
const CHARGE_WORDS = unaccented(
  'charge[ds]?|charging|convict(?:ed|ing|ions?)?|sentenc(?:ed|ing|es?)|accus(?:ed|ations?)|prosecut(?:ed|ing|ions?)|indict(?:ed|ments?)|guilty|arrest(?:ed)?|detain(?:ed)?|fined|punished|imprisoned|trial|tried|criminal (?:case|proceedings)|(?:months|years|mois|ans|meses|años)(?: (?:of|in|de|d.) ?\\p{L}{4,16})? (?:under|for|en vertu|en application|por|según)|inculp(?:ée?s?|ation)|poursuivie?s?|poursuites|condamn(?:ée?s?|ation)|accusée?s?|accusations?|mise?s? en (?:examen|accusation)|reconnue?s? coupables?|été (?:arrêtée?s?|détenue?s?|jugée?s?)|procesad[oa]s?|procesamiento|(?:ligad|vinculad|sujet|sometid)[oa]s? a proceso|formaliz(?:ad[oa]s?|ó|aron)|imputan?|acusan?|se (?:le|les) (?:atribuyen?|sigue|abrió|investiga)|por (?:el|los) (?:presuntos? |supuestos? )?delitos?|sindicad[oa]s?|querella|prisión (?:preventiva|provisional)|denunciad[oa]s?|denuncia (?:penal |criminal )?(?:por|contra)|procesos? (?:penal(?:es)?|judicial(?:es)?|criminal(?:es)?|por|contra)|causa (?:penal|abierta|por|contra)|investigad[oa]s? por|sentenciad[oa]s?|orden(?:es)? de (?:captura|detención|aprehensión)|mandats? (?:d.arrêt|de dépôt|d.amener)|information judiciaire|placée?s? en (?:détention|garde)|(?:arrest )?warrants?|remanded|under investigation|déférée?s?|écrouée?s?|mis en cause|chefs? d.(?:accusation|inculpation)|acusad[oa]s?|acusaci(?:ón|ones)|condenad[oa]s?|condena|imputad[oa]s?|imput(?:ó|aron|ación)|conden(?:ó|aron)|acus(?:ó|aron)|cargos?|detenid[oa]s?|culpables?|juzgad[oa]s?|обвин\\p{L}+|осужд\\p{L}+|приговор\\p{L}+|задерж\\p{L}+|уголовн\\p{L}+ дел\\p{L}+|абвінавач\\p{L}+|асудж\\p{L}+|прысуд\\p{L}*|затрым\\p{L}+|крымінальн\\p{L}+ справ\\p{L}+',
);
/** What a person is charged with or sentenced under, where the code is not printed: the words lead to the article. */
const CHARGED_UNDER = new RegExp(
  `(?:${CHARGE_WORDS})(?:(?!violat|contrar|contraven|breach|protect|guarant|protég|garanti|protege|garantiz)[^.;\\n]){0,70}(?:under|of|pursuant to|with|per|in accordance with|en vertu de|au titre de|en application de|sur le fondement de|sur la base de|selon|d'|del?|de los|en virtud del?|por|conforme al?|según|con arreglo al?|(?:previst|tipificad|contemplad|sancionad|castigad)[oa]s? (?:en|por)|en el marco del?|(?:con )?(?:base|fundamento) en|al amparo del?|prévue?s? (?:par|à|aux)|réprimée?s? par|visée?s? (?:par|à|aux)|provided for in|punishable under|по|згодна|паводле|за)(?: the| l| les| los| el| del)? ?'?$`,
  'iu',
);
const CHARGED = new RegExp(`(?<!\\p{L})(?:${CHARGE_WORDS})(?!\\p{L})`, 'iu');
/** A bill, or a law that is only told of: what it would punish is nobody's charge. */
const BILL = /(?:draft|bill|proposed|projet|proyecto|проект|праект)/iu;

export interface DomesticName {
  readonly code: string;
  /** Offset in the text after the name. */
  readonly end: number;
}

/** The domestic law named right behind a list of articles that ends at `end`. */
export const domesticBehind = (text: string, end: number): DomesticName | undefined => {
  const match = BEHIND.exec(text.slice(end, end + 260));
  const code = match?.groups?.code?.trim();
  if (match === null || code === undefined || NOT_DOMESTIC.test(code)) return undefined;
  const shown = code.replace(/(?:,| (?:the|and|of|on|to|for|with|in))+$/u, '');
  return { code: shown, end: end + match[0].lastIndexOf(code) + shown.length };
};

/** The domestic law named right before: "the Criminal Code (articles 130 and 342)". */
export const domesticBefore = (text: string, start: number): string | undefined => {
  const before = text.slice(Math.max(0, start - 120), start);
  if (!/[(, ]$/u.test(before)) return undefined;
  const code = BEFORE.exec(before)?.groups?.code?.trim();
  return code === undefined || NOT_DOMESTIC.test(code) ? undefined : code;
};

/** Whether the words right before bring a charge, so that an article without a code is one. */
export const isCharge = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 160), start);
  return (
    CHARGED_UNDER.test(before) || (CHARGED_IN_BRACKETS.test(before) && CODE_NUMBER.test(text.slice(start, start + 30)))
  );
};
/** "accused of trespass (article 280 bis)": a number that no treaty has. */
const CHARGED_IN_BRACKETS = new RegExp(
  `(?:${CHARGE_WORDS})(?:(?!violat|contrar|contraven|breach|protect|guarant|protég|garanti|protege|garantiz)[^.;()\\n]){0,90} ?\\((?:previsto en (?:el )?|prévue? (?:à |par )?|under )?(?:the |el |l')?$`,
  'iu',
);
const CODE_NUMBER = /^[^\d\n]{0,14}(?:\d{3,4}|\d{2,3}[ -]?(?:bis|ter|quater|quinquies))(?!\d)/iu;

const LONGEST_SENTENCE = 900;
const SENTENCE_END = /[.!?](?= ["“«(]?\p{Lu})/gu;
const NO_END = /(?:(?<!\p{L})(?:Ms|Mr|Mrs|Dr|No|Nos|art|arts|Art|Sra|Sr|Mme|núm|M|ст|ч|п)|(?<!\p{L})\p{Lu})$/u;

/** Whether the sentence of an article speaks of a charge, an arrest or a sentence, and not of a bill. */
export const isBrought = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean => {
  const before = inTable(text, start)
    ? text.slice(Math.max(0, start - LONGEST_TABLE), start)
    : lastSentence(text.slice(Math.max(0, start - LONGEST_SENTENCE), start));
  const behind = firstSentence(text.slice(end, end + 240));
  return CHARGED.test(`${before} ${behind}`) && !BILL.test(text.slice(start, end)) && !BILL.test(behind.slice(0, 30));
};

const LONGEST_TABLE = 3_000;
/** A row of a table: what its cells are the rows above say. */
const inTable = (text: string, at: number): boolean => {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return line.length < 300 && (line.match(/[|\t]/gu)?.length ?? 0) >= 2;
};

const lastSentence = (before: string): string => {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  let from = 0;
  for (const match of line.matchAll(SENTENCE_END))
    if (!NO_END.test(line.slice(Math.max(0, match.index - 6), match.index))) from = match.index + 1;
  return line.slice(from);
};

const firstSentence = (behind: string): string => {
  const line = behind.split('\n', 1)[0] ?? '';
  for (const match of line.matchAll(SENTENCE_END))
    if (!NO_END.test(line.slice(Math.max(0, match.index - 6), match.index))) return line.slice(0, match.index);
  return line;
};
