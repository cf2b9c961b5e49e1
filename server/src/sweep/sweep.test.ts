// A sweep from its question to its figures, on a small market; and what each step refuses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { verifyLog, verifyPackage } from '@vigie/proof';
import { PUBLISHED_ROUND } from '../../testing/figures/published-round.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { timeOfRound } from './draw/plan.ts';
import { startGateSite, testGates } from './gates/gates-testing.ts';

const NONCE = 'ab'.repeat(32);
const DRAWN = 20;
const sha256 = (...parts: (string | Uint8Array)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const witness = { kind: 'witness', name: 'A notary', commitment: sha256(Buffer.from(NONCE, 'hex')) };

describeStore('a sweep', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let market: Awaited<ReturnType<typeof startMarketplace>>;
  let site: Awaited<ReturnType<typeof startGateSite>>;
  let packs: string[] = [];
  let id = '';
  const folder = mkdtempSync(join(tmpdir(), 'vigie-sweep-'));
  before(async () => {
    made = await make();
    market = await startMarketplace({});
    site = await startGateSite();
    product = await startTestVigie(made, { settings: { allow: [new URL(market.url).host, site.host] } });
    for (const [name, role] of Object.entries({
      ann: 'analyst',
      bob: 'approver',
      eve: 'approver',
      aud: 'auditor',
    } as const))
      await product.add(name, { unit: 'one', role });
    await product.add('zoe', { unit: 'two', role: 'administrator' });
    packs = product.vigie.context.packs.packs.map((pack) => pack.id);
  });
  after(async () => {
    await product.stop();
    await market.stop();
    await site.stop();
    await made.drop();
    rmSync(folder, { recursive: true });
  });
  const ask = async (who: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object, key?: string) => {
    const reply = await product.call(who, method, `/v1/sweeps${path}`, body, key);
    return { status: reply.status, body: reply.body, code: reply.body?.code };
  };
  const look = async (which = id) => (await ask('ann', 'GET', `/${which}`)).body;
  const begin = async (source: object, more: object = {}) => {
    const asked = { question: 'Which offers are prohibited?', packs, source, missing: 'Other platforms', ...more };
    const { status, body } = await ask('ann', 'POST', '', asked);
    assert.equal(status, 200, JSON.stringify(body));
    await product.settle();
    return look(body.id);
  };
  const simple = (draw: number, more: object = {}) => ({
    design: 'simple',
    size: { draw },
    secondReview: 0,
    elusion: draw,
    outside: { kind: 'unit' },
    ...more,
  });
  /** Who reviews decides by the number alone; the second differs on the first offer that is theirs. */
  const isProhibited = (number: number): boolean => number % 3 === 0;
  async function reviewAll(who: string, differ: number): Promise<number[]> {
    const seen: number[] = [];
    for (;;) {
      const { item } = (await ask(who, 'GET', `/${id}/next`)).body;
      if (!item) return seen;
      assert.deepEqual(
        Object.keys(item).filter((name) => /rule|flag|finding|decision/i.test(name)),
        [],
        'blind',
      );
      const differs = item.turn === 'second' && differ-- > 0;
      const decided = { number: item.number, isProhibited: isProhibited(item.number) !== differs, reason: 'Read.' };
      const { status, body } = await ask(who, 'POST', `/${id}/reviews`, decided, `${who}-${item.number}`);
      assert.equal(status, 200, JSON.stringify(body));
      seen.push(item.number);
    }
  }

  test('a frame is committed to, a plan is logged, a nonce draws; pages are visited and sealed', async () => {
    const framed = await begin({ kind: 'sitemap', url: `${market.url}/sitemap.xml` });
    id = framed.id;
    assert.equal(framed.state, 'framed', JSON.stringify(framed));
    assert.ok(framed.frame.entries > 2 * DRAWN);
    assert.equal((await ask('ann', 'POST', `/${id}/seed`, { value: NONCE })).code, 'VIGIE_SWEEP_STATE');
    const plan = simple(DRAWN, { secondReview: 8, elusion: 10, outside: witness });
    assert.equal(
      (await ask('ann', 'POST', `/${id}/plan`, { ...plan, size: { draw: 10_000 } })).code,
      'VIGIE_SWEEP_SIZE',
    );
    assert.equal((await ask('aud', 'POST', `/${id}/plan`, plan)).status, 403);
    assert.equal((await ask('ann', 'POST', `/${id}/plan`, plan)).status, 200);
    assert.equal((await ask('ann', 'POST', `/${id}/plan`, plan)).code, 'VIGIE_SWEEP_STATE', 'it does not change');
    await product.settle();
    const logged = await look();
    assert.deepEqual([logged.state, logged.plan.draw, typeof logged.plan.logIndex], ['logged', DRAWN, 'number']);
    assert.equal((await ask('ann', 'POST', `/${id}/seed`, { value: '00'.repeat(32) })).code, 'VIGIE_SWEEP_VALUE');
    assert.equal((await ask('ann', 'POST', `/${id}/seed`, {})).code, 'VIGIE_SWEEP_VALUE');
    const seeded = await ask('ann', 'POST', `/${id}/seed`, { value: NONCE }, 'seed');
    assert.equal(seeded.status, 200, JSON.stringify(seeded.body));
    assert.equal((await ask('ann', 'PUT', `/${id}/state`, { state: 'paused' })).body.state, 'paused');
    await product.settle();
    const paused = await look();
    assert.equal(paused.state, 'paused');
    assert.ok(paused.progress.toVisit > 0, 'what was under way ended, the rest waits');
    await ask('ann', 'PUT', `/${id}/state`, { state: 'running' });
    await product.settle();
    const { state, progress } = await look();
    assert.deepEqual([state, progress.drawn, progress.toVisit], ['review', DRAWN, 0]);
    assert.equal(progress.seen + progress.failed, DRAWN);
    const { items } = (await ask('ann', 'GET', `/${id}/items`)).body;
    assert.ok(
      items.every(
        (item: { rules: unknown; isProhibited: unknown }) => item.rules === null && item.isProhibited === null,
      ),
    );
    const sealed = items.filter((item: { state: string }) => item.state === 'sealed');
    assert.equal(sealed.length, progress.seen);
    const { vault } = product.vigie;
    for (const item of sealed) {
      const { body } = await product.call('aud', 'GET', `/v1/sweeps/${id}/items/${item.id}/package`);
      const report = verifyPackage(body, { trustedKeys: [vault.verifierKey] });
      assert.ok(report.ok, item.address);
      assert.deepEqual([report.digest, report.logIndex], [item.digest, item.logIndex]);
    }
    assert.equal(new Set(sealed.map((item: { logIndex: number }) => item.logIndex)).size, sealed.length);
    assert.ok(verifyLog(vault.logDir, vault.origin, vault.verifierKey).ok);
  });

  test('two people review without seeing each other, a third settles, and the figures follow', async () => {
    const first = await reviewAll('ann', 0);
    assert.equal(
      (await ask('ann', 'POST', `/${id}/reviews`, { number: first[0], isProhibited: true })).code,
      'VIGIE_SWEEP_NOTHING_TO_REVIEW',
    );
    const second = await reviewAll('bob', 1);
    assert.equal(new Set(first).size, first.length);
    const { toReview, reviewed, toSettle } = (await look()).progress;
    assert.deepEqual([reviewed, toSettle], [toReview, 1]);
    assert.equal(reviewed, first.length + second.length);
    assert.ok(second.length > 0 && second.every((number) => first.includes(number)));
    assert.equal((await ask('ann', 'GET', `/${id}/differences`)).status, 403);
    assert.deepEqual((await ask('bob', 'GET', `/${id}/differences`)).body.items, [], 'not their own');
    const [differing] = (await ask('eve', 'GET', `/${id}/differences`)).body.items;
    const settled = { number: differing.number, isProhibited: isProhibited(differing.number), reason: 'By the label.' };
    assert.equal((await ask('bob', 'POST', `/${id}/settlements`, settled)).code, 'VIGIE_SWEEP_OWN_REVIEW');
    assert.equal((await look()).state, 'review');
    assert.equal((await ask('eve', 'POST', `/${id}/settlements`, settled)).status, 200);
    await product.settle();
    const { state, figures, progress, frame } = await look();
    assert.equal(state, 'done');
    const { items } = (await ask('ann', 'GET', `/${id}/items`)).body;
    const seen = items.filter((item: { state: string }) => item.state === 'sealed');
    const flagged = seen.filter((item: { rules: unknown[] }) => item.rules.length > 0);
    const confirmed = flagged.filter((item: { id: string }) => isProhibited(Number(item.id)));
    assert.deepEqual(
      [figures.entries, figures.drawn, figures.seen, figures.notSeen, figures.flagged, figures.confirmed],
      [frame.entries, DRAWN, seen.length, progress.failed, flagged.length, confirmed.length],
    );
    assert.equal(figures.reviewed, Math.min(10, seen.length - flagged.length));
    const { share, low, high } = figures.total;
    const others = (seen.length - flagged.length) / seen.length;
    const expected = confirmed.length / seen.length + (figures.missed / figures.reviewed) * others;
    assert.ok(Math.abs(share - expected) < 1e-9 && low <= share && share <= high, `${share} ${expected}`);
    assert.deepEqual(
      [figures.agreement.reviews, figures.agreement.agreed],
      [second.length, (second.length - 1) / second.length],
    );
    for (const item of items)
      if (item.isProhibited !== null) assert.equal(item.isProhibited, isProhibited(Number(item.id)));
  });

  test('its figures leave as one page and as CSV; by pack, platform and category too', async () => {
    const { figures } = await look();
    const kinds = new Set(figures.groups.map(({ by }: { by: string }) => by));
    assert.deepEqual([...kinds], ['pack', 'platform', 'category']);
    const ofPlatforms = figures.groups.filter(({ by }: { by: string }) => by === 'platform');
    assert.equal(
      ofPlatforms.reduce((sum: number, { seen }: { seen: number }) => sum + seen, 0),
      figures.seen,
    );
    assert.deepEqual((await look()).screened.map(({ pack }: { pack: string }) => pack).sort(), [...packs].sort());
    const report = await product.call('aud', 'GET', `/v1/sweeps/${id}/report?language=en`);
    assert.equal(report.status, 200);
    assert.equal(Buffer.from(report.body).subarray(0, 5).toString(), '%PDF-');
    const { body } = await product.call('aud', 'GET', `/v1/sweeps/${id}/figures`);
    assert.match(String(body), /^figure,name,seen,found,share,low,high,method\ntotal,/);
    assert.equal((await ask('zoe', 'GET', `/${id}/report`)).status, 404);
  });

  test('an auditor, and no other, opens it; the script of the manual draws the same sample, and the log has the plan', async () => {
    for (const who of ['ann', 'bob']) assert.equal((await ask(who, 'GET', `/${id}/opening`)).status, 403);
    const { body } = await ask('aud', 'GET', `/${id}/opening`);
    const manual = readFileSync(join(import.meta.dirname, '../../../docs/reference/sweep.md'), 'utf8');
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const script = file('audit.mjs', /```js\n(.*?)```/s.exec(manual)?.[1] ?? '');
    const files = [file('plan.json', body.plan), file('frame.txt', `${body.frame.join('\n')}\n`)];
    const drawn = execFileSync(process.execPath, [script, ...files, body.secret, body.value], { encoding: 'utf8' });
    const { items } = (await ask('ann', 'GET', `/${id}/items`)).body;
    const lines = items.map((item: { stratum: string; address: string }) => `${item.stratum}\t${item.address}`).sort();
    assert.deepEqual(drawn.replace(/\n$/, '').split('\n'), lines);
    const leaf = createHash('sha256')
      .update(Buffer.from(body.salt, 'hex'))
      .update(Buffer.from(sha256(body.plan), 'hex'))
      .digest();
    const log = await product.vigie.vault.log();
    const size = log.size;
    assert.equal(await log.appendOnce(leaf), body.logIndex, 'the plan’s leaf is there');
    assert.equal(log.size, size);
    const acts = (await product.call('aud', 'GET', '/v1/audit?limit=200')).body.items.map(
      ({ act }: { act: string }) => act,
    );
    for (const act of [
      'begun',
      'framed',
      'planned',
      'logged',
      'drawn',
      'paused',
      'resumed',
      'visited',
      'reviewed',
      'settled',
      'counted',
      'opened',
    ])
      assert.ok(acts.includes(`sweep.${act}`), act);
  });

  test('a frame of offers that a file holds needs no visit; what it does not hold is counted', async () => {
    const rows = Array.from({ length: 30 }, (_, n) =>
      JSON.stringify({
        title: n % 10 === 0 ? 'Tramadol tablets' : `Kettle ${n}`,
        url: `https://shop.example/p/${n}`,
        price: `${n}.00`,
        currency: 'EUR',
      }),
    );
    const text = [...rows, rows[3], '{"url": "https://shop.example/none"}', ''].join('\n');
    const { id: held, frame } = await begin({ kind: 'offers', name: 'market.jsonl', text }, { stratify: 'price' });
    assert.deepEqual([frame.entries, frame.unread], [30, 2]);
    assert.deepEqual(frame.strata, [
      { stratum: 'EUR < 10', entries: 10 },
      { stratum: 'EUR < 50', entries: 20 },
    ]);
    const gaps = (await ask('ann', 'GET', `/${held}/gaps`)).body.items;
    assert.deepEqual(
      gaps.map(({ place, count }: { place: string; count: number }) => [place, count]),
      [
        ['market.jsonl:32', 1],
        ['https://shop.example/p/3', 1],
      ],
    );
    await ask('ann', 'POST', `/${held}/plan`, simple(12, { design: 'stratified', elusion: 4 }));
    await product.settle();
    await ask('ann', 'POST', `/${held}/seed`, {});
    await product.settle();
    const { state, progress, plan } = await look(held);
    assert.deepEqual([state, progress.seen, plan.outside.kind, plan.value.length], ['review', 12, 'unit', 64]);
    const { items } = (await ask('ann', 'GET', `/${held}/items`)).body;
    assert.deepEqual(
      Object.values(Object.groupBy(items, (item: { stratum: string }) => item.stratum)).map((some) => some?.length),
      [4, 8],
    );
    assert.ok(items.every((item: { state: string }) => item.state === 'held'));
  });

  test('a beacon’s round is one to come when the plan is logged, and is waited for', async () => {
    const text = 'https://shop.example/1\nnot an address\nhttps://shop.example/2';
    const { id: asked, frame } = await begin({ kind: 'addresses', name: 'list.txt', text });
    assert.deepEqual([frame.entries, frame.unread], [2, 1]);
    const beacon = { ...simple(1), outside: { kind: 'beacon', round: 1 } };
    assert.equal((await ask('ann', 'POST', `/${asked}/plan`, beacon)).code, 'VIGIE_SWEEP_ROUND');
    await ask('ann', 'POST', `/${asked}/plan`, { ...beacon, outside: { kind: 'beacon' } });
    await product.settle();
    const { round, roundAt } = (await look(asked)).plan.outside;
    assert.equal(roundAt, timeOfRound(round).toISOString());
    const { signature, value } = PUBLISHED_ROUND;
    assert.equal((await ask('ann', 'POST', `/${asked}/seed`, { signature })).code, 'VIGIE_SWEEP_ROUND_TO_COME');
    product.at(roundAt);
    for (const wrong of [{ signature }, { value }, {}])
      assert.equal((await ask('ann', 'POST', `/${asked}/seed`, wrong)).code, 'VIGIE_SWEEP_VALUE', 'of another round');
  });

  test('two sweeps are compared, and what of them is not the same is said; before the figures there is nothing to tell', async () => {
    const again = await begin({ kind: 'sitemap', url: `${market.url}/sitemap.xml` }, { question: 'Another question?' });
    assert.equal((await ask('ann', 'GET', `/${again.id}/report`)).code, 'VIGIE_SWEEP_NO_FIGURES');
    await ask('ann', 'POST', `/${again.id}/plan`, simple(10, { elusion: 0 }));
    await product.settle();
    await ask('ann', 'POST', `/${again.id}/seed`, {});
    await product.settle();
    for (;;) {
      const { item } = (await ask('ann', 'GET', `/${again.id}/next`)).body;
      if (!item) break;
      const decided = { number: item.number, isProhibited: true };
      await ask('ann', 'POST', `/${again.id}/reviews`, decided, `again-${item.number}`);
    }
    await product.settle();
    const { status, body } = await ask('aud', 'GET', `/${id}/comparison?with=${again.id}`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(
      body.differs.map(({ what }: { what: string }) => what),
      ['question'],
    );
    assert.deepEqual([body.frames.first, body.frames.shared], [body.frames.second, body.frames.first]);
    const [one, other] = [await look(), await look(again.id)];
    const confirmed = body.figures.find(({ figure }: { figure: string }) => figure === 'confirmed');
    const more = one.figures.confirmedShare.share - other.figures.confirmedShare.share;
    assert.ok(Math.abs(confirmed.difference - more) < 1e-12 && confirmed.low <= more && more <= confirmed.high);
    assert.equal((await ask('zoe', 'GET', `/${id}/comparison?with=${again.id}`)).status, 404);
  });

  test('another unit’s sweep is none', async () => {
    assert.deepEqual((await ask('zoe', 'GET', '')).body.items, []);
    for (const path of ['', '/gaps', '/items', '/next', '/differences', '/opening', '/items/1/package', '/figures'])
      assert.equal((await ask('zoe', 'GET', `/${id}${path}`)).status, 404, path);
    assert.equal((await ask('zoe', 'PUT', `/${id}/state`, { state: 'paused' })).status, 404);
  });

  testGates(() => ({ product, made, site }));
});
