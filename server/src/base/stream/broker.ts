import { setTimeout as delay } from 'node:timers/promises';
import { type Consumer, JetStreamApiError, type JsMsg, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { AuthorizationError, connect, type NatsConnection, PermissionViolationError } from '@nats-io/transport-node';
import { VigieError } from '../core/errors.ts';
import type { StreamSettings } from '../core/stream-settings.ts';
import { type Difference, differences, LISTINGS, layoutOf, MESSAGE_BYTES, POISON, SCREENING } from './layout.ts';
import { createPoisonShelf, type PoisonShelf } from './poison-shelf.ts';
import { refusal } from './refusals.ts';
import { whileConnected } from './while-connected.ts';

/** A message in hand: of nobody else until it is acknowledged, given back, or not told of for `ACK_WAIT_MS`. */
export type Delivery = Pick<JsMsg, 'data' | 'seq' | 'subject' | 'ack' | 'nak' | 'working'> & {
  /** 1: it was in nobody's hands before. */
  deliveries: number;
};

/** What is waiting, and where. */
export interface Figures {
  /** In nobody's hands yet. */
  waiting: number;
  inFlight: number;
  redelivered: number;
  poison: number;
  bytes: number;
}

/** The servers over which offers come in. */
export interface Broker {
  /** Its version, such as 2.9.10. */
  version(): string;
  /** Makes what is not there. What is there stays as it is: `differences` tells. */
  ensure(): Promise<void>;
  differences(): Promise<Difference[]>;
  figures(): Promise<Figures>;
  /**
   * Resolves once the servers have the message; they try for as long as `patienceMs` where they are away, change their
   * leader or are full. A message of the same id within two minutes is dropped.
   *
   * @param options.onWait told why, each time it was not taken and is tried again
   * @throws VigieError `VIGIE_STREAM_TOO_LARGE`, `VIGIE_STREAM_NOT_TAKEN`, `VIGIE_STREAM_DENIED`
   */
  publish(
    subject: string,
    data: Uint8Array,
    options: { id: string; patienceMs: number; onWait?: ((why: string) => void) | undefined },
  ): Promise<void>;
  /** So many messages at most; ends when they are there, or after two seconds. */
  take(most: number): Promise<AsyncIterable<Delivery>>;
  /** Resolves when what was acknowledged has left. */
  flush(): Promise<void>;
  poison: PoisonShelf;
  close(): Promise<void>;
}

const RETRY_MS = 500;
const ANSWER_MS = 5_000;
const TAKE_MS = 2_000;
/** What a server says of a message larger than the stream takes. */
const TOO_LARGE = 10054;

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    // Not found: another error says that nobody knows.
    if (error instanceof JetStreamApiError && error.status === 404) return null;
    throw error;
  }
}

async function reach({ servers }: StreamSettings): Promise<NatsConnection> {
  const urls = servers.map((server) => new URL(server));
  const named = urls.find(({ username }) => username !== '');
  return connect({
    name: 'vigie',
    servers: urls.map(({ host }) => host),
    ...(named ? { user: decodeURIComponent(named.username), pass: decodeURIComponent(named.password) } : {}),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
    timeout: ANSWER_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RETRY_MS,
    // A connection that was cut without a word is noticed in ten seconds.
    pingInterval: 5_000,
    maxPingOut: 2,
  });
}

/**
 * Connects to the servers; afterwards it finds them again by itself.
 *
 * @throws VigieError `VIGIE_STREAM_AWAY`, `VIGIE_STREAM_DENIED`
 */
export async function openBroker(settings: StreamSettings): Promise<Broker> {
  const connection = await reach(settings).catch((error: unknown) => {
    throw away(settings, error);
  });
  const js = jetstream(connection, { timeout: ANSWER_MS });
  const managed = await jetstreamManager(connection, { checkAPI: false, timeout: ANSWER_MS });
  const layout = layoutOf(settings);
  const connected = whileConnected(connection, () => away(settings, new Error('the connection is lost')));
  const infoOf = async () => ({
    listings: await connected(() => orNull(managed.streams.info(LISTINGS))),
    poison: await connected(() => orNull(managed.streams.info(POISON))),
    screening: await connected(() => orNull(managed.consumers.info(LISTINGS, SCREENING))),
  });
  let consumer: Consumer | null = null;
  return {
    version: () => connection.info?.version ?? '–',
    async ensure() {
      const { listings, poison, screening } = await infoOf();
      if (!listings) await managed.streams.add({ ...layout.listings, name: LISTINGS });
      if (!poison) await managed.streams.add({ ...layout.poison, name: POISON });
      if (!screening) await managed.consumers.add(LISTINGS, { ...layout.screening, durable_name: SCREENING });
    },
    async differences() {
      const { listings, poison, screening } = await infoOf();
      return [
        ...differences(LISTINGS, layout.listings, listings?.config ?? null),
        ...differences(POISON, layout.poison, poison?.config ?? null),
        ...differences(SCREENING, layout.screening, screening?.config ?? null),
      ];
    },
    async figures() {
      const { listings, poison, screening } = await infoOf();
      return {
        waiting: screening?.num_pending ?? 0,
        inFlight: screening?.num_ack_pending ?? 0,
        redelivered: screening?.num_redelivered ?? 0,
        poison: poison?.state.messages ?? 0,
        bytes: listings?.state.bytes ?? 0,
      };
    },
    async publish(subject, data, { id, patienceMs, onWait }) {
      if (data.byteLength > MESSAGE_BYTES) throw refusal('VIGIE_STREAM_TOO_LARGE', { bytes: data.byteLength });
      for (const until = Date.now() + patienceMs; ; await delay(RETRY_MS)) {
        try {
          await connected(() => js.publish(subject, data, { msgID: id, timeout: ANSWER_MS }));
          return;
        } catch (error) {
          // Without a leader the servers say that there is no JetStream; the id keeps a second try from counting twice.
          const isTooLarge = error instanceof JetStreamApiError && error.code === TOO_LARGE;
          if (isTooLarge) throw refusal('VIGIE_STREAM_TOO_LARGE', { bytes: data.byteLength }, { cause: error });
          if (error instanceof PermissionViolationError) throw away(settings, error);
          const why = error instanceof Error ? error.message : String(error);
          if (Date.now() >= until) throw refusal('VIGIE_STREAM_NOT_TAKEN', { subject, why }, { cause: error });
          onWait?.(why);
        }
      }
    },
    async take(most) {
      try {
        consumer ??= await js.consumers.get(LISTINGS, SCREENING);
        const messages = await consumer.fetch({ max_messages: most, expires: TAKE_MS });
        return deliveries(messages);
      } catch (error) {
        consumer = null;
        throw error;
      }
    },
    flush: () => connection.flush(),
    poison: createPoisonShelf({
      js,
      managed,
      connected,
      isMade: async () => (await orNull(managed.streams.info(POISON))) !== null,
      away: (error) => away(settings, error),
    }),
    close: () => connection.close(),
  };
}

async function* deliveries(messages: AsyncIterable<JsMsg>): AsyncGenerator<Delivery> {
  for await (const message of messages)
    yield {
      data: message.data,
      seq: message.seq,
      subject: message.subject,
      deliveries: message.info.deliveryCount,
      ack: () => message.ack(),
      nak: (millis) => message.nak(millis),
      working: () => message.working(),
    };
}

function away({ servers }: StreamSettings, error: unknown): VigieError {
  if (error instanceof VigieError) return error;
  const hosts = servers.map((server) => new URL(server).host).join(', ');
  const why = error instanceof Error ? error.message : String(error);
  const isDenied = error instanceof AuthorizationError || error instanceof PermissionViolationError;
  return refusal(isDenied ? 'VIGIE_STREAM_DENIED' : 'VIGIE_STREAM_AWAY', { servers: hosts, why }, { cause: error });
}
