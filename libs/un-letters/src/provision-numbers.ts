/** How numbers of provisions are printed, as sources of patterns. Every part is bounded. */

const PARAGRAPH = '\\d{1,2}(?: ?\\((?:[a-z]{1,3}|\\d{1,2})\\)| [a-h]\\))?(?: ?\\([ivx]{1,4}\\))?';
const ONE =
  '(?:paragraphs?|paras?\\.?|pars?\\.|§|paragraphe|párrafo|párr\\.|apartado|numeral|alinéa|al\\.|inciso|parts?|частью|часть|части|ч\\.|частка|часткі|пункт|п\\.)';
const MANY =
  '(?:paragraphs|paras\\.?|pars\\.|§§|paragraphes|párrafos|párrs\\.|apartados|numerales|alinéas|incisos|parts|части|частки|пункты|пп\\.)';
const LETTER = '(?:sub-?paragraph|subparágrafo|lettre|literal|letra|alinéa|al\\.|inciso|apartado) ?\\(?[a-h]\\)';
const LINK = '(?:, (?:and |et |y |& )?| and | et | y | и | і | & | to | à | a | through |[-–])';
const SUB = `(?:,? ${MANY} ?${PARAGRAPH}(?:${LINK}${PARAGRAPH}){0,6}|,? ${ONE} ?${PARAGRAPH})(?:,? ${LETTER})?`;
const BARE =
  '\\d{1,3}(?:[-–]\\d{1,3})?(?:[ -]?(?:bis|ter|quater|quinquies|sexies|septies|octies)(?!\\p{L}))?(?: ?\\((?:\\d{1,2}|[ivx]{1,4}|[a-zа-я]{1,2})\\)){0,4}';
/** `9.1`, `14.3.d)`: as Spanish and French print paragraphs. */
const DOTTED = '\\d{1,3}\\.\\d{1,2}(?:\\.?[a-h]\\)|[.,]? ?\\([a-h]\\)| [a-h]\\))?(?!\\d)(?!\\.\\d)';
const SEPARATOR =
  '(?: ?[,;] ?(?:and/or |and |or |et |ou |y |o |as well as |ainsi que |así como |& )?| and/or | and | or | as well as | ainsi que | así como | et | ou | y | e | o | и | і | & | to | à | al? | through | until )';
/** What an article is about, in brackets between the numbers of a list: `187 (incitement), 203(1) (breach) and 231`. */
const GLOSS = '(?: \\(\\p{L}[^()\\n]{4,100}\\))?';

/** A list of numbers with their paragraphs: `9(1), 14, paragraphs 1 and 3 (b), and 19 to 22`. */
export const numberList = (dotted: boolean): string => {
  const element = `(?:${dotted ? `${DOTTED}|` : ''}${BARE})(?:${SUB})?`;
  return `${element}(?:${GLOSS}${SEPARATOR}${element}){0,40}`;
};

/** `paragraph 3 (b) of article`, `párrafo 3 del artículo`: what stands before the unit. */
export const PARAGRAPH_BEFORE = new RegExp(
  `(?<!\\p{L})(?:${MANY}|${ONE}) ?(?<list>${PARAGRAPH}(?:${LINK}${PARAGRAPH}){0,6}) (?:of |in |under |de l'|del |de los |des |du )?$`,
  'iu',
);

const TOKEN = new RegExp(
  `(?<sub>,? (?:${MANY}|${ONE}) ?(?<paras>${PARAGRAPH}(?:${LINK}${PARAGRAPH}){0,6}))|(?<letter>,? ${LETTER})|(?<gloss> \\(\\p{L}[^()\\n]{4,100}\\))|(?<dotted>${DOTTED})|(?<number>${BARE})|(?<range> to | à | al? | through | until )`,
  'giu',
);
const SUB_TOKEN = new RegExp(`(?<para>${PARAGRAPH})|(?<range> to | à | a | through |[-–])`, 'giu');
const LONGEST_RANGE = 40;

/** The numbers of a list, ranges opened: `361-1` is one article, `9-11` three, `14, paragraphs 1 and 3` is 14(1), 14(3). */
export const expanded = (list: string, dotted: boolean, before?: string): readonly string[] => {
  let numbers: string[] = [];
  let range = false;
  for (const { groups = {} } of list.matchAll(TOKEN)) {
    if (groups.range !== undefined) range = true;
    else if (groups.paras !== undefined) numbers = withParagraphs(numbers, groups.paras);
    else if (groups.letter !== undefined) {
      const last = numbers.pop();
      if (last !== undefined) numbers.push(`${last}(${/[a-h](?=\)$)/iu.exec(groups.letter)?.[0] ?? ''})`);
    } else if (groups.number !== undefined || groups.dotted !== undefined) {
      push(numbers, plain(groups.number ?? groups.dotted ?? '', dotted), range);
      range = false;
    }
  }
  return before !== undefined && numbers.length === 1 && !numbers[0]?.includes('(')
    ? withParagraphs(numbers, before)
    : numbers;
};

const push = (numbers: string[], shown: string, range: boolean): void => {
  const last = Number(numbers.at(-1));
  const [low, high] = shown.split('-').map(Number);
  if (range && Number.isInteger(last) && Number(shown) > last && Number(shown) - last < LONGEST_RANGE)
    pushRange(numbers, last + 1, Number(shown));
  else if (low !== undefined && high !== undefined && high > low && high - low < LONGEST_RANGE)
    pushRange(numbers, low, high);
  else numbers.push(shown);
};

const pushRange = (numbers: string[], from: number, to: number): void => {
  for (let number = from; number <= to; number += 1) numbers.push(String(number));
};

/** `14 (3) (b)` to `14(3)(b)`, `14.3.d)` to `14(3)(d)`. */
const plain = (shown: string, dotted: boolean): string => {
  const joined = shown
    .replace(/ (?=\()/gu, '')
    .replace('–', '-')
    .trim();
  if (!dotted) return joined;
  const parts = /^(\d{1,3})\.(\d{1,2})[., ]*\(?([a-h])?\)?$/iu.exec(joined);
  return parts === null ? joined : `${parts[1]}(${parts[2]})${parts[3] === undefined ? '' : `(${parts[3]})`}`;
};

const withParagraphs = (numbers: readonly string[], paragraphs: string): string[] => {
  const last = numbers.at(-1);
  if (last === undefined) return [...numbers];
  const found: string[] = [];
  let range = false;
  for (const { groups = {} } of paragraphs.matchAll(SUB_TOKEN)) {
    if (groups.range !== undefined) range = true;
    else {
      const shown = (groups.para ?? '').replace(/ ?\(?([a-h])\)$/u, '($1)').replace(/ (?=\()/gu, '');
      push(found, shown, range);
      range = false;
    }
  }
  // "9, paragraphs 1 and 3, 14 and 19": what is greater than the article itself is an article.
  const turn = found.findIndex((one, at) => at > 0 && Number(one) > 9 && Number(one) > Number(last));
  const further = turn < 0 ? [] : found.splice(turn);
  return [
    ...numbers.slice(0, -1),
    ...found.map((one) => `${last}${one.replace(/^\d+/u, (digits) => `(${digits})`)}`),
    ...further,
  ];
};
