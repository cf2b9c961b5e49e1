import type { HeldOperation, Member, Task } from './operation-store.ts';
import type { Operation } from './schema.ts';

/** How far an operation is at an instant. */
export function stateAt(
  operation: Pick<HeldOperation, 'actsAt' | 'endedAt' | 'record'>,
  now: Date,
): Operation['state'] {
  if (operation.endedAt !== null) return operation.record === null ? 'ending' : 'ended';
  return now < new Date(operation.actsAt) ? 'planned' : 'running';
}

/** How a task stands at an instant; of an operation that has ended, as it stood then. */
export function taskAt(
  { endedAt }: Pick<HeldOperation, 'endedAt'>,
  { dueAt, doneAt }: Pick<Task, 'dueAt' | 'doneAt'>,
  now: Date,
): Operation['tasks'][number]['stands'] {
  const due = new Date(dueAt);
  if (doneAt !== null) return new Date(doneAt) > due ? 'doneLate' : 'done';
  return due < (endedAt === null ? now : new Date(endedAt)) ? 'late' : 'open';
}

/**
 * What a unit is behind with: its answer once the others act, a task that is past its time and not done, its counts past
 * the day that they were due. Of an operation that has ended: as it stood then.
 */
export function latenessOf(
  operation: Pick<HeldOperation, 'actsAt' | 'reportsBy' | 'endedAt'>,
  member: Pick<Member, 'unitId' | 'state' | 'countedAt'>,
  tasks: readonly Pick<Task, 'unitId' | 'says' | 'dueAt' | 'doneAt'>[],
  now: Date,
): Operation['units'][number]['late'] {
  const { actsAt, reportsBy, endedAt } = operation;
  const at = endedAt === null ? now : new Date(endedAt);
  const isPast = (due: string): boolean => new Date(due) < at;
  if (member.state === 'refused' || member.state === 'left') return [];
  if (member.state === 'invited') return isPast(actsAt) ? [{ what: 'answer', task: null, since: actsAt }] : [];
  const undone = tasks.filter((task) => task.unitId === member.unitId && taskAt(operation, task, now) === 'late');
  return [
    ...undone.map(({ says, dueAt }) => ({ what: 'task' as const, task: says, since: dueAt })),
    ...(member.countedAt === null && isPast(reportsBy)
      ? [{ what: 'counts' as const, task: null, since: reportsBy }]
      : []),
  ];
}
