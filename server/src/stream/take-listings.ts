import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Words } from '@vigie/engine';
import type { Context } from '../base/context.ts';
import type { StreamSettings } from '../base/core/stream-settings.ts';
import { storeFault } from '../base/database/faults.ts';
import type { Broker, Delivery } from '../base/stream/broker.ts';
import { findUnit } from '../people/index.ts';
import { registerOf } from '../screening/index.ts';
import { type Kept, keepBatch } from './keep-batch.ts';
import { readMessage } from './read-message.ts';
import { beginTrial, endTrial, forgetWorkers, saveWorked } from './stream-store.ts';
import { readSubject } from './subject.ts';
import { say } from './words.ts';

/** Listings of one transaction, or a few more: a message is not cut. */
const LISTINGS = 500;
/** Messages asked for at once. */
const MOST_MESSAGES = 500;
/** How often the servers are told that what is in hand is worked at: well within `ACK_WAIT_MS`. */
const PROGRESS_MS = 8_000;
/** How long a message waits for others to come with it. */
const GATHER_MS = 20;
const RETRY_MS = 1_000;
const UNITS_MS = 10_000;
/** Longer than the servers take to answer that there is nothing. */
const GIVE_UP_MS = 3_000;
/** After so long without a message, whether the stream and its consumer are still there is asked. */
const IDLE_MS = 30_000;
/** From this delivery on, a message is tried alone, and noted before: it may be what ends workers. */
const SUSPECT = 4;
const TRIALS = 3;

/**
 * Takes offers from the stream until it is told to stop, beside any number of other workers: keeps and screens them, and
 * acknowledges once that is committed. A message comes again where a worker ends before; it adds nothing the second time.
 *
 * @returns how it ends: what is in hand is done, what was not begun is given back
 */
export function takeListings(
  context: Context,
  { broker: opening, settings }: { broker: () => Promise<Broker>; settings: StreamSettings },
): { stop(): Promise<void> } {
  const { store, clock, log } = context;
  const register = registerOf(context.packs);
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (ms: number) => delay(ms, null, { signal }).catch(() => {});
  const worked = {
    id: randomUUID(),
    host: hostname(),
    startedAt: clock(),
    messages: 0,
    listings: 0,
    seconds: 0,
  };
  /** In hand: what waits here, and what is worked at. */
  const inHand = new Set<Delivery>();
  let waiting: Delivery[] = [];
  let wake = Promise.withResolvers<void>();
  /** Listings of a message, as they come lately. */
  let perMessage = 1;
  let isAway = false;

  /** The ids of the units by name, once there are all that the settings name. */
  async function readUnits(): Promise<Map<string, string>> {
    for (;;) {
      try {
        const ids = new Map<string, string>();
        for (const { unit } of settings.units) ids.set(unit, await findUnit(store.db, unit));
        return ids;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log.warn({ why }, 'nothing is taken from the stream yet (VIGIE_STREAM_UNITS)');
      }
      await pause(UNITS_MS);
      if (signal.aborted) return new Map();
    }
  }

  /** Asks for more, while fewer are here than one transaction takes. */
  async function fetchOn(broker: Broker): Promise<void> {
    let last = performance.now();
    while (!signal.aborted) {
      const most = Math.min(MOST_MESSAGES, Math.max(1, Math.ceil(LISTINGS / perMessage)));
      if (waiting.length >= most || isAway) {
        await pause(GATHER_MS);
        continue;
      }
      try {
        for await (const delivery of await broker.take(most)) {
          inHand.add(delivery);
          waiting.push(delivery);
          last = performance.now();
          wake.resolve();
        }
        // Nothing comes either where somebody took the consumer away.
        if (performance.now() - last > IDLE_MS) {
          await broker.ensure();
          last = performance.now();
        }
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, 'the stream does not answer');
        await pause(RETRY_MS);
        await broker.ensure().catch(() => {});
      }
    }
  }

  /** Resolves when the database answers, or the worker is told to stop. */
  async function untilStoreAnswers(): Promise<void> {
    isAway = true;
    // Others may do what is not begun here, where their database answers.
    for (const delivery of waiting) giveBack(delivery);
    waiting = [];
    do await pause(RETRY_MS);
    while (
      !signal.aborted &&
      !(await store.answers().then(
        () => true,
        () => false,
      ))
    );
    isAway = false;
  }

  function giveBack(delivery: Delivery): void {
    inHand.delete(delivery);
    delivery.nak();
  }

  /** @returns what of a message is to be kept, by unit; what is not is set aside */
  async function open(
    broker: Broker,
    units: ReadonlyMap<string, string>,
    delivery: Delivery,
  ): Promise<{ unit: string; kept: Kept[] }> {
    const { subject, seq, data } = delivery;
    const read = readSubject(settings.units, subject);
    const unit = (read && units.get(read.unit)) ?? null;
    const setAside = (place: number, part: Uint8Array, why: Words) =>
      broker.poison.add(unit, { id: `${seq}/${place}`, subject, why, data: part });
    if (!read || unit === null) {
      await setAside(0, data, say('noUnit'));
      return { unit: '', kept: [] };
    }
    const kept: Kept[] = [];
    for (const [place, item] of readMessage(data, read.platform).entries()) {
      if ('why' in item) await setAside(place, item.data, item.why);
      else {
        const { listing } = item;
        kept.push({ listing, setAside: (why) => setAside(place, Buffer.from(JSON.stringify(listing)), why) });
      }
    }
    return { unit, kept };
  }

  /** Works at messages until they are done; a database that is away is waited for. @returns false: told to stop before */
  async function finish(
    broker: Broker,
    units: ReadonlyMap<string, string>,
    messages: readonly Delivery[],
  ): Promise<boolean> {
    const began = performance.now();
    const opened = await Promise.all(messages.map((delivery) => open(broker, units, delivery)));
    const count = opened.reduce((sum, { kept }) => sum + kept.length, 0);
    perMessage = Math.max(1, count / messages.length);
    const total = { ...worked, messages: worked.messages + messages.length, listings: worked.listings + count };
    for (const [unit, group] of Map.groupBy(opened, (each) => each.unit)) {
      const kept = group.flatMap((each) => each.kept);
      while (kept.length > 0) {
        try {
          await keepBatch({ context, register, unit }, kept, (tx) =>
            saveWorked(tx, { ...total, seconds: worked.seconds + (performance.now() - began) / 1000 }, clock()),
          );
          break;
        } catch (error) {
          const fault = storeFault(error);
          if (!fault) throw error;
          log.warn({ error: fault.message }, 'what came over the stream waits for the database');
          await untilStoreAnswers();
          if (signal.aborted) return false;
        }
      }
    }
    Object.assign(worked, total, { seconds: worked.seconds + (performance.now() - began) / 1000 });
    return true;
  }

  /** A message that came again and again, tried by itself. */
  async function tryAlone(broker: Broker, units: ReadonlyMap<string, string>, delivery: Delivery): Promise<boolean> {
    const tries = await beginTrial(store.db, delivery.seq, clock());
    if (tries > TRIALS) {
      const { subject, seq, data } = delivery;
      const read = readSubject(settings.units, subject);
      const unit = (read && units.get(read.unit)) ?? null;
      await broker.poison.add(unit, { id: `${seq}/ends`, subject, why: say('endsWorkers'), data });
    } else if (!(await finish(broker, units, [delivery]))) return false;
    await endTrial(store.db, delivery.seq);
    return true;
  }

  async function settle(broker: Broker, messages: readonly Delivery[], work: () => Promise<boolean>): Promise<void> {
    let isDone = false;
    try {
      isDone = await work();
    } catch (error) {
      // A stream that takes no poison, or a database that went away between two statements: they come again.
      log.warn(
        { error: error instanceof Error ? error.message : String(error) },
        'messages of the stream are given back',
      );
      await pause(RETRY_MS);
    }
    for (const delivery of messages) {
      if (isDone) delivery.ack();
      else delivery.nak();
      inHand.delete(delivery);
    }
    await Promise.race([broker.flush().catch(() => {}), pause(RETRY_MS)]);
  }

  async function workOn(broker: Broker, units: ReadonlyMap<string, string>): Promise<void> {
    while (!signal.aborted) {
      if (waiting.length === 0) {
        wake = Promise.withResolvers();
        await Promise.race([wake.promise, pause(RETRY_MS)]);
        if (waiting.length > 0) await pause(GATHER_MS);
        continue;
      }
      const most = Math.max(1, Math.ceil(LISTINGS / perMessage));
      const taken = waiting.splice(0, most);
      const suspects = taken.filter(({ deliveries }) => deliveries >= SUSPECT);
      const others = taken.filter(({ deliveries }) => deliveries < SUSPECT);
      if (others.length > 0) await settle(broker, others, () => finish(broker, units, others));
      for (const one of suspects) await settle(broker, [one], () => tryAlone(broker, units, one));
    }
    for (const delivery of waiting) giveBack(delivery);
    waiting = [];
  }

  /** Connects, and makes or compares what is there, until that has worked. */
  async function connect(): Promise<Broker | null> {
    while (!signal.aborted) {
      try {
        const broker = await opening();
        await broker.ensure();
        for (const difference of await broker.differences())
          log.warn(difference, 'the stream is not as it should be: see vigie doctor');
        await forgetWorkers(store.db, clock());
        return broker;
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : String(error) }, 'the stream cannot be used yet');
        await pause(RETRY_MS);
      }
    }
    return null;
  }

  /** What was asked for of servers that went away may never end: who stops does not wait for it. */
  async function untilGivenUp(): Promise<void> {
    if (!signal.aborted) await once(signal, 'abort');
    await delay(GIVE_UP_MS, null, { ref: false });
  }

  async function run(): Promise<void> {
    const units = await readUnits();
    const broker = await connect();
    if (!broker) return;
    const progress = setInterval(() => {
      for (const delivery of inHand) delivery.working();
    }, PROGRESS_MS);
    try {
      await Promise.all([Promise.race([fetchOn(broker), untilGivenUp()]), workOn(broker, units)]);
      for (const delivery of waiting) giveBack(delivery); // What came in while the last was done.
      await Promise.race([broker.flush().catch(() => {}), delay(RETRY_MS, null, { ref: false })]);
    } finally {
      clearInterval(progress);
    }
  }

  const running = run();
  running.catch((error: unknown) => log.error({ error }, 'nothing is taken from the stream any more'));
  return {
    async stop() {
      stopping.abort();
      await running.catch(() => {});
    },
  };
}
