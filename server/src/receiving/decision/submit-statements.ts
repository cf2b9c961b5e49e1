import { setTimeout as wait } from 'node:timers/promises';
import type { Words } from '@vigie/engine';
import type { Context } from '../../base/context.ts';
import { refusal } from '../refusals.ts';
import {
  askExisting,
  type DatabaseAnswer,
  type KeptInDatabase,
  sendStatements,
} from '../transparency/call-database.ts';
import { judgePayload, LARGEST_BATCH } from '../transparency/transparency-rules.ts';
import { say } from '../words.ts';
import { toPayload } from './statement.ts';
import { register } from './statement-schema.ts';
import { listQueued, markSubmissions, markWaiting, type Outcome } from './statement-store.ts';

type Queued = { id: string; payload: Record<string, unknown>; attempts: number };

/** After so many tries with others a statement is tried alone, and last: the fault may be its own. */
const TRIES_WITH_OTHERS = 3;
/** So many statements alone may fail before the fault is held to be the database's. */
const FAILURES_ALONE = 3;
/** The longest pause that is waited for in place, and how often (the database's are of a minute). */
const LONGEST_PAUSE_SECONDS = 60;
const MOST_PAUSES = 3;

/** What one pass over the queue has come to. */
interface Pass {
  /** Left waiting: not looked at again in this pass. */
  readonly left: string[];
  failuresAlone: number;
  pauses: number;
  /** Why some wait; what is said of all that still do once the pass has stopped. */
  why: Words | null;
  hasStopped: boolean;
}

/**
 * Sends the unit's waiting statements to the Transparency Database, a hundred at a time, until none waits that could
 * go. The statement's id is its `puid`: what the database has already (an answer was lost, a process died) is taken as
 * accepted, its number unknown. One statement never stops the others: what breaks a rule is marked with the reasons,
 * and a call that is refused without a word of whose fault it is, is halved until that is clear. What the network or
 * the server prevents is thrown, so that the job's back-off tries again.
 *
 * @throws VigieError `VIGIE_RECEIVING_NOT_SUBMITTED` (502) when statements still wait: the database could not be reached,
 *   would not hear us, or has not yet made what it says that it has.
 */
export async function submitStatements(context: Context, unit: string): Promise<void> {
  const { store, clock, config } = context;
  if (config.transparency === null) return;
  const pass: Pass = { left: [], failuresAlone: 0, pauses: 0, why: null, hasStopped: false };
  const mark = (outcomes: Outcome[]) => store.inUnit(unit, (tx) => markSubmissions(tx, outcomes, clock()));
  while (!pass.hasStopped) {
    const batch = await nextBatch(context, unit, pass.left);
    if (batch.length === 0) break;
    const broken = batch.flatMap(listBroken);
    const good = batch.filter(({ id }) => !broken.some((each) => each.id === id));
    if (broken.length > 0) await mark(broken);
    if (good.length > 0) await submit(context, good, pass, mark);
  }
  if (pass.why === null) return;
  const { why, hasStopped } = pass;
  if (hasStopped) await store.inUnit(unit, (tx) => markWaiting(tx, why));
  throw refusal('VIGIE_RECEIVING_NOT_SUBMITTED', { why });
}

/** The next that go together; one alone where it was tried with others often enough. */
async function nextBatch({ store }: Context, unit: string, left: readonly string[]): Promise<Queued[]> {
  const queued = await store.inUnit(unit, (tx) =>
    listQueued(tx, { left, limit: LARGEST_BATCH, triesWithOthers: TRIES_WITH_OTHERS }),
  );
  const together = queued.filter(({ attempts }) => attempts < TRIES_WITH_OTHERS);
  return (together.length > 0 ? together : queued.slice(0, 1)).map(({ id, content, attempts }) => ({
    id,
    attempts,
    payload: judgePayload(toPayload({ id, content }), register).payload,
  }));
}

/** A statement that the database's own rules would refuse is not sent. */
function listBroken({ id, payload }: Queued): Outcome[] {
  const broken = judgePayload(payload, register).refusals.map((each) => say('broken', { ...each }));
  if (broken.length === 0) return [];
  return [refused(id, { en: broken.map(({ en }) => en).join(' '), fr: broken.map(({ fr }) => fr).join(' ') })];
}

const refused = (id: string, failure: Words): Outcome => ({ id, state: 'refused', failure, kept: null });
const accepted = (id: string, kept: KeptInDatabase | null): Outcome => ({ id, state: 'accepted', failure: null, kept });
const waiting = (id: string, failure: Words): Outcome => ({ id, state: 'queued', failure, kept: null });
const asWords = (value: unknown): Words => {
  const text = JSON.stringify(value).slice(0, 1000);
  return { en: text, fr: text };
};

async function submit(
  context: Context,
  batch: Queued[],
  pass: Pass,
  mark: (outcomes: Outcome[]) => Promise<void>,
): Promise<void> {
  const answer = await sendStatements(
    context,
    batch.map(({ payload }) => payload),
  );
  const leave = (some: readonly Queued[], why: Words): Promise<void> => {
    pass.why = why;
    pass.left.push(...some.map(({ id }) => id));
    return mark(some.map(({ id }) => waiting(id, why)));
  };
  switch (answer.kind) {
    case 'made': {
      const kept = new Map(answer.kept.map((each) => [each.puid, each]));
      const named = batch.filter(({ id }) => kept.has(id));
      await mark(named.map(({ id }) => accepted(id, kept.get(id) ?? null)));
      // At the next try the database says that it has them.
      const unnamed = batch.filter(({ id }) => !kept.has(id));
      if (unnamed.length > 0) await leave(unnamed, say('submission.no-uuid'));
      return;
    }
    case 'refused':
      return mark([...answer.errors].flatMap(([index, own]) => refused(batch[index]?.id ?? '', asWords(own))));
    case 'repeated': {
      const repeated = batch.filter(({ id }) => answer.puids.includes(id));
      if (repeated.length === 0) return halve(say('submission.refused', { why: answer.puids.join(', ') }));
      return settleRepeated(repeated);
    }
    case 'unexplained':
      return halve(answer.why);
    case 'failed':
      await leave(batch, answer.why);
      if (batch.length > 1 || ++pass.failuresAlone >= FAILURES_ALONE) pass.hasStopped = true;
      return;
    case 'closed':
      return pause(answer, batch);
  }

  /** What is there is accepted; what another call is still inserting waits. */
  async function settleRepeated(repeated: readonly Queued[]): Promise<void> {
    for (const each of repeated) {
      const isThere = await askExisting(context, each.id);
      if (isThere === true) await mark([accepted(each.id, null)]);
      else if (isThere === false) await leave([each], say('submission.inserting'));
      else if (isThere.kind === 'closed') return pause(isThere, [each]);
      else {
        pass.hasStopped = true;
        return leave([each], isThere.why);
      }
    }
  }

  async function halve(why: Words): Promise<void> {
    const [first, ...others] = batch;
    if (first === undefined) return;
    if (others.length === 0) return mark([refused(first.id, why)]);
    const half = Math.ceil(batch.length / 2);
    for (const part of [batch.slice(0, half), batch.slice(half)]) {
      if (!pass.hasStopped) await submit(context, part, pass, mark);
    }
  }

  async function pause(
    { why, pauseSeconds }: Extract<DatabaseAnswer, { kind: 'closed' }>,
    some: readonly Queued[],
  ): Promise<void> {
    const isShort = pauseSeconds !== null && pauseSeconds <= LONGEST_PAUSE_SECONDS;
    // They stay in the queue, and are sent again after the pause.
    if (isShort && pass.pauses++ < MOST_PAUSES) return wait(pauseSeconds * 1000);
    pass.hasStopped = true;
    return leave(some, why);
  }
}
