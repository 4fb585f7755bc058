import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Member } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useSession } from '../../shell/use-session.ts';
import { longDay } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { ActAsDialog, AddMemberDialog, LeaveDialog, PassphraseDialog } from './member-dialogs.tsx';
import { RequestsPanel } from './requests-panel.tsx';

type Over =
  | { readonly kind: 'add' | 'passphrase' }
  | { readonly kind: 'act' | 'leave'; readonly member: Member }
  | null;

/** Who works here, who is at the desk now, and what waits for a second person. */
export const MembersPanel = (): ReactElement => {
  const { t } = useWords();
  const members = useRead('team.list-members', {});
  return (
    <div className="work-panels">
      <QueryState query={members} loading={t('members.loading')}>
        {(told) => <Members members={told.members} />}
      </QueryState>
      <RequestsPanel members={members.data?.members ?? []} />
    </div>
  );
};

const Members = ({ members }: { readonly members: readonly Member[] }): ReactElement => {
  const { t, name, who, locale } = useWords();
  const api = useApi();
  const client = useQueryClient();
  const self = useSession().data?.member.id;
  const [over, setOver] = useState<Over>(null);
  const owner = members.find((member) => member.owner);
  const back = (): void => {
    void api.actAsOwner().then(() => client.resetQueries());
  };
  const close = (): void => setOver(null);
  return (
    <section className="sheet pad stack">
      <div className="row">
        <h2 className="grow">{t('work.members')}</h2>
        <Button onPress={() => setOver({ kind: 'passphrase' })}>{t('members.own-passphrase')}</Button>
        <Button look="main" onPress={() => setOver({ kind: 'add' })}>
          {t('members.add')}
        </Button>
      </div>
      <p className="muted">{t('members.more')}</p>
      <ul className="members">
        {members.map((member) => (
          <li key={member.id} className="bundle stack">
            <div className="row">
              <b>
                <bdi>{who(member.name)}</bdi>
              </b>
              <span className="grow" />
              {member.id === self ? <Pill tone="ok">{t('members.at-desk')}</Pill> : null}
              {member.id !== self && !member.left && member.hasPassphrase && !member.owner ? (
                <Button size="tiny" onPress={() => setOver({ kind: 'act', member })}>
                  {t('members.act')}
                </Button>
              ) : null}
              {member.owner && self !== undefined && self !== member.id ? (
                <Button size="tiny" onPress={back}>
                  {t('members.act-owner')}
                </Button>
              ) : null}
              {!member.owner && !member.left ? (
                <Button size="tiny" look="bare" onPress={() => setOver({ kind: 'leave', member })}>
                  {t('members.leave')}
                </Button>
              ) : null}
            </div>
            <div className="muted small">
              {[
                member.owner ? t('members.owner') : null,
                name('role', member.role),
                member.addedAt ? t('members.since', { when: longDay(member.addedAt, locale) }) : null,
                member.left ? t('members.left') : null,
                !member.left && !member.hasPassphrase ? t('members.no-passphrase') : null,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {over?.kind === 'add' ? <AddMemberDialog onClose={close} /> : null}
      {over?.kind === 'passphrase' ? (
        <PassphraseDialog member={members.find(({ id }) => id === self) ?? owner} onClose={close} />
      ) : null}
      {over?.kind === 'act' ? <ActAsDialog member={over.member} onClose={close} /> : null}
      {over?.kind === 'leave' ? <LeaveDialog member={over.member} onClose={close} /> : null}
    </section>
  );
};
