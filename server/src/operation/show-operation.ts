import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Tx } from '../base/database/store.ts';
import { latenessOf, stateAt, taskAt } from './lateness.ts';
import {
  findOperation,
  type HeldOperation,
  listCaptures,
  listLessons,
  listMembers,
  listOperations,
  listTargets,
  listTasks,
  type Member,
  type Task,
} from './operation-store.ts';
import { refusal, refuse } from './refusals.ts';
import { type listedSchema, type Operation, recordSchema } from './schema.ts';

interface Asking {
  tx: Tx;
  unit: string;
  now: Date;
}

/** @throws VigieError `VIGIE_OPERATION_UNKNOWN`: also where the unit was never invited */
export const mustFind = async (tx: Tx, id: string): Promise<HeldOperation> =>
  (await findOperation(tx, id)) ?? refuse('VIGIE_OPERATION_UNKNOWN', { id });

/** How a unit stands in an operation that it sees: the one that leads has joined from the start. */
export async function standingOf({ tx, unit }: Omit<Asking, 'now'>, id: string): Promise<Member> {
  const own = (await listMembers(tx, [id])).find(({ unitId }) => unitId === unit);
  return own ?? refuse('VIGIE_OPERATION_UNKNOWN', { id });
}

/** An operation that goes on, of a unit that takes part. @throws VigieError `VIGIE_OPERATION_…` */
export async function mustTakePart(asking: Omit<Asking, 'now'>, id: string): Promise<HeldOperation> {
  const operation = await mustFind(asking.tx, id);
  if ((await standingOf(asking, id)).state !== 'joined') throw refusal('VIGIE_OPERATION_NOT_JOINED');
  if (operation.endedAt !== null) throw refusal('VIGIE_OPERATION_ENDED');
  return operation;
}

const toMember = (operation: HeldOperation, member: Member, tasks: readonly Task[], { unit, now }: Asking) => {
  const { unitId, operation: _, ...shown } = member;
  return {
    ...shown,
    isLead: unitId === operation.leadId,
    isOwn: unitId === unit,
    late: latenessOf(operation, member, tasks, now),
  };
};

/**
 * An operation as a unit may see it: of what others do, nothing before it has joined.
 *
 * @throws VigieError `VIGIE_OPERATION_UNKNOWN`
 */
export async function showOperation(asking: Asking, id: string): Promise<Operation> {
  const { tx, unit, now } = asking;
  const operation = await mustFind(tx, id);
  const own = await standingOf(asking, id);
  const [members, tasks] = [await listMembers(tx, [id]), await listTasks(tx, [id])];
  const { leadId, record, logIndex, loggedAt, ...shown } = operation;
  const isIn = own.state === 'joined';
  const told = record !== null && isIn ? recordSchema.parse(JSON.parse(record)) : null;
  return {
    ...shown,
    conclusion: isIn ? shown.conclusion : null,
    isLead: leadId === unit,
    standing: own.state,
    state: stateAt(operation, now),
    units: members.map((member) => toMember(operation, member, tasks, asking)),
    targets: await listTargets(tx, id),
    tasks: tasks.map(({ unitId, operation: _, ...task }) => ({
      ...task,
      isOwn: unitId === unit,
      stands: taskAt(operation, task, now),
    })),
    captures: (await listCaptures(tx, id)).map(({ unitId, package: _, ...one }) => ({
      ...one,
      isOwn: unitId === unit,
    })),
    lessons: await listLessons(tx, id),
    figures: told?.figures ?? null,
    digest: told && record !== null ? createHash('sha256').update(record).digest('hex') : null,
    logIndex: told && logIndex,
    loggedAt: told && loggedAt,
  };
}

/** Operations that the unit was invited to or leads, the newest first, each with who is behind. */
export async function listShown(
  asking: Asking,
  page: { cursor?: string | undefined; limit: number },
): Promise<z.infer<typeof listedSchema>[]> {
  const { tx, unit, now } = asking;
  const operations = await listOperations(tx, page);
  const ids = operations.map(({ id }) => id);
  const [members, tasks] = [await listMembers(tx, ids), await listTasks(tx, ids)];
  return operations.flatMap((operation) => {
    const { id, title, lead, leadId, actsAt, endedAt } = operation;
    const its = members.filter((member) => member.operation === id);
    const standing = its.find(({ unitId }) => unitId === unit)?.state;
    if (!standing) return [];
    const late = its.filter(
      (member) =>
        latenessOf(
          operation,
          member,
          tasks.filter((task) => task.operation === id),
          now,
        ).length > 0,
    );
    return [
      {
        id,
        title,
        lead,
        isLead: leadId === unit,
        standing,
        state: stateAt(operation, now),
        actsAt,
        endedAt,
        units: its.length,
        late: late.map((member) => member.unit),
      },
    ];
  });
}
