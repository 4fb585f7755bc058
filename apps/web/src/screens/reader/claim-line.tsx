import type { ReactElement } from 'react';
import type { CardClaim } from '../../api/contract.ts';
import { useShown } from '../../api/use-schema.ts';
import { SourceLink } from '../../design/source-link.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { shortInstant, timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

const SIGNS: Readonly<Record<string, string>> = { confirmed: '✓', rejected: '✕', retracted: '↶', corrected: '✎' };

/** One claim in a line: what is said, how the source hedges it, what became of it. */
export const ClaimLine = (props: {
  readonly claim: CardClaim;
  readonly chosen: boolean;
  /** On the current card: with speaker, date and rule, and it can be chosen alone. */
  readonly full: boolean;
  /** The card's head says the same already. */
  readonly bare: boolean;
  readonly onChoose: () => void;
}): ReactElement => {
  const { t, own, name, who, locale } = useWords();
  const term = useTerms();
  const showing = useShown();
  const { claim } = props;
  const inside = (
    <>
      {props.bare ? null : <span className="claim-label">{own(claim.label)}</span>}
      <span className={`claim-value ${claim.status}`}>
        {claim.qualifier && claim.qualifier !== 'exactly' ? <i>{term('qualifier', claim.qualifier)} </i> : null}
        <b>
          <bdi>{showing(claim.value, claim.shown)}</bdi>
        </b>
        {claim.happenedOn ? <span className="muted">, {timeWords(claim.happenedOn, locale)}</span> : null}
        {claim.ocr === undefined ? null : (
          <span className="claim-ocr" title={t('reader.ocr.more')}>
            {t('reader.ocr', { percent: claim.ocr })}
          </span>
        )}
        {claim.speaker ? <span className="muted"> · {t('reader.says', { speaker: claim.speaker })}</span> : null}
        {SIGNS[claim.status] ? (
          <span className={`claim-sign ${claim.status}`} title={name('status', claim.status)}>
            {' '}
            {SIGNS[claim.status]}
            <span className="unseen">{name('status', claim.status)}</span>
          </span>
        ) : null}
        {claim.differs ? (
          <span className="claim-differs">
            {t('person.differ')}
            {props.full ? (
              <> · {t('reader.differs', { value: showing(claim.differs.value, claim.differs.shown) })}</>
            ) : null}
          </span>
        ) : null}
        {claim.newerThan ? (
          <span className="claim-newer">
            {t('reader.newer', { value: showing(claim.newerThan.value, claim.newerThan.shown) })}
          </span>
        ) : null}
        {claim.disputed && props.full ? (
          <span className="claim-decisions">
            {claim.decisions.map((one) => (
              <span key={`${one.member} ${one.at}`} title={one.reason ?? undefined}>
                <b className={`claim-sign ${one.verdict}`}>{SIGNS[one.verdict] ?? '·'}</b>{' '}
                {one.own ? t('reader.you') : who(one.member)}: {name('verdict-of', one.verdict)},{' '}
                {shortInstant(one.at, locale, new Date())}
                {one.reason && one.reason !== 'corrected' ? <i> “{one.reason}”</i> : null}
              </span>
            ))}
          </span>
        ) : null}
        {claim.correctsId ? <span className="faint small"> {t('reader.corrected')}</span> : null}
      </span>
    </>
  );
  return (
    <>
      {props.full ? (
        <>
          <button type="button" className="claim-line" aria-pressed={props.chosen} onClick={props.onChoose}>
            {inside}
          </button>
          {claim.differs ? (
            <div className="claim-other small">
              <SourceLink source={claim.differs.source} />
            </div>
          ) : null}
        </>
      ) : (
        <div className="claim-line">{inside}</div>
      )}
    </>
  );
};
