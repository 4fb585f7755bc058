import type { ReactElement } from 'react';
import type { Custody, OpenItem } from '../../api/contract.ts';
import { Pill } from '../../design/pill.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { clockTime, longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type State = Custody['state'];

/** Where it is not shown what happened: first on the screen, with what to do about it. */
export const Gaps = ({ gaps }: { readonly gaps: State['gaps'] }): ReactElement => {
  const { t, n, name } = useWords();
  if (gaps.length === 0)
    return (
      <p>
        <Pill tone="ok">✓ {t('custody.no-gap')}</Pill>
      </p>
    );
  return (
    <section className="sheet pad stack custody-gaps" aria-label={t('custody.gaps')}>
      <h2 className="alarm">{t('custody.gaps.count', { count: gaps.length })}</h2>
      <ul className="stack">
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.after} ${gap.before}`}>
            <b className="alarm">{name('gap', gap.code)}</b>{' '}
            <span className="num muted">
              {gap.before === null
                ? t('custody.gap.since', { entry: gap.after === null ? '—' : n(gap.after) })
                : t('custody.gap.between', { after: gap.after === null ? '—' : n(gap.after), before: n(gap.before) })}
            </span>
            <div className="small">{name('gap-do', gap.code)}</div>
            <Differing gap={gap} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What does not agree, where the gap is that two do not. */
const Differing = ({ gap }: { readonly gap: State['gaps'][number] }): ReactElement | null => {
  const { t, locale } = useWords();
  const expected = gap.expected ?? '—';
  const found = gap.found ?? '—';
  const words = (): string | null => {
    switch (gap.code) {
      case 'not-acknowledged':
        return gap.expected === undefined ? null : t('gap-more.not-acknowledged', { expected });
      case 'holder-differs':
        return t('gap-more.holder-differs', { expected, found });
      case 'hash-differs':
        return t('gap-more.hash-differs', { expected, found });
      case 'clock-went-back': {
        const when = (at: string): string => `${longDay(at, locale)}, ${clockTime(at)}`;
        return t('gap-more.clock-went-back', { expected: when(expected), found: when(found) });
      }
      default:
        return null;
    }
  };
  const said = words();
  return said === null ? null : <div className="small muted custody-differing">{said}</div>;
};

/** How custody stands now, reckoned from the entries. */
export const StatePanel = (props: { readonly custody: Custody; readonly item: OpenItem['item'] }): ReactElement => {
  const { t, who, name, locale } = useWords();
  const term = useTerms();
  const { state } = props.custody;
  const now = new Date();
  return (
    <section className="sheet pad stack custody-state">
      <h2>{t('custody.stands')}</h2>
      {state.destroyed ? (
        <p className="alarm">{t('custody.destroyed-on', { when: longDay(state.destroyed.at, locale) })}</p>
      ) : null}
      <dl className="facts">
        <dt>{t('custody.holder')}</dt>
        <dd>
          {state.inTransit ? (
            <span className="alarm">
              {t('custody.in-transit', {
                from: state.inTransit.from ?? '—',
                to: state.inTransit.to,
                since: shortInstant(state.inTransit.since, locale, now),
              })}
            </span>
          ) : state.holder === null ? (
            <span className="alarm">{t('custody.nobody')}</span>
          ) : (
            <bdi>{who(state.holder)}</bdi>
          )}
        </dd>
        <dt>{t('custody.field.place')}</dt>
        <dd>{state.place ?? '—'}</dd>
        {state.sealNumber ? (
          <>
            <dt>{t('custody.field.sealNumber')}</dt>
            <dd className="num">{state.sealNumber}</dd>
          </>
        ) : null}
        <dt>{t('import.classification')}</dt>
        <dd>{term('classification', state.classification ?? props.item.classification)}</dd>
        <dt>{t('custody.holds')}</dt>
        <dd>
          {state.holds.length === 0
            ? t('custody.no-hold')
            : state.holds.map((hold) => (
                <div key={hold.seq} className="custody-hold">
                  <Pill tone="time">{t('custody.held-since', { when: longDay(hold.since, locale) })}</Pill>{' '}
                  <span className="small muted">
                    {[
                      hold.authority,
                      hold.reason,
                      hold.until === null ? null : t('custody.held-until', { when: longDay(hold.until, locale) }),
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </div>
              ))}
        </dd>
        {state.disclosedTo.length > 0 ? (
          <>
            <dt>{t('custody.disclosed-to')}</dt>
            <dd>{state.disclosedTo.join('; ')}</dd>
          </>
        ) : null}
        {state.exculpatory ? (
          <>
            <dt>{t('custody.marks')}</dt>
            <dd>
              <Pill tone="time">{t('custody.exculpatory')}</Pill>
            </dd>
          </>
        ) : null}
        {state.proposed !== null ? (
          <>
            <dt>{t('custody.end')}</dt>
            <dd className="alarm">{t('custody.proposed')}</dd>
          </>
        ) : null}
        <dt>{t('import.basis')}</dt>
        <dd>{term('legal-basis', props.item.legalBasis)}</dd>
        {(['submit', 'nameToGovernment', 'publishName', 'press'] as const).map((use) => (
          <Consented key={use} label={name('use', use)} answer={name('answer', props.item.consent[use])} />
        ))}
      </dl>
    </section>
  );
};

const Consented = (props: { readonly label: string; readonly answer: string }): ReactElement => (
  <>
    <dt>{props.label}</dt>
    <dd>{props.answer}</dd>
  </>
);
