import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPlatforms } from '../../base/registers/platforms.ts';
import { documentOf } from './document-kinds.ts';
import { findRecipient, isForPlatform } from './recipients.ts';

const [known] = loadPlatforms();
assert.ok(known);
const platform = {
  ...known,
  name: 'Market',
  contacts: { notices: 'n@market.example', orders: 'o@market.example', productSafety: 's@market.example' },
};

test('a document goes to the address that the register has for its kind; a court is for the person to name', () => {
  for (const [kind, name, address] of [
    ['dsa-16', 'Market', 'n@market.example'],
    ['dsa-9', 'Market', 'o@market.example'],
    ['gpsr-22-notice', 'Market', 's@market.example'],
    ['cpp-40', null, null],
    ['lcen-6-3', null, null],
  ] as const) {
    assert.deepEqual(
      findRecipient(documentOf(kind), { platform, home: 'FR', recalled: null, chosen: [] }),
      { name, address },
      kind,
    );
  }
  assert.match(
    findRecipient(documentOf('coordinator'), { platform, home: 'FR', recalled: null, chosen: [] }).name ?? '',
    /Arcom/,
  );
});

test('a reminder goes to whom the recalled document went', () => {
  const before = { name: 'Then', address: 'then@market.example' };
  assert.deepEqual(
    findRecipient(documentOf('reminder'), { platform, home: 'FR', recalled: before, chosen: [] }),
    before,
  );
  assert.deepEqual(findRecipient(documentOf('reminder'), { platform: null, home: 'FR', recalled: null, chosen: [] }), {
    name: null,
    address: null,
  });
});

test('whom a person chose is whom the document is addressed to: the newest of its capacity', () => {
  const one = (as: string, recipient: string, name: string, isCurrent = true) => ({ as, recipient, name, isCurrent });
  const chosen = [
    one('prosecutor', 'tj-06088', 'Procureur à Nice', false),
    one('prosecutor', 'tj-55545', 'Procureur à Verdun'),
    one('coordinator', 'ie/cnam', 'Coimisiún na Meán'),
    one('customs', 'fr/dgddi', 'Douanes'),
  ];
  const nameOf = (kind: 'cpp-40' | 'lcen-6-3' | 'coordinator' | 'dsa-16') =>
    findRecipient(documentOf(kind), { platform, home: 'FR', recalled: null, chosen }).name;
  assert.deepEqual((['cpp-40', 'lcen-6-3', 'coordinator', 'dsa-16'] as const).map(nameOf), [
    'Procureur à Verdun',
    null,
    'Coimisiún na Meán',
    'Market',
  ]);
});

test('what is for an authority is never for the platform’s inbox', () => {
  assert.deepEqual(
    (['dsa-16', 'dsa-9', 'reminder', 'coordinator', 'cpp-40', 'lcen-6-3'] as const).filter((kind) =>
      isForPlatform(documentOf(kind)),
    ),
    ['dsa-16', 'dsa-9', 'reminder'],
  );
});
