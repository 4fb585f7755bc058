import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { LetterDraft } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../words/words.tsx';
import { ConsentDialog } from '../person/consent-dialog.tsx';

type Refusal = LetterDraft['refusals'][number];

/** Whom the letter may not name, why, and the way to mend it. */
export const Refusals = ({ draft }: { readonly draft: LetterDraft }): ReactElement | null => {
  const { t } = useWords();
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
          {draft.leftOut.map((item) => (
            <Link key={item.itemId} className="src" to="/sources/$item" params={{ item: item.itemId }} search={{}}>
              {item.itemTitle}
            </Link>
          ))}
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
        <div className="small muted">{refusal.reason}</div>
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
