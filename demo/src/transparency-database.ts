import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';

/** A running stand-in for the Commission's Transparency Database. */
export interface TransparencyDatabase {
  readonly url: string;
  readonly token: string;
  /** What was taken, in order. */
  taken(): readonly Readonly<Record<string, unknown>>[];
  /** Every refusal that was answered: the errors by field. */
  refused(): readonly Readonly<Record<string, string[]>>[];
  /** The next so many requests are answered 503. */
  failNext(times: number): void;
  stop(): Promise<void>;
}

type Statement = Record<string, unknown>;
type Errors = Record<string, string[]>;

const read = (name: string): Record<string, string[]> =>
  JSON.parse(readFileSync(new URL(`../../registers/transparency-database/${name}`, import.meta.url), 'utf8')).enums;

const text = (longest: number) => (value: unknown) =>
  typeof value === 'string' && value.length <= longest ? null : `may not be greater than ${longest} characters.`;
const day = (from: string) => (value: unknown) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return 'does not match the format Y-m-d.';
  const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || date < 1 || date > last) return 'is not a valid date.';
  return value >= from && value <= '2038-01-01' ? null : `must be a date from ${from} to 2038-01-01.`;
};
const among = (values: string[] | undefined) => (value: unknown) =>
  typeof value === 'string' && values?.includes(value) ? null : 'is invalid.';
const list = (values: string[] | undefined) => (value: unknown) =>
  Array.isArray(value) && value.every((each) => among(values)(each) === null) ? null : 'is invalid.';

/** The rules of API v1 as they are published, written down apart from the product so that each checks the other. */
function writeRules(enums: Record<string, string[]>): Record<string, (value: unknown) => string | null> {
  return {
    decision_visibility: list(enums.DECISION_VISIBILITIES),
    decision_visibility_other: text(500),
    end_date_visibility_restriction: day('2020-01-01'),
    decision_monetary: among(enums.DECISION_MONETARIES),
    decision_monetary_other: text(500),
    end_date_monetary_restriction: day('2020-01-01'),
    decision_provision: among(enums.DECISION_PROVISIONS),
    end_date_service_restriction: day('2020-01-01'),
    decision_account: among(enums.DECISION_ACCOUNTS),
    end_date_account_restriction: day('2020-01-01'),
    account_type: among(enums.ACCOUNT_TYPES),
    decision_ground: among(enums.DECISION_GROUNDS),
    decision_ground_reference_url: (value) =>
      text(500)(value) ?? (URL.canParse(String(value)) ? null : 'must be a valid URL.'),
    illegal_content_legal_ground: text(500),
    illegal_content_explanation: text(2000),
    incompatible_content_ground: text(500),
    incompatible_content_explanation: text(2000),
    incompatible_content_illegal: among(enums.INCOMPATIBLE_CONTENT_ILLEGALS),
    content_type: list(enums.CONTENT_TYPES),
    content_type_other: text(500),
    category: among(enums.STATEMENT_CATEGORIES),
    category_addition: list(enums.STATEMENT_CATEGORIES),
    category_specification: list(enums.KEYWORDS),
    category_specification_other: text(500),
    territorial_scope: list(enums.TERRITORIAL_SCOPE),
    content_language: among(enums.CONTENT_LANGUAGES),
    content_date: day('2000-01-01'),
    application_date: day('2020-01-01'),
    decision_facts: text(5000),
    source_type: among(enums.SOURCE_TYPES),
    source_identity: text(500),
    automated_detection: among(enums.AUTOMATED_DETECTIONS),
    automated_decision: among(enums.AUTOMATED_DECISIONS),
    content_id: (value) =>
      typeof value === 'object' && value !== null && /^\{"EAN-13":"\d{13}"\}$/.test(JSON.stringify(value))
        ? null
        : 'is invalid.',
    puid: (value) => text(500)(value) ?? (/^[A-Za-z0-9-_]+$/.test(String(value)) ? null : 'format is invalid.'),
  };
}

const ALWAYS =
  'decision_ground content_type category content_date application_date decision_facts source_type automated_detection automated_decision puid';
const PERSONAL = [
  /[\w.+-]+@[\w-]+\.\w{2,}/,
  /(?:\+|\b00)\d[\d .()/-]{7,}\d/,
  /\b0[1-9](?:[ .-]\d\d){4}\b/,
  /\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,}/,
];

function judge(statement: unknown, rules: ReturnType<typeof writeRules>): Errors {
  const errors: Errors = {};
  const add = (field: string, what: string): void => {
    errors[field] = [...(errors[field] ?? []), `The ${field.replaceAll('_', ' ')} ${what}`];
  };
  if (typeof statement !== 'object' || statement === null || Array.isArray(statement)) {
    add('statement', 'must be an object.');
    return errors;
  }
  const given: Statement = Object.fromEntries(
    Object.entries(statement).filter(([, value]) => value !== null && value !== '' && String(value) !== ''),
  );
  for (const field of ALWAYS.split(' ')) if (!(field in given)) add(field, 'field is required.');
  for (const [field, value] of Object.entries(given)) {
    const rule = rules[field];
    const wrong = rule ? rule(value) : 'field is not known.';
    if (wrong) add(field, wrong);
    if (typeof value === 'string' && field !== 'puid' && PERSONAL.some((shape) => shape.test(value)))
      add(field, 'holds personal data.');
  }
  if (!['visibility', 'monetary', 'provision', 'account'].some((kind) => `decision_${kind}` in given))
    add('decision_visibility', 'field is required when no other decision is present.');
  const pair = (needed: boolean, field: string): void => {
    if (needed && !(field in given)) add(field, 'field is required.');
    if (!needed && field in given) add(field, 'field is prohibited.');
  };
  const says = (field: string, value: string): boolean => [given[field]].flat().includes(value);
  pair(says('decision_visibility', 'DECISION_VISIBILITY_OTHER'), 'decision_visibility_other');
  pair(says('decision_monetary', 'DECISION_MONETARY_OTHER'), 'decision_monetary_other');
  pair(says('content_type', 'CONTENT_TYPE_OTHER'), 'content_type_other');
  pair(says('category_specification', 'KEYWORD_OTHER'), 'category_specification_other');
  for (const [kind, ground] of [
    ['illegal_content_legal_ground', 'ILLEGAL'],
    ['illegal_content_explanation', 'ILLEGAL'],
    ['incompatible_content_ground', 'INCOMPATIBLE'],
    ['incompatible_content_explanation', 'INCOMPATIBLE'],
  ] as const)
    pair(says('decision_ground', `DECISION_GROUND_${ground}_CONTENT`), kind);
  if ('incompatible_content_illegal' in given)
    pair(says('decision_ground', 'DECISION_GROUND_INCOMPATIBLE_CONTENT'), 'incompatible_content_illegal');
  if (says('source_type', 'SOURCE_VOLUNTARY')) pair(false, 'source_identity');
  for (const kind of ['visibility', 'monetary', 'service', 'account']) {
    const end = given[`end_date_${kind}_restriction`];
    if (typeof end === 'string' && end < String(given.application_date))
      add(`end_date_${kind}_restriction`, 'must be a date after or equal to application date.');
  }
  for (const [field, value] of Object.entries(given))
    if (Array.isArray(value) && new Set(value).size !== value.length) add(field, 'field has a duplicate value.');
  return errors;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    return null;
  }
}

/**
 * Starts a server on loopback that takes statements of reasons as the Transparency Database does (API v1): bearer
 * token, one (`/api/v1/statement`) or up to a hundred (`/api/v1/statements`), every published rule, `puid` unique. What
 * it takes stays in memory.
 */
export async function startTransparencyDatabase(
  options: { readonly port?: number; readonly token?: string } = {},
): Promise<TransparencyDatabase> {
  const token = options.token ?? 'sandbox-token';
  const rules = writeRules(read('enums.json'));
  const taken = new Map<string, Statement>();
  const refused: Errors[] = [];
  let failures = 0;
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    const body = request.method === 'POST' ? await readBody(request) : null;
    if (request.headers.authorization !== `Bearer ${token}`) return [401, { message: 'Unauthenticated.' }];
    if (failures > 0) {
      failures--;
      return [503, { message: 'Service Unavailable' }];
    }
    const asked = /^\/api\/v1\/statement\/existing-puid\/([^/]+)$/.exec(request.url ?? '')?.[1];
    if (asked) {
      const known = taken.get(decodeURIComponent(asked));
      return known ? [302, known] : [404, { message: 'statement of reason not found' }];
    }
    const many = request.url === '/api/v1/statements';
    if (request.method !== 'POST' || !(many || request.url === '/api/v1/statement'))
      return [404, { message: 'Not Found' }];
    const given = many ? (body as { statements?: unknown } | null)?.statements : [body];
    if (!Array.isArray(given) || given.length < 1 || given.length > 100) {
      const errors = { statements: ['The statements field must have between 1 and 100 items.'] };
      refused.push(errors);
      return [422, { message: errors.statements[0], errors }];
    }
    const judged = given.map((statement) => judge(statement, rules));
    const wrong = judged.flatMap((errors, index) => (Object.keys(errors).length > 0 ? [{ errors, index }] : []));
    if (wrong.length > 0) {
      refused.push(...wrong.map(({ errors }) => errors));
      const errors = many
        ? Object.fromEntries(wrong.map(({ errors: each, index }) => [`statement_${index}`, each]))
        : wrong[0]?.errors;
      return [422, { message: 'The given data was invalid.', errors }];
    }
    const puids: string[] = given.map((statement) => String(statement.puid));
    if (new Set(puids).size < puids.length) {
      const message = 'The platform identifier(s) are not all unique within this call.';
      refused.push({ puid: [message] });
      return [422, { message, errors: { puid: [message] } }];
    }
    const existing = puids.filter((puid) => taken.has(puid));
    if (existing.length > 0) {
      const message = 'The identifier given is not unique within this platform.';
      if (!many) return [422, { message, errors: { puid: [message] }, existing: taken.get(existing[0] ?? '') }];
      return [422, { message, errors: { puid: [message], existing_puids: existing } }];
    }
    const kept = given.map((statement: Statement) => ({ ...statement, uuid: randomUUID() }));
    for (const statement of kept) taken.set(String((statement as Statement).puid), statement);
    return [201, many ? { statements: kept } : (kept[0] ?? {})];
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, content]) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content)),
      () => response.destroy(),
    );
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the database has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    taken: () => [...taken.values()],
    refused: () => refused,
    failNext(times) {
      failures = times;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
