import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream';
import type { StreamSettings } from '../core/stream-settings.ts';

/** Offers that wait to be screened. */
export const LISTINGS = 'vigie-listings';
/** What could not be read as an offer, with why. */
export const POISON = 'vigie-poison';
/** What all workers take from. */
export const SCREENING = 'vigie-screening';
/** Below it, a subject for each unit. */
export const POISON_SUBJECT = 'vigie.poison';

/** A message is no larger: with the headers that a poison has, it stays below the 1 MiB that servers take. */
export const MESSAGE_BYTES = 960 * 1024;

/** What is not acknowledged within this time goes to another worker. */
const ACK_WAIT_MS = 30_000;
/** Messages that all workers together have in hand. */
const IN_HAND = 1_000;
const NANOSECONDS = 1_000_000;
/** What nobody could read may hold anything of anybody: it is not kept longer. */
const POISON_MS = 30 * 24 * 3_600_000;

/** What must be as it is here for nothing to be lost; bounds of size are the operator's. */
export interface Layout {
  listings: Partial<StreamConfig>;
  poison: Partial<StreamConfig>;
  screening: Partial<ConsumerConfig>;
}

/** What would keep messages from a consumer where it is set. */
const UNSET = ['deliver_subject', 'filter_subject', 'headers_only'];

/** How the streams and the consumer are made, in the features of a server 2.9. */
export function layoutOf({ units, replicas }: StreamSettings): Layout {
  const kept: Partial<StreamConfig> = {
    storage: 'file',
    num_replicas: replicas,
    max_age: 0,
    max_msgs: -1,
    max_msgs_per_subject: -1,
  };
  return {
    listings: {
      ...kept,
      subjects: units.map(({ prefix }) => `${prefix}.>`).sort(),
      // What was screened is in the database: it goes.
      retention: 'workqueue',
      // Where there is no more room, who publishes is told so: nothing that waits is dropped.
      discard: 'new',
      max_msg_size: MESSAGE_BYTES,
    },
    poison: {
      ...kept,
      max_age: POISON_MS * NANOSECONDS,
      subjects: [`${POISON_SUBJECT}.*`],
      retention: 'limits',
      discard: 'new',
      allow_direct: true,
    },
    screening: {
      ack_policy: 'explicit',
      ack_wait: ACK_WAIT_MS * NANOSECONDS,
      max_ack_pending: IN_HAND,
      max_deliver: -1,
      deliver_policy: 'all',
    },
  };
}

/** A setting that is not as Vigie made it. */
export interface Difference {
  /** A stream or a consumer. */
  what: string;
  setting: string;
  wanted: string;
  /** `–`: it is not there. */
  found: string;
}

const written = (value: unknown): string =>
  value === undefined || value === null ? '–' : Array.isArray(value) ? [...value].sort().join(' ') : String(value);

/** What differs from the layout. @param found null: it is not there at all */
export function differences(
  what: string,
  wanted: Partial<StreamConfig> | Partial<ConsumerConfig>,
  found: Partial<StreamConfig> | Partial<ConsumerConfig> | null,
): Difference[] {
  if (!found) return [{ what, setting: 'name', wanted: what, found: '–' }];
  const has = new Map<string, unknown>(Object.entries(found));
  const asked = [...Object.entries(wanted), ...UNSET.map((setting) => [setting, undefined] as const)];
  return asked.flatMap(([setting, value]) => {
    const is = has.get(setting);
    // A server leaves out what is false.
    const same = written(is === false || is === '' ? undefined : is) === written(value);
    return same ? [] : [{ what, setting, wanted: written(value), found: written(is) }];
  });
}
