import './custody.css';
import { ROLES } from '@amparo/core/policy/rights';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Custody, OpenItem } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Menu } from '../../design/menu.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useSession } from '../../shell/use-session.ts';
import { useWords } from '../../words/words.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { PurposeGate } from '../reader/purpose-gate.tsx';
import { TermsDialog } from '../reader/terms-dialog.tsx';
import { CollectionPanel } from './collection-panel.tsx';
import { CustodyDeedDialog } from './custody-deed-dialog.tsx';
import { type CustodyDeed, deedsFor } from './custody-deeds.ts';
import { EntriesPanel } from './entries-panel.tsx';
import { HashesPanel } from './hashes-panel.tsx';
import { Gaps, StatePanel } from './state-panel.tsx';

const route = getRouteApi('/sources/$item/custody');

/** Who had the item in hand, what was done with it and why, and what proves it: without a gap, or with the gap shown. */
export const CustodyScreen = (): ReactElement => {
  const { t } = useWords();
  const { item } = route.useParams();
  const open = useRead('read.open-item', { item });
  const custody = useRead('preserve.list-custody', { item });
  return (
    <PurposeGate item={item} fault={open.error}>
      <QueryState query={open} loading={t('reader.loading')}>
        {(answer) => (
          <>
            <div className="crumb">
              <Link to="/sources" search={{}}>
                {t('nav.sources')}
              </Link>{' '}
              ›{' '}
              <Link to="/sources/$item" params={{ item }} search={{}}>
                {t('item.number', { number: answer.item.number })}
              </Link>{' '}
              › {t('custody.title')}
            </div>
            {custody.data ? (
              <OpenCustody open={answer} custody={custody.data} />
            ) : (
              <>
                <h1>
                  <bdi>{answer.item.title}</bdi>
                </h1>
                <QueryState query={custody} loading={t('custody.loading')}>
                  {() => null}
                </QueryState>
              </>
            )}
          </>
        )}
      </QueryState>
    </PurposeGate>
  );
};

const OpenCustody = ({ open, custody }: { readonly open: OpenItem; readonly custody: Custody }): ReactElement => {
  const { t, told, locale } = useWords();
  const api = useApi();
  const asWhom = useSession().data?.member.role;
  const role = ROLES.find((one) => one === asWhom) ?? 'observer';
  const notices = useNotices();
  const [over, setOver] = useState<CustodyDeed | 'terms' | 'export' | null>(null);
  const { item } = open;
  const close = (): void => setOver(null);
  return (
    <>
      <div className="row reader-head">
        <h1>
          <bdi>{item.title}</bdi>
        </h1>
        <span className="grow" />
        <Menu
          label={t('custody.record')}
          choices={deedsFor(custody, role).map((id) => ({
            id,
            label: t(`custody.do.${id}`),
            text: t(`custody.do.${id}`),
          }))}
          onChoose={(id) => setOver(deedsFor(custody, role).find((one) => one === id) ?? null)}
        >
          {t('custody.record')}
        </Menu>
        <Button onPress={() => setOver('terms')}>{t('terms.change')}</Button>
        <Button
          onPress={() =>
            void api
              .download('preserve.write-custody-sheet', { item: item.id, language: locale })
              .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)))
          }
        >
          {t('custody.sheet')}
        </Button>
        <Button onPress={() => setOver('export')}>{t('custody.export')}</Button>
      </div>
      <Gaps gaps={custody.state.gaps} />
      <div className="custody-panels">
        <StatePanel custody={custody} item={item} />
        <EntriesPanel custody={custody} item={item.id} />
        <div className="stack custody-rest">
          <HashesPanel open={open} custody={custody} />
          <CollectionPanel open={open} />
        </div>
      </div>
      {over === 'terms' ? <TermsDialog items={[item.id]} onClose={close} /> : null}
      {over === 'export' ? <ExportDialog items={[String(item.number)]} onClose={close} /> : null}
      {over !== null && over !== 'terms' && over !== 'export' ? (
        <CustodyDeedDialog deed={over} item={item.id} custody={custody} onClose={close} />
      ) : null}
    </>
  );
};
