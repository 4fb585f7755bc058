import type { ReactElement } from 'react';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useWords } from '../../words/words.tsx';

/** The proof of one entry: what a stranger needs to see that it stands in the signed journal, and nothing it says. */
export const EntryDialog = (props: { readonly seq: number; readonly onClose: () => void }): ReactElement => {
  const { t, n } = useWords();
  const proof = useRead('preserve.prove-entry', { seq: props.seq });
  return (
    <Dialog
      title={t('entry.title', { seq: n(props.seq) })}
      shape="wide"
      onClose={props.onClose}
      foot={
        proof.data ? (
          <Button onPress={() => save(`entry-${props.seq}.tlog-proof`, proof.data.proof)}>{t('entry.save')}</Button>
        ) : null
      }
    >
      <QueryState query={proof} small loading={t('entry.loading')}>
        {(told) => (
          <div className="stack">
            <p>{t('entry.stands', { size: told.size, hashes: told.hashes })}</p>
            <p className="muted">{t('entry.more')}</p>
            <dl className="facts">
              <dt>{t('entry.leaf')}</dt>
              <dd className="hash">{told.leaf}</dd>
              <dt>{t('journal.root')}</dt>
              <dd className="hash">{told.root}</dd>
            </dl>
            <pre className="commands">{told.proof}</pre>
          </div>
        )}
      </QueryState>
    </Dialog>
  );
};

const save = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
