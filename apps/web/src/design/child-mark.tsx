import type { ReactElement } from 'react';
import { useWords } from '../words/words.tsx';

/** Beside every name of a child: the guard that a person must not overlook. */
export const ChildMark = (): ReactElement => {
  const { t } = useWords();
  return (
    <span className="child-mark" title={t('people.child.title')}>
      {t('people.child')}
    </span>
  );
};
