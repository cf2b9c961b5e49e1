import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { OPEN_CASES } from '../database/reader.ts';
import type { Store } from '../database/store.ts';
import { listHidden } from './hidden-store.ts';

const CHANNEL = 'vigie_changes';
/** What is told within this time goes out together: a screen asks anew once for all of it. */
const GATHER_MS = 200;
/** A notification holds 8,000 bytes at most. */
const TOLD_AT_ONCE = 25;
/** Ids of what a change is about that are looked at. */
const NAMED = 5;
const RECONNECT_MS = 1_000;
/** An id of what may be a case's: neither a unit's nor an account's. */
const ID = /\b(?!unt_|acc_)[a-z]{3}_\w{1,40}\b/g;

/** The database tells, too, of a session that ended: without names. */
const toldSchema = z.array(z.tuple([z.string(), z.string(), z.array(z.string()).optional()]));

/** Who hears of changes in a unit. */
export interface Listener {
  unit: string;
  /**
   * Something of this kind changed: the name of a link; `null`: anything may have, since the connection was lost.
   *
   * @param hidden ids of what it is about that not everybody of the unit may see: who may not is told nothing
   */
  hear(kind: string | null, hidden: readonly string[]): void;
  /** Nothing more is heard: the service ends. */
  end(): void;
}

/**
 * That something of a kind changed in a unit, never what: by it screens ask anew, in whichever process it was done.
 * Nothing rests on it: where a notification is lost, the next one or a reconnection makes up for it.
 */
export interface Changes {
  /** Tells of what was committed. @param about where the ids of what changed stand, such as the job's content */
  tell(unit: string, kind: string, about?: object): void;
  listen(listener: Listener): () => void;
  /** How many changes were heard of in a unit; null: this process does not hear of them at present. */
  heard(unit: string): number | null;
  /** Begins to hear what is told, here and elsewhere. */
  start(): void;
  stop(): Promise<void>;
}

export function createChanges({ store, log }: { store: Pick<Store, 'db' | 'url' | 'inUnit'>; log: Logger }): Changes {
  const listeners = new Set<Listener>();
  const heard = new Map<string, number>();
  const gathered = new Map<string, { unit: string; kind: string; named: readonly string[] }>();
  const stopping = new AbortController();
  let sending: NodeJS.Timeout | null = null;
  let client: pg.Client | null = null;
  let listening = Promise.resolve();

  async function send(): Promise<void> {
    sending = null;
    const byUnit = Map.groupBy(gathered.values(), ({ unit }) => unit);
    gathered.clear();
    const told = new Map<string, z.output<typeof toldSchema>[number]>();
    for (const [unit, changed] of byUnit) {
      const ids = [...new Set(changed.flatMap(({ named }) => named))];
      const hidden = new Set(await store.inUnit(unit, (tx) => listHidden(tx, ids), OPEN_CASES));
      for (const { kind, named } of changed) {
        // Many together, of which all may see one: it is told to all.
        const isOpen = named.some((id) => id.startsWith('cas_') && !hidden.has(id));
        const own = isOpen ? [] : named.filter((id) => hidden.has(id));
        told.set(JSON.stringify([unit, kind, own]), [unit, kind, own]);
      }
    }
    const all = [...told.values()];
    for (let at = 0; at < all.length; at += TOLD_AT_ONCE) {
      const payload = JSON.stringify(all.slice(at, at + TOLD_AT_ONCE));
      await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(store.db);
    }
  }

  function hear(payload: string): void {
    for (const [unit, kind, hidden = []] of toldSchema.parse(JSON.parse(payload))) {
      heard.set(unit, (heard.get(unit) ?? 0) + 1);
      for (const listener of listeners) if (listener.unit === unit) listener.hear(kind, hidden);
    }
  }

  /** Listens until the connection breaks. */
  async function listenOnce(): Promise<void> {
    const own = new pg.Client({ connectionString: store.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    const ended = new Promise<void>((resolve) => own.once('end', () => resolve()));
    own.on('error', () => {}); // The end follows.
    own.on('notification', ({ payload }) => {
      try {
        hear(payload ?? '[]');
      } catch (error) {
        // As if it were lost: whoever listens asks for everything anew.
        log.warn({ error: String(error) }, 'a change is told in a form that is not known');
        own.end().catch(() => {});
      }
    });
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
      client = own;
      for (const listener of listeners) listener.hear(null, []);
      if (stopping.signal.aborted) await own.end();
      await ended;
    } finally {
      client = null;
      await own.end().catch(() => {});
    }
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      await listenOnce().catch((error: Error) => log.warn({ error: error.message }, 'changes are not heard of'));
      heard.clear(); // Something may have been missed.
      await delay(RECONNECT_MS, null, { signal: stopping.signal }).catch(() => {});
    }
  }

  return {
    tell(unit, kind, about = {}) {
      if (unit === '' || stopping.signal.aborted) return;
      const named = [...new Set(JSON.stringify(about).match(ID) ?? [])].slice(0, NAMED);
      gathered.set(JSON.stringify([unit, kind, named]), { unit, kind, named });
      sending ??= setTimeout(() => {
        // Told too late is told in vain: nobody waits for it.
        send().catch((error: Error) => log.warn({ error: error.message }, 'a change is not told'));
      }, GATHER_MS);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    heard: (unit) => (client ? (heard.get(unit) ?? 0) : null),
    start() {
      listening = keepListening();
    },
    async stop() {
      stopping.abort();
      if (sending) clearTimeout(sending);
      for (const { end } of listeners) end();
      await client?.end().catch(() => {});
      await listening;
    },
  };
}
