import type { ItemId } from '@amparo/core/ground/ids';
import type { ReadContext } from '../kernel/deed.ts';
import { type ClaimRow, claimsOf, sourceOf } from '../records/claims.ts';
import type { Letter } from './letter.ts';

/** Earlier letters that the sources of these persons are, or name with a date: what a follow-up refers to. */
export const priorCommunications = async (
  context: ReadContext,
  items: readonly ItemId[],
  state: string,
): Promise<Letter['priorCommunications']> => {
  const found: Letter['priorCommunications'] = [];
  for (const item of new Set(items)) {
    const claims = await claimsOf(context, {
      item,
      properties: [
        'Communication.reference',
        'Communication.date',
        'Communication.state',
        'Communication.priorCommunication',
      ],
      statuses: ['confirmed'],
    });
    if (!claims.some(({ property, value }) => property === 'Communication.state' && codeOf(value) === state)) continue;
    const date = claims.find(({ property }) => property === 'Communication.date')?.value;
    for (const claim of claims) {
      if (claim.property === 'Communication.reference') {
        const printed = textOf(claim);
        if (printed !== undefined)
          found.push({
            printed,
            sent: date?.kind === 'time' ? date.edtf : null,
            replied: null,
            sources: [sourceOf(claim)],
          });
      }
      if (claim.property === 'Communication.priorCommunication' && claim.value.kind === 'record') {
        const { reference, sent, replied } = claim.value.record;
        if (typeof reference === 'string' && typeof sent === 'string') {
          found.push({
            printed: reference,
            sent,
            replied: typeof replied === 'string' ? replied : null,
            sources: [sourceOf(claim)],
          });
        }
      }
    }
  }
  const byReference = Map.groupBy(found, ({ printed }) => printed);
  return [...byReference.values()]
    .map((same) => ({
      printed: same[0]?.printed ?? '',
      sent: same.find(({ sent }) => sent !== null)?.sent ?? null,
      replied: same.find(({ replied }) => replied !== null)?.replied ?? null,
      sources: same.flatMap(({ sources }) => sources),
    }))
    .toSorted((a, b) => ((a.sent ?? '') < (b.sent ?? '') ? 1 : -1));
};

const codeOf = (value: ClaimRow['value']): string | undefined =>
  value.kind === 'term' ? value.code : value.kind === 'text' ? value.text : undefined;

const textOf = ({ value }: ClaimRow): string | undefined =>
  value.kind === 'text'
    ? value.text
    : value.kind === 'record' && typeof value.record['printed'] === 'string'
      ? value.record['printed']
      : undefined;
