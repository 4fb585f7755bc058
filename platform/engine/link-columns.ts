/** What a column of a linked file holds; each is compared and keyed in its own way. */
export const LINK_COLUMNS = [
  'name',
  'given',
  'family',
  'birth',
  'place',
  'address',
  'postcode',
  'identifier',
  'occupation',
  'sex',
] as const;
export type LinkColumn = (typeof LINK_COLUMNS)[number];

/** Which column of the file holds what; what is not named is not compared. */
export type LinkColumns = Readonly<Partial<Record<LinkColumn, string>>>;

/** Columns made of names: one token table serves them. */
export const NAME_COLUMNS = ['given', 'family', 'name'] as const satisfies readonly LinkColumn[];

export const hasNames = (columns: LinkColumns): boolean => NAME_COLUMNS.some((name) => columns[name] !== undefined);

/** A whole name is compared where given and family name do not stand apart: both would count the same letters twice. */
export const comparesWholeNames = (columns: LinkColumns): boolean =>
  hasNames(columns) && (columns.given === undefined || columns.family === undefined);
