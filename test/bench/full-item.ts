import { createHash } from 'node:crypto';
import type { ClaimValue } from '@amparo/core/nouns/claim';
import { wordsOf } from '@amparo/features/records/item-words';
import { nameKeys } from '@amparo/names';
import type { BulkWriter } from './bulk-writer.ts';
import type { Seeded } from './seeded.ts';
import { FACILITIES, inventDay, inventText, type Name } from './veresk-words.ts';

interface Asked {
  readonly number: number;
  readonly names: readonly Name[];
  /** Its claims were confirmed or rejected; otherwise they wait. */
  readonly worked: boolean;
  /** It has no text yet. */
  readonly unread: boolean;
  /** Its first person is judged to be the same as another. */
  readonly joined: boolean;
}

interface Seqs {
  /** Keys of words that stand in the dictionary already. */
  readonly knownWords: Set<string>;
  readonly received: number;
  readonly read: number | null;
  readonly worked: number | null;
  readonly member: string;
}

interface MadeClaim {
  readonly id: string;
  readonly mention: string | null;
  readonly property: string;
  readonly value: ClaimValue;
}

/** One item as it will be written, with what others refer to. */
export interface FullItem {
  readonly id: string;
  readonly number: number;
  readonly worked: boolean;
  readonly unread: boolean;
  /** Mentions of persons, the first of them judged and matched with those of other items. */
  readonly persons: readonly string[];
  readonly claims: readonly MadeClaim[];
  readonly write: (writer: BulkWriter, seqs: Seqs) => Promise<void>;
}

interface MadeMention {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
}

const KINDS = ['communication', 'press-release', 'news', 'report', 'testimony', 'register', 'other'];
const PERSON_ROLES = ['victim', 'relative', 'lawyer', 'official'];
const term = (vocabulary: string, code: string): ClaimValue => ({ kind: 'term', vocabulary, code });
const text = (value: string): ClaimValue => ({ kind: 'text', text: value });
const time = (edtf: string): ClaimValue => ({ kind: 'time', edtf });

/** Invents an item with its text, mentions and claims; about ten claims a person in the mean. */
export const inventItem = (chance: Seeded, asked: Asked): FullItem => {
  const id = chance.id();
  const mentions: MadeMention[] = [];
  const claims: MadeClaim[] = [];
  const persons: string[] = [];
  const mention = (kind: string, label: string): string => {
    const made = { id: chance.id(), kind, label };
    mentions.push(made);
    return made.id;
  };
  const claim = (about: string | null, property: string, value: ClaimValue): void => {
    claims.push({ id: chance.id(), mention: about, property, value });
  };
  for (const [at, name] of asked.names.entries()) {
    const shown = asked.number % 2 === 0 ? name.cyrillic : name.latin;
    const person = mention('Person', shown);
    persons.push(person);
    sayOfPerson({ chance, claim, person, name: shown, turn: asked.number + at });
    sayOfEpisodes({ chance, claim, mention, person, turn: asked.number + at });
  }
  if (asked.number % 10 === 0) {
    claim(null, 'Communication.state', term('state', 'XVR'));
    claim(null, 'Communication.reference', text(`AL XVR ${asked.number}/2024`));
    claim(null, 'Communication.date', time(inventDay(chance, 2022, 3)));
  }
  if (asked.number % 20 === 7) {
    const figure = mention('Figure', 'prisoners');
    claim(figure, 'Figure.value', { kind: 'number', number: 100 + chance.below(5_000) });
    claim(figure, 'Figure.population', text(chance.pick(['political prisoners', 'persons expelled', 'children held'])));
    claim(figure, 'Figure.unit', term('figure-unit', 'persons'));
    claim(figure, 'Figure.period', time(inventDay(chance, 2021, 5)));
  }
  const body = inventText(
    chance,
    asked.names.slice(0, 10).map((name) => (asked.number % 2 === 0 ? name.cyrillic : name.latin)),
  );
  return {
    id,
    ...asked,
    persons,
    claims,
    write: (writer, seqs) => writeItem({ writer, seqs, chance, asked, id, body, mentions, claims, first: persons[0] }),
  };
};

type Claim = (about: string | null, property: string, value: ClaimValue) => void;

const sayOfPerson = (given: { chance: Seeded; claim: Claim; person: string; name: string; turn: number }): void => {
  const { chance, claim, person, name, turn } = given;
  const often = (tenths: number): boolean => turn % 10 < tenths;
  claim(person, 'Person.name', text(name));
  claim(person, 'Person.occupation', text(chance.pick(['teacher', 'engineer', 'nurse', 'student'])));
  if (often(8)) claim(person, 'Person.health', text('has asked for a doctor'));
  if (often(8)) claim(person, 'Person.residence', text('Verasna'));
  if (often(7)) claim(person, 'Person.sex', term('sex', chance.pick(['female', 'male'])));
  if (often(6)) claim(person, 'Person.birthDate', time(inventDay(chance, 1950, 55)));
  if (often(5)) claim(person, 'Person.role', term('person-role', chance.pick(PERSON_ROLES)));
  if (often(6)) claim(person, 'Person.citizenship', term('state', 'XVR'));
};

const sayOfEpisodes = (given: {
  chance: Seeded;
  claim: Claim;
  mention: (kind: string, label: string) => string;
  person: string;
  turn: number;
}): void => {
  const { chance, claim, mention, person, turn } = given;
  const named: ClaimValue = { kind: 'mention', mention: person };
  if (turn % 10 < 6) {
    const detention = mention('DetentionEpisode', 'detention');
    const begin = inventDay(chance, 2020, 5);
    claim(detention, 'DetentionEpisode.person', named);
    claim(detention, 'DetentionEpisode.begin', time(turn % 7 === 0 ? begin.slice(0, 7) : begin));
    if (turn % 10 < 4) claim(detention, 'DetentionEpisode.end', time(inventDay(chance, 2025, 2)));
    claim(detention, 'DetentionEpisode.facility', text(chance.pick(FACILITIES)));
    claim(detention, 'DetentionEpisode.kind', term('detention-kind', 'pre-trial'));
  }
  if (turn % 10 < 4) {
    const charge = mention('Charge', 'charge');
    claim(charge, 'Charge.person', named);
    claim(charge, 'Charge.provision', text(chance.pick(['342(1)', '361-1(2)', '130(3)', '368'])));
  }
  if (turn % 20 === 3) {
    const release = mention('Release', 'release');
    claim(release, 'Release.person', named);
    claim(release, 'Release.date', time(inventDay(chance, 2023, 3)));
  }
};

const random = (chance: Seeded, count: number): string => `\\x${chance.bytes(count).toString('hex')}`;

interface Writing {
  readonly writer: BulkWriter;
  readonly seqs: Seqs;
  readonly chance: Seeded;
  readonly asked: Asked;
  readonly id: string;
  readonly body: string;
  readonly mentions: readonly MadeMention[];
  readonly claims: readonly MadeClaim[];
  readonly first: string | undefined;
}

const writeItem = async (writing: Writing): Promise<void> => {
  const { writer, seqs, chance, asked, id, body } = writing;
  const blob = chance.id();
  const version = asked.unread ? null : chance.id();
  const { number } = asked;
  await writer.add('blob', {
    id: blob,
    sha256: random(chance, 32),
    sha512: random(chance, 64),
    size: 2_000 + chance.below(200_000),
    storage_name: chance.id(),
    wrapped_key: random(chance, 60),
    ciphertext_sha256: random(chance, 32),
  });
  await writer.add('item', {
    id,
    number,
    blob_id: blob,
    parent_id: null,
    title: titleOf(asked),
    original_name: originalName(number),
    original_path: `archive/${number % 100}/veresk-${number}.pdf`,
    file_modified_at: null,
    origin: { from: 'Archive of Veresk', how: 'handed over' },
    collector: 'Steward',
    received_at: '2024-01-01T08:00:00Z',
    local_offset_minutes: 0,
    legal_basis: 'public-interest',
    consent: { submit: 'not-needed', nameToGovernment: 'not-needed', publishName: 'not-needed', press: 'not-needed' },
    // None is sealed: what is written in bulk is not ciphertext, and the database would refuse it.
    classification: number % 10 === 2 ? 'public' : 'restricted',
    media_type: 'application/pdf',
    kind: asked.unread ? null : chance.pick(KINDS),
    language: asked.unread ? null : number % 2 === 0 ? 'be' : 'en',
    document_date: asked.unread || number % 5 === 0 ? null : inventDay(chance, 2020, 6),
    text_version_id: version,
    same_bytes_as: null,
    problems: number % 33 === 0 ? [{ code: 'no-page-picture', message: 'page 1 could not be drawn' }] : [],
    read_seq: seqs.read,
    recorded_seq: seqs.received,
  });
  if (version !== null) {
    await writer.add('text_version', {
      id: version,
      item_id: id,
      sha256: `\\x${createHash('sha256').update(body).digest('hex')}`,
      extractor: 'pdf/1',
      body,
      pages: [{ page: 1, start: 0, end: body.length }],
      recorded_seq: seqs.read ?? seqs.received,
    });
  }
  const title = titleOf(asked);
  const { words, pairs } = wordsOf([title, originalName(number), ...(version === null ? [] : [body])]);
  for (const { key, word } of words) {
    if (seqs.knownWords.has(key)) continue;
    seqs.knownWords.add(key);
    await writer.add('word', { key, word });
  }
  await writer.add('item_words', { item_id: id, keys: words.map(({ key }) => key), pairs });
  await writeSaid(writing, version);
};

const originalName = (number: number): string => `veresk-${number}.pdf`;

const titleOf = ({ number, names: [name] }: Asked): string =>
  number % 2 === 0 ? `Справа ${name?.cyrillic} ${number}` : `Case of ${name?.latin} ${number}`;

const writeSaid = async (writing: Writing, version: string | null): Promise<void> => {
  const { writer, seqs, chance, asked, id, body, mentions, claims, first } = writing;
  const seq = seqs.read ?? seqs.received;
  for (const mention of mentions) {
    await writer.add('mention', {
      id: mention.id,
      item_id: id,
      kind: mention.kind,
      label: mention.label,
      role: null,
      sort_key: mention.label.toLowerCase(),
      joined: mention.id === first && asked.joined,
      recorded_seq: seq,
    });
    if (mention.id !== first) await writer.add('entity_member', { mention_id: mention.id, entity_id: mention.id });
    if (mention.kind === 'Person')
      await writer.add('name_key', ...nameKeys(mention.label).map((key) => ({ key, mention_id: mention.id })));
  }
  if (version === null) return;
  let passage = '';
  for (const [at, claim] of claims.entries()) {
    const start = (at * 11) % Math.max(1, body.length - 20);
    if (at % 2 === 0) {
      passage = chance.id();
      await writer.add('passage', {
        id: passage,
        item_id: id,
        text_version_id: version,
        span_start: start,
        span_end: start + 18,
        quote: body.slice(start, start + 18),
        prefix: body.slice(Math.max(0, start - 40), start),
        suffix: body.slice(start + 18, start + 58),
        page: 1,
      });
    }
    const status = seqs.worked === null ? 'proposed' : chance.below(5) === 0 ? 'rejected' : 'confirmed';
    await writer.add('claim', {
      id: claim.id,
      item_id: id,
      mention_id: claim.mention,
      property: claim.property,
      value: claim.value,
      happened_on: null,
      qualifier: null,
      speaker: null,
      language: 'en',
      rule: 'veresk/1',
      confidence: 0.8,
      corrects_id: null,
      status,
      first_start: start,
      recorded_seq: seq,
    });
    await writer.add('claim_passage', { claim_id: claim.id, ordinal: 0, passage_id: passage });
    await writer.add('claim_step', { claim_id: claim.id, seq, status: 'proposed', member_id: null, reason: null });
    if (seqs.worked !== null)
      await writer.add('claim_step', {
        claim_id: claim.id,
        seq: seqs.worked,
        status,
        member_id: seqs.member,
        reason: null,
      });
  }
};
