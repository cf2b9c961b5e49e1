// Assembles engine/src/images/search.wat into search.generated.ts beside it. Again: node
// engine/tables/generate-search.ts
import { readFileSync, writeFileSync } from 'node:fs';
import assemble from 'wabt';

const here = (name: string): URL => new URL(`../src/images/${name}`, import.meta.url);

/** The text of search.generated.ts. */
export async function generateSearch(): Promise<string> {
  const features = { simd: true, threads: true };
  const assembled = (await assemble()).parseWat('search.wat', readFileSync(here('search.wat'), 'utf8'), features);
  const base64 = Buffer.from(assembled.toBinary({}).buffer).toString('base64');
  return `// Generated from search.wat; do not edit. To make it again: node engine/tables/generate-search.ts
export const searchModule =
  '${base64}';
`;
}

if (import.meta.main) writeFileSync(here('search.generated.ts'), await generateSearch());
