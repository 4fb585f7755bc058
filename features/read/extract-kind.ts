import type { DocumentKind } from '@amparo/core/nouns/item';
import type { Letter } from '@amparo/un-letters';

const HEAD = 1_800;

const REPLY =
  /presents? (?:its|his|her) compliments to|(?:has|have) the honou?r to (?:acknowledge|refer to (?:the|your|its)|transmit|convey|submit|reply)|(?:reply|response|comments|observations) (?:of|by|from) the (?:Government|Republic|Kingdom|Permanent Mission|State)|présente ses compliments|(?:réponse|observations) du Gouvernement|saluda (?:muy )?atentamente|presenta sus saludos|respuesta del Gobierno|свидетельствует (?:своё|свое) уважение|сведчыць (?:сваю )?павагу|выражает (?:своё|свое) почтение/iu;
/** A note by which the office itself sends something on. */
const FROM_OFFICE =
  /(?:High Commissioner for Human Rights|Haut-Commissariat[^.\n]{0,60}|Alto Comisionado[^.\n]{0,60}|secretariat[^.\n]{0,60}),? (?:presents its compliments|présente ses compliments|saluda)/iu;
const MISSION =
  /Permanent Mission|Mission permanente|Misión Permanente|Постоянн\p{L}+ представительств|Пастаянн\p{L}+ прадстаўніцтв|Ministry of Foreign Affairs|Government of|note verbale|nota verbal|вербальн/iu;
const PRESS =
  /press release|for immediate release|communiqué de presse|comunicado de prensa|пресс-релиз|прэс-рэліз|media release|news release|statement to the (?:press|media)/iu;
/** What a body calls its own paper when it heads a line, behind a masthead or alone. */
const HEADED_PRESS =
  /(?:^|\n|[·|—–:] )(?:\p{Lu}[\p{L}-]{3,20} )?(?:COMMUNIQUÉ|Communiqué|COMUNICADO|Comunicado|PRONUNCIAMIENTO|Pronunciamiento|(?:JOINT|Joint|PUBLIC|Public) (?:STATEMENT|[Ss]tatement)|(?:DÉCLARATION|Déclaration) (?:commune|conjointe|publique|COMMUNE|CONJOINTE|PUBLIQUE)|(?:Declaración|DECLARACIÓN) (?:conjunta|pública|CONJUNTA|PÚBLICA)|(?:Совместное |Публичное |Сумесная |Публічная |Спільна |Публічна )(?:заявление|заява)|(?:ЗАЯВЛЕНИЕ|ЗАЯВА)|(?:Заявление|Заява) (?:\p{Lu}\p{L}+|правозащит|праваабарон|правозах|организац|арганізац|коалиц|кааліц))(?!\p{L})(?! (?:du|de) (?:Gouvernement|gouvernement|ministère))/u;
/** Lines that only a paper for the press has: whom to ring, until when to keep it, what the editor should know. */
const PRESS_LINE =
  /(?:^|\n)[ \t*•–—-]{0,3}(?:contacts? (?:pour la )?presse|(?:service|relations?) (?:de )?presse|press (?:contacts?|office)|media (?:contacts?|inquiries|enquiries)|for (?:media|press|more information|further information)[^\n]{0,30}(?:contact|call|write)|notes? (?:to|for) (?:the )?editors|notes? aux (?:rédactions?|éditeurs)|contactos? (?:de|para la) prensa|nota a los editores|контакты? (?:для|с) (?:прессы|пресс|сми|журналист)|для прессы|для сми|кантакты? для (?:прэсы|медыя|журналіст)|для прэсы|контакти? для (?:преси|змі|медіа)|(?:sous |under |bajo )?embargo(?:ed)? ?(?:[:—–]|until|till|jusqu|hasta|au |le )|эмбарго (?:до|да)|эмбарга (?:да|до)|diffusion immédiate|para (?:su )?(?:publicación|difusión) inmediata|для немедленного)/iu;
const DATELINE = /(?:^|\n)(?:GENEVA|GENÈVE|GINEBRA|NEW YORK|ЖЕНЕВА|ЖЭНЕВА) ?(?:\(|[–—,-])/u;
const PRESS_FOOT =
  /(?:^|\n)\*? ?(?:The experts|Les experts|Los expertos) ?[:*]|(?:^|\n)ENDS(?:\n|$)|special procedures of the Human Rights Council/u;
const OUR_ORGANISATIONS =
  /(?:^|\n)(?:Your )?(?:Excellenc(?:y|ies)|Dear [^\n,]{2,60}),\n[^\n]{0,400}(?:our (?:\p{L}+ )?(?:organi[sz]ations|associations)|we, [^\n]{0,60}organi[sz]ations)/iu;
const OPEN_LETTER =
  /open letter|joint (?:open )?letter|lettre ouverte|carta abierta|открытое письмо|адкрыты ліст|we,? the undersigned|the undersigned (?:organi[sz]ations|individuals|human rights)|organisations soussignées|nous soussignés|abajo firmantes|нижеподписавшиеся|ніжэйпадпісан/iu;
const TESTIMONY =
  /^(?:[^\n]{0,120}\n){0,6}[^\n]{0,60}(?:testimony|witness statement|statement of (?:the )?witness|interview (?:with|record|notes)|record of (?:an )?interview|témoignage|compte rendu d'entretien|déclaration (?:de|du) témoin|testimonio|entrevista|показани[яе]|свидетельство|запись беседы|опрос свидетеля|сведчанн[еія]|запіс (?:гутаркі|размовы)|апытанне)/iu;
/** The masthead of a United Nations document. */
const MASTHEAD =
  /Distr\. ?: ?(?:General|Limited|générale?|limitée?|limitada)|(?:^|\n)(?:Report of (?:the|a) |Rapport d[eu] (?:la |l')?|Informe de(?:l| la) )[^\n]{0,60}(?:Rapporteu|Relator|Expert|Working Group|Groupe|Grupo|Secretary|Secrétaire|Secretari|Committee|Comité|Commission|Comisión|High Commissioner|Haut)/u;
const REPORT =
  /(?:trial|court|hearing|prison|field) (?:observation|monitoring|visit) (?:report|note)|observation report|observer's (?:report|note)|rapport d'observation|informe de observación|(?:справаздача|отч[её]т|звіт|даклад|доклад)[^\n]{0,3}(?:№|назіральні|наблюдател|спостерігач)|communications report|rapport sur les communications|informe sobre las comunicaciones|(?:annual|monitoring|situation|quarterly|thematic|fact-finding|interim|final) (?:report|overview|review)|report of the|rapport (?:annuel|de|sur)|informe (?:anual|de|sobre)|(?:годовой|ежегодный|мониторинговый) (?:доклад|отч[её]т|обзор)|(?:гадав|штогадов|маніторынгав)\p{L}+ (?:справаздач|агляд|даклад)|(?:^|\n)(?:Агляд|Обзор|Справаздача|Отч[её]т|Доклад|Даклад) (?:за|аб|о|об) |executive summary|table of contents|résumé exécutif|нататкі назіральнік|заметки наблюдател/iu;
/** A line, or a part of one behind a mark, that begins by saying that what follows is a report of some sort. */
const REPORT_TITLE = new RegExp(
  `(?:^|\\n|[·|—–:.] )[«„“"#]{0,2}(?:(?:the|our|le|la|el|un|une|a) )?(?:[\\p{L}-]{4,20} ){0,2}?(?:${[
    '(?:(?:an )?extracts?|excerpts?)(?: from|:| of)',
    'chronicle|digest|monitor(?:ing)? (?:notes?|log|update|bulletin|digest|summary)|(?:daily|weekly|monthly|trial|court|field|situation|monitoring) (?:digest|update|bulletin|summary|overview|chronicle|log|notes?|brief(?:ing)?)|briefing (?:paper|note)|findings(?=\\n|:| of| from)|fact-?sheet|factsheet',
    'хроник[аи]|дайджест|сводка|мониторинг|обзор|заметки (?:наблюдател|монитор|с |из )|наблюдени[ея] (?:за|суд)|выдержки|извлечени[ея]|отч[её]т|доклад|бюллетень|вестник наблюден',
    'хроніка|дайджэст|зводка|маніторынг|агляд|нататкі (?:назіральн|маніт|з )|назіранн[еі] (?:за|суд)|вытрымк[аі]|урывак|справаздача|даклад|бюлетэнь',
    'дайджест|зведення|моніторинг|огляд|нотатки (?:спостер|з )|витяг|уривок|звіт|доповідь|бюлетень',
    "chronique (?:judiciaire|des|du|de)|bulletin (?:de|d'|quotidien|hebdomadaire|mensuel|n°|d’)|extraits? (?:du|d'un|de)|note d'observation|synthèse|état des lieux|point de situation|veille|rapport",
    'crónica (?:judicial|de)|boletín|extractos? (?:del?|de un)|parte diario|resumen (?:diario|semanal|mensual|ejecutivo)|monitoreo|informe|reporte',
  ].join('|')})(?![\\p{L}])`,
  'iu',
);
/** Words that name such a paper wherever they stand in a title; and the number of an issue ("colony № 7" is none). */
const REPORT_WORD =
  /(?<!\p{L})(?:extract|excerpt|chapter (?:\d|[ivx]+(?!\p{L})|one|two|three|four|five)|chronicle|digest|дайдж[еэ]ст\p{L}{0,2}|хроник[аиу]|хроніка|хроніцы|сводк[аи]|зводк[аі]|летапіс|летопись|выдержк[аи] из|вытрымк[аі] з|extrait|extracto|chronique|boletín|bulletin|reporting period|période couverte|период наблюдения|перыяд назіранн)(?!\p{L})|(?<!\p{L})(?:issue|выпуск|вып\.|випуск|numéro|número|номер|нумар) ?(?:№|no\.?|n°)? ?\d|(?:^|\n|[·|—–,] ?)(?:№|No\.|N°|n°|núm\.) ?\d{1,4}(?:[,. ·|—–/]|\n|$)|(?:^|\n)(?:Монитор|Манітор|Монітор|Маніторынг|Мониторинг|Моніторинг|Наблюдател\p{L}{1,3}|Назіральні\p{L}{1,3}|Спостерігач\p{L}{0,2}|Observatoire|Observatorio|Monitor|Watch) (?:суд|судов|судоў|судів|працэс|процесс|колони|калоні|тюр|турм|prisons?|courts?|trials?|des|de)\p{L}*/iu;
/** A title that says which days, weeks or months are covered. */
const PERIOD =
  /(?<![\d.])\d{1,2}(?: \p{L}{3,12})? ?(?:[–—-]|to|au|al|по|па) ?\d{1,2} (?:de )?\p{L}{3,12}(?!\p{L})|(?:^|[\n·|—–,(] ?)(?:(?:за|for|pour|de|en) )?(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|студзень|люты|сакавік|красавік|май|чэрвень|ліпень|жнівень|верасень|кастрычнік|лістапад|снежань|січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень|(?:first|second|third|fourth) (?:quarter|half)|week (?:of|\d)|неделя|тыдзень|тиждень)(?: |\n|,|\)|$)/iu;
/** The headings of a report and what it says of its own making. */
const REPORT_SELF =
  /(?:^|\n)[\d. ]{0,5}(?:methodology|méthodologie|metodología|методология|метадалогія|методологія|key findings|principales constatations|principales hallazgos|recommendations|recommandations|recomendaciones|рекомендации|рэкамендацыі|рекомендації|conclusions?|conclusiones|выводы|высновы|висновки)[ :]*\n|(?:our|nos|nuestr[oa]s|наши|нашы|наші) (?:monitors|observers|researchers|field workers|observateurs|enquêteurs|observador[ea]s|наблюдател\p{L}+|назіральні\p{L}+|спостерігач\p{L}*)|(?:we|our researchers|the researchers) (?:conducted (?:\p{L}+ )?interviews|interviewed \p{L}+)|(?:based|drawn) on (?:\p{L}+ ){0,3}interviews|(?:this|the present) (?:report|extract|chapter|section|briefing|paper|chronicle|digest|overview) (?:is|was|covers|documents|describes|draws|sets out|presents|examines|has)|(?:ce|le présent) (?:rapport|bulletin|chapitre) |(?:este|el presente) (?:informe|boletín|capítulo) |(?:настоящ(?:ий|ая|ее)|эт(?:от|а|о)) (?:доклад|отч[её]т|обзор|хроника|сводка|дайджест|мониторинг)|(?:гэт(?:ы|ая|ае)) (?:даклад|агляд|справаздача|хроніка|зводка|дайджэст)|(?:цей|ця|це) (?:доповідь|звіт|огляд|хроніка|зведення|дайджест)/iu;
/** Somebody is written to: the first person is a letter's. */
const SALUTATION =
  /(?:^|\n)(?:Your )?(?:Excellenc|Excelencia|Dear |Madame|Monsieur|Estimad|Señor|Уважаем|Паважан|Шаноўн)[^\n]{0,60}[,:](?:\n|$)/u;
const REGISTER_HEAD = /^[^\n]{0,200}(?:\t|;|\||,)[^\n]{0,200}/u;
const SPEECH =
  /(?:said|told|says|added|reported|stated|noted|according to|selon|a déclaré|dijo|afirmó|según|сказал|заявил|рассказал|сообщил|по словам|по данным|паведаміў|паведаміла|расказа|заявіў|паводле)/giu;

/** The kind of a document, from its form: a letterhead, or words quoted from a letter, make none of it a letter. */
export const kindOf = (text: string, letter: Letter | undefined): DocumentKind => {
  const head = text.slice(0, HEAD);
  if (letter !== undefined) return 'communication';
  if (REPLY.test(head) && MISSION.test(head) && !FROM_OFFICE.test(head)) return 'government-reply';
  if (isRegister(text)) return 'register';
  if (
    PRESS.test(head.slice(0, 400)) ||
    HEADED_PRESS.test(head.split('\n').slice(0, 5).join('\n').slice(0, 400)) ||
    (PRESS_LINE.test(text.slice(0, 30_000)) && !REPORT_TITLE.test(titleOf(text))) ||
    (DATELINE.test(head) && /expert|spokes|human rights|droits|derechos/iu.test(head)) ||
    (DATELINE.test(head) && PRESS_FOOT.test(text))
  )
    return 'press-release';
  if ((OPEN_LETTER.test(head) && isLetterShaped(text)) || OUR_ORGANISATIONS.test(head)) return 'open-letter';
  if (TESTIMONY.test(head) || (isFirstPerson(text) && !SALUTATION.test(head))) return 'testimony';
  if (isReport(text, head)) return 'report';
  return isNews(text) ? 'news' : 'other';
};

/** Addressed to somebody, or signed; "the open letter" alone may be the subject of an article. */
const isLetterShaped = (text: string): boolean =>
  /(?:^|\n)(?:To:? |Dear |Excellenc|Your Excellenc|À |A l'attention|A:|Estimad|Уважаем|Паважан|Шаноўн|Кому:|We,? the undersigned|Nous,|Мы,)/u.test(
    text.slice(0, 2_500),
  ) ||
  /(?:^|\n)(?:Yours (?:sincerely|faithfully)|Sincerely|Signed|Signatories|Signataires|Cordialement|Atentamente|Firmantes|Подписи|С уважением|З павагай|Подпісы)/iu.test(
    text.slice(-5_000),
  );

const isRegister = (text: string): boolean => {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 60);
  if (lines.length < 5 || !REGISTER_HEAD.test(lines[0] ?? '')) return false;
  return ['\t', ';', '|', ','].some((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    const usual = counts[0] ?? 0;
    const least = mark === ',' ? 4 : 2;
    return usual >= least && counts.filter((number) => number === usual).length >= lines.length * 0.8;
  });
};

/** A speaker's "I" through a text that is not quoted: more than one word in fifty. */
const isFirstPerson = (text: string): boolean => {
  const own = text.slice(0, 30_000).replace(/[“«"][^“”«»"]{0,2000}[”»"]/gu, ' ');
  const words = own.match(/\p{L}+/gu)?.length ?? 0;
  const first = own.match(/(?<!\p{L})(?:I|me|my|je|j'|mi|yo|я|мне|меня|мяне|мой|моя|мая)(?!\p{L})/giu)?.length ?? 0;
  return words > 60 && first / words > 0.03;
};

const isReport = (text: string, head: string): boolean => {
  const title = head.slice(0, 500);
  const symbolAlone = /^(?:[^\n]{0,80}\n){0,4}(?:A|E|CCPR|CEDAW|CAT|CRC)\/[A-Z0-9][^\s]{3,40}(?:\n|$)/u.test(head);
  return (
    symbolAlone ||
    MASTHEAD.test(head) ||
    /executive summary|table of contents|résumé exécutif/iu.test(head) ||
    (REPORT.test(title.split('\n').slice(0, 4).join('\n').slice(0, 300)) &&
      !/\n[^\n]{0,60}(?:said|told)/u.test(title)) ||
    occurs(text, /(?:^|\n)(?:[IVX]{1,4}|\d{1,2})\. \p{Lu}[^\n]{3,80}(?:\n|$)/gu, 4) ||
    (!OF_MEDIA.test(titleOf(text)) &&
      (REPORT_TITLE.test(titleOf(text)) ||
        REPORT_WORD.test(titleOf(text)) ||
        (isNews(text) && (PERIOD.test(titleOf(text)) || occurs(text, ENTRY_DATE, 4))))) ||
    (REPORT_SELF.test(text.slice(0, LONGEST_READ)) && !DATELINE.test(head)) ||
    (isNews(text) && isNumberedThrough(text))
  );
};

/** The chronicle of a newspaper is news. */
const OF_MEDIA =
  /(?<!\p{L})(?:медиа|медыя|медіа|газет|рэдакцы|редакци|редакці|радио|радыё|радіо|агентств|агенцтв|телеканал|тэлеканал|часопіс|журнал(?!ист|іст)|newspaper|news agency|gazette|herald|tribune|courier|quotidien|hebdomadaire|periódico|semanario|diario)/iu;

const TITLE_LINES = 4;
const LONGEST_TITLE = 120;
const LONGEST_READ = 30_000;
/** The first lines that are no sentences: a masthead, a title, a date. */
const titleOf = (text: string): string => {
  const lines = text
    .slice(0, HEAD)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, TITLE_LINES);
  const end = lines.findIndex((line) => line.length > LONGEST_TITLE || SAYS.test(line));
  return lines.slice(0, end < 0 ? TITLE_LINES : end).join('\n');
};
/** A headline that tells what somebody said or did is no title of a paper. */
const SAYS =
  /(?<!\p{L})(?:said|says|told|publish(?:ed|es)|release[ds]|warns?|publie|publié|dénonce|alerte|publica|publicó|denuncia|опубликовал[аи]?|обнародовал[аи]?|представил[аи]?|апублікава(?:ў|ла|лі)|прадставі(?:ў|ла|лі)|опублікува(?:в|ла|ли))(?!\p{L})/iu;

/** Paragraphs that are numbered one after another: 1, 2, 3 … or 12, 13, 14 in an extract. */
const isNumberedThrough = (text: string): boolean => {
  let run = 0;
  let last = -1;
  for (const match of text.slice(0, LONGEST_READ).matchAll(/(?:^|\n)\[?(\d{1,3})[.)\]] (?=[\p{Lu}«“"])/gu)) {
    const number = Number(match[1]);
    run = number === last + 1 ? run + 1 : 1;
    last = number;
    if (run >= 4) return true;
  }
  return false;
};

/** An entry under its date or hour: a chronicle, whatever it calls itself. */
const ENTRY_DATE =
  /(?:^|\n)(?:[•*·–—-] )?(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2,4})?[ .,:—–-]|(?:\p{L}{2,12}[,.] )?\d{1,2}(?:er)? (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|студзеня|лютага|сакавіка|красавіка|траўня|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|de \p{L}+)[ .,:—–-])/giu;

const isNews = (text: string): boolean =>
  occurs(text, /\p{L}+/gu, 81) && (occurs(text, /[“«"][^“”«»"\n]{25,600}[”»"]/gu, 1) || occurs(text, SPEECH, 2));

/** At least so often. Looks no further than it must. */
const occurs = (text: string, pattern: RegExp, times: number): boolean =>
  text
    .matchAll(pattern)
    .drop(times - 1)
    .next().done === false;
