import { join } from 'node:path';
import { z } from 'zod';
import { REGISTERS_DIR, readEntry } from '../../base/registers/read-yaml.ts';
import type { Verdict } from '../verdict/judgement.ts';

const HOUR = 3_600_000;
const steps = z.array(z.number().positive().max(10_000)).min(1);

const scheduleSchema = z.strictObject({
  afterHours: steps,
  confirmAfterHours: z.number().min(1).max(48),
  watchDays: steps,
});

/** How often a listing is looked at after a notice: `registers/schedules/follow-up.yaml`. */
export type Schedule = z.infer<typeof scheduleSchema>;

let shipped: Schedule | undefined;

/** The shipped schedule, read once. */
export function shippedSchedule(): Schedule {
  shipped ??= readEntry(join(REGISTERS_DIR, 'schedules', 'follow-up.yaml'), scheduleSchema);
  return shipped;
}

/** Checks of one listing under one notice that are done: verdict and instant. */
export type History = readonly { verdict: Verdict; at: Date }[];

/** Whether the newest two checks agree that the listing was removed, at least as far apart as the schedule asks. */
export function isGone(history: History, schedule: Schedule): boolean {
  const [last, before] = history;
  return (
    last?.verdict === 'removed' &&
    before?.verdict === 'removed' &&
    last.at.getTime() - before.at.getTime() >= schedule.confirmAfterHours * HOUR
  );
}

/** When a listing was first gone: the first of the first two checks that agreed; null while there are none. */
export function firstGone(history: History, schedule: Schedule): Date | null {
  for (let at = history.length - 2; at >= 0; at--)
    if (isGone(history.slice(at), schedule)) return history[at + 1]?.at ?? null;
  return null;
}

/**
 * Since when a listing was gone, if it was since it was last seen online. A look in between that was in doubt, or kept
 * out, takes nothing back.
 */
export function goneSince(history: History, schedule: Schedule): Date | null {
  const online = history.findIndex(({ verdict }) => verdict === 'online');
  return firstGone(online < 0 ? history : history.slice(0, online), schedule);
}

/**
 * When a listing is looked at next. Not found removed: by back-off, with one look at the deadline's end, whatever the
 * back-off says, so that what is called late was late. Said to be gone for the first time: after an hour or so. Gone:
 * in widening steps over a year, for its return; then no more.
 *
 * @param history The checks done, newest first; empty before the first.
 * @param sentAt When the notice was sent.
 * @param deadlineAt The end of its term.
 * @returns null when the watch is over.
 */
export function planNext(
  history: History,
  { sentAt, deadlineAt, schedule }: { sentAt: Date; deadlineAt: Date; schedule: Schedule },
): Date | null {
  const { afterHours, confirmAfterHours, watchDays } = schedule;
  const [last] = history;
  const from = last?.at ?? sentAt;
  const after = (hours: number): Date => new Date(from.getTime() + hours * HOUR);
  const otherwise = history.findIndex(({ verdict }) => (verdict === 'removed') !== (last?.verdict === 'removed'));
  const alike = otherwise < 0 ? history.length : otherwise;
  if (last?.verdict === 'removed') {
    if (!isGone(history, schedule)) return after(confirmAfterHours);
    const days = watchDays[alike - 2];
    return days === undefined ? null : after(days * 24);
  }
  const next = after(afterHours[Math.min(alike, afterHours.length - 1)] ?? 24);
  return from < deadlineAt && deadlineAt < next ? deadlineAt : next;
}
