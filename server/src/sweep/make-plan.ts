import { createHash, randomBytes } from 'node:crypto';
import { QUICKNET } from '@vigie/proof';
import type { z } from 'zod';
import type { Context } from '../base/context.ts';
import { newId } from '../base/core/ids.ts';
import type { Tx } from '../base/database/store.ts';
import { sayInstant } from '../base/text/write-day.ts';
import { logText, type Vault } from '../evidence/index.ts';
import { inWork, note, type Work } from '../people/index.ts';
import { packsOf } from '../screening/index.ts';
import { DrawFault, draw } from './draw/draw.ts';
import {
  type Design,
  type Plan,
  planSchema,
  planText,
  seedOf,
  timeOfRound,
  ValueFault,
  valueOfRound,
} from './draw/plan.ts';
import { allocate, sizeFor } from './estimate/size.ts';
import { refusal, refuse } from './refusals.ts';
import type { beginSchema, planInputSchema } from './schema.ts';
import {
  findOpening,
  findSweep,
  type HeldSweep,
  holdSweep,
  listEntries,
  markLogged,
  type SweepState,
  saveDraw,
  savePlan,
  saveSweep,
} from './sweep-store.ts';
import { sayStep } from './words.ts';

/** Rounds from now that a plan names where nobody says which: two minutes to log it in. */
const ROUNDS_AHEAD = 40;

/** Who asked at the command line, where no account did. */
interface Asked {
  askedBy?: string;
}
const saidOf = ({ askedBy }: Asked): Asked => (askedBy === undefined ? {} : { askedBy });

/** @throws VigieError `VIGIE_SWEEP_UNKNOWN`; `VIGIE_SWEEP_STATE` where it is at another step */
export async function mustHold(tx: Tx, id: string, ...states: SweepState[]): Promise<HeldSweep> {
  const sweep = (await holdSweep(tx, id)) ?? refuse('VIGIE_SWEEP_UNKNOWN', { id });
  if (!states.includes(sweep.state)) throw refusal('VIGIE_SWEEP_STATE', { state: sayStep(sweep.state) });
  return sweep;
}

/**
 * Begins a sweep: its frame is read by a job.
 *
 * @returns its id
 * @throws VigieError `VIGIE_SWEEP_PACK`
 */
export async function beginSweep(work: Work, asked: z.infer<typeof beginSchema> & Asked): Promise<string> {
  const { context, tx, unit, by, now } = work;
  const { question, packs, source, missing, stratify } = asked;
  const inForce = (await packsOf(context, tx, now)).packs.map(({ id }) => id);
  for (const pack of packs)
    if (!inForce.includes(pack)) throw refusal('VIGIE_SWEEP_PACK', { pack, packs: inForce.join(', ') });
  const id = newId('swp', now);
  const given = 'text' in source ? source.text : null;
  const name = source.kind === 'sitemap' ? source.url : source.kind === 'kept' ? (source.platform ?? '') : source.name;
  const about = { kind: source.kind, name };
  await saveSweep(tx, {
    id,
    unit,
    account: by?.id ?? null,
    question,
    missing,
    packs,
    source: about,
    stratify,
    given,
    now,
  });
  await context.jobs.send(tx, 'sweep.frame', { unit, sweep: id });
  await note(work, {
    act: 'sweep.begun',
    subject: id,
    content: { question, packs, source: about, missing, ...saidOf(asked) },
  });
  return id;
}

/** How many the size asks for, of so many entries. */
function drawOf(size: z.infer<typeof planInputSchema>['size'], entries: number): number {
  if (!size) return refuse('VIGIE_SWEEP_NO_SIZE');
  return 'draw' in size ? size.draw : sizeFor({ ...size, population: entries });
}

function designOf(kind: Design['kind'], size: z.infer<typeof planInputSchema>['size'], frame: HeldSweep): Design {
  if (kind === 'all') return { kind };
  const entries = frame.entries ?? 0;
  const total = drawOf(size, entries);
  if (total > entries) throw new RangeError(`${total} of ${entries}`);
  if (kind !== 'stratified') return { kind, draw: total };
  const strata = Object.entries(frame.strata ?? {});
  const counts = allocate(
    total,
    strata.map(([, population]) => ({ population })),
  );
  return { kind, draw: Object.fromEntries(strata.map(([stratum], n) => [stratum, counts[n] ?? 0])) };
}

/** How many a design draws. */
export const drawnBy = (design: Design, entries: number): number =>
  design.kind === 'all'
    ? entries
    : design.kind === 'stratified'
      ? Object.values(design.draw).reduce((sum, n) => sum + n, 0)
      : design.draw;

function outsideOf(asked: z.infer<typeof planInputSchema>['outside'], { now, context }: Work): Plan['outside'] {
  if (asked.kind !== 'beacon') return asked;
  const { chain, genesis, periodSeconds } = QUICKNET;
  const round = asked.round ?? Math.ceil((now.getTime() / 1000 - genesis) / periodSeconds) + 1 + ROUNDS_AHEAD;
  const at = timeOfRound(round);
  if (at <= now)
    throw refusal('VIGIE_SWEEP_ROUND', { round, at: sayInstant(at.toISOString(), context.config.home.timeZone) });
  return { kind: 'beacon', chain, round };
}

/**
 * Writes the plan of a sweep, which a job puts into the log; it does not change after that.
 *
 * @throws VigieError `VIGIE_SWEEP_…`
 */
export async function planSweep(work: Work, id: string, asked: z.infer<typeof planInputSchema> & Asked): Promise<void> {
  const { context, tx, unit, now } = work;
  const sweep = await mustHold(tx, id, 'framed');
  const { secondReview, elusion, size } = asked;
  const entries = sweep.entries ?? 0;
  let design: Design;
  try {
    design = designOf(asked.design, size, sweep);
    const drawn = drawnBy(design, entries);
    if (secondReview > drawn || elusion > drawn) throw new RangeError(`${Math.max(secondReview, elusion)} of ${drawn}`);
  } catch (error) {
    if (error instanceof RangeError) throw refusal('VIGIE_SWEEP_SIZE', { why: error.message });
    throw error;
  }
  const plan = planSchema.parse({
    plan: 'vigie.sweep/1',
    question: sweep.question,
    root: sweep.root,
    entries,
    design,
    secondReview,
    elusion,
    outside: outsideOf(asked.outside, work),
  });
  const text = planText(plan);
  const precision = size && 'margin' in size && design.kind !== 'all' ? size : null;
  await savePlan(tx, id, { text, salt: randomBytes(32), precision }, now);
  await context.jobs.send(tx, 'sweep.log', { unit, sweep: id });
  const digest = createHash('sha256').update(text).digest('hex');
  // The design may name traders: the audit log has the plan's digest.
  await note(work, { act: 'sweep.planned', subject: id, content: { digest, design: design.kind, ...saidOf(asked) } });
}

/** Puts the plan into the log, once, and notes when: the seed is taken only after that. */
export async function logPlan(context: Context, vault: Vault, unit: string, id: string): Promise<void> {
  const found = await inWork(context, unit, async ({ tx }) =>
    (await findSweep(tx, id))?.state === 'logging' ? findOpening(tx, id) : null,
  );
  if (!found?.plan || !found.salt) return;
  const logIndex = await logText(vault, found.salt, found.plan);
  await inWork(context, unit, async (work) => {
    if ((await holdSweep(work.tx, id))?.state !== 'logging') return;
    // After the entry is there, not before: what is compared with the beacon's round.
    await markLogged(work.tx, id, logIndex, context.clock());
    await note(work, { act: 'sweep.logged', subject: id, content: { logIndex } });
  });
}

/** @throws VigieError where the plan was not logged before the round was known, or the round is not known yet */
function checkRound(sweep: HeldSweep, outside: Plan['outside'], { now, context }: Work): void {
  if (outside.kind !== 'beacon') return;
  const say = (at: string) => sayInstant(at, context.config.home.timeZone);
  const known = timeOfRound(outside.round);
  if (sweep.loggedAt === null || new Date(sweep.loggedAt) >= known)
    throw refusal('VIGIE_SWEEP_LOGGED_LATE', {
      logged: sweep.loggedAt === null ? '–' : say(sweep.loggedAt),
      known: say(known.toISOString()),
    });
  if (now < known) throw refusal('VIGIE_SWEEP_ROUND_TO_COME', { at: say(known.toISOString()) });
}

/** The plan of a sweep that has one. */
export const planOf = ({ plan }: Pick<HeldSweep, 'plan'>): Plan => planSchema.parse(JSON.parse(plan ?? 'null'));

/** What was published after the plan was logged: a witness's nonce, or the signature of a beacon's round. */
interface Shown {
  value?: string | undefined;
  signature?: string | undefined;
}

/** @throws {ValueFault} */
function readShown({ outside }: Plan, shown: Shown): { value: string; signature: string | null } {
  if (outside.kind === 'beacon') {
    const signature = shown.signature ?? '';
    return { value: valueOfRound(outside, signature, shown.value), signature };
  }
  if (shown.signature !== undefined) throw new ValueFault('a signature is of a beacon’s round');
  return { value: shown.value ?? (outside.kind === 'unit' ? randomBytes(32).toString('hex') : ''), signature: null };
}

/**
 * Takes the value that makes the seed, draws the sample and begins to visit it.
 *
 * @param value left out where the plan says that the unit chooses it, then it is made here; and of a beacon's round, whose
 *   `signature` says it
 * @throws VigieError `VIGIE_SWEEP_…`
 */
export async function seedSweep(work: Work, id: string, asked: Shown & Asked): Promise<void> {
  const { context, tx, unit, now } = work;
  const sweep = await mustHold(tx, id, 'logged');
  const plan = planOf(sweep);
  checkRound(sweep, plan.outside, work);
  const entries = await listEntries(tx, id);
  try {
    const { value, signature } = readShown(plan, asked);
    const seed = seedOf(plan, value);
    const drawn = draw(entries, plan.design, seed, 'sample');
    const second = new Set(draw(drawn, { kind: 'simple', draw: plan.secondReview }, seed, 'second-review'));
    const items = drawn.map((entry) => ({
      number: entry.number,
      package: newId('evd', now),
      isSecond: second.has(entry),
    }));
    await saveDraw(tx, { unit, sweep: id, value, signature, now }, items);
    await context.jobs.sendAll(
      tx,
      'sweep.visit',
      items.map(({ number }) => ({ unit, sweep: id, number })),
    );
    await note(work, { act: 'sweep.drawn', subject: id, content: { value, drawn: items.length, ...saidOf(asked) } });
  } catch (error) {
    if (error instanceof ValueFault) throw refusal('VIGIE_SWEEP_VALUE', { why: error.message });
    if (error instanceof DrawFault) throw refusal('VIGIE_SWEEP_SIZE', { why: error.message });
    throw error;
  }
}
