/** Words of contact between a detained person and those outside, in the languages read. Data. */
const word = (source: string, flags = 'iu'): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, flags);

export const LETTER =
  'letters?|correspondence|mail|writ(?:es?|ing|ten)|wrote|communicate in writing|lettres?|courriers?|correspondance|écrit|écrire|écrivait|cartas?|correspondencia|письм[аоеу]|писем|письмами|переписк[аиеуой]{1,2}|пишет|писать|пісаць|писал[аи]?|написал[аи]?|весточк\\p{L}|строчки|ліст(?:ы|оў|а|ом|амі|у)?|лісьц?і|перапіск[аіуе]|піша|пісал[аі]|напісал[аі]|листи?|листів|листування|пише|писала';
export const CALL =
  '(?:tele)?phone calls?|calls?|call|telephone|phone|(?:appels?|communications?)(?: téléphoniques?)?|téléphon\\p{L}*|coups? de fil|llamadas?(?: telefónicas?)?|телефонн\\p{L}{2,3} (?:звон\\p{L}+|разговор\\p{L}*)|звон(?:ок|ки|ков|ка|ках|ками|ить|ит|ил[аи]?)|звонить|позвонил[аи]?|званк[іоауі]ў?|званок|званкамі|званіць|пазванілa?|патэлефанава\\p{L}+|тэлефана\\p{L}+|дзвінк\\p{L}+|дзвінок|телефонувати|дзвонити';
export const VIDEO = 'video[- ]?calls?|appels? vidéo|видеозвон\\p{L}+|відэазван\\p{L}+|відеодзвін\\p{L}+';
export const VISIT =
  '(?:permite[n]?|permitió|permitieron|dejan|autorizad[oa]) ver a|(?:droit|permission) de (?:me|la|le|les) (?:voir|visiter)|let (?:me|us|her|him|them) see|(?:allowed|permitted|able|allow(?:s|ed)? \\p{L}+) to (?:see|meet)|(?:autorisée?s?|pu) (?:à )?l[ea]s? (?:voir|rencontrer)|видеться|увидеться|увидеть|бачыцца|пабачыцца|пабачыць|побачити(?:ся)?|visits?|visited|visitations?|meetings? with|meet|visites?|parloirs?|visitas?|свидани\\p{L}{1,2}|спатканн\\p{L}{1,2}|спатканьн\\p{L}{1,3}|побаченн\\p{L}{1,2}|сустрэч\\p{L}+ з';
export const PARCEL =
  'parcels?|packages?|colis|paquetes?|посыл(?:ка|ки|ок|ку|ками)|передач[аиуе]?|бандерол\\p{L}+|пасыл(?:ка|кі|ак|ку|камі)|перадач[аыуе]?|посилк\\p{L}+';
export const ANY =
  'contacts?(?: with)?|communicat\\p{L}+|communiquer|speak (?:with|to)|talk (?:with|to)|parler (?:à|avec)|hablar con|any news|contact|адвокат[а-я]* (?:к|не)|адвоката|защитника|адвоката|абаронцу|связ[ьи]|сувяз[ьі]|contactos?|comunicación|вест(?:ей|и)|зв.?язк\\p{L}+|incommunicado';

/** Codes of the vocabulary `contact-medium`; a visit that is neither short nor long stays a word. */
export const MEDIA: readonly (readonly [RegExp, string])[] = [
  [word(VIDEO), 'video-call'],
  [word(LETTER), 'letter'],
  [word(CALL), 'call'],
  [word(PARCEL), 'parcel'],
  [
    word(
      `long (?:${VISIT})|длительн\\p{L}+ (?:${VISIT})|працягл\\p{L}+ (?:${VISIT})|доўг\\p{L}+ (?:${VISIT})|довготривал\\p{L}+ (?:${VISIT})`,
    ),
    'long-visit',
  ],
  [
    word(
      `short (?:${VISIT})|краткосрочн\\p{L}+ (?:${VISIT})|кароткатэрмінов\\p{L}+ (?:${VISIT})|каротк\\p{L}+ (?:${VISIT})`,
    ),
    'short-visit',
  ],
  [word(VISIT), 'visit'],
  [word(ANY), 'any'],
];
export const CONTACT = word(`${VIDEO}|${LETTER}|${CALL}|${VISIT}|${PARCEL}|${ANY}`, 'giu');

/** Told behind a clause that names the way: "One letter a month. Since May nothing went out." */
export const NOTHING_CAME: RegExp =
  /(?<!\p{L})(?:nothing (?:at all |more )?(?:went out|went through|gets? through|got through|comes?|came|arrives?|arrived|reach(?:es|ed))|none (?:arrived?|came|gets? through|reach(?:es|ed))|rien (?:ne |n')(?:passe|arrive|sort|parvient|est arrivé|est passé)|plus rien(?: ne (?:passe|arrive))?|no (?:llega|sale) nada|nada (?:llega|sale)|ничего не (?:доходит|приходит|пропускают|передают|дошло|пришло)|нічога не (?:даходзіць|прыходзіць|прапускаюць|дайшло|прыйшло)|нічого не (?:доходить|приходить|пропускають))(?!\p{L})/iu;
/** The way of contact is refused. */
export const REFUSED = word(
  'denied|refused?|refuses|refusing|forbidden|forbid(?:s|den)?|prohibited|barred|banned|bans|not (?:been |being )?(?:allowed|permitted|able to|authori[sz]ed|given|granted|let)|(?:has|have|had) (?:never|not) (?:been )?(?:had|received|allowed|permitted|given|granted|seen|heard)|may not|cannot|stopped|suspended|cut off|halted|withheld|stopped (?:arriving|coming)|no longer (?:arrive|reach|come|allowed|permitted)|(?:had|has|have|received|with|was|been|allowed|given|getting) (?:\\p{L}+ )?no|no(?= (?:[\\p{L}-]+ ){0,2}(?:visits?|letters?|calls?|phone|telephone|contact|parcels?|meetings?|correspondence|communication|news))|without (?:any |a )?(?=visits?|letters?|calls?|contact|phone)|neither|not a single|never (?:been )?(?:allowed|permitted|given|had|received|reached|arrived)|turned away|' +
    "n'(?:a|ont) plus (?:le droit|reçu|pu|eu)|refusé(?:e|s|es)?|n'(?:a|ont) (?:jamais )?pu|ne (?:peut|peuvent)(?! que| recevoir qu)|refuse|refusent|interdite?s?|interdit|interdisent|privée?s? de|suspendue?s?|supprimée?s?|aucune?|jamais|pas(?= (?:été )?(?:autorisée?s?|le droit|pu|reçu|eu|droit|de))|sans (?:visite|lettre|appel|contact)|prohibid[oa]s?|denegad[oa]s?|negad[oa]s?|suspendid[oa]s?|ninguna?|no (?:pueden?|ha podido|han podido|les? permiten|se les? permiten?|ha sido autorizad[oa]|han sido autorizad[oa]s)|" +
    'не (?:принимают|приняли|допустили|допускают|стало|разреша(?:ют|ет|ли)|дают|дали|давали|пускают|пропускают|пропустили|разрешен[ыао]?|разрешили|предоставля\\p{L}+|передают|передали|доходят|приходят|получает|получала|получал|может|было|был[аи]?)|запрещ(?:ены?|ено|ают|ают|али)|запретил[аи]?|отказыва(?:ют|ет|ли)|отказал[аи]?|отказано|лиш(?:или|[её]на?|ены) (?:права )?(?:на )?(?:свидани|звонк|переписк|писем|передач)|свидани\\p{L} лиш[её]н\\p{L}?|приостановлен\\p{L}|прекратил(?:ись|и)|прекращен\\p{L}|ни разу|ни одно[ей]\\p{L}*|ни строчки|нет(?= [^.;]{0,25}(?:писем|звонков|свиданий|связи|вестей))|(?<=(?:писем|звонков|свиданий|передач|вестей|лістоў|званкоў|спатканняў) [^.;]{0,20})(?:нет|няма)|' +
    'не (?:прымаюць|прынялі|дапусцілі|дапускаюць|стала|дазваля(?:юць|е|лі)|даюць|далі|давалі|пускаюць|прапускаюць|дазволен[ыа]я?|дазволілі|перадаюць|перадалі|даходзяць|прыходзяць|атрымлівае|атрымала|атрымаў|можа|было|даў|дала)|забаронен[ыа]я?|забараня\\p{L}+|забаранял[іа]|забаран(?:іў|іла|ілі)|забаранілі|адмаўля(?:юць|е|лі)|адмов(?:іў|іла|ілі)|адмоўлена|пазбав(?:ілі|лена|лены) |прыпынен\\p{L}|спынілі(?:ся)?|спынен\\p{L}|ніводнага|ніводнай|няма(?= [^.;]{0,25}(?:лістоў|званкоў|спатканняў|сувязі))|' +
    'не (?:дозволяють|дають|дали|пускають|дозволен\\p{L}|дозволили|отримує|доходять)|заборонен\\p{L}|заборонили|забороняють|відмов(?:или|ляють|лено)|позбав(?:или|лена)|жодного|немає(?= [^.;]{0,25}(?:листів|дзвінків|побачень))',
);
/** The way of contact is allowed, and only so. */
export const LIMITED = word(
  "only|limited to|restricted to|limited|restricted|restrictions? (?:on|to)|no more than|at most|not more than|single|ne (?:\\p{L}+ ){1,4}qu[e'](?= ?une?)|limitée?s?|restreinte?s?|seulement|qu'une?|que par|uniquement|seule?|sólo|solo|solamente|únicamente|limitad[oa]s?|только|лишь|ограничен\\p{L}|не (?:чаще|более)|толькі|абмежаван\\p{L}+|абмежавал[іа]|абмяжоўва\\p{L}+|не (?:часцей|больш)|лише|тільки|обмежен\\p{L}|не частіше",
);
const N = '(?:\\p{L}+[ -]){0,3}';
export const FREQUENCY = new RegExp(
  '(?<!\\p{L})(?:every (?:\\p{L}+ (?:or|to) \\p{L}+ |\\p{L}+ |\\d{1,2} )?(?:days?|weeks?|months?|years?)|(?:(?:about|roughly|only) )?(?:once|twice) (?:in |every |an? |per )(?:\\p{L}+ (?:or|to) )?(?:\\p{L}+ |\\d{1,2} )?(?:days?|weeks?|months?|years?)|(?:one|two|three|a|four|\\d) (?:(?!and |or )[\\p{L}-]+ ){1,5}(?:a|per|every|each|in) (?:\\p{L}+ )?(?:weeks?|months?|years?)|(?:two|three|four|\\p{L}+) times (?:a|per|in) (?:week|month|year)|at intervals of [^.,;]{3,40}(?:months?|weeks?)|(?<=(?:calls?|letters?|visits?|parcels?|phone|home|family) )(?:weekly|monthly)|(?:weekly|monthly)(?= (?:calls?|phone|letters?|visits?|parcels?|meetings?))|(?:one|two|three) (?:in|every|each|per) (?:\\p{L}+ )?(?:weeks?|months?|years?)|' +
    '(?:une?|deux|trois|\\d) (?:fois|visites?|appels?|lettres?|colis) (?:par|tous les|toutes les|chaque) [^.,;]{2,20}|tous les (?:\\p{L}+ (?:ou|à) )?(?:\\p{L}+ )?(?:mois|jours)|toutes les (?:\\p{L}+ (?:ou|à) )?(?:\\p{L}+ )?semaines|(?:una|dos|tres) (?:vez|veces|visitas?|llamadas?) (?:al|cada|por) [^.,;]{2,20}|cada (?:\\p{L}+ )?(?:meses|semanas|días)|' +
    `(?:прыкладна |примерно |прибл\\p{L}+ )?(?:адзін |один |два |дзва |три |тры )?(?:раз[аы]?|разів) (?:на|у|в|ў) ${N}(?:месяцы|месяца|месяц|месяцаў|місяць|місяці|місяців|тыдзень|тыдні|тиждень|тижні|неделю|недели|год|годзе|рік)|(?:одно|одну|одна|адно|адзін|одне|один) \\p{L}+ (?:на|у|в|ў) (?:месяц|год|неделю|тыдзень|місяць)|кожны(?:я)? (?:${N})?(?:тыдзень|месяц|месяцы|тыдні)|кажд(?:ую|ый|ые) (?:${N})?(?:неделю|месяц|месяца|недели)|раз у квартал|раз в квартал)(?!\\p{L})`,
  'iu',
);
/** A letter came, a visit was held: one dated occurrence. */
export const HAPPENED = word(
  'let (?:me|her|him|them|us) (?:call|phone|write|see|speak)|arrived|came|reached|received|was received|got|took place|was held|was allowed|were allowed|was granted|was permitted|visited|met|saw|spoke|talked|called|telephoned|phoned|rang|wrote|last wrote|sent|delivered|handed over|lasted|was able to|were able to|est arrivée?s?|arrivée?s?|(?:a|ont|ai|avons) (?:reçu|vu|pu|rencontré|parlé|téléphoné|appelé|écrit|obtenu|eu|visité)|a eu lieu|date du|datée? du|parvenue?s?|llegó|llegaron|recibi(?:ó|eron|mos)|tuvo lugar|visitó|visitaron|habló|escribió|' +
    'пришл[оаи]|приш[её]л|дошл[оаи]|дош[её]л|получил[аи]?|получен[оаы]|состоял(?:ось|ась|ся|ись)|прошло|виделись|видел[аи]?|увидел[аи]?|встретил\\p{L}+|ездил[аи]?|приезжал[аи]?|дали|разрешили|приняли|передали|позвонил[аи]?|звонил[аи]?|говорил[аи]?|поговорил[аи]?|написал[аи]?|передал[аи]?|был[оа]?|' +
    'прыйшл[оаі]|прыйшоў|прыходзі(?:ў|ла|лі)|дайшл[оаі]|дайшоў|атрымал[аі]|атрымаў|адбыл(?:ося|ася|іся)|адбыўся|бачыл[аі](?:ся)?|бачыў|сустрэл\\p{L}+|ездзіл[аі]|ездзіў|далі|дазволілі|прынялі|патэлефанавал[аі]|патэлефанаваў|пазваніл[аі]|пазваніў|тэлефанавал[аі]|размаўлял[аі]|напісал[аі]|напісаў|перадал[аі]|быў|было|была|' +
    'прийш(?:ов|ла|ли)|дійш(?:ов|ла|ли)|отримал[аи]|отримав|відбул(?:ося|ася)|бачил[аи]|бачив|їздил[аи]|дозволили|зателефонувал[аи]|зателефонував|подзвонил[аи]|написал[аи]',
  'giu',
);
/** One occasion, asked for and refused. */
export const ONE_REQUEST =
  /(?<!\p{L})(?:(?:a|one|the|her|his|their|last) (?:request|application|visit|call|parcel|letter|meeting|phone call|telephone call)(?: for [^.;,]{3,50})?|(?:une|la) (?:demande|visite|lettre)|un (?:appel|colis)|(?:званок|звонок|дзвінок|спатканне|свидание|побачення|пасылку|посылку|передачу|перадачу|разговор\p{L}?))(?!\p{L})/iu;
export const COUNTERPART =
  /(?<!\p{L})(?:her|his|their|the|sa|ses|son|su|sus|leur) (?:\p{L}+ )?(?<who>child(?:ren)?|daughters?|sons?|family(?: and (?:legal )?counsel)?|relatives|mother|father|husband|wife|brother|sister|parents|lawyers?|(?:legal )?counsel|enfants?|fils|fille|famille|mère|père|avocate?|époux|épouse|hij[oa]s?|familia)(?!\p{L})|(?<!\p{L})(?:с|со|з|са|із) (?<kin>дет(?:ьми|ями)|дочерью|сыном|матерью|мамой|мужем|женой|братом|сестрой|адвокатом|родными|родственниками|семь[её]й|дзецьмі|дачкой|сынам|маці|мамай|мужам|жонкай|братам|сястрой|адвакатам|роднымі|сваякамі|сям'ёй|дітьми|донькою|сином|матір'ю|чоловіком|дружиною|адвокатом|родиною)(?!\p{L})/iu;
