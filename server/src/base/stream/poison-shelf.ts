import type { JetStreamClient, JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { Words } from '@vigie/engine';
import { z } from 'zod';
import { wordsSchema } from '../core/language.ts';
import { POISON, POISON_SUBJECT } from './layout.ts';
import type { WhileConnected } from './while-connected.ts';

/** What could not be read as an offer. */
export interface Poison {
  /** Its number on the shelf. */
  number: number;
  /** Under which it came. */
  subject: string;
  why: Words;
  /** ISO 8601: when it was put here. */
  since: string;
  data: Uint8Array;
}

/** Messages that cannot be screened, each with why; a unit sees its own. */
export interface PoisonShelf {
  /** Puts one there, once: `id` tells it from others. `unit` null: of no unit, which nobody is shown. */
  add(unit: string | null, made: { id: string; subject: string; why: Words; data: Uint8Array }): Promise<void>;
  /** Those of a unit from a number on, in order. @throws VigieError `VIGIE_STREAM_AWAY` */
  list(unit: string, page: { from: number; limit: number }): Promise<Poison[]>;
  /** Null: there is none of this number, or it is another unit's. @throws VigieError `VIGIE_STREAM_AWAY` */
  find(unit: string, number: number): Promise<Poison | null>;
  /** Takes one away. @throws VigieError `VIGIE_STREAM_AWAY` */
  remove(number: number): Promise<void>;
}

const SUBJECT = 'Vigie-Subject';
const WHY = 'Vigie-Why';
const UNKNOWN: Words = { en: '–', fr: '–' };

const subjectOf = (unit: string | null): string => `${POISON_SUBJECT}.${unit ?? 'none'}`;

/** Headers are lines: words are written so that they stay one. */
function readWhy(text: string): Words {
  try {
    return z
      .string()
      .transform((json): unknown => JSON.parse(json))
      .pipe(wordsSchema)
      .catch(UNKNOWN)
      .parse(decodeURIComponent(text));
  } catch {
    return UNKNOWN; // Whoever may write to the stream may have put it there.
  }
}

const poisonOf = (message: StoredMsg): Poison => ({
  number: message.seq,
  subject: message.header?.get(SUBJECT) ?? '',
  why: readWhy(message.header?.get(WHY) ?? ''),
  since: message.timestamp,
  data: message.data,
});

/** The shelf on a stream of its own. */
export function createPoisonShelf({
  js,
  managed,
  connected,
  isMade,
  away,
}: {
  js: JetStreamClient;
  managed: JetStreamManager;
  connected: WhileConnected;
  /** Whether there is a stream for it. */
  isMade(): Promise<boolean>;
  away(error: unknown): Error;
}): PoisonShelf {
  const orAway = <T>(asked: () => Promise<T>): Promise<T> =>
    connected(asked).catch((error: unknown) => {
      throw away(error);
    });
  const next = (unit: string, from: number): Promise<StoredMsg | null> =>
    orAway(() => managed.direct.getMessage(POISON, { seq: from, next_by_subj: subjectOf(unit) }));
  return {
    async add(unit, { id, subject, why, data }) {
      const about = headers();
      about.set(SUBJECT, subject);
      about.set(WHY, encodeURIComponent(JSON.stringify(why)));
      await js.publish(subjectOf(unit), data, { msgID: id, headers: about });
    },
    async list(unit, { from, limit }) {
      // Before a worker has made it, nobody answers for it.
      if (!(await orAway(isMade))) return [];
      const found: Poison[] = [];
      for (let at = from; found.length < limit; ) {
        const message = await next(unit, at);
        if (!message) break;
        found.push(poisonOf(message));
        at = message.seq + 1;
      }
      return found;
    },
    async find(unit, number) {
      const message = await next(unit, number);
      return message?.seq === number ? poisonOf(message) : null;
    },
    async remove(number) {
      await orAway(() => managed.streams.deleteMessage(POISON, number));
    },
  };
}
