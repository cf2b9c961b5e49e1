import assert from 'node:assert/strict';
import { test } from 'node:test';
import { APART_MS, isToTell, writeDigest } from './write-digest.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const ago = (ms: number) => new Date(NOW.getTime() - ms);

test('somebody is told of what is new, at most once an hour', () => {
  for (const [waiting, toldAt, told, expected] of [
    [[], null, [], false],
    [['a'], null, [], true],
    [['a'], ago(2 * APART_MS), ['a'], false],
    [['a', 'b'], ago(2 * APART_MS), ['a'], true],
    [['a', 'b'], ago(APART_MS - 1), ['a'], false],
    [['a', 'b'], ago(APART_MS), ['a'], true],
    [['b'], ago(2 * APART_MS), ['a', 'b'], false],
  ] as const)
    assert.equal(isToTell(waiting, { toldAt, told }, NOW), expected, JSON.stringify([waiting, toldAt, told]));
});

test('the mail counts, says where to look, and names nothing', () => {
  const about = { url: 'https://vigie.example' };
  for (const [language, counts, url, subject, lines] of [
    [
      'en',
      { documents: 1, phrases: 0, proposals: 0 },
      about.url,
      '1 item to approve',
      [/1 item waits/, /- 1 document /, /vigie\.example\/\?view=approve/],
    ],
    [
      'en',
      { documents: 2, phrases: 1, proposals: 3 },
      null,
      '6 items to approve',
      [/6 items wait/, /- 2 documents /, /- 1 page phrase /, /- 3 other proposals /, /choose “To approve”/],
    ],
    [
      'fr',
      { documents: 0, phrases: 2, proposals: 0 },
      null,
      '2 éléments à approuver',
      [/Dans votre unité, 2 /, /- 2 formules de page /],
    ],
  ] as const) {
    const mail = writeDigest(counts, { ...about, url, language });
    assert.equal(mail.subject, subject);
    for (const line of lines) assert.match(mail.text, line);
    if (counts.proposals === 0) assert.doesNotMatch(mail.text, /proposal|proposition/);
  }
});
