import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../../base/core/language.ts';
import { pageOf, pageQuery, toPage } from '../../base/http/http.ts';
import { command, note, type PersonWork, query } from '../../people/index.ts';
import { outgoingSchema } from '../outgoing/outgoing-schema.ts';
import { listOutgoing } from '../outgoing/outgoing-store.ts';
import { refusal, refuse } from '../refusals.ts';
import { loadTransparencyChoices, transparencyChoicesSchema } from '../transparency/transparency-choices.ts';
import { judgePayload } from '../transparency/transparency-rules.ts';
import { say } from '../words.ts';
import { decideReceived } from './decide.ts';
import { toPayload, writeBuyersNotice } from './statement.ts';
import { decisionInputSchema, register, statementSchema } from './statement-schema.ts';
import { countSubmissions, findStatement, listStatements, requeue } from './statement-store.ts';

const statementsSchema = pageOf(statementSchema).extend({
  /** Null: no Transparency Database is set up. */
  database: z.string().nullable(),
  counts: z.array(z.object({ state: z.string(), count: z.int() })),
});

const statementDetailSchema = statementSchema
  .extend({
    outgoing: z.array(outgoingSchema),
    /** What the Transparency Database drops of it without a word. */
    dropped: z.array(wordsSchema),
    /** The text of art. 32(2): we know no buyers. */
    buyersNotice: wordsSchema.nullable(),
  })
  .meta({ id: 'StatementDetail' });

/** What a decision on goods chooses from. */
const choices = loadTransparencyChoices();

/** A statement whole. @throws VigieError `VIGIE_RECEIVING_UNKNOWN` (404). */
async function readStatement(
  { context, tx }: Pick<PersonWork, 'context' | 'tx'>,
  id: string,
): Promise<z.infer<typeof statementDetailSchema>> {
  const { timeZone } = context.config.home;
  const toBuyers = (statement: Parameters<typeof writeBuyersNotice>[0]): Words => ({
    en: writeBuyersNotice(statement, 'en', timeZone),
    fr: writeBuyersNotice(statement, 'fr', timeZone),
  });
  const found =
    (await findStatement(tx, id)) ?? refuse('VIGIE_RECEIVING_UNKNOWN', { what: say('unknown.statement'), id });
  // Art. 32 is about illegal products, not about what breaks the terms.
  const isOfIllegal = found.content.ground === 'illegal' && found.reversedAt === null;
  return {
    ...found,
    outgoing: await listOutgoing(tx, id),
    dropped: judgePayload(toPayload(found), register).warnings.map(({ detail }) => detail),
    buyersNotice: isOfIllegal ? toBuyers(found) : null,
  };
}

/** The decision on a notice; statements of reasons and their way to the Transparency Database. */
export const decisionEndpoints = [
  command('POST /v1/received/:id/decision', {
    says: 'Decides on the addresses in a notice received.',
    tag: 'receiving',
    role: 'analyst',
    // Five hundred addresses, each with what is said of it.
    options: () => ({ bodyLimit: 8 * 1024 * 1024 }),
    body: decisionInputSchema,
    answer: z.object({ decided: z.array(z.string()) }),
    run: async (work, { params, body }) => ({ decided: await decideReceived(work, params.id, body) }),
  }),
  query('GET /v1/transparency-enums', {
    says: 'Lists the values that a statement of reasons may take.',
    tag: 'receiving',
    role: 'reader',
    answer: transparencyChoicesSchema,
    run: async () => choices,
  }),
  query('GET /v1/statements', {
    says: 'Lists statements of reasons.',
    tag: 'receiving',
    role: 'reader',
    query: pageQuery.extend({ submission: z.enum(['off', 'queued', 'accepted', 'refused']).optional() }),
    answer: statementsSchema,
    run: async ({ context, tx }, { query }) => ({
      ...toPage(await listStatements(tx, query), query.limit),
      database: context.config.transparency?.url ?? null,
      counts: await countSubmissions(tx),
    }),
  }),
  query('GET /v1/statements/:id', {
    says: 'Shows a statement of reasons.',
    tag: 'receiving',
    role: 'reader',
    reads: null,
    answer: statementDetailSchema,
    run: (work, { params }) => readStatement(work, params.id),
  }),
  command('POST /v1/statements/:id/submission', {
    says: 'Submits a statement of reasons to the transparency database again.',
    tag: 'receiving',
    role: 'analyst',
    answer: statementDetailSchema,
    async run(work, { params: { id } }) {
      const { context, tx, unit } = work;
      if (context.config.transparency === null) throw refusal('VIGIE_RECEIVING_NO_DATABASE');
      await readStatement(work, id);
      // Idempotent by the state: what waits already waits.
      await requeue(tx, id);
      await context.jobs.send(tx, 'receiving.submit', { unit });
      await note(work, { act: 'statement.requeued', subject: id });
      return readStatement(work, id);
    },
  }),
];
