import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgeGate } from './age-gate.ts';

const offer = 'Lampe de bureau en métal, livrée en France sous trois jours ouvrables. '.repeat(4);
const TABLE: [text: string, rendered: boolean, expected: ReturnType<typeof readAgeGate>][] = [
  ['Avez-vous 18 ans ou plus ? Oui, j’ai 18 ans ou plus', true, 'declared'],
  ['Êtes-vous majeure ? Entrer Quitter', true, 'declared'],
  [`Are you over 18? Yes No ${offer}`, true, 'declared'],
  ['Sind Sie 18 Jahre oder älter?', false, 'declared'],
  ['您已满18岁吗?', true, 'declared'],
  ['Cette page est réservée aux adultes. Votre âge doit être vérifié par un organisme tiers.', true, 'verified'],
  ['Verify your age with a document to enter this site.', false, 'verified'],
  [`${offer.repeat(20)} We verify your age with a courier on delivery; verify your age to receive it.`, true, null],
  [offer, true, 'none'],
  [offer, false, null],
  [`${offer} Réservé aux adultes`, true, null],
  [`${offer} You must be 18 to order.`, true, null],
  ['Loading', true, null],
];
for (const [text, rendered, expected] of TABLE) {
  test(`${text.slice(-50)} → ${expected}`, () => assert.equal(readAgeGate(text, 200, rendered), expected));
}
test('an error page shows nothing', () => assert.equal(readAgeGate(offer, 404, true), null));
