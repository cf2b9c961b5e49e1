import type { Context } from '../base/context.ts';
import { plainDate } from '../base/core/clock.ts';
import { ALL_CASES, type Reader } from '../base/database/reader.ts';
import type { Tx } from '../base/database/store.ts';
import type { EventKind, Events } from '../base/jobs/events.ts';
import { recordAll } from './audit-store.ts';
import type { Account } from './store.ts';

/** What is being done: in one unit's transaction, at one instant, by a person or (null) by the software itself. */
export interface Work {
  context: Context;
  tx: Tx;
  unit: string;
  by: Account | null;
  now: Date;
}

/**
 * Work of the software itself, in one transaction of the unit.
 *
 * @param reader whose cases it sees; left out: all of them, since a case that few may see is followed too
 */
export function inWork<T>(
  context: Context,
  unit: string,
  work: (work: Work) => Promise<T>,
  reader: Reader = ALL_CASES,
): Promise<T> {
  return context.store.inUnit(unit, (tx) => work({ context, tx, unit, by: null, now: context.clock() }), reader);
}

/** What a person reads beside a declared transaction: in one of their unit, with the cases that they may see. */
export function inReading<T>(
  { context, by }: { context: Context; by: Account },
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  return context.store.inUnit(by.unit.id, read, by.id);
}

/** The day on which it is done, where the installation's users are. */
export const today = ({ context, now }: Pick<Work, 'context' | 'now'>): string =>
  plainDate(now, context.config.home.timeZone);

/**
 * What was done: a noun and a verb in the past tense, `case.decided`. Each has words in `console/src/words`, under
 * `audit`.
 */
export type ActName = `${string}.${string}`;

/**
 * An entry of the audit log. Where later links learn of the act, `event` has what they need to know; the compiler asks
 * for it where an event of this name is declared. null: it is told later, by who notes it.
 */
export type Noted<A extends ActName> = {
  act: A;
  /** The id of what it was done to: a case's timeline shows the acts on the case. */
  subject: string;
  reason?: string;
  content?: Record<string, unknown>;
} & (A extends EventKind ? { event: Events[A] | null } : { event?: never });

/**
 * Writes an act into the unit's audit log and, where it is an event too, into the outbox: both in the transaction of
 * the act itself.
 */
export function note<A extends ActName>(
  work: Omit<Work, 'by'> & { by: { id: string } | null },
  noted: Noted<A>,
): Promise<void> {
  return noteAll(work, [noted]);
}

/** Writes several acts of the same name, in as many statements as one. */
export async function noteAll<A extends ActName>(
  work: Omit<Work, 'by'> & { by: { id: string } | null },
  all: Noted<A>[],
): Promise<void> {
  const { context, tx, unit, by, now } = work;
  await recordAll(
    tx,
    unit,
    all.map(({ act, subject, reason, content = {} }) => ({
      account: by?.id ?? null,
      act,
      subject,
      content,
      now,
      ...(reason === undefined ? {} : { reason }),
    })),
  );
  const [first] = all;
  const events = all.flatMap(({ subject, event }) =>
    event === undefined || event === null ? [] : [{ subject, content: event }],
  );
  if (first) await context.jobs.publish(tx, unit, first.act, events);
}
