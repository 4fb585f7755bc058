import type { ReactElement } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import { useApi } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useWords } from '../../words/words.tsx';

/** A saved draft as a word-processor file. */
export const DocxButton = (props: { readonly communication: string }): ReactElement => {
  const { told, t } = useWords();
  const api = useApi();
  const notices = useNotices();
  return (
    <span>
      <Button
        size="tiny"
        onPress={() =>
          void api
            .download('communicate.write-docx', { communication: props.communication })
            .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)))
        }
      >
        {t('comm.docx')}
      </Button>
    </span>
  );
};
