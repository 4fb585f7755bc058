import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useApi } from '../api/use-deed.ts';
import { useWords } from '../words/words.tsx';
import { entriesOf, type Gathering, gatherEntries } from './gather-files.ts';
import { type ImportRun, type ImportState, makeImportRun } from './import-run.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

interface Imports {
  readonly state: ImportState;
  readonly run: ImportRun;
  /** Opens the dialog, with files already chosen or none. */
  readonly ask: (gathering?: Gathering) => void;
}

const ImportsContext = createContext<Imports | null>(null);
const NOTHING: Gathering = { files: [], unread: [] };

/** Files can be dropped on any screen; they go on arriving while a person works elsewhere. */
export const ImportsProvider = (props: { readonly children: ReactNode }): ReactElement => {
  const api = useApi();
  const client = useQueryClient();
  const { t } = useWords();
  const [asked, setAsked] = useState<Gathering | null>(null);
  const run = useMemo(
    () =>
      // The house reads what it received by itself; the desk only asks again what there is.
      makeImportRun(api, () => void client.invalidateQueries()),
    [api, client],
  );
  const state = useSyncExternalStore(run.watch, run.now);
  const ask = useCallback((gathering: Gathering = NOTHING) => setAsked(gathering), []);
  const over = useDrop((entries) => void gatherEntries(entries).then(ask));
  const imports = useMemo(() => ({ state, run, ask }), [state, run, ask]);
  return (
    <ImportsContext.Provider value={imports}>
      {props.children}
      {over ? (
        <div className="drop-veil" aria-hidden="true">
          <div className="drop-words">{t('import.drop')}</div>
        </div>
      ) : null}
      <Suspense fallback={null}>
        {asked ? (
          <ImportDialog
            gathering={asked}
            onChange={setAsked}
            onClose={() => setAsked(null)}
            onImport={(terms) => {
              run.add(asked.files, asked.unread, terms);
              setAsked(null);
            }}
          />
        ) : null}
      </Suspense>
    </ImportsContext.Provider>
  );
};

export const useImports = (): Imports => {
  const imports = useContext(ImportsContext);
  if (!imports) throw new Error('a screen stands outside ImportsProvider');
  return imports;
};

/** True while files hang over the window. A file that misses must never replace the page. */
const useDrop = (take: (entries: readonly FileSystemEntry[]) => void): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (dragged: DragEvent): boolean => dragged.dataTransfer?.types.includes('Files') ?? false;
    const enter = (dragged: DragEvent): void => {
      if (!hasFiles(dragged)) return;
      depth++;
      setOver(true);
    };
    const leave = (dragged: DragEvent): void => {
      if (!hasFiles(dragged)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (dragged: DragEvent): void => {
      if (hasFiles(dragged)) dragged.preventDefault();
    };
    const drop = (dragged: DragEvent): void => {
      if (!hasFiles(dragged) || !dragged.dataTransfer) return;
      dragged.preventDefault();
      depth = 0;
      setOver(false);
      take(entriesOf(dragged.dataTransfer));
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
    };
  }, [take]);
  return over;
};
