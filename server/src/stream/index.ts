import type { Context, Link } from '../base/context.ts';
import type { StreamSettings } from '../base/core/stream-settings.ts';
import type { Measure } from '../base/http/metrics.ts';
import type { Broker, Figures } from '../base/stream/broker.ts';
import { type Reach, streamEndpoints } from './endpoints.ts';
import { refusal } from './refusals.ts';
import { listWorked } from './stream-store.ts';

export { reconcileSource } from './reconcile.ts';
export { takeListings } from './take-listings.ts';

/** The servers of the settings, connected when they are first asked for, which most processes never do. */
export interface LateBroker {
  units: StreamSettings['units'];
  open(): Promise<Broker>;
  close(): Promise<void>;
}

export const streamOff = () => refusal('VIGIE_STREAM_OFF', {}, { exit: 2 });

export function lateBroker(settings: StreamSettings): LateBroker {
  let opened: Promise<Broker> | null = null;
  return {
    units: settings.units,
    open() {
      opened ??= import('../base/stream/broker.ts').then(({ openBroker }) => openBroker(settings));
      // The next who asks tries again.
      opened.catch(() => {
        opened = null;
      });
      return opened;
    },
    close: async () => (await opened?.catch(() => null))?.close(),
  };
}

const figure = (reach: NonNullable<Reach>, of: keyof Figures) => async () =>
  new Map([['', (await (await reach()).figures())[of]]]);

const worked = (context: Context, of: 'messages' | 'listings' | 'seconds') => async () =>
  new Map((await listWorked(context.store.db)).map((each) => [`${each.host}/${each.id}`, each[of]]));

const measuresOf = (context: Context, reach: NonNullable<Reach>): Measure[] => [
  {
    name: 'vigie_stream_waiting',
    help: 'Messages of the stream that no worker has taken yet.',
    read: figure(reach, 'waiting'),
  },
  {
    name: 'vigie_stream_in_flight',
    help: 'Messages of the stream in the hands of workers.',
    read: figure(reach, 'inFlight'),
  },
  {
    name: 'vigie_stream_redelivered',
    help: 'Messages of the stream that came again and are not acknowledged.',
    read: figure(reach, 'redelivered'),
  },
  {
    name: 'vigie_stream_poison',
    help: 'Messages of the stream that could not be screened.',
    read: figure(reach, 'poison'),
  },
  { name: 'vigie_stream_bytes', help: 'What the stream keeps.', read: figure(reach, 'bytes') },
  {
    name: 'vigie_stream_worker_messages',
    help: 'Messages that a worker of the last day has taken since it started.',
    label: 'worker',
    read: worked(context, 'messages'),
  },
  {
    name: 'vigie_stream_worker_listings',
    help: 'Offers that a worker of the last day has taken since it started.',
    label: 'worker',
    read: worked(context, 'listings'),
  },
  {
    name: 'vigie_stream_worker_seconds',
    help: 'Seconds that a worker of the last day has spent on them.',
    label: 'worker',
    read: worked(context, 'seconds'),
  },
];

/** Offers that come in over NATS JetStream, screened by as many workers as there are. */
export const streamRoom = (broker: LateBroker | null): Link => {
  const reach: Reach = broker && (() => broker.open());
  return {
    name: 'stream',
    endpoints: streamEndpoints(reach, broker?.units ?? []),
    measures: (context) => (reach ? measuresOf(context, reach) : []),
  };
};
