import { type ReactElement, useState } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Progress } from '../design/progress.tsx';
import { sizeWords } from '../words/size.ts';
import { useWords } from '../words/words.tsx';
import type { Sending } from './import-run.ts';
import { useImports } from './imports.tsx';

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
        <Dialog title={t('import.strip')} onClose={() => setListed(false)} shape="wide">
          <ul className="stack">
            {state.sendings.slice(0, 500).map((one) => (
              <SendingLine key={one.path} sending={one} />
            ))}
          </ul>
        </Dialog>
      ) : null}
    </section>
  );
};

const SendingLine = ({ sending }: { readonly sending: Sending }): ReactElement => {
  const { t, locale } = useWords();
  const unreadable = sending.remark === 'unreadable' && sending.size === 0;
  return (
    <li className="row">
      <span className="mono grow grid-cell">
        <bdi>{sending.path}</bdi>
      </span>
      <span className="faint num">{sizeWords(sending.size, locale)}</span>
      {sending.duplicateOf === undefined ? null : <span className="muted">{t('item.same', { number: sending.duplicateOf })}</span>}
      <span className={sending.state === 'refused' ? 'alarm' : 'muted'}>
        {unreadable ? t('import.unreadable') : (sending.remark ?? t(`sending.${sending.state}`))}
      </span>
      {sending.state === 'sending' ? (
        <Progress label={sending.path} done={sending.share} all={1} width={100} />
      ) : null}
    </li>
  );
};
