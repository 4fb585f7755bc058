import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { useWords } from '../../words/words.tsx';

type Cluster = Output<'consolidate.open-cluster'>;

/** Pairs of a cluster that may be two, each with the plainest reason. */
export const DoubtList = (props: { readonly cluster: Cluster; readonly doubts: Cluster['doubts'] }): ReactElement => {
  const { name } = useWords();
  const labels = new Map(
    props.cluster.members.map(({ mentionId, label, itemNumber }) => [mentionId, `${label} (${itemNumber})`]),
  );
  return (
    <ul className="cluster-doubts">
      {props.doubts.map(({ a, b, why }) => (
        <li key={`${a} ${b}`}>
          <bdi>{labels.get(a) ?? ''}</bdi> — <bdi>{labels.get(b) ?? ''}</bdi>
          <span className="cluster-against"> {name('doubt', why)}</span>
        </li>
      ))}
    </ul>
  );
};
