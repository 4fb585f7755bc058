import { type ReactElement, useState } from 'react';
import type { Card, CardClaim } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Check } from '../../design/field.tsx';
import { useWords } from '../../words/words.tsx';

/** All of the same kind by the same rule at once: shown in a list first, so that nothing is confirmed unseen. */
export const ConfirmAllDialog = (props: {
  readonly card: Card;
  readonly claims: readonly CardClaim[];
  readonly onClose: () => void;
  readonly onConfirm: (claims: readonly CardClaim[]) => void;
}): ReactElement => {
  const { t, own } = useWords();
  const unsure = props.claims.filter(({ sure }) => !sure).length;
  const [onlySure, setOnlySure] = useState(unsure > 0 && unsure < props.claims.length);
  const claims = onlySure ? props.claims.filter(({ sure }) => sure) : props.claims;
  const rules = [...new Set(props.claims.map(({ rule }) => rule ?? ''))].join(', ');
  return (
    <Dialog
      title={t('all.title', { count: claims.length })}
      onClose={props.onClose}
      onSubmit={() => {
        props.onConfirm(claims);
        props.onClose();
      }}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={claims.length === 0}>
            {t('all.do', { count: claims.length })}
          </Button>
        </>
      }
    >
      <p className="muted">{t('all.more', { kind: own(props.card.kindLabel), rules })}</p>
      {unsure > 0 ? (
        <Check checked={onlySure} onChange={setOnlySure}>
          {t('all.sure', { count: unsure })}
        </Check>
      ) : null}
      <ul className="pick">
        {claims.map((claim) => (
          <li key={claim.id} className="menu-row">
            <span className="muted">{own(claim.label)}</span> <b>{claim.shown}</b>
            <span className="grow faint grid-cell">“{claim.passages[0]?.quote}”</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
