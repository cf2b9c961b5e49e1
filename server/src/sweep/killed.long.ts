// A sweep whose visits are killed (kill -9) again and again: nothing drawn is lost, and nothing is sealed or counted twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyLog } from '@vigie/proof';
import { testStore } from '../../testing/stores.ts';
import { startTestVigie } from '../../testing/vigie.ts';

const DRAWN = 300;
const KILLS = 6;
/** A job whose worker was killed is tried again long before. */
const STILL_MS = 180_000;

const { SWEEP_DATA, SWEEP_DATABASE, SWEEP_SITE = '' } = process.env;
if (SWEEP_DATA) {
  // The process that is killed: it does the work of the queues.
  const settings = { dataDir: SWEEP_DATA, databaseUrl: SWEEP_DATABASE ?? null, allow: [SWEEP_SITE] };
  await startTestVigie({ settings });
  process.stdout.write('works\n');
} else {
  test('visits that are killed go on where they were', { timeout: 1_800_000 }, async (t) => {
    const asked = new Map<string, number>();
    const server = http.createServer((request, response) => {
      const url = request.url ?? '';
      if (url === '/robots.txt') return response.writeHead(404).end();
      asked.set(url, (asked.get(url) ?? 0) + 1);
      return response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<title>Kettle</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Kettle ${url}","offers":{"@type":"Offer","price":"9.00","priceCurrency":"EUR"}}</script>`,
        );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const site = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const made = await testStore();
    const { dataDir, databaseUrl } = made.settings;
    const web = await startTestVigie(made, { works: false });
    await web.add('ann', { role: 'administrator' });
    const ask = async (method: 'GET' | 'POST', path: string, body?: object) => {
      const reply = await web.call('ann', method, `/v1/sweeps${path}`, body);
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body;
    };
    const start = async () => {
      const child = spawn(process.execPath, [import.meta.filename], {
        env: {
          ...process.env,
          SWEEP_DATA: dataDir,
          SWEEP_SITE: site,
          ...(databaseUrl && { SWEEP_DATABASE: databaseUrl }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      await Promise.race([once(child.stdout, 'data'), ended]);
      return { child, ended };
    };
    let { child, ended } = await start();
    const packs = web.vigie.context.packs.packs.map((pack) => pack.id);
    const text = Array.from({ length: 2 * DRAWN }, (_, n) => `http://${site}/p/${n}`).join('\n');
    const source = { kind: 'addresses', name: 'a.txt', text };
    const { id } = await ask('POST', '', { question: 'Which are prohibited?', packs, source, missing: 'Nothing' });
    const reach = async (isThere: (sweep: { state: string; progress: { toVisit: number } }) => boolean) => {
      for (let [last, since] = ['', Date.now()]; ; await wait(20)) {
        const sweep = await ask('GET', `/${id}`);
        if (isThere(sweep)) return;
        const now = JSON.stringify([sweep.state, sweep.progress]);
        if (now !== last) [last, since] = [now, Date.now()];
        assert.ok(Date.now() - since < STILL_MS, `it stands still at ${now}`);
      }
    };
    const until = (wanted: string) => reach(({ state }) => state === wanted);
    await until('framed');
    const plan = { design: 'simple', size: { draw: DRAWN }, secondReview: 0, elusion: 50, outside: { kind: 'unit' } };
    await ask('POST', `/${id}/plan`, plan);
    await until('logged');
    await ask('POST', `/${id}/seed`, {});
    const left: number[] = [DRAWN];
    for (let kill = 0; kill < KILLS; kill++) {
      const before = left.at(-1) ?? 0;
      await reach(({ progress }) => child.exitCode !== null || progress.toVisit < before - 10);
      await wait(kill * 13);
      child.kill('SIGKILL');
      await ended;
      left.push((await ask('GET', `/${id}`)).progress.toVisit);
      ({ child, ended } = await start());
    }
    await until('review');
    t.diagnostic(`left after each kill: ${left.join(', ')}`);
    assert.ok((left.at(-1) ?? 0) > 0, 'it was killed on its way');
    const items: { state: string; package: string; logIndex: number }[] = [];
    for (let cursor = '-1'; cursor; ) {
      const page = await ask('GET', `/${id}/items?limit=200&cursor=${cursor}`);
      items.push(...page.items);
      cursor = page.next;
    }
    assert.deepEqual(
      [items.length, new Set(items.map(({ state }) => state)).size, items[0]?.state],
      [DRAWN, 1, 'sealed'],
    );
    assert.equal(new Set(items.map(({ logIndex }) => logIndex)).size, DRAWN);
    child.kill('SIGKILL');
    await ended;
    const { vault } = web.vigie;
    const report = verifyLog(vault.logDir, vault.origin, vault.verifierKey);
    assert.ok(report.ok);
    assert.deepEqual(
      readdirSync(join(dataDir, 'evidence')).sort(),
      items.map((item) => `${item.package}.wacz`).sort(),
      'a package for each, and no other',
    );
    // What was under way when it was killed is asked for again: four visits at most.
    const again = [...asked.values()].reduce((sum, times) => sum + times - 1, 0);
    t.diagnostic(`pages asked for again: ${again}`);
    assert.ok(again <= 4 * KILLS, `${again} pages asked for again`);
    await web.stop();
    server.closeAllConnections();
    server.close();
    await made.drop();
  });
}
