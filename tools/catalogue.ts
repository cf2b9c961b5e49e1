// docs/reference/catalogue.md, as tools/openapi.ts writes it: what there is, read from the code and from the database
// that it makes.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { ROOT } from '../server/src/base/core/home.ts';
import { rows } from '../server/src/base/database/rows.ts';
import { FIGURES } from '../server/src/followup/index.ts';
import type { Vigie } from '../server/src/main.ts';
import { actsInSource } from '../server/testing/acts-in-source.ts';

const refusalSchema = z.object({
  status: z.int().optional(),
  exit: z.int().optional(),
  en: z.string(),
  fr: z.string(),
});
const moduleSchema = z.object({ catalogue: z.record(z.string(), refusalSchema) });

/** Every catalogue of refusals, by code. */
export async function readRefusals(): Promise<Map<string, z.infer<typeof refusalSchema> & { file: string }>> {
  const found = new Map<string, z.infer<typeof refusalSchema> & { file: string }>();
  for (const file of globSync('server/src/**/*refusals.ts', { cwd: ROOT })) {
    const loaded = moduleSchema.safeParse(await import(join(ROOT, file)));
    if (!loaded.success) continue; // `base/core/refusals.ts` makes catalogues and has none.
    for (const [code, refusal] of Object.entries(loaded.data.catalogue)) {
      if (found.has(code)) throw new Error(`${code} is in ${found.get(code)?.file} and in ${file}`);
      found.set(code, { ...refusal, file });
    }
  }
  return found;
}

const table = (head: string[], lines: string[][]): string =>
  [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const columnSchema = z.object({ name: z.string(), isProtected: z.boolean(), columns: z.string() });

/** The page whole. */
export async function describeCatalogue(vigie: Vigie): Promise<string> {
  const { context, links, endpoints } = vigie;
  const subscriptions = links.flatMap((link) => link.subscriptions ?? []);
  const events = [
    ...readFileSync(join(ROOT, 'server/src/base/jobs/events.ts'), 'utf8').matchAll(/^ {2}'([a-z.-]+)': (\{[^}]*\})/gm),
  ].map(([, event = '', content = '']) => [
    `\`${event}\``,
    `\`${content.replace(/\s+/g, ' ')}\``,
    subscriptions.flatMap(({ event: heard, queue }) => (heard === event ? [`\`${queue}\``] : [])).join(', ') || '–',
  ]);
  const queues = links
    .flatMap((link) => (link.queues?.(context) ?? []).map((queue) => ({ link: link.name, ...queue })))
    .map(({ link, name, every, everyFor, concurrency, retryLimit }) => [
      `\`${name}\``,
      link,
      every ? `\`${every}\`${everyFor ? ', once' : ', for each unit'}` : '–',
      concurrency ? `${concurrency} at a time` : 'one after the other',
      String(retryLimit ?? 5),
    ]);
  const tables = await rows(
    context.store.db,
    columnSchema,
    sql`select c.relname as name, c.relrowsecurity as is_protected,
        (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`,
  );
  const refusals = [...(await readRefusals())].sort(([a], [b]) => (a < b ? -1 : 1));
  return `<!-- Made from the code by: node tools/openapi.ts -->
# Catalogue

What there is, made from the code: [what people may do](#what-people-may-do), [events](#events), [queues](#queues), [audit acts](#audit-acts), [tables](#tables), [figures](#figures), [refusals](#refusals).

## What people may do

The role that each is for: [who else may](accounts.md). *Everybody* needs no account. *Key*: what the key of a machine needs; without one, a person alone may.

${table(
  ['request', 'role', 'key'],
  [...endpoints]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
    .map(({ method, path, role, scope }) => [
      `\`${method} ${path}\``,
      role ?? '*everybody*',
      scope === null ? '' : `\`${scope}\``,
    ]),
)}

## Events

Written in the transaction of the act (the outbox); each queue that asks for one gets a job in that same transaction.

${table(['event', 'content', 'queues'], events)}

## Queues

${table(['queue', 'link', 'every', 'jobs', 'retries'], queues)}

## Audit acts

${actsInSource()
  .map((act) => `\`${act}\``)
  .join(' · ')}

## Tables

*Unit*: row-level security shows a unit its own rows alone.

${table(
  ['table', 'rows of', 'columns'],
  tables.map(({ name, isProtected, columns }) => [`\`${name}\``, isProtected ? 'unit' : 'installation', columns]),
)}

## Figures

What each counts, once: the sentence that releases and the console carry. A thing counts under the platform and the trader of its case, and under the rule of the case's most severe finding, the earliest of them ([0041](../decisions/0041-one-count.md)).

${table(
  ['figure', 'counts', 'English', 'français'],
  Object.entries(FIGURES).map(([figure, { unit, says }]) => [`\`${figure}\``, unit, says.en, says.fr]),
)}

## Refusals

How each leaves: HTTP status with problem details (RFC 9457), exit code at the command line.

${table(
  ['code', 'status', 'exit', 'English', 'français'],
  refusals.map(([code, { status, exit, en, fr }]) => [`\`${code}\``, String(status ?? 400), String(exit ?? 2), en, fr]),
)}
`;
}
