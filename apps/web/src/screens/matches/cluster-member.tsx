import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Output } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { wholeWords } from './excerpts.ts';

/** One mention of a cluster, with what tells it from the others; it is dragged, or moved by key. */
export const ClusterMember = (props: {
  readonly member: Output<'consolidate.open-cluster'>['members'][number];
  readonly current: boolean;
  readonly onFocus: () => void;
  readonly onMove: () => void;
}): ReactElement => {
  const { t, locale } = useWords();
  const { member } = props;
  const facts = [
    ...(member.born ? [t('cluster.born', { time: timeWords(member.born, locale) })] : []),
    ...(member.detained ? [t('cluster.detained', { time: timeWords(member.detained, locale) })] : []),
    ...(member.day ? [t('cluster.on', { time: timeWords(member.day, locale) })] : []),
  ];
  return (
    <li
      className="cluster-member"
      data-current={props.current}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a member is chosen by key before it is moved by key
      tabIndex={0}
      draggable
      onFocus={props.onFocus}
      onDragStart={(dragged) => dragged.dataTransfer.setData('text/plain', member.mentionId)}
    >
      <div className="row">
        <span className="grow cluster-label">
          <bdi>{member.label}</bdi>
        </span>
        <Button size="tiny" label={`${t('cluster.move')}: ${member.label}`} onPress={props.onMove}>
          <span aria-hidden="true">⇄</span>
        </Button>
      </div>
      {facts.length > 0 ? <div className="small">{facts.join(' · ')}</div> : null}
      {member.quote ? <p className="cluster-quote muted">{wholeWords(member.quote)}</p> : null}
      <Link className="small" to="/sources/$item" params={{ item: member.itemId }} search={{}}>
        <bdi>{member.itemTitle}</bdi>
      </Link>
    </li>
  );
};
