// The values that the Transparency Database takes, from a copy of its published enumerations:
//   node tools/generate/transparency-register.ts ENUMS.json CHECKED-ON
// writes registers/transparency-database/enums.json. Values alone are kept, with where they come from; labels are the
// console's words.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Published {
  source: string;
  enums: Record<string, Record<string, string> | string[]>;
  template_category_tree: { const: string; keywords: { const: string }[] }[];
}

const [file, checked] = process.argv.slice(2);
if (!file || !checked) throw new Error('usage: node tools/generate/transparency-register.ts ENUMS.json YYYY-MM-DD');
const published: Published = JSON.parse(readFileSync(file, 'utf8'));
const enums = Object.fromEntries(
  Object.entries(published.enums).map(([name, values]) => [name, Array.isArray(values) ? values : Object.keys(values)]),
);
const known = new Set(enums.STATEMENT_CATEGORIES);
const keywords = Object.fromEntries(
  published.template_category_tree
    .filter((category) => known.has(category.const))
    .map((category) => [category.const, category.keywords.map((keyword) => keyword.const)]),
);
writeFileSync(
  join(import.meta.dirname, '../../registers/transparency-database/enums.json'),
  `${JSON.stringify({ source: published.source, checked, verified: true, enums, keywords }, null, 2)}\n`,
);
