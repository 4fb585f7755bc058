import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import type { Card, CardClaim, OpenItem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { longDay } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { mayDecide, openClaims } from './card-order.ts';
import { ClaimLine } from './claim-line.tsx';

export interface CardDeeds {
  readonly choose: (card: string, claim?: string | null) => void;
  readonly confirm: () => void;
  readonly correct: () => void;
  readonly reject: () => void;
  readonly retract: () => void;
  readonly openPerson: () => void;
}

/** One mention and what is said of it. The current card shows every claim; the others a few lines. */
export const CardView = memo(
  (props: {
    readonly card: Card;
    readonly current: boolean;
    readonly claim: CardClaim | null;
    readonly match: OpenItem['matches'][number] | null;
    /** It leads to the page of a person. */
    readonly leads: boolean;
    readonly deeds: CardDeeds;
  }): ReactElement => {
    const { t, own, n, locale } = useWords();
    const term = useTerms();
    const { card, current, deeds } = props;
    const open = openClaims(card);
    const done = open.length === 0;
    const lines = current ? card.claims : shownBriefly(card);
    const rules = [...new Set(open.map(({ rule }) => rule).filter((rule) => rule !== null))];
    const sure = open.length > 0 && open.every((claim) => claim.sure);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: J and K do the same by key
      // biome-ignore lint/a11y/noStaticElementInteractions: the whole card chooses itself; its buttons do the rest
      <div
        className={`card sheet ${card.mark}`}
        data-current={current}
        data-done={done}
        {...(current ? { 'aria-current': 'true' as const } : {})}
        onClick={(click) => {
          if (!current && !(click.target as Element).closest('a, button')) deeds.choose(card.id);
        }}
      >
        <div className="card-head">
          <span className={`kind-dot ${card.mark}`} aria-hidden="true" />
          <b>{own(card.kindLabel)}</b>
          <span className="grow" />
          {card.claims.some(({ disputed }) => disputed) ? <Pill tone="warn">{t('reader.disputed')}</Pill> : null}
          {done ? (
            <span className="card-done">✓ {t('reader.decided')}</span>
          ) : (
            <span className="faint small">
              {current && rules.length > 0 ? `${rules.join(', ')} · ` : ''}
              {t(sure ? 'reader.sure' : 'reader.unsure')}
            </span>
          )}
        </div>
        {card.label ? (
          <div className={current ? 'card-label now' : 'card-label'}>
            <bdi>{card.label.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => longDay(day, locale))}</bdi>
            {card.role ? <span className="faint small"> {term('person-role', card.role)}</span> : null}
          </div>
        ) : null}
        <div className="claim-lines">
          {lines.map((claim) => (
            <ClaimLine
              key={claim.id}
              claim={claim}
              chosen={props.claim?.id === claim.id}
              full={current}
              bare={own(claim.label) === own(card.kindLabel)}
              onChoose={() => deeds.choose(card.id, claim.id)}
            />
          ))}
        </div>
        {current ? (
          <div className="row card-deeds">
            {done && !(props.claim && mayDecide(props.claim)) ? null : (
              <>
                <Button look="main" shortcut="Enter" onPress={deeds.confirm}>
                  {t('confirm')}
                </Button>
                <Button shortcut="E" onPress={deeds.correct}>
                  {t('correct')}
                </Button>
                <Button shortcut="X" onPress={deeds.reject}>
                  {t('reject')}
                </Button>
              </>
            )}
            {card.claims.some(({ status }) => status === 'confirmed') ? (
              <Button look={done ? 'plain' : 'bare'} shortcut="R" onPress={deeds.retract}>
                {t('retract')}
              </Button>
            ) : null}
            {props.leads ? (
              <Button look={done ? 'plain' : 'bare'} shortcut="O" onPress={deeds.openPerson}>
                {t('reader.open-person')}
              </Button>
            ) : null}
          </div>
        ) : null}
        {props.match && (current || !done) ? (
          <div className="card-match">
            {t('reader.maybe')}{' '}
            <Link className="src" to="/matches" search={{ a: props.match.mention, b: props.match.other.mentionId }}>
              <bdi>{props.match.other.label}</bdi>, {props.match.other.itemTitle}
            </Link>{' '}
            <span className="num">
              {t('bits', { bits: `${props.match.bits > 0 ? '+' : ''}${n(Math.round(props.match.bits * 10) / 10)}` })}
            </span>
          </div>
        ) : null}
      </div>
    );
  },
);

/** A card that is not the current one: what stands, without what its head says already. */
const shownBriefly = (card: Card): readonly CardClaim[] =>
  card.claims
    .filter(({ status, shown }) => status !== 'rejected' && status !== 'retracted' && shown !== card.label)
    .slice(0, 3);
