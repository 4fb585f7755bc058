import type { ItemId, MentionId } from '@amparo/core/ground/ids';
import type { House } from '@amparo/features/kernel/house';
import { nameKeys } from '@amparo/names';
import { newId } from '@amparo/platform/config/new-id';

/** A person as one source tells of them. */
export interface Told {
  readonly name: string;
  readonly born?: string;
  readonly detained?: string;
  readonly facility?: string;
}

/** A place of detention or an organisation, by its name. */
export interface Body {
  readonly kind: 'Facility' | 'Organisation';
  readonly name: string;
}

const AT = new Date('2026-01-15T12:00:00Z');

/** Writes an item with mentions of persons straight into the tables, with its entry of the journal. */
export const writeItem = (
  house: House,
  persons: readonly Told[],
  options: {
    readonly kind?: 'register' | 'news';
    readonly classification?: 'public' | 'restricted';
    readonly parent?: ItemId;
    readonly bodies?: readonly Body[];
  } = {},
): Promise<{
  readonly item: ItemId;
  readonly mentions: readonly MentionId[];
  readonly bodies: readonly MentionId[];
  /** Detentions, one for each person that is told as detained. */
  readonly events: readonly MentionId[];
}> =>
  house.database.transaction().execute(async (transaction) => {
    const entry = await house.journal.open(transaction);
    const seq = entry.seq;
    const blob = newId<never>();
    const item = newId<ItemId>();
    const { rows } = {
      rows: await transaction
        .selectFrom('item')
        .select((of) => of.fn.countAll().as('count'))
        .execute(),
    };
    const number = Number(rows[0]?.count ?? 0) + 1;
    await transaction
      .insertInto('blob')
      .values({
        id: blob,
        sha256: Buffer.from(blob),
        sha512: Buffer.from(blob),
        size: 1,
        storage_name: blob,
        wrapped_key: Buffer.alloc(1),
        ciphertext_sha256: Buffer.alloc(1),
      })
      .execute();
    await transaction
      .insertInto('item')
      .values({
        id: item,
        number,
        blob_id: blob,
        parent_id: options.parent ?? null,
        title: `Item ${number}`,
        original_name: `item-${number}.txt`,
        original_path: null,
        file_modified_at: null,
        origin: JSON.stringify({ from: 'a monitor', how: 'by hand' }),
        collector: 'a monitor',
        received_at: AT,
        local_offset_minutes: 0,
        legal_basis: 'public-interest',
        consent: JSON.stringify({}),
        classification: options.classification ?? 'public',
        media_type: 'text/plain',
        kind: options.kind ?? 'news',
        language: 'en',
        document_date: null,
        text_version_id: null,
        same_bytes_as: null,
        problems: '[]',
        read_seq: seq,
        recorded_seq: seq,
      })
      .execute();
    const mentions: MentionId[] = [];
    const bodies: MentionId[] = [];
    const events: MentionId[] = [];
    const say = async (mention: MentionId, property: string, value: object): Promise<void> => {
      const id = newId<never>();
      await transaction
        .insertInto('claim')
        .values({
          id,
          item_id: item,
          mention_id: mention,
          property,
          value: JSON.stringify(value),
          happened_on: null,
          qualifier: null,
          speaker: null,
          language: null,
          rule: 'test/1',
          confidence: 1,
          corrects_id: null,
          status: 'proposed',
          first_start: 0,
          recorded_seq: seq,
        })
        .execute();
      await transaction
        .insertInto('claim_step')
        .values({ claim_id: id, seq, status: 'proposed', member_id: null, reason: null })
        .execute();
    };
    const mention = async (kind: string, label: string): Promise<MentionId> => {
      const id = newId<MentionId>();
      await transaction
        .insertInto('mention')
        .values({ id, item_id: item, kind, label, role: null, sort_key: label.toLowerCase(), recorded_seq: seq })
        .execute();
      await transaction
        .insertInto('entity_member')
        .values({ mention_id: id, entity_id: id as never })
        .execute();
      return id;
    };
    for (const told of persons) {
      const person = await mention('Person', told.name);
      mentions.push(person);
      await say(person, 'Person.name', { kind: 'text', text: told.name });
      const keys = nameKeys(told.name).map((key) => ({ key, mention_id: person }));
      if (keys.length > 0) await transaction.insertInto('name_key').values(keys).execute();
      if (told.born !== undefined) await say(person, 'Person.birthDate', { kind: 'time', edtf: told.born });
      if (told.detained === undefined) continue;
      const episode = await mention('DetentionEpisode', told.name);
      events.push(episode);
      await say(episode, 'DetentionEpisode.person', { kind: 'mention', mention: person });
      await say(episode, 'DetentionEpisode.begin', { kind: 'time', edtf: told.detained });
      if (told.facility !== undefined)
        await say(episode, 'DetentionEpisode.facility', { kind: 'text', text: told.facility });
    }
    for (const { kind, name } of options.bodies ?? []) {
      const body = await mention(kind, name);
      bodies.push(body);
      await say(body, `${kind}.name`, { kind: 'text', text: name });
    }
    await entry.write({ deed: 'read.read-item', member: house.owner.member, at: AT, subjects: [item], record: {} });
    return { item, mentions, bodies, events };
  });
