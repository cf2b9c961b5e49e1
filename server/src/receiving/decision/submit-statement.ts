import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { Visit } from '../../base/fetch/fetch.ts';
import { checkPayload, LARGEST_BATCH } from '../transparency/transparency-rules.ts';
import { toPayload } from './statement.ts';
import { register } from './statement-schema.ts';
import { listQueued, markSubmissions } from './statement-store.ts';

type Outcome = Parameters<typeof markSubmissions>[1][number];
type Queued = { id: string; payload: Record<string, unknown> };

const keptSchema = z.object({ puid: z.string(), uuid: z.string() });
const refusalSchema = z.object({
  message: z.string().optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
  existing: keptSchema.optional(),
});

/**
 * Sends the unit's waiting statements to the Transparency Database, a hundred at a time, until none waits. The statement's id is its `puid`: what the database has
 * already (an answer was lost, a process died) is taken as accepted with the database's own uuid. What its rules refuse is marked with the reasons; what
 * the network or the server prevents is thrown, so that the job's back-off tries again.
 *
 * @throws VigieError `VIGIE_RECEIVING_NOT_SUBMITTED` (502) when the database could not be reached or would not hear us.
 */
export async function submitStatements(context: Context, unit: string): Promise<void> {
  const { store, clock, config } = context;
  if (config.transparency === null) return;
  for (;;) {
    const queued = (await store.inUnit(unit, (tx) => listQueued(tx, LARGEST_BATCH))).map(({ id, content }) => ({
      id,
      payload: toPayload({ id, content }),
    }));
    if (queued.length === 0) return;
    const broken = queued.flatMap(({ id, payload }): Outcome[] => {
      const refusals = checkPayload(payload, register);
      const failure = {
        en: refusals.map(({ rule, field, detail }) => `${rule} (${field}): ${detail.en}`).join(' '),
        fr: refusals.map(({ rule, field, detail }) => `${rule} (${field}) : ${detail.fr}`).join(' '),
      };
      return refusals.length > 0 ? [{ id, state: 'refused', uuid: null, failure }] : [];
    });
    const good = queued.filter(({ id }) => !broken.some((each) => each.id === id));
    const { outcomes, failure } = good.length > 0 ? await send(context, good) : { outcomes: [], failure: null };
    await store.inUnit(unit, (tx) => markSubmissions(tx, [...broken, ...outcomes], clock()));
    if (failure !== null) throw new VigieError('VIGIE_RECEIVING_NOT_SUBMITTED', failure, { status: 502 });
  }
}

const waiting = (batch: Queued[], failure: Words): { outcomes: Outcome[]; failure: Words } => ({
  outcomes: batch.map(({ id }) => ({ id, state: 'queued', uuid: null, failure })),
  failure,
});

async function send(context: Context, batch: Queued[]): Promise<{ outcomes: Outcome[]; failure: Words | null }> {
  const [only] = batch;
  const isOne = batch.length === 1 && only !== undefined;
  const body = isOne ? only.payload : { statements: batch.map(({ payload }) => payload) };
  const answer = await ask(context, 'POST', isOne ? 'statement' : 'statements', body);
  if ('en' in answer) return waiting(batch, answer);
  const content = readJson(answer);
  if (answer.status === 201 || answer.status === 200) {
    const kept = z
      .union([
        keptSchema.transform((one) => [one]),
        z.object({ statements: z.array(keptSchema) }).transform(({ statements }) => statements),
      ])
      .safeParse(content);
    const uuids = new Map(kept.success ? kept.data.map(({ puid, uuid }) => [puid, uuid]) : []);
    const named = batch.flatMap(({ id }): Outcome[] => {
      const uuid = uuids.get(id);
      return uuid ? [{ id, state: 'accepted', uuid, failure: null }] : [];
    });
    if (named.length === batch.length) return { outcomes: named, failure: null };
    const rest = waiting(
      batch.filter(({ id }) => !uuids.has(id)),
      {
        en: 'The Transparency Database took the call and named no uuid.',
        fr: 'La base de données pour la transparence a pris l’envoi et n’a nommé aucun uuid.',
      },
    );
    return { ...rest, outcomes: [...named, ...rest.outcomes] };
  }
  const refusal = refusalSchema.safeParse(content);
  if (answer.status === 422 && refusal.success) return readRefusal(context, batch, refusal.data);
  return waiting(batch, {
    en: `The Transparency Database answers ${answer.status}.`,
    fr: `La base de données pour la transparence répond ${answer.status}.`,
  });
}

/** A 422: some of the batch break a rule, or are there already. The rest goes in the next round. */
async function readRefusal(
  context: Context,
  batch: Queued[],
  refusal: z.infer<typeof refusalSchema>,
): Promise<{ outcomes: Outcome[]; failure: Words | null }> {
  const { existing, errors = {} } = refusal;
  if (existing && existing.puid === batch[0]?.id)
    return { outcomes: [{ id: existing.puid, state: 'accepted', uuid: existing.uuid, failure: null }], failure: null };
  const there = z.array(z.string()).safeParse(errors.existing_puids);
  if (there.success && there.data.length > 0) {
    const outcomes: Outcome[] = [];
    for (const { id } of batch.filter((each) => there.data.includes(each.id))) {
      const answer = await ask(context, 'GET', `statement/existing-puid/${id}`, null);
      if ('en' in answer) return { outcomes, failure: answer };
      const kept = keptSchema.safeParse(readJson(answer));
      if (!kept.success) {
        const failure = {
          en: 'The Transparency Database names no uuid.',
          fr: 'La base de données pour la transparence ne nomme aucun uuid.',
        };
        return { outcomes, failure };
      }
      outcomes.push({ id, state: 'accepted', uuid: kept.data.uuid, failure: null });
    }
    if (outcomes.length > 0) return { outcomes, failure: null };
  }
  const why = (value: unknown): string => JSON.stringify(value).slice(0, 1000);
  const outcomes = batch.flatMap(({ id }, index): Outcome[] => {
    const own = batch.length === 1 ? (errors.statement_0 ?? errors) : errors[`statement_${index}`];
    return own === undefined ? [] : [{ id, state: 'refused', uuid: null, failure: { en: why(own), fr: why(own) } }];
  });
  return outcomes.length > 0
    ? { outcomes, failure: null }
    : waiting(batch, {
        en: `The Transparency Database refuses the call: ${why(refusal.message ?? errors)}`,
        fr: `La base de données pour la transparence refuse l’envoi : ${why(refusal.message ?? errors)}`,
      });
}

async function ask(
  { config, visitor }: Context,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
): Promise<Visit | Words> {
  if (config.transparency === null) {
    return {
      en: 'VIGIE_TDB_URL and VIGIE_TDB_TOKEN are not set.',
      fr: 'VIGIE_TDB_URL et VIGIE_TDB_TOKEN ne sont pas configurés.',
    };
  }
  const { url, token } = config.transparency;
  const visited = await visitor.visit(`${url}/api/v1/${path}`, {
    method,
    body: body === null ? null : Buffer.from(JSON.stringify(body)),
    headers: [
      ['Authorization', `Bearer ${token}`],
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
    ],
    robots: false,
    pace: false,
    limits: { redirects: 0 },
  });
  if (visited.ok) return visited;
  return {
    en: `The Transparency Database could not be reached: ${visited.detail}`,
    fr: `La base de données pour la transparence n’a pu être jointe : ${FAILURE_WORDS[visited.kind].fr}`,
  };
}

function readJson(answer: Visit): unknown {
  try {
    return JSON.parse(answer.body.toString());
  } catch {
    return null;
  }
}
