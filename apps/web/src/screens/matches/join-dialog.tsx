import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { DoubtList } from './cluster-doubts.tsx';

type Cluster = Output<'consolidate.open-cluster'>;

/** Nobody is put together unseen: who may be another, and who lay below the fold, is shown before a second key. */
export const JoinDialog = (props: {
  readonly cluster: Cluster;
  readonly members: Cluster['members'];
  readonly doubts: Cluster['doubts'];
  readonly onClose: () => void;
  readonly onJoin: () => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const { cluster, members, doubts } = props;
  const never = doubts.some(({ why }) => why === 'different');
  return (
    <Dialog
      title={doubts.length > 0 ? t('cluster.despite') : t('cluster.join', { count: members.length })}
      shape="wide"
      onClose={props.onClose}
      onSubmit={never ? props.onClose : props.onJoin}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          {never ? null : (
            <Button look="main" submits takesFocus>
              {t(doubts.length > 0 ? 'cluster.despite.confirm' : 'cluster.join', { count: members.length })}
            </Button>
          )}
        </>
      }
    >
      {doubts.length > 0 ? (
        <>
          <p>{t(never ? 'cluster.despite.never' : 'cluster.despite.more')}</p>
          <DoubtList cluster={cluster} doubts={doubts} />
        </>
      ) : null}
      <ul className="cluster-list">
        {members.map((member) => (
          <li key={member.mentionId}>
            <b>
              <bdi>{member.label}</bdi>
            </b>
            <span className="muted">
              {[
                ...(member.born ? [t('cluster.born', { time: timeWords(member.born, locale) })] : []),
                ...(member.detained ? [t('cluster.detained', { time: timeWords(member.detained, locale) })] : []),
                ...(member.day ? [t('cluster.on', { time: timeWords(member.day, locale) })] : []),
              ].join(' · ')}
            </span>
            <span className="faint grid-cell">
              <bdi>{member.itemTitle}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
