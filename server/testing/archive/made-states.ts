import { emptyListing, type Listing } from '@vigie/engine';
import fc from 'fast-check';
import { reconcileSource } from '../../src/stream/index.ts';
import type { TestVigie } from '../vigie.ts';

const anyText = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('Straße "9"', 'garden chair'));
const anyState = fc.record(
  {
    title: anyText,
    description: fc.option(anyText),
    price: fc.constantFrom(null, '9.90', '009', '12', '1200.00'),
    availability: fc.constantFrom(null, 'InStock' as const, 'OutOfStock' as const),
  },
  { noNullPrototype: true },
);

/** An offer in a state. */
const offerOf = (state: Partial<Listing>, n: number): Listing => ({
  ...emptyListing(`p${n % 3}.example`, ''),
  ...state,
  id: String(n),
});

/** Four states of each of twelve offers, one list for each time they are seen. */
export function makeStates(): Listing[][] {
  const [states = []] = fc.sample(
    fc.array(fc.array(anyState, { minLength: 12, maxLength: 12 }), { minLength: 4, maxLength: 4 }),
    { numRuns: 1, seed: 19 },
  );
  return states.map((offers) => offers.map(offerOf));
}

/** Compares what a source sent, and one listing that it never did, with what a unit has. */
export function reconcileSent({ vigie }: TestVigie, unit: string, sent: Listing[]) {
  const all = [...sent, offerOf({ ...sent[0], title: 'never sent' }, 0)];
  const listings = (async function* () {
    yield* all;
  })();
  return reconcileSource(vigie.context, unit, { listings, sent: all.length });
}
