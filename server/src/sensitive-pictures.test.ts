import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { ROOT } from './base/core/home.ts';

const schemaOf = z.looseObject({
  $ref: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
});
const contract = z
  .object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()).optional() })),
    ),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, 'server/openapi.json'), 'utf8')));

/** Names of fields under which a picture, or its address, could come. */
const PICTURE = /^(?:images?|pictures?|photos?|screenshots?|thumbnails?|previews?|poster|src)$/i;

/** Addresses alone, in what rules are tried on by the engine in the browser, which shows none of them. */
const FOR_THE_ENGINE: readonly string[] = ['/v1/snapshots.items.content.images'];

/** Every place in a schema that could hold a picture. */
function picturesIn(schema: unknown, at: string, above: readonly string[] = []): string[] {
  const {
    $ref,
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
    allOf = [],
    additionalProperties,
  } = schemaOf.catch({}).parse(schema);
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return above.includes(name) ? [] : picturesIn(contract.components.schemas[name], at, [...above, name]);
  }
  const within = [items, ...anyOf, ...oneOf, ...allOf, additionalProperties].filter((each) => each !== undefined);
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => [
      ...(PICTURE.test(name) ? [`${at}.${name}`] : []),
      ...picturesIn(inner, `${at}.${name}`, above),
    ]),
    ...within.flatMap((each) => picturesIn(each, at, above)),
  ];
}

/** What a list answers: whatever is asked for without naming one thing. */
const lists = Object.entries(contract.paths).flatMap(([path, { get }]) =>
  get && !path.includes('{') ? [[path, get.responses ?? {}] as const] : [],
);

test('no list, count or figure has a picture in it, nor the address of one', () => {
  assert.ok(lists.length > 30, `${lists.length}`);
  const found = lists.flatMap(([path, responses]) =>
    Object.values(responses).flatMap((response) => {
      const { content = {} } = z
        .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional() })
        .parse(response);
      return Object.entries(content).flatMap(([type, { schema }]) => [
        ...(type.startsWith('image/') ? [`${path}: ${type}`] : []),
        ...picturesIn(schema, path),
      ]);
    }),
  );
  assert.deepEqual(found, FOR_THE_ENGINE);
  // The way it looks for them finds them where they are: in a case that somebody has opened.
  const one = contract.components.schemas.Snapshot;
  assert.ok(picturesIn(one, 'Snapshot').includes('Snapshot.content.images'));
});

test('what leaves by mail, stands on public pages or is told to open screens has no picture put into it', () => {
  const folders = '{notice,receiving,publication,alert,people,base/mail}';
  const files = globSync(`${folders}/**/*.{ts,typ,json}`, { cwd: import.meta.dirname, exclude: ['**/*.test.ts'] });
  assert.ok(files.length > 150, `${files.length}`);
  // HTML, a part of a mail that shows inside it (RFC 2392), a MIME type, Typst.
  const puts = /<img\b|\bcid:|['"`]image\/|#image\(/;
  const found = files.filter((file) => puts.test(readFileSync(join(import.meta.dirname, file), 'utf8')));
  assert.deepEqual(found, []);
  for (const text of ['<img src="x">', 'cid:1', "'image/png'", '#image("a.png")']) assert.match(text, puts);
});
