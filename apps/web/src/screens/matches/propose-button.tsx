import type { ReactElement } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import { useApi } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

/** Looks for pairs again, over the whole archive. */
export const ProposeButton = (): ReactElement => {
  const { told, t } = useWords();
  const api = useApi();
  const notices = useNotices();
  return (
    <Button
      onPress={() =>
        void api
          .start('consolidate.propose-matches', {})
          .then(() => notices.tell(t('matches.proposing')))
          .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)))
      }
    >
      {t('matches.propose')}
    </Button>
  );
};
