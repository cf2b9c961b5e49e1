import type { z } from 'zod';
import { newId } from '../base/core/ids.ts';
import { sayInstant } from '../base/text/write-day.ts';
import { note, type Work } from '../people/index.ts';
import {
  inviteUnits,
  listMembers,
  listOtherUnits,
  lockOperation,
  markEnded,
  saveOperation,
  saveTargets,
  saveTasks,
} from './operation-store.ts';
import { refusal, refuse } from './refusals.ts';
import type { additionsSchema, endSchema, planSchema } from './schema.ts';
import { mustFind } from './show-operation.ts';

/** Who asked at the command line, where no account did. */
interface Asked {
  askedBy?: string;
}
const saidOf = ({ askedBy }: Asked): Asked => (askedBy === undefined ? {} : { askedBy });

/** Tells the screens of the units that take part that something changed. */
export async function tellMembers(
  { context, tx, unit }: Pick<Work, 'context' | 'tx' | 'unit'>,
  id: string,
): Promise<void> {
  for (const { unitId } of await listMembers(tx, [id])) if (unitId !== unit) context.changes.tell(unitId, 'operation');
}

/** Adds units, targets and tasks. @throws VigieError `VIGIE_OPERATION_NO_UNIT`, `VIGIE_OPERATION_NOT_IN_PLAN` */
async function add({ tx, unit, now }: Work, id: string, asked: z.infer<typeof additionsSchema>): Promise<void> {
  const { units, targets, tasks } = asked;
  const others = new Map((await listOtherUnits(tx, unit)).map((one) => [one.name, one.id]));
  const invited = units.map((name) => others.get(name) ?? refuse('VIGIE_OPERATION_NO_UNIT', { unit: name }));
  await inviteUnits(tx, id, invited, now);
  const members = await listMembers(tx, [id]);
  if (targets.some(({ kind }) => kind === 'platform') && members.some(({ countedAt }) => countedAt !== null))
    throw refusal('VIGIE_OPERATION_COUNTING');
  const inPlan = new Map(members.map((member) => [member.unit, member.unitId]));
  await saveTargets(
    tx,
    { id, lead: unit, now },
    targets.map(({ kind, name, address = null, note: said = null }) => ({
      id: newId('opt', now),
      kind,
      name,
      address,
      note: said,
    })),
  );
  await saveTasks(
    tx,
    id,
    tasks.map((task) => ({
      id: newId('otk', now),
      unitId: inPlan.get(task.unit) ?? refuse('VIGIE_OPERATION_NOT_IN_PLAN', { unit: task.unit }),
      says: task.says,
      dueAt: task.dueAt,
    })),
  );
}

/**
 * Plans an operation, which the unit leads, and invites the others.
 *
 * @returns its id
 * @throws VigieError `VIGIE_OPERATION_…`
 */
export async function planOperation(work: Work, asked: z.infer<typeof planSchema> & Asked): Promise<string> {
  const { tx, unit, by, now } = work;
  const { title, purpose, basis = null, actsAt, reportsBy, units } = asked;
  if (new Date(reportsBy) <= new Date(actsAt)) {
    const say = (at: string) => sayInstant(at, work.context.config.home.timeZone);
    throw refusal('VIGIE_OPERATION_TIMES', { actsAt: say(actsAt), reportsBy: say(reportsBy) });
  }
  const id = newId('opn', now);
  await saveOperation(tx, { id, lead: unit, title, purpose, basis, actsAt, reportsBy, by: by?.name ?? null, now });
  await add(work, id, asked);
  await note(work, {
    act: 'operation.planned',
    subject: id,
    content: { title, units, actsAt, reportsBy, ...saidOf(asked) },
  });
  await tellMembers(work, id);
  return id;
}

/** An operation that goes on, as its lead holds it. @throws VigieError `VIGIE_OPERATION_…` */
async function mustLead({ tx, unit }: Work, id: string): Promise<void> {
  await lockOperation(tx, id);
  const { leadId, lead, endedAt } = await mustFind(tx, id);
  if (leadId !== unit) throw refusal('VIGIE_OPERATION_NOT_LEAD', { lead });
  if (endedAt !== null) throw refusal('VIGIE_OPERATION_ENDED');
}

/** Adds to the plan of an operation that goes on. @throws VigieError `VIGIE_OPERATION_…` */
export async function addToPlan(work: Work, id: string, asked: z.infer<typeof additionsSchema>): Promise<void> {
  await mustLead(work, id);
  await add(work, id, asked);
  const { units, targets, tasks } = asked;
  const content = { units, targets: targets.map(({ name }) => name), tasks: tasks.length };
  await note(work, { act: 'operation.extended', subject: id, content });
  await tellMembers(work, id);
}

/** Ends an operation: no count is given any more; a job adds them up and writes what is told. */
export async function endOperation(work: Work, id: string, { conclusion }: z.infer<typeof endSchema>): Promise<void> {
  await mustLead(work, id);
  await markEnded(work.tx, id, { by: work.by?.name ?? null, conclusion, now: work.now });
  await note(work, { act: 'operation.ended', subject: id, reason: conclusion, event: { operation: id } });
  await tellMembers(work, id);
}
