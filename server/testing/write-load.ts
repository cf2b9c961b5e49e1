import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { openStore, type StoreOptions } from '../src/base/database/store.ts';
import { allMigrations } from '../src/migrations.ts';
import { enrol, openSession } from '../src/people/index.ts';

/** Answers the database's questions past row-level security. */
type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

/** People who write all the time, and ask again until they are answered, as they should. */
export interface WriteLoad {
  /** What they were told is done. */
  acknowledged: { listings: Set<string>; decisions: Set<string>; notices: Set<string> };
  /** How often each status came; 0: no answer. */
  statuses: Map<number, number>;
  /** @throws what one of them met that nobody may meet */
  mustBeWell(): void;
  /** When a good answer last came. */
  lastGoodAt(): number;
  stop(): Promise<void>;
}

const LANES = 3;
/** How many offers wait for their decision at most: what is still to be done when all is over takes its time too. */
const MOST_AHEAD = 12;

const page = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Makes the store ready, with somebody in it who writes. @returns their session */
export async function enrolWriter(options: StoreOptions): Promise<string> {
  const store = await openStore(options, allMigrations());
  const clock = () => new Date();
  const person = { unit: 'u', email: 'ana@test.example', name: 'Ana', role: 'administrator', language: 'en' } as const;
  const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
  const session = await openSession(store, clock, { id: account, unit });
  await store.close();
  return session;
}

/**
 * Offers are imported; each makes a case, whose page is captured; each case is confirmed and a notice of it laid
 * ready in the outbox folder.
 *
 * @param site Where the offers' pages are
 */
export function startLoad(url: string, session: string, site: string): WriteLoad {
  const acknowledged = { listings: new Set<string>(), decisions: new Set<string>(), notices: new Set<string>() };
  const statuses = new Map<number, number>();
  let lastGoodAt = 0;
  let isOver = false;

  /** Asks until there is an answer that is no "try again". */
  async function insist(method: string, path: string, body?: object, key?: string): Promise<unknown> {
    for (; !isOver; await delay(50)) {
      const reply = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${session}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(30_000),
      }).catch(() => null);
      const text = await reply?.text().catch(() => null);
      const status = typeof text === 'string' ? (reply?.status ?? 0) : 0;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) {
        lastGoodAt = Date.now();
        return JSON.parse(text ?? '');
      }
      // Before its evidence is sealed, a notice is not complete.
      if (status === 400 && text?.includes('VIGIE_NOTICE_INCOMPLETE')) continue;
      if (status === 503) assert.ok(reply?.headers.has('retry-after'), 'a 503 says when to ask again');
      else if (status !== 0) throw new Error(`${method} ${path}: ${status} ${text}`);
    }
    return null;
  }

  async function write(lane: number): Promise<void> {
    const isAhead = (): boolean => acknowledged.listings.size - acknowledged.decisions.size >= MOST_AHEAD;
    for (let n = 0; !isOver; n++) {
      while (!isOver && isAhead()) await delay(100);
      const id = `${lane}.${n}`;
      const listing = {
        platform: 'shop.example',
        id,
        url: `http://${site}/offer/${id}`,
        title: `Tramadol tablets ${id}`,
        trader: { name: `Trader ${id}` },
      };
      if ((await insist('POST', '/v1/listings', { listings: [listing] })) === null) return;
      acknowledged.listings.add(id);
      await delay(200);
    }
  }

  async function decide(): Promise<void> {
    for (; !isOver; await delay(100)) {
      const open = page.safeParse(await insist('GET', '/v1/cases?state=open&limit=20'));
      for (const { id } of open.data?.items ?? []) {
        const decision = { kind: 'confirm', reason: 'Seen and read.' };
        if ((await insist('POST', `/v1/cases/${id}/decisions`, decision, `d-${id}`)) === null) return;
        acknowledged.decisions.add(id);
        const notice = { case: id, language: 'fr', bonaFide: true };
        if ((await insist('POST', '/v1/notices', notice, `n-${id}`)) === null) return;
        acknowledged.notices.add(id);
      }
    }
  }

  let fault: unknown = null;
  const lanes = [...Array.from({ length: LANES }, (_, lane) => write(lane)), decide()];
  for (const lane of lanes)
    lane.catch((error: unknown) => {
      fault ??= error;
    });
  return {
    acknowledged,
    statuses,
    lastGoodAt: () => lastGoodAt,
    mustBeWell() {
      if (fault !== null) throw fault;
    },
    async stop() {
      isOver = true;
      await Promise.all(lanes);
    },
  };
}

/** A site that has a page at every address. */
export async function startSite(): Promise<{ host: string; close(): void }> {
  const server = http.createServer((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Offer</title><p>An ordinary offer');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits for a good answer that was asked for after now. @returns how long it took */
export async function untilGood(load: WriteLoad, said: () => string): Promise<number> {
  const began = Date.now();
  while (load.lastGoodAt() < began + 50) {
    load.mustBeWell();
    assert.ok(Date.now() < began + 120_000, `no good answer: ${said()}`);
    await delay(5);
  }
  return Date.now() - began;
}

/** Lets it go on until each kind of act was acknowledged several times, so that there is something to compare. */
export async function untilSome({ acknowledged, mustBeWell }: WriteLoad): Promise<void> {
  for (const end = Date.now() + 120_000; acknowledged.notices.size < 3 && Date.now() < end; await delay(50))
    mustBeWell();
}

/** What is due now, and what is to be tried again later. */
const WAITING = `select count(*)::int as n from pgboss.job
  where (state in ('active', 'retry') or state = 'created' and start_after <= now()) and name !~ '(^__|[.]tick$)'`;
const AT_ONCE = `update pgboss.job set start_after = now() where state = 'retry'`;

/** Waits until no job is left to do; what is to be tried again later is tried at once. */
export async function untilDone(ask: Ask): Promise<void> {
  let left: unknown;
  for (const end = Date.now() + 300_000; Date.now() < end; await delay(200)) {
    await ask(AT_ONCE);
    left = (await ask(WAITING))[0]?.n;
    if (left === 0) return;
  }
  assert.fail(`${left} jobs are left to do`);
}

/** What may not be there, as a query that then gives rows. */
const NEVER = {
  'a job failed for good': `select name, output from pgboss.job where state = 'failed'`,
  'a listing is there twice': `select key from listing group by unit_id, key having count(*) > 1`,
  'a snapshot was announced twice, or never': `select s.id from snapshot s left join (
      select jsonb_array_elements_text(content->'snapshots') as id from event where kind = 'listing.seen') e using (id)
    group by s.id having count(e.id) <> 1`,
  'a snapshot was screened twice, or never': `select s.id from snapshot s left join screening c on c.snapshot_id = s.id
    group by s.id having count(c.snapshot_id) <> 1`,
  'a finding was announced twice, or never': `select f.id from finding f left join (
      select jsonb_array_elements_text(content->'findings') as id from event where kind = 'finding.made') e using (id)
    group by f.id having count(e.id) <> 1`,
  'an offer has no case, or two': `select l.key from listing l left join "case" c on c.title = l.title
    group by l.key having count(c.id) <> 1`,
  'a case was sealed twice, or never': `select c.id from "case" c left join evidence_package p on p.case_id = c.id
    group by c.id having count(*) filter (where p.state = 'sealed') <> 1 or count(p.id) <> 1`,
  'an entry of the log belongs to two packages': `select log_index from evidence_package where log_index is not null
    group by log_index having count(*) > 1`,
  'a case was decided twice': `select case_id from decision group by case_id having count(*) > 1`,
  'a case has two notices': `select case_id from notice group by case_id having count(*) > 1`,
  'a notice was laid ready twice, or never': `select n.id from notice n left join audit a on a.act = 'notice.by-hand' and a.content->>'notice' = n.id
    group by n.id, n.state having count(a.act) <> 1 or n.state <> 'by-hand'`,
} as const;

/**
 * Compares what was told with what is there, when all jobs are done.
 *
 * @returns how much was told
 */
export async function compare(ask: Ask, load: WriteLoad, dataDir: string): Promise<Record<string, number>> {
  const { listings, decisions, notices } = load.acknowledged;
  const lost = async (told: Set<string>, statement: string): Promise<string[]> => {
    const there = new Set((await ask(statement)).map(({ it }) => it));
    return [...told].filter((each) => !there.has(each));
  };
  assert.deepEqual(await lost(listings, 'select key as it from listing'), [], 'listings lost');
  assert.deepEqual(await lost(decisions, 'select case_id as it from decision'), [], 'decisions lost');
  assert.deepEqual(await lost(notices, 'select case_id as it from notice'), [], 'notices lost');
  for (const [what, statement] of Object.entries(NEVER)) assert.deepEqual(await ask(statement), [], what);
  const sent = (await ask('select id from notice')).map(({ id }) => String(id)).sort();
  const outbox = join(dataDir, 'outbox');
  const mails = (existsSync(outbox) ? readdirSync(outbox) : []).filter((name) => name.endsWith('.eml'));
  assert.deepEqual(mails.map((name) => name.replace(/\.eml$/, '')).sort(), sent, 'one message for each notice');
  return { listings: listings.size, decisions: decisions.size, notices: notices.size };
}
