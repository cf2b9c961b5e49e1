import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { userInfo } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { sayFileFault } from '../../base/core/file-fault.ts';
import { ALL_CASES, OPEN_CASES } from '../../base/database/reader.ts';
import type { Tx } from '../../base/database/store.ts';
import {
  type Actor,
  answerOffer,
  findHandover,
  findToCarry,
  listHandovers,
  listOtherUnits,
  listPartners,
  makeFile,
  offerCase,
  readFile,
  toShown,
  tryTaking,
  withdrawOffer,
} from '../../handover/index.ts';
import { openVigieStore, startVigie } from '../../main.ts';
import { findUnit, inWork, note } from '../../people/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

interface At {
  context: Awaited<ReturnType<typeof startVigie>>['context'];
  unit: string;
  /** Who it is, for the audit log. */
  askedBy: string;
}

/** Does something for a unit, waits for what follows from it, and prints what `show` makes of it then. */
async function run<T>(
  name: string,
  io: Io,
  work: (at: At) => Promise<T>,
  show: (at: At, done: T) => Promise<object | null>,
): Promise<number> {
  const vigie = await startVigie({ config: readConfig() });
  const { context } = vigie;
  const { store, jobs } = context;
  try {
    const since = await jobs.now();
    const unit = await findUnit(store.db, name);
    const at = { context, unit, askedBy: `${userInfo().username}, ${name} (vigie case)` };
    const done = await work(at);
    await settleJobs(jobs, since, 'handing over, jobs left');
    await write(io.stdout, `${JSON.stringify(await show(at, done))}\n`);
    return 0;
  } finally {
    await vigie.stop();
  }
}

/** The same in one transaction, of a hand-over: it is shown as it stands then. */
const act = (name: string, io: Io, does: (work: Actor & { by: null }) => Promise<string>): Promise<number> =>
  run(
    name,
    io,
    ({ context, unit, askedBy }) =>
      context.store.inUnit(unit, (tx) => does({ context, tx, unit, by: null, now: context.clock(), askedBy })),
    async ({ context, unit }, id) => {
      const found = await context.store.inUnit(unit, (tx) => findHandover(tx, id));
      return found && toShown(found);
    },
  );

/** @throws VigieError `VIGIE_CLI_HANDOVER` naming whom there is */
async function findRecipient(tx: Tx, unit: string, name: string): Promise<{ unit: string } | { partner: string }> {
  const [units, partners] = [await listOtherUnits(tx, unit), await listPartners(tx)];
  const here = units.find((each) => each.name === name);
  if (here) return { unit: here.id };
  const there = partners.find((each) => each.name === name);
  if (there) return { partner: there.id };
  const known = [...units, ...partners].map((each) => each.name).join(', ') || '–';
  throw new VigieError('VIGIE_CLI_HANDOVER', `--to: there is no other unit or partner “${name}”. There are: ${known}`);
}

function instantOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  throw new VigieError('VIGIE_CLI_HANDOVER', `--until: “${text.slice(0, 60)}” is no instant (ISO 8601).`);
}

/**
 * `vigie case hand-over`: offers a case to another unit. The audit log names the user of this machine who asked; a case
 * that few may see is not there for the command line.
 */
export function runOffer(
  caseId: string,
  options: { unit: string; to: string; level: 'read' | 'together' | 'give'; until?: string; reason: string },
  io: Io,
): Promise<number> {
  const until = instantOf(options.until);
  return act(options.unit, io, async (work) => {
    const { level, reason } = options;
    const recipient = await findRecipient(work.tx, work.unit, options.to);
    return offerCase(work, { case: caseId, level, until, reason, ...recipient });
  });
}

/** `vigie case accept`, `refuse`, `withdraw`. */
export function runAnswer(
  id: string,
  options: { unit: string; reason?: string; does: 'accept' | 'refuse' | 'withdraw' },
  io: Io,
): Promise<number> {
  const { does, reason = '' } = options;
  return act(options.unit, io, async (work) => {
    const { context, unit } = work;
    if (does === 'withdraw') await withdrawOffer(work, id, reason);
    else if (does === 'refuse') await answerOffer(work, id, { accepts: false, reason });
    else {
      await tryTaking({ context, unit, reader: OPEN_CASES, keeper: '' }, id);
      await answerOffer(work, id, { accepts: true });
    }
    return id;
  });
}

const itself = async (_at: At, done: object): Promise<object> => done;

/** `vigie case file`: writes the file that tells the other side how it stands. */
export function runFile(id: string, options: { unit: string; out?: string }, io: Io): Promise<number> {
  const write = async ({ context, unit, askedBy }: At): Promise<object> => {
    // What was given is apart from what all of the unit see, and its release is still to be carried.
    const found = await inWork(context, unit, async (work) => {
      const carried = await findToCarry(work.tx, unit, id);
      const { kept, what } = carried;
      if (kept.isRestricted) throw new VigieError('VIGIE_CLI_HANDOVER', `${id} is for those who may see its case.`);
      const content = { handover: id, what, to: kept.peer.name, askedBy };
      await note(work, { act: 'handover.file-made', subject: kept.case ?? id, content });
      return carried;
    });
    const { name, body } = await makeFile(context, found);
    const path = options.out ?? name;
    try {
      await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      throw new VigieError('VIGIE_CLI_HANDOVER', `${path} cannot be written: ${error}`, { cause: error });
    }
    return { handover: id, what: found.what, path };
  };
  return run(options.unit, io, write, itself);
}

/** `vigie case import`: takes in a file that was carried here. */
export function runImport(path: string, options: { unit: string }, io: Io): Promise<number> {
  const take = async ({ context, unit, askedBy }: At): Promise<object> => {
    const file = createReadStream(path);
    await once(file, 'open').catch((error: unknown) => {
      throw new VigieError('VIGIE_CLI_HANDOVER', `${path}: ${sayFileFault(error).en}`, { cause: error });
    });
    const read = await readFile(context, unit, file);
    const { handover: subject, ...content } = read;
    const noted = { act: 'handover.file-read', subject, content: { ...content, askedBy } } as const;
    await inWork(context, unit, (work) => note(work, noted));
    return read;
  };
  return run(options.unit, io, take, itself);
}

/** `vigie case offers`: a line of JSON for each hand-over, the newest first. */
export async function runOffers(options: { unit: string }, io: Io): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    const all = await store.inUnit(unit, (tx) => listHandovers(tx, {}), ALL_CASES);
    for (const found of all.filter(({ isRestricted }) => !isRestricted))
      await write(io.stdout, `${JSON.stringify(toShown(found))}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
