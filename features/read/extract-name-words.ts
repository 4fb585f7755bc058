/** Words that say what the person beside them is, and words that no name is made of. Data, by language. */

export interface Honorific {
  readonly pattern: string;
  readonly sex?: 'female' | 'male';
}

export const HONORIFICS: readonly Honorific[] = [
  {
    pattern: 'Ms\\.?|Mrs\\.?|Miss|Mme\\.?|Mlle\\.?|Madame|Mses\\.?|Mmes\\.?|Sra\\.?|Srta\\.?|Señora|Doña',
    sex: 'female',
  },
  { pattern: 'Mr\\.?|Messrs\\.?|MM\\.|M\\.|Monsieur|Sr\\.|Señor|Don', sex: 'male' },
  {
    pattern: 'Padre|Fray|Fr\\.|Father|Père|Abbé|Rev\\.|Reverend|Monseigneur|Monseñor|Imam|Rabbi|Archbishop',
    sex: 'male',
  },
  { pattern: 'Dr\\.?|Prof\\.?|Professor|Me|Maître|Dra\\.' },
  {
    pattern:
      '[Гг]-ж(?:а|и|е|у|ой|ою)|[Гг]оспож(?:а|и|е|у|ой)|[Гг]ражданк(?:а|и|е|у|ой)|[Сс]падарын(?:я|і|ю|яй)|[Пп]ані|[Гг]рамадзянк(?:а|і|у|ай)',
    sex: 'female',
  },
  {
    pattern:
      '[Гг]-н(?:а|у|ом|е)?|[Гг]осподин(?:а|у|ом|е)?|[Гг]ражданин(?:а|у|ом|е)?|[Сс]падар(?:а|у|ом|ы)?|[Гг]рамадзянін(?:а|у)?',
    sex: 'male',
  },
];

export type NameRole =
  | 'counsel'
  | 'judge'
  | 'prosecutor'
  | 'official'
  | 'expert'
  | 'relative'
  | 'author'
  | 'speaker'
  | 'other';

/** Words that stand right before a name or, after a comma, behind it. */
export const ROLE_WORDS: readonly (readonly [string, NameRole])[] = [
  [
    '(?:Vice-)?Chair(?:person|woman|man)?(?:-Rapporteur)?(?:\\), Working Group)?|Working Group on|expert member|member of the (?:Group|Working Group)|Special Rapporteur|Independent Expert|High Commissioner|(?:la |le )?Rapporteure? spéciale?|Relatora? Especial',
    'expert',
  ],
  [
    '(?<!of )[Dd]efen[cs]e(?=:|$)|(?:defen[cs]e |human rights )?(?:lawyer|attorney|counsel|barrister|solicitor)|avocate?|jurist[ea]?|abogad[oa]|адвокат\\p{L}{0,4}|адвакат\\p{L}{0,4}|юрист\\p{L}{0,4}|юрыст\\p{L}{0,4}|захисни\\p{L}{1,3}',
    'counsel',
  ],
  [
    '[Jj]udges?|juge|juez[a]?|[Сс]уд(?:ья|ьи|ье|ью|ьёй|ьей)|[Сс]удзьдз(?:я|і|ю|ёй)|[Сс]удд(?:зя|зі|зю|зёй|зяў|я|і|ю|ею)|presiding judge',
    'judge',
  ],
  [
    '(?:state |public )?[Pp]rosecutor|procureure?|fiscal|(?:гос)?обвинител\\p{L}{1,3}|прокурор\\p{L}{0,3}|пракурор\\p{L}{0,3}|абвінаваўц\\p{L}{1,2}|обвинувач\\p{L}{0,3}',
    'prosecutor',
  ],
  [
    '(?:a |the )?spokes(?:man|woman|person)|[Mm]inister|[Pp]resident|[Gg]overnor|(?:[Ll]ieutenant )?[Cc]olonel|[Mm]ajor|[Cc]aptain|(?:[Mm]ajor |[Ll]ieutenant )?[Gg]eneral|[Ii]nvestigator|[Ww]arden|head of the (?:colony|prison|directorate)|porte-parole|ministre|lieutenant-colonel|colonel|enquêteur|portavoz|ministr[oa]|подполковник\\p{L}{0,3}|полковник\\p{L}{0,3}|майор\\p{L}{0,3}|капитан\\p{L}{0,3}|следовател\\p{L}{1,3}|министр\\p{L}{0,3}|президент\\p{L}{0,3}|падпалкоўнік\\p{L}{0,3}|палкоўнік\\p{L}{0,3}|маёр\\p{L}{0,3}|следч\\p{L}{1,3}|слідч\\p{L}{1,3}|начальн[иі](?:к|ка|ку|ком|кам|ца|цы|цу|цей|цай)|заместител\\p{L}{1,3}|намесні\\p{L}{1,3}|директор\\p{L}{0,3}|дырэктар\\p{L}{0,3}|представител(?:ь|я|ю|ем|и|ей|ям|ями|ьниц\\p{L}{1,3})|председател\\p{L}{1,5}|старшын\\p{L}{1,2}|глав(?:а|ы|е|у|ой)|кіраўні(?:к|ка|ку|ком|кам|ца|цы|цу)|руководител\\p{L}{1,5}|лидер\\p{L}{0,2}|лідар\\p{L}{0,2}|лідер\\p{L}{0,2}|голов(?:а|и|і|у|ою)|керівни(?:к|ка|ку|ком|ця|ці|цю)|секретар\\p{L}{1,2}|сакратар\\p{L}{0,2}|уполномоченн\\p{L}{2,3}|упаўнаважан\\p{L}{1,3}|сьледч\\p{L}{1,3}|прадстаўні(?:к|ка|ку|ком|кам|ца|цы|цу)|представни(?:к|ка|ку|ком|ця|ці|цю|цею)|пресс-секретар\\p{L}{1,2}|прэс-сакратар\\p{L}{0,2}|речни\\p{L}{1,4}|губернатор\\p{L}{0,3}|лейтенант\\p{L}{0,3}|сержант\\p{L}{0,3}|старш(?:ий|ы) лейтэнант|лейтэнант\\p{L}{0,3}|оперуполномоченн\\p{L}{2,3}|участков\\p{L}{2,3}|участков\\p{L}{1,3}|[Ll]ieutenant|[Ss]ergeant|[Ii]nspector|[Cc]ommander|[Cc]ommissioner|[Cc]hief(?: [Ee]xecutive(?: [Oo]fficer)?)?|cheffe?|[Dd]eputy|[Dd]irector|[Oo]fficer|[Gg]uard|[Mm]ayor|directeur|directrice|commandant|capitaine|commissaire|préfet|gouverneur|comandante|capitán|sargento|gobernador|vocero|міністр\\p{L}{0,3}|прэзідэнт\\p{L}{0,3}',
    'official',
  ],
  [
    "(?:his|her|their) (?:wife|husband|mother|father|sister|brother|aunt|uncle|partner|grandmother|grandfather)|the (?:boy|girl|child|woman|man)'s (?:aunt|uncle|mother|father|grandmother|grandfather)|(?:sa|son) (?:femme|épouse|mari|mère|père|sœur|frère|tante|oncle)|су (?:esposa|madre|padre)|(?:его|её|ее) (?:жен|мат|сестр|тёт|тет|бабушк)\\p{L}{0,4}|(?:яго|яе|ягон\\p{L}{1,2}) (?:жонк|маці|сястр|цётк|бабул)\\p{L}{0,3}|жен(?:а|ы|е|у)|жонк(?:а|і|у)|[Мм]ат(?:ь|ери)|маці|с[яе]стр(?:а|ы|у)|брат|т[ёе]т(?:я|и)|цётк(?:а|і|у)|бабул(?:я|і)|бабушк(?:а|и)|сус[еі]дк(?:а|і)|соседк(?:а|и)|(?:ягоная )?удава|вдова|neighbour|widow",
    'relative',
  ],
  [
    '(?:independent )?journalists?|(?:human rights )?(?:activist|defender)s?|(?:former )?political prisoners?|trade unionist|blogger|reporter|correspondent|editor|historian|nurse|doctor|surgeon|paramedic|accountant|engineer|programmer|teacher|lecturer|student|pupil|pensioner|priest|pastor|farmer|worker|miner|driver|volunteer|resident|musician|singer|poet|writer|artist|actor|actress|photographer|translator|interpreter|librarian|economist|sociologist|philosopher|politician|candidate|businessman|businesswoman|entrepreneur|designer|architect|mechanic|electrician|psychologist|pharmacist|veterinarian|midwife|scientist|researcher|professor|director|manager|secretary|co-?founder|founder|leader|organiser|organizer|coordinator|spokesperson|prisoner|detainee|inmate|cellmate|convict|defendant|accused|witness|victim|survivor|(?:his|her|their) client|journaliste|militante?|enseignante?|institut(?:eur|rice)|infirmi(?:er|ère)|médecin|étudiante?|ouvri(?:er|ère)|chauffeur|ingénieure?|comptable|écrivaine?|poète|chant(?:eur|euse)|photographe|dirigeante?|responsable|syndicaliste|opposante?|prisonni(?:er|ère)|détenue?|bénévole|prêtre|pasteur|periodista|activista|maestr[oa]|profesora?|médic[oa]|enfermer[oa]|estudiante|obrer[oa]|campesin[oa]|sindicalista|dirigente|líder|lideresa|sacerdote|escritora?|poeta|fotógraf[oa]|ingenier[oa]|comunicadora?|журналист\\p{L}{0,4}|правозащитни\\p{L}{1,4}|активист\\p{L}{0,4}|политзаключ[её]нн\\p{L}{1,3}|политузни\\p{L}{1,4}|блогер\\p{L}{0,3}|врач\\p{L}{0,2}|медсестр\\p{L}{1,2}|хирург\\p{L}{0,2}|учител\\p{L}{1,5}|учительниц\\p{L}{1,2}|преподавател\\p{L}{1,4}|студент\\p{L}{0,4}|инженер\\p{L}{0,2}|бухгалтер\\p{L}{0,2}|водител\\p{L}{1,3}|программист\\p{L}{0,4}|пенсионер\\p{L}{0,4}|священник\\p{L}{0,2}|историк\\p{L}{0,2}|краевед\\p{L}{0,2}|музыкант\\p{L}{0,3}|поэт\\p{L}{0,5}|писател\\p{L}{1,5}|художни\\p{L}{1,4}|фотограф\\p{L}{0,2}|переводчи\\p{L}{1,4}|корреспондент\\p{L}{0,4}|редактор\\p{L}{0,2}|рабоч\\p{L}{2,3}|волонт[её]р\\p{L}{0,4}|заключ[её]нн\\p{L}{2,3}|осужд[её]нн\\p{L}{2,3}|свидетел\\p{L}{1,5}|журналіст\\p{L}{0,4}|праваабарон\\p{L}{2,4}|актывіст\\p{L}{0,4}|палітзняволен\\p{L}{1,3}|палітвяз\\p{L}{2,4}|настаўні\\p{L}{1,4}|выкладчы\\p{L}{1,4}|лекар\\p{L}{0,3}|урач\\p{L}{0,2}|студэнт\\p{L}{0,4}|інжынер\\p{L}{0,2}|інжэнер\\p{L}{0,2}|кіроўц\\p{L}{1,2}|святар\\p{L}{0,2}|ксёндз\\p{L}{0,2}|гісторык\\p{L}{0,2}|краязнаў\\p{L}{1,3}|краязнаўц\\p{L}{1,2}|паэт\\p{L}{0,4}|пісьменні\\p{L}{1,4}|мастак\\p{L}{0,2}|мастачк\\p{L}{1,2}|рабоч\\p{L}{1,3}|валанцёр\\p{L}{0,4}|зняволен\\p{L}{1,3}|асуджан\\p{L}{1,3}|с[ьв]{1,2}едк\\p{L}{1,2}|сведк\\p{L}{1,2}|свідк\\p{L}{1,2}|пенсіянер\\p{L}{0,4}|правозахисни\\p{L}{1,4}|журналістк\\p{L}{1,2}|активістк\\p{L}{1,2}|політв.язн\\p{L}{1,3}|вчител\\p{L}{1,5}|викладач\\p{L}{0,4}|лікар\\p{L}{0,4}|водій|водія|інженер\\p{L}{0,3}|священи\\p{L}{1,4}|засуджен\\p{L}{1,3}',
    'other',
  ],
];

/** A person speaks: right behind a name or right before it. */
export const SPEECH_VERBS =
  'said|says|told|added|reported|stated|explained|warned|wrote|recalled|noted|testified|a déclaré|a dit|dit|résume|explique|rappelle|dijo|declaró|afirmó|сказала?|рассказала?|заявила?|сообщила?|отметила?|добавила?|сказаў|сказала|расказаў|расказала|паведаміў|паведаміла|заявіў|заявіла|адзначыў|адзначыла';

/** What only a person goes through, behind a name: "Anna Example was arrested on". */
export const PERSON_PREDICATES =
  '(?:,[^,.;\\n]{1,40},)? (?:was|were|has been|had been|is|remains?|a été|est|fue|ha sido|была?|был) ?(?:\\p{L}+ly )?(?:also )?(?:detained|arrested|sentenced|convicted|released|expelled|deported|charged|imprisoned|held|transferred|moved|born|pardoned|deprived|serving|arrêtée?|détenue?|condamnée?|libérée?|expulsée?|graciée?|détenue? depuis|detenid[oa]|arrestad[oa]|condenad[oa]|liberad[oa]|expulsad[oa]|задержан[аы]?|арестован[аы]?|осужден[аы]?|осужд[её]н[аы]?|приговор[её]н[аы]?|освобожд[её]н[аы]?|выслан[аы]?)|,? (?:задержан[аы]?|арестован[аы]?|затрыман[аы]?|арыштаван[аы]?|асуджан[аы]?|вызвален[аы]?|высла[нў][аы]?|нарадзі(?:ўся|лася)|родил(?:ся|ась)|умер(?:ла)?|памёр|памерла|détenue?|arrêtée?|condamnée?)(?!\\p{L})';

/** Surname endings of the region, in Latin and Cyrillic spellings; a rule of low confidence rests on them. */
export const SURNAME_END =
  /(?:ich|itch|icz|ych|enko|enka|anka|onka|ouski|owski|evski|ovski|auski|ovskaya|evskaya|ouskaya|ovskaia|evskaia|ouskaïa|ouskaia|skaya|skaia|skaïa|ski|sky|itski|itskaya|chyk|chik|tchyk|chuk|tchouk|tsouk|iuk|yuk|ouk|uk|inski|nitski|nitskaya|viets|yets|ovich|evich|avich|ovitch|evitch|shvili|adze|auskas|ienė|aitė|ова|ева|ёва|оў|ёў|аў|ава|ёва|іч|ич|ский|ская|ской|скую|цкий|цкая|скі|ская|скай|скую|цкі|цкая|енко|енка|анка|юк|ук|чык|чик|ик|ік|ів|інскі|инский|ець|ец|оўна)$/u;

/** Words of bodies, streets and prizes: a run that holds one or stands right before one is no person. */
export const BODY_WORD =
  /^(?:Street|Square|Avenue|Road|Lane|Bridge|University|College|School|Academy|Institute|Foundation|Fund|Prize|Award|Library|Hospital|Theatre|Museum|Park|Airport|Station|Stadium|District|Region|Court|Prison|Colony|Committee|Council|Commission|Centre|Center|Association|Federation|Union|Society|Company|Ltd|Inc|Holdings|Bank|Press|News|Agency|Times|Herald|Monitors?|Observers?|Watch|Group|Network|Law|Act|Code|Declaration|Convention|Protocol|Rules|Mandela|Bangkok|Istanbul|Desk|Daily|Weekly|Post|Gazette|Review|Journal|Radio|TV|Вулица|Вуліца|Улица|Плошча|Площадь|Університэт|Университет|Університет|Фонд|Центр|Цэнтр|Суд|Камітэт|Комитет|Комітет|Саюз|Союз|Спілка|Агентство|Агенцтва|Газета|Радыё|Радио|Праўда|Правда|Курьер|Кур'ер|Веснік|Вестник|(?:Министерств|Міністэрств|Міністерств|Комитет|Камітэт|Комітет|Прокуратур|Пракуратур|Управлен|Упраўлен|Департамент|Дэпартамент|Комисси|Камісі|Комісі|Палат|Служб|Акадэм|Академ)\p{L}{0,4}|Discrimination|Disappearances|Detention|Rights|RIGHTS|COUNCIL|Principles|Personas|Palais|Introduction|Summary|Annex|Background|Conclusions?|Recommendations?)$/u;

/** "Барысскага", "Цэнтральнага": an adjective of place, which goes before a court or a district and is no surname. */
export const BODY_ADJECTIVE =
  /(?:ск|цк|зк|льн|нн)(?:ого|ага|ому|аму|им|ім|ом|ой|ай|ая|ий|ый|ы|і|ую|ое|ае|их|іх|ых|ої|ій)$/u;
export const BODY_AHEAD =
  /^ (?:[\p{Ll}-]+ ){0,2}(?:суд|район|раён|област|вобласц|ураўл|управл|управ|пракурат|прокурат|камітэт|комитет|комітет|гарад|город|міст|міськ|акруг|округ|палат|калегі|коллеги|колегі|калоні|колони|СИЗО|СІЗА|РУУС|РУВД|РОВД|РАУС)/u;

/** First words that open no personal name, though they are written with a capital. */
export const NOT_IN_NAMES: ReadonlySet<string> = new Set(
  (
    'Людзі Люди Народ Дзеці Дети Діти Жанчыны Женщины Жінки Мужчыны Мужчины Чоловіки Сябры Друзья Друзі Суседзі Соседи Сусіди Родныя Родные Рідні Сваякі Родственники Бацькі Родители Батьки Жыхары Жители Мешканці Грамадзяне Граждане Громадяне Сведкі Свидетели Свідки Адвакаты Адвокаты Адвокати Журналісты Журналисты Журналісти Студэнты Студенты Рабочыя Рабочие Людям Людзям People Villagers Residents Relatives Families Gente Vecinos Familiares Gens Habitants Riverains Proches Сам Сама Само Сами Самі Совет Совета Совету Советом Савет Савета Рада Ради Раде Born Née Nacido Nacida Учора Сёння Заўтра Потым Калі Тады Там Тут Яшчэ Дома Вчера Сегодня Завтра Потом Когда Тогда Здесь Ещё Также Однако Поэтому Затем Позже Раньше Теперь Сейчас Мой Моя Мая Мне Меня Мяне Мы Вы Он Она Они Ён Яны Гэта Гэты Это Этот Эта Той Для При Без После До Из От По На За Под Над Про Пра Паводле Согласно Как Як Что Што Кто Хто Где Дзе Если Калі Пасля Перад Перед Цяпер Раней Пазней Акрамя Кроме Толькі Только Нават Даже Але Но Однак Потім Коли Тоді Він Вона Вони Це Цей Ця Учора Вчора Сьогодні Після Також Ще Слова Справа Дело Приговор Прысуд Вирок Суд Судзе Состоялся Арестован Арестована Задержан Задержана Затрыманы Затрымана Асуджаны Осуждён Осуждена Освобождён Освобождена Умер Умерла Памёр Памерла ' +
    'Понедельник Вторник Среда Четверг Пятница Суббота Воскресенье Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь Панядзелак Аўторак Серада Чацвер Пятніца Субота Нядзеля Студзень Люты Сакавік Красавік Травень Чэрвень Ліпень Жнівень Верасень Кастрычнік Лістапад Снежань ' +
    'Mr Ms Mrs Dr Mme Mlle Sr Sra Srta Dra Messrs Mses MM Prof Sir Presidente-Relator Presidenta-Relatora Presidente Relator Relatora Président-Rapporteur Présidente-Rapporteuse Rapporteuse Rapporteur Experte Experto Experta Especial Spécial Spéciale Enforced Involuntary Disappearances Discrimination Lt Capt Col Gen Sgt Maj Maître Witness Defendant Accused Personas Palais ' +
    'Колькі Сколько Скільки Имя Имена Имени Фамилия Фамилию Отчество Імя Імёны Імені Прозвішча Імʼя Прізвище Name Names Nom Prénom Nombre Apellido ' +
    'Сын Дочь Дачка Маці Мать Отец Бацька Унучка Внучка Сестра Сястра Брат Жена Жонка Муж Тётя Цётка Суседка Соседка Вдова Удава Son Daughter Mother Father Wife Husband Sister Brother Aunt Uncle Fils Fille Mère Père Sœur Frère ' +
    'The A An In On At By For From With Under According After Before Since During While When Where Who What Why How This That These Those It He She They We You I His Her Their Our And Or But If As Of To ' +
    'Not No Both All Some Many Most More Several Two Three Four Five Six Seven Eight Nine Ten Article Articles Rule Rules Please Currently Further Furthermore However Moreover Recently Instead Since Then There Here ' +
    'January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday ' +
    'Human Rights Right Watch Group Groups Working Committee Council Commission Court Courts Ministry Minister Department Directorate Center Centre Association Federation Confederation Union Institute Foundation Project Initiative House Office Agency Bureau Board Bar Service Organisation Organization Network Coalition Movement Party Parliament Assembly Government State States United Nations UN EU European International National Regional Central Supreme Criminal Civil Penal Code Law Act Decree Convention Covenant Declaration Protocol Constitution Charter Statute Treaty Security Council General Secretary Excellency Special Rapporteur Rapporteurs Independent Expert Experts Chair Vice-Chair Chairperson Member Members Government Authorities Republic Kingdom Federation Mission Permanent Embassy University Academy School Hospital Prison Colony Detention Pre-trial Facility Institution District City Region Street Square Avenue North South East West Northern Southern Eastern Western Middle Internal Interior Foreign Affairs Justice Defence Press Media News Today Times Tribune Radio Television TV Amnesty Article Annex Report Letter Ref Reference Mandates Women Child Children Migrants Refugees Prisoners Monitors Observers Rules Principles Standard Minimum Basic Universal Optional Body ' +
    'Le La Les Un Une Des Du De Dans Selon Après Avant Depuis Pour Par Sur Il Elle Ils Elles Nous Vous Ce Cette Ces Au Aux Et Ou Mais En Groupe Comité Conseil Commission Cour Ministère Centre Association Union Droits Nations Unies Code Convention Pacte Déclaration Règles Excellence ' +
    'El Los Las Una En Según Después Antes Desde Por Para Con Grupo Comité Consejo Comisión Corte Ministerio Centro Asociación Unión Derechos Naciones Unidas Código Convención Pacto Declaración Reglas Excelencia ' +
    'Bangkok Mandela Tokyo Istanbul Rome Geneva Christian Catholic Orthodox Muslim Jewish'
  ).split(' '),
);
