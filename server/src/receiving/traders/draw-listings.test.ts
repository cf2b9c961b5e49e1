import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawListings } from './draw-listings.ts';

const IDS = ['1', '2', '3', '4', '5', '6'].map((id) => `lst_${id}`);
const SEEDS = Array.from({ length: 10 }, (_, n) => `2026-${n + 1}`);

test('a seed draws the same again, in whatever order the listings come', () => {
  for (const seed of SEEDS) assert.deepEqual(drawListings(IDS, seed, 6), drawListings(IDS.toReversed(), seed, 6), seed);
});

test('each seed has an order of its own, and each listing comes first for some seed', () => {
  const orders = SEEDS.map((seed) => drawListings(IDS, seed, 6));
  assert.equal(new Set(orders.map((order) => order.join())).size, SEEDS.length);
  for (const order of orders) assert.deepEqual(order.toSorted(), IDS);
  const first = new Set(Array.from({ length: 100 }, (_, n) => drawListings(IDS, `seed ${n}`, 1).join()));
  assert.deepEqual([...first].sort(), IDS);
});

test('a smaller draw is the beginning of a larger one; one larger than all draws all', () => {
  assert.deepEqual(drawListings(IDS, 's', 2), drawListings(IDS, 's', 6).slice(0, 2));
  assert.equal(drawListings(IDS, 's', 50).length, 6);
  assert.deepEqual(drawListings([], 's', 3), []);
});

test('the order is that of md5 over seed and id, which anybody can compute', () => {
  // printf 'a1' | md5sum: 8a8b…; of a2: 693a…; of a3: 9d60…
  assert.deepEqual(drawListings(['1', '2', '3'], 'a', 3), ['2', '1', '3']);
});
