import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import type { Tx } from '../../base/database/store.ts';
import { checkFile } from '../../listing/read/index.ts';
import { openVigieStore, startVigie } from '../../main.ts';
import {
  listShown,
  mustBeTold,
  type Operation,
  planOperation,
  planSchema,
  renderOperationReport,
  showOperation,
} from '../../operation/index.ts';
import { findUnit, inWork } from '../../people/index.ts';
import { type Io, onOneLine, write } from '../terminal/io.ts';

/** @throws VigieError `VIGIE_CLI_OPERATION` with what is wrong, where */
async function readPlan(file: string) {
  await checkFile(file);
  const refuse = (what: string) => new VigieError('VIGIE_CLI_OPERATION', `${file}: ${what}`);
  let given: unknown;
  try {
    given = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const parsed = planSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message}`);
}

/** `vigie operation plan`: plans and invites. @returns 0; 2 where the plan is wrong */
export async function runPlan(file: string, options: { unit: string }, io: Io): Promise<number> {
  const plan = await readPlan(file);
  const { context, stop } = await startVigie({ config: readConfig() });
  try {
    const unit = await findUnit(context.store.db, options.unit);
    const askedBy = `${userInfo().username}, ${options.unit} (vigie operation plan)`;
    const shown = await inWork(
      context,
      unit,
      async (work) => showOperation(work, await planOperation(work, { ...plan, askedBy })),
      OPEN_CASES,
    );
    await write(io.stdout, `${JSON.stringify(shown)}\n`);
    return 0;
  } finally {
    await stop();
  }
}

/** An operation in lines, for a terminal. */
function linesOf({ id, title, state, standing, lead, actsAt, reportsBy, units, tasks, figures }: Operation): string[] {
  return [
    `${id}: ${title}`,
    `${state}; led by ${lead}; your unit: ${standing}`,
    `all act at ${actsAt}, counts due ${reportsBy}`,
    ...units.map(({ unit, state: stands, late }) => {
      const behind = late.map(({ what, task, since }) => `${task ?? what} due ${since}`);
      return `${unit}: ${stands}${behind.length > 0 ? `, LATE: ${behind.join(', ')}` : ''}`;
    }),
    ...tasks.map(({ unit, says, dueAt, stands }) => `task of ${unit}: ${says} (due ${dueAt}): ${stands}`),
    ...(figures ?? []).map(({ figure, sum }) => `${figure}: ${sum.told === 'exact' ? sum.count : sum.told}`),
  ];
}

/** Reads as a unit, from the store alone. */
async function readAs<T>(name: string, read: (asking: { tx: Tx; unit: string; now: Date }) => Promise<T>): Promise<T> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, name);
    return await store.inUnit(unit, (tx) => read({ tx, unit, now: new Date() }), OPEN_CASES);
  } finally {
    await store.close();
  }
}

/** The most that are listed at once. */
const MOST = 200;

/** `vigie operation status`: one operation, or a line for each. @returns 0; 1 where a unit is late */
export async function runStatus(
  id: string | undefined,
  options: { unit: string; json?: boolean },
  io: Io,
): Promise<number> {
  if (id === undefined) {
    const listed = await readAs(options.unit, (asking) => listShown(asking, { limit: MOST }));
    await write(io.stdout, listed.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return listed.some(({ late }) => late.length > 0) ? 1 : 0;
  }
  const shown = await readAs(options.unit, (asking) => showOperation(asking, id));
  const text = options.json || !io.isTerminal ? JSON.stringify(shown) : linesOf(shown).map(onOneLine).join('\n');
  await write(io.stdout, `${text}\n`);
  return shown.units.some(({ late }) => late.length > 0) ? 1 : 0;
}

/** `vigie operation report`: the record, and the report as PDF/A where a file is named. @returns 0 */
export async function runReport(
  id: string,
  options: { unit: string; pdf?: string; language: 'en' | 'fr' },
  io: Io,
): Promise<number> {
  const told = await readAs(options.unit, (asking) => mustBeTold(asking, id));
  const { timeZone } = readConfig().home;
  if (options.pdf !== undefined)
    await writeFile(options.pdf, await renderOperationReport(told, { language: options.language, timeZone }));
  await write(io.stdout, `${told.text}\n`);
  return 0;
}
