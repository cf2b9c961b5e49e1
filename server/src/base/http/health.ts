import { statfs } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sentence } from '../core/errors.ts';
import { storeFault } from '../database/faults.ts';
import type { Store } from '../database/store.ts';
import type { Http } from './http.ts';
import { refusal } from './refusals.ts';

/** Below this, the next captures and the database's own log may find no room. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** How long the database may take to answer. */
const PATIENCE_MS = 2000;

/** How long a disk that was found full counts as full: on the database's machine we cannot look. */
const FULL_FOR_MS = 10_000;

const SAID = {
  away: { en: 'The database does not answer.', fr: 'La base de données ne répond pas.' },
  full: { en: 'The disk is full.', fr: 'Le disque est plein.' },
  nearlyFull: {
    en: 'Less than 64 MB are left on the disk of the data folder.',
    fr: 'Il reste moins de 64 Mo sur le disque du dossier de données.',
  },
} as const satisfies Record<string, Sentence>;

/**
 * `/health/live`: the process answers. `/health/ready`: it can work, which takes the database and room on the disk;
 * else 503 with what is missing. Both are for everybody, as a load balancer has no account, and say nothing else.
 */
export function addHealth(app: Http, store: Store, dataDir: string): void {
  let fullUntil = 0;
  app.addHook('onError', async (_request, _reply, error) => {
    if (storeFault(error)?.code === 'VIGIE_STORE_FULL') fullUntil = Date.now() + FULL_FOR_MS;
  });
  const open = { config: { public: true }, schema: { hide: true } };
  for (const path of ['/health', '/health/live']) app.get(path, open, () => ({ status: 'ok' }));
  app.get('/health/ready', open, async () => {
    const isThere = store.answers().then(
      () => true,
      () => false,
    );
    const { bavail, bsize } = await statfs(dataDir);
    const missing: Sentence[] = [];
    if (!(await Promise.race([isThere, delay(PATIENCE_MS, false)]))) missing.push(SAID.away);
    if (Date.now() < fullUntil) missing.push(SAID.full);
    else if (bavail * bsize < LEAST_FREE_BYTES) missing.push(SAID.nearlyFull);
    if (missing.length > 0) throw refusal('VIGIE_HTTP_NOT_READY', {}, { detail: missing });
    return { status: 'ready' };
  });
}
