import { useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import type { JobContract } from '../../api/contract.ts';
import { useApi } from '../../api/use-deed.ts';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

/** Starts an export; how it goes and what came of it stand among the jobs and in the export panel. */
export const useExport = () => {
  const api = useApi();
  const notices = useNotices();
  const { t } = useWords();
  const [fault, setFault] = useState<CallFault | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    fault,
    busy,
    start: (input: JobContract['preserve.export-bundle'], onStarted: () => void): void => {
      setFault(null);
      setBusy(true);
      api
        .start('preserve.export-bundle', input)
        .then(() => {
          notices.tell(t('export.started'));
          onStarted();
        })
        .catch((thrown: unknown) => {
          setBusy(false);
          setFault(asCallFault(thrown));
        });
    },
  };
};
