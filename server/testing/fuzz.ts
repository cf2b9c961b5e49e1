/**
 * Requests made of the API's own description (OpenAPI 3.1): some as it says, some almost, some as nobody would send
 * them. The same seed makes the same requests, given the same answers.
 */
import { z } from 'zod';
import { random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const schemaObject = z.record(z.string(), z.json());
type Schema = z.infer<typeof schemaObject>;

const parameterSchema = z.object({ name: z.string(), in: z.string(), schema: schemaObject.default({}) });
const operationSchema = z.object({
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: schemaObject.default({}) })) }).optional(),
});
export const openApiSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaObject) }),
});

export interface FuzzedRequest {
  method: string;
  /** As the description names it. */
  route: string;
  /** With its parameters, spelled as on the line. */
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Text that programs stumble over. */
const ODD_TEXTS = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'a\udfff', '\u202eabc', '\ufeff', 'é'.normalize('NFD'), '👩‍👩‍👧‍👦'],
  ...['0', '-1', '1e309', 'NaN', 'null', 'true', '[]', '{}', '__proto__', 'constructor', 'toString'],
  ...["'; drop table unit; --", '"', '%', '%00', '_', '\\', '\\0', '../../etc/passwd', '{{x}}', '<b>', '=1+1'],
  ...['0001-01-01', '9999-12-31', '0000-00-00', '2026-02-30', '10000-01-01', '-271821-04-20', '2026-11-24T25:61:61Z'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00Z', '1970-01-01T00:00:00Z'],
  ...['http://[::1', 'http://a:99999/', 'javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@b', '//x', 'http://é/'],
  ...['a@b', 'a@b.c\r\nBcc: d@e.f', 'x'.repeat(300), 'x'.repeat(20_000), 'é'.repeat(5000), '\n'.repeat(100)],
];
const ODD_NUMBERS = [0, -0, -1, 1.5, 1e-320, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1.7976931348623157e308];
const ORDINARY = ['2026-11-24', 'FR', 'fr', 'shop.example', 'A reason.', 'cas', 'pdf', 'remove', 'Wooden train'];

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What may come in place of a body. */
const ODD_BODIES = ['', '{', 'null', '"x"', '[]', '{"a":}', '\0', deep(5000), '{"__proto__":{"a":1}}', '1e999'];

/** A maker of requests. `learn` takes an answer: the identifiers in it are used in what comes after. */
export function createFuzz(description: z.infer<typeof openApiSchema>, seed: number) {
  const next = random(seed);
  const chance = (share: number): boolean => next() < share;
  const upTo = (count: number): number => Math.floor(next() * count);
  const pick = <T>(from: readonly T[], otherwise: T): T => from[upTo(from.length)] ?? otherwise;
  const ids: string[] = [];

  const text = (schema: Schema): string => {
    if (chance(0.12)) return pick(ODD_TEXTS, '');
    const { format, pattern, minLength, maxLength } = schema;
    const day = `20${10 + upTo(30)}-0${1 + upTo(9)}-1${upTo(10)}`;
    if (format === 'date') return day;
    if (format === 'date-time') return `${day}T0${upTo(10)}:00:00Z`;
    if (format === 'email') return 'someone@test.example';
    if (format === 'uri') return `https://shop.example/p/${upTo(1000)}`;
    const least = Math.min(typeof minLength === 'number' ? minLength : 0, 1000);
    if (typeof pattern === 'string') {
      const fits = [...ORDINARY, ...ids.slice(-20), '0'.repeat(64), '0', 'A1', '1.50'].filter((each) =>
        new RegExp(pattern, 'u').test(each),
      );
      if (fits.length > 0) return pick(fits, '');
    }
    if (chance(0.4) && ids.length > 0) return pick(ids, '');
    const words = `${pick(ORDINARY, '')} ${upTo(1e6)}`.padEnd(least, 'x');
    return typeof maxLength === 'number' ? words.slice(0, maxLength) : words;
  };

  const wild = (depth: number): Json => {
    const kind = upTo(depth > 3 ? 4 : 6);
    if (kind === 0) return pick(ODD_TEXTS, '');
    if (kind === 1) return pick(ODD_NUMBERS, 0);
    if (kind === 2) return pick<Json>([null, true, false], null);
    if (kind === 3) return pick(ids, 'x');
    if (kind === 4) return Array.from({ length: upTo(4) }, () => wild(depth + 1));
    return Object.fromEntries(
      Array.from({ length: upTo(4) }, () => [pick(['a', '', '__proto__', 'a\0', 'id'], 'a'), wild(depth + 1)]),
    );
  };

  const listOf = (value: unknown): Schema[] => z.array(schemaObject).safeParse(value).data ?? [];

  /** A value of a schema, or something else. */
  const value = (schema: Schema, depth: number): Json => {
    if (chance(0.04)) return wild(depth);
    if (typeof schema.$ref === 'string') {
      return value(description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, depth + 1);
    }
    if (schema.const !== undefined) return schema.const;
    if (Array.isArray(schema.enum)) return pick(schema.enum, null);
    const either = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
    if (either.length > 0) return value(pick(either, {}), depth + 1);
    const all = listOf(schema.allOf);
    if (all.length > 0) return Object.assign({}, ...all.map((each) => value(each, depth + 1)));
    switch (Array.isArray(schema.type) ? pick(schema.type, null) : schema.type) {
      case 'string':
        return text(schema);
      case 'integer':
      case 'number':
        return chance(0.1) ? pick(ODD_NUMBERS, 0) : upTo(chance(0.8) ? 50 : 1e6);
      case 'boolean':
        return chance(0.5);
      case 'array': {
        const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
        const items = schemaObject.safeParse(schema.items).data ?? {};
        return Array.from({ length: depth > 6 ? least : least + upTo(3) }, () => value(items, depth + 1));
      }
      case 'object': {
        const properties = z.record(z.string(), schemaObject).safeParse(schema.properties).data ?? {};
        const required = z.array(z.string()).safeParse(schema.required).data ?? [];
        const made = Object.entries(properties)
          .filter(([name]) => (required.includes(name) ? !chance(0.02) : depth < 6 && chance(0.5)))
          .map(([name, each]): [string, Json] => [name, value(each, depth + 1)]);
        return Object.fromEntries(chance(0.03) ? [...made, ['unknown', wild(depth)]] : made);
      }
      case 'null':
        return null;
      default:
        return wild(depth);
    }
  };

  /** As it stands on the request's line; half a surrogate pair has no spelling there. */
  const spell = (part: Json): string => {
    const words = typeof part === 'string' ? part : (JSON.stringify(part) ?? '');
    return encodeURIComponent(words.toWellFormed().slice(0, 300));
  };

  const operations = Object.entries(description.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ route, method: method.toUpperCase(), operation })),
  );

  return {
    learn(answer: string): void {
      for (const [id] of answer.matchAll(/\b[a-z]{3}_[0-9a-z]{26}\b/g)) if (!ids.includes(id)) ids.push(id);
      ids.splice(0, Math.max(0, ids.length - 300));
    },
    make(): FuzzedRequest {
      const found = operations[upTo(operations.length)];
      if (!found) throw new Error('the description has no operation');
      const { route, method, operation } = found;
      const of = (where: string) => operation.parameters.filter((parameter) => parameter.in === where);
      let path = route;
      for (const { name, schema } of of('path')) {
        const part = chance(0.7) && ids.length > 0 ? pick(ids, '') : value(schema, 0);
        path = path.replace(`{${name}}`, spell(part) || '-');
      }
      const query = of('query')
        .filter(() => chance(0.6))
        .map(({ name, schema }) => `${name}=${spell(value(schema, 0))}`);
      if (chance(0.03)) query.push(pick(['limit=', 'cursor=%00', 'a=%', '__proto__=1', 'limit=1&limit=2'], ''));
      const schema = operation.requestBody && Object.values(operation.requestBody.content)[0]?.schema;
      const body = schema ? (chance(0.05) ? pick(ODD_BODIES, '') : JSON.stringify(value(schema, 0))) : null;
      const key = of('header').length > 0 && chance(0.5) ? `key-${upTo(50)}` : null;
      const type = chance(0.02) ? pick(['text/plain', 'application/xml', 'application/json; charset=x'], '') : null;
      return {
        method,
        route,
        url: `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        headers: {
          ...(body === null ? {} : { 'content-type': type ?? 'application/json' }),
          ...(key === null ? {} : { 'idempotency-key': key }),
          'accept-language': pick(['fr', 'en', '*', 'zz;q=9'], 'en'),
        },
        body,
      };
    },
  };
}
