import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './shell/shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeApi } from './api/call.ts';
import { makeQueryClient } from './api/query-client.ts';
import { browserTransport } from './api/transport.ts';
import { ApiProvider } from './api/use-deed.ts';
import { applyTheme } from './design/theme.ts';
import { NoticesProvider } from './design/toasts.tsx';
import { makeDeskRouter } from './routes.tsx';
import { firstLocale, loadCatalogue, WordsProvider } from './words/words.tsx';

const start = async (): Promise<void> => {
  applyTheme();
  const token = document.querySelector<HTMLMetaElement>('meta[name="amparo-token"]')?.content ?? '';
  const place = document.getElementById('desk');
  if (!place) return;
  const locale = firstLocale();
  const catalogue = await loadCatalogue(locale);
  const api = makeApi(browserTransport(token));
  const queryClient = makeQueryClient();
  createRoot(place).render(
    <StrictMode>
      <WordsProvider first={{ locale, catalogue }}>
        <ApiProvider value={api}>
          <QueryClientProvider client={queryClient}>
            <NoticesProvider>
              <RouterProvider router={makeDeskRouter()} />
            </NoticesProvider>
          </QueryClientProvider>
        </ApiProvider>
      </WordsProvider>
    </StrictMode>,
  );
};

void start();
