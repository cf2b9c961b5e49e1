// Writes the console's side of server/openapi.json: its types, and the values that its screens choose from. Again: node
// tools/client.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = join(import.meta.dirname, '..');
const description = JSON.parse(readFileSync(join(ROOT, 'server/openapi.json'), 'utf8'));

/**
 * Lists of values, by the name that the console gives them, and where they are named: in a request, or in what is
 * answered.
 */
const VALUES = {
  AMENDMENT_KINDS: ['/v1/notices/{id}/amendments', 'post', 'kind'],
  ALERT_STATES: ['/v1/alerts', 'get', 'state'],
  ANSWER_KINDS: ['/v1/notices/{id}/answers', 'post', 'kind'],
  ANSWER_OUTCOMES: ['/v1/notices/{id}/answers', 'post', 'decision.outcome'],
  CASE_DECISIONS: ['/v1/cases/{id}/decisions', 'post', 'kind'],
  CASE_OUTCOMES: ['/v1/cases/{id}/closure', 'put', 'outcome'],
  CASE_STATES: ['/v1/cases', 'get', 'state'],
  CASE_VISIBILITIES: ['/v1/cases/{id}/visibility', 'put', 'visibility'],
  CHECK_RESULTS: ['Check', 'verdict'],
  CHECK_VERDICTS: ['/v1/checks/{id}/verdicts', 'post', 'verdict'],
  EXHIBIT_KINDS: ['/v1/exhibits', 'post', 'kind'],
  HEARING_MEANS: ['/v1/hearings', 'post', 'means'],
  HEARING_ROLES: ['/v1/hearings', 'post', 'addressee.role'],
  KEY_SCOPES: ['/v1/accounts/{id}/keys', 'post', 'scopes'],
  MISUSE_KINDS: ['/v1/misuse', 'get', 'kind'],
  NOTICE_ERRORS: ['/v1/notices/{id}/amendments', 'post', 'cause'],
  PERSONAL_DATA: ['NotPersonalData', 'kinds'],
  PHRASE_DECISIONS: ['/v1/page-phrases/{id}/decisions', 'post', 'kind'],
  RECIPIENT_CAPACITIES: ['/v1/recipient-choices', 'post', 'as'],
  RECEIVED_STATES: ['/v1/received', 'get', 'state'],
  RELISTING_DECISIONS: ['/v1/relistings/{id}/decisions', 'post', 'kind'],
  SENDING_WAYS: ['/v1/notices/{id}/sendings', 'post', 'how'],
  RESULT_CONFORMING: ['/v1/laboratory-results', 'post', 'conforming'],
  STATEMENT_GROUNDS: ['/v1/received/{id}/decision', 'post', 'statement.ground'],
  TOGETHER_KINDS: ['/v1/joint-notices', 'post', 'kind'],
  SUBMISSION_STATES: ['/v1/statements', 'get', 'submission'],
} satisfies Record<string, [path: string, method: string, field: string] | [schema: string, field: string]>;

/** What a JSON Schema is, as far as it matters here. */
interface JsonSchema {
  $ref?: string;
  enum?: string[];
  properties?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
}

/** A schema itself where it is named, the one that is not `null` where it may be absent, or that of a list's elements. */
function resolve(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (schema?.$ref) return resolve(description.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  const inner = schema?.items ?? schema?.anyOf?.[0];
  return inner ? resolve(inner) : schema;
}

/** The values of a parameter of a request, of a field of its body, or of a field of a schema that has a name. */
function valuesOf(place: (typeof VALUES)[keyof typeof VALUES]): string[] {
  const field = place.at(-1) ?? '';
  const [path, method] = place.length === 3 ? place : [];
  const operation = path && method && description.paths[path][method];
  const parameter: { name: string; schema: JsonSchema } | undefined = operation?.parameters?.find(
    ({ name }: { name: string }) => name === field,
  );
  const body: JsonSchema | undefined = operation
    ? operation.requestBody?.content['application/json'].schema
    : description.components.schemas[place[0]];
  // Where a body is one of several, each has a value of its own.
  const values = (parameter ? [parameter.schema] : (body?.oneOf ?? [body])).flatMap((schema) => {
    const path = parameter ? [] : field.split('.');
    return resolve(path.reduce((outer, name) => resolve(outer)?.properties?.[name], schema))?.enum ?? [];
  });
  if (values.length === 0) throw new Error(`server/openapi.json names no values at ${place.join(' ')}`);
  return values;
}

const HEAD = '// Made from server/openapi.json by tools/client.ts: node tools/client.ts\n';
const lists = Object.entries(VALUES).map(
  ([name, place]) => `export const ${name} = ${JSON.stringify(valuesOf(place))} as const;\n`,
);
const files = {
  'schema.d.ts': HEAD + astToString(await openapiTS(description)),
  'values.ts': HEAD + lists.join(''),
};
for (const [name, text] of Object.entries(files)) {
  const path = join(ROOT, 'console/src/client', name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`console/src/client/${name} is stale: npm run client -w console\n`);
    process.exitCode = 1;
  }
}
