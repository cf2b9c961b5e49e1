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
        plantCases(unit, { platform: 'c.example', count: 200, on: '2026-10-05' }),
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
  });

  test('is reworded until it is approved, by whoever proposed it, and checked against the record as it is then', async () => {
    await started.add('pia', { unit: 'one', role: 'publisher' });
    await started.add('ben', { unit: 'one' });
    await started.add('zoe', { unit: 'two' });
    const first = (await propose({})).body;
    const path = `/v1/releases/proposed/${first.id}/communique`;
    const drafted = (await started.call('ana', 'GET', path)).body;
    assert.match(drafted.en, /one counted/);
    assert.equal((await started.call('zoe', 'GET', path)).status, 404);
    const reword = (who: string, en: string) => started.call(who, 'POST', path, { en, fr: 'Soixante.' });
    const code = async (who: string, en: string): Promise<string> => (await reword(who, en)).body.code;
    assert.equal(await code('ana', 'We found 12.'), 'VIGIE_PUBLICATION_NUMBER');
    assert.equal(await code('ana', `Sold by ${PLANTED[1]}.`), 'VIGIE_PUBLICATION_IDENTIFIES');
    assert.equal(await code('ben', 'Sixty.'), 'VIGIE_PEOPLE_ROLE_PUBLISHER', 'it is not theirs');
    assert.equal(await code('pia', 'Sixty.'), 'VIGIE_PEOPLE_ROLE_ANALYST');
    const waiting = async (): Promise<string[]> =>
      (await started.call('ana', 'GET', '/v1/proposals')).body.items.map(({ id }: { id: string }) => id);
    assert.ok((await waiting()).includes(first.id), 'what is refused leaves the first as it was');
    const second = (await reword('ana', 'We found 200 at Later Shop.')).body;
    assert.equal(second.summary.release, first.summary.release);
    assert.notEqual(second.summary.digest, first.summary.digest);
    assert.deepEqual([(await waiting()).includes(first.id), (await waiting()).includes(second.id)], [false, true]);
    assert.equal(await code('ana', 'Again.'), 'VIGIE_PEOPLE_PROPOSAL_DECIDED');
    const approve = (id: string) =>
      started.call('pia', 'POST', `/v1/proposals/${id}/decisions`, { decision: 'approve', reason: 'read' });
    // A trader of that name comes into the record between proposing and approving.
    await made.asOwner(`update listing set trader = 'Later Shop' where id = 'lst_bexample1'`);
    assert.equal((await approve(second.id)).body.code, 'VIGIE_PUBLICATION_IDENTIFIES');
    await made.asOwner(`update listing set trader = 'T' where id = 'lst_bexample1'`);
    assert.equal((await approve(second.id)).status, 200);
  });

  test('is refused with the name of a trader in the title', async () => {
    const named = await propose({ title: `On ${PLANTED[1]}` });
    assert.equal(named.body.code, 'VIGIE_PUBLICATION_IDENTIFIES', 'a title is read by everybody too');
  });
});
