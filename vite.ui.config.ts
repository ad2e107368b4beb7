import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The renderer in a plain browser, with a fake bridge: for design work (`npm run ui`, then `?scenario=NAME&theme=dark`)
 * and for the tests in `test/ui`. The preview serves the build under the policy of the real window.
 */
export default defineConfig({
  root: here('./test/ui/playground'),
  plugins: [react()],
  build: { outDir: here('./.cache/ui'), emptyOutDir: true, target: 'chrome130', cssTarget: 'chrome130' },
  server: { port: 5199, fs: { allow: [here('.')] } },
  preview: {
    // Another one when two trees are tested at the same time.
    port: Number(process.env['SWITCHBOARD_UI_PORT'] ?? 5198),
    strictPort: true,
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: app:; media-src data: app:; font-src 'self'; connect-src 'self'",
    },
  },
});
