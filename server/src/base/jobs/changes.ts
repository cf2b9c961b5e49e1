import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Store } from '../database/store.ts';

const CHANNEL = 'vigie_changes';
/** What is told within this time goes out together: a screen asks anew once for all of it. */
const GATHER_MS = 200;
/** A notification holds 8,000 bytes at most. */
const TOLD_AT_ONCE = 100;
const RECONNECT_MS = 1_000;

const toldSchema = z.array(z.tuple([z.string(), z.string()]));

/** Who hears of changes in a unit. */
export interface Listener {
  unit: string;
  /** Something of this kind changed: the name of a link; `null`: anything may have, since the connection was lost. */
  hear(kind: string | null): void;
  /** Nothing more is heard: the service ends. */
  end(): void;
}

/**
 * That something of a kind changed in a unit, never what: by it screens ask anew, in whichever process it was done.
 * Nothing rests on it: where a notification is lost, the next one or a reconnection makes up for it.
 */
export interface Changes {
  /** Tells of what was committed. */
  tell(unit: string, kind: string): void;
  listen(listener: Listener): () => void;
  /** How many changes were heard of in a unit; null: this process does not hear of them at present. */
  heard(unit: string): number | null;
  /** Begins to hear what is told, here and elsewhere. */
  start(): void;
  stop(): Promise<void>;
}

export function createChanges({ store, log }: { store: Pick<Store, 'db' | 'url'>; log: Logger }): Changes {
  const listeners = new Set<Listener>();
  const heard = new Map<string, number>();
  const gathered = new Map<string, [unit: string, kind: string]>();
  const stopping = new AbortController();
  let sending: NodeJS.Timeout | null = null;
  let client: pg.Client | null = null;
  let listening = Promise.resolve();

  async function send(): Promise<void> {
    sending = null;
    const all = [...gathered.values()];
    gathered.clear();
    for (let at = 0; at < all.length; at += TOLD_AT_ONCE) {
      const told = JSON.stringify(all.slice(at, at + TOLD_AT_ONCE));
      await sql`select pg_notify(${CHANNEL}, ${told})`.execute(store.db);
    }
  }

  function hear(payload: string): void {
    for (const [unit, kind] of toldSchema.parse(JSON.parse(payload))) {
      heard.set(unit, (heard.get(unit) ?? 0) + 1);
      for (const listener of listeners) if (listener.unit === unit) listener.hear(kind);
    }
  }

  /** Listens until the connection breaks. */
  async function listenOnce(): Promise<void> {
    const own = new pg.Client({ connectionString: store.url, connectionTimeoutMillis: 5_000, keepAlive: true });
    const ended = new Promise<void>((resolve) => own.once('end', () => resolve()));
    own.on('error', () => {}); // The end follows.
    own.on('notification', ({ payload }) => hear(payload ?? '[]'));
    try {
      await own.connect();
      await own.query(`listen ${CHANNEL}`);
      client = own;
      for (const listener of listeners) listener.hear(null);
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
    tell(unit, kind) {
      if (unit === '' || stopping.signal.aborted) return;
      gathered.set(`${unit} ${kind}`, [unit, kind]);
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
