import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyListing } from '../../listing.ts';
import { compileCel } from './cel.ts';
import { celContext } from './cel-context.ts';

/** The value of a condition over a listing, or why it is refused. */
function truthOf(source: string, more: Partial<ReturnType<typeof emptyListing>> = {}): boolean | null | string {
  const compiled = compileCel(source);
  return 'problem' in compiled
    ? compiled.problem
    : compiled.condition.test(celContext({ ...emptyListing('test', 'lamp'), ...more }));
}

test('conditions read the fields that the listing states', () => {
  assert.equal(truthOf('listing.price < 10.0', { price: '9.50' }), true);
  assert.equal(truthOf('listing.category.exists(each, each == "Home")', { category: ['Home'] }), true);
  assert.equal(
    truthOf('listing.attributes["Material"] == "Wood"', { attributes: [{ name: 'Material', value: 'Wood' }] }),
    true,
  );
  assert.equal(
    truthOf('listing.trader.name == "x"', { trader: { id: null, name: 'x', address: null, email: null, url: null } }),
    true,
  );
});

test('what is not stated is unknown, unless the rest decides', () => {
  assert.equal(truthOf('listing.price < 10.0'), null);
  assert.equal(truthOf('listing.price < 10.0', { price: 'on request' }), null);
  assert.equal(truthOf('listing.attributes["Material"] == "Wood"'), null);
  assert.equal(truthOf('listing.price < 10.0 && listing.title == "desk"'), false);
  assert.equal(truthOf('listing.price < 10.0 || listing.title == "lamp"'), true);
  assert.equal(truthOf('!(listing.price < 10.0)'), null);
});

test('what could run without bound is refused', () => {
  assert.equal(truthOf('listing.title.matches("(a+)+$")'), 'regular expressions are not taken: use terms');
  assert.equal(
    truthOf('listing.images.all(a, listing.images.exists(b, a == b))'),
    'a macro inside a macro is not taken',
  );
  assert.match(
    String(truthOf(`${'('.repeat(60)}true${')'.repeat(60)} && ${Array(400).fill('true').join(' && ')}`)),
    /limit|exceed|depth|node/iu,
  );
  assert.match(String(truthOf('listing.nothing == 1')), /No such key/u);
});

test('what depends on the machine is refused', () => {
  const date = 'timestamp(listing.attributes["made"])';
  const made = { attributes: [{ name: 'made', value: '2026-01-02T03:04:05Z' }] };
  assert.equal(truthOf(`${date}.getMonth() == 0`, made), true);
  const refused = /of a time zone is not taken/u;
  assert.match(String(truthOf(`${date}.getDayOfYear() == 1`, made)), refused);
  assert.match(String(truthOf(`${date}.getHours("UTC") == 3`, made)), refused);
});
