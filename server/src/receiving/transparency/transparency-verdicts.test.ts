import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { judgeStatement, writeRules } from '@vigie/demo';
import { z } from 'zod';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { loadTransparencyRegister } from '../../base/registers/transparency-register.ts';
import { judgePayload } from './transparency-rules.ts';

const FILE = join(SHARED_DATA, 'transparency_database/verdicts.jsonl');
const verdictSchema = z.object({
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  refused: z.array(z.string()),
});
const readVerdicts = (): z.infer<typeof verdictSchema>[] =>
  readFileSync(FILE, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => verdictSchema.parse(JSON.parse(line)));
const register = loadTransparencyRegister();

/** Refused here although the database takes it: what its documentation says, and art. 24(5) on personal data. */
const KNOWN_REASONS = ['not-text', 'not-a-url', 'decision-missing', 'personal-email', 'personal-iban'];

test('no payload passes here that the database refuses; few are refused here alone, for a reason with a name', {
  skip: unlessShared(FILE),
}, (context) => {
  const verdicts = readVerdicts();
  const reasons = new Map<string, number>();
  for (const { name, payload, refused } of verdicts) {
    const rules = judgePayload(payload, register).refusals.map(({ rule }) => rule);
    if (refused.length > 0) assert.ok(rules.length > 0, `${name} passes here, and the database refuses ${refused}`);
    else for (const rule of new Set(rules)) reasons.set(rule, (reasons.get(rule) ?? 0) + 1);
  }
  const accepted = verdicts.filter(({ refused }) => refused.length === 0).length;
  const alone = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  context.diagnostic(`${verdicts.length} payloads, ${accepted} taken there, refused here alone: ${alone}`);
  context.diagnostic(JSON.stringify(Object.fromEntries(reasons)));
  assert.deepEqual(
    [...reasons.keys()].filter((rule) => !KNOWN_REASONS.includes(rule)),
    [],
  );
  assert.ok(alone <= accepted * 0.05, `${alone} of ${accepted}`);
});

test('the stand-in refuses the very fields that the database refuses', { skip: unlessShared(FILE) }, () => {
  const rules = writeRules(register.enums);
  for (const { name, payload, refused } of readVerdicts())
    assert.deepEqual(Object.keys(judgeStatement(payload, rules).errors).toSorted(), refused.toSorted(), name);
});
