import { mkdirSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createSigner, verifierKey } from '@vigie/proof';
import type { Config } from '../src/base/core/config.ts';
import { newId } from '../src/base/core/ids.ts';
import { type SignedRequest, signResponse } from '../src/base/peer/http-signature.ts';
import { composeNotice } from '../src/notice/compose/compose.ts';
import { saveNotice } from '../src/notice/store.ts';
import { sampleOf } from './notice-inputs.ts';
import { insertCase, insertListing } from './rows.ts';
import type { TestStore } from './stores.ts';
import { type Reply, startTestVigie, type TestVigie } from './vigie.ts';

/** A product with one person, one confirmed case and a clock to be moved, to which notices are added as if written. */
export interface Sender {
  product: TestVigie;
  unit: string;
  clock: () => Date;
  /** Moves the clock, and takes up what is due then. */
  pass(seconds: number): Promise<void>;
  settle(): Promise<void>;
  /** Writes a notice and waits for its first try; `hasJob` false: nobody tries it. */
  write(platform: string, address?: string | null, hasJob?: boolean): Promise<string>;
  call(method: 'GET' | 'POST', url: string, body?: object, key?: string): Promise<Reply>;
  /** A notice with its delivery. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is asserted on, not typed
  read(id: string): Promise<any>;
  /** What was done in the case, oldest first. */
  timeline(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts a sender with these platforms in its register. */
export async function startSender(
  made: TestStore,
  peer: { platforms: object[]; settings?: Partial<Config> },
): Promise<Sender> {
  const register = join(made.settings.dataDir, 'registers/platforms');
  mkdirSync(register, { recursive: true });
  for (const [index, platform] of peer.platforms.entries()) {
    writeFileSync(join(register, `own-${index}.yaml`), JSON.stringify(platform));
  }
  const product = await startTestVigie(made, {
    now: '2026-11-25T10:00:00Z',
    ...(peer.settings ? { settings: peer.settings } : {}),
  });
  const { clock, settle } = product;
  const { store, jobs } = product.vigie.context;
  const { account, unit } = await product.add('one');
  await store.inUnit(unit, async (tx) => {
    await insertListing(tx, { id: 'lst_1', unit, now: clock() });
    await insertCase(tx, { id: 'cas_1', unit, now: clock() });
  });
  const call: Sender['call'] = (method, url, body, key) => product.call('one', method, url, body, key);
  return {
    product,
    unit,
    clock,
    settle,
    call,
    async pass(seconds) {
      product.pass(seconds);
      await store.inUnit(unit, (tx) => jobs.send(tx, 'notice.due', { unit }));
      await settle();
    },
    async write(platform, address = null, hasJob = true) {
      const content = composeNotice({
        ...sampleOf('dsa-16', 'fr'),
        id: newId('ntc', clock()),
        platform: { key: `${platform}.example`, name: 'Market' },
        recipient: { name: 'Market', address },
        at: clock(),
      });
      const listings = [{ id: 'lst_1', url: 'https://market.example/p/1' }];
      await store.inUnit(unit, async (tx) => {
        await saveNotice(tx, { unit, account, content, state: 'queued', listings, now: clock() });
        if (hasJob) await jobs.send(tx, 'notice.send', { unit, notice: content.id });
      });
      await settle();
      return content.id;
    },
    read: async (id) => ({
      notice: (await call('GET', `/v1/notices/${id}`)).body,
      ...(await call('GET', `/v1/notices/${id}/delivery`)).body,
    }),
    async timeline() {
      const { timeline } = (await call('GET', '/v1/cases/cas_1')).body;
      return timeline.map(({ act }: { act: string }) => act);
    },
    stop: () => product.stop(),
  };
}

/** A platform with a real socket and another without an inbox, and the sender of notices to both. */
export async function startDelivery(made: TestStore) {
  let clock = () => new Date('2026-11-25T10:00:00Z');
  const platform = await startPlatform(() => clock());
  const other = createSigner('other.example', Buffer.alloc(32, 8));
  const sender = await startSender(made, {
    platforms: [
      platformEntry('market', { endpoint: platform.endpoint, key: platform.key }),
      platformEntry('other', { endpoint: null, key: verifierKey(other) }),
    ],
    // A mail server that is never asked: these notices go other ways.
    settings: { allow: [platform.host], smtpUrl: 'smtp://127.0.0.1:1' },
  });
  clock = sender.clock;
  return {
    sender,
    platform,
    other,
    async stop(): Promise<void> {
      await sender.stop();
      await platform.close();
      await made.drop();
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
async function startPlatform(clock: () => Date) {
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
