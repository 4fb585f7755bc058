/** Words that make bodies: heads by role, in the languages read. Data. */

export type BodyRole =
  | 'court'
  | 'state-body'
  | 'security-force'
  | 'international-body'
  | 'association'
  | 'trade-union'
  | 'media'
  | 'source'
  | 'signatory'
  | 'addressee'
  | 'other';

/** Words one of which a capitalised English or Spanish phrase must hold to be a body; the first that fits tells the role. */
export const HEADS: readonly (readonly [RegExp, BodyRole])[] = [
  [/^(?:Court|Tribunal|Cour|Corte|Juzgado|Audiencia|Chamber)$/iu, 'court'],
  [
    /^(?:Police|Militia|KGB|Guards?|Brigade|Army|Policía|Guardia|Ejército|Gendarmerie|Gendarmería)$/iu,
    'security-force',
  ],
  [/^(?:Rapporteurs|Nations|Experts|Conference|Naciones)$/iu, 'international-body'],
  [/^(?:Unions?|Confederation|Congress|Sindicato|Confederación|Syndicat|Confédération)$/iu, 'trade-union'],
  [
    /^(?:Press|News|Post|Ledger|Herald|Times|Tribune|Gazette|Journal|Review|Radio|Television|TV|Telegraph|Daily|Weekly|Courier|Chronicle|Mirror|Noticias|Diario|Périodico|Periódico|Telegraf|Bulletin|Echo)$/iu,
    'media',
  ],
  [
    /^(?:Ministry|Directorate|Department|Prosecutor|Parliament|Presidency|Administration|Authority|Agency|Service|Office|Board|Unit|Inspectorate|Ombudsman|Ombudsman's|Deputies|Senate|Secretariat|Ministère|Ministerio|Fiscalía|Defensoría|Dirección|Autoridad|Asamblea|Secretaría|Procuraduría|Contraloría|Alcaldía|Congreso|Instituto)$/iu,
    'state-body',
  ],
  [
    /^(?:Committee|Council|Commission|Commissioner|Assembly|Group|Comité|Conseil|Consejo|Comisión|Procedures|Subcommittee|Registry)$/iu,
    'international-body',
  ],
  [
    /^(?:Associations?|Federation|Foundation|Fund|Watch|Center|Centre|Institute|Project|Initiative|Network|Coalition|House|Society|Organi[sz]ation|PEN|Amnesty|Jurists|Monitors?|Observers|Observer|Observatory|Observatorio|Lawyers|Bar|Forum|Alliance|League|Movement|Clinic|Aid|Desk|Archive|School|Mission|Hub|Collective|Campaign|Club|Families|Families'|Defenders|Reporters|Journalists|Writers|Mothers|Grandmothers|Fathers|Parents|Friends|Widows|Madres|Abuelas|Pastoral|Vicaría|Cooperativa|Cooperative|Guild|Voices|Helpline|Shelter|Trust|Library|Asociación|Federación|Fundación|Coordinadora|Red|Colectivo|Movimiento|Liga|Alianza|Frente|Party|Church)$/iu,
    'association',
  ],
  [
    /^(?:University|Academy|College|Company|Ltd|Ltd\.|Inc|Inc\.|Holdings|Corporation|Security|Bank|Museum|Theatre|Factory|Works|S\.A|S\.A\.|Empresa|Compañía|Inversiones|Universidad|Minera)$/iu,
    'other',
  ],
];

/** Capitalised phrases with a head word that are no bodies. */
export const NO_BODY =
  /^(?:Human Rights|HUMAN RIGHTS|State Part(?:y|ies)|[Pp]ress (?:[Rr]elease|[Ss]tatement)|PRESS (?:RELEASE|STATEMENT)|P(?:alais|ALAIS) .*|.*(?:Holding|Reception|Transit|Accommodation|Deportation) Cent(?:re|er).*|Centre for Foreigners|.*House No|Special Rapporteurs?|Independent Experts?|High Commissioner|Member States?|Working Groups?|The Group|Special Rapporteurs and Working Groups|Criminal Code|General Assembly resolution|Security Council resolutions?|International|Press Release|Supreme Leader|National Security|Social Security|Public Security|Chief Prosecutor|Border Guards?|Country Office|Home Office|Red Notice|School|The Committee|The Court|Prosecutor General)$|(?:Convention|Covenant|Declaration|Protocol|Constitution|Rules|Statute|Code|Charter|Decree|Act|Law|Principles|Convención|Pacto|Declaración|Protocolo|Reglas|Código|Ley|Constitución|Principios)(?:$| (?:on|of|to|for|relating|against|sobre|de|para|contra|Penal|Civil))|^(?:Prison|Colony|Pre-trial|Detention|Detention Centre|Remand|Penal|Women's Prison|Juvenile|Centro Penitenciario|Penal de|Cárcel|Prisión)(?: |$)(?!.*(?:Network|Voices|Archive|Watch|Project|Association|Department|Directorate))|(?:Prison|Colony|Detention (?:Centre|Center|Facility)|Remand Centre|Hospital|Street|Square|Avenue)(?: No\.?| \d|$)/u;

/** The United Nations and its organs: parties of a letter, not bodies of its facts. */
export const UN_BODY =
  /^(?:(?:The )?(?:UN|United Nations)(?: .*)?|.*United Nations.*|Human Rights (?:Council|Committee).*|General Assembly(?: .*)?|Security Council|Economic and Social Council|Committee (?:on|against|for)(?: the)? (?:Rights|Elimination|Torture|Enforced|Economic|Migrant|Protection).*|Working Group.*|.*Special Procedures.*|Subcommittee.*|Office of the (?:United Nations )?High Commissioner.*|International (?:Labour|Law) (?:Organi[sz]ation|Conference|Commission)|Permanent Mission.*|Commission on Human Rights|(?:Nations|Naciones) [Uu]nies|Naciones Unidas.*|Nations Unies.*|Conseil des [Dd]roits.*|Consejo de Derechos.*|Comité (?:de|des|contra|contre|pour|para) .*|Groupes? de travail.*|Grupos? de Trabajo.*|Assemblée générale.*|Asamblea General.*|Haut-Commissariat.*|Alto Comisionado.*|Oficina del Alto.*|Mission permanente.*|Misión Permanente.*|Consejo de Seguridad|Conseil de sécurité|Cour internationale.*|Corte Internacional.*|Organisation mondiale.*|Commission interaméricaine.*|Comisión Interamericana.*|Corte Interamericana.*|Inter-American .*|African Commission.*|Commission africaine.*|European Court.*|Procédures spéciales.*|Procedimientos [Ee]speciales.*|Relator(?:a|ía) .*|.*Nations Unies.*|Mission permanente.*)$/iu;

/** Heads of a French body, which small words follow: "Ligue maruwaise des droits humains". */
export const FRENCH_HEAD =
  "(?:[Mm]inistère|[Cc]our (?:d'appel|d'assises|criminelle|martiale|de sûreté)|Cour|[Tt]ribunal(?: de (?:grande|première) instance| de (?:commerce|paix|police|travail))?|Observateurs|Conseil|Commission|Commissariat|Comité|Ligue|Ordre|Confédération|Fédération|Syndicat|Union|Collectif|Coalition|Réseau|Observatoire|Association|Alliance|Direction|Brigade|Groupe de travail|Parquet|Garde|Garde-frontière|Mission permanente|Haut-Commissariat|Radio|Agence|Institut|Fondation|Mouvement|Front|Assemblée|Bureau|Service|Police|Gendarmerie|Centre|Clinique|Maison|Société|Compagnie|Office|Autorité|Inspection|Chambre|Barreau|Forum|Initiative|Comptoir|Défenseure?|Médiateur|Médiatrice|Université|École|Organisation|Plateforme|Conférence|Congrès|Parti|Secrétariat)";
export const FRENCH_ROLES: readonly (readonly [RegExp, BodyRole])[] = [
  [/^(?:Cour|[Tt]ribunal|Chambre)/u, 'court'],
  [
    /^(?:Brigade|Garde|Police|Gendarmerie|Direction (?:de la surveillance|de la sûreté|des renseignements))/u,
    'security-force',
  ],
  [
    /^(?:Groupe de travail|Haut-Commissariat|Comité (?:des droits|contre la torture|pour l'élimination)|Conseil des droits|Mission permanente|Assemblée générale)/u,
    'international-body',
  ],
  [/^(?:Syndicat|Confédération|Union)/u, 'trade-union'],
  [/^(?:Radio|Agence)/u, 'media'],
  [
    /^(?:[Mm]inistère|Conseil|Commission|Commissariat|Direction|Parquet|Assemblée|Bureau|Service|Office|Autorité|Inspection|Défenseur|Médiat|Secrétariat|Institut)/u,
    'state-body',
  ],
  [
    /^(?:Observateurs|Ordre|Ligue|Fédération|Collectif|Coalition|Réseau|Observatoire|Association|Alliance|Fondation|Mouvement|Front|Barreau|Forum|Initiative|Organisation|Plateforme|Comité|Centre|Parti)/u,
    'association',
  ],
];
/** Small words that go on in a French name after its head: adjectives, by their endings. */
export const FRENCH_ADJECTIVE =
  /^(?!(?:rappelle|appelle|déclare|estime|affirme|dénonce|demande|assure|précise|indique|publie|recense|signale|souligne|réclame|exige|évalue|compte|note|observe|accuse|refuse|autorise|interdit|confirme|annonce|explique|elle|celle|telle|quelle|elles|soit|fait|doit|avait|aurait|était|serait|après|très|près|dès|quelle|seule|lorsque)$)\p{Ll}+(?:al|ale|aux|ales|el|elle|elles|els|ique|iques|iste|istes|ien|ienne|iens|iennes|ais|aise|aises|ois|oise|oises|aire|aires|é|ée|és|ées|if|ive|ifs|ives|ible|able|ables|ain|aine|ains|aines|in|ine|eur|eure|eurs|eures|euse|ère|ères|ères|ère|ier|iers|ière|ières|ane|an|ans|anes|ent|ente|ents|ant|ante|ants|ond|onde|ère|ile|iles|oir|ouge|lic|lique|ibres?|ires?|les?|ord|ud|rères?)$/u;

/** Heads of a Cyrillic body by stem, with the role; the rest of the word is its case. */
export const CYRILLIC_HEADS: readonly (readonly [string, BodyRole])[] = [
  ['(?:министерств|міністэрств|міністерств|минюст|мін.юст)', 'state-body'],
  ['(?:прокуратур|пракуратур)', 'state-body'],
  [
    '(?:департамент|дэпартамент|управлени|упраўленн|управлінн|служб|инспекци|інспекцы|інспекці|представительств|прадстаўніцтв|представництв|палат|академи|акадэмі|академі)',
    'state-body',
  ],
  ['(?:совет|савет|комитет|камітэт|комітет|комисси|камісі|комісі)', 'association'],
  ['(?:рабоч(?:ая|ей|ую|ай|ую|а|ої|ій) груп)', 'international-body'],
  ['(?:профсоюз|прафсаюз|профспілк)', 'trade-union'],
  [
    '(?:союз|саюз|спілк|ассоциаци|асацыяцы|асоціаці|коллеги|калегі|колегі|объединени|аб.яднанн|об.єднанн|организаци|арганізацы|організаці|фонд|центр|цэнтр|таварыств|товариств|обществ|федераци|федэрацы|федераці|конфедераци|лиг|ліг|движени|рух|инициатив|ініцыятыв|ініціатив|суполк|хаб|платформ|правозащитн(?:ая|ой|ую) групп|праваабаронч(?:ая|ай|ую) груп|групп|груп)',
    'association',
  ],
  [
    '(?:агентств|агенцтв|редакци|рэдакцы|радио|радыё|радіо|газет|журнал|часопіс|телеканал|тэлеканал|издани|выданн|видавництв|студи|студы|медиазал|медыя|портал)',
    'media',
  ],
  [
    '(?:институт|інстытут|інститут|университет|універсітэт|університет|комбинат|камбінат|комбінат|завод|фабрик|компани|кампані|компані|школ|гимнази|гімназі|театр|тэатр|музе|библиотек|бібліятэк|бібліотек|банк|холдинг|холдынг)',
    'other',
  ],
];

/** Before quotation marks these say that what stands in them is a body. */
export const BEFORE_QUOTED =
  /(?:(?:правозащитник|праваабарон(?:ц|цы)|правозахисник|журналист|журналіст|активист|актывіст|сотрудник|супрацоўнік|волонт[её]р|валанцёр|даными?|данным|дадзеных|даних|звестк|сведени|подсч[её]там|падліка|прадстаўні|представит|представни|юрист|юрыст|адвокат|адвакат|мониторинг|маніторынг)\p{L}{0,4}(?: (?:з|из|із|ад|от|від))?|(?:фонд|центр|цэнтр|организаци|арганізацы|організаці|групп|груп|суполк|таварыств|обществ|газет|издани|выданн|видання|радио|радыё|радіо|канал|телеканал|тэлеканал|агентств|агенцтв|компани|кампані|компані|завод|комбинат|камбінат|инициатив|ініцыятыв|ініціатив|объединени|аб.яднанн|об.єднанн|проект|праект|проєкт|партии|партыі|портал|журнал|часопіс|редакци|рэдакцы|студи|студы|движени|рух|хаб|платформ|ассоциаци|асацыяцы|союз|саюз|спілк)\p{L}{0,4})(?: (?:имени|імя))? $/iu;
export const AFTER_QUOTED =
  /^,? ?(?:сообщ|паведам|повідом|насчит|налічы|нарахув|пишет|піша|пише|писал|пісал|говор|каж|гаво|ведаюць|знают|считает|считают|лічыць|лічаць|остаются|застаюцца|утверждает|сцвярджае|передает|зафиксировал|зафіксавал)/u;

/** What publishes, in the first lines of a text. */
export const PAPER_KIND =
  /(?:press release|communiqué|пресс-релиз|прэс-рэліз|прес-реліз|daily|weekly|monitoring|report|bulletin|newsletter|desk|quotidien|hebdomadaire|сводка|зводка|бюллетень|бюлетэнь|хроника|updates|справаздача|отч[её]т|note d'information|comunicado)/iu;
/** A line that names the sort of document is no publisher. */
export const DOCUMENT_WORD =
  /^(?:press release|communiqué|testimony|witness|statement|témoignage|testimonio|interview|entretien|report|summary|note|notes|letter|open letter|lettre|carta|register|list|annex|appendix|to:|cc:|from:|date:|ref|пресс-релиз|прэс-рэліз|прес-реліз|сведчанн|свидетельств|свідченн|показани|паказанн|интервью|інтэрв|інтерв|открытое|адкрыты|відкритий|сводка|зводка|отч[её]т|справаздача|звіт|хроника|хроніка|судебная|записи|запіс|записано|протокол|пратакол|список|спіс|повестка|известие|приговор|прысуд|вирок|рашэнне|решение|назіранн|наблюдени|trial|hearing|country)/iu;

/** The courtesy or the word that stands over those who sign. */
export const VALEDICTION =
  /(?:^|\n)(?:(?:Accept|Please accept|With)[^\n]{0,60}(?:regards|respect|consideration)|Yours (?:sincerely|faithfully|truly)|Sincerely|Respectfully|Signed(?: by)?|Signatories|The undersigned(?: organi[sz]ations)?|Signataires|Cordialement|Atentamente|Firmantes|Подписи|Подписали|С уважением|З павагай|Подпісы|Падпісалі|Підписали|З повагою)[^\n]{0,40}(?:\n|$)/iu;
