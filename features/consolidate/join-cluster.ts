import { fault } from '@amparo/core/ground/fault';
import type { MentionId } from '@amparo/core/ground/ids';
import { z } from 'zod';
import { writeDeed } from '../kernel/deed.ts';
import type { DoubtKind } from './cluster-doubts.ts';
import { contradictionOf } from './contradictions.ts';
import { ordered, shownPair } from './match-sides.ts';
import { type NewJudgement, recordJudgements } from './record-judgements.ts';
import { type ShownCluster, shownCluster, spanningTree } from './shown-cluster.ts';

/** More than a person looks over at once. */
const MOST = 30;

/**
 * A person says of mentions shown together that they are one: so many pairs are judged "same" as are needed to hold them
 * together, the likeliest first, each for itself with its evidence, so that any of them can be undone alone and all of them
 * at once. Only mentions of one cluster as it is now, and no pair that may be two unless the person names it.
 */
export const joinCluster = writeDeed({
  name: 'consolidate.join-cluster',
  summary: 'Judge mentions that were shown together to be one',
  may: 'judge',
  input: z.object({
    mentions: z.array(z.uuid()).min(2).max(MOST),
    mention: z.uuid().describe('of which the cluster was opened'),
    with: z.uuid().optional().describe('the other mention that it was opened with'),
    shown: z.string().length(64).describe('hash of what was shown, as open-cluster gave it'),
    despite: z
      .array(z.object({ a: z.uuid(), b: z.uuid() }))
      .max((MOST * MOST) / 2)
      .default([])
      .describe('pairs that may be two, as open-cluster told them, and are judged one all the same'),
    reason: z.string().max(2000).optional(),
  }),
  output: z.object({ judgements: z.number(), contradicts: z.boolean(), waits: z.boolean() }),
  run: async (context, { mentions, mention, with: other, shown, despite, reason }) => {
    const wanted = new Set<string>(mentions);
    const cluster = await shownCluster(context, {
      mention: mention as MentionId,
      with: other as MentionId | undefined,
    });
    if (cluster.hash !== shown)
      throw fault('conflict', 'what hangs together is not what was shown any more: open it again', { field: 'shown' });
    mayBeOne(cluster, wanted, new Set(despite.map(({ a, b }) => ordered(a, b).join(' '))));
    const judgements: NewJudgement[] = [];
    for (const { a, b } of needed(cluster, wanted)) {
      const pair = await shownPair(context, a, b);
      judgements.push({
        a,
        b,
        verdict: 'same',
        reason: reason ?? null,
        shown: pair.evidence ?? {},
        shownHash: pair.hash,
        model: pair.model,
      });
    }
    const [first] = judgements;
    if (first === undefined) throw fault('conflict', 'these mentions are judged one already', { field: 'mentions' });
    const { ids, supersedes, waiting } = await recordJudgements(context, judgements);
    return {
      output: {
        judgements: ids.length,
        contradicts: await contradictionOf(context.transaction, first.a, first.b),
        waits: waiting.length > 0,
      },
      subjects: [...wanted],
      entry: { judgements: ids, mentions: [...wanted], despite, shown, reason: reason ?? null, supersedes, waiting },
    };
  },
});

/** Refuses what would put somebody together with others without having been shown, or against a judgement. */
const mayBeOne = (cluster: ShownCluster, wanted: ReadonlySet<string>, named: ReadonlySet<string>): void => {
  const members = new Map(cluster.members.map((member) => [member.id as string, member]));
  const label = (mention: string): string => {
    const member = members.get(mention);
    return member === undefined ? mention : `${member.label} (item ${member.itemNumber})`;
  };
  const strange = [...wanted].find((mention) => !members.has(mention));
  if (strange !== undefined)
    throw fault('input-invalid', `${strange} is not proposed with the others: judge it by pairs`, {
      field: 'mentions',
    });
  if (cluster.cut)
    throw fault('conflict', 'more hangs together than is shown: judge it by pairs', { field: 'mentions' });
  const taken = new Set<string>(cluster.members.flatMap(({ id, entityId }) => (wanted.has(id) ? [entityId] : [])));
  const left = cluster.members.find(({ id, entityId }) => !wanted.has(id) && taken.has(entityId));
  if (left !== undefined)
    throw fault('conflict', `${label(left.id)} was judged one with some of these: name it too, or split it off first`, {
      field: 'mentions',
    });
  const inside = cluster.doubts.filter(({ a, b }) => wanted.has(a) && wanted.has(b));
  for (const { a, b, why } of inside) {
    const words = `${label(a)} and ${label(b)}: ${DOUBT_WORDS[why]}`;
    if (why === 'different') throw fault('conflict', `${words}; judge this pair anew first`, { field: 'mentions' });
    if (!named.has(`${a} ${b}`))
      throw fault('conflict', `${words}; name the pair to judge them one all the same`, { field: 'despite' });
  }
};

const DOUBT_WORDS: Readonly<Record<DoubtKind, string>> = {
  different: 'judged different',
  unsure: 'somebody was not sure',
  born: 'their births cannot both be right',
  sex: 'their sexes differ',
  day: 'their days cannot both be right',
  rows: 'two rows of one register',
  against: 'the evidence speaks against it',
  namesakes: 'a register has several people of this name',
};

/** The likeliest pairs that hold the mentions together, without those that judgements joined already. */
const needed = (
  cluster: ShownCluster,
  wanted: ReadonlySet<string>,
): readonly { readonly a: MentionId; readonly b: MentionId }[] => {
  const members = cluster.members.filter(({ id }) => wanted.has(id));
  const tieOf = new Map(cluster.ties.map((tie) => [`${tie.a} ${tie.b}`, tie]));
  const pairs = members.flatMap((one, at) =>
    members.slice(at + 1).map((other) => {
      const [a, b] = ordered(one.id, other.id);
      const tie = tieOf.get(`${a} ${b}`);
      const joined = one.entityId === other.entityId || tie?.verdict === 'same';
      return { a, b, bits: tie?.bits ?? NOT_COMPARED, verdict: joined ? ('same' as const) : null, joined };
    }),
  );
  return spanningTree(pairs).filter(({ joined }) => !joined);
};

/** Pairs that no run weighed come last. */
const NOT_COMPARED = -100;
