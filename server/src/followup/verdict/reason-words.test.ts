import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { ReasonValues, VerdictReason } from './judgement.ts';
import { sayReason } from './reason-words.ts';
import en from './reasons.en.json' with { type: 'json' };
import fr from './reasons.fr.json' with { type: 'json' };

const url = 'https://x.example/';
const quote = 'was removed';

/**
 * Every code with values of every form it may have: one that is missing here, or has other values, does not compile.
 */
const SAMPLES: { [Code in keyof ReasonValues]: ReasonValues[Code][] } = {
  'not-a-page': [{ type: 'application/pdf' }],
  'left-the-site': [{ url }],
  'redirected-home': [{ url }],
  redirected: [{ url }],
  'sends-elsewhere': [{ url }],
  cut: [{}],
  empty: [{}],
  challenge: [{ quote }],
  'sign-in': [{}, { url }],
  'age-wall': [{}],
  'out-of-order': [{}],
  'offer-not-seen': [{}],
  'offer-incomplete': [{}],
  'missing-yet-shown': [
    { status: 404, yet: 'shown' },
    { status: 410, yet: 'out-of-stock' },
  ],
  contradictory: [
    { quote, yet: 'offers' },
    { quote, yet: 'price' },
    { quote, yet: 'declared' },
    { quote, yet: 'title' },
    { yet: 'shown' },
  ],
  'offer-shown': [{ signs: ['title', 'price', 'order'] }],
  'other-title': [{}],
  'out-of-stock': [{ quote }],
  moved: [{ url }],
  'came-back': [{}],
  'says-gone': [{ quote }, { quote, yet: 'shown' }],
  'offer-absent': [{ missing: ['title', 'price', 'order'] }],
  'not-here': [{ quote }],
  'age-verification': [{}],
  'seen-from': [{ views: { online: ['NL (nl)'], removed: ['here'], restricted: ['FR (fr)'], indeterminate: ['x'] } }],
  'decided-by-person': [{ reason: 'Read twice' }],
  attended: [{}],
};
const OTHERS: VerdictReason[] = [
  ...(['gone', 'restricted', 'challenge', 'out-of-stock'] as const).map(
    (state) => ({ code: `learned-${state}`, params: { quote } }) as const,
  ),
  { code: 'status-404', params: { status: 404 } },
  { code: 'status-404', params: { status: 404, yet: 'shown' } },
  { code: 'status-410', params: { status: 410 } },
  { code: 'status-410', params: { status: 410, yet: 'shown' } },
  { code: 'status-451', params: { status: 451 } },
  { code: 'status-503', params: { status: 503, said: 'Service Unavailable' } },
];

test('every code has words in both languages, and every place in them is filled', () => {
  const samples = [
    ...Object.entries(SAMPLES).flatMap(([code, forms]) => forms.map((params) => ({ code, params: { ...params } }))),
    ...OTHERS,
    ...Object.keys(FAILURE_WORDS).map((code) => ({ code, params: { error: 'x' } })),
  ];
  assert.ok(samples.length > 50);
  const used = new Set<string>();
  for (const sample of samples) {
    const words = sayReason(sample);
    const shown = `${sample.code}: ${words.en} / ${words.fr}`;
    assert.ok(words.en && words.fr && words.en !== words.fr && words.en !== sample.code, shown);
    assert.doesNotMatch(words.en + words.fr, /[{}]|undefined|“”|«\s*»|:\s*$/, shown);
    const yet = 'yet' in sample.params ? `.${sample.params.yet}` : '';
    used.add(/^status-(?!404|410|451)/.test(sample.code) ? 'status' : `${sample.code}${yet}`);
    for (const sentence of [en, fr].map(({ sentences }) => Object.entries(sentences)))
      for (const [key, text] of sentence)
        if (key === `${sample.code}${yet}`)
          for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) assert.ok(name in sample.params, `${key}: ${name}`);
  }
  for (const { sentences } of [en, fr])
    assert.deepEqual(
      Object.keys(sentences).filter((key) => !used.has(key)),
      [],
      'sentences that no reason uses',
    );
  for (const name of ['signs', 'missing', 'views'] as const)
    assert.deepEqual(Object.keys(en.values[name]), Object.keys(fr.values[name]));
});

test('the words quote what the page says', () => {
  for (const [code, params, en, fr] of [
    ['says-gone', { quote }, 'the page says “was removed”', 'la page dit « was removed »'],
    [
      'says-gone',
      { quote, yet: 'shown' },
      'the page says “was removed”; the offer is shown all the same',
      'la page dit « was removed » ; l’offre est pourtant affichée',
    ],
    [
      'contradictory',
      { quote, yet: 'price' },
      'the page says “was removed”, yet shows a price',
      'la page dit « was removed », mais affiche un prix',
    ],
    ['contradictory', { yet: 'shown' }, 'yet the offer is shown', 'et pourtant l’offre est affichée'],
    [
      'learned-gone',
      { quote: 'On holiday' },
      'the page uses a phrase known for this platform: “On holiday”',
      'la page emploie une formule connue pour cette plateforme : « On holiday »',
    ],
    ['redirected', { url }, 'redirected to https://x.example/', 'redirigée vers https://x.example/'],
    [
      'offer-shown',
      { signs: ['title', 'order'] },
      'the offer is shown: title, way to order',
      'l’offre est affichée : titre, moyen de commander',
    ],
    [
      'offer-absent',
      { missing: ['price', 'order'] },
      'no price, no way to order',
      'pas de prix, pas de moyen de commander',
    ],
    [
      'seen-from',
      { views: { online: ['NL (nl)'], removed: ['here', 'DE (de)'] } },
      'by viewpoint: online: NL (nl); removed: here, DE (de)',
      'selon le point de vue : en ligne : NL (nl) ; retirée : here, DE (de)',
    ],
    [
      'missing-yet-shown',
      { status: 410, yet: 'out-of-stock' },
      'status 410, but the offer is said to be out of stock',
      'le serveur répond 410, et pourtant l’offre est dite épuisée',
    ],
    ['status-503', { status: 503, said: 'x' }, 'the server answers 503', 'le serveur répond 503'],
    ['status-404', { status: 404 }, 'the server answers 404 (not found)', 'le serveur répond 404 (introuvable)'],
    [
      'status-410',
      { status: 410, yet: 'shown' },
      'the server answers 410 (gone), and yet the whole offer is shown',
      'le serveur répond 410 (disparue), et pourtant toute l’offre est affichée',
    ],
    [
      'decided-by-person',
      { reason: 'Read "twice" {quote} $&' },
      'a person decided: “Read "twice" {quote} $&”',
      'une personne a tranché : « Read "twice" {quote} $& »',
    ],
    ['once-there-was', { note: 'seen' }, 'seen', 'seen'],
    ['once-there-was', {}, 'once-there-was', 'once-there-was'],
    ['toString', {}, 'toString', 'toString'],
  ] as const) {
    const values = JSON.parse(JSON.stringify(params));
    assert.deepEqual(sayReason({ code, params: values }), { en, fr });
  }
});
