/**
 * Builds the web verifier into one file that needs nothing beside it, and beside it `check-release.js`, which checks
 * a release on its public page: `node proof/web/build.ts OUT.html` (docs/decisions/0015-web-verifier.md).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(here, '../package.json'), 'utf8'));

const CHECK = 'check/main.ts';
const CERTIFICATES = /node_modules.(?:pkijs|asn1js|pvtsutils|pvutils|bytestreamjs|pako)/;

/** A script for a `<script>`: bundled, minified, with nothing in it that ends the element. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    define: { VERSION: JSON.stringify(version) },
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: {
        input: join(here, entry),
        output: { format: 'iife' },
        // What reads certificates does something when it is merely imported: the page of a release reads none.
        ...(entry === CHECK && { treeshake: { moduleSideEffects: (id: string) => !CERTIFICATES.test(id) } }),
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`${entry} was not built`);
  const chunks = output.output.filter((each) => each.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length !== 1) throw new Error(`${entry} is ${chunks.length} files, not one`);
  return chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page: no address but its own, no script or style but those whose hash it names, and no connection at all. */
function writePage(script: string, style: string): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Vigie</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<noscript>This page checks packages with its script: allow it. Cette page vérifie les paquets par son script : autorisez-le.</noscript>
<script>${script}</script>
</body>
</html>
`;
}

const [target = ''] = process.argv.slice(2);
if (target === '') throw new Error('node proof/web/build.ts OUT.html');
mkdirSync(dirname(target), { recursive: true });
const style = ['tokens.css', 'page.css'].map((name) => readFileSync(join(here, 'page', name), 'utf8')).join('');
writeFileSync(target, writePage(await bundle('page/main.ts'), style));
writeFileSync(join(dirname(target), 'check-release.js'), await bundle(CHECK));
