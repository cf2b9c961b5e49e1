import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { needsReview, productKey, traderKey } from './group.ts';

const offer = (about: Partial<Listing>): Listing => ({ ...emptyListing('p', 'A lamp'), ...about });
const trader = (about: object) =>
  traderKey(offer({ trader: { id: null, name: null, address: null, email: null, url: null, ...about } }));

test('what cannot wait goes to a person; information that is missing is counted alone', () => {
  assert.deepEqual((['low', 'medium', 'high', 'critical'] as const).map(needsReview), [false, true, true, true]);
});

test('a product is told by its GTIN, else by brand and model, else by the words of its title', () => {
  const gtin = productKey(offer({ gtin: '4006381333931', brand: 'Exludik', mpn: 'TX-450' }));
  assert.equal(gtin, 'gtin:04006381333931');
  assert.equal(productKey(offer({ title: 'Another name', gtin: '4006381333931' })), gtin, 'whatever it is called');
  const model = productKey(offer({ brand: 'Exludik', mpn: 'TX-450' }));
  assert.equal(model, productKey(offer({ title: 'Another name', brand: 'EXLUDIK', mpn: 'tx 450' })));
  assert.match(model, /^mpn:/);
  const wrong = productKey(offer({ gtin: '4006381333932', brand: 'Exludik', mpn: 'TX-450' }));
  assert.equal(wrong, model, 'a number whose check digit does not hold tells nothing');
});

test('words of a title count once, in any order, case and with any signs between', () => {
  const of = (title: string) => productKey(offer({ title }));
  assert.equal(of('Lamp, red (LAMP)'), of('RED lamp'));
  assert.notEqual(of('Lamp, red'), of('Lamp, blue'));
  assert.match(of('Lamp'), /^title:[\da-f]{32}$/);
});

test('a trader is told by the identifier of the platform, else by its name; an offer that names none has none', () => {
  assert.equal(trader({ id: '12', name: 'One' }), 'id:12');
  assert.equal(trader({ name: 'Élan  Café' }), trader({ name: 'ÉLAN  CAFÉ' }));
  assert.notEqual(trader({ name: 'One' }), trader({ name: 'Two' }));
  assert.deepEqual([trader({}), traderKey(offer({ trader: null }))], ['', '']);
});
