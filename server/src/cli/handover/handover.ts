import { userInfo } from 'node:os';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { OPEN_CASES } from '../../base/database/reader.ts';
import type { Tx } from '../../base/database/store.ts';
import {
  type Actor,
  answerOffer,
  findHandover,
  listHandovers,
  listOtherUnits,
  listPartners,
  offerCase,
  toShown,
  tryTaking,
  withdrawOffer,
} from '../../handover/index.ts';
import { openVigieStore, startVigie } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { settleJobs } from '../listing/import.ts';
import { type Io, write } from '../terminal/io.ts';

/** Does something for a unit, waits for what follows from it, and shows the hand-over as it stands then. */
async function act(
  name: string,
  io: Io,
  run: (work: Actor & { by: null }, vigie: Awaited<ReturnType<typeof startVigie>>) => Promise<string>,
): Promise<number> {
  const vigie = await startVigie({ config: readConfig() });
  const { context } = vigie;
  const { store, clock, jobs } = context;
  try {
    const since = await jobs.now();
    const unit = await findUnit(store.db, name);
    const askedBy = `${userInfo().username}, ${name} (vigie case)`;
    const id = await store.inUnit(unit, (tx) => run({ context, tx, unit, by: null, now: clock(), askedBy }, vigie));
    await settleJobs(jobs, since, 'handing over, jobs left');
    const found = await store.inUnit(unit, (tx) => findHandover(tx, id));
    await write(io.stdout, `${JSON.stringify(found && toShown(found))}\n`);
    return 0;
  } finally {
    await vigie.stop();
  }
}

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

/** `vigie case offers`: a line of JSON for each hand-over, the newest first. */
export async function runOffers(options: { unit: string }, io: Io): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    for (const found of await store.inUnit(unit, (tx) => listHandovers(tx, {})))
      await write(io.stdout, `${JSON.stringify(toShown(found))}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
