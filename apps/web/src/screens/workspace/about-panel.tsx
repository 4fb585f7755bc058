import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import { useApi } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { NewWorkspaceDialog } from '../../shell/new-workspace-dialog.tsx';
import { useSession } from '../../shell/use-session.ts';
import { useWords } from '../../words/words.tsx';

/** Which workspace, where it lies, how it is kept, and who may work in it. */
export const AboutPanel = (): ReactElement => {
  const { t, told, name } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const notices = useNotices();
  const session = useSession();
  const [making, setMaking] = useState(false);
  const lock = (): void => {
    api
      .house('lock', {})
      .then(() => {
        client.clear();
        location.assign('/');
      })
      .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)));
  };
  return (
    <QueryState query={session}>
      {({ workspace, databaseWay, diskEncrypted }) => (
        <div className="work-panels">
          <section className="sheet pad stack">
            <h2>
              <bdi>{workspace.name}</bdi>
            </h2>
            <dl className="facts">
              <dt>{t('work.directory')}</dt>
              <dd className="mono hash">{workspace.directory}</dd>
              <dt>{t('work.database')}</dt>
              <dd>{name('work.database', databaseWay)}</dd>
              <dt>{t('work.disk')}</dt>
              <dd>
                {diskEncrypted === null ? (
                  t('work.disk.unknown')
                ) : (
                  <Pill tone={diskEncrypted ? 'ok' : 'warn'}>
                    {t(diskEncrypted ? 'work.disk.yes' : 'work.disk.no')}
                  </Pill>
                )}
              </dd>
              <dt>{t('work.vault')}</dt>
              <dd>{t('work.vault.more')}</dd>
            </dl>
            <div className="row">
              <Button onPress={lock}>{t('work.lock')}</Button>
              <Button onPress={() => setMaking(true)}>{t('workspace.new')}</Button>
            </div>
          </section>
          {making ? <NewWorkspaceDialog onClose={() => setMaking(false)} /> : null}
        </div>
      )}
    </QueryState>
  );
};
