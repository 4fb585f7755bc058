import { type ReactElement, useState } from 'react';
import type { CardClaim } from '../../api/contract.ts';
import { useShown } from '../../api/use-schema.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import type { Group } from './card-order.ts';

/** So many lines are shown of a group; the count says the rest. */
const LISTED = 300;

/** Many proposals at once: which group, shown in a list first so that nothing is decided unseen, then confirmed or rejected. */
export const GroupDialog = (props: {
  readonly groups: readonly Group[];
  readonly onClose: () => void;
  readonly onConfirm: (claims: readonly CardClaim[]) => void;
  readonly onReject: (claims: readonly CardClaim[]) => void;
}): ReactElement => {
  const { t, own, n } = useWords();
  const showing = useShown();
  const [chosen, choose] = useState<Group['id'] | undefined>(props.groups[0]?.id);
  const claims = props.groups.find(({ id }) => id === chosen)?.claims ?? [];
  const unsure = claims.filter(({ sure }) => !sure).length;
  const end = (act: (claims: readonly CardClaim[]) => void): void => {
    act(claims);
    props.onClose();
  };
  return (
    <Dialog
      title={t('group.title')}
      onClose={props.onClose}
      onSubmit={() => end(props.onConfirm)}
      foot={
        <>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button onPress={() => end(props.onReject)}>{t('group.reject', { count: claims.length })}</Button>
          <Button look="main" submits>
            {t('group.confirm', { count: claims.length })}
          </Button>
        </>
      }
    >
      <fieldset className="group-choices">
        <legend className="unseen">{t('group.which')}</legend>
        {props.groups.map((group) => (
          <label key={group.id} className="check">
            <input
              type="radio"
              name="group"
              autoFocus={group.id === props.groups[0]?.id}
              checked={group.id === chosen}
              onChange={() => choose(group.id)}
            />
            <span className="grow">{t(`group.${group.id}`)}</span>
            <b className="num">{n(group.claims.length)}</b>
          </label>
        ))}
      </fieldset>
      <p className="muted small">
        {unsure > 0 ? `${t('group.unsure', { count: unsure })} ` : ''}
        {t('group.more')}
      </p>
      <ul className="pick group-list">
        {claims.slice(0, LISTED).map((claim) => (
          <li key={claim.id} className="menu-row">
            <span className="muted">{own(claim.label)}</span> <b>{showing(claim.value, claim.shown)}</b>
            <span className="grow faint grid-cell">“{claim.passages[0]?.quote}”</span>
            {claim.sure ? null : <span className="faint small">{t('reader.unsure')}</span>}
          </li>
        ))}
        {claims.length > LISTED ? (
          <li className="menu-row faint">{t('group.rest', { count: claims.length - LISTED })}</li>
        ) : null}
      </ul>
    </Dialog>
  );
};
