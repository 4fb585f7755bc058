import { type ReactElement, useState } from 'react';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/words.tsx';
import { NewWorkspaceDialog } from './new-workspace-dialog.tsx';

/** Nobody may take invented people for real ones, nor put real ones among them. */
export const FictionalBanner = (): ReactElement => {
  const { t } = useWords();
  const [making, setMaking] = useState(false);
  return (
    <aside className="banner" aria-label={t('fictional.label')}>
      <span>{t('fictional')}</span>
      <Button size="tiny" onPress={() => setMaking(true)}>
        {t('workspace.new')}
      </Button>
      {making ? <NewWorkspaceDialog onClose={() => setMaking(false)} /> : null}
    </aside>
  );
};
