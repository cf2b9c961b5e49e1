import type { Words } from '@vigie/engine';
import type { Clock } from '../../base/core/clock.ts';
import type { Config } from '../../base/core/config.ts';
import { makeVisible } from '../../base/text/show-invisible.ts';
import type { Receipt } from '../schema.ts';

/** That a notice left; of the channel `folder`: that its message lies there for a person to send. */
export interface Delivered extends Receipt {
  failed: false;
}

/** That it did not. `temporary`: the caller tries again later, with back-off; otherwise a person has to act. */
export interface DeliveryFailure {
  failed: true;
  temporary: boolean;
  detail: Words;
  /** How long the other side asks to be left alone. */
  patienceMs?: number | null;
}

/** What became of a delivery. */
export type Outcome = Delivered | DeliveryFailure;

export interface DeliveryOptions {
  /** `smtp://user:password@host:port` or `smtps://…`; null: write to the folder. */
  smtpUrl: string | null;
  outboxDir: string;
  /** The installation's own address, which sends. */
  from: string;
  /** The mailbox of `from` is read here, and wants the replies too. */
  readsReplies?: boolean;
  /** Signs the mail (RFC 6376). */
  dkim?: Config['dkim'];
  clock?: Clock;
  /** For a connection to answer; the whole delivery may take four times as long. */
  timeoutMs?: number;
}

/** A failure that a later try may mend. */
export const failForNow = (detail: Words): DeliveryFailure => ({ failed: true, temporary: true, detail });

/** A failure that a person has to mend. */
export const failForGood = (detail: Words): DeliveryFailure => ({ failed: true, temporary: false, detail });

/** What a server or the system said: hostile, so one line and bounded. */
export function reasonOf(error: unknown): string {
  return makeVisible(error instanceof Error ? error.message : String(error)).slice(0, 500);
}
