import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyListing } from './listing.ts';
import { parsePack } from './packs/parse-pack.ts';
import { compile } from './screen.ts';

const root = new URL('../../', import.meta.url).pathname;
const packs = globSync('packs/*/*/*.yaml', { cwd: root }).flatMap((file) => {
  const parsed = parsePack(readFileSync(root + file, 'utf8'), file);
  return 'pack' in parsed ? [parsed.pack] : [];
});
const screener = compile(packs);
const MEGABYTE = 2 ** 20;
const MOST_MS = 50;
/**
 * What a megabyte of ordinary text takes on the machine that the limit was set on; a slower or busier one is given time
 * in proportion.
 */
const PLAIN_MS = 12;

/** The least of three measurements, in milliseconds of CPU: what the work takes when the machine does nothing else. */
function leastMs(description: string): number {
  const listing = { ...emptyListing('test', 'x'), description, ageGate: 'none' as const };
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const start = process.cpuUsage();
    screener.screen(listing, { asOf: '2026-01-01' });
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function megabyteOf(unit: string): string {
  return unit.repeat(Math.ceil(MEGABYTE / Math.max(1, Buffer.byteLength(unit))));
}

/** A machine that is busy just then is asked again: what is slow by itself is slow each time. */
function assertQuick(unit: string): void {
  for (let tries = 1; ; tries++) {
    const ms = leastMs(megabyteOf(unit));
    const plainMs = leastMs(megabyteOf('a lamp of plain brass for the desk, with a shade. '));
    const limit = MOST_MS * Math.max(1, plainMs / PLAIN_MS);
    if (ms < limit) return;
    assert.ok(tries < 6, `${JSON.stringify(unit)}: ${ms} ms, at most ${limit}`);
  }
}

test('no megabyte takes over 50 ms: terms, disguises, numbers, and whatever pieces of them come together', () => {
  const pieces = [
    'sex doll',
    'd0ll',
    'd.o.l.l',
    'd o l l ',
    'а',
    '𝐝',
    'dоll',
    '100 cm',
    '1,2',
    ' x ',
    '-',
    '.',
    ' ',
    '!',
    '$',
    'child',
    '3 ft 3 in',
    '成人娃娃',
    'ﷺ',
    '\u200b',
    '\u0336',
    'knuckle duster',
    'knuckle duster poster',
    'zzz',
    '\ud800',
    "'",
    'poster',
    '72 1/2" ',
    '± 5 cm',
    '100/',
    '1OO ',
    '一百',
    '★',
    '\u1105\u1162\u11b7',
  ];
  for (const piece of pieces) leastMs(megabyteOf(`${piece} `));
  for (const piece of pieces) for (const unit of [piece, `${piece} `]) assertQuick(unit);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), (units) =>
      assertQuick(units.join('')),
    ),
    { numRuns: 40 },
  );
});
