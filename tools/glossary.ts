// Writes docs/glossary.md, and the console's hover help, from docs/glossary.yaml. Again: node tools/glossary.ts
// (--check: says whether they are stale)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const words = z.strictObject({ term: z.string().min(2), means: z.string().min(10) });
const glossary = z
  .record(z.string().regex(/^[a-z-]+$/), z.strictObject({ en: words, fr: words, law: z.string().optional() }))
  .parse(parse(readFileSync(join(ROOT, 'docs/glossary.yaml'), 'utf8')));
const entries = Object.entries(glossary).sort(([, a], [, b]) => a.en.term.localeCompare(b.en.term, 'en'));

const rows = entries.map(
  ([, { en, fr, law }]) => `| **${en.term}** | ${en.means}${law ? ` (${law})` : ''} | **${fr.term}** | ${fr.means} |`,
);
const page = `<!-- Made from docs/glossary.yaml by: node tools/glossary.ts -->
# Glossary

The field's words. Code, tables, API, screens and documents use these and no synonyms.

| English | means | français | signifie |
|---|---|---|---|
${rows.join('\n')}
`;
const help = (language: 'en' | 'fr'): string =>
  `${JSON.stringify(Object.fromEntries(Object.entries(glossary).map(([key, entry]) => [key, entry[language]])), null, 2)}\n`;

const made = {
  'docs/glossary.md': page,
  'console/src/words/glossary.en.json': help('en'),
  'console/src/words/glossary.fr.json': help('fr'),
};
for (const [path, text] of Object.entries(made)) {
  if (!process.argv.includes('--check')) writeFileSync(join(ROOT, path), text);
  else if (readFileSync(join(ROOT, path), 'utf8') !== text) {
    process.stderr.write(`${path} is stale: node tools/glossary.ts\n`);
    process.exitCode = 1;
  }
}
