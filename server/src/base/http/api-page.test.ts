import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';

const operationSchema = z.object({ summary: z.string().optional(), description: z.string().optional() });
const { paths } = z
  .object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) })
  .parse(JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')));

test('every operation says in one or two sentences what it does', () => {
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = '' }]) => ({ at: `${method} ${path}`, summary })),
  );
  assert.ok(said.length > 200);
  const wrong = said.filter(({ summary }) => !/^\p{Lu}[^.]{5,120}\.( \p{Lu}[^.]{5,80}\.)?$/u.test(summary));
  assert.deepEqual(wrong, []);
});
