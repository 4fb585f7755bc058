import type { ReactElement } from 'react';
import type { ExportPreview, Selection, TwoPeopleRequest } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** Where two people must agree: asked, waiting, or agreed; nothing where one is enough. */
export const SecondPerson = (props: {
  readonly told: ExportPreview;
  readonly request: TwoPeopleRequest | undefined;
  readonly selection: Selection;
}): ReactElement | null => {
  const { t, told } = useWords();
  const ask = useWrite('preserve.ask-export');
  if (!props.told.needsApproval) return null;
  return (
    <section className="stack export-part" aria-label={t('export.two')}>
      <b>{t('export.two.title')}</b>
      <p className="muted">{t('export.two.more')}</p>
      <div className="row">
        {props.request ? (
          <RequestState request={props.request} />
        ) : (
          <Button busy={ask.isPending} disabled={props.told.refused} onPress={() => ask.mutate({ ...props.selection })}>
            {t('export.two.ask')}
          </Button>
        )}
      </div>
      {ask.error ? (
        <p className="alarm" role="alert">
          {told(ask.error.faults)}
        </p>
      ) : null}
    </section>
  );
};

/** How a request stands, in words. */
export const RequestState = ({ request }: { readonly request: TwoPeopleRequest }): ReactElement => {
  const { t, who, locale } = useWords();
  const now = new Date();
  const until = shortInstant(request.expiresAt, locale, now);
  switch (request.state) {
    case 'ready':
      return (
        <Pill tone="ok">
          ✓{' '}
          {request.approvedBy === null
            ? t('request.ready-alone', { until })
            : t('request.ready', { who: who(request.approvedBy), until })}
        </Pill>
      );
    case 'waiting':
      return (
        <Pill tone="time">
          {request.way === 'delay' && request.readyAt !== null
            ? t('request.delay', { when: shortInstant(request.readyAt, locale, now) })
            : t('request.waiting', { until })}
        </Pill>
      );
    case 'refused':
      return <Pill tone="warn">{t('request.refused', { who: who(request.refusedBy) })}</Pill>;
    case 'used':
      return <Pill>{t('request.used')}</Pill>;
    case 'expired':
      return <Pill>{t('request.expired')}</Pill>;
  }
};
