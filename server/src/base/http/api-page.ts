import { z } from 'zod';
import { type Html, html, htmlPage, lines, pagePolicy } from './html.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --quiet: #4a4a4a; --paper: #fff; --line: #767676; --link: #0b4f8a; --soft: #f2f5f8; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --quiet: #c4c4c4; --paper: #161616; --line: #8f8f8f; --link: #8ab8e6; --soft: #22272c; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h2 { margin-block: 2rem .5rem; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding-block: .25rem; }
details { border-block-end: 1px solid var(--line); }
summary { padding-block: .5rem; cursor: pointer; }
summary span { display: block; color: var(--quiet); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { margin-block: .25rem 1rem; padding: .5rem 1rem; background: var(--soft); white-space: pre-wrap; }
dt { font-weight: 600; }
dd { margin-inline-start: 1rem; }
`;

/** No script, nothing loaded, no form. */
export const API_PAGE_POLICY = `${pagePolicy(STYLE, 'none')}; frame-ancestors 'none'`;

/** What of JSON Schema is told; the rest (lengths, patterns) stands in the document. */
interface Shape {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  description?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  anyOf?: Shape[] | undefined;
  oneOf?: Shape[] | undefined;
  allOf?: Shape[] | undefined;
  items?: Shape | undefined;
  properties?: Record<string, Shape> | undefined;
  required?: string[] | undefined;
  additionalProperties?: boolean | Shape | undefined;
}

const shapeSchema: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    anyOf: z.array(shapeSchema).optional(),
    oneOf: z.array(shapeSchema).optional(),
    allOf: z.array(shapeSchema).optional(),
    items: shapeSchema.optional(),
    properties: z.record(z.string(), shapeSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), shapeSchema]).optional(),
  }),
);

const contentSchema = z.record(z.string(), z.object({ schema: shapeSchema.optional() }));
const operationSchema = z.object({
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: shapeSchema }))
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })).default({}),
});
type Operation = z.infer<typeof operationSchema>;

/** What the page tells of an OpenAPI 3.1 document. */
const documentSchema = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), shapeSchema).default({}) }),
});

/** A shape as TypeScript would write it; a named one leads to where it is told. */
function tell(shape: Shape, indent = ''): Html {
  const joined = (shapes: Shape[], by: string) => shapes.map((each, at) => html`${at > 0 && by}${tell(each, indent)}`);
  if (shape.$ref !== undefined) {
    const name = shape.$ref.split('/').at(-1) ?? '';
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (shape.const !== undefined) return html`${JSON.stringify(shape.const)}`;
  if (shape.enum) return html`${shape.enum.map((each) => JSON.stringify(each)).join(' | ')}`;
  const several = shape.anyOf ?? shape.oneOf;
  if (several) return html`${joined(several, ' | ')}`;
  if (shape.allOf) return html`${joined(shape.allOf, ' & ')}`;
  if (shape.items) return html`list of ${tell(shape.items, indent)}`;
  if (shape.properties) {
    const inner = `${indent}  `;
    const fields = Object.entries(shape.properties).map(
      ([name, field]) =>
        html`\n${inner}${name}${!shape.required?.includes(name) && '?'}: ${tell(field, inner)}${field.description !== undefined && ` – ${field.description}`}`,
    );
    return html`{${fields}\n${indent}}`;
  }
  if (typeof shape.additionalProperties === 'object') return html`by name: ${tell(shape.additionalProperties, indent)}`;
  return html`${[shape.type ?? 'anything'].flat().join(' | ')}${shape.format !== undefined && ` (${shape.format})`}`;
}

const tellContent = (content: z.infer<typeof contentSchema>): Html[] =>
  Object.entries(content).map(
    ([type, { schema }]) =>
      html`<p><code>${type}</code></p>${schema !== undefined && html`<pre>${tell(schema)}</pre>`}`,
  );

interface Told {
  method: string;
  path: string;
  operation: Operation;
}

function tellOperation({ method, path, operation }: Told): Html {
  const { summary, description, parameters, requestBody, responses } = operation;
  return html`<details id="${method}-${path}">
<summary><code><strong>${method.toUpperCase()}</strong> ${path}</code> <span>${summary}</span></summary>
${description !== '' && html`<p>${description}</p>`}
${
  parameters.length > 0 &&
  html`<h3>Parameters</h3>
<dl>${parameters.map(
    ({ name, in: where, required, schema }) =>
      html`<dt><code>${name}</code></dt><dd>In the ${where}${!required && ', may be left out'}: <code>${tell(schema)}</code>${schema.description !== undefined && ` ${schema.description}`}</dd>`,
  )}</dl>`
}
${requestBody !== undefined && html`<h3>Body</h3>${tellContent(requestBody.content)}`}
<h3>Answers</h3>
${Object.entries(responses).map(([status, { content }]) => html`<p>${status}</p>${content !== undefined && tellContent(content)}`)}
</details>`;
}

/** What every operation has in common: docs/reference/refusals.md. */
const COMMON = html`<h2 id="refusals">Refusals</h2>
<p>What is refused is answered by <code>application/problem+json</code> (RFC 9457): <code>code</code> is stable, <code>title</code> says in English or French what is wrong and what to do, <code>errors</code> names the place in what was sent.</p>
<dl>
<dt>400</dt><dd>What was sent is not as described: <code>VIGIE_HTTP_INVALID</code>.</dd>
<dt>401</dt><dd>Nobody is signed in, or the key counts no longer.</dd>
<dt>403</dt><dd>The role does not allow it (<code>VIGIE_PEOPLE_ROLE_…</code>), nor the key’s scopes (<code>VIGIE_PEOPLE_SCOPE</code>).</dd>
<dt>404</dt><dd>There is no such thing, or it is not for you to see.</dd>
<dt>409, 422</dt><dd>It cannot be done as things stand; the code says why.</dd>
<dt>429</dt><dd>Too often; ask again later.</dd>
</dl>`;

/**
 * The API's documentation as a page, made of its OpenAPI document: without script, so that it can be read wherever a
 * browser stands.
 */
export function renderApiPage(openApi: unknown): string {
  const { info, paths, components } = documentSchema.parse(openApi);
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Told => ({ method, path, operation })),
  );
  const byTag = [...Map.groupBy(told, ({ operation }) => operation.tags[0] ?? 'other')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const shapes = Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return htmlPage({
    language: 'en',
    title: 'Vigie: API',
    style: STYLE,
    body: html`<p>Version ${info.version}. For programs: <a href="/openapi.json">the OpenAPI document</a>. A person signs in (<code>POST /v1/session</code>); a machine sends its key as <code>Authorization: Bearer</code>. What changes something takes an <code>Idempotency-Key</code>: sent again with it, it is done once.</p>
<nav aria-label="Contents"><ul>${byTag.map(([tag]) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}<li><a href="#refusals">Refusals</a></li><li><a href="#shapes">Shapes</a></li></ul></nav>
${byTag.map(([tag, operations]) => html`<h2 id="tag-${tag}">${tag}</h2>\n${lines(operations.map(tellOperation))}\n`)}
${COMMON}
<h2 id="shapes">Shapes</h2>
${lines(shapes.map(([name, shape]) => html`<h3 id="shape-${name}">${name}</h3>\n<pre>${tell(shape)}</pre>`))}`,
  });
}
