import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Answer, answerJsonSchema, answerSchema } from './answer-schema.ts';

const receipt: Answer = {
  format: 'vigie.answer/1',
  id: 'ans_1',
  notice: 'ntc_1',
  kind: 'receipt',
  at: '2026-11-25T10:00:00Z',
  reference: 'CASE-77',
  decision: null,
};
const decision: Answer = {
  ...receipt,
  id: 'ans_2',
  kind: 'decision',
  decision: {
    outcome: 'acted',
    explanation: 'The offer was removed.',
    automatedDetection: false,
    automatedDecision: 'none',
    redress: 'Complain within six months at https://platform.example/complaints.',
    statements: [
      {
        id: 'sor_1',
        url: 'https://platform.example/item/1',
        restriction: { kind: 'visibility-removed', from: '2026-11-25T10:00:00Z', until: null },
        territorialScope: ['FR'],
        facts: 'The offer is of a product that the law bans.',
        automatedDetection: false,
        automatedDecision: 'none',
        ground: 'illegal',
        groundReference: 'Code pénal, art. 227-23',
        groundExplanation: 'The offer shows what that article bans.',
        redress: 'Complain within six months.',
        at: '2026-11-25T10:00:00Z',
      },
    ],
  },
};

test('a receipt and a decision are answers, for zod and for the published schema', () => {
  const published = readFileSync(new URL('../../../../docs/reference/answer.schema.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(published), answerJsonSchema(), 'stale: run node tools/generate/notice-schema.ts');
  const ajv = new Ajv2020({ validateFormats: false }).compile(JSON.parse(published));
  for (const answer of [receipt, decision]) {
    assert.deepEqual(answerSchema.parse(answer), answer);
    assert.ok(ajv(answer), JSON.stringify(ajv.errors));
  }
});

test('what is none is refused at its place', () => {
  const wrong: [unknown, string][] = [
    [{ ...receipt, kind: 'decision' }, 'decision'],
    [{ ...decision, kind: 'receipt' }, 'decision'],
    [{ ...receipt, extra: 1 }, ''],
    [{ ...receipt, notice: '../x' }, 'notice'],
    [{ ...decision, decision: { ...decision.decision, redress: '' } }, 'decision.redress'],
    [{ ...decision, decision: { ...decision.decision, outcome: 'maybe' } }, 'decision.outcome'],
  ];
  for (const [answer, place] of wrong) {
    assert.equal(answerSchema.safeParse(answer).error?.issues[0]?.path.join('.'), place);
  }
});
