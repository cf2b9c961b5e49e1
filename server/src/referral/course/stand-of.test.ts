import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry } from './course-schema.ts';
import { openRequests, standOf } from './stand-of.ts';

let number = 0;
const entry = (kind: Entry['kind'], on: string, over: Partial<Entry> = {}): Entry => {
  number += 1;
  return {
    id: `e${number}`,
    number,
    kind,
    on,
    registerNumber: null,
    said: null,
    due: null,
    answers: null,
    outcome: null,
    ends: false,
    by: 'Ann',
    at: '2026-11-01T00:00:00Z',
    withdrawn: null,
    ...over,
  };
};
const sent = entry('sent', '2026-11-02');
const of = (...entries: Entry[]) => standOf([sent, ...entries], '2026-11-30');
const withdrawn = { by: 'Ann', at: '2026-11-29T00:00:00Z', reason: 'Wrong case.' };

test('what was sent waits for its recipient, and nothing is due that nobody stated', () => {
  assert.deepEqual(of(), {
    state: 'sent',
    waitsFor: 'them',
    registerNumber: null,
    since: '2026-11-02',
    daysSince: 28,
    requests: [],
    due: null,
  });
  assert.equal(of(entry('received', '2026-11-05')).state, 'received');
  const registered = of(entry('registered', '2026-11-06', { registerNumber: '26/331/7' }));
  assert.deepEqual([registered.state, registered.registerNumber], ['registered', '26/331/7']);
});

test('a request waits for us until it is answered, whatever comes after; its stated day counts', () => {
  const first = entry('request', '2026-11-10', { due: '2026-12-05' });
  const second = entry('request', '2026-11-12', { due: '2026-11-28' });
  const decision = entry('decision', '2026-11-20', { outcome: 'forwarded' });
  const both = of(first, second, decision);
  assert.deepEqual([both.state, both.waitsFor, both.due], ['asked', 'us', { on: '2026-11-28', daysLeft: -2 }]);
  const answer = entry('answer', '2026-11-21', { answers: second.id });
  assert.deepEqual(of(first, second, decision, answer).due, { on: '2026-12-05', daysLeft: 5 });
  const all = of(first, second, decision, answer, entry('answer', '2026-11-22', { answers: first.id }));
  assert.deepEqual([all.state, all.waitsFor, all.due], ['answered', 'them', null]);
});

test('a decision ends it only where it says so; what was withdrawn counts no more', () => {
  const opened = entry('decision', '2026-11-20', { outcome: 'investigation' });
  assert.equal(of(opened).waitsFor, 'them');
  const judgment = entry('decision', '2026-11-21', { outcome: 'judgment', ends: true });
  assert.equal(of(opened, judgment).waitsFor, 'nobody');
  assert.equal(of(opened, { ...judgment, withdrawn }).waitsFor, 'them');
  const request = entry('request', '2026-11-10');
  const answer = entry('answer', '2026-11-11', { answers: request.id });
  assert.equal(of(request, { ...answer, withdrawn }).waitsFor, 'us');
});

test('whatever happened in whatever order: us exactly while a request is open', () => {
  const days = fc.integer({ min: 2, max: 29 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
  const kinds = fc.constantFrom('received', 'registered', 'request', 'decision');
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, days, fc.boolean(), fc.boolean()), { maxLength: 12 }), (happened) => {
      const entries = happened.flatMap(([kind, on, isAnswered, ends]) => {
        const one = entry(kind, on, { ends: kind === 'decision' && ends });
        return kind === 'request' && isAnswered ? [one, entry('answer', on, { answers: one.id })] : [one];
      });
      const standing = of(...entries);
      const open = happened.filter(([kind, , isAnswered]) => kind === 'request' && !isAnswered).length;
      assert.equal(standing.waitsFor === 'us', open > 0);
      assert.equal(standing.requests.length, open);
      assert.deepEqual(
        openRequests([sent, ...entries].reverse()).map(({ id }) => id),
        standing.requests,
      );
    }),
  );
});

test('a sending that was noted by mistake waits for nobody', () => {
  const standing = standOf([{ ...sent, withdrawn }], '2026-11-30');
  assert.deepEqual(
    [standing.state, standing.waitsFor, standing.since, standing.requests],
    ['withdrawn', 'nobody', sent.on, []],
  );
});
