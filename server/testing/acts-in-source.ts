import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '../src');

/**
 * Acts as the source names them where it notes them: `act: 'case.decided'`, also several in one expression, or with an
 * ending filled in.
 */
export function actsInSource(): string[] {
  const acts = new Set<string>();
  for (const file of globSync('**/*.ts', { cwd: SOURCE, exclude: ['**/*.{test,long}.ts'] })) {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    for (const [, expression = ''] of text.matchAll(/\bact: ([^,;]*?['`][^,;]*)[,;]/g)) {
      for (const [, act = ''] of expression.matchAll(/['`]([a-z]+\.[a-z-]*(?:\$\{\w+\})?)['`]/g)) acts.add(act);
    }
  }
  return [...acts].sort();
}
