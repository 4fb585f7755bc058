import type { Span } from '@amparo/un-letters';
import { type ExtractInput, passagesIn } from './extract.ts';
import { spokenArticles } from './extract-event-articles.ts';
import { details, type EventDraft } from './extract-event-draft.ts';
import { gravestIn, termsIn } from './extract-event-terms.ts';
import type { FoundPerson } from './extract-found-person.ts';

type Column = 'name' | 'detained' | 'provision' | 'sentence' | 'judged' | 'released' | 'died';

/** What the heads of columns say, in the languages read. */
const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['detained', /detain|detention|arrest|held since|détenu|arrêt|detenid|detención|задерж|арест|затрым|арышт|затрим/iu],
  ['released', /released?|release|libér|liberad|освобож|вызвал|звільн/iu],
  ['died', /death|died|décès|muerte|смерт|смерц/iu],
  ['provision', /provision|article|charge|artículo|стат|артык|обвин|абвін/iu],
  [
    'judged',
    /date of (?:the )?(?:verdict|judg|sentence)|judg(?:e?ment)|verdict|jugement|дата приговора|дата прысуду/iu,
  ],
  ['sentence', /sentence|term|peine|condena|pena|срок|приговор|тэрмін|прысуд|вирок|термін/iu],
  ['name', /name|nom|nombre|фамили|имя|прозвішч|імя|ім'я|person|personne|victim/iu],
];

interface Cell extends Span {
  readonly text: string;
}

/** Rows of a table written with bars, whose head says what stands in which column: each cell is an event of its row's person. */
export const tableEvents = (input: ExtractInput, persons: readonly FoundPerson[]): EventDraft[] => {
  const text = input.view.text;
  if (!text.includes('|')) return [];
  const drafts: EventDraft[] = [];
  let columns: readonly (Column | undefined)[] = [];
  let judged: string | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (!line.trimStart().startsWith('|')) {
      columns = [];
      continue;
    }
    const cells = cellsOf(line, start);
    if (columns.length === 0) {
      const heads = cells.map((cell) => HEADS.find(([, words]) => words.test(cell.text))?.[0]);
      if (!heads.includes('name')) continue;
      columns = heads;
      judged = judgedNear(input, start);
      continue;
    }
    drafts.push(...rowEvents(input, persons, columns, cells, judged));
  }
  return drafts;
};

const cellsOf = (line: string, start: number): readonly Cell[] => {
  const cells: Cell[] = [];
  let from = line.indexOf('|') + 1;
  for (let to = line.indexOf('|', from); to >= 0; to = line.indexOf('|', from)) {
    const raw = line.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const text = raw.trim();
    cells.push({ text, start: start + from + lead, end: start + from + lead + text.length });
    from = to + 1;
  }
  return cells;
};

const rowEvents = (
  input: ExtractInput,
  persons: readonly FoundPerson[],
  columns: readonly (Column | undefined)[],
  cells: readonly Cell[],
  judged: string | undefined,
): EventDraft[] => {
  const of = (column: Column): Cell | undefined => cells[columns.indexOf(column)];
  const name = of('name');
  const person = persons.find(({ places }) =>
    places.some((place) => name !== undefined && place.start >= name.start && place.end <= name.end),
  );
  if (person === undefined) return [];
  const dateIn = (cell: Cell | undefined): string | undefined =>
    cell === undefined
      ? undefined
      : input.dates.find((date) => date.start >= cell.start && date.end <= cell.end && date.yearPrinted)?.edtf;
  const draft = (kind: string, cell: Cell, edtf: string | undefined, more: EventDraft['details']): EventDraft => ({
    kind,
    at: cell.start,
    persons: [person.person.key],
    ...(edtf === undefined ? {} : { happenedOn: edtf }),
    details: more,
    passages: passagesIn(input, [cell]),
    confidence: 0.8,
  });
  const drafts: EventDraft[] = [];
  for (const [column, kind] of [
    ['detained', 'DetentionEpisode'],
    ['released', 'Release'],
    ['died', 'Death'],
  ] as const) {
    const cell = of(column);
    const edtf = dateIn(cell);
    if (cell !== undefined && edtf !== undefined)
      drafts.push(draft(kind, cell, edtf, column === 'detained' ? details({ begin: edtf, beganBy: 'arrest' }) : {}));
  }
  const provision = of('provision');
  const articles =
    provision === undefined ? [] : spokenArticles({ ...provision, paragraph: 0 }).map(({ article }) => article);
  const sentence = of('sentence');
  const term = sentence === undefined ? undefined : (termsIn(sentence.text)[0] ?? gravestIn(sentence.text)[0]);
  const listed = articles.length === 0 ? undefined : articles.join(', ');
  if (sentence !== undefined && term !== undefined) {
    const date = dateIn(of('judged')) ?? dateIn(sentence) ?? judged;
    drafts.push(
      draft(
        'Sentence',
        sentence,
        date,
        details({ duration: term.words, months: term.months, kind: term.kind, provision: listed, date }),
      ),
    );
  } else if (provision !== undefined && listed !== undefined)
    drafts.push(draft('Charge', provision, undefined, details({ provision: listed })));
  return drafts;
};

const JUDGED =
  /(?:judg(?:e?ment)|verdict|sentences?) (?:was|were) (?:given|handed down|pronounced|delivered|passed)|(?:jugement|verdict) a été (?:rendu|prononcé)|приговор (?:был )?(?:вынесен|огласил)|прысуд (?:быў )?(?:вынесены|абвешчаны)|sentencia fue (?:dictada|pronunciada)/iu;
const NEAR = 2_500;

/** The day of the judgment that the text around the table tells of all its rows. */
const judgedNear = (input: ExtractInput, at: number): string | undefined => {
  const days = input.sentences
    .filter(({ start, text }) => Math.abs(start - at) < NEAR && JUDGED.test(text))
    .flatMap((sentence) =>
      input.dates.filter(
        (date) =>
          date.start >= sentence.start && date.end <= sentence.end && date.yearPrinted && date.precision === 'day',
      ),
    );
  return days.length === 1 ? days[0]?.edtf : undefined;
};
