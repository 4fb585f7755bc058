import type { ReactElement } from 'react';
import { useWords } from '../../words/words.tsx';

/**
 * A captured page again, offline, as a still: in a frame without an origin, where no script runs and nothing can be asked
 * for. The server's answer says the same in its policy.
 */
export const ReplayPane = (props: { readonly item: string; readonly title: string }): ReactElement => {
  const { t } = useWords();
  return (
    <section className="page-pane replay-pane" aria-label={t('reader.view.replay')}>
      <p className="field-hint">{t('reader.replay.more')}</p>
      <iframe title={props.title} sandbox="" src={`/api/read/replay-capture?item=${encodeURIComponent(props.item)}`} />
    </section>
  );
};
