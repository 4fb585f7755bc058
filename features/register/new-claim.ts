import { AmparoError } from '@amparo/core/ground/fault';
import type { ClaimId, ItemId, MentionId, PassageId } from '@amparo/core/ground/ids';
import type { ClaimValue, Qualifier } from '@amparo/core/nouns/claim';
import { checkValue } from '@amparo/core/schema/check-value';
import { nameKeys } from '@amparo/names';
import { newId } from '@amparo/platform/config/new-id';
import type { WriteContext } from '../kernel/deed.ts';
import { isSealedItem, sealedFor } from '../records/sealed-for.ts';

export interface NewClaim {
  readonly item: ItemId;
  readonly mention: MentionId | null;
  readonly property: string;
  readonly value: ClaimValue;
  readonly happenedOn?: string | undefined;
  readonly qualifier?: Qualifier | undefined;
  readonly speaker?: string | undefined;
  readonly passages: readonly PassageId[];
  readonly firstStart: number;
  readonly corrects?: ClaimId | undefined;
  readonly reason?: string | undefined;
}

/** Stores a claim that a person makes: it is confirmed by the making. Throws every fault of the value. */
export const newClaim = async (context: WriteContext, given: NewClaim): Promise<ClaimId> => {
  const { transaction, house, seq, actor } = await sealedFor(context, given.item);
  const faults = checkValue(house.schema, given.property, given.value);
  if (faults.length > 0) throw new AmparoError(faults);
  const id = newId<ClaimId>();
  await transaction
    .insertInto('claim')
    .values({
      id,
      item_id: given.item,
      mention_id: given.mention,
      property: given.property,
      value: JSON.stringify(given.value),
      happened_on: given.happenedOn ?? null,
      qualifier: given.qualifier ?? null,
      speaker: given.speaker ?? null,
      language: null,
      rule: null,
      confidence: null,
      corrects_id: given.corrects ?? null,
      status: 'confirmed',
      first_start: given.firstStart,
      recorded_seq: seq,
    })
    .execute();
  await transaction
    .insertInto('claim_step')
    .values({ claim_id: id, seq, status: 'confirmed', member_id: actor.member, reason: given.reason ?? null })
    .execute();
  await transaction
    .insertInto('decision')
    .values({
      claim_id: id,
      member_id: actor.member,
      seq,
      verdict: 'confirmed',
      made_id: null,
      reason: given.reason ?? null,
    })
    .execute();
  if (given.passages.length > 0) {
    await transaction
      .insertInto('claim_passage')
      .values(given.passages.map((passage_id, ordinal) => ({ claim_id: id, ordinal, passage_id })))
      .execute();
  }
  const { mention } = given;
  if (mention !== null)
    await transaction
      .updateTable('mention')
      .set({ taken_back: false })
      .where('id', '=', mention)
      .where('taken_back', '=', true)
      .execute();
  if (mention !== null && given.property === 'Person.name' && given.value.kind === 'text') {
    const keys = (await isSealedItem(transaction, given.item)) ? [] : nameKeys(given.value.text);
    if (keys.length > 0) {
      await transaction
        .insertInto('name_key')
        .values(keys.map((key) => ({ key, mention_id: mention })))
        .onConflict((conflict) => conflict.columns(['key', 'mention_id']).doNothing())
        .execute();
    }
  }
  return id;
};
