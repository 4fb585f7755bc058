import type { ReactElement } from 'react';
import type { Custody, OpenItem } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { ErrorState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** The hashes by which anybody knows the bytes again, and when they were last compared. */
export const HashesPanel = (props: { readonly open: OpenItem; readonly custody: Custody }): ReactElement => {
  const { t, locale } = useWords();
  const { item, text } = props.open;
  const { lastFixity, destroyed } = props.custody.state;
  const verify = useWrite('preserve.verify-item', {
    refresh: ['preserve.list-custody', 'team.describe-session', 'preserve.read-vault-health'],
  });
  return (
    <section className="sheet pad stack">
      <div className="row">
        <h2 className="grow">{t('custody.bytes')}</h2>
        {destroyed ? null : (
          <Button busy={verify.isPending} onPress={() => verify.mutate({ item: item.id })}>
            {t(verify.isPending ? 'custody.verifying' : 'custody.verify')}
          </Button>
        )}
      </div>
      <div role="status">
        {verify.data ? (
          <p className={verify.data.ok ? 'pill ok' : 'pill warn'}>
            {verify.data.ok ? `✓ ${t('custody.ok')}` : `✕ ${t('custody.broken')}`}{' '}
            {verify.data.ok ? '' : verify.data.message}
          </p>
        ) : lastFixity === null ? (
          <Pill>{t('custody.unverified')}</Pill>
        ) : (
          <Pill tone={lastFixity.ok ? 'ok' : 'warn'}>
            {lastFixity.ok ? '✓' : '✕'}{' '}
            {t(lastFixity.ok ? 'custody.verified-on' : 'custody.failed-on', {
              when: shortInstant(lastFixity.at, locale, new Date()),
            })}
          </Pill>
        )}
      </div>
      {verify.error ? <ErrorState small fault={verify.error} /> : null}
      <Hash name="SHA-256" value={item.sha256} />
      <Hash name="SHA-512" value={item.sha512} />
      {text ? <Hash name={`${t('item.text')} · ${text.extractor}`} value={text.sha256} /> : null}
    </section>
  );
};

const Hash = (props: { readonly name: string; readonly value: string }): ReactElement => {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <div>
      <div className="row">
        <span className="grow muted small">{props.name}</span>
        <Button
          size="tiny"
          look="bare"
          label={t('custody.copy-of', { name: props.name })}
          onPress={() =>
            void navigator.clipboard
              .writeText(props.value)
              .then(() => notices.tell(t('custody.copied-hash')))
              .catch(() => notices.warn(t('custody.not-copied')))
          }
        >
          {t('custody.copy')}
        </Button>
      </div>
      <div className="hash">{props.value}</div>
    </div>
  );
};
