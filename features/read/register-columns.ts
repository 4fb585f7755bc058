import type { CellSpan, SheetSpan } from '@amparo/platform/sandbox/extraction';

/**
 * What the columns of public registers of prisoners are headed, in English, Russian and Belarusian, as a table: the
 * headings of a machine export, of table exports per language, and of hand-kept lists. Compared in lower case, with
 * signs as spaces and what stands in brackets left out.
 */
const HEADINGS = {
  name: 'name|full name|name and surname|surname and name|name surname|surname name|surname first name|last name first name|person|prisoner|detainee|імя і прозвішча|прозвішча і імя|прозвішча імя|імя прозвішча|прозвішча імя імя па бацьку|прозвішча імя па бацьку|піб|імя|асоба|зняволены|палітвязень|имя и фамилия|фамилия и имя|фамилия имя|имя фамилия|фамилия имя отчество|фио|ф и о|имя|лицо|заключенный|политзаключенный',
  surname: 'surname|last name|family name|прозвішча|фамилия',
  given: 'given name|given names|first name|імя уласнае|имя собственное',
  patronymic: 'patronymic|middle name|імя па бацьку|отчество',
  spelling:
    'other spellings|other spelling|spellings|spelling variants|name variants|name in latin|latin name|latin|transliteration|name in russian|name in belarusian|name in english|іншыя напісанні|іншае напісанне|варыянты напісання|імя лацінкай|лацінка|лац|імя па руску|імя па расійску|па ангельску|другие написания|другое написание|варианты написания|имя латиницей|латиница|лат|имя по белорусски|имя по русски|имя по английски',
  alias:
    'alias|aliases|also known as|aka|nickname|other name|other names|former name|мянушка|псеўданім|іншае імя|іншыя імёны|ранейшае прозвішча|псевдоним|прозвище|другое имя|другие имена|прежняя фамилия',
  sex: 'sex|gender|пол|стаць|sex gender',
  birth:
    'date of birth|birth date|birthdate|birthday|born|dob|year of birth|birth|дата нараджэння|год нараджэння|нарадзіўся|нарадзілася|нараджэнне|дата рождения|год рождения|родился|др|д р',
  begin:
    'date of detention|detention date|detained|detained on|date of arrest|arrest date|arrested|arrested on|detained since|in detention since|held since|дата затрымання|затрыманы|затрыманне|дата арышту|арыштаваны|пад вартай з|у зняволенні з|дата задержания|задержан|задержание|дата ареста|арестован|под стражей с|в заключении с',
  facility:
    'prison|facility|place of detention|detention place|detention facility|place of imprisonment|place of custody|held at|held in|penal colony|colony|institution|prison title|prison name|месца зняволення|месца ўтрымання|месца адбыцця пакарання|месца пазбаўлення волі|турма|калонія|установа|дзе ўтрымліваецца|место заключения|место содержания|место отбывания наказания|место лишения свободы|тюрьма|колония|учреждение|где содержится',
  status: 'status|current status|статус|стан|состояние|текущий статус|цяперашні статус',
  charges:
    'charges|charge|charges indicted|charged under|articles|article|articles of the criminal code|criminal code articles|provisions|артыкулы|артыкул|артыкулы кк|артыкул кк|артыкулы крымінальнага кодэкса|абвінавачанне|абвінавачанні|абвінавачванне|абвінавачванні|статьи|статья|статьи ук|статья ук|статьи уголовного кодекса|обвинение|обвинения|статьи обвинения',
  sentence:
    'sentence|sentenced to|decision|verdict|term|term of imprisonment|прысуд|вырак|тэрмін|тэрмін зняволення|пакаранне паводле прысуду|рашэнне суда|приговор|срок|срок заключения|решение суда',
  regime:
    'penalty|regime|type of penalty|punishment|рэжым|пакаранне|від пакарання|від рэжыму|режим|наказание|вид наказания|вид режима',
  verdict:
    'date of verdict|verdict date|date of sentence|sentence date|sentenced on|date of judgment|date of the verdict|дата прысуду|дата вырака|дата выраку|дата рашэння суда|дата приговора|дата вынесения приговора|дата решения суда',
  court: 'court|суд|назва суда|название суда',
  judge: 'judge|judges|суддзя|суддзі|судья|судьи',
  prosecutor: 'prosecutor|prosecutors|пракурор|дзяржаўны абвінаваўца|прокурор|гособвинитель|государственный обвинитель',
  end: 'release date|date of release|released|released on|freed|end of detention|detention end|дата вызвалення|вызвалены|вызваленне|канец зняволення|дата освобождения|освобожден|освобождение|окончание заключения',
  expelled:
    'expelled|expelled to|expulsion|deported|deported to|destination|высылка|высланы|куды высланы|вывезены|куды вывезлі|департацыя|выслан|куда выслан|вывезен|куда вывезен|депортация',
  expelledOn:
    'date of expulsion|expulsion date|expelled on|deported on|дата высылкі|дата дэпартацыі|дата высылки|дата депортации',
  died: 'died|death|date of death|died on|deceased|памёр|памерла|смерць|дата смерці|умер|умерла|смерть|дата смерти',
  source: 'source|sources|крыніца|крыніцы|источник|источники',
  note: 'note|notes|comment|comments|remarks|description|заўвагі|заўвага|нататкі|апісанне|каментар|примечание|примечания|заметки|описание|комментарий',
} as const;

export type RegisterColumn = keyof typeof HEADINGS;

const folded = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const COLUMN_OF: ReadonlyMap<string, RegisterColumn> = new Map(
  (Object.entries(HEADINGS) as [RegisterColumn, string][]).flatMap(([column, headings]) =>
    headings.split('|').map((heading): [string, RegisterColumn] => [folded(heading), column]),
  ),
);
/** Several columns of these stand beside each other (`articles/0`, `articles/1`); of the others the first is read. */
const MANY: ReadonlySet<RegisterColumn> = new Set([
  'spelling',
  'alias',
  'charges',
  'judge',
  'prosecutor',
  'source',
  'note',
]);
/** Columns that say nothing of a person by themselves: a list of names with remarks is no register. */
const SILENT: ReadonlySet<RegisterColumn> = new Set([
  'name',
  'surname',
  'given',
  'patronymic',
  'spelling',
  'alias',
  'source',
  'note',
  'judge',
  'prosecutor',
  'court',
]);
const HEADER_WITHIN = 30;
const LONGEST_HEADING = 120;

export interface RegisterHeader {
  /** Index into the sheet's rows. */
  readonly at: number;
  /** What a column letter (`B`) holds. */
  readonly columns: ReadonlyMap<string, RegisterColumn>;
  /** Headings as written, by column letter; also those that are not read. */
  readonly headings: ReadonlyMap<string, string>;
}

/**
 * The heading row of a sheet, within its first thirty rows; absent unless it has a column of names and at least two
 * that say something of the person.
 */
export const findHeader = (sheet: SheetSpan): RegisterHeader | undefined => {
  for (const [at, row] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const header = headerOf(at, row);
    const found = new Set(header.columns.values());
    const named = found.has('name') || (found.has('surname') && found.has('given'));
    if (named && [...found].filter((column) => !SILENT.has(column)).length >= 2) return header;
  }
  return undefined;
};

const headerOf = (at: number, row: readonly CellSpan[]): RegisterHeader => {
  const columns = new Map<string, RegisterColumn>();
  const headings = new Map<string, string>();
  const taken = new Set<RegisterColumn>();
  for (const cell of row) {
    const letter = columnLetter(cell.address);
    headings.set(letter, cell.value.trim());
    const column = columnOf(cell.value);
    if (column === undefined || (taken.has(column) && !MANY.has(column))) continue;
    taken.add(column);
    columns.set(letter, column);
  }
  // A column of surnames makes the bare "Імя" beside it one of given names.
  const bare = [...columns].find(([, column]) => column === 'name');
  if (bare !== undefined && taken.has('surname') && /^(?:name|імя|имя)$/u.test(folded(headings.get(bare[0]) ?? '')))
    columns.set(bare[0], 'given');
  return { at, columns, headings };
};

/** `prison/title` is the prison, `prison/address` is not; a heading in two languages (`Імя / Name`) is read by either. */
const columnOf = (heading: string): RegisterColumn | undefined => {
  if (heading.length > LONGEST_HEADING) return undefined;
  const whole = COLUMN_OF.get(folded(heading)) ?? COLUMN_OF.get(folded(heading.replace(/\/\d+$/u, '')));
  if (whole !== undefined || /\/[a-z_]+$/u.test(heading)) return whole;
  return heading
    .split(/[/\n|]/u)
    .map((part) => COLUMN_OF.get(folded(part)))
    .find((column) => column !== undefined);
};

/** `AB` of `AB17`. */
export const columnLetter = (address: string): string => address.replace(/\d+$/u, '');

/** Columns from 0: `A` is 0, `AA` is 26. */
export const columnIndex = (letter: string): number =>
  [...letter].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
