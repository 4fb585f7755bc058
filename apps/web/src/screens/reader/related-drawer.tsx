import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { OpenItem } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { EmptyState } from '../../design/states.tsx';
import { useReasons } from '../../words/use-reasons.ts';
import { useTerms } from '../../words/use-terms.ts';
import { shortInstant, timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type Related = OpenItem['related'][number];

/** What the item is the same as or related to, why a program thinks so, and what a person says of it. */
export const RelatedDrawer = (props: { readonly open: OpenItem; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const { related, item } = props.open;
  return (
    <Dialog shape="side" title={t('related.title')} onClose={props.onClose}>
      {related.length === 0 ? <EmptyState small words={t('related.none')} more={t('related.none.more')} /> : null}
      <ul className="related">
        {related.map((one) => (
          <RelatedLine key={one.id} related={one} item={item.id} />
        ))}
      </ul>
    </Dialog>
  );
};

const RelatedLine = ({ related, item }: { readonly related: Related; readonly item: string }): ReactElement => {
  const { t, name, locale, told, who } = useWords();
  const term = useTerms();
  const reasons = useReasons();
  const decide = useWrite('read.decide-relation', {
    refresh: ['read.open-item', 'read.list-items', 'communicate.list-communications', 'team.read-desk'],
  });
  const say = (status: Related['status']): void => decide.mutate({ relation: related.id, status });
  const { other, status } = related;
  return (
    <li className="related-line" data-status={status}>
      <div className="row">
        <b>{name(`related-${related.direction}`, related.kind)}</b>
        <span className="grow" />
        <span className={`small related-status ${status}`}>
          {status === 'proposed' ? t('related.proposed') : name('status', status)}
        </span>
      </div>
      <div>
        <Link className="src" to="/sources/$item" params={{ item: other.id }} search={{}}>
          <bdi>{other.title}</bdi>
        </Link>
        <span className="faint small">
          {' '}
          {[
            other.kind ? term('document-kind', other.kind) : null,
            other.date ? timeWords(other.date, locale) : null,
            t('item.number', { number: other.number }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </div>
      <ul className="related-reasons muted small">
        {related.reasons.map((reason) => (
          <li key={reason.code}>{reasons(reason)}</li>
        ))}
      </ul>
      {related.decided ? (
        <div className="faint small">
          {who(related.decided.member)} · {shortInstant(related.decided.at, locale, new Date())}
        </div>
      ) : null}
      <div className="row related-deeds">
        <Link className="btn tiny" to="/compare" search={{ a: item, b: other.id }}>
          {t('compare')}
        </Link>
        <span className="grow" />
        {status === 'proposed' ? (
          <>
            <Button size="tiny" busy={decide.isPending} onPress={() => say('rejected')}>
              {t('reject')}
            </Button>
            <Button size="tiny" look="main" busy={decide.isPending} onPress={() => say('confirmed')}>
              {t('confirm')}
            </Button>
          </>
        ) : (
          <Button size="tiny" look="bare" busy={decide.isPending} onPress={() => say('proposed')}>
            {t('related.take-back')}
          </Button>
        )}
      </div>
      {decide.error ? (
        <p className="field-fault" role="alert">
          {told(decide.error.faults)}
        </p>
      ) : null}
    </li>
  );
};
