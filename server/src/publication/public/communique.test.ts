import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PLANTED, plantCases } from '../../../testing/figures/plant-cases.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';

describeStore('a communiqué', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const { unit } = await started.add('ana', { unit: 'one' });
    await made.asOwner(
      [
        plantCases(unit, { platform: 'a.example', count: 60, on: '2026-10-05' }),
        plantCases(unit, { platform: 'b.example', count: 3, on: '2026-10-05' }),
        `update listing set trader = 'Findings' where id = 'lst_bexample0'`,
      ].join('\n'),
    );
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const input = { title: 'October', from: '2026-10-01', to: '2026-10-31' };
  const propose = (more: object) => started.call('ana', 'POST', '/v1/releases', { ...input, ...more });

  test('is drafted from the figures that are published', async () => {
    const { status, body } = await propose({});
    assert.equal(status, 200, JSON.stringify(body));
    const { release } = (await started.call('ana', 'GET', `/v1/proposals/${body.id}`)).body.content;
    assert.match(release.communique.en, /From 1 October 2026 to 31 October 2026, one counted/);
    assert.match(release.communique.fr, /Du 1er octobre 2026 au 31 octobre 2026/);
    assert.doesNotMatch(release.communique.en, /b\.example: /, 'a withheld figure is left out');
    const page = await started.call('ana', 'GET', `/v1/releases/proposed/${body.id}?lang=fr`);
    assert.ok(String(page.body).includes('Du 1er octobre 2026 au 31 octobre 2026, one a compté'));
  });

  test('tells no number but those, and no words of the record', async () => {
    const said = (en: string, more = {}) => propose({ communique: { en, fr: 'Rien.' }, ...more });
    for (const [text, code] of [
      ['We found 3 on b.example.', 'NUMBER'],
      ['We found 1,060.', 'NUMBER'],
      ['We found 12.', 'NUMBER'],
      [`Such as “${PLANTED[0].toUpperCase()} aexample7”.`, 'IDENTIFIES'],
      [`Sold by ${PLANTED[1]}.`, 'IDENTIFIES'],
      ['See planted.example/offer/aexampleX.', null],
      ['See planted.example/offer/aexample0.', 'IDENTIFIES'],
      ['See https://elsewhere.example/x.', 'IDENTIFIES'],
      ['See cas_aexample.', 'IDENTIFIES'],
    ] as const) {
      const { status, body } = await said(text);
      if (code === null) assert.equal(status, 200, text);
      else assert.equal(body.code, `VIGIE_PUBLICATION_${code}`, text);
    }
    const named = await propose({ title: `On ${PLANTED[1]}` });
    assert.equal(named.body.code, 'VIGIE_PUBLICATION_IDENTIFIES', 'a title is read by everybody too');
  });
});
