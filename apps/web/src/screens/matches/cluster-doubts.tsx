import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
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

/** Who may be another is shown once more, and put together only by a second key. */
export const DespiteDialog = (props: {
  readonly cluster: Cluster;
  readonly doubts: Cluster['doubts'];
  readonly onClose: () => void;
  readonly onJoin: () => void;
}): ReactElement => {
  const { t } = useWords();
  const never = props.doubts.some(({ why }) => why === 'different');
  return (
    <Dialog
      title={t('cluster.despite')}
      onClose={props.onClose}
      onSubmit={never ? props.onClose : props.onJoin}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          {never ? null : (
            <Button look="main" submits>
              {t('cluster.despite.confirm')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(never ? 'cluster.despite.never' : 'cluster.despite.more')}</p>
      <DoubtList cluster={props.cluster} doubts={props.doubts} />
    </Dialog>
  );
};
