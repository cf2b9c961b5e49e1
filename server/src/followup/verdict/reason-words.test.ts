import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sayReason } from './reason-words.ts';

/** What the code that judges gives as codes, read from its source; a template's ending is filled in. */
function codesInSource(): string[] {
  const folder = import.meta.dirname;
  const files = ['verdict', 'check', 'correction'].flatMap((room) =>
    readdirSync(`${folder}/../${room}`).map((name) => `${folder}/../${room}/${name}`),
  );
  const sources = files.filter((name) => name.endsWith('.ts') && !/\.test\.ts$|-routes\.ts$/.test(name));
  const own = sources.map((name) => readFileSync(name, 'utf8')).join('\n');
  const exchange = readFileSync(`${folder}/../../base/fetch/request.ts`, 'utf8');
  const failures = /type VisitFailureKind =([^;]+);/.exec(exchange)?.[1] ?? '';
  return [
    ...[...own.matchAll(/(?:code: |unsure\()'([^']+)'/g)].map(([, code = '']) => code),
    ...[...failures.matchAll(/'([^']+)'/g)].map(([, code = '']) => code),
    ...['gone', 'restricted', 'challenge', 'out-of-stock'].map((state) => `learned-${state}`),
    ...['status-404', 'status-410', 'status-451', 'status-503'],
  ];
}

test('every code that a verdict gives has words in both languages', () => {
  const codes = codesInSource();
  assert.ok(codes.length > 40 && codes.includes('offer-shown') && codes.includes('dns'), codes.join(' '));
  for (const code of codes) {
    const { en, fr } = sayReason({ code, detail: 'no price' });
    assert.ok(en && fr && en !== fr, `${code}: ${en} / ${fr}`);
  }
});

test('the words quote what the page says, and leave out the English around it', () => {
  for (const [code, detail, en, fr] of [
    ['says-gone', 'was removed', 'the page says “was removed”', 'la page dit « was removed »'],
    [
      'says-gone',
      'was removed; the offer is shown all the same',
      'the page says “was removed”; the offer is shown all the same',
      'la page dit « was removed » ; l’offre est pourtant affichée',
    ],
    [
      'contradictory',
      'says "was removed", yet shows a price',
      'the page says “was removed”, yet shows the offer or a part of it',
      'la page dit « was removed », et montre pourtant l’offre ou une partie d’elle',
    ],
    ['contradictory', 'yet the offer is shown', 'yet the offer is shown', 'et pourtant l’offre est affichée'],
    [
      'learned-gone',
      `this platform's own words: "On holiday"`,
      'it says, in words known of this platform, “On holiday”',
      'elle dit, en des mots connus de cette plateforme : « On holiday »',
    ],
    [
      'redirected',
      'redirected to https://x.example/',
      'redirected to https://x.example/',
      'redirigée vers https://x.example/',
    ],
    [
      'offer-shown',
      'title, way to order',
      'the offer is shown: title, way to order',
      'l’offre est affichée : titre, moyen de commander',
    ],
    [
      'offer-absent',
      'no price, no way to order',
      'no price, no way to order',
      'pas de prix, pas de moyen de commander',
    ],
    [
      'missing-yet-shown',
      'status 410, but the offer is said to be out of stock',
      'status 410, but the offer is said to be out of stock',
      'le serveur répond 410, et pourtant l’offre est dite épuisée',
    ],
    ['status-404', 'not found', 'the server answers 404 (not found)', 'le serveur répond 404 (introuvable)'],
    [
      'status-410',
      'and yet the whole offer is shown',
      'the server answers 410 (gone), and yet the whole offer is shown',
      'le serveur répond 410 (disparue), et pourtant toute l’offre est affichée',
    ],
    [
      'decided-by-person',
      'Read "twice"',
      'a person decided: “Read "twice"”',
      'une personne a tranché : « Read "twice" »',
    ],
    ['once-there-was', 'seen', 'seen', 'seen'],
    ['once-there-was', '', 'once-there-was', 'once-there-was'],
    ['toString', '', 'toString', 'toString'],
  ] as const)
    assert.deepEqual(sayReason({ code, detail }), { en, fr });
});
