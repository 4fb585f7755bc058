import './workspace.css';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Tabs } from '../../design/tabs.tsx';
import { useWords } from '../../words/words.tsx';
import { AboutPanel } from './about-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { JobsPanel } from './jobs-panel.tsx';
import { JournalPanel } from './journal-panel.tsx';
import { MembersPanel } from './members-panel.tsx';
import { VaultPanel } from './vault-panel.tsx';

const route = getRouteApi('/workspace');

/** The house itself: who is in it, what was done, what leaves it. */
export const WorkspaceScreen = (): ReactElement => {
  const { t } = useWords();
  const { tab = 'about' } = route.useSearch();
  const navigate = useNavigate({ from: '/workspace' });
  const tabs = [
    { id: 'about', label: t('work.about'), panel: <AboutPanel /> },
    { id: 'members', label: t('work.members'), panel: <MembersPanel /> },
    { id: 'journal', label: t('work.journal'), panel: <JournalPanel /> },
    { id: 'vault', label: t('work.vault'), panel: <VaultPanel /> },
    { id: 'export', label: t('work.export'), panel: <ExportPanel /> },
    { id: 'jobs', label: t('work.jobs'), panel: <JobsPanel /> },
  ];
  return (
    <>
      <div className="screen-head">
        <h1>{t('work.title')}</h1>
      </div>
      <Tabs
        label={t('work.title')}
        chosen={tabs.some(({ id }) => id === tab) ? tab : 'about'}
        onChoose={(id) => void navigate({ search: id === 'about' ? {} : { tab: id }, replace: true })}
        tabs={tabs}
      />
    </>
  );
};
