import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadEscalationPaths, pathsOf } from './escalation-paths.ts';
import { type CaseFacts, type PastStep, weighPath } from './weigh-path.ts';

const paths = loadEscalationPaths();
const byKey = (key: string) => {
  const path = paths.find((one) => one.key === key);
  assert.ok(path, key);
  return path;
};
const at = (day: number): Date => new Date(Date.UTC(2026, 10, 24 + day, 9));
const document = (
  kind: string,
  sent: number | null,
  due: number | null = null,
  isGone = false,
): CaseFacts['documents'][number] => ({
  id: `ntc_${kind}`,
  kind,
  state: sent === null ? 'proposed' : 'sent',
  sentAt: sent === null ? null : at(sent),
  dueAt: due === null ? null : at(due),
  isGone,
});
const facts = (change: Partial<CaseFacts> = {}): CaseFacts => ({
  confirmed: true,
  documents: [],
  relistings: 0,
  offersOnline: 0,
  checksInDoubt: 0,
  platformRelistings: 0,
  ...change,
});
const due = (key: string, given: CaseFacts, day: number, past: PastStep[] = []): string[] =>
  weighPath(byKey(key), given, past, at(day)).flatMap((step) => (step.state === 'due' ? [step.key] : []));

test('a case has the escalation path that names its legal basis, or the one for everything else', () => {
  const keys = (...legal: string[]) => pathsOf(paths, legal).map(({ key }) => key);
  assert.deepEqual(keys('cp-227-23-offer', 'cp-227-23-network'), ['fr-227-23']);
  assert.deepEqual(keys('gpsr-recall'), ['gpsr-dangerous-product']);
  assert.deepEqual(keys('csi-r311-2-d'), ['dsa-illegal-content']);
  assert.deepEqual(keys('gpsr-recall', 'cp-227-23-offer'), ['fr-227-23', 'gpsr-dangerous-product']);
});

test('nothing is proposed before a person has confirmed; then the report of an offence is, at once, beside the notice', () => {
  for (const { key } of paths) assert.deepEqual(due(key, facts({ confirmed: false, relistings: 9 }), 0), [], key);
  assert.deepEqual(due('fr-227-23', facts(), 0), ['prosecutor', 'notice']);
  assert.deepEqual(due('dsa-illegal-content', facts(), 0), ['notice']);
});

test('each step follows the deadline of the one before, and no sooner', () => {
  const noticed = facts({ documents: [document('dsa-16', 0, 3)] });
  assert.deepEqual(due('dsa-illegal-content', noticed, 2), []);
  assert.deepEqual(due('dsa-illegal-content', noticed, 3), ['reminder']);
  const reminded = facts({ documents: [document('dsa-16', 0, 3), document('reminder', 3, 6)] });
  assert.deepEqual(due('dsa-illegal-content', reminded, 5), []);
  assert.deepEqual(due('dsa-illegal-content', reminded, 6), ['order']);
  const ordered = facts({ documents: [...reminded.documents, document('dsa-9', 6, 9)], offersOnline: 1 });
  assert.deepEqual(due('dsa-illegal-content', ordered, 9), ['coordinator']);
  const told = facts({ ...ordered, documents: [...ordered.documents, document('coordinator', 9)] });
  assert.deepEqual(due('dsa-illegal-content', told, 22), []);
  assert.deepEqual(due('dsa-illegal-content', told, 23), ['court']);
});

test('an offer that is gone is not overdue; one that was relisted makes the order due', () => {
  const gone = facts({ documents: [document('dsa-16', 0, 3, true)] });
  assert.deepEqual(
    due('fr-227-23', gone, 9, [{ path: 'fr-227-23', step: 'prosecutor', state: 'declined', basis: '0' }]),
    [],
  );
  assert.deepEqual(due('fr-227-23', { ...gone, relistings: 1 }, 9), ['prosecutor', 'order', 'information']);
});

test('a document that waits for four eyes is taken, not done, and the step after it waits', () => {
  const waiting = facts({
    documents: [document('dsa-16', 0, 3), document('reminder', 3, 6), document('dsa-9', null)],
    platformRelistings: 9,
  });
  const steps = weighPath(byKey('dsa-illegal-content'), waiting, [], at(9));
  assert.deepEqual(
    steps.map(({ key, state }) => [key, state]),
    [
      ['notice', 'done'],
      ['reminder', 'done'],
      ['order', 'taken'],
      ['coordinator', 'waiting'],
      ['court', 'waiting'],
    ],
  );
});

test('what was declined is proposed again on other grounds alone', () => {
  const noticed = facts({ documents: [document('dsa-16', 0, 3)] });
  const past: PastStep[] = [{ path: 'fr-227-23', step: 'order', state: 'declined', basis: '0' }];
  const keys = (given: CaseFacts) => due('fr-227-23', given, 9, past).filter((key) => key === 'order');
  assert.deepEqual(keys(noticed), []);
  assert.deepEqual(keys({ ...noticed, relistings: 1 }), ['order']);
});

test('whatever the facts, a step is never due before the one it follows is done or declined', () => {
  const kinds = ['dsa-16', 'reminder', 'dsa-9', 'coordinator', 'gpsr-22-notice', 'gpsr-22-order'];
  const anyDocument = fc
    .tuple(fc.constantFrom(...kinds), fc.option(fc.nat(20)), fc.nat(20), fc.boolean())
    .map(([kind, sent, term, isGone]) => document(kind, sent, sent === null ? null : sent + term, isGone));
  const anyFacts = fc.record({
    confirmed: fc.boolean(),
    documents: fc.array(anyDocument, { maxLength: 6 }),
    relistings: fc.nat(9),
    offersOnline: fc.nat(3),
    checksInDoubt: fc.nat(9),
    platformRelistings: fc.nat(9),
  });
  fc.assert(
    fc.property(anyFacts, fc.nat(60), fc.constantFrom(...paths), (given, day, path) => {
      const steps = weighPath(path, given, [], at(day));
      for (const step of steps) {
        if (step.state !== 'due') continue;
        const before = steps.find(({ key }) => key === step.after);
        assert.ok(given.confirmed && (!before || before.state === 'done' || before.state === 'declined'));
        assert.ok(step.alternatives.some((conditions) => conditions.every(({ met }) => met)));
      }
    }),
  );
});

test('a path whose step follows none that comes before it is refused', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-paths-'));
  mkdirSync(join(dir, 'escalation-paths'));
  const step = (key: string, after: string) =>
    `  - { key: ${key}, document: dsa-16, after: ${after}, when: [[{ fact: confirmed, atLeast: 1 }]], why: { en: a, fr: b } }\n`;
  const head = 'key: x\ntitle: { en: a, fr: b }\nlegal: null\nsteps:\n';
  writeFileSync(join(dir, 'escalation-paths', 'x.yaml'), head + step('a', 'b') + step('b', 'null'));
  assert.throws(() => loadEscalationPaths(dir), /step a is there twice, or follows/);
  writeFileSync(join(dir, 'escalation-paths', 'x.yaml'), head.replace('null', '[]') + step('a', 'null'));
  assert.throws(() => loadEscalationPaths(dir), /x\.yaml, \/legal/);
  rmSync(dir, { recursive: true });
});
