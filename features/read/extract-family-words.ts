/** Words by which a text tells of children, births and people without a name. Data, all languages. */

const CHILD =
  '(?:an? |the |her |his |their |our |one |un |une |son |sa |su |una |)(?:(?:only|minor|underage|young|little|infant|newborn|second|first|elder|eldest|younger|youngest|jeune|seul) ){0,2}(?:child|son|daughter|baby|boy|girl|grandson|granddaughter|grandchild|enfant|fils|fille|petit-fils|petite-fille|hij[oa]|niñ[oa]|niet[oa]|внук|внучка|унук|унучка|сына?|дочь|дочери|реб[её]н(?:ок|ка)|дачк[аі]|дзіця(?:ці)?|донька|доньки|дитин[аи])';
const BORN_IN =
  '(?:(?: \\p{Lu}\\p{Ll}+){1,2}(?: [иіy] \\p{Lu}\\p{Ll}+)?)?(?: (?:who (?:was|is) )?|, (?:who (?:was|is) |qui est |котор(?:ая|ый) |якая |які |яка |який )?| \\()(?:born|née?|nacid[oa]|родивш\\p{L}{2,5}|рожд[её]нн\\p{L}{2,3}|(?:як\\p{L}{1,2} )?нарадзі\\p{L}{2,4}|родил(?:ся|ась)) ?(?:prematurely )?(?:in|on|en|le|el|в|у|ў|last)? ?$';
export const CHILD_BORN: RegExp = new RegExp(
  `(?<!\\p{L})(?<child>${CHILD})(?:,? (?<name>\\p{Lu}\\p{Ll}{1,15}))?,?${BORN_IN}`,
  'iu',
);
/** "Дачка А., Б., нарадзілася ў": the first name is the parent's, the second the child's. */
export const OF_PARENT: RegExp =
  /(?<!\p{L})(?:дочь|дачка|донька|сын|син) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?, \p{Lu}\p{Ll}+, (?:нарадзі|родил|народи)\p{L}+ (?:в|у|ў)? ?$/iu;
export const YEAR_OF_BIRTH: RegExp =
  /(?<!\p{L})(?<child>реб[её]н(?:ок|ка)|сына?|доч(?:ь|ери)|дачк[аі]|сын) (?<year>(?:19|20)\d{2}) (?:года рождения|г\. ?[рн]\.)/giu;
export const GAVE_BIRTH: RegExp =
  /(?<!\p{L})(?:gave birth|had given birth|a accouché|a donné naissance|dio a luz|родила|нарадзіла)(?!\p{L})/iu;
/** "нарадзілася дачка", "родился сын". */
export const CHILD_ARRIVED: RegExp =
  /(?<!\p{L})(?:нарадзі(?:лася|ўся|лося)|родил(?:ась|ся)|народи(?:лася|вся|лось)) (?:\p{Ll}+ )?(?<child>дачка|сын|дзіця|хлопчык|дзяўчынка|дочь|реб[её]нок|девочка|мальчик|донька|син|дитина)(?!\p{L})/iu;
export const SELF_BORN: RegExp =
  /(?:^|[ ,(;])(?:born|née?|nacid[oa]|родил(?:ся|ась)|нарадзі(?:ўся|лася)|народи(?:вся|лась|лася)|года? рождения)(?: (?:ён|яна|он|она|він|вона))?(?: (?:in|at|à|en|у|в|ў) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?,?)?(?: (?:in|on|en|le|el|в|у|ў))? ?$/iu;
/** Before a name: whose child it is that is born. */
export const CHILD_BEFORE: RegExp =
  /(?<![\p{L}-])(?:(?<whose>my|her|his|their|ma|mon|sa|son|mi|su|мая|моя|маю|мою|мой|яе|яго|её|его) )?(?:(?:elder|eldest|younger|youngest|little|only|старэйш\p{L}{2}|малодш\p{L}{2}|старш\p{L}{2}|младш\p{L}{2}) )?(?<kin>daughter|son|child|fille|fils|enfant|hij[oa]|доч(?:ь|ка|ку|ери|ерью)|сын[ау]?|сыном|реб[её]нок|дачк[ауі]|дачкой|дзіця|донь?к[ауи]|син[ау]?|унучк[ауі]|внучк[ауи]|унук[ау]?|внук[ау]?|малодшая|малодшы|старэйшая|старэйшы|младшая|младший|старшая|старший)(?: (?:s'appelle|is called|is named|завуць|зовут|звати|se llama|\p{Lu}[\p{Ll}'-]+(?: \p{Lu}[\p{Ll}'-]+)?(?=,)))?,? $/iu;
export const GRANDCHILD: RegExp =
  /(?:^|[^\p{L}])(?:grand(?:son|daughter|child)|petite?-fil(?:s|le)|niet[oa]|унуч?к|внуч?к)/iu;
/** The other child, right before its name. */
export const SIBLING: RegExp =
  /(?<!\p{L})(?:[Tt]he (?:elder|eldest|older|oldest|younger|youngest|other|second)(?: one)?|[Ll]'(?:aînée?|autre)|[Ll]e cadet|[Ll]a cadette|[Ee]l (?:mayor|menor)|[Ll]a (?:mayor|menor)|[Сс]тарш(?:ий|ая)|[Мм]ладш(?:ий|ая)|[Сс]тарэйш(?:ы|ая)|[Мм]алодш(?:ы|ая)|[Дд]руг(?:ой|ая|і))(?: (?:son|daughter|child|boy|girl|сын|дочь|дачка))?, (?=\p{Lu})/gu;
export const NUMERIC_BIRTH: RegExp = /^ ?(?:г\. ?[нр]\.|года рождения|году нараджэння)/u;
export const DESCRIBED: RegExp =
  /(?<!\p{L})(?:expelled|deported|detained|arrested|released|imprisoned|sentenced|removed) (?<who>an? (?:[\p{L}-]+ ){0,3}(?<noun>woman|man|mother|father|girl|boy|child|teenager|student|worker|journalist|activist|lawyer|migrant|national|citizen))(?!\p{L})/giu;
export const PARENT_DIED: RegExp =
  /(?<!\p{L})(?<who>(?:[Tt]he (?:child|boy|girl|son|daughter)'s|(?:[Hh]er|[Hh]is) (?:son|daughter|child)'s|[Tt]heir|[Hh]er|[Hh]is|le|la) (?:father|mother|husband|wife|père|mère)|the father of (?:her|his|their) (?:son|daughter|child|children))(?: of the child)? (?:had |has |est )?(?:died|passed away|mort|décédé)/u;

const AGE =
  '(?:\\d{1,3}|sixteen|seventeen|eighteen|nineteen|(?:about |around |some )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\\p{Ll}+)?)';
const FROM = "(?: (?:from|of|de|d'|из|з|із|зь) \\p{Lu}[\\p{L}-]+(?:['’]\\p{L}+)?(?:-\\p{L}+)*)?";
const AFTER_NOUN =
  '(?:was|were|is|has|had|who|whom|from|of|in|on|at|to|and|held|arrested|detained|sentenced|with|for|by|remains|told|said|died|из|з|із|зь|был|была|быў|была|в|у|на|и|і|с|задержан|арестован|осужд|приговор|затрыман|арыштаван|асуджан)';
const NOUNS = `(?!${AFTER_NOUN}(?!\\p{L}))[\\p{Ll}-]+(?: (?!${AFTER_NOUN}(?!\\p{L}))[\\p{Ll}-]+){0,2}`;
/** "a 34-year-old teacher from Barysk": one human being told by age. */
export const AGED: RegExp = new RegExp(
  `(?<![\\p{L}-])(?<who>[Aa]n? (?:(?:young|pregnant|former|retired|local|[\\p{L}]+ian) )?(?:${AGE}-year-old ${NOUNS}|(?:man|woman|boy|girl|student|teacher|resident|prisoner|detainee|worker|pensioner) (?:of |aged )(?:about |around )?${AGE})${FROM}|(?:[Uu]ne? )(?:[\\p{Ll}-]+ ){1,2}(?:de|âgée? de) (?:\\d{2}|\\p{Ll}+) ans|(?:[Uu]na? |[Ee]l |[Ll]a )\\p{Ll}+ de \\d{2} años|\\d{2}-(?:летн|гадов|гадовы|річн)\\p{Ll}{1,3} ${NOUNS}${FROM})`,
  'gu',
);
export const BORN_BRACKET: RegExp =
  /^(?:,? \(|, [^,.()\n]{2,40} \((?=b\.|born|n[ée]|nac|р\.|нар|род))(?:b\.|born(?: in)?|née?(?: en)?|nacid[oa](?: en)?|р\.|нар\.|род\.)? ?(?<year>(?:19|20)\d{2})\)/u;
