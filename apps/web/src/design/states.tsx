import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { CallFault } from '../api/call-fault.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { Progress } from './progress.tsx';

/** Nothing here yet, and what to do about it. */
export const EmptyState = (props: {
  readonly words: ReactNode;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
  readonly small?: boolean;
}): ReactElement => (
  <div className={`state ${props.small ? 'small' : ''}`}>
    <p className="state-words">{props.words}</p>
    {props.more ? <p className="state-more">{props.more}</p> : null}
    {props.children ? <div className="row">{props.children}</div> : null}
  </div>
);

export const LoadingState = (props: { readonly words?: string; readonly small?: boolean }): ReactElement => {
  const { t } = useWords();
  return (
    <div className={`state ${props.small ? 'small' : ''}`} role="status">
      <Progress label={props.words ?? t('loading')} done={0} all={null} width={160} />
      <p>{props.words ?? t('loading')}</p>
    </div>
  );
};

/** What went wrong, in the house's own words, and a way on. */
export const ErrorState = (props: {
  readonly fault: CallFault;
  readonly onRetry?: () => void;
  readonly small?: boolean;
}): ReactElement => {
  const { t, name } = useWords();
  const { fault } = props;
  const code = fault.faults[0]?.code;
  const gone = fault.status === 404;
  const title = fault.unreachable
    ? t('fault.unreachable')
    : fault.status === 403
      ? t('fault.forbidden')
      : gone
        ? t('fault.not-found')
        : code === undefined
          ? t('fault.refused')
          : name('fault-of', code);
  return (
    <div className={`state ${props.small ? 'small' : ''}`} role="alert">
      <p className="state-words">{title}</p>
      {fault.unreachable || gone ? (
        <p className="state-more">{t(gone ? 'fault.not-found.more' : 'fault.unreachable.more')}</p>
      ) : (
        fault.faults.map((line) => (
          <p key={line.message} className="state-more" lang="en">
            {line.message}
          </p>
        ))
      )}
      <div className="row">
        {props.onRetry && !gone ? <Button onPress={props.onRetry}>{t('try-again')}</Button> : null}
        {gone ? (
          <Link className="btn" to="/">
            {t('nav.desk')}
          </Link>
        ) : null}
      </div>
    </div>
  );
};
