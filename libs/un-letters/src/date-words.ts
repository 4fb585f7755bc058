/** Words of months and seasons, with the cases in which dates use them. Data: English, French, Spanish, Russian, Belarusian in both spellings, Ukrainian. */
const MONTH_WORDS: readonly string[] = [
  'january jan janv ene янв janvier enero января январе январь январю январём студзеня студзені студзень студзеню січня січні січень',
  'february feb févr fév фев февр février fevrier febrero февраля феврале февраль февралю лютага лютым люты лютаму лютого лютому лютий',
  'march mar mars мар marzo марта марте март марту сакавіка сакавіку сакавік березня березні березень',
  'april apr avr abr апр avril abril апреля апреле апрель апрелю красавіка красавіку красавік квітня квітні квітень',
  'may mai mayo мая мае май маю маі траўня траўні траўню травень травня травні',
  'june jun juin junio июня июне июнь июню чэрвеня чэрвені чэрвень чэрвеню червня червні червень',
  'july jul juil juillet julio июля июле июль июлю ліпеня ліпені ліпень ліпеню липня липні липень',
  'august aug ago авг août aout agosto августа августе август августу жніўня жніўні жнівень жніўню серпня серпні серпень',
  'september sep sept сен сент septembre septiembre setiembre сентября сентябре сентябрь сентябрю верасня верасні верасень верасню вересня вересні вересень',
  'october oct окт octobre octubre октября октябре октябрь октябрю кастрычніка кастрычніку кастрычнік жовтня жовтні жовтень',
  'november nov ноя нояб novembre noviembre ноября ноябре ноябрь ноябрю лістапада лістападзе лістападу лістапад листопада листопаді листопад',
  'december dec déc dic дек décembre decembre diciembre декабря декабре декабрь декабрю снежня снежні снежань снежню сьнежня сьнежні сьнежань сьнежню грудня грудні грудень',
];

const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, index) => words.split(' ').map((word): [string, number] => [word, index + 1])),
);

/** 1 to 12; 0 for a word that names no month. */
export const monthOf = (word: string | undefined): number => MONTH_OF.get((word ?? '').toLowerCase()) ?? 0;

/** Seasons as EDTF numbers them: 21 spring to 24 winter. */
const SEASONS: readonly (readonly [string, number])[] = [
  ['spring|printemps|primavera|весной|весною|весны|вясной|вясною|вясны|увесну|весну|навесні|весни', 21],
  ['summer|été|verano|летом|лета|летам|лето|улетку|влітку|літа', 22],
  ['autumn|fall|automne|otoño|осенью|осени|осень|восенню|увосень|увосені|восені|восень|восени', 23],
  ['winter|hiver|invierno|зимой|зимою|зимы|зімой|зімою|зімы|узімку|взимку|зими', 24],
];
export const SEASON_WORDS: string = SEASONS.map(([words]) => words).join('|');

export const seasonOf = (word: string | undefined): number | undefined =>
  SEASONS.find(([words]) => words.split('|').includes((word ?? '').toLowerCase()))?.[1];
