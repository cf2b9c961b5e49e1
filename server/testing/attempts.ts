import fc from 'fast-check';
import { z } from 'zod';
import type { Vigie } from '../src/main.ts';

/** What stands in an attempt for a unit: `§1` becomes one that is there, or one that never was. */
const MARK = '§';

/** Routes whose answers are never the same twice: what is drawn by chance, and secrets that are made for whoever asks. */
export const DRAWN = new Set([
  'GET /v1/random-checks',
  // How much of the disk is free, which everything else here changes.
  'GET /v1/installation/checks',
  'POST /v1/account/totp',
  'POST /v1/account/passkeys/options',
  'POST /v1/accounts',
  'POST /v1/webhooks',
  'POST /v1/webhooks/{id}/secrets',
  // Where all units of the installation sit: the other asker's answer came first.
  'PUT /v1/unit/department',
]);

/** One request that names others' things wherever a name can stand. */
export interface Attempt {
  /** `POST /v1/cases/{id}/decisions` */
  route: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  body: object | undefined;
  key: string | undefined;
}

/** What each kind of id is called in paths, queries and bodies. */
const KINDS: Record<string, string> = {
  'age-gates': 'agm',
  alerts: 'alr',
  cases: 'cas',
  case: 'cas',
  checks: 'chk',
  complaints: 'cmp',
  'data-requests': 'dsr',
  dossiers: 'dos',
  escalations: 'esc',
  evidence: 'evd',
  package: 'evd',
  exhibits: 'exh',
  findings: 'fnd',
  handovers: 'hnd',
  handover: 'hnd',
  'handover-partners': 'ptn',
  partner: 'ptn',
  'hash-lists': 'hls',
  hearings: 'hrg',
  holds: 'hld',
  intakes: 'int',
  inboxes: 'inb',
  inbox: 'inb',
  'laboratory-results': 'lab',
  listings: 'lst',
  listing: 'lst',
  notices: 'ntc',
  notice: 'ntc',
  'page-phrases': 'pst',
  received: 'rcv',
  relistings: 'rls',
  releases: 'rel',
  senders: 'snd',
  sender: 'snd',
  snapshot: 'snp',
  statements: 'sor',
  sweeps: 'swp',
  operations: 'opn',
  tasks: 'otk',
  captures: 'opc',
  statement: 'sor',
  screenings: 'scr',
  webhooks: 'whk',
  'webhook-deliveries': 'whd',
};
const ALL_KINDS = [...new Set(Object.values(KINDS)), 'acc', 'ans', 'evt', 'aud', 'ctr', 'sdg'];

const idOf = (name: string): fc.Arbitrary<string> => {
  const own = KINDS[name];
  const kind = own
    ? fc.oneof({ weight: 4, arbitrary: fc.constant(own) }, fc.constantFrom(...ALL_KINDS))
    : fc.constantFrom(...ALL_KINDS);
  return fc.tuple(kind, fc.constantFrom('1', '2')).map(([prefix, number]) => `${prefix}_unt_${MARK}${number}`);
};

/** What stands in a path: an id, but where the route counts (a page of a sweep) or a name is chosen (a pack). */
const inPathOf = (name: string): fc.Arbitrary<string> => {
  if (name === 'number') return fc.constantFrom('1', '2');
  if (name === 'packs') return fc.constantFrom(`pack-${MARK}1`, `pack-${MARK}2`);
  return idOf(name);
};

const schemaOf = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});
const documentOf = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
const operationOf = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
});

const FORMATS: Record<string, string> = {
  date: '2026-11-20',
  'date-time': '2026-11-20T10:00:00Z',
  // One address has one account, in whatever unit.
  email: `somebody-${MARK}@other.example`,
  'idn-email': `somebody-${MARK}@other.example`,
  uri: 'https://other.example/offer',
};

/** What a string of this name is in a good request, where its schema does not say so. */
const PLAIN: Record<string, string> = {
  platform: 'other.example',
  url: 'https://other.example/offer',
  pdq: '0'.repeat(64),
};

function textFor(
  name: string,
  { format, pattern, minLength = 0, maxLength = 1000 }: z.infer<typeof schemaOf>,
): fc.Arbitrary<string> {
  const known = (format && FORMATS[format]) ?? PLAIN[name];
  if (known !== undefined) return fc.constant(known);
  const fits = (text: string): boolean =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (!pattern || new RegExp(pattern, 'u').test(text.replace(MARK, 'v')));
  const id = idOf(name);
  const words = fc.constantFrom('Seen and read by a person.', 'FR', 'x_1', 'other.example', '0'.repeat(64));
  const weight = name in KINDS ? 9 : 2;
  const either = fc.oneof({ weight, arbitrary: id }, { weight: 1, arbitrary: words });
  if (fc.sample(either, { numRuns: 30, seed: 1 }).some(fits)) return either.filter(fits);
  return pattern
    ? fc.stringMatching(new RegExp(pattern, 'u')).filter(fits)
    : fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 10) });
}

/** Values that a JSON Schema of the contract takes. */
function valuesOf(given: unknown, name: string, named: Record<string, unknown>): fc.Arbitrary<unknown> {
  const schema = schemaOf.parse(given ?? {});
  const inside = (part: unknown): fc.Arbitrary<unknown> => valuesOf(part, name, named);
  if (schema.$ref) return inside(named[schema.$ref.replace('#/components/schemas/', '')]);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(inside));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(inside)).map((parts) => Object.assign({}, ...parts));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const model = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [key, valuesOf(part, key, named)]),
      );
      return fc.record(model, { requiredKeys: schema.required ?? [] });
    }
    case 'array': {
      const minLength = schema.minItems ?? 0;
      return fc.array(valuesOf(schema.items, name.replace(/s$/, ''), named), {
        minLength,
        maxLength: Math.min(schema.maxItems ?? 3, minLength + 2),
      });
    }
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? 0,
        max: Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 1000)),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textFor(name, schema);
  }
}

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** The route that answers until one leaves: people/changes/stream-changes.test.ts. */
export const STREAM = '/v1/changes';

/** For each route that takes an account, attempts that its schema takes: bodies, queries, paths and keys. */
export async function attemptsOn(vigie: Vigie): Promise<{ route: string; attempts: fc.Arbitrary<Attempt> }[]> {
  await vigie.http.ready();
  const { paths, components } = documentOf.parse(JSON.parse(JSON.stringify(vigie.http.swagger())));
  const named = components.schemas;
  const mine = new Set(
    vigie.endpoints.flatMap(({ method, path, role }) =>
      role === null ? [] : [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`],
    ),
  );
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(METHODS).flatMap(([word, method]) => {
      const route = `${method} ${path}`;
      if (!(word in operations) || !mine.has(route) || path === STREAM) return [];
      const { parameters, requestBody } = operationOf.parse(operations[word]);
      const collection = path.split('/')[2] ?? '';
      const inPath = fc.record(
        Object.fromEntries(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
            name,
            name === 'digest' ? fc.constant('0'.repeat(64)) : inPathOf(name === 'id' ? collection : name),
          ]),
        ),
      );
      const queries = parameters.filter((each) => each.in === 'query');
      const inQuery = fc.record(
        Object.fromEntries(queries.map(({ name, schema }) => [name, valuesOf(schema, name, named)])),
        { requiredKeys: queries.filter(({ required, name }) => required || name === 'case').map(({ name }) => name) },
      );
      const schema = requestBody?.content['application/json']?.schema;
      const takesFile = requestBody?.content['application/octet-stream'] !== undefined;
      const none = fc.constant(takesFile ? Buffer.from('a file') : undefined);
      const body = schema === undefined ? none : valuesOf(schema, '', named);
      const key = fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constant('k'));
      const attempts = fc.tuple(inPath, inQuery, body, key).map(([params, query, content, idempotencyKey]): Attempt => {
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
        const search = new URLSearchParams(
          Object.entries(query).flatMap(([name, value]) =>
            value === null ? [] : [[name, name === 'limit' ? allOf(value) : String(value)] satisfies [string, string]],
          ),
        );
        return {
          route,
          method,
          url: `${filled}${search.size > 0 ? `?${search}` : ''}`,
          body: content === undefined || Buffer.isBuffer(content) ? content : z.looseObject({}).parse(content),
          key: method === 'GET' ? undefined : idempotencyKey,
        };
      });
      return [{ route, attempts }];
    }),
  );
}

/** As long a page as there is: which of their own rows of one moment a shorter one has, is chance for each of the two. */
const allOf = (limit: unknown): string =>
  typeof limit === 'number' && Number.isInteger(limit) && limit > 0 && limit <= 200 ? '200' : String(limit);

/** The attempt on units that are there (`v`), or that never were (`g`). */
export function aimed(attempt: Attempt, at: 'v' | 'g'): Attempt {
  const text = (from: string): string => from.replaceAll(MARK, at).replaceAll(encodeURIComponent(MARK), at);
  return {
    ...attempt,
    url: text(attempt.url),
    body:
      attempt.body === undefined || Buffer.isBuffer(attempt.body)
        ? attempt.body
        : z.looseObject({}).parse(JSON.parse(text(JSON.stringify(attempt.body)))),
  };
}

/**
 * An answer without what differs from one person to another who did the same: whose it is, new ids, digests of what holds
 * them, the order of what came at one moment.
 */
export function withoutOwner(body: unknown): string {
  if (body instanceof Uint8Array) return 'bytes';
  return JSON.stringify(body)
    .replaceAll(/unt_[vg](?=\d)/g, 'unt_')
    .replaceAll(/\b[a-z]{3}_[0-9a-zA-Z]{10,}/g, 'id')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'digest')
    .replaceAll(/(asking|somebody|pack)-[vg]/g, '$1')
    .split(/[,{}[\]]/)
    .sort()
    .join('\n');
}
