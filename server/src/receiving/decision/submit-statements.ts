import type { Words } from '@vigie/engine';
import { z } from 'zod';
import type { Context } from '../../base/context.ts';
import { FAILURE_WORDS } from '../../base/fetch/failure-words.ts';
import type { Visit } from '../../base/fetch/fetch.ts';
import { refusal } from '../refusals.ts';
import { checkPayload, LARGEST_BATCH } from '../transparency/transparency-rules.ts';
import { say } from '../words.ts';
import { overrule } from './overrule.ts';
import { toPayload } from './statement.ts';
import { register } from './statement-schema.ts';
import { type KeptStatement, listQueued, markSubmissions, type Outcome } from './statement-store.ts';

type Queued = Pick<KeptStatement['content'], 'notPersonal'> & { id: string; payload: Record<string, unknown> };

const keptSchema = z.object({ puid: z.string(), uuid: z.string() });
const refusalSchema = z.object({
  message: z.string().optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
  existing: keptSchema.optional(),
});

/**
 * Sends the unit's waiting statements to the Transparency Database, a hundred at a time, until none waits. The
 * statement's id is its `puid`: what the database has already (an answer was lost, a process died) is taken as accepted
 * with the database's own uuid. What its rules refuse is marked with the reasons; what the network or the server
 * prevents is thrown, so that the job's back-off tries again.
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
      notPersonal: content.notPersonal,
    }));
    if (queued.length === 0) return;
    const broken = queued.flatMap(listBroken);
    const good = queued.filter(({ id }) => !broken.some((each) => each.id === id));
    const { outcomes, failure } = good.length > 0 ? await send(context, good) : { outcomes: [], failure: null };
    await store.inUnit(unit, (tx) => markSubmissions(tx, [...broken, ...outcomes], clock()));
    if (failure !== null) throw refusal('VIGIE_RECEIVING_NOT_SUBMITTED', { why: failure });
  }
}

/** A statement that the database's own rules would refuse is not sent. */
function listBroken({ id, payload, notPersonal }: Queued): Outcome[] {
  const broken = overrule(checkPayload(payload, register), notPersonal).broken.map((each) =>
    say('broken', { ...each }),
  );
  if (broken.length === 0) return [];
  const failure = { en: broken.map(({ en }) => en).join(' '), fr: broken.map(({ fr }) => fr).join(' ') };
  return [{ id, state: 'refused', uuid: null, failure }];
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
    const unnamed = batch.filter(({ id }) => !uuids.has(id));
    const rest = waiting(unnamed, say('submission.no-uuid'));
    return { ...rest, outcomes: [...named, ...rest.outcomes] };
  }
  const refused = refusalSchema.safeParse(content);
  if (answer.status === 422 && refused.success) return readRefusal(context, batch, refused.data);
  return waiting(batch, say('submission.status', { status: answer.status }));
}

/** A 422: some of the batch break a rule, or are there already. The rest goes in the next round. */
async function readRefusal(
  context: Context,
  batch: Queued[],
  answer: z.infer<typeof refusalSchema>,
): Promise<{ outcomes: Outcome[]; failure: Words | null }> {
  const { existing, errors = {} } = answer;
  if (existing && existing.puid === batch[0]?.id)
    return { outcomes: [{ id: existing.puid, state: 'accepted', uuid: existing.uuid, failure: null }], failure: null };
  const there = z.array(z.string()).safeParse(errors.existing_puids);
  if (there.success && there.data.length > 0) {
    const outcomes: Outcome[] = [];
    for (const { id } of batch.filter((each) => there.data.includes(each.id))) {
      const found = await ask(context, 'GET', `statement/existing-puid/${id}`, null);
      if ('en' in found) return { outcomes, failure: found };
      const kept = keptSchema.safeParse(readJson(found));
      if (!kept.success) return { outcomes, failure: say('submission.no-uuid') };
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
    : waiting(batch, say('submission.refused', { why: why(answer.message ?? errors) }));
}

async function ask(
  { config, visitor }: Context,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
): Promise<Visit | Words> {
  if (config.transparency === null) return say('submission.unset');
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
  return say('submission.unreachable', { why: { en: visited.detail, fr: FAILURE_WORDS[visited.kind].fr } });
}

function readJson(answer: Visit): unknown {
  try {
    return JSON.parse(answer.body.toString());
  } catch {
    return null;
  }
}
