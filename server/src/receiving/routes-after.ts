import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { VigieError } from '../base/core/errors.ts';
import { newId } from '../base/core/ids.ts';
import { wordsSchema } from '../base/core/language.ts';
import { once } from '../base/database/idempotency.ts';
import type { Tx } from '../base/database/store.ts';
import { type Http, idempotencyHeaders, pageOf, pageQuery } from '../base/http/http.ts';
import { accountOf } from '../people/access.ts';
import { record } from '../people/audit-store.ts';
import { decideComplaint } from './complaint/complain.ts';
import { listComplaints } from './complaint/complaint-store.ts';
import { writeBuyersNotice } from './decision/statement.ts';
import { statementSchema } from './decision/statement-schema.ts';
import {
  countSubmissions,
  findStatement,
  type KeptStatement,
  listStatements,
  requeue,
} from './decision/statement-store.ts';
import { POLICY } from './misuse/misuse.ts';
import { SUBJECTS, saveMeasure } from './misuse/misuse-store.ts';
import { listOutgoing } from './outgoing/outgoing-store.ts';
import { readMisuse } from './received/read-received.ts';
import { assessmentSchema, complaintSchema, randomCheckSchema, traderCheckSchema } from './routes-schema.ts';
import { outgoingSchema } from './schema.ts';
import { checkTraceability, isTraceable, particularsSchema, type TraceabilityResult } from './traders/traceability.ts';
import { drawListings, listTraderChecks, saveTraderCheck } from './traders/trader-check-store.ts';

const DAY_MS = 24 * 3_600_000;

const shown = ({ code: _, inbox: __, traderKey: ___, ...statement }: KeptStatement) => statement;

/** What follows a decision: statements and their way to the Transparency Database, complaints, misuse, traders. */
export function addAfterRoutes(app: Http, context: Context): void {
  const { store, clock, jobs, config } = context;
  const tags = ['receiving'];
  const params = z.object({ id: z.string() });
  const nextOf = (items: { id: string }[], limit: number): string | null =>
    items.length === limit ? (items.at(-1)?.id ?? null) : null;

  app.get(
    '/v1/statements',
    {
      schema: {
        tags,
        querystring: pageQuery.extend({ submission: z.enum(['off', 'queued', 'accepted', 'refused']).optional() }),
        response: {
          200: pageOf(statementSchema).extend({
            /** Null: no Transparency Database is set up. */
            database: z.string().nullable(),
            counts: z.array(z.object({ state: z.string(), count: z.int() })),
          }),
        },
      },
    },
    (request) => {
      const { submission, cursor, limit } = request.query;
      return store.inUnit(accountOf(request).unit.id, async (tx) => {
        const items = (await listStatements(tx, { submission, cursor, limit })).map(shown);
        return {
          items,
          next: nextOf(items, limit),
          database: config.transparency?.url ?? null,
          counts: await countSubmissions(tx),
        };
      });
    },
  );
  const detailSchema = statementSchema
    .extend({
      outgoing: z.array(outgoingSchema),
      /** The text of art. 32(2): we know no buyers. */
      buyersNotice: wordsSchema.nullable(),
    })
    .meta({ id: 'StatementDetail' });
  async function mustFindStatement(tx: Tx, id: string): Promise<KeptStatement> {
    const found = await findStatement(tx, id);
    if (!found)
      throw new VigieError(
        'VIGIE_RECEIVING_UNKNOWN',
        { en: `There is no statement ${id}.`, fr: `Il n’y a pas d’exposé ${id}.` },
        { status: 404 },
      );
    return found;
  }
  async function readStatement(tx: Tx, id: string): Promise<z.infer<typeof detailSchema>> {
    const found = await mustFindStatement(tx, id);
    return {
      ...shown(found),
      outgoing: await listOutgoing(tx, id),
      // Art. 32 is about illegal products, not about what breaks the terms.
      buyersNotice:
        found.content.ground === 'illegal' && found.reversedAt === null
          ? { en: writeBuyersNotice(found, 'en'), fr: writeBuyersNotice(found, 'fr') }
          : null,
    };
  }
  app.get('/v1/statements/:id', { schema: { tags, params, response: { 200: detailSchema } } }, (request) =>
    store.inUnit(accountOf(request).unit.id, (tx) => readStatement(tx, request.params.id)),
  );
  app.post(
    '/v1/statements/:id/submission',
    { schema: { tags, params, response: { 200: detailSchema } } },
    // Idempotent by the state: what waits already waits.
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      return store.inUnit(unit, async (tx) => {
        if (config.transparency === null)
          throw new VigieError(
            'VIGIE_RECEIVING_NO_DATABASE',
            {
              en: 'Set VIGIE_TDB_URL and VIGIE_TDB_TOKEN first.',
              fr: 'Configurez d’abord VIGIE_TDB_URL et VIGIE_TDB_TOKEN.',
            },
            {
              status: 409,
            },
          );
        await mustFindStatement(tx, id);
        await requeue(tx, id);
        await jobs.send(tx, 'receiving.submit', { unit });
        await record(tx, { unit, account: account.id, act: 'statement.requeued', subject: id, now: clock() });
        return readStatement(tx, id);
      });
    },
  );

  app.get(
    '/v1/complaints',
    {
      schema: {
        tags,
        querystring: pageQuery.extend({ state: z.enum(['open', 'upheld', 'rejected', 'set-aside']).optional() }),
        response: { 200: pageOf(complaintSchema) },
      },
    },
    (request) => {
      const { state, cursor, limit } = request.query;
      return store.inUnit(accountOf(request).unit.id, async (tx) => {
        const items = await listComplaints(tx, { state, cursor, limit });
        return { items, next: nextOf(items, limit) };
      });
    },
  );
  app.post(
    '/v1/complaints/:id/decision',
    {
      schema: {
        tags,
        params,
        headers: idempotencyHeaders,
        body: z.object({
          upheld: z.boolean(),
          reason: z.string().trim().min(3).max(20_000),
          /** Manifestly unfounded (art. 23(2)). */
          manifest: z.boolean().default(false),
        }),
        response: { 200: complaintSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { id } = request.params;
      const content = [id, request.body];
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content, now: clock() }, () =>
          decideComplaint(context, tx, account, id, request.body),
        ),
      );
    },
  );

  const kindSchema = z.enum(SUBJECTS);
  const misuseSchema = z.object({
    policy: z.object({ days: z.int(), least: z.int(), share: z.number(), suspensionDays: z.int() }),
    items: z.array(assessmentSchema),
  });
  const readKind = async (tx: Tx, kind: z.infer<typeof kindSchema>) => ({
    policy: {
      days: POLICY.days,
      least: POLICY.least,
      share: POLICY.share[kind],
      suspensionDays: POLICY.suspensionDays,
    },
    items: await readMisuse(tx, kind, clock()),
  });
  app.get(
    '/v1/misuse',
    { schema: { tags, querystring: z.object({ kind: kindSchema }), response: { 200: misuseSchema } } },
    (request) => store.inUnit(accountOf(request).unit.id, (tx) => readKind(tx, request.query.kind)),
  );
  app.post(
    '/v1/misuse',
    {
      schema: {
        tags,
        headers: idempotencyHeaders,
        body: z.object({
          kind: kindSchema,
          key: z.string().min(1).max(1000),
          measure: z.enum(['warning', 'suspension']),
          days: z.int().min(1).max(365).optional(),
          reason: z.string().trim().min(3).max(5_000),
        }),
        response: { 200: misuseSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { kind, key, measure, days = POLICY.suspensionDays, reason } = request.body;
      return store.inUnit(unit, async (tx) => {
        const now = clock();
        await once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now }, async () => {
          const [criteria] = await readMisuse(tx, kind, now, key);
          if (!criteria)
            throw new VigieError(
              'VIGIE_RECEIVING_UNKNOWN',
              { en: `There is no ${kind} ${key}.`, fr: `Personne n’est connu sous ${key}.` },
              { status: 404 },
            );
          if (measure === 'suspension' && !criteria.measures.some((taken) => taken.kind === 'warning'))
            throw new VigieError(
              'VIGIE_RECEIVING_NOT_WARNED',
              {
                en: 'A warning comes before a suspension (art. 23(1) and (2)).',
                fr: 'Un avertissement précède une suspension (art. 23, paragraphes 1 et 2).',
              },
              {
                status: 409,
              },
            );
          const id = newId('msr', now);
          const until = measure === 'suspension' ? new Date(now.getTime() + days * DAY_MS) : null;
          const { measures: _, ...counted } = criteria;
          await saveMeasure(tx, {
            id,
            unit,
            subject: { kind, key },
            kind: measure,
            reason,
            criteria: counted,
            since: now,
            until,
            account: account.id,
          });
          const content = { kind, measure, until: until?.toISOString() ?? null };
          await record(tx, { unit, account: account.id, act: 'misuse.measure', subject: key, reason, content, now });
          return id;
        });
        return readKind(tx, kind);
      });
    },
  );

  app.get(
    '/v1/trader-checks',
    { schema: { tags, response: { 200: z.object({ items: z.array(traderCheckSchema) }) } } },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => ({
        items: await listTraderChecks<TraceabilityResult[]>(tx),
      })),
  );
  app.post(
    '/v1/trader-checks',
    {
      schema: {
        tags,
        headers: idempotencyHeaders,
        body: z.object({ trader: z.string().trim().min(1).max(1000), particulars: particularsSchema }),
        response: { 200: traderCheckSchema },
      },
    },
    (request) => {
      const account = accountOf(request);
      const unit = account.unit.id;
      const { trader, particulars } = request.body;
      const now = clock();
      return store.inUnit(unit, (tx) =>
        once(tx, { unit, key: request.headers['idempotency-key'], content: request.body, now }, async () => {
          const results = checkTraceability(particulars);
          const complete = isTraceable(results);
          const id = newId('trc', now);
          await saveTraderCheck(tx, { id, unit, trader, results, complete, account: account.id, now });
          await record(tx, {
            unit,
            account: account.id,
            act: 'trader.checked',
            subject: trader,
            content: { complete },
            now,
          });
          return { id, trader, complete, madeAt: now.toISOString(), results };
        }),
      );
    },
  );
  app.get(
    '/v1/random-checks',
    {
      schema: {
        tags,
        querystring: z.object({
          seed: z.string().min(1).max(200),
          size: z.coerce.number().int().min(1).max(1000).default(50),
        }),
        response: { 200: z.object({ items: z.array(randomCheckSchema) }) },
      },
    },
    (request) =>
      store.inUnit(accountOf(request).unit.id, async (tx) => ({
        items: await drawListings(tx, request.query.seed, request.query.size),
      })),
  );
}
