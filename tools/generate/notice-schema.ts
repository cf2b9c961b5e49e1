/**
 * Writes docs/reference/{notice,answer}.schema.json: `node tools/generate/notice-schema.ts`. A test tells when they are
 * stale.
 */
import { writeFileSync } from 'node:fs';
import { answerJsonSchema } from '../../server/src/notice/answer/answer-schema.ts';
import { noticeJsonSchema } from '../../server/src/notice/compose/notice-schema.ts';

for (const [name, schema] of [
  ['notice', noticeJsonSchema()],
  ['answer', answerJsonSchema()],
] as const) {
  const target = new URL(`../../docs/reference/${name}.schema.json`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`);
}
