import { fault } from '@amparo/core/ground/fault';
import type { RetentionRuleId } from '@amparo/core/ground/ids';
import { CLASSIFICATIONS, DOCUMENT_KINDS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { newId } from '@amparo/platform/config/new-id';
import { z } from 'zod';
import { readDeed, writeDeed } from '../../kernel/deed.ts';
import { party, sentence } from './words.ts';

const ruleShape = z.object({
  name: party,
  keepMonths: z.int().min(1).max(1200).describe('how long items are kept after receipt'),
  classification: z.enum(CLASSIFICATIONS).optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  legalBasis: z.enum(LEGAL_BASES).optional(),
});

/** A rule only proposes: what it names waits until people decide. */
export const setRetentionRule = writeDeed({
  name: 'preserve.set-retention-rule',
  summary: 'Set a rule that proposes items for destruction after some months',
  may: 'steward',
  input: ruleShape,
  output: z.object({ rule: z.string() }),
  run: async ({ transaction, seq }, rule) => {
    const id = newId<RetentionRuleId>();
    await transaction
      .insertInto('retention_rule')
      .values({
        id,
        name: rule.name,
        keep_months: rule.keepMonths,
        classification: rule.classification ?? null,
        kind: rule.kind ?? null,
        legal_basis: rule.legalBasis ?? null,
        recorded_seq: seq,
        retired_seq: null,
      })
      .execute();
    return { output: { rule: id }, subjects: [id], entry: { rule: id, ...rule } };
  },
});

export const retireRetentionRule = writeDeed({
  name: 'preserve.retire-retention-rule',
  summary: 'End a rule of retention; what it proposed stays proposed',
  may: 'steward',
  input: z.object({ rule: z.uuid(), reason: sentence }),
  output: z.object({ rule: z.string() }),
  run: async ({ transaction, seq }, { rule, reason }) => {
    const { numUpdatedRows } = await transaction
      .updateTable('retention_rule')
      .set({ retired_seq: seq })
      .where('id', '=', rule as RetentionRuleId)
      .where('retired_seq', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw fault('not-found', `no rule ${rule}`, { field: 'rule' });
    return { output: { rule }, subjects: [rule], entry: { rule, retired: true, reason } };
  },
});

export const listRetentionRules = readDeed({
  name: 'preserve.list-retention-rules',
  summary: 'List the rules of retention',
  may: 'read',
  input: z.object({}),
  output: z.object({ rules: z.array(ruleShape.extend({ id: z.string(), retired: z.boolean() })) }),
  run: async ({ database }) => {
    const rows = await database.selectFrom('retention_rule').selectAll().orderBy('recorded_seq').execute();
    return {
      rules: rows.map((row) => ({
        id: row.id,
        name: row.name,
        keepMonths: row.keep_months,
        ...(row.classification === null ? {} : { classification: row.classification }),
        ...(row.kind === null ? {} : { kind: row.kind }),
        ...(row.legal_basis === null ? {} : { legalBasis: row.legal_basis }),
        retired: row.retired_seq !== null,
      })),
    };
  },
});
