import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { inWork, note, type Work } from '../../people/index.ts';
import { listPeriods } from '../period/period-store.ts';
import type { Kind, Period } from '../schema.ts';
import { blank } from './blank-store.ts';
import { listCompartments, saveErasure } from './erasure-store.ts';
import { listPast } from './past-store.ts';

/** Records in a batch, which is a transaction; what is erased together is one, however many they are. */
const AT_ONCE = 200;

/** A batch: what is due, up to so many, never a part of what goes together. */
function firstBatch(due: readonly { id: string; withId: string }[], atOnce: number): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, withId } of due) groups.set(withId, [...(groups.get(withId) ?? []), id]);
  const batch: string[] = [];
  for (const ids of groups.values()) {
    if (batch.length > 0 && batch.length + ids.length > atOnce) break;
    batch.push(...ids);
  }
  return batch;
}

/**
 * Erases a batch of what is due, with its trace, in one transaction: the batch is erased and told of, or neither. What is
 * of a restricted case has a trace of its own, which its readers alone see: a count of both would tell that there is one.
 *
 * @returns how many records
 */
async function eraseBatch(work: Work, kind: Kind, period: Period, atOnce: number): Promise<number> {
  const { tx, now } = work;
  const past = await listPast(tx, kind, period, now);
  const ids = firstBatch(
    past.filter(({ why }) => why.length === 0),
    atOnce,
  );
  const parts = Map.groupBy(await listCompartments(tx, ids), ({ compartment }) => compartment);
  for (const [compartment, part] of parts)
    await erasePart(
      work,
      kind,
      period,
      part.map(({ id }) => id),
      compartment,
    );
  return ids.length;
}

/** @param compartment the restricted case that all of it is of; null: none */
async function erasePart(
  work: Work,
  kind: Kind,
  period: Period,
  ids: readonly string[],
  compartment: string | null,
): Promise<void> {
  const { tx, unit, now } = work;
  const id = newId('ers', now);
  const salt = randomBytes(32).toString('hex');
  const before = await blank(tx, kind, ids, id);
  const digest = createHash('sha256');
  for (const line of [salt, ...[...ids].sort(), ...before]) digest.update(`${line}\n`);
  const kept = { id, unit, kind, period, ids, digest: digest.digest('hex'), salt, now };
  await saveErasure(tx, kept);
  const { amount, unit: of, basis, source, verified } = period;
  await note(work, {
    act: 'records.erased',
    subject: id,
    content: {
      kind,
      count: ids.length,
      digest: kept.digest,
      period: { amount, unit: of, basis, source, verified },
      ...(compartment === null ? {} : { case: compartment }),
    },
  });
}

/**
 * Erases what is due in a unit. It may be broken off anywhere and run again: what a batch erased is marked as erased in
 * the same transaction.
 *
 * @returns how many records of each kind
 */
export async function eraseDue(
  context: Context,
  unit: string,
  atOnce = AT_ONCE,
): Promise<Partial<Record<Kind, number>>> {
  const erased: Partial<Record<Kind, number>> = {};
  const kinds = (await context.store.inUnit(unit, listPeriods)).map(({ kind }) => kind);
  for (const kind of kinds) {
    for (;;) {
      const count = await inWork(context, unit, async (work) => {
        // As it is now: a period may have been withdrawn meanwhile.
        const period = (await listPeriods(work.tx)).find((each) => each.kind === kind);
        if (!period) return 0;
        const { kind: _, ...rule } = period;
        return eraseBatch(work, kind, rule, atOnce);
      });
      if (count === 0) break;
      erased[kind] = (erased[kind] ?? 0) + count;
    }
  }
  return erased;
}
