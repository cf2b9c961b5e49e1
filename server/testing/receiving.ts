import { type Mailbox, startMailbox, startTransparencyDatabase } from '@vigie/demo';
import { emptyListing } from '@vigie/engine';
import type { Config } from '../src/base/core/config.ts';
import { importListings } from '../src/listing/index.ts';
import type { Notice } from '../src/notice/index.ts';
import { findPublicInbox, type Receipt, receiveMail } from '../src/receiving/index.ts';
import type { TestStore } from './stores.ts';
import { type Reply, startTestVigie, type TestVigie } from './vigie.ts';

export const SHOP = 'https://shop.example';

/** A notice of one offer of the shop’s, by its path. */
export const noticeAbout = (id: string, path: string, change: Partial<Notice> = {}): Notice => ({
  format: 'vigie.notice/1',
  id,
  kind: 'dsa-16',
  caseId: 'cas_1',
  language: 'en',
  at: '2026-11-24T09:00:00Z',
  date: '2026-11-24',
  platform: { key: 'shop.example', name: 'Shop' },
  recipient: { name: 'Shop', address: null },
  replyTo: null,
  trader: null,
  listings: [{ url: `${SHOP}/${path}`, id: path, title: 'Knuckle-duster' }],
  reasons: [
    {
      number: 1,
      explanation: 'The offer is of a weapon of category A1.',
      listingUrl: null,
      findingId: null,
      rule: 'weapons',
      title: 'Weapons',
      pack: 'fr-weapons',
      packDigest: 'd',
      engine: '1',
      severity: 'high',
      legal: [
        { id: 'l', citation: 'CSI, art. R311-2', penalty: null, from: null, to: null, verified: false, note: null },
      ],
      matches: [{ field: 'title', start: 0, end: 8, text: 'Knuckle-', cut: false, term: 'knuckle', via: 'literal' }],
      matchesOmitted: 0,
    },
  ],
  evidence: [{ packageId: 'evd_1', digest: 'a'.repeat(64), logIndex: 0, sealedAt: '2026-11-24T08:00:00Z' }],
  notifier: { organisation: 'Watch', name: 'Ann Lee', email: 'ann@watch.example', trustedFlagger: true },
  statement: 'In good faith.',
  ...change,
});

/** An e-mail from somebody without standing. */
export const mailFromCy = (headers: string, text: string, id = '1'): Buffer =>
  Buffer.from(
    `From: Cy <cy@home.example>\r\nMessage-ID: <${id}@home.example>\r\nSubject: Offer\r\n${headers}\r\n\r\n${text}`,
  );

/** What a person states as reasons for a removal. */
export const STATEMENT = {
  restriction: { visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] },
  territorialScope: ['FR'],
  facts: 'The offer was notified and read by a person.',
  ground: 'illegal',
  groundReference: 'Code de la sécurité intérieure, art. R311-2',
  groundExplanation: 'A knuckle-duster of a recent model.',
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  keywords: ['KEYWORD_PROHIBITED_PRODUCTS'],
};

/**
 * A shop that receives notices: six offers (the second is prohibited, the sixth’s trader has no address), an open
 * inbox, two people.
 */
export interface Shop extends Pick<TestVigie, 'vigie' | 'clock' | 'settle'> {
  unit: string;
  inbox: string;
  mailbox: Mailbox;
  database: Awaited<ReturnType<typeof startTransparencyDatabase>>;
  /** Sets the clock, which is never the same twice, so that ids are in the order of their making. */
  goTo(at: string): void;
  /** As `ann` (analyst), `ada` (administrator) or, with '', nobody. */
  call: TestVigie['call'];
  /** Sends a notice as data, unsigned, and waits until its offers are looked up. */
  notify(notice: Notice): Promise<Reply>;
  /** What came by e-mail. */
  receive(message: Buffer): Promise<Receipt>;
  /** Decides a notice, as ann. */
  decide(id: string, decision: object): Promise<Reply>;
  /** The lines of the triage queue. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is asserted on, not typed
  queue(state?: string): Promise<any[]>;
  /** Fills in a page’s form. */
  submit(path: string, fields: Record<string, string>): Promise<{ statusCode: number; body: string }>;
  stop(): Promise<void>;
}

/** Starts a shop on a test's store. @param own settings of its own, besides */
export async function startShop(made: TestStore, own: Partial<Config> = {}): Promise<Shop> {
  let now = new Date('2026-11-24T09:00:00Z');
  const clock = () => {
    now = new Date(now.getTime() + 1);
    return now;
  };
  const mailbox = await startMailbox();
  const database = await startTransparencyDatabase();
  const settings = {
    publicUrl: SHOP,
    smtpUrl: mailbox.url,
    transparency: { url: database.url, token: database.token },
    ...own,
    allow: [new URL(database.url).host, ...(own.allow ?? [])],
  };
  const test = await startTestVigie(made, { clock, settings });
  const { vigie, call, settle } = test;
  const { unit } = await test.add('ann', { unit: 'shop' });
  await test.add('ada', { unit: 'shop', role: 'administrator' });
  await importOffers(test, unit);
  const opened = { platform: 'shop.example', name: 'Notices', language: 'en', openForm: true };
  const inbox: string = (await call('ada', 'POST', '/v1/inboxes', opened)).body.id;
  return {
    vigie,
    clock,
    settle,
    unit,
    inbox,
    mailbox,
    database,
    call,
    goTo(at) {
      now = new Date(at);
    },
    async notify(notice) {
      const reply = await call('', 'POST', `/v1/inboxes/${inbox}/notices`, notice);
      await settle();
      return reply;
    },
    async receive(message) {
      const found = await findPublicInbox(vigie.context.store.db, inbox);
      if (!found) throw new Error('the inbox just opened is not found');
      return receiveMail(vigie.context, found, message);
    },
    decide: (id, decision) => call('ann', 'POST', `/v1/received/${id}/decision`, decision),
    queue: async (state = 'open') => (await call('ann', 'GET', `/v1/received?state=${state}`)).body.items,
    submit: (path, fields) =>
      vigie.http.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    async stop() {
      await test.stop();
      await mailbox.stop();
      await database.stop();
      await made.drop();
    },
  };
}

async function importOffers({ vigie, settle }: TestVigie, unit: string): Promise<void> {
  const trader = { id: 't1', name: 'Trading House', address: null, email: 'sales@house.example', url: null };
  const offers = ['1', '2', '3', '4', '5', '6'].map((id) => ({
    ...emptyListing('shop.example', id === '2' ? 'Poing américain en acier' : 'Garden gloves'),
    id,
    url: `${SHOP}/${id}`,
    trader: id === '6' ? { ...trader, email: null } : trader,
  }));
  await importListings(vigie.context, { unit, account: null, source: 'test', pictures: false }, offers);
  await settle();
}
