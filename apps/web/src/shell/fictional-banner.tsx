import { lazy, type ReactElement, Suspense, useState } from 'react';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/words.tsx';

const NewWorkspaceDialog = lazy(async () => ({
  default: (await import('./new-workspace-dialog.tsx')).NewWorkspaceDialog,
}));

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
      <Suspense fallback={null}>{making ? <NewWorkspaceDialog onClose={() => setMaking(false)} /> : null}</Suspense>
    </aside>
  );
};
