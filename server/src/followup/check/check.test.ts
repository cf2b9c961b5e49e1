import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { behaviourPath, catalogue, type Marketplace, startMarketplace } from '@vigie/demo';
import { verifyPackage } from '@vigie/proof';
import { z } from 'zod';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { readConfig } from '../../base/core/config.ts';
import { importListings } from '../../listing/index.ts';
import { visitListings } from '../../listing/visit/visit-listings.ts';
import { createLog, startVigie, type Vigie } from '../../main.ts';
import { enrol, openSession } from '../../people/sign-in.ts';
import { ledgerAnswerSchema } from '../compliance/compliance-schema.ts';
import { ladderSchema } from '../escalation/escalation-schema.ts';
import { checkSchema, followUpSchema, reappearanceSchema } from '../schema.ts';

const followSchema = z.object({
  followUps: z.array(followUpSchema),
  checks: z.array(checkSchema),
  reappearances: z.array(reappearanceSchema),
});
const laddersSchema = z.object({ ladders: z.array(ladderSchema) });
const noticesSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const caseSchema = z.object({
  id: z.string(),
  state: z.string(),
  stage: z.string(),
  nextStep: z.string().nullable(),
  title: z.string(),
});
const evidenceSchema = z.object({
  items: z.array(z.object({ id: z.string(), check: z.string().nullable(), state: z.string() })),
});

/** A proxy that stands in another territory: there, the marketplace shows another day. */
async function startProxy(port: number): Promise<http.Server> {
  const proxy = http.createServer();
  proxy.on('connect', (_request, client) => {
    const onward = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    client.on('error', () => onward.destroy());
    onward.on('error', () => client.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

const pathTo = (behaviour: string, id: string): string => {
  const listing = catalogue.find((candidate) => candidate.id === id);
  assert.ok(listing);
  return behaviourPath(behaviour, listing);
};

describeStore('what becomes of a notice', (make) => {
  let made: TestStore;
  let vigie: Vigie;
  let marketplace: Marketplace;
  let abroad: Marketplace;
  let proxy: http.Server;
  let account: { unit: string; account: string };
  let now = new Date('2026-11-24T09:00:00Z');
  const clock = () => now;

  async function call<T>(schema: z.ZodType<T>, method: 'GET' | 'POST', url: string, payload?: object): Promise<T> {
    const token = await openSession(vigie.context.store, clock, { id: account.account, unit: account.unit });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await vigie.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    assert.ok(answer.statusCode < 300, `${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    return schema.parse(/json/.test(String(answer.headers['content-type'])) ? answer.json() : answer.body);
  }
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await vigie.context.jobs.pending()) === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  async function check(at: string, day: number): Promise<void> {
    now = new Date(at);
    marketplace.setDay(day);
    const { store, jobs } = vigie.context;
    await store.inUnit(account.unit, (tx) => jobs.send(tx, 'followup.check', { unit: account.unit }));
    await settle();
  }
  /** Imports an offer, confirms its case and sends the notice. @returns the case. */
  async function notify(behaviour: string, id: string): Promise<string> {
    marketplace.setDay(0);
    const url = marketplace.url + pathTo(behaviour, id);
    const by = { unit: account.unit, account: null, source: url, pictures: false };
    await importListings(
      vigie.context,
      by,
      visitListings(vigie.context.visitor, url, () => {}),
    );
    await settle();
    const { items } = await call(z.object({ items: z.array(caseSchema) }), 'GET', '/v1/cases?state=open');
    const found = items.find(({ state }) => state === 'open');
    assert.ok(found);
    await call(z.unknown(), 'POST', `/v1/cases/${found.id}/decisions`, { kind: 'confirm', reason: 'Seen and read.' });
    await call(z.unknown(), 'POST', '/v1/notices', { case: found.id, language: 'fr', bonaFide: true });
    await settle();
    return found.id;
  }
  const follow = (id: string) => call(followSchema, 'GET', `/v1/follow-ups?case=${id}`);

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    abroad = await startMarketplace({});
    proxy = await startProxy(Number(new URL(abroad.url).port));
    const allow = [new URL(marketplace.url).host];
    const config = { ...readConfig({}), ...made.settings, browser: 'none' as const, paceMs: 0, allow };
    vigie = await startVigie({ config, clock, log: createLog('fatal') });
    const person = { unit: 'u', email: 'a@test.example', name: 'A', role: 'analyst', language: 'en' } as const;
    account = await enrol(vigie.context.store, clock, { ...person, password: 'a long password' });
  });
  after(async () => {
    await vigie.stop();
    await marketplace.stop();
    await abroad.stop();
    proxy.close();
    await made.drop();
  });

  test('removed by two looks, each with the sealed page that it judged; online again at its address, it is reopened', async () => {
    const id = await notify('missing-once', '20302');
    await check('2026-11-25T10:00:00Z', 1);
    let found = await follow(id);
    assert.deepEqual([found.checks[0]?.verdict, found.followUps[0]?.state], ['removed', 'waiting']);
    assert.equal(found.checks[1]?.dueAt, '2026-11-25T11:00:00.000Z', 'asked again an hour later');
    await check('2026-11-25T11:00:00Z', 1);
    found = await follow(id);
    assert.deepEqual([found.checks[1]?.verdict, found.followUps[0]?.state], ['removed', 'removed']);
    assert.equal(found.checks[2]?.dueAt, '2026-11-26T11:00:00.000Z', 'watched for its return');

    const evidence = await call(evidenceSchema, 'GET', `/v1/evidence?case=${id}`);
    const proofs = evidence.items.filter((item) => item.check !== null);
    assert.deepEqual(
      proofs.map((item) => [item.check, item.state]),
      found.checks.slice(0, 2).map((done) => [done.id, 'sealed']),
    );
    for (const [at, proof] of proofs.entries()) {
      assert.equal(found.checks[at]?.views[0]?.evidence, proof.id);
      const bytes = await vigie.vault.readPackage(proof.id);
      const report = await verifyPackage(bytes, {});
      assert.ok(report.ok, JSON.stringify(report.steps));
      assert.match(bytes.toString('latin1'), /"status":"404"/);
    }

    await check('2026-11-26T11:00:00Z', 2);
    found = await follow(id);
    assert.deepEqual([found.checks[2]?.verdict, found.followUps[0]?.state], ['online', 'waiting']);
    assert.deepEqual(
      found.reappearances.map(({ goneSince, seenAt }) => [goneSince, seenAt]),
      [['2026-11-25T10:00:00.000Z', '2026-11-26T11:00:00.000Z']],
    );
    const stands = await call(caseSchema, 'GET', `/v1/cases/${id}`);
    assert.equal(stands.stage, 'returned');
    assert.ok(found.checks[2]?.views[0]?.evidence, 'the return is proved, too');
    assert.ok(found.checks.length === 4, 'and looked at further');

    const [notice] = (await call(noticesSchema, 'GET', `/v1/notices?case=${id}`)).items;
    const answers = `/v1/notices/${notice?.id}/answers`;
    await call(z.unknown(), 'POST', answers, { kind: 'receipt', at: '2026-11-24T21:00:00Z' });
    // The first of two receipts counts.
    await call(z.unknown(), 'POST', answers, { kind: 'receipt', at: '2026-11-25T21:00:00Z', reference: 'again' });
    const decision = { outcome: 'acted', explanation: 'Taken down.' };
    await call(z.unknown(), 'POST', answers, { kind: 'decision', at: '2026-11-25T09:00:00Z', decision });

    const { ledger } = await call(ledgerAnswerSchema, 'GET', '/v1/ledger');
    assert.ok(ledger);
    assert.deepEqual([ledger.toReceipt.p50, ledger.toDecision.p50, ledger.toReceipt.open], [0.5, 1, 0]);
    assert.deepEqual(ledger.counts, { asked: 1, acknowledged: 1, decided: 1, done: 1, late: 0, cameBack: 1 });
    assert.deepEqual([ledger.toRemoval.p50, ledger.toRemoval.median, ledger.toReturn.p50], [1, 1, 1]);
    assert.deepEqual([ledger.recurrence.answer, ledger.recurrence.returns], ['repeated', 1]);
    assert.match(ledger.recurrence.sentence.fr, /1 revenue, 1 fois au total/);
    const csv = await call(z.string(), 'GET', '/v1/ledger.csv');
    assert.match(csv, /,counts,cameBack,,1\n/);
    assert.doesNotMatch(csv, /(^|,)"?[=+@]/m);
    await assert.rejects(
      call(ledgerAnswerSchema, 'GET', '/v1/ledger?from=2026-02-01&to=2026-01-01'),
      /VIGIE_FOLLOWUP_PERIOD/,
    );
  });

  test('gone here and online in another territory, it is restricted, and the territory is named', async () => {
    const dir = join(made.settings.dataDir, 'registers');
    mkdirSync(dir, { recursive: true });
    const { port } = proxy.address() as AddressInfo;
    writeFileSync(
      join(dir, 'viewpoints.yaml'),
      `viewpoints:\n- { key: here, language: fr, territory: null, proxy: null }\n- { key: nl, language: nl, territory: NL, proxy: "http://127.0.0.1:${port}" }\n`,
    );
    now = new Date('2026-11-24T09:00:00Z');
    const id = await notify('gone-410', '10301');
    await check('2026-11-25T10:00:00Z', 1);
    const [first] = (await follow(id)).checks;
    assert.equal(first?.verdict, 'restricted');
    assert.deepEqual(first?.reasons[0], {
      code: 'seen-from',
      params: { views: { online: ['NL (nl)'], removed: ['here'] } },
      text: {
        en: 'by viewpoint: online: NL (nl); removed: here',
        fr: 'selon le point de vue : en ligne : NL (nl) ; retirée : here',
      },
    });
    assert.deepEqual(
      first?.views.map(({ territory, verdict, evidence }) => [territory, verdict, evidence !== null]),
      [
        [null, 'removed', true],
        ['NL', 'online', true],
      ],
    );
    abroad.setDay(1);
    await check('2026-11-27T10:00:00Z', 1);
    await check('2026-11-27T11:00:00Z', 1);
    const found = await follow(id);
    assert.deepEqual([found.checks.at(-2)?.verdict, found.followUps[0]?.state], ['removed', 'removed']);
  });

  test('the ladder proposes, a person takes a step up or declines it, with a reason; nothing leaves by itself', async () => {
    rmSync(join(made.settings.dataDir, 'registers'), { recursive: true, force: true });
    now = new Date('2026-11-24T09:00:00Z');
    const id = await notify('unchanged', '10302');
    const steps = async () => {
      const { ladders } = await call(laddersSchema, 'GET', `/v1/ladders?case=${id}`);
      assert.deepEqual(
        ladders.map(({ key }) => key),
        ['fr-227-23'],
      );
      return new Map(ladders[0]?.steps.map((step) => [step.key, step]));
    };
    const states = async () => [...(await steps())].map(([key, { state }]) => `${key} ${state}`);
    assert.deepEqual(await states(), [
      'prosecutor proposed',
      'notice done',
      'order waiting',
      'reminder waiting',
      'information waiting',
      'coordinator waiting',
      'court waiting',
    ]);
    await check('2026-11-30T09:00:00Z', 0);
    const overdue = await steps();
    assert.deepEqual([overdue.get('order')?.state, overdue.get('reminder')?.state], ['proposed', 'proposed']);
    const { items: before } = await call(noticesSchema, 'GET', `/v1/notices?case=${id}`);
    assert.equal(before.length, 1, 'a proposal is no act');

    const decide = (step: string, body: object) =>
      call(laddersSchema, 'POST', `/v1/escalations/${overdue.get(step)?.escalation?.id}/decisions`, body);
    await decide('prosecutor', { kind: 'decline', reason: 'Reported by the department before.' });
    await assert.rejects(
      decide('prosecutor', { kind: 'decline', reason: 'Once more.' }),
      /VIGIE_FOLLOWUP_STEP_DECIDED/,
    );
    const act = { language: 'fr' };
    await assert.rejects(decide('order', { kind: 'take', reason: 'The reminder is skipped.', act }), /VIGIE_NOTICE_/);
    assert.equal((await steps()).get('order')?.state, 'proposed', 'what was refused is not taken');
    await decide('reminder', { kind: 'take', reason: 'No answer came.', act: { ...act, reminds: before[0]?.id } });
    await settle();
    const after = await steps();
    assert.deepEqual([after.get('reminder')?.state, after.get('prosecutor')?.state], ['done', 'declined']);
    assert.deepEqual(
      [after.get('reminder')?.escalation?.decision?.by, after.get('reminder')?.escalation?.decision?.reason],
      ['A', 'No answer came.'],
    );
    assert.equal(after.get('reminder')?.notices[0]?.state, 'sent');
    const { timeline } = await call(
      z.object({ timeline: z.array(z.object({ act: z.string(), by: z.string().nullable() })) }),
      'GET',
      `/v1/cases/${id}`,
    );
    assert.deepEqual(
      timeline.filter(({ act: done }) => done.startsWith('step.')).map(({ act: done, by }) => [done, by]),
      [
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.declined', 'A'],
        ['step.taken', 'A'],
      ],
    );
  });

  test("a person's verdict on a check in doubt counts; its phrase judges the platform's next page once it was applied", async () => {
    now = new Date('2026-11-24T09:00:00Z');
    const first = await notify('seller-away', '20303');
    const second = await notify('seller-away', '20304');
    await check('2026-11-25T10:00:00Z', 1);
    const [doubt] = (await follow(first)).checks;
    assert.equal(doubt?.verdict, 'indeterminate');
    const correct = (body: object) =>
      call(z.object({ checks: z.array(checkSchema) }), 'POST', `/v1/checks/${doubt?.id}/verdicts`, {
        verdict: 'removed',
        reason: 'The page stands for an offer taken down.',
        ...body,
      });
    await assert.rejects(correct({ phrase: 'gone' }), /VIGIE_FOLLOWUP_PHRASE_LENGTH/);
    await assert.rejects(correct({ phrase: 'on holiday '.repeat(30) }), /VIGIE_FOLLOWUP_PHRASE_LENGTH/);
    await assert.rejects(correct({ phrase: '<b>on holiday</b>' }), /VIGIE_FOLLOWUP_PHRASE_CHARACTERS/);
    await assert.rejects(correct({ phrase: 'Knuckle duster' }), /VIGIE_FOLLOWUP_PHRASE_COMMON/);
    const { checks } = await correct({ phrase: 'This  seller is on holiday' });
    const [done, next] = checks;
    assert.deepEqual(
      [done?.verdict, done?.correction?.by, done?.correction?.found, done?.reasons[0]?.code],
      ['removed', 'A', doubt.reasons, 'decided-by-person'],
    );
    assert.equal(next?.dueAt, '2026-11-25T11:00:00.000Z', 'asked again, as any that was found removed');
    const learned = done?.correction?.learned;
    assert.deepEqual(
      [learned?.state, learned?.pageState, learned?.phrase, learned?.quotedFrom],
      ['proposed', 'gone', 'This seller is on holiday', doubt.views[0]?.evidence],
    );
    await assert.rejects(correct({}), /VIGIE_FOLLOWUP_CHECK_CLEAR/);

    await check('2026-11-27T10:00:00Z', 1);
    assert.equal((await follow(second)).checks[1]?.verdict, 'indeterminate', 'a proposal judges nothing');
    const decide = (kind: string) =>
      call(z.unknown(), 'POST', `/v1/platform-states/${learned?.id}/decisions`, { kind, reason: 'Seen on two pages.' });
    await assert.rejects(decide('apply'), /VIGIE_FOLLOWUP_STATE_ROLE/);
    const analyst = account;
    const approver = { unit: 'u', email: 'b@test.example', name: 'B', role: 'approver', language: 'en' } as const;
    account = await enrol(vigie.context.store, clock, { ...approver, password: 'a long password' });
    await decide('apply');
    await assert.rejects(decide('decline'), /VIGIE_FOLLOWUP_STATE_DECIDED/);
    account = analyst;
    const [entry] = vigie.context.platforms().filter(({ states }) => states.length > 0);
    assert.deepEqual([entry?.states[0]?.phrase, entry?.states[0]?.verified], ['This seller is on holiday', true]);

    await check('2026-11-30T10:00:00Z', 1);
    const last = (await follow(second)).checks.findLast(({ doneAt }) => doneAt !== null);
    assert.deepEqual([last?.verdict, last?.reasons[0]?.code], ['removed', 'learned-gone']);
    assert.match(String(last?.reasons[0]?.params.quote), /This seller is on holiday/);
    await check('2026-11-30T11:00:00Z', 1);
    assert.equal((await follow(second)).followUps[0]?.state, 'removed');
    await check('2026-12-01T11:00:00Z', 0);
    assert.equal((await follow(second)).checks.findLast(({ doneAt }) => doneAt !== null)?.verdict, 'online');
  });
});
