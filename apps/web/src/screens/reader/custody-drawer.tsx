import { type ReactElement, useState } from 'react';
import type { OpenItem } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { ErrorState } from '../../design/states.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { TermsDialog } from './terms-dialog.tsx';

/** Who had the bytes in hand, what was done with them, and what proves it. */
export const CustodyDrawer = (props: { readonly open: OpenItem; readonly onClose: () => void }): ReactElement => {
  const { t, name, n, who, locale } = useWords();
  const [changing, setChanging] = useState(false);
  const term = useTerms();
  const { item, text } = props.open;
  const custody = useRead('preserve.list-custody', { item: item.id });
  const verify = useWrite('preserve.verify-item', { refresh: ['preserve.list-custody', 'team.describe-session'] });
  return (
    <Dialog
      shape="side"
      title={t('custody.title')}
      onClose={props.onClose}
      foot={
        <>
          <Button onPress={() => setChanging(true)}>{t('terms.change')}</Button>
          <Button look="main" busy={verify.isPending} onPress={() => verify.mutate({ item: item.id })}>
            {t(verify.isPending ? 'custody.verifying' : 'custody.verify')}
          </Button>
        </>
      }
    >
      {verify.data ? (
        <p className={verify.data.ok ? 'pill ok' : 'pill warn'} role="status">
          {verify.data.ok ? `✓ ${t('custody.ok')}` : `✕ ${t('custody.broken')}`}{' '}
          {verify.data.ok ? '' : verify.data.message}
        </p>
      ) : null}
      {verify.error ? <ErrorState small fault={verify.error} /> : null}
      <dl className="facts">
        <dt>{t('item.name')}</dt>
        <dd className="mono">
          <bdi>{item.originalName}</bdi>
        </dd>
        <dt>{t('import.from')}</dt>
        <dd>
          <bdi>{item.origin.from}</bdi>, {item.origin.how}
          {item.origin.url ? <div className="hash">{item.origin.url}</div> : null}
        </dd>
        <dt>{t('import.collector')}</dt>
        <dd>
          <bdi>{item.collector}</bdi>
        </dd>
        <dt>{t('import.basis')}</dt>
        <dd>{term('legal-basis', item.legalBasis)}</dd>
        {(['submit', 'nameToGovernment', 'publishName', 'press'] as const).map((use) => (
          <Consented key={use} label={name('use', use)} answer={name('answer', item.consent[use])} />
        ))}
        <dt>SHA-256</dt>
        <dd className="hash">{item.sha256}</dd>
        <dt>SHA-512</dt>
        <dd className="hash">{item.sha512}</dd>
        {text ? (
          <>
            <dt>{t('item.text')}</dt>
            <dd>
              {text.extractor}
              <div className="hash faint">{text.sha256}</div>
            </dd>
          </>
        ) : null}
      </dl>
      <h3>{t('custody.entries')}</h3>
      <QueryState query={custody} small>
        {(answer) => (
          <ol className="custody">
            {answer.entries.map((entry) => (
              <li key={entry.seq}>
                <span className="num faint">{n(entry.seq)}</span>
                <div>
                  <b>{name('deed', entry.deed)}</b>
                  {entry.custody.length > 0 ? (
                    <span className="muted"> · {entry.custody.map((word) => name('custody', word)).join(', ')}</span>
                  ) : null}
                  <div className="muted">
                    {who(entry.member)} · {shortInstant(entry.at, locale, new Date())}{' '}
                    <Pill tone={entry.sealed ? 'ok' : 'plain'}>
                      {t(entry.sealed ? 'custody.sealed' : 'custody.unsealed')}
                    </Pill>
                  </div>
                  <div className="hash faint" title={t('custody.leaf')}>
                    {entry.leafHash}
                  </div>
                </div>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
      <p className="field-hint">{t('custody.more')}</p>
      {changing ? <TermsDialog items={[item.id]} onClose={() => setChanging(false)} /> : null}
    </Dialog>
  );
};

const Consented = (props: { readonly label: string; readonly answer: string }): ReactElement => (
  <>
    <dt>{props.label}</dt>
    <dd>{props.answer}</dd>
  </>
);
