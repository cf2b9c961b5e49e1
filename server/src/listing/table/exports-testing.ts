import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listing } from '@vigie/engine';
import { readText } from '../../../testing/read-files.ts';

/** A small export as a shop's program writes it, and the offers in it. */
export interface Export {
  /** Where the program's maker publishes the columns. */
  source: string;
  table: string;
  offers: Partial<Listing>[];
  /** Attributes that the offers have among others, by offer. */
  attributes?: { name: string; value: string }[][];
  rejected?: [line: number, code: string][];
}

export const tabs = (...rows: string[][]): string => `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`;

/** Reads each export and looks at what is read of it. */
export function testExports(exports: Record<string, Export>): void {
  for (const [program, { source, table, offers, attributes = [], rejected = [] }] of Object.entries(exports)) {
    test(`an export of ${program} (${source})`, async () => {
      const read = await readText(table);
      assert.deepEqual(
        read.rejected.map(({ line, code }) => [line, code]),
        rejected,
      );
      assert.equal(read.listings.length, offers.length);
      for (const [at, expected] of offers.entries()) {
        const listing = read.listings[at];
        assert.ok(listing);
        for (const [field, value] of Object.entries(expected)) {
          assert.deepEqual(
            Object.entries(listing).find(([key]) => key === field)?.[1],
            value,
            `${listing.title}: ${field}`,
          );
        }
        for (const wanted of attributes[at] ?? []) {
          const isThere = listing.attributes.some(({ name, value }) => name === wanted.name && value === wanted.value);
          assert.ok(isThere, `${JSON.stringify(wanted)} in ${JSON.stringify(listing.attributes)}`);
        }
      }
    });
  }
}
