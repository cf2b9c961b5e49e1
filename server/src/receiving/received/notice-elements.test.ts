import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeAbout, SHOP } from '../../../testing/receiving.ts';
import { elementsOf, missingElements } from './notice-elements.ts';

const WHOLE = {
  reasons: 'A knuckle-duster is on sale, which the law forbids.',
  urls: [`${SHOP}/1`],
  notifier: { name: 'Bo', email: 'bo@people.example', organisation: null },
  childOffence: false,
  bonaFide: true,
};

test('each element of art. 16(2) that a notice lacks is named by its point', () => {
  assert.deepEqual(missingElements(WHOLE), []);
  assert.deepEqual(missingElements({ ...WHOLE, reasons: '  short            ' }), ['16(2)(a)']);
  assert.deepEqual(missingElements({ ...WHOLE, urls: [] }), ['16(2)(b)']);
  assert.deepEqual(missingElements({ ...WHOLE, notifier: null }), ['16(2)(c)']);
  assert.deepEqual(missingElements({ ...WHOLE, notifier: { ...WHOLE.notifier, email: null } }), ['16(2)(c)']);
  assert.deepEqual(missingElements({ ...WHOLE, bonaFide: false }), ['16(2)(d)']);
  assert.deepEqual(missingElements({ ...WHOLE, reasons: '', urls: [], notifier: null, bonaFide: false }).length, 4);
});

test('an offence against children may be notified without a name', () => {
  assert.deepEqual(missingElements({ ...WHOLE, notifier: null, childOffence: true }), []);
});

test('a notice as data has every element; its governing version says in which language it is answered', () => {
  const { listings } = noticeAbout('ntc_1', '1');
  const elements = elementsOf(noticeAbout('ntc_1', '1', { listings: [...listings, ...listings] }), null);
  assert.deepEqual(missingElements(elements), []);
  assert.deepEqual(elements.urls, [`${SHOP}/1`], 'an address named twice is one');
  assert.equal(elements.language, 'en');
  assert.equal(elementsOf(noticeAbout('n', '1', { language: 'de', governing: 'fr' }), null).language, 'fr');
  assert.equal(elementsOf(noticeAbout('n', '1', { notifier: null }), null).childOffence, true);
});
