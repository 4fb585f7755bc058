import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { LetterDraft } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../words/words.tsx';
import { ConsentDialog } from '../person/consent-dialog.tsx';
import { TermsDialog } from '../reader/terms-dialog.tsx';

type Refusal = LetterDraft['refusals'][number];

/** Whom the letter may not name, why, and the way to mend it. */
export const Refusals = ({ draft }: { readonly draft: LetterDraft }): ReactElement | null => {
  const { t } = useWords();
  const [changing, setChanging] = useState(false);
  if (draft.refusals.length === 0 && draft.leftOut.length === 0) return null;
  return (
    <section className="refusals stack" role="note" aria-label={t('composer.refused')}>
      {draft.refusals.length > 0 ? (
        <>
          <h2 className="alarm">{t('composer.refused')}</h2>
          <p className="small">{t('composer.refused.more')}</p>
          {draft.refusals.map((refusal) => (
            <RefusalLine key={`${refusal.entityId} ${refusal.code}`} refusal={refusal} />
          ))}
        </>
      ) : null}
      {draft.leftOut.length > 0 ? (
        <div className="small">
          {t('composer.left-out')}{' '}
          {draft.leftOut.map((item, index) => (
            <span key={item.itemId}>
              {index > 0 ? '; ' : ''}
              <Link className="src" to="/sources/$item" params={{ item: item.itemId }} search={{}}>
                <bdi>{item.itemTitle}</bdi>
              </Link>
            </span>
          ))}
          <div className="row">
            <Button size="tiny" onPress={() => setChanging(true)}>
              {t('terms.change')}
            </Button>
          </div>
          {changing ? (
            <TermsDialog items={draft.leftOut.map(({ itemId }) => itemId)} onClose={() => setChanging(false)} />
          ) : null}
        </div>
      ) : null}
    </section>
  );
};

const RefusalLine = ({ refusal }: { readonly refusal: Refusal }): ReactElement => {
  const { t, name } = useWords();
  const [mending, setMending] = useState(false);
  const byConsent = refusal.code.startsWith('consent') || refusal.code === 'child';
  return (
    <div className="refusal">
      <span>
        <b>
          <bdi>{refusal.name}</bdi>
        </b>{' '}
        <span className="alarm">{name('refusal', refusal.code)}</span>
        <div className="small muted">{name('refusal-more', refusal.code)}</div>
      </span>
      {byConsent ? (
        <Button size="tiny" onPress={() => setMending(true)}>
          {t('composer.mend.consent')}
        </Button>
      ) : (
        <Link className="btn tiny" to="/people/$entity" params={{ entity: refusal.entityId }} search={{}}>
          {t('composer.mend.confirm')}
        </Link>
      )}
      {mending ? (
        <ConsentDialog entity={refusal.entityId} name={refusal.name} onClose={() => setMending(false)} />
      ) : null}
    </div>
  );
};
