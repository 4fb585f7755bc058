import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';

type Cluster = Output<'consolidate.open-cluster'>;

type Doubts = Cluster['doubts'];

/** Reasons that hold of a name, not of two mentions: told once, with all whom they concern. */
const OF_MANY: ReadonlySet<string> = new Set<Doubts[number]['why']>(['namesakes', 'against']);

/** Who of a cluster may be another, each with the plainest reason. */
export const DoubtList = (props: { readonly cluster: Cluster; readonly doubts: Doubts }): ReactElement => {
  const { name } = useWords();
  const labels = new Map(
    props.cluster.members.map(({ mentionId, label, itemNumber }) => [mentionId, `${label} (${itemNumber})`]),
  );
  return (
    <ul className="cluster-doubts">
      {doubtLines(props.doubts).map(({ why, mentions }) => (
        <li key={`${why} ${mentions.join(' ')}`}>
          <bdi>{mentions.map((mention) => labels.get(mention) ?? '').join(mentions.length === 2 ? ' — ' : ', ')}</bdi>
          <span className="cluster-against"> {name('doubt', why)}</span>
        </li>
      ))}
    </ul>
  );
};

const doubtLines = (doubts: Doubts) => [
  ...doubts.filter(({ why }) => !OF_MANY.has(why)).map(({ why, a, b }) => ({ why, mentions: [a, b] })),
  ...[...Map.groupBy(doubts, ({ why }) => why)]
    .filter(([why]) => OF_MANY.has(why))
    .map(([why, pairs]) => ({ why, mentions: [...new Set(pairs.flatMap(({ a, b }) => [a, b]))] })),
];
