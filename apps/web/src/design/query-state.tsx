import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { CallFault } from '../api/call-fault.ts';
import { ErrorState, LoadingState } from './states.tsx';

/** Loading, fault or full: every screen asks through this, so none forgets a state. */
export const QueryState = <Answer,>(props: {
  readonly query: UseQueryResult<Answer, CallFault>;
  readonly children: (answer: Answer) => ReactNode;
  readonly loading?: string;
  /** Heads the screen for who hears it, while there is no answer with a heading of its own. */
  readonly title?: string;
  readonly small?: boolean;
}): ReactElement => {
  const { data, error, refetch } = props.query;
  const small = props.small ?? false;
  if (data !== undefined) return <>{props.children(data)}</>;
  return (
    <>
      {props.title === undefined ? null : <h1 className="unseen">{props.title}</h1>}
      {error ? (
        <ErrorState fault={error} small={small} onRetry={() => void refetch()} />
      ) : (
        <LoadingState small={small} {...(props.loading ? { words: props.loading } : {})} />
      )}
    </>
  );
};
