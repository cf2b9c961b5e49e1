import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoad } from './first-load.ts';
import { wordsInParts } from './words-in-parts.ts';

/** What the service answers, and not Vite, where the console is worked on (`npm run dev`). */
const OF_SERVICE =
  '^/(v1|openapi\\.json|docs|public|releases|log|notify|complain|verify|demo|health|\\.well-known)(?=[/?]|$)';

export default defineConfig({
  plugins: [wordsInParts, react(), firstLoad],
  // Nothing inline: the content security policy allows scripts and styles from /assets alone.
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every page needs is one file: it is smaller than thirty, and asked for once.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] } } },
  },
  // The service knows the worker's file by its name: it has a policy of its own.
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/engine-worker-[hash].js' } } },
  server: { proxy: { [OF_SERVICE]: `http://127.0.0.1:${process.env.VIGIE_PORT ?? 8420}` } },
});
