import assert from 'node:assert/strict';
import { behaviourPath, catalogue, type Marketplace, startMarketplace } from '@vigie/demo';
import { z } from 'zod';
import type { Config } from '../src/base/core/config.ts';
import { checkSchema, followUpSchema, reappearanceSchema } from '../src/followup/check/check-schema.ts';
import type { Role } from '../src/people/index.ts';
import { importPages } from './import-pages.ts';
import type { TestStore } from './stores.ts';
import { startTestVigie, type TestVigie } from './vigie.ts';

const followSchema = z.object({
  followUps: z.array(followUpSchema),
  checks: z.array(checkSchema),
  reappearances: z.array(reappearanceSchema),
});
const casesSchema = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });

/** A unit that sends notices to the sample marketplace and looks at its pages again. */
export interface Follower extends Pick<TestVigie, 'vigie' | 'settle' | 'at' | 'add'> {
  marketplace: Marketplace;
  dataDir: string;
  /** Asks as anybody who was added. */
  ask: TestVigie['call'];
  /** Asks as the person whose turn it is; what is refused is thrown. */
  call<T>(schema: z.ZodType<T>, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T>;
  /** Lets another person have their turn, added where they are new. */
  turnTo(name: string, role: Role): Promise<void>;
  /** Does the checks that are due at an instant, with the marketplace as on one of its days. */
  check(at: string, day: number): Promise<void>;
  /** Imports an offer, confirms its case and sends the notice. @returns the case. */
  notify(behaviour: string, id: string): Promise<string>;
  /** Notes what a case has to be sent by hand as sent. */
  sendByHand(id: string): Promise<void>;
  follow(id: string): Promise<z.infer<typeof followSchema>>;
  stop(): Promise<void>;
}

const pathTo = (behaviour: string, id: string): string => {
  const listing = catalogue.find((candidate) => candidate.id === id);
  assert.ok(listing);
  return behaviourPath(behaviour, listing);
};

/** Starts such a unit on a test's store. @param settings of the installation, besides those of every test */
export async function startFollower(made: TestStore, settings: Partial<Config> = {}): Promise<Follower> {
  const marketplace = await startMarketplace({});
  const allow = [new URL(marketplace.url).host];
  const test = await startTestVigie(made, { settings: { allow, ...settings } });
  const { vigie, settle, at } = test;
  const { unit } = await test.add('A', { unit: 'u' });
  let turn = 'A';
  const sendByHand = (id: string) => test.sendByHand(turn, id);
  const call: Follower['call'] = async (schema, method, url, payload) => {
    const { status, headers, body } = await test.call(turn, method, url, payload);
    const text = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);
    assert.ok(status < 300, `${method} ${url}: ${status} ${text.slice(0, 300)}`);
    return schema.parse(/json/.test(String(headers['content-type'])) ? body : text);
  };
  return {
    vigie,
    settle,
    at,
    add: test.add,
    ask: test.call,
    marketplace,
    dataDir: made.settings.dataDir,
    call,
    async turnTo(name, role) {
      turn = name;
      if (name !== 'A') await test.add(name, { unit: 'u', role });
    },
    async check(instant, day) {
      at(instant);
      marketplace.setDay(day);
      const { store, jobs } = vigie.context;
      await store.inUnit(unit, (tx) => jobs.send(tx, 'followup.check', { unit }));
      await settle();
    },
    async notify(behaviour, id) {
      marketplace.setDay(0);
      const url = marketplace.url + pathTo(behaviour, id);
      await importPages(test, url, { unit });
      const { items } = await call(casesSchema, 'GET', '/v1/cases?state=open');
      const found = items.find(({ state }) => state === 'open');
      assert.ok(found);
      await call(z.unknown(), 'POST', `/v1/cases/${found.id}/decisions`, { kind: 'confirm', reason: 'Seen and read.' });
      // What a confirmed case proposes is proposed before its notice is written, as where a person writes it.
      await settle();
      await call(z.unknown(), 'POST', '/v1/notices', { case: found.id, language: 'fr', bonaFide: true });
      await sendByHand(found.id);
      return found.id;
    },
    sendByHand,
    follow: (id) => call(followSchema, 'GET', `/v1/follow-ups?case=${id}`),
    async stop() {
      await test.stop();
      await marketplace.stop();
      await made.drop();
    },
  };
}
