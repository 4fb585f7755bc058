import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';
import { DOUBTS } from './cluster-doubts.ts';
import { shownCluster } from './shown-cluster.ts';

const tie = z.object({
  a: z.string(),
  b: z.string(),
  bits: z.number().nullable(),
  verdict: z.string().nullable(),
  bridge: z.boolean(),
});

/** The mentions proposed to be one person, place, body or event, and why: never a join, only what people could make one. */
export const openCluster = readDeed({
  name: 'consolidate.open-cluster',
  summary: 'Open the mentions that are proposed to be one: why together, and the weakest link',
  may: 'read',
  input: z.object({
    mention: z.uuid(),
    with: z.uuid().optional().describe('another mention: what is proposed with either of the two'),
  }),
  output: z.object({
    members: z.array(
      z.object({
        mentionId: z.string(),
        label: z.string(),
        kind: z.string(),
        role: z.string().nullable(),
        /** Those judged one have one entity. */
        entityId: z.string(),
        itemId: z.string(),
        itemNumber: z.number(),
        itemTitle: z.string(),
        born: z.string().nullable(),
        detained: z.string().nullable(),
        /** Of an event: when it was. */
        day: z.string().nullable(),
        quote: z.string().nullable(),
      }),
    ),
    /** What speaks for and against, the strongest first. */
    ties: z.array(tie),
    /** Without this link the cluster would fall apart or be thinnest: the least of the links that hold it together. */
    weakest: tie.nullable(),
    /** Pairs judged different that judgements of "same" put together. */
    contradictions: z.array(z.object({ a: z.string(), b: z.string() })),
    /** Pairs that may be two, each with the plainest reason: join-cluster wants them named. */
    doubts: z.array(z.object({ a: z.string(), b: z.string(), why: z.enum(DOUBTS) })),
    /** More hangs together than is shown. */
    cut: z.boolean(),
    /** Hash of what is shown, to be given back with join-cluster. */
    shown: z.string(),
  }),
  command: { words: 'consolidate cluster', positional: 'mention' },
  run: async (context, input) => {
    const { members, ties, weakest, contradictions, doubts, cut, hash } = await shownCluster(context, {
      mention: input.mention as MentionId,
      with: input.with as MentionId | undefined,
    });
    return {
      members: members.map((member) => ({
        mentionId: member.id,
        label: member.label,
        kind: member.kind,
        role: member.role,
        entityId: member.entityId,
        itemId: member.itemId,
        itemNumber: member.itemNumber,
        itemTitle: member.itemTitle,
        born: member.born,
        detained: member.detained,
        day: member.day,
        quote: member.quote,
      })),
      ties: [...ties],
      weakest,
      contradictions: [...contradictions],
      doubts: [...doubts],
      cut,
      shown: hash,
    };
  },
});
