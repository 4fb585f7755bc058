/**
 * Turns demo/make/truth-source.json (values and the words they rest on) into demo/truth.json (values and exact places),
 * and fails on words that the document does not say. `node demo/make/build-truth.ts`, then format the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { textOfAttachment, textOfDocument } from './document-text.ts';
import { claimForms, type FormSource, forgotten, type Place, placeOf, type TruthPassage } from './find-passages.ts';
import { REGISTER_ROWS } from './register.ts';
import { DIRTY_CELLS, DUPLICATES, MIXED_LETTERS, NAMESAKES, NEAR_THE_DAY } from './register-planted.ts';
import { registerTruth } from './register-truth.ts';

interface Quoted<T> {
  readonly value: T;
  readonly quote: string;
}
interface PersonSource {
  readonly person: string;
  readonly role: string;
  readonly forms: readonly FormSource[];
  readonly described?: readonly string[];
  readonly born?: Quoted<string>;
  readonly childOf?: string;
}
interface CommunicationSource {
  readonly reference: { readonly quote: string } & Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly mandates: readonly { readonly title: string; readonly code?: string; readonly resolution: string }[];
  readonly resolutionsQuote: string;
  readonly persons: readonly string[];
  readonly priorCommunications: readonly {
    readonly printed: string;
    readonly sent?: Quoted<string>;
    readonly replied?: Quoted<string>;
  }[];
  readonly instruments: readonly {
    readonly code: string;
    readonly articles: readonly string[];
    readonly ratified?: Quoted<string>;
    readonly quotes: readonly string[];
  }[];
  readonly charges: readonly string[];
  readonly documents: readonly { readonly symbol: string; readonly pinpoint?: string; readonly quote: string }[];
  readonly questions: readonly string[];
  readonly clauses: Readonly<Record<string, Quoted<number | boolean>>>;
  readonly signatories: readonly string[];
}
interface DocumentSource {
  readonly file: string;
  readonly kind: string;
  readonly language: string;
  readonly date: Quoted<string>;
  readonly communication?: CommunicationSource;
  readonly reply?: { readonly quote: string } & Readonly<Record<string, unknown>>;
  readonly persons: readonly PersonSource[];
  readonly figures: readonly ({ readonly quote: string } & Readonly<Record<string, unknown>>)[];
  readonly events: readonly ({ readonly quotes: readonly string[]; readonly persons: readonly string[] } & Readonly<
    Record<string, unknown>
  >)[];
  readonly organisations: readonly string[];
}
interface Person {
  readonly id: string;
  readonly label: string;
  readonly stems: readonly string[];
}
interface TruthSource {
  readonly people: readonly Person[];
  readonly registerRows: Readonly<Record<string, readonly number[]>>;
  readonly contactLog: { readonly contacts: readonly Quoted<string>[] } & Readonly<Record<string, unknown>>;
  readonly conflicts: readonly unknown[];
  readonly documents: readonly DocumentSource[];
}

const REGISTER = '17-register.xlsx';
export const AS_OF = '2025-12-31';
const HONORIFIC = /(?:^|[^\p{L}])(Ms\.|Mr\.|Mme|M\.|Me)\s$/u;

const documentTruth = (source: DocumentSource, people: readonly Person[]) => {
  const { text, exact } = textOfDocument(source.file);
  const passageAt = (place: Place): TruthPassage => ({
    ...(exact ? place : {}),
    quote: text.slice(place.start, place.end),
  });
  const passage = (quote: string): TruthPassage => passageAt(placeOf(text, quote, source.file));
  const quoted = <T>({ value, quote }: Quoted<T>) => ({ value, passages: [passage(quote)] });
  const forms = claimForms(text, source.persons, source.file);
  const keyOf = (person: string): string => {
    const at = source.persons.findIndex((candidate) => candidate.person === person);
    if (at < 0) throw new Error(`${source.file}: expected ${person} among its persons, got nobody`);
    return `p${at + 1}`;
  };
  const claimed = [...forms.values()].flatMap((found) => [...found.values()].flat());
  const missed = forgotten(
    text,
    people.flatMap(({ stems }) => stems),
    claimed,
  );
  if (missed.length > 0) throw new Error(`${source.file}: names without a person: ${missed.join(' | ')}`);
  const honorificOf = (places: readonly Place[]): string | undefined =>
    places
      .map(({ start }) => HONORIFIC.exec(text.slice(Math.max(0, start - 6), start))?.[1])
      .find((word) => word !== undefined);

  const persons = source.persons.map((entry) => {
    const found = [...(forms.get(entry.person) ?? new Map<string, readonly Place[]>())];
    const described = (entry.described ?? []).map(passage);
    return {
      key: keyOf(entry.person),
      person: entry.person,
      role: entry.role,
      ...(entry.childOf ? { childOf: keyOf(entry.childOf) } : {}),
      ...(entry.born ? { born: quoted(entry.born) } : {}),
      forms: found.map(([form, places]) => {
        const honorific = honorificOf(places);
        return {
          form,
          ...(honorific ? { honorific } : {}),
          ...(exact ? { passages: places.map(passageAt) } : { times: places.length }),
        };
      }),
      ...(described.length > 0 ? { described } : {}),
    };
  });

  const communication = source.communication && communicationTruth(source.communication, { passage, quoted, keyOf });
  return {
    file: source.file,
    kind: source.kind,
    language: source.language,
    ...(exact ? { characters: text.length } : {}),
    date: quoted(source.date),
    ...(communication ? { communication } : {}),
    ...(source.reply ? { reply: withPassage(source.reply, passage) } : {}),
    persons,
    figures: source.figures.map((figure) => withPassage(figure, passage)),
    events: source.events.map(({ quotes, ...event }) => ({
      ...event,
      persons: event.persons.map(keyOf),
      passages: quotes.map(passage),
    })),
    organisations: source.organisations.map((name) => ({ name, passages: [passage(name)] })),
  };
};

const withPassage = ({ quote, ...rest }: { readonly quote: string }, passage: (quote: string) => TruthPassage) => ({
  ...rest,
  passages: [passage(quote)],
});

const communicationTruth = (
  source: CommunicationSource,
  tools: {
    passage: (quote: string) => TruthPassage;
    quoted: <T>(entry: Quoted<T>) => { value: T; passages: readonly TruthPassage[] };
    keyOf: (person: string) => string;
  },
) => {
  const { passage, quoted, keyOf } = tools;
  return {
    reference: withPassage(source.reference, passage),
    subject: { value: source.subject, passages: [passage(source.subject)] },
    mandates: source.mandates.map((mandate) => ({ ...mandate, passages: [passage(mandate.title)] })),
    resolutions: {
      values: source.mandates.map(({ resolution }) => resolution),
      passages: [passage(source.resolutionsQuote)],
    },
    persons: source.persons.map(keyOf),
    priorCommunications: source.priorCommunications.map(({ printed, sent, replied }) => ({
      printed,
      ...(sent ? { sent: quoted(sent) } : {}),
      ...(replied ? { replied: quoted(replied) } : {}),
      passages: [passage(printed)],
    })),
    instruments: source.instruments.map(({ code, articles, ratified, quotes }) => ({
      code,
      articles,
      ...(ratified ? { ratified: quoted(ratified) } : {}),
      passages: quotes.map(passage),
    })),
    charges: source.charges,
    documents: source.documents.map((document) => withPassage(document, passage)),
    questions: source.questions.map((question) => ({ value: question, passages: [passage(question)] })),
    clauses: Object.fromEntries(Object.entries(source.clauses).map(([clause, entry]) => [clause, quoted(entry)])),
    signatories: source.signatories.map(keyOf),
  };
};

/** Throws when the e-mail's attachment does not say what the log of contacts rests on. */
const contactLogTruth = (log: TruthSource['contactLog']) => {
  for (const { quote } of log.contacts) placeOf(textOfAttachment(), quote, String(log.attachment));
  return log;
};

/** The whole truth file, from its source and the generators. */
export const buildTruth = () => {
  const source = JSON.parse(readFileSync(new URL('./truth-source.json', import.meta.url), 'utf8')) as TruthSource;
  const documents = source.documents.map((document) => documentTruth(document, source.people));
  const rowsOf = (id: string) => (source.registerRows[id] ?? []).map((no) => ({ file: REGISTER, row: no }));
  const samePerson = source.people.map(({ id }) => ({
    person: id,
    mentions: [
      ...documents.flatMap(({ file, persons }) =>
        persons.filter(({ person }) => person === id).map(({ key }) => ({ file, key })),
      ),
      ...rowsOf(id),
    ],
  }));
  const twins = Object.entries(DUPLICATES).map(([no, { of }]) => [of, Number(no)]);
  const namesakes = [[118, 279], ...Object.entries(NAMESAKES).map(([no, other]) => [other, Number(no)])];
  return {
    schema: 'amparo-demo-truth/1',
    fictional: 'The State, the people, the organisations and the documents are invented.',
    notes: [
      'Offsets are UTF-16 code units of the file decoded as UTF-8, end-exclusive; only plain text files have them.',
      'For other formats a passage is its quote (compare with white space collapsed) and a form says how many times it stands in the text; in Word files the words of a footnote count where its mark stands.',
      'Times are EDTF (ISO 8601-2:2019 level 1). What a document does not say is absent.',
    ],
    people: source.people.map(({ stems, ...person }) => person),
    documents,
    samePerson: samePerson.filter(({ mentions }) => mentions.length > 1),
    contactLog: contactLogTruth(source.contactLog),
    conflicts: source.conflicts,
    register: {
      file: REGISTER,
      note: 'A row is named by the number in its first column; it stands in the sheet one line lower.',
      count: REGISTER_ROWS,
      samePersonTwice: twins,
      namesakesOfDifferentPeople: namesakes,
      dirtyRows: [...Object.keys(DIRTY_CELLS).map(Number), ...MIXED_LETTERS.map(([no]) => no)].sort((a, b) => a - b),
      rowsNearTheDay: Object.keys(NEAR_THE_DAY).map(Number),
      detained: registerTruth(AS_OF),
    },
  };
};

if (import.meta.main) {
  const truth = buildTruth();
  writeFileSync(new URL('../truth.json', import.meta.url), `${JSON.stringify(truth, null, 2)}\n`);
  const { rows, persons } = truth.register.detained;
  process.stdout.write(
    `${truth.documents.length} documents; detained as of ${AS_OF}: rows ${rows.certain} to ${rows.upTo}, persons ${persons.certain} to ${persons.upTo}\n`,
  );
}
