import { timingSafeEqual } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../database/store.ts';
import { countJobs } from '../jobs/jobs-store.ts';
import type { Http } from './http.ts';
import { refusal } from './refusals.ts';

/** A figure for whoever watches over the installation: of all units together, and of nobody in particular. */
export interface Measure {
  name: `vigie_${string}`;
  help: string;
  /** What its parts are told apart by; left out: it is one number, under ''. */
  label?: string;
  read(): Promise<ReadonlyMap<string, number>>;
}

/** How long what was read from the database is told again: several may watch, and each as often as it likes. */
const FRESH_MS = 5000;

const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Reads a figure before each telling; one that cannot be read has no value, and the others are told all the same. */
function addGauge(registry: Registry, { name, help, label, read }: Measure): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [registry],
    ...(label === undefined ? {} : { labelNames: [label] }),
    async collect() {
      // Without labels, `reset` would say 0 of what nobody knows.
      if (label === undefined) gauge.remove();
      else gauge.reset();
      for (const [part, value] of await read().catch(() => new Map<string, number>())) {
        if (!Number.isFinite(value)) continue;
        if (label === undefined) gauge.set(value);
        else gauge.set({ [label]: part }, value);
      }
    },
  });
}

/** What is asked for again within a moment is answered with the same. */
function kept<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; value: Promise<T> } | null = null;
  return () => {
    if (last === null || Date.now() - last.at > FRESH_MS) last = { at: Date.now(), value: read() };
    return last.value;
  };
}

/**
 * `/metrics` in Prometheus' format, for who has the token (`VIGIE_METRICS_TOKEN`); without one there is no such
 * address.
 */
export function addMetrics(
  app: Http,
  at: { store: Store; dataDir: string; token: string | null },
  measures: readonly Measure[],
): void {
  const { store, dataDir, token } = at;
  if (token === null) return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'vigie_http_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const labels = { method, route: routeOptions.url ?? 'none', status: reply.statusCode };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  const queues = kept(() => countJobs(store.db, null));
  const ofQueues = async (count: 'waiting' | 'running' | 'failed' | 'oldestSeconds') =>
    new Map((await queues()).map((each) => [each.queue, each[count]]));
  const own: Measure[] = [
    {
      name: 'vigie_jobs_waiting',
      help: 'Jobs that are due and not begun.',
      label: 'queue',
      read: () => ofQueues('waiting'),
    },
    { name: 'vigie_jobs_running', help: 'Jobs that have begun.', label: 'queue', read: () => ofQueues('running') },
    { name: 'vigie_jobs_failed', help: 'Jobs that failed for good.', label: 'queue', read: () => ofQueues('failed') },
    {
      name: 'vigie_jobs_oldest_seconds',
      help: 'How long the oldest job that waits has been due.',
      label: 'queue',
      read: () => ofQueues('oldestSeconds'),
    },
    {
      name: 'vigie_store_up',
      help: 'Whether the database answers.',
      read: () =>
        store.answers().then(
          () => new Map([['', 1]]),
          () => new Map([['', 0]]),
        ),
    },
    {
      name: 'vigie_store_bytes',
      help: 'What the database takes on its disk.',
      read: kept(async () => new Map([['', await store.bytes()]])),
    },
    {
      name: 'vigie_data_free_bytes',
      help: 'What is left on the disk of the data folder.',
      async read() {
        const { bavail, bsize } = await statfs(dataDir);
        return new Map([['', bavail * bsize]]);
      },
    },
  ];
  for (const measure of [...own, ...measures.map((each) => ({ ...each, read: kept(each.read) }))])
    addGauge(registry, measure);
  app.get('/metrics', { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
    if (!isToken(request.headers.authorization, token)) throw refusal('VIGIE_HTTP_NOT_FOUND', { path: '/metrics' });
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}
