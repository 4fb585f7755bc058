import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../words/words.tsx';

const MOST = 20;

/** Items as links, a few of them; of the rest how many. */
export const SourceList = (props: {
  readonly items: readonly { readonly id: string; readonly number: number; readonly title: string }[];
}): ReactElement | null => {
  const { t, n } = useWords();
  if (props.items.length === 0) return null;
  return (
    <div className="row">
      {props.items.slice(0, MOST).map((item) => (
        <Link key={item.id} className="src" to="/sources/$item" params={{ item: item.id }} search={{}}>
          <span className="num">{n(item.number)}</span> <bdi>{item.title}</bdi>
        </Link>
      ))}
      {props.items.length > MOST ? (
        <span className="faint">{t('import.more', { more: props.items.length - MOST })}</span>
      ) : null}
    </div>
  );
};
