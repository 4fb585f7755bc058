import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/states.tsx';
import { useWords } from '../words/words.tsx';

/** A screen broke. Nothing is lost: every deed that was acknowledged is in the house. */
export const ScreenFault = (props: { readonly error: unknown; readonly reset?: () => void }): ReactElement => {
  const { t } = useWords();
  const message = props.error instanceof Error ? props.error.message : String(props.error);
  return (
    <div role="alert">
      <EmptyState words={t('broken')} more={t('broken.more')}>
        <Button look="main" onPress={() => location.reload()}>
          {t('broken.reload')}
        </Button>
        {props.reset ? <Button onPress={props.reset}>{t('try-again')}</Button> : null}
      </EmptyState>
      <p className="state mono">{message}</p>
    </div>
  );
};

export const LostScreen = (): ReactElement => {
  const { t } = useWords();
  return (
    <EmptyState words={t('lost')} more={t('lost.more')}>
      <Link className="btn" to="/">
        {t('nav.desk')}
      </Link>
    </EmptyState>
  );
};
