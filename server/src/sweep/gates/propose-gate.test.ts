import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeGate } from './propose-gate.ts';

const offer = 'Lampe de bureau en métal, livrée en France sous trois jours ouvrables. '.repeat(4);
type Proposed = Pick<ReturnType<typeof proposeGate>, 'gate' | 'kinds'>;
const TABLE: [text: string, status: number, expected: Proposed][] = [
  [offer, 200, { gate: 'none', kinds: [] }],
  [`${offer}\nAvez-vous plus de 18 ans ?`, 200, { gate: 'declared', kinds: [] }],
  ['Votre âge doit être vérifié par un organisme tiers.', 403, { gate: 'verified', kinds: ['third-party'] }],
  [
    'Prouvez votre âge pour entrer.\nPar carte bancaire, ou avec le portefeuille européen d’identité numérique.',
    200,
    { gate: 'verified', kinds: ['wallet', 'payment'] },
  ],
  ['Verify your age to go on.', 200, { gate: 'verified', kinds: [] }],
  [`Checking your browser. ${offer}`, 200, { gate: null, kinds: [] }],
  [offer, 404, { gate: null, kinds: [] }],
];
for (const [text, status, expected] of TABLE)
  test(`${text.slice(0, 40)} (${status}) → ${expected.gate} ${expected.kinds}`, () => {
    const { gate, kinds } = proposeGate({ text, status, isShown: true });
    assert.deepEqual({ gate, kinds }, expected);
  });

test('the lines around the words are quoted; without words, how the page begins', () => {
  const lines = ['Menu', 'Lampe', 'Avez-vous plus de 18 ans ?', 'Oui', 'Non', offer];
  const said = proposeGate({ text: lines.join('\n'), status: 200, isShown: true });
  assert.equal(said.quote, 'Lampe\nAvez-vous plus de 18 ans ?\nOui\nNon');
  assert.equal(proposeGate({ text: `Lampe\n\n  de  bureau`, status: 200, isShown: true }).quote, 'Lampe\nde bureau');
});
