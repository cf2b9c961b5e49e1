/**
 * Writes the rules of judgement into docs/reference/follow-up.md: `node tools/generate/judgement-table.ts`. A test
 * tells when they are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { RULES } from '../../server/src/followup/verdict/rules.ts';

export const PAGE = new URL('../../docs/reference/follow-up.md', import.meta.url);
const BETWEEN = /(<!-- rules: node tools\/generate\/judgement-table\.ts -->\n).*(\n<!-- \/rules -->)/s;

/** The page with the rules as they are. */
export function printRules(page: string): string {
  if (!BETWEEN.test(page)) throw new Error('the page has no place for the rules');
  const rows = RULES.map(
    ({ name, shows, verdict }, index) => `| ${index + 1} | \`${name}\` | ${shows} | \`${verdict}\` |`,
  );
  const table = ['| | rule | what is seen | verdict |', '|---|---|---|---|', ...rows].join('\n');
  return page.replace(BETWEEN, (_, start: string, end: string) => start + table + end);
}

if (import.meta.main) writeFileSync(PAGE, printRules(readFileSync(PAGE, 'utf8')));
