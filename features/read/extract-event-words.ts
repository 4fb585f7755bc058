import type { EventRow, EventWords } from './extract-event-row.ts';
import { BELARUSIAN_EVENTS } from './extract-event-words-be.ts';
import { ENGLISH_EVENTS } from './extract-event-words-en.ts';
import { SPANISH_EVENTS } from './extract-event-words-es.ts';
import { FRENCH_EVENTS } from './extract-event-words-fr.ts';
import { RUSSIAN_EVENTS } from './extract-event-words-ru.ts';
import { UKRAINIAN_EVENTS } from './extract-event-words-uk.ts';

const compiled = (rows: readonly EventRow[]): readonly EventWords[] =>
  rows.map(({ words, ...row }) => ({
    ...row,
    pattern: new RegExp(`(?<!\\p{L})(?:${words})(?:(?<!\\p{L})|(?!\\p{L}))`, 'giu'),
  }));

const LATIN = compiled([...ENGLISH_EVENTS, ...FRENCH_EVENTS, ...SPANISH_EVENTS]);
const CYRILLIC = compiled([...RUSSIAN_EVENTS, ...BELARUSIAN_EVENTS, ...UKRAINIAN_EVENTS]);

/** A quick look, so that most sentences of a long text are passed over. */
const LATIN_STEMS =
  /facility|isolator|SIZO|in the cell|in a cell|selves? (?:up|in|over)|led (?:away|off)|carried|stayed|solitary|deprived|condemn|guilty|packed|re-?locat|added|increased|border|plane|flight|forced|dropped|forcibly|acquit|lost (?:his|her|their) |execut|confisc|destroy|torn|tore |burn|cut up|cancel|annul|revok|declin|extend|rétention|chercher|barreaux|verrous|privée?s? de|purge|enlèv|isolement|mitard|coupable|reçu|alourdi|tombé|mise?s? en|frontière|élargi|relax|sortie?s? |recouvr|retrouv|perdu la|mourut|éteint|suicid|assassin|abattu|exécut|décès|de voyage|papiers|retir|saisi|déchir|détrui|brûl|déchu|citoyen|secuestr|encarcel|aprehend|llevaron|llevó|culpable|desterr|excarcel|salió|perdió|hallad|muri|muert|quitaron|permanece|se encuentra|sigue|self (?:up|in|over)|surrender|(?:her|his|their|['’]s) (?:return|removal)|intercept|nabbed|grabbed|haul|snatch|bundl|dragg|whisk|march|confin|lock|kept|captive|impos|slap|meted|walk|stepped|ordered|let out|amnest|gard|enferm|séquestr|inflig|prononc|notif|signif|rafl|embarqu|pouss|apres|rapt|intercep|atribu|impus|perish|succumb|murder|hanged|lodged|sits|languish|dumped|flown|buss?ed|thrown|eject|interned|caged|arrest|arrêt|arrete|rel[âa]ch|plac[ée]|apprehend|appréhend|rounded|remand|picked|came|clemency|regained|refus|renew|invalid|amnist|retenu|éloign|chass|verdict|jugement|judg|lost h|baj(?:ó|aron)|sac(?:ó|aron)|detain|détenu|détention|detention|deten|custody|seized|abduct|kidnap|captur|jail|prison|incarcer|interpell|taken|took|held|serving|sentenc|convict|condamn|conden|charged|charges|accus|inculp|transfer|moved|released|libér|liber|freed|got |identit|pris,|pardon|graci|expuls|expel|deport|banish|died|death|killed|mort|décéd|murió|falleci|passport|passeport|pasaporte|colony|colonie|behind bars|received|gave|écop|peine|let go|fined|amende|multa|citizen|nationalit|identity|escort|indult|cárcel|dead|papers|set free|stripped|stopped|pulled|put |drove|cachot|llevad|imput|cargos|pushed|emmen|écrou|conduit|bann|enlev|traslad|detuv|cumple|pres[oa]|recluid|absuel|despoj|privad|months in|years in|trouve|life|accused|tried|poursuiv|jugé|proces|juzg|trial|indict|faces|left|returned|driven|handed|passed away|sent |brought|placed|écroué|incarcér|remis|refoul/iu;
const CYRILLIC_STEMS =
  /затрим|тримал|тримают|утрим|утрым|арешт|заареш|схват|схвач|увод|увёз|остаё|остае|пребыв|перебув|залиша|заключ|невол|няволі|реш[её]тк|за крат|ґрат|удерж|помест|поместил|отправ|адправ|отвез|адвез|признан|прызнан|прызьнан|визнан|виновн|вінават|винн|назнач|прызнач|призначи|добав|адал[іа]|вынес|подозр|падазр|підозр|возбуд|завял|отпущ|адпус|адпушч|відпус|відпущ|випус|випущ|выпущ|выпушч|свобод|свабод|вол[іею](?!\p{L})|волю|звонку|амнист|амніст|из жизни|жыцц|найден|знойдз|мертв|мёртв|убил|вбил|вбит|сканав|сканал|скончыў|разорв|розірв|разрез|парэз|сожг|спалі|спали|знішч|знищ|отказ|адмов|гражданств|грамадзянств|громадянств|выкр|викр|скруц|зял[іа]|вязл|вязьл|завез|завезь|повез|повел|привез|прывез|зняв|зьняв|ув'язн|в'язн|тэрмін|срок|строк|прыгавар|пред'яв|висун|звинув|інкрим|вызьв|вилуч|відібр|сиділ|сидів|вивіз|вывезь|вислан|вислал|высьл|сьмерц|увел|увёл|скрут|павяз|повяз|вывел|перебро|перекин|перакін|достав|дастав|вінава|винят|винуват|выдвор|видвор|изгна|выгна|ушел|ушёл|ушла|вмен|інкрым|инкрим|выстав|высун|дело|справ|суд|оправд|апраўд|виправд|похит|отня|адня|покончил|водвор|бросил|кінул|посад|пасад|лишен|лишён|пазба|позбав|верну|вярну|уничтож|порва|парва|разарв|задерж|задержан|арест|арышт|затры|забра|стражу|страж|варт|схап|схоп|прыйшл|пришл|увез|увяз|павез|держат|держа|трыма|содерж|находи|знаход|сиди|сидит|сяд|отбыва|адбыва|відбува|приговор|асуд|осужд|осуд|прысуд|присуд|засуд|судил|судзіл|дали|далі|дал |даў|получи|атрыма|отрим|обвин|абвін|обвинув|предъяв|прад'яв|перев|перав|этап|етап|освобо|вызвал|звільн|отпуст|адпуст|помил|паміл|выслан|высла|вывез|вивез|депорт|дэпарт|умер|умерл|памёр|памер|помер|сконча|скона|погиб|загін|загин|убит|забі|смерт|смерц|паспорт|пашпарт|отобра|адабра|изъя|канфіск|конфиск|стал|штраф|вышел|выйш|вийш|дома|калоні|колони|ізалят|изолят|СИЗО|СІЗА|турм|тюрьм|взял|узял|ўзял|ануляв|аннулир|ШИЗО|ШІЗА|карц|помещ|змясц|провів|провела|ИК-|выпус/iu;

/** Rows that may speak in the text, by its script; none where no stem of theirs stands. */
export const eventWordsFor = (text: string): readonly EventWords[] => [
  ...(LATIN_STEMS.test(text) ? LATIN : []),
  ...(CYRILLIC_STEMS.test(text) ? CYRILLIC : []),
];
