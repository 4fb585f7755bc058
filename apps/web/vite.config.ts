import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** React Aria carries its own few words in 34 languages; the desk speaks three, and Belarusian is not among the 34. */
const ariaLanguages: Plugin = {
  name: 'amparo-aria-languages',
  enforce: 'pre',
  load: (id) =>
    /react-(aria|stately)[^?]*\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.(mjs|js|cjs)$/.test(id) &&
    !/\/(en-US|ru-RU)\.\w+$/.test(id)
      ? 'export default {};'
      : null,
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [ariaLanguages, react()],
  build: {
    target: 'es2022',
    // The content security policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
