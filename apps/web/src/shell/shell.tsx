import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { useSchema } from '../api/use-schema.ts';
import { ErrorState, LoadingState } from '../design/states.tsx';
import { useKeys } from '../design/use-keys.ts';
import { ImportStrip } from '../imports/import-strip.tsx';
import { ImportsProvider } from '../imports/imports.tsx';
import { useWords } from '../words/words.tsx';
import { FictionalBanner } from './fictional-banner.tsx';
import { JobsStrip } from './jobs-strip.tsx';
import { Nav } from './nav.tsx';
import { useHouse } from './use-house.ts';
import { useSession } from './use-session.ts';

const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }));
const Finder = lazy(async () => ({ default: (await import('./finder.tsx')).Finder }));
const UnlockScreen = lazy(async () => ({ default: (await import('./unlock-screen.tsx')).UnlockScreen }));

/** The frame of every screen: where one is, whose archive it is, what runs. */
export const Shell = (): ReactElement => {
  const { t } = useWords();
  const client = useQueryClient();
  const house = useHouse();
  const session = useSession(house.data?.locked === false);
  const schema = useSchema(house.data?.locked === false);
  const [over, setOver] = useState<'keys' | 'finder' | null>(null);
  useKeys({ '?': () => setOver('keys') });
  useFinderKey(() => setOver('finder'));
  const main = useFocusOnNewScreen();

  const unmet = house.error ?? (session.error?.locked ? null : session.error) ?? schema.error;
  if (house.data?.locked || session.error?.locked) {
    return (
      <Suspense fallback={<LoadingState />}>
        {house.data ? <UnlockScreen house={house.data} /> : <LoadingState />}
      </Suspense>
    );
  }
  if (!session.data || !schema.data) {
    return unmet ? <ErrorState fault={unmet} onRetry={() => void client.refetchQueries()} /> : <LoadingState />;
  }
  return (
    <ImportsProvider>
      <div className="app">
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        <Nav session={session.data} onKeys={() => setOver('keys')} onFind={() => setOver('finder')} />
        <div className="room">
          {session.data.workspace.fictional ? <FictionalBanner /> : null}
          <ImportStrip />
          <JobsStrip />
          <main id="main" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <Suspense fallback={null}>
          {over === 'keys' ? <KeysHelp onClose={() => setOver(null)} /> : null}
          {over === 'finder' ? <Finder onClose={() => setOver(null)} /> : null}
        </Suspense>
      </div>
    </ImportsProvider>
  );
};

/** Ctrl K or ⌘ K from anywhere, also out of a field. */
const useFinderKey = (open: () => void): void => {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (pressed: KeyboardEvent): void => {
      if (pressed.code !== 'KeyK' || !(pressed.ctrlKey || pressed.metaKey)) return;
      pressed.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
};

/** A new screen begins at its top, with the focus in it: screen readers hear where they are. */
const useFocusOnNewScreen = () => {
  const main = useRef<HTMLElement>(null);
  const screen = useRouterState({ select: (state) => state.location.pathname });
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [screen]);
  return main;
};
