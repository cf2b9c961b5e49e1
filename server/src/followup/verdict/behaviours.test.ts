import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { behaviourPath, behaviours, catalogue, type Marketplace, startMarketplace } from '@vigie/demo';
import { createVisitor, type Visitor } from '../../base/fetch/fetch.ts';
import type { Verdict } from './judgement.ts';
import { judge } from './verdict.ts';

/*
 * Every way a page of the sample marketplace can be, in every language that it is offered in, over three days with two
 * looks on each. What a person would say of the page is written beside the page in the demo, and knows nothing of the
 * verdict's code. In every run each page on one of the days; `behaviours.long.ts` has all.
 */

const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;
const DAYS = [1, 2, 3];
const LOOKS = 2;

let marketplace: Marketplace;
let visitor: Visitor;
before(async () => {
  marketplace = await startMarketplace({ slowMs: 60_000 });
  const allow = [new URL(marketplace.url).host];
  visitor = createVisitor({ contact: 'x', clock: () => new Date(), allow, paceMs: 0, limits: { bytes: 1024 * 1024 } });
});
after(() => marketplace.stop());

/** The last offer of each language. */
const samples = [...new Map(catalogue.map((listing) => [listing.language, listing])).values()];

test('no false "removed", and at most two pages in doubt that a person would have decided', async (t) => {
  assert.ok(behaviours.length >= 25, `${behaviours.length} behaviours`);
  const table: Record<string, Record<Verdict, number> & { person: Verdict; pages: number }> = {};
  const falselyRemoved: string[] = [];
  const wrong: string[] = [];
  const leftOpen = new Set<string>();
  for (const day of DAYS) {
    marketplace.setDay(day);
    for (const [index, behaviour] of behaviours.entries()) {
      const { name, expectVerdict: person, fromDay } = behaviour;
      // Before, it is about to change: a person who looked twice that day would be wrong too.
      if (day < fromDay) continue;
      if (!IS_LONG && day !== fromDay + (index % (4 - fromDay))) continue;
      // One that never answers costs its whole time-out: one language says it.
      for (const listing of name === 'slow' || name === 'endless' ? samples.slice(0, 1) : samples) {
        const url = marketplace.url + behaviourPath(name, listing);
        const verdicts: Verdict[] = [];
        for (let look = 0; look < LOOKS; look++) {
          const limits = name === 'slow' ? { firstByteMs: 500 } : {};
          const visited = await visitor.visit(url, { limits });
          const about = { title: listing.title, url, id: listing.id };
          verdicts.push(judge(visited, { listing: about, previous: verdicts.at(-1) ?? null }).verdict);
        }
        table[name] ??= { person, pages: 0, online: 0, removed: 0, restricted: 0, indeterminate: 0 };
        table[name].pages += verdicts.length;
        for (const verdict of verdicts) table[name][verdict]++;
        const where = `${name}, ${listing.language}, day ${day}: ${verdicts.join(', ')}, a person: ${person}`;
        if (person !== 'removed' && verdicts.includes('removed')) falselyRemoved.push(where);
        else if (verdicts.some((verdict) => verdict !== person && verdict !== 'indeterminate')) wrong.push(where);
        if (person !== 'indeterminate' && verdicts.includes('indeterminate')) leftOpen.add(name);
      }
    }
  }
  const counted = Object.entries(table);
  t.diagnostic(`${counted.length} behaviours, ${samples.length} languages, ${DAYS.length} days, ${LOOKS} looks a day`);
  t.diagnostic('behaviour               a person       looks  online removed restr. indet.');
  for (const [name, { person, pages, online, removed, restricted, indeterminate }] of counted) {
    const numbers = [pages, online, removed, restricted, indeterminate].map((count) => String(count).padStart(6));
    t.diagnostic(`${name.padEnd(24)}${person.padEnd(14)}${numbers.join(' ')}`);
  }
  assert.deepEqual(falselyRemoved, []);
  assert.deepEqual(wrong, []);
  assert.ok(leftOpen.size <= 2, `left in doubt: ${[...leftOpen].join(', ')}`);
});
