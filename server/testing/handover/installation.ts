import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadOrCreateSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { ROOT } from '../../src/base/core/home.ts';
import { ALL_CASES } from '../../src/base/database/reader.ts';
import { rows } from '../../src/base/database/rows.ts';
import { openStore } from '../../src/base/database/store.ts';
import { allMigrations } from '../../src/migrations.ts';
import { enrol, openSession } from '../../src/people/index.ts';
import { freePort, startNetwork } from '../bad-network.ts';
import { fastClock } from '../exchange-peer.ts';
import { dataFolder } from '../stores.ts';
import type { Reply } from '../vigie.ts';
import { createPart } from './handover-peer.ts';

/** An installation: its data folder, its database seen from outside, and the network before it. */
async function makeOne(name: string, began: number) {
  const folder = await dataFolder();
  const port = await freePort();
  const network = await startNetwork(port);
  const url = `http://127.0.0.1:${network.port}`;
  const key = verifierKey(loadOrCreateSigner(join(folder.path, 'exchange-key.json'), `${name}.example`));
  const clock = fastClock(began);
  const store = await openStore({ dataDir: folder.path }, allMigrations());
  const person = { unit: name, email: `a@${name}.example`, name: 'A', role: 'administrator', language: 'fr' } as const;
  const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
  const token = await openSession(store, clock, { id: account, unit });
  return { name, folder, port, network, url, key, store, unit, token };
}

/** Installations that may reach each other, each with two processes: one that answers and one that works. */
export async function makeInstallations(names: readonly string[], began: number) {
  const all: Awaited<ReturnType<typeof makeOne>>[] = [];
  for (const name of names) all.push(await makeOne(name, began));
  return all.map((one) => {
    const config = {
      dataDir: one.folder.path,
      port: one.port,
      publicUrl: one.url,
      allow: all.filter((each) => each !== one).map(({ url }) => new URL(url).host),
      packsDir: join(ROOT, 'packs/fr/weapons'),
    };
    return { ...one, parts: (['web', 'worker'] as const).map((part) => createPart({ config, part, began })) };
  });
}
export type Installation = Awaited<ReturnType<typeof makeInstallations>>[number];

export async function stopInstallation({ parts, network, store, folder }: Installation): Promise<void> {
  await Promise.all(parts.map((part) => part.kill()));
  await network.stop();
  await store.close();
  await folder.drop();
}

let requests = 0;

/** As a person, at the installation itself: what does not answer is asked again under the same key. Bytes are a file. */
export async function call(
  { port, token }: Installation,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Pick<Reply, 'status' | 'body'>> {
  const key = `r${requests++}`;
  const isFile = Buffer.isBuffer(body);
  for (let tries = 0; tries < 600; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        signal: AbortSignal.timeout(60_000),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': isFile ? 'application/octet-stream' : 'application/json' } : {}),
          ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        },
        ...(body ? { body: isFile ? new Uint8Array(body) : JSON.stringify(body) } : {}),
      });
      if (answer.status < 500 || answer.status === 502) {
        const isJson = /json/.test(answer.headers.get('content-type') ?? '');
        return {
          status: answer.status,
          body: isJson ? await answer.json() : Buffer.from(await answer.arrayBuffer()),
        };
      }
    } catch {
      // It is being killed or started.
    }
    await wait(200);
  }
  throw new Error(`${method} ${path} is not answered`);
}

const actingSchema = z.object({ id: z.string(), matter: z.string() });

/** The cases that a unit may act on now, as its database says. */
export const acting = ({ store, unit }: Installation) =>
  store.inUnit(
    unit,
    (tx) =>
      rows(
        tx,
        actingSchema,
        sql`select c.id, c.trader as matter from "case" c where c.visibility <> 'away' and c.findings > 0 and not exists (
          select from handover h where h.case_id = c.id and h.direction = 'out' and h.level = 'give' and h.state in ('sealing', 'offered', 'given'))`,
      ),
    ALL_CASES,
  );

/** Whether a unit has all of a matter: a case of it with its finding and its offer. */
export const holds = ({ store, unit }: Installation) =>
  store.inUnit(
    unit,
    (tx) =>
      rows(
        tx,
        z.object({ matter: z.string() }),
        sql`select distinct c.trader as matter from "case" c join case_finding cf on cf.case_id = c.id join finding f on f.id = cf.finding_id
          join snapshot s on s.id = f.snapshot_id`,
      ),
    ALL_CASES,
  );

/** What waits for its next try is tried now. */
export const hasten = ({ store, unit }: Installation) =>
  store.inUnit(unit, (tx) =>
    sql`update pgboss.job set start_after = now() where state = 'retry' and name like 'handover.%'`.execute(tx),
  );
