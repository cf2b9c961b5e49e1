// Requests made of the API's description, absurd ones among them: none may fail here, and none may take long. Some
// here, fifty thousand in fuzz.long.ts.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { createFuzz, type FuzzedRequest, openApiSchema } from '../testing/fuzz.ts';
import { describeStore, type TestStore } from '../testing/stores.ts';
import { systemClock } from './base/core/clock.ts';
import { readConfig } from './base/core/config.ts';
import { startVigie, type Vigie } from './main.ts';
import { enrol, openSession } from './people/index.ts';

const REQUESTS = Number(process.env.VIGIE_FUZZ ?? 60);
const SEED = Number(process.env.VIGIE_SEED ?? 1);
const LANES = 4;
/** How long an answer may take, where the machine has nothing else to do. */
const LONGEST_MS = Number(process.env.VIGIE_FUZZ_MS ?? 20_000);

describeStore('requests that nobody would send', (make) => {
  let made: TestStore;
  let vigie: Vigie;
  let url: URL;
  let newSession: () => Promise<string>;
  const logged: string[] = [];
  const agent = new http.Agent({ keepAlive: true });
  before(async () => {
    made = await make();
    const log = pino({ level: 'error' }, { write: (line) => void logged.push(line) });
    const config = { ...readConfig({}), ...made.settings, browser: 'none' as const, paceMs: 0, port: 0 };
    vigie = await startVigie({ config, log });
    url = new URL(await vigie.listen());
    const { store } = vigie.context;
    const person = {
      unit: 'u',
      email: 'ana@test.example',
      name: 'Ana',
      role: 'administrator',
      language: 'en',
    } as const;
    const { account, unit } = await enrol(store, systemClock, { ...person, password: 'a long password' });
    newSession = () => openSession(store, systemClock, { id: account, unit });
  });
  after(async () => {
    agent.destroy();
    await vigie.stop();
    await made.drop();
  });

  function send(request: FuzzedRequest, session: string): Promise<{ status: number; text: string; ms: number }> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = http.request(
        {
          agent,
          host: url.hostname,
          port: url.port,
          method: request.method,
          path: request.url,
          headers: { ...request.headers, authorization: `Bearer ${session}` },
        },
        (reply) => {
          // A stream does not end.
          if (reply.headers['content-type']?.startsWith('text/event-stream')) {
            resolve({ status: reply.statusCode ?? 0, text: '', ms: performance.now() - began });
            return reply.destroy();
          }
          const pieces: Buffer[] = [];
          reply.on('data', (piece: Buffer) => pieces.push(piece));
          reply.on('error', reject);
          reply.on('end', () => {
            const text = Buffer.concat(pieces).toString();
            resolve({ status: reply.statusCode ?? 0, text, ms: performance.now() - began });
          });
        },
      );
      sent.on('error', (error) => {
        // The server may close a connection just when it is used again: then the request never came (RFC 9112, 9.3.1).
        if (sent.reusedSocket) return resolve(send(request, session));
        reject(new Error(`${request.method} ${request.url.slice(0, 500)}: ${error.message}`));
      });
      sent.end(request.body);
    });
  }

  test(`${REQUESTS} of them: no fault, and an answer within ${LONGEST_MS} ms`, async () => {
    const fuzz = createFuzz(openApiSchema.parse(vigie.http.swagger()), SEED);
    const statuses = new Map<number, number>();
    const faults = new Map<string, string>();
    const slow: string[] = [];
    let slowest = 0;
    let left = REQUESTS;
    // Offers that make cases, so that there is something to act on.
    const listings = Array.from({ length: 40 }, (_, n) => ({
      platform: 'shop.example',
      id: `${n}`,
      url: `https://shop.example/p/${n}`,
      title: `Tramadol tablets ${n}`,
      trader: { name: `Trader ${n}` },
    }));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ listings });
    await send({ method: 'POST', route: '', url: '/v1/listings', headers, body }, await newSession());
    const lane = async (): Promise<void> => {
      let session = await newSession();
      while (left-- > 0) {
        const request = fuzz.make();
        const { status, text, ms } = await send(request, session);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status < 300) fuzz.learn(text);
        if (status === 401) session = await newSession();
        const what = `${request.method} ${request.route}`;
        const sample = `${request.url} ${request.body ?? ''}`.slice(0, 600);
        if (status >= 500 && !faults.has(`${what}: ${status}`)) faults.set(`${what}: ${status}`, `${sample} → ${text}`);
        slowest = Math.max(slowest, ms);
        if (ms > LONGEST_MS) slow.push(`${what}: ${Math.round(ms)} ms: ${sample.slice(0, 200)}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    process.stderr.write(`seed ${SEED}; ${counts.join(', ')}; slowest ${Math.round(slowest)} ms\n`);
    assert.deepEqual([...faults], [], logged.join(''));
    assert.deepEqual(slow, []);
    assert.ok((statuses.get(200) ?? 0) > REQUESTS / 10, 'too few are as the description says');
  });
});
