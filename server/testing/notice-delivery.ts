import { mkdirSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { type Config, readConfig } from '../src/base/core/config.ts';
import { newId } from '../src/base/core/ids.ts';
import { type SignedRequest, signResponse } from '../src/base/peer/http-signature.ts';
import { createLog, startVigie } from '../src/main.ts';
import { composeNotice } from '../src/notice/compose/compose.ts';
import { saveNotice } from '../src/notice/store.ts';
import { enrol, openSession } from '../src/people/sign-in.ts';
import { sampleOf } from './notice-inputs.ts';
import type { TestStore } from './stores.ts';

/** A product with one unit, one confirmed case and a clock to be moved, to which notices are added as if they had been written. */
export async function startSender(made: TestStore, peer: { platforms: object[]; settings?: Partial<Config> }) {
  let now = new Date('2026-11-25T10:00:00Z');
  const clock = () => now;
  const { dataDir } = made.settings;
  const register = join(dataDir, 'registers/platforms');
  mkdirSync(register, { recursive: true });
  for (const [index, platform] of peer.platforms.entries()) {
    writeFileSync(join(register, `own-${index}.yaml`), JSON.stringify(platform));
  }
  const config = { ...readConfig({}), ...made.settings, browser: 'none' as const, paceMs: 0, ...peer.settings };
  const vigie = await startVigie({ config, clock, log: createLog('fatal') });
  const { store, jobs } = vigie.context;
  const person = { unit: 'one', email: 'a@unit.example', name: 'A', role: 'analyst', language: 'en' } as const;
  const { account, unit } = await enrol(store, clock, { ...person, password: 'a long password' });
  await store.inUnit(unit, async (tx) => {
    await sql`insert into listing values ('lst_1', ${unit}, 'p', 'k', null, null, 't', null, ${now}, ${now})`.execute(
      tx,
    );
    await sql`insert into "case" values ('cas_1', ${unit}, 'p', 't', 'p', 't', 'high', 'confirmed', 'opened', null, ${now}, ${now})`.execute(
      tx,
    );
  });
  return {
    vigie,
    unit,
    clock,
    /** Moves the clock, and takes up what is due then. */
    async pass(seconds: number): Promise<void> {
      now = new Date(now.getTime() + seconds * 1000);
      await store.inUnit(unit, (tx) => jobs.send(tx, 'notice.due', { unit }));
      await this.settle();
    },
    async settle(): Promise<void> {
      for (let quiet = 0; quiet < 3; ) {
        quiet = (await jobs.pending()) === 0 ? quiet + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
    /** Writes a notice and waits for its first try. */
    async write(platform: string, address: string | null = null, withJob = true): Promise<string> {
      const content = composeNotice({
        ...sampleOf('dsa-16', 'fr'),
        id: newId('ntc', now),
        platform: { key: `${platform}.example`, name: 'Market' },
        recipient: { name: 'Market', address },
        at: now,
      });
      await store.inUnit(unit, async (tx) => {
        await saveNotice(tx, {
          unit,
          account,
          content,
          state: 'queued',
          listings: [{ id: 'lst_1', url: 'https://market.example/p/1' }],
          now,
        });
        if (withJob) await jobs.send(tx, 'notice.send', { unit, notice: content.id });
      });
      await this.settle();
      return content.id;
    },
    async call(method: 'GET' | 'POST', url: string, payload?: object, key?: string) {
      const token = await openSession(store, clock, { id: account, unit });
      const headers = { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) };
      const answer = await vigie.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
      const isJson = answer.headers['content-type']?.toString().includes('json');
      return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.rawPayload };
    },
  };
}

/** A platform of the register, as its file says it. */
export function platformEntry(key: string, exchange: { endpoint: string | null; key: string | null }): object {
  const unknown = { value: null, verified: false, source: null, checked: null };
  return {
    key,
    name: key,
    hosts: [`${key}.example`],
    operator: unknown,
    country: unknown,
    veryLargeSince: unknown,
    contacts: { notices: null, orders: null, productSafety: null },
    exchange,
  };
}

/** What the platform does with the next request in place of taking it. */
type Behaviour = (request: SignedRequest, response: ServerResponse) => void;

/** A platform with a real socket that takes each notice once, by its idempotency key, and signs its receipts. */
export async function startPlatform(clock: () => Date) {
  const signer = createSigner('platform.example', Buffer.alloc(32, 7));
  const taken = new Map<string, number>();
  const next: Behaviour[] = [];
  const server = http.createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signed: SignedRequest = {
        method: request.method ?? '',
        url: `http://${request.headers.host}${request.url}`,
        headers: request.headers,
        body: Buffer.concat(chunks),
      };
      const behave = next.shift();
      if (behave) return behave(signed, response);
      {
        const id = String(request.headers['idempotency-key']);
        const times = (taken.get(id) ?? 0) + 1;
        taken.set(id, times);
        const status = times === 1 ? 202 : 200;
        const receipt = {
          format: 'vigie.answer/1',
          id: `ans_${id}`,
          notice: id,
          kind: 'receipt',
          at: '2026-11-25T10:00:00Z',
          reference: `FILE-${id.slice(-4)}`,
          decision: null,
        };
        const body = Buffer.from(JSON.stringify(receipt));
        const headers = { 'content-type': 'application/json' };
        const fields = signResponse({ status, headers, body }, signed, signer, clock());
        response.writeHead(status, { ...headers, ...Object.fromEntries(fields) }).end(body);
      }
    });
  });
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  return {
    signer,
    key: verifierKey(signer),
    host: `127.0.0.1:${port}`,
    endpoint: `http://127.0.0.1:${port}/v1/inboxes/inb_1/notices`,
    taken,
    next,
    listen: () => listen(port),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
