import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shippedScreener } from '../testing/shipped-packs.ts';
import { emptyListing, type Listing } from './listing.ts';

const screener = shippedScreener();
const MEGABYTE = 2 ** 20;
const MOST_MS = 50;
/**
 * What a megabyte of ordinary text takes on the machine that the limit was set on; a slower or busier one is given time
 * in proportion.
 */
const PLAIN_MS = 12;

function described(description: string): Listing {
  return { ...emptyListing('test', 'x'), description, ageGate: 'none' };
}

/** A megabyte in as many attributes as are looked at. */
function inAttributes(text: string): Listing {
  const size = Math.ceil(text.length / 399);
  const attributes = Array.from({ length: 399 }, (_, i) => ({
    name: 'Height (cm)',
    value: text.slice(i * size, (i + 1) * size),
  }));
  return { ...emptyListing('test', 'Adult doll, knuckle duster'), attributes, ageGate: 'none' };
}

/** A listing that has the rules ask for quantities. */
function ofGoods(description: string): Listing {
  return { ...emptyListing('test', 'Adult doll, knuckle duster'), description, ageGate: 'none' };
}

/** The least of three measurements, in milliseconds of CPU: what the work takes when the machine does nothing else. */
function leastMs(description: string, listingOf = described): number {
  const listing = listingOf(description);
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

test('nor does one in which every rule looks for quantities, in one field or in all, take over 150', () => {
  for (const unit of [
    'adult doll 100 cm ',
    'ｄｏｌｌ ',
    'ラブドール100cm',
    '一百二十三厘米',
    'lOO cm ',
    '\u1105\u1162\u11b7',
  ])
    for (const listingOf of [ofGoods, inAttributes]) {
      const ms = leastMs(megabyteOf(unit), listingOf);
      const plainMs = leastMs(megabyteOf('a lamp of plain brass for the desk, with a shade. '));
      assert.ok(
        ms < 3 * MOST_MS * Math.max(1, plainMs / PLAIN_MS),
        `${JSON.stringify(unit)}, ${listingOf.name}: ${ms} ms`,
      );
    }
});
