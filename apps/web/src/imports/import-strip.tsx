import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Button } from '../design/button.tsx';
import { Progress } from '../design/progress.tsx';
import { useWords } from '../words/words.tsx';
import { useImports } from './imports.tsx';

const SendingsDialog = lazy(async () => ({ default: (await import('./sendings-dialog.tsx')).SendingsDialog }));

/** How far the files of an import are, and which did not arrive. */
export const ImportStrip = (): ReactElement | null => {
  const { t } = useWords();
  const { state, run } = useImports();
  const [listed, setListed] = useState(false);
  const all = state.sendings.length;
  if (all === 0) return null;
  const received = state.sendings.filter((one) => one.state === 'received').length;
  const refused = state.sendings.filter((one) => one.state === 'refused').length;
  const share = state.sendings.reduce((sum, one) => sum + (one.state === 'refused' ? 1 : one.share), 0);
  return (
    <section className="jobs" aria-label={t('import.strip')}>
      <div className="row">
        <b>{t(state.going ? 'import.going' : 'import.over')}</b>
        {state.going ? <Progress label={t('import.going')} done={share} all={all} width={160} /> : null}
        <span className="num muted" role="status">
          {t('import.received', { done: received, all })}
        </span>
        {refused > 0 ? <span className="alarm">{t('import.refused', { count: refused })}</span> : null}
        <span className="grow" />
        <Button size="tiny" onPress={() => setListed(true)}>
          {t('import.list')}
        </Button>
        <Button size="tiny" onPress={state.going ? run.stop : run.clear}>
          {t(state.going ? 'jobs.stop' : 'import.clear')}
        </Button>
      </div>
      {listed ? (
        <Suspense fallback={null}>
          <SendingsDialog sendings={state.sendings} onClose={() => setListed(false)} />
        </Suspense>
      ) : null}
    </section>
  );
};
