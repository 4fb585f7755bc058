import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Session } from '../api/contract.ts';
import { Kbd } from '../design/kbd.tsx';
import { Pill } from '../design/pill.tsx';
import { clockTime, shortInstant } from '../words/when.ts';
import { useWords } from '../words/words.tsx';
import { NavFoot } from './nav-foot.tsx';

/** Rooms that a narrow screen keeps behind "more". */
const LATE_ROOMS = /^\/(?:figures|communications|workspace)/;

/** The rooms of the desk. On a narrow screen they lie at the bottom, and the rest opens as a sheet. */
export const Nav = (props: {
  readonly session: Session;
  readonly onKeys: () => void;
  readonly onFind: () => void;
}): ReactElement => {
  const { t, n } = useWords();
  const { counts, workspace } = props.session;
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const count = (value: number): ReactElement | null => (value > 0 ? <b className="num">{n(value)}</b> : null);
  return (
    <nav className="nav" aria-label={t('nav')} data-open={open}>
      <div className="mark">
        Amparo
        <small>
          <bdi>{workspace.name}</bdi>
        </small>
      </div>
      <button type="button" className="nav-find" onClick={props.onFind} aria-keyshortcuts="Control+K">
        <span>{t('find')}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className="nav-rooms">
        <Link to="/" activeOptions={{ exact: true }} onClick={close}>
          {t('nav.desk')}
          {count(counts.proposals)}
        </Link>
        <Link to="/sources" onClick={close}>
          {t('nav.sources')}
          {count(counts.items)}
        </Link>
        <Link to="/people" onClick={close}>
          {t('nav.people')}
          {count(counts.people)}
        </Link>
        <Link to="/matches" onClick={close}>
          {t('nav.matches')}
          {count(counts.matches)}
        </Link>
        <Link to="/figures" onClick={close} className="nav-late">
          {t('nav.figures')}
        </Link>
        <Link to="/communications" onClick={close} className="nav-late">
          {t('nav.communications')}
          {count(counts.communications)}
        </Link>
        <button
          type="button"
          className="nav-more"
          data-here={LATE_ROOMS.test(path)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('nav.more')}
        </button>
      </div>
      <div className="nav-sheet">
        <h2 className="nav-group">{t('nav.workspace')}</h2>
        <Link to="/workspace" search={{ tab: 'journal' }} activeOptions={{ includeSearch: true }} onClick={close}>
          {t('nav.journal')}
          {count(counts.entries)}
        </Link>
        <Link to="/workspace" search={{}} activeOptions={{ includeSearch: true, exact: true }} onClick={close}>
          {t('nav.members')}
        </Link>
        <span className="grow" />
        <Seal sealedAt={props.session.sealedAt} size={props.session.sealedSize} />
        <NavFoot onKeys={props.onKeys} />
      </div>
    </nav>
  );
};

/** When the journal was last signed: everything before cannot be changed unseen. */
const Seal = (props: { readonly sealedAt: string | null; readonly size: number }): ReactElement => {
  const { t, locale } = useWords();
  return props.sealedAt ? (
    <Pill
      tone="ok"
      title={t('seal.title', { when: shortInstant(props.sealedAt, locale, new Date()), size: props.size })}
    >
      <span aria-hidden="true">●</span> {t('seal.at', { time: clockTime(props.sealedAt) })}
    </Pill>
  ) : (
    <Pill>
      <span aria-hidden="true">○</span> {t('seal.none')}
    </Pill>
  );
};
