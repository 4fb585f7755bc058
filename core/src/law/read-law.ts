/** Reads core/law, and files of the same shapes that add to it (the treaties of a fictional State, rows of a user). */
import { parse } from 'yaml';
import { z } from 'zod';
import { isDay } from '../ground/day.ts';
import { isTime } from '../ground/edtf-time.ts';
import { AmparoError, type Fault } from '../ground/fault.ts';
import type { Words } from '../ground/locale.ts';
import {
  type Instrument,
  type Law,
  type Mandate,
  type ProvisionLink,
  type SoftLaw,
  STATUS_ACTS,
  type State,
  type StatusRow,
  type ViolationType,
  type WholeTable,
} from './law.ts';
import { type CsvTable, readCsv } from './read-csv.ts';

export interface LawFile {
  readonly name: string;
  readonly text: string;
}

const words = z.strictObject({ en: z.string().min(1), be: z.string().min(1), ru: z.string().min(1) });
const time = z.string().refine(isTime, 'expected a date as EDTF');
const sourced = { source: z.string().min(1), asOf: time, check: z.boolean().default(false) };
const numbers = z.record(z.string(), z.array(z.string().min(1)).nonempty());

const instrumentRow = z.strictObject({
  code: z.string(),
  title: words,
  adopted: time,
  untc: z.string().optional(),
  body: z.string().optional(),
  symbols: z.string().optional(),
  inForce: time,
  waitDays: z.number().int().min(0).max(366),
  ...sourced,
});
const softLawRow = z.strictObject({
  code: z.string(),
  title: words,
  unit: z.enum(['article', 'rule', 'principle', 'paragraph', 'recommendation']),
  document: z.string().optional(),
  documentCheck: z.boolean().default(false),
  adopted: time.optional(),
  ...sourced,
});
const mandateRow = z.strictObject({
  code: z.string(),
  title: words,
  kind: z.enum(['SR', 'WG', 'IE']),
  country: z.string().optional(),
  databaseLabel: z.string(),
  oldFileCode: z.string().optional(),
  oldFileCodeCheck: z.boolean().optional(),
  resolutions: z.array(z.string().regex(/^\d+\/\d+$/)),
  ...sourced,
});
const violationTypeRow = z.strictObject({
  code: z.string(),
  label: words,
  provisions: numbers,
  cited: z.strictObject({ source: z.string(), asOf: time, provisions: numbers }).optional(),
  mandates: z.array(z.string()).nonempty(),
  wgadCategories: z.array(z.enum(['I', 'II', 'III', 'IV', 'V'])).default([]),
  rome: z.array(z.string()).default([]),
  ...sourced,
});
const stateRow = z.strictObject({
  alpha3: z.string().regex(/^[A-Z]{3}$/),
  name: z.string(),
  otherNames: z.array(z.string()).default([]),
  label: words.optional(),
  fictional: z.boolean().default(false),
});
const lawFile = z.strictObject({
  instruments: z.array(instrumentRow).default([]),
  softLaw: z.array(softLawRow).default([]),
  mandates: z.array(mandateRow).default([]),
  violationTypes: z.array(violationTypeRow).default([]),
  states: z.array(stateRow).default([]),
  provisions: z.record(z.string(), z.record(z.string(), words)).default({}),
  /** Source of the labels of provisions. */
  source: z.string().optional(),
  asOf: time.optional(),
});

interface Gathered {
  readonly instruments: Map<string, Instrument>;
  readonly softLaw: Map<string, SoftLaw>;
  readonly mandates: Map<string, Mandate>;
  readonly violationTypes: Map<string, ViolationType>;
  readonly states: Map<string, State>;
  readonly status: Map<string, StatusRow[]>;
  readonly wholeTables: WholeTable[];
  readonly provisionLabels: Map<string, Words>;
  readonly tell: (place: string, message: string) => void;
}

/**
 * Reads YAML files (by their top keys) and CSV files (by their heading). A later file adds rows; a code given twice is
 * a fault. Throws one AmparoError with every fault: unknown instrument, State, mandate or act, a date that is none.
 */
export const readLaw = (files: readonly LawFile[]): Law => {
  const faults: Fault[] = [];
  const gathered: Gathered = {
    instruments: new Map(),
    softLaw: new Map(),
    mandates: new Map(),
    violationTypes: new Map(),
    states: new Map(),
    status: new Map(),
    wholeTables: [],
    provisionLabels: new Map(),
    tell: (place, message) => faults.push({ code: 'input-invalid', message, field: place }),
  };
  for (const file of files) {
    if (file.name.endsWith('.csv')) addTable(file, gathered);
    else addYaml(file, gathered);
  }
  checkReferences(gathered);
  if (faults.length > 0) throw new AmparoError(faults);
  const { tell: _, ...law } = gathered;
  return law;
};

const addYaml = (file: LawFile, into: Gathered): void => {
  const content = yamlOf(file, into);
  if (content === undefined) return;
  const read = lawFile.safeParse(content);
  if (!read.success) {
    for (const issue of read.error.issues) into.tell(`${file.name}: ${issue.path.join('.')}`, issue.message);
    return;
  }
  const place = (code: string): string => `${file.name}: ${code}`;
  for (const row of read.data.instruments)
    put(into.instruments, row.code, defined<Instrument>(row), place(row.code), into);
  for (const row of read.data.softLaw) put(into.softLaw, row.code, defined<SoftLaw>(row), place(row.code), into);
  for (const { oldFileCodeCheck: _, ...row } of read.data.mandates) {
    put(into.mandates, row.code, defined<Mandate>(row), place(row.code), into);
  }
  for (const row of read.data.violationTypes)
    put(into.violationTypes, row.code, violationTypeOf(row), place(row.code), into);
  for (const row of read.data.states) put(into.states, row.alpha3, defined<State>(row), place(row.alpha3), into);
  for (const [instrument, labels] of Object.entries(read.data.provisions)) {
    for (const [number, label] of Object.entries(labels)) {
      put(into.provisionLabels, `${instrument} ${number}`, label, place(`${instrument} ${number}`), into);
    }
  }
};

const yamlOf = (file: LawFile, { tell }: Gathered): unknown => {
  try {
    return parse(file.text, { maxAliasCount: 0 }) ?? {};
  } catch (error) {
    tell(file.name, `expected YAML, got: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return undefined;
  }
};

const put = <T>(into: Map<string, T>, code: string, row: T, place: string, { tell }: Gathered): void => {
  if (into.has(code)) tell(place, `${code} is given twice`);
  into.set(code, row);
};

/** Absent keys stay absent: zod puts `undefined` there, which is another thing under exact optional types. */
const defined = <T>(row: object): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;

const violationTypeOf = (row: z.infer<typeof violationTypeRow>): ViolationType => {
  const { cited, provisions, ...rest } = row;
  const links = Object.entries(provisions).flatMap(([instrument, given]) =>
    given.map((number): ProvisionLink => {
      const isCited = cited?.provisions[instrument]?.includes(number) ?? false;
      return cited && isCited
        ? { instrument, number, source: cited.source, asOf: cited.asOf, check: false }
        : { instrument, number, source: row.source, asOf: row.asOf, check: row.check };
    }),
  );
  return { ...rest, provisions: links };
};

const addTable = (file: LawFile, into: Gathered): void => {
  const table = tableOf(file, into);
  if (!table) return;
  const heading = table.columns.join(',');
  switch (heading) {
    case 'alpha3,alpha2,name,other_names':
      addStates(file, table, into);
      break;
    case 'state,instrument,signed,consent,act':
      addWholeTable(file, table, into);
      break;
    case 'state,instrument,act,date,source,as_of,check,note':
      addStatusRows(file, table, into);
      break;
    default:
      into.tell(
        file.name,
        `expected the heading of a table of States, of treaty status or of changes, got ${JSON.stringify(heading)}`,
      );
  }
};

const tableOf = (file: LawFile, { tell }: Gathered): CsvTable | undefined => {
  try {
    return readCsv(file.name, file.text);
  } catch (error) {
    if (!(error instanceof AmparoError)) throw error;
    for (const one of error.faults) tell(one.field ?? file.name, one.message);
    return undefined;
  }
};

const addStates = (file: LawFile, table: CsvTable, into: Gathered): void => {
  for (const { alpha3 = '', alpha2 = '', name = '', other_names: others = '' } of table.rows) {
    const otherNames = others.split(';').filter((one) => one !== '');
    put(into.states, alpha3, { alpha3, alpha2, name, otherNames, fictional: false }, `${file.name}: ${alpha3}`, into);
  }
};

const addWholeTable = (file: LawFile, table: CsvTable, into: Gathered): void => {
  const { source, 'as of': asOf } = table.remarks;
  if (source === undefined || asOf === undefined) {
    into.tell(file.name, 'expected "# source:" and "# as of:" before the heading');
    return;
  }
  const from = { source, asOf, check: false };
  for (const { state = '', instrument = '', signed = '', consent = '', act = '' } of table.rows) {
    const place = `${file.name}: ${state} ${instrument}`;
    if (signed !== '') addStatus({ state, instrument, act: 'signature', date: signed, ...from }, place, into);
    if (consent !== '') addStatus({ state, instrument, act, date: consent, ...from }, place, into);
  }
  into.wholeTables.push({ instruments: new Set(table.rows.map((row) => row['instrument'] ?? '')), source, asOf });
};

const addStatusRows = (file: LawFile, table: CsvTable, into: Gathered): void => {
  for (const {
    state = '',
    instrument = '',
    act = '',
    date = '',
    source = '',
    as_of: asOf = '',
    check,
    note,
  } of table.rows) {
    const row = { state, instrument, act, date, source, asOf, check: check === 'true', ...(note ? { note } : {}) };
    addStatus(row, `${file.name}: ${state} ${instrument} ${act}`, into);
  }
};

const isStatusRow = (row: Omit<StatusRow, 'act'> & { readonly act: string }): row is StatusRow =>
  (STATUS_ACTS as readonly string[]).includes(row.act);

const addStatus = (row: Omit<StatusRow, 'act'> & { readonly act: string }, place: string, into: Gathered): void => {
  if (!isStatusRow(row)) {
    into.tell(place, `expected an act (${STATUS_ACTS.join(', ')}), got ${JSON.stringify(row.act)}`);
    return;
  }
  if (!isDay(row.date) && !isTime(row.date))
    into.tell(place, `expected a date as EDTF, got ${JSON.stringify(row.date)}`);
  if (!isDay(row.asOf) && !isTime(row.asOf))
    into.tell(place, `expected an as-of date as EDTF, got ${JSON.stringify(row.asOf)}`);
  if (row.source === '') into.tell(place, 'expected a source, got nothing');
  const key = `${row.state} ${row.instrument}`;
  const rows = into.status.get(key) ?? [];
  rows.push(row);
  into.status.set(key, rows);
};

const checkReferences = (law: Gathered): void => {
  const isInstrument = (code: string): boolean => law.instruments.has(code) || law.softLaw.has(code);
  for (const key of law.status.keys()) {
    const [state = '', instrument = ''] = key.split(' ');
    if (!law.states.has(state)) law.tell(key, `no State has the code ${state}`);
    if (!law.instruments.has(instrument)) law.tell(key, `no instrument that can bind has the code ${instrument}`);
  }
  for (const type of law.violationTypes.values()) {
    for (const { instrument, number } of type.provisions) {
      if (!isInstrument(instrument)) law.tell(type.code, `no instrument has the code ${instrument}`);
      if (!law.provisionLabels.has(`${instrument} ${number}`))
        law.tell(type.code, `no label for ${instrument} ${number}`);
    }
    for (const code of type.mandates)
      if (!law.mandates.has(code)) law.tell(type.code, `no mandate has the code ${code}`);
  }
  for (const { code, country } of law.mandates.values()) {
    if (country !== undefined && !law.states.has(country)) law.tell(code, `no State has the code ${country}`);
  }
  for (const key of law.provisionLabels.keys()) {
    if (!isInstrument(key.slice(0, key.indexOf(' ')))) law.tell(key, 'no instrument has this code');
  }
};
