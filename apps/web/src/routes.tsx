import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { LoadingState } from './design/states.tsx';
import { LostScreen, ScreenFault } from './shell/screen-fault.tsx';
import { Shell } from './shell/shell.tsx';

/** The address says what a screen shows: every state worth coming back to is a search parameter. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const whole = (value: unknown): number | undefined => {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
};
/** Leaves out what is absent, so that addresses stay short. */
const only = <Search extends object>(search: Search): { [K in keyof Search]?: Exclude<Search[K], undefined> } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as never;

const root = createRootRoute({ component: Shell, notFoundComponent: LostScreen });

const desk = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/desk/desk-screen.tsx'), 'DeskScreen'),
});
const sources = createRoute({
  getParentRoute: () => root,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      text: text(search.text),
      kind: text(search.kind),
      language: text(search.language),
      classification: text(search.classification),
      sort: text(search.sort),
    }),
  component: lazyRouteComponent(() => import('./screens/sources/sources-screen.tsx'), 'SourcesScreen'),
});
const reader = createRoute({
  getParentRoute: () => root,
  path: '/sources/$item',
  validateSearch: (search: Record<string, unknown>) =>
    only({ at: text(search.at), blind: text(search.blind), show: text(search.show) }),
  component: lazyRouteComponent(() => import('./screens/reader/reader-screen.tsx'), 'ReaderScreen'),
});
const custody = createRoute({
  getParentRoute: () => root,
  path: '/sources/$item/custody',
  component: lazyRouteComponent(() => import('./screens/custody/custody-screen.tsx'), 'CustodyScreen'),
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (search: Record<string, unknown>) =>
    only({ a: text(search.a), b: text(search.b), tab: text(search.tab) }),
  component: lazyRouteComponent(() => import('./screens/compare/compare-screen.tsx'), 'CompareScreen'),
});
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: (search: Record<string, unknown>) => only({ text: text(search.text), sort: text(search.sort) }),
  component: lazyRouteComponent(() => import('./screens/people/people-screen.tsx'), 'PeopleScreen'),
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$entity',
  validateSearch: (search: Record<string, unknown>) =>
    only({ asOf: text(search.asOf), knownAt: whole(search.knownAt) }),
  component: lazyRouteComponent(() => import('./screens/person/person-screen.tsx'), 'PersonScreen'),
});
const matches = createRoute({
  getParentRoute: () => root,
  path: '/matches',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      a: text(search.a),
      b: text(search.b),
      entity: text(search.entity),
      order: text(search.order),
      family: text(search.family),
      blind: text(search.blind),
    }),
  component: lazyRouteComponent(() => import('./screens/matches/matches-screen.tsx'), 'MatchesScreen'),
});
const cluster = createRoute({
  getParentRoute: () => root,
  path: '/matches/$mention',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      with: text(search.with),
      entity: text(search.entity),
      order: text(search.order),
      family: text(search.family),
    }),
  component: lazyRouteComponent(() => import('./screens/matches/cluster-screen.tsx'), 'ClusterScreen'),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: (search: Record<string, unknown>) =>
    only({ asOf: text(search.asOf), knownAt: whole(search.knownAt) }),
  component: lazyRouteComponent(() => import('./screens/figures/figures-screen.tsx'), 'FiguresScreen'),
});
const communications = createRoute({
  getParentRoute: () => root,
  path: '/communications',
  component: lazyRouteComponent(
    () => import('./screens/communications/communications-screen.tsx'),
    'CommunicationsScreen',
  ),
});
const composer = createRoute({
  getParentRoute: () => root,
  path: '/communications/new',
  validateSearch: (search: Record<string, unknown>) => only({ person: text(search.person) }),
  component: lazyRouteComponent(() => import('./screens/communications/composer-screen.tsx'), 'ComposerScreen'),
});
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/workspace',
  validateSearch: (search: Record<string, unknown>) =>
    only({
      tab: text(search.tab),
      text: text(search.text),
      deed: text(search.deed),
      member: text(search.member),
      from: text(search.from),
      to: text(search.to),
    }),
  component: lazyRouteComponent(() => import('./screens/workspace/workspace-screen.tsx'), 'WorkspaceScreen'),
});

const tree = root.addChildren([
  desk,
  sources,
  reader,
  custody,
  compare,
  people,
  person,
  matches,
  cluster,
  figures,
  communications,
  composer,
  workspace,
]);

const parsedSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));
const writtenSearch = (search: Record<string, unknown>): string => {
  const written = new URLSearchParams(
    Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString();
  return written === '' ? '' : `?${written}`;
};

export const makeDeskRouter = () =>
  createRouter({
    routeTree: tree,
    parseSearch: parsedSearch,
    stringifySearch: writtenSearch,
    defaultPreload: 'intent',
    defaultErrorComponent: ScreenFault,
    defaultPendingComponent: () => <LoadingState />,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeDeskRouter>;
  }
}
