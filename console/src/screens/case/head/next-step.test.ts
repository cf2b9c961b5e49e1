import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStepOf } from './next-step.ts';

type Found = Parameters<typeof nextStepOf>[0];
type Account = NonNullable<Parameters<typeof nextStepOf>[2]>;

const CONFIRMED: Found = {
  state: 'confirmed',
  stage: 'noticed',
  nextStep: null,
  undo: null,
  unread: 0,
  doubts: 0,
  awaiting: [],
  closed: null,
  timeline: [],
};
const entry = (act: string, outcome: string | null = null) => ({
  ...{ at: '2026-03-10T12:00:00Z', by: null, reason: null },
  ...{ act, content: { outcome } },
});
const closed = { at: '2026-03-10T12:00:00Z', outcome: 'removed' as const };
const [sent, acted] = [entry('notice.sent'), entry('notice.answered', 'acted')];
const account = (role: Account['role']): Account => ({
  id: 'acc_me',
  role,
  name: 'Ann',
  email: 'ann@example.org',
  language: 'en',
  unit: { id: 'u', name: 'U' },
});
const undo = { batch: 'bat_1', until: '2026-03-10T12:01:00Z', by: { id: 'acc_me', name: 'Ann' } };

test('of all that may wait in a case, one step is the next', () => {
  for (const [about, changes, notices, role, expected] of [
    ['an open case', { state: 'open', stage: 'sealed' }, [], 'analyst', 'decide'],
    ['who may only read', { state: 'open' }, [], 'auditor', null],
    ['a dismissed case', { state: 'dismissed' }, [], 'analyst', null],
    ['the question before all others', { state: 'open', nextStep: 'decide-relisting' }, [], 'analyst', 'relisting'],
    ['nothing was written', {}, [], 'analyst', 'write'],
    ['what was rejected is not written', {}, ['rejected'], 'analyst', 'write'],
    ['just confirmed', { undo }, undefined, 'analyst', 'write'],
    ['just dismissed', { undo, state: 'dismissed' }, undefined, 'analyst', null],
    ['documents not known yet', {}, undefined, 'analyst', null],
    ['another’s document, to an approver', { awaiting: ['acc_other'] }, ['proposed'], 'approver', 'approve'],
    ['another’s document, to an analyst', { awaiting: ['acc_other'] }, ['proposed'], 'analyst', null],
    ['one’s own document', { awaiting: ['acc_me'] }, ['proposed'], 'approver', null],
    ['an answer before a doubt', { unread: 1, doubts: 1 }, ['sent'], 'analyst', 'answer'],
    ['a doubt before what stopped', { doubts: 1 }, ['by-hand'], 'analyst', 'check'],
    ['what nobody took', {}, ['sent', 'bounced'], 'analyst', 'send'],
    ['a step of the path', { nextStep: 'cpp-40', stage: 'overdue' }, ['sent'], 'analyst', 'take'],
    ['a reminder', { nextStep: 'reminder', stage: 'overdue' }, ['sent'], 'analyst', 'write'],
    ['sent and waiting', {}, ['sent'], 'analyst', 'reply'],
    ['gone', { stage: 'removed' }, ['sent'], 'analyst', 'close'],
    ['gone by itself', { stage: 'removed' }, ['queued'], 'analyst', null],
    ['acted on', { timeline: [sent, acted] }, ['sent'], 'analyst', 'close'],
    ['acknowledged after', { timeline: [sent, acted, entry('notice.answered')] }, ['sent'], 'analyst', 'close'],
    ['refused', { timeline: [sent, acted, entry('notice.answered', 'no-action')] }, ['sent'], 'analyst', 'reply'],
    ['asked again since', { timeline: [sent, acted, sent] }, ['sent'], 'analyst', 'reply'],
    ['acted on, and the term passed', { timeline: [sent, acted], nextStep: 'reminder' }, ['sent'], 'analyst', 'write'],
    ['closed', { closed, nextStep: 'reminder' }, ['sent'], 'analyst', 'reopen'],
    ['closed, and answered since', { closed, unread: 1 }, ['sent'], 'analyst', 'answer'],
    ['leaving', {}, ['queued'], 'analyst', null],
  ] satisfies [string, Partial<Found>, Parameters<typeof nextStepOf>[1], Account['role'], string | null][])
    assert.equal(nextStepOf({ ...CONFIRMED, ...changes }, notices, account(role))?.does ?? null, expected, about);
});
