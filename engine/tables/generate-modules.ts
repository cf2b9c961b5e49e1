// Assembles the modules of WebAssembly text into a .generated.ts beside each. Again: node
// engine/tables/generate-modules.ts
import { readFileSync, writeFileSync } from 'node:fs';
import assemble from 'wabt';

export interface Assembled {
  url: URL;
  text: string;
}

/** Where the modules are, without what their files' names end with. */
const MODULES = ['engine/src/images/search', 'engine/src/fold/words', 'server/src/listing/scan/rows'];

/** The text of each module's generated file. */
export async function generateModules(): Promise<Assembled[]> {
  const wabt = await assemble();
  return MODULES.map((path) => {
    const here = (end: string): URL => new URL(`../../${path}${end}`, import.meta.url);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const assembled = wabt.parseWat(`${name}.wat`, readFileSync(here('.wat'), 'utf8'), { simd: true, threads: true });
    const base64 = Buffer.from(assembled.toBinary({}).buffer).toString('base64');
    return {
      url: here('.generated.ts'),
      text: `// Generated from ${name}.wat; do not edit. To make it again: node engine/tables/generate-modules.ts
export const ${name}Module =
  '${base64}';
`,
    };
  });
}

if (import.meta.main) for (const { url, text } of await generateModules()) writeFileSync(url, text);
