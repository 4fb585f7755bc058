import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';
import { openClaims } from './card-order.ts';
import type { Reading } from './use-reading.ts';

/** Under the cards: what was done last and how to take it back, how much is left, and where to go when nothing is. */
export const ReviewStrip = (props: { readonly reading: Reading; readonly item: string }): ReactElement | null => {
  const { t } = useWords();
  const { reading } = props;
  const claims = reading.cards.flatMap((card) => card.claims);
  const left = reading.cards.reduce((sum, card) => sum + openClaims(card).length, 0);
  const count = (status: string): number => claims.filter((one) => one.status === status).length;
  return (
    <div className="review-strip sheet" data-done={left === 0 && claims.length > 0}>
      <div className="row">
        <span className="grow" role="status">
          {left === 0 && claims.length > 0 ? (
            <>
              <b>{t('reader.all-decided')}</b>{' '}
              {t('reader.tally', { confirmed: count('confirmed'), rejected: count('rejected') })}
            </>
          ) : (
            reading.last || t('reader.left', { count: left })
          )}
        </span>
        {reading.undo ? (
          <Button size="tiny" shortcut="U" onPress={reading.undo}>
            {t('reader.undo')}
          </Button>
        ) : null}
      </div>
      {left === 0 ? <NextSource item={props.item} /> : null}
    </div>
  );
};

/** The next source with proposals, one key away. */
const NextSource = (props: { readonly item: string }): ReactElement | null => {
  const { t } = useWords();
  const navigate = useNavigate();
  const desk = useRead('team.read-desk', {});
  const next = desk.data?.waiting.proposals.find(({ itemId }) => itemId !== props.item);
  const go = next
    ? () => void navigate({ to: '/sources/$item', params: { item: next.itemId }, search: {} })
    : undefined;
  useKeys({ KeyN: go });
  if (!next || !go) return null;
  return (
    <div className="row review-next">
      <span className="grow muted next-title">
        <bdi>{next.title}</bdi>
      </span>
      <Button size="tiny" look="main" shortcut="N" onPress={go}>
        {t('reader.next-source', { count: next.proposed })}
      </Button>
    </div>
  );
};
