import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Act, live } from '../../../testing/figures/history.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

const first = { minutes: 1, other: 0 };
/** Three cases of two platforms, each noticed; one notice is withdrawn; what a check saw gone and still there. */
const LIVED: Act[] = [
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, other: n, act: 'find', severity: 'medium' })),
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, act: 'decide', kind: 'confirm', waits: false })),
  ...[0, 1, 2].map((n): Act => ({ ...first, which: n, act: 'send', kind: 'dsa-16' })),
  { ...first, which: 2, act: 'withdraw' },
  ...(['removed', 'removed'] as const).map(
    (verdict): Act => ({ minutes: 70, which: 0, other: 1, act: 'check', verdict }),
  ),
];

describeStore('the report of a trusted flagger', (make) => {
  let made: TestStore;
  let product: TestVigie;
  before(async () => {
    made = await make();
    product = await startTestVigie(made, { now: '2026-11-24T09:00:00Z' });
    await product.add('ann', { unit: 'watch' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('notices by hosting service and rule, what was decided and seen, and the unit’s own errors', async () => {
    const { store } = product.vigie.context;
    await live(store, 'flagger', LIVED);
    const { unit } = await product.add('bo', { unit: 'flagger' });
    assert.equal(unit, 'flagger');
    await store.inUnit(
      unit,
      async (tx) =>
        void (await sql`insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, decision, digest)
          select unit_id, id, 'ans_' || id, 'decision', 'person', sent_at, sent_at, '{"outcome":"no-action"}', id
          from notice where withdrawn_at is null order by id limit 1`.execute(tx)),
      '*',
    );
    const { status, body } = await product.call('bo', 'GET', '/v1/trusted-flagger-report?year=2026');
    assert.equal(status, 200, JSON.stringify(body));
    const sum = (name: string) =>
      body.byType.reduce((all: number, cell: Record<string, number>) => all + (cell[name] ?? 0), 0);
    assert.deepEqual(
      [sum('notices'), sum('asked'), sum('removed')],
      [2, 2, 1],
      'a withdrawn notice counts as not sent',
    );
    assert.deepEqual(
      body.decisions.map(({ platform, notices, noAction, none }: Record<string, unknown>) => [
        platform,
        notices,
        noAction,
        none,
      ]),
      [
        ['p0', 1, 1, 0],
        ['p1', 1, 0, 1],
      ],
    );
    assert.deepEqual([sum('noAction'), sum('none')], [1, 1], 'told by type too');
    assert.deepEqual([body.errors.sent, body.errors.withdrawn], [3, 1]);
    assert.deepEqual(body.rejected, { notices: 1, agreed: 0 });
    assert.equal(body.errors.rate.share, 1 / 3, 'what the platform rejected is no error of the unit');
    assert.deepEqual([body.from, body.to], ['2026-01-01', '2026-11-24']);
    assert.ok(body.open.some(({ en }: { en: string }) => /independence/.test(en)));
    const csv = String((await product.call('bo', 'GET', '/v1/trusted-flagger-report.csv?year=2026')).body);
    assert.match(csv, /^from,to,group,platform,rule,category,measure,value,definition_en,definition_fr\n/);
    assert.match(
      csv,
      /\n2026-01-01,2026-11-24,decision,p0,,,noAction,1,.*last decided not to act.*décidé de ne pas agir/,
    );
    for (const line of csv.trim().split('\n').slice(1))
      assert.match(line, /\w{3,}.*\.("|$|,)/, `each figure with what it counts: ${line}`);
    const none = await product.call('bo', 'GET', '/v1/trusted-flagger-report?year=2027');
    assert.equal(none.body.code, 'VIGIE_PUBLICATION_YEAR');
  });

  test('a rejected notice is an error once the unit agrees and withdraws it', async () => {
    const { store } = product.vigie.context;
    await store.inUnit(
      'flagger',
      async (tx) =>
        void (await sql`insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, decision, digest)
          select unit_id, id, 'ans_' || id, 'decision', 'person', sent_at, sent_at, '{"outcome":"no-action"}', id
          from notice where withdrawn_at is not null`.execute(tx)),
      '*',
    );
    const { body } = await product.call('bo', 'GET', '/v1/trusted-flagger-report?year=2026');
    assert.deepEqual(body.rejected, { notices: 2, agreed: 1 });
    assert.equal(body.errors.rate.share, 1 / 3, 'counted once');
  });

  test('how the unit stays independent, by version: that in place at the end of the year is printed', async () => {
    await product.add('cy', { unit: 'flagger', role: 'administrator' });
    const enter = (who: string, since: string, text: object) =>
      product.call(who, 'POST', '/v1/independence-statements', { since, text });
    const text = (n: number) => ({ fr: `Aucun financement d’un fournisseur.\nVersion ${n}.` });
    assert.equal((await enter('bo', '2025-01-01', text(0))).status, 403, 'an administrator enters it');
    assert.equal((await enter('cy', '2026-11-25', text(0))).body.code, 'VIGIE_PUBLICATION_NOT_IN_PLACE');
    assert.equal((await enter('cy', '2025-01-01', {})).status, 400);
    await enter('cy', '2025-01-01', text(1));
    await enter('cy', '2026-06-01', text(2));
    // Corrects what was said of the year before, and changes nothing of this one.
    const { body } = await enter('cy', '2025-01-01', text(3));
    assert.deepEqual(
      body.items.map(({ version, by }: Record<string, unknown>) => [version, by]),
      [
        [3, 'cy'],
        [2, 'cy'],
        [1, 'cy'],
      ],
    );
    const printed = async (year: number) =>
      (await product.call('bo', 'GET', `/v1/trusted-flagger-report?year=${year}`)).body;
    assert.deepEqual((await printed(2026)).independence, {
      version: 2,
      since: '2026-06-01',
      text: { en: null, ...text(2) },
      enteredAt: '2026-11-24T09:00:00.000Z',
    });
    assert.equal((await printed(2025)).independence.version, 3);
    assert.equal((await printed(2024)).independence, null, 'said where it is missing');
    assert.ok(!(await printed(2026)).open.some(({ en }: { en: string }) => /explanation/.test(en)));
    const watched = await product.call('ann', 'GET', '/v1/independence-statements');
    assert.deepEqual(watched.body, { items: [] }, 'another unit’s is not seen');
    const noted = await product.vigie.context.store.inUnit('flagger', (tx) =>
      sql<{ content: { version: number } }>`
        select content from audit where act = 'report.independence-entered' order by content->>'version'`.execute(tx),
    );
    assert.deepEqual(
      noted.rows.map(({ content }) => content.version),
      [1, 2, 3],
    );
  });

  test('as a PDF/A in either language, the same bytes twice, with no name of a person', async () => {
    for (const lang of ['en', 'fr']) {
      const path = `/v1/trusted-flagger-report.pdf?year=2026&lang=${lang}`;
      const [first, second] = [await product.call('bo', 'GET', path), await product.call('bo', 'GET', path)];
      assert.equal(first.headers['content-type'], 'application/pdf');
      assert.deepEqual(first.body, second.body);
      assert.match(
        Buffer.from(first.body).toString('latin1'),
        /<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</,
      );
      const { stdout: text } = spawnSync('pdftotext', ['-', '-'], { input: first.body, encoding: 'utf8' });
      if (!text) continue; // No poppler here.
      const said = text.replace(/\s+/g, ' ');
      assert.match(said, lang === 'fr' ? /Rejetées par le fournisseur/ : /Rejected by the hosting service/);
      assert.match(said, /Version 2\. /);
      assert.doesNotMatch(said, /\bcy\b/);
    }
  });
});
