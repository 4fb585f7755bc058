import type { ReactElement } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { Progress } from '../design/progress.tsx';
import { sizeWords } from '../words/size.ts';
import { useWords } from '../words/words.tsx';
import type { Sending } from './import-run.ts';

const AT_MOST = 500;

/** The files of an import one by one: those that did not arrive first. */
export const SendingsDialog = (props: {
  readonly sendings: readonly Sending[];
  readonly onClose: () => void;
}): ReactElement => {
  const { t } = useWords();
  const sorted = props.sendings.toSorted((a, b) => Number(b.state === 'refused') - Number(a.state === 'refused'));
  return (
    <Dialog title={t('import.strip')} onClose={props.onClose} shape="wide">
      <ul className="stack">
        {sorted.slice(0, AT_MOST).map((one) => (
          <SendingLine key={one.path} sending={one} />
        ))}
        {sorted.length > AT_MOST ? (
          <li className="faint">{t('import.more', { more: sorted.length - AT_MOST })}</li>
        ) : null}
      </ul>
    </Dialog>
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
      {sending.duplicateOf === undefined ? null : (
        <span className="muted">{t('item.same', { number: sending.duplicateOf })}</span>
      )}
      <span className={sending.state === 'refused' ? 'alarm' : 'muted'}>
        {unreadable ? t('import.unreadable') : (sending.remark ?? t(`sending.${sending.state}`))}
      </span>
      {sending.state === 'sending' ? <Progress label={sending.path} done={sending.share} all={1} width={100} /> : null}
    </li>
  );
};
