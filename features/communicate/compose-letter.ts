import { formatTime } from '@amparo/core/ground/calendar-words';
import { fault } from '@amparo/core/ground/fault';
import type { EntityId, ItemId } from '@amparo/core/ground/ids';
import { currentResolution, mandate, mandatesFor } from '@amparo/core/law/mandates';
import { applicableProvisions, onlyForChildren } from '@amparo/core/law/provisions';
import { type NamingRefusal, refusesNaming, sourceMayBeUsed } from '@amparo/core/policy/naming';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import type { ClaimRow } from '../records/claims.ts';
import { consentsOf } from '../records/consents.ts';
import { latinName, type PersonFile, personFile } from '../records/person-files.ts';
import { violationTypesOf } from '../records/violation-types.ts';
import { factSentences } from './fact-sentences.ts';
import type { Letter, LetterRequest, Refusal } from './letter.ts';
import { priorCommunications } from './prior-communications.ts';
import { suggestedQuestions } from './suggested-questions.ts';

export interface Composition {
  readonly letter: Letter;
  /** Why a person cannot be named; a letter with any is not saved or written. */
  readonly refusals: readonly Refusal[];
  /** Claims left out, because consent for their source does not allow this use. */
  readonly leftOut: readonly {
    readonly itemId: string;
    readonly itemTitle: string;
    readonly itemNumber: number;
    readonly claims: number;
  }[];
  readonly suggestedTypes: readonly string[];
}

const REASONS: Readonly<Record<NamingRefusal, string>> = {
  child: 'a child is not named to a Government; choose the parent, the letter speaks of the child without a name',
  'consent-lacking':
    'no consent is on record: record whether the person agrees to be submitted and named to the Government',
  'consent-refused': 'the person did not agree to be submitted or to be named to the Government',
  'consent-withdrawn': 'the person withdrew the consent',
};

/** Puts a letter together from confirmed claims of the chosen persons. */
export const composeLetter = async (context: ReadContext, request: LetterRequest): Promise<Composition> => {
  const { law } = context.house;
  const state = law.states.get(request.state);
  if (state === undefined) throw fault('input-invalid', `no State has the code ${request.state}`, { field: 'state' });
  const people = await chosen(context, request);
  const suggestedTypes = [...new Set(people.flatMap(({ file }) => violationTypesOf(file)))];
  const types = request.violationTypes ?? suggestedTypes;
  const mandates = request.mandates?.map((code) => mandate(law, code)) ?? mandatesFor(law, types, request.state);
  const names = people.map(({ name }) => name);
  const subject = request.subject ?? `The situation of ${joined(names)}`;
  const questions = request.questions ?? suggestedQuestions(types, names);
  const prior = await priorCommunications(
    context,
    people.flatMap(({ file }) => file.mentions.map(({ itemId }) => itemId)),
    request.state,
  );
  const provisions = provisionsOf(context, types, people, request);
  const letter: Letter = {
    kind: request.kind,
    date: request.date,
    state: request.state,
    stateName: state.label?.en ?? state.name,
    mandates: mandates.map((one) => ({
      code: one.code,
      title: one.title.en,
      resolution: currentResolution(one) ?? null,
    })),
    subject,
    provisions,
    priorCommunications: [...prior],
    questions: [...questions],
    blocks: blocksOf({
      request,
      stateName: state.label?.en ?? state.name,
      subject,
      people,
      prior,
      provisions,
      questions,
      mandates: mandates.map(({ title }) => title.en),
    }),
  };
  return { letter, refusals: people.flatMap(({ refusal }) => refusal), leftOut: leftOutOf(people), suggestedTypes };
};

interface Chosen {
  readonly file: PersonFile;
  readonly name: string;
  readonly sex: 'female' | 'male' | undefined;
  readonly refusal: readonly Refusal[];
  readonly facts: ReturnType<typeof factSentences>;
  readonly leftOut: readonly ClaimRow[];
  readonly factDay: string | undefined;
}

const chosen = async (context: ReadContext, request: LetterRequest): Promise<readonly Chosen[]> => {
  const people: Chosen[] = [];
  for (const entity of request.persons) {
    const whole = await personFile(context, entity as EntityId, { statuses: ['confirmed'] });
    if (whole === undefined) throw fault('not-found', `no person ${entity}`, { field: 'persons' });
    const usable = await usableItems(context, whole);
    const wanted = (claim: ClaimRow): boolean => request.claims === undefined || request.claims.includes(claim.id);
    const leftOut = claimsIn(whole).filter((claim) => wanted(claim) && !usable.has(claim.itemId));
    const file = only(whole, (claim) => usable.has(claim.itemId) && wanted(claim));
    people.push(await describe(context, whole, file, leftOut));
  }
  return people;
};

const describe = async (
  context: ReadContext,
  whole: PersonFile,
  file: PersonFile,
  leftOut: readonly ClaimRow[],
): Promise<Chosen> => {
  const sex = sexOf(whole);
  const full = latinName(whole);
  const name = sex === 'female' ? `Ms. ${full}` : sex === 'male' ? `Mr. ${full}` : full;
  const consents = await consentsOf(
    context,
    whole.mentions.map(({ id }) => id),
  );
  const refused = refusesNaming({ child: whole.mentions.some(({ role }) => role === 'child'), consents });
  const children = await childrenOf(context, file);
  const facts = factSentences({ name, sex }, file.episodes, (mention) => children.get(mention));
  const refusal: Refusal[] =
    refused === undefined ? [] : [{ entityId: whole.entityId, name: full, code: refused, reason: REASONS[refused] }];
  if (facts.length === 0) {
    refusal.push({
      entityId: whole.entityId,
      name: full,
      code: 'nothing-confirmed',
      reason: 'no confirmed claim of a usable source tells what happened; confirm claims in the reader first',
    });
  }
  const factDay = file.episodes
    .flatMap(({ begin }) => (begin !== undefined && /^\d{4}-\d\d-\d\d$/.test(begin) ? [begin] : []))
    .sort()[0];
  return { file, name, sex, refusal, facts, leftOut, factDay };
};

const claimsIn = (file: PersonFile): readonly ClaimRow[] => [
  ...file.claims,
  ...file.episodes.flatMap(({ claims }) => claims),
];

const only = (file: PersonFile, keep: (claim: ClaimRow) => boolean): PersonFile => ({
  ...file,
  claims: file.claims.filter(keep),
  episodes: file.episodes
    .map((episode) => ({ ...episode, claims: episode.claims.filter(keep) }))
    .filter(({ claims }) => claims.length > 0),
});

const sexOf = (file: PersonFile): 'female' | 'male' | undefined => {
  const said = new Set(
    file.claims.flatMap(({ property, value }) =>
      property === 'Person.sex' && value.kind === 'term' ? [value.code] : [],
    ),
  );
  return said.size !== 1 ? undefined : said.has('female') ? 'female' : said.has('male') ? 'male' : undefined;
};

const usableItems = async ({ database }: ReadContext, file: PersonFile): Promise<ReadonlySet<ItemId>> => {
  const ids = [...new Set(claimsIn(file).map(({ itemId }) => itemId))];
  if (ids.length === 0) return new Set();
  const rows = await database.selectFrom('item').select(['id', 'consent']).where('id', 'in', ids).execute();
  return new Set(rows.filter(({ consent }) => sourceMayBeUsed(consent)).map(({ id }) => id));
};

/** How a letter speaks of a child: by month or year of birth, without a name. */
const childrenOf = async (context: ReadContext, file: PersonFile): Promise<ReadonlyMap<string, string>> => {
  const own = new Set<string>(file.mentions.map(({ id }) => id));
  const others = file.episodes
    .filter(({ kind }) => kind.name === 'Relationship')
    .flatMap(({ claims }) =>
      claims.flatMap(({ property, value }) =>
        property === 'Relationship.child' && value.kind === 'mention' && !own.has(value.mention) ? [value.mention] : [],
      ),
    );
  if (others.length === 0) return new Map();
  const { rows } = await sql<{ id: string; born: string | null }>`
    select m.id, (select c.value ->> 'edtf' from claim c where c.mention_id = m.id and c.property = 'Person.birthDate'
      and c.status = 'confirmed' order by c.id limit 1) as born
    from mention m where m.id = any(${others}::uuid[])`.execute(context.database);
  return new Map(
    rows.map((row) => [
      row.id,
      row.born === null ? 'a child' : `a child born in ${formatTime(row.born.slice(0, 7), 'en')}`,
    ]),
  );
};

/** Provisions that bound the State on the day of the facts, and soft law; what did not bind is not cited. */
const provisionsOf = (
  { house }: ReadContext,
  types: readonly string[],
  people: readonly Chosen[],
  request: LetterRequest,
): Letter['provisions'] => {
  const day = people.flatMap(({ factDay }) => (factDay === undefined ? [] : [factDay])).sort()[0] ?? request.date;
  const rows = types
    .flatMap((type) => applicableProvisions(house.law, type, request.state, day))
    .filter((row) => !onlyForChildren(row));
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = `${row.instrument} ${row.number}`;
    if (seen.has(key) || (row.standing !== 'binding' && row.standing !== 'soft-law')) return [];
    seen.add(key);
    const bound = row.binding.bound === true ? row.binding : undefined;
    return [
      {
        instrument: row.instrument,
        title: row.title.en,
        provision: row.number === 'all' ? '' : `${row.unit} ${row.number}`,
        label: row.label.en === row.number ? '' : row.label.en,
        standing: row.standing,
        since: bound?.since ?? null,
        source: bound?.source ?? row.source,
        asOf: bound?.asOf ?? row.asOf,
        toConfirm: row.check,
      },
    ];
  });
};

const leftOutOf = (people: readonly Chosen[]): Composition['leftOut'] =>
  [
    ...Map.groupBy(
      people.flatMap(({ leftOut }) => leftOut),
      ({ itemId }) => itemId,
    ).values(),
  ].flatMap((own) => {
    const first = own[0];
    return first === undefined
      ? []
      : [{ itemId: first.itemId, itemTitle: first.itemTitle, itemNumber: first.itemNumber, claims: own.length }];
  });

const joined = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

interface Parts {
  readonly request: LetterRequest;
  readonly stateName: string;
  readonly subject: string;
  readonly people: readonly Chosen[];
  readonly prior: Letter['priorCommunications'];
  readonly provisions: Letter['provisions'];
  readonly questions: readonly string[];
  readonly mandates: readonly string[];
}

/** The body of the letter, in our own words; facts stand under "as reported", for a letter does not prejudge them. */
const blocksOf = ({
  request,
  stateName,
  subject,
  people,
  prior,
  provisions,
  questions,
  mandates,
}: Parts): Letter['blocks'] => {
  const plain = (text: string) => ({ text, sources: [] });
  const paragraph = (...sentences: Letter['blocks'][number]['sentences']) => ({
    kind: 'paragraph' as const,
    sentences,
  });
  const heading = (text: string) => ({ kind: 'heading' as const, sentences: [plain(text)] });
  const blocks: Letter['blocks'] = [
    paragraph(plain('Excellency,')),
    paragraph(
      plain(
        `We write as ${joined(mandates)} to the Government of ${stateName} about ${subject.charAt(0).toLowerCase()}${subject.slice(1)}.`,
      ),
    ),
  ];
  if (prior.length > 0) {
    blocks.push(heading('Earlier correspondence'));
    for (const one of prior) {
      const sent = one.sent === null ? '' : ` of ${formatTime(one.sent, 'en')}`;
      const replied = one.replied === null ? '' : ` The Government replied on ${formatTime(one.replied, 'en')}.`;
      blocks.push(
        paragraph({ text: `We refer to the communication ${one.printed}${sent}.${replied}`, sources: one.sources }),
      );
    }
  }
  blocks.push(heading('Facts as reported to us'));
  for (const { facts } of people) {
    if (facts.length > 0)
      blocks.push(paragraph(...facts.map(({ text, sources }) => ({ text, sources: [...sources] }))));
  }
  if (provisions.length > 0) {
    blocks.push(heading('Applicable law'));
    blocks.push(
      paragraph(plain('Without taking a position on the facts, we recall the following obligations and standards.')),
    );
    for (const [, same] of Map.groupBy(provisions, ({ instrument }) => instrument)) {
      blocks.push({ kind: 'provision', sentences: [plain(provisionSentence(same, stateName))] });
    }
  }
  blocks.push(heading('Questions'));
  blocks.push(paragraph(plain('We would be grateful for the observations of your Government on these matters:')));
  for (const question of questions) blocks.push({ kind: 'question', sentences: [plain(question)] });
  const urgent =
    request.kind === 'UA'
      ? ' In view of the urgency, we ask for an early answer on the steps taken to protect the rights of those named.'
      : '';
  blocks.push(
    paragraph(
      plain(
        `We ask that all necessary interim measures be taken meanwhile to prevent any harm that cannot be repaired.${urgent}`,
      ),
    ),
  );
  return blocks;
};

const provisionSentence = (same: Letter['provisions'], stateName: string): string => {
  const first = same[0];
  if (first === undefined) return '';
  const where = same.map(({ provision }) => provision).filter((text) => text !== '');
  const cited = where.length === 0 ? first.title : `${first.title}: ${where.join(', ')}`;
  return first.standing === 'binding' && first.since !== null
    ? `${cited}. It binds ${stateName} (since ${formatTime(first.since, 'en')}).`
    : `${cited}. It is not a treaty and is cited as a standard.`;
};
