import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { plantCases } from '../../../testing/figures/plant-cases.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

describeStore('recurrence', (make) => {
  let made: TestStore;
  let product: TestVigie;
  before(async () => {
    made = await make();
    product = await startTestVigie(made);
    const { unit, account } = await product.add('ann', { unit: 'one', role: 'analyst' });
    await product.add('zoe', { unit: 'two', role: 'analyst' });
    const day = (n: number): string => `timestamptz '2026-10-01T00:00:00Z' + interval '${n} days'`;
    const counted = (figure: string, thing: string, at: number): string =>
      `insert into counted (unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule)
        values ('${unit}', '${figure}', '${thing}', 'cas_aexample0', 'lst_aexample${thing.at(-1)}', 'a.example', '', ${day(at)}, null, 'r');`;
    const looked = (n: number, at: number): string =>
      `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict)
        values ('chk_${n}${at}', '${unit}', 'cas_aexample${n}', 'ntc_1', 'lst_aexample${n}', 'https://a.example', ${at}, ${day(at)}, ${day(at)}, 'removed');`;
    await made.asOwner(
      [
        plantCases(unit, { platform: 'a.example', count: 3, on: '2026-09-01' }),
        `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at)
          values ('ntc_1', '${unit}', 'cas_aexample1', 'dsa-16', 'en', 'sent', '{}', '${account}', ${day(-1)});`,
      ].join('\n'),
    );
    await made.asOwner(
      [
        `alter table "check" disable trigger user; alter table counted disable trigger user;`,
        ...[0, 1, 2].map((n) => counted('removed', `lst_aexample${n}`, 0)),
        // Back after four days, and once more after ten; one looked for until the eighth day; one no more.
        counted('returned', 'lst_aexample0', 4),
        counted('reappearances', 'p0', 4),
        counted('reappearances', 'q0', 10),
        looked(1, 2),
        looked(1, 8),
        `alter table "check" enable trigger user; alter table counted enable trigger user;`,
      ].join('\n'),
    );
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('returns per removed offer, and the days to the first, those still looked for counted', async () => {
    const { status, body } = await product.call('ann', 'GET', '/v1/recurrence');
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual([body.removed, body.returned, body.returns, body.perOffer], [3, 1, 2, 2 / 3]);
    assert.equal(body.share.method, 'clopper-pearson');
    assert.equal(body.medianDays, 4, 'of two that were still looked for');
    assert.deepEqual(
      body.curve.map(({ day, atRisk, share }: { day: number; atRisk: number; share: number }) => [day, atRisk, share]),
      [
        [0, 3, 0],
        [4, 2, 0.5],
        [8, 1, 0.5],
      ],
    );
    assert.equal((await product.call('ann', 'GET', '/v1/recurrence?platform=b.example')).body.removed, 0);
    assert.equal((await product.call('zoe', 'GET', '/v1/recurrence')).body.removed, 0);
  });
});
