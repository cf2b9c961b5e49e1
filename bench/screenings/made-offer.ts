const THINGS = ['chair', 'table', 'lamp', 'hose', 'rake', 'pot', 'fence', 'arch', 'swing', 'shed'];
const SAID =
  'Made of powder-coated steel and oiled wood, for the terrace or the balcony. It is delivered in parts with all screws; two people put it together in half an hour. Clean it with a wet cloth and store it dry in winter. Spare parts are kept for five years.';

/** The JSON of a made offer, the same of a number; one in `every` says what a pack holds (0: none). */
export function madeOffer(n: number, id: string, every: number): string {
  const isHeld = every > 0 && n % every === every - 1;
  const thing = isHeld ? 'knuckle duster' : THINGS[n % THINGS.length];
  return JSON.stringify({
    platform: 'market.example',
    id,
    title: `Garden ${thing} no. ${n}, ${20 + (n % 80)} cm, powder-coated`,
    description: `A garden ${thing} of series ${n % 97}. ${SAID}`,
    brand: `Maker ${n % 53}`,
    price: `${10 + (n % 90)}.90`,
    currency: 'EUR',
    category: ['Garden', 'Outdoor'],
    trader: { id: `trader-${n % 400}`, name: `Trader ${n % 400}` },
    attributes: [
      { name: 'Colour', value: n % 2 ? 'green' : 'grey' },
      { name: 'Weight', value: `${1 + (n % 12)} kg` },
    ],
  });
}
