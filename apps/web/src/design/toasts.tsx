import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';

/** Short notices at the edge. News is read out politely and goes by itself; a fault stays until it is put away. */
interface Notice {
  readonly id: number;
  readonly tone: 'news' | 'fault';
  readonly words: ReactNode;
}

export interface Notices {
  readonly tell: (words: ReactNode) => void;
  readonly warn: (words: ReactNode) => void;
}

const NoticesContext = createContext<Notices | null>(null);
const NEWS_STAYS = 5000;
const AT_MOST = 4;

export const NoticesProvider = (props: { readonly children: ReactNode }): ReactElement => {
  const { t } = useWords();
  const [shown, show] = useState<readonly Notice[]>([]);
  const next = useRef(1);
  const putAway = useCallback((id: number) => show((all) => all.filter((notice) => notice.id !== id)), []);
  const add = useCallback(
    (tone: Notice['tone'], words: ReactNode) => {
      const id = next.current++;
      show((all) => [...all.slice(1 - AT_MOST), { id, tone, words }]);
      if (tone === 'news') setTimeout(() => putAway(id), NEWS_STAYS);
    },
    [putAway],
  );
  const notices = useMemo(
    (): Notices => ({ tell: (words) => add('news', words), warn: (words) => add('fault', words) }),
    [add],
  );
  return (
    <NoticesContext.Provider value={notices}>
      {props.children}
      <section className="toasts" aria-label={t('notices')}>
        <div role="status">{shown.filter(({ tone }) => tone === 'news').map((notice) => toast(notice))}</div>
        <div role="alert">{shown.filter(({ tone }) => tone === 'fault').map((notice) => toast(notice))}</div>
      </section>
    </NoticesContext.Provider>
  );

  function toast(notice: Notice): ReactElement {
    return (
      <div key={notice.id} className="toast" data-tone={notice.tone}>
        <span className="grow">{notice.words}</span>
        <Button look="bare" size="tiny" label={t('close')} onPress={() => putAway(notice.id)}>
          <span aria-hidden="true">✕</span>
        </Button>
      </div>
    );
  }
};

export const useNotices = (): Notices => {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('a screen stands outside NoticesProvider');
  return notices;
};
