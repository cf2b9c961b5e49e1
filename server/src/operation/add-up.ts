import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../base/context.ts';
import { OPEN_CASES } from '../base/database/reader.ts';
import { logText, type Vault } from '../evidence/index.ts';
import { inWork, note } from '../people/index.ts';
import { discloseSums, type UnitCount } from './disclose/disclose-sums.ts';
import { findRecord, listMembers, listTargets, lockOperation, markLogged, saveRecord } from './operation-store.ts';
import { listGiven } from './part-store.ts';
import { tellMembers } from './plan-operation.ts';
import { COUNTED, type OperationRecord, recordSchema } from './schema.ts';
import { mustFind, showOperation } from './show-operation.ts';

const jobSchema = z.object({ unit: z.string(), operation: z.string() });

/**
 * Adds up what the units gave to an operation that has ended, each read in its own unit's transaction, and keeps what may
 * be told: the same for all of them, the lead's too. What a unit gave goes nowhere else.
 *
 * @returns the record; null where it is there already
 */
async function makeRecord(context: Context, unit: string, id: string): Promise<OperationRecord> {
  const { shown, members, platforms } = await inWork(
    context,
    unit,
    async ({ tx, now }) => ({
      shown: await showOperation({ tx, unit, now }, id),
      members: await listMembers(tx, [id]),
      platforms: (await listTargets(tx, id)).flatMap(({ kind, name }) => (kind === 'platform' ? [name] : [])),
    }),
    OPEN_CASES,
  );
  const given: UnitCount[][] = [];
  for (const { unitId, state, countedAt } of members)
    if (state === 'joined' && countedAt !== null)
      given.push(await context.store.inUnit(unitId, (tx) => listGiven(tx, id), OPEN_CASES));
  return recordSchema.parse({
    ...shown,
    record: 'vigie.operation/1',
    figures: discloseSums(given, { figures: COUNTED, platforms }),
  });
}

/** Writes the record of an operation that has ended, puts its salted digest into the log, and notes where: once. */
export async function addUp(context: Context, vault: Vault, content: unknown): Promise<void> {
  const { unit, operation: id } = jobSchema.parse(content);
  const kept = await context.store.inUnit(unit, (tx) => findRecord(tx, id), OPEN_CASES);
  if (kept === null) {
    const text = JSON.stringify(await makeRecord(context, unit, id));
    await inWork(context, unit, async ({ tx }) => {
      await lockOperation(tx, id);
      await saveRecord(tx, id, text, randomBytes(32));
    });
  }
  const found = await context.store.inUnit(unit, (tx) => findRecord(tx, id), OPEN_CASES);
  if (found === null) return;
  const logIndex = await logText(vault, found.salt, found.record);
  await inWork(context, unit, async (work) => {
    await lockOperation(work.tx, id);
    if ((await mustFind(work.tx, id)).logIndex !== null) return;
    await markLogged(work.tx, id, logIndex, context.clock());
    await note(work, { act: 'operation.logged', subject: id, content: { logIndex } });
    await tellMembers(work, id);
  });
}
