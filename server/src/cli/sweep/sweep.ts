import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import type { z } from 'zod';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import { checkFile } from '../../listing/read/index.ts';
import { openVigieStore, startVigie } from '../../main.ts';
import { findUnit, inWork, listAccounts, mustHaveRole } from '../../people/index.ts';
import {
  beginSchema,
  beginSweep,
  compareSweeps,
  mustBeCounted,
  nextToReview,
  planInputSchema,
  planSweep,
  readRecurrence,
  renderSweepReport,
  resumeSweep,
  retrySweep,
  reviewInputSchema,
  reviewItem,
  type Sweep,
  seedSweep,
  showSweep,
  writeFigures,
} from '../../sweep/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';
import { comparisonOf, reportOf } from './report-text.ts';

interface PlanOptions {
  unit: string;
  question: string;
  missing: string;
  pack?: string[];
  platform?: string;
  stratify: string;
  design: string;
  draw?: number;
  expected?: number;
  margin?: number;
  secondReview: number;
  elusion: number;
  beacon?: string | true;
  witness?: string;
  commitment?: string;
  allow: string[];
}

const refuse = (what: string): VigieError => new VigieError('VIGIE_CLI_SWEEP', what);

/** @throws VigieError `VIGIE_CLI_SWEEP` with what is wrong, where */
function parse<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message}`);
}

/** A file whose every line is an address is one of addresses. */
const isOfAddresses = (text: string): boolean =>
  text.split(/\r?\n/).every((line) => /^\s*(?:https?:\/\/\S+\s*)?$/i.test(line));

async function readSource(source: string | undefined, platform: string | undefined): Promise<unknown> {
  if (source === undefined) return { kind: 'kept', ...(platform === undefined ? {} : { platform }) };
  if (/^https?:\/\//i.test(source)) return { kind: 'sitemap', url: source };
  await checkFile(source);
  const text = await readFile(source, 'utf8');
  return { kind: isOfAddresses(text) ? 'addresses' : 'offers', name: basename(source), text };
}

function outsideOf({ beacon, witness, commitment }: PlanOptions): unknown {
  if (witness !== undefined) return { kind: 'witness', name: witness, commitment };
  if (beacon === undefined) return { kind: 'unit' };
  return { kind: 'beacon', ...(beacon === true ? {} : { round: Number(beacon) }) };
}

function sizeOf({ draw, expected, margin }: PlanOptions): unknown {
  if (draw !== undefined) return { draw };
  return expected === undefined && margin === undefined ? undefined : { expected, margin };
}

const askedBy = (unit: string, command: string): string => `${userInfo().username}, ${unit} (vigie sweep ${command})`;

/** Starts the product, which works beside a service that runs too. */
async function start(options: { unit: string; allow?: string[] }) {
  const config = readConfig();
  const vigie = await startVigie({ config: { ...config, allow: [...config.allow, ...(options.allow ?? [])] } });
  const { context } = vigie;
  const unit = await findUnit(context.store.db, options.unit).catch(async (error) => {
    await vigie.stop();
    throw error;
  });
  const look = (id: string): Promise<Sweep> => context.store.inUnit(unit, (tx) => showSweep(tx, id), OPEN_CASES);
  return { ...vigie, unit, look };
}

/** `vigie sweep plan`: reads the frame, commits to it and logs the plan. @returns 0; 2 where the frame cannot be read */
export async function runPlan(source: string | undefined, options: PlanOptions, io: Io): Promise<number> {
  const from = await readSource(source, options.platform);
  const plan = parse(planInputSchema, {
    design: options.design,
    size: sizeOf(options),
    secondReview: options.secondReview,
    elusion: options.elusion,
    outside: outsideOf(options),
  });
  const { context, unit, look, stop } = await start(options);
  try {
    const { question, missing, stratify, pack } = options;
    const packs = pack ?? context.packs.packs.map(({ id }) => id);
    const asked = parse(beginSchema, { question, missing, stratify, packs, source: from });
    const since = await context.jobs.now();
    const by = { askedBy: askedBy(options.unit, 'plan') };
    const id = await inWork(context, unit, (work) => beginSweep(work, { ...asked, ...by }), OPEN_CASES);
    await settleJobs(context.jobs, since, 'reading the frame, jobs left');
    const { failure } = await look(id);
    if (failure) {
      await write(io.stderr, `vigie: ${id}: ${failure.en}\n`);
      return 2;
    }
    await inWork(context, unit, (work) => planSweep(work, id, { ...plan, ...by }), OPEN_CASES);
    await settleJobs(context.jobs, since, 'logging the plan, jobs left');
    const { state, frame, plan: planned } = await look(id);
    await write(io.stdout, `${JSON.stringify({ sweep: id, state, frame, plan: planned })}\n`);
    return 0;
  } finally {
    await stop();
  }
}

/** `vigie sweep run`: draws, visits and seals. @returns 0 where all was seen; 1 where some was not, or is left */
export async function runSweep(
  id: string,
  options: { unit: string; value?: string; signature?: string; again?: boolean; allow: string[] },
  io: Io,
): Promise<number> {
  const { context, unit, look, stop } = await start(options);
  try {
    const since = await context.jobs.now();
    const by = { askedBy: askedBy(options.unit, 'run') };
    const { state: before } = await look(id);
    if (options.again) await inWork(context, unit, (work) => retrySweep(work, id), OPEN_CASES);
    else if (before === 'running' || before === 'paused')
      await inWork(context, unit, (work) => resumeSweep(work, id), OPEN_CASES);
    else if (before !== 'review' && before !== 'done')
      await inWork(
        context,
        unit,
        (work) => seedSweep(work, id, { value: options.value, signature: options.signature, ...by }),
        OPEN_CASES,
      );
    await settleJobs(context.jobs, since, 'visits, jobs left');
    const { state, progress } = await look(id);
    await write(io.stdout, `${JSON.stringify({ sweep: id, state, ...progress })}\n`);
    return progress.toVisit + progress.failed === 0 ? 0 : 1;
  } finally {
    await stop();
  }
}

/** `vigie sweep review`: the next offer for a person, after what they decided was kept. @returns 0 */
export async function runReview(
  id: string,
  options: { unit: string; as: string; number?: number; decision?: string; reason: string },
  io: Io,
): Promise<number> {
  const { number, decision, reason } = options;
  if ((number === undefined) !== (decision === undefined)) throw refuse('--number and --decision go together.');
  if (decision !== undefined && decision !== 'prohibited' && decision !== 'not')
    throw refuse(`--decision is "prohibited" or "not", not "${decision}".`);
  const decided =
    number === undefined ? null : parse(reviewInputSchema, { number, isProhibited: decision === 'prohibited', reason });
  const { context, unit, stop } = await start(options);
  try {
    const since = await context.jobs.now();
    const next = await inWork(
      context,
      unit,
      async (work) => {
        const by = (await listAccounts(work.tx)).find(({ email }) => email.toLowerCase() === options.as.toLowerCase());
        if (!by) throw refuse(`There is no account ${options.as} in this unit.`);
        mustHaveRole(by, 'analyst');
        if (decided) await reviewItem({ ...work, by }, id, decided);
        return nextToReview({ ...work, by }, id);
      },
      OPEN_CASES,
    );
    await settleJobs(context.jobs, since, 'figures, jobs left');
    await write(io.stdout, `${JSON.stringify(next)}\n`);
    return 0;
  } finally {
    await stop();
  }
}

interface ReportOptions {
  unit: string;
  json?: boolean;
  csv?: string;
  pdf?: string;
  language: 'en' | 'fr';
}

/**
 * `vigie sweep report`: question, frame, design, figures and limits; as PDF/A and CSV where files are named. @returns 0; 1 where it has no figures yet
 */
export async function runReport(id: string, options: ReportOptions, io: Io): Promise<number> {
  const config = readConfig();
  const store = await openVigieStore(config);
  try {
    const { pdf, csv, language } = options;
    const unit = await findUnit(store.db, options.unit);
    const sweep = await store.inUnit(unit, (tx) => showSweep(tx, id), OPEN_CASES);
    if (pdf !== undefined || csv !== undefined) {
      const counted = await store.inUnit(unit, (tx) => mustBeCounted(tx, id), OPEN_CASES);
      const about = { language, unit: options.unit, timeZone: config.home.timeZone };
      if (pdf !== undefined) await writeFile(pdf, await renderSweepReport(counted, about));
      if (csv !== undefined) await writeFile(csv, writeFigures(counted.figures));
    }
    if (options.json || !io.isTerminal) await write(io.stdout, `${JSON.stringify(sweep)}\n`);
    else await write(io.stdout, `${reportOf(sweep).map(onOneLine).join('\n')}\n`);
    return sweep.figures ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** `vigie sweep compare`: what the first has more than the second, and what of them is not the same. @returns 0 */
export async function runCompare(
  first: string,
  second: string,
  options: { unit: string; json?: boolean },
  io: Io,
): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const compared = await store.inUnit(unit, (tx) => compareSweeps(tx, first, second), OPEN_CASES);
    if (options.json || !io.isTerminal) await write(io.stdout, `${JSON.stringify(compared)}\n`);
    else await write(io.stdout, `${comparisonOf(compared).map(onOneLine).join('\n')}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

/** `vigie sweep recurrence`: how often, and how soon, what was removed comes back. @returns 0 */
export async function runRecurrence(options: { unit: string; platform?: string }, io: Io): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const read = await store.inUnit(unit, (tx) => readRecurrence(tx, options.platform ?? null), OPEN_CASES);
    await write(io.stdout, `${JSON.stringify(read)}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
