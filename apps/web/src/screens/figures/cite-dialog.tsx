import { type ReactElement, useEffect, useRef } from 'react';
import type { DetainedCount } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { ErrorState, LoadingState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

/** The figure as a sentence that can be checked for ever: rule, entry of the journal, root. */
export const CiteDialog = (props: { readonly count: DetainedCount; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const notices = useNotices();
  const { asOf, knownAt } = props.count;
  const cite = useWrite('analyse.cite-figure', {
    refresh: ['team.describe-session', 'preserve.list-entries', 'team.read-desk'],
  });
  const asked = useRef(false);
  useEffect(() => {
    // The figure is kept by the house: asked once, also when React shows the dialog twice while developing.
    if (asked.current) return;
    asked.current = true;
    cite.mutate({ asOf, knownAt });
  }, [cite, asOf, knownAt]);
  return (
    <Dialog
      title={t('figures.cite.title')}
      onClose={props.onClose}
      foot={
        <>
          <Button onPress={props.onClose}>{t('close')}</Button>
          <Button
            look="main"
            disabled={!cite.data}
            onPress={() => {
              void navigator.clipboard.writeText(cite.data?.text ?? '').then(() => notices.tell(t('copied')));
            }}
          >
            {t('copy')}
          </Button>
        </>
      }
    >
      {cite.error ? <ErrorState small fault={cite.error} /> : null}
      {cite.isPending ? <LoadingState small /> : null}
      {cite.data ? (
        <>
          <blockquote className="cited">{cite.data.text}</blockquote>
          <p className="field-hint">{t('figures.cite.more')}</p>
          <p className="field-hint">{t('figures.cite.kept')}</p>
        </>
      ) : null}
    </Dialog>
  );
};
