import './figures.css';
import type { ReactElement } from 'react';
import { useWords } from '../../words/words.tsx';
import { DetainedPanel } from './detained-panel.tsx';
import { PrintedPanel } from './printed-panel.tsx';

/** How many: our own count, as of a day and as known at an entry, beside the figures that sources print. */
export const FiguresScreen = (): ReactElement => {
  const { t } = useWords();
  return (
    <>
      <div className="screen-head">
        <h1>{t('figures.count')}</h1>
      </div>
      <DetainedPanel />
      <PrintedPanel />
    </>
  );
};
