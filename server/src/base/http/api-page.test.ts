import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { renderApiPage } from './api-page.ts';

const operationSchema = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  security: z.array(z.unknown()).optional(),
});
const openApi: unknown = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'));
const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) }).parse(openApi);

test('every operation says in one or two sentences what it does', () => {
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary = '' }]) => ({ at: `${method} ${path}`, summary })),
  );
  assert.ok(said.length > 200);
  const wrong = said.filter(({ summary }) => !/^\p{Lu}[^.]{5,120}\.( \p{Lu}[^.]{5,80}\.)?$/u.test(summary));
  assert.deepEqual(wrong, []);
});

test('what asks for no session is declared so, and nothing else', () => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${path}`, ...operation })),
  );
  const open = operations.filter(({ security }) => security?.length === 0).map(({ at }) => at);
  const asking = operations.filter(({ description = '' }) => description.startsWith('For the roles'));
  assert.ok(open.includes('post /v1/session'));
  assert.deepEqual(
    open,
    operations.filter((one) => !asking.includes(one)).map(({ at }) => at),
  );
});

test('the page tells of every operation and who may, and loads nothing', () => {
  const page = renderApiPage(openApi);
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { summary = '', description = '' }] of Object.entries(methods)) {
      const [, told = ''] = page.split(`<details id="${method}-${path}">`);
      const part = told.split('</details>')[0] ?? '';
      assert.ok(part.includes(summary.replaceAll("'", '&#39;')) && part.includes(description), `${method} ${path}`);
    }
  assert.match(page, /<title>Vigie: API<\/title>/);
  assert.doesNotMatch(page, /<(script|img|svg|link|iframe|form)|swagger|src=/i);
  for (const [, target = ''] of page.matchAll(/href="#([^"]*)"/g)) assert.ok(page.includes(` id="${target}"`), target);
});

test('the page tells a shape as TypeScript would, with what is optional and what it leads to', () => {
  const page = renderApiPage({
    info: { version: '1' },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          properties: {
            kind: { enum: ['a', 'b'] },
            of: { anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'null' }] },
            at: { type: 'string', format: 'date', description: 'The <day>' },
            each: { type: 'array', items: { type: 'object', additionalProperties: { const: true } } },
          },
          required: ['kind'],
        },
      },
    },
    paths: {},
  });
  assert.ok(
    page.includes(`<pre>{
  kind: &quot;a&quot; | &quot;b&quot;
  of?: <a href="#shape-Thing">Thing</a> | null
  at?: string (date) – The &lt;day&gt;
  each?: list of by name: true
}</pre>`),
    page.slice(page.indexOf('<h2 id="shapes">')),
  );
});
