import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import type { Role } from '../../people/index.ts';

const GOOD = { numero_fiche: '2026-01-0001', marque_produit: 'Exludik', identification_produits: '4006381333931' };
const BRAND = { numero_fiche: '2026-01-0002', marque_produit: 'Exludik' };
const WRONG = { numero_fiche: '2026-01-0003', marque_produit: 'Exludik', identification_produits: '4006381333932$L1' };
const fileOf = (content: unknown, name = 'rappels 2026-11-29.json') => ({
  file: { name, content: Buffer.from(JSON.stringify(content)).toString('base64') },
});
const reason = 'Taken back by the authority.';

describeStore('recalls entered in the console', (make) => {
  let made: TestStore;
  let started: TestVigie;
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    for (const [name, unit, role] of [
      ['ada', 'u', 'administrator'],
      ['ann', 'u', 'analyst'],
      ['zoe', 'v', 'analyst'],
    ] satisfies [string, string, Role][])
      await started.add(name, { unit, role });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });
  const post = (who: string, path: string, body: object) => started.call(who, 'POST', `/v1/recalls${path}`, body);
  const sources = async (who = 'ann') => {
    const { body } = await started.call(who, 'GET', '/v1/recalls/sources');
    return body.items.map(({ importedAt: _, ...each }: { importedAt: string }) => each);
  };

  test('an export is shown before it is kept, with what is not read and why', async () => {
    const { body } = await post('ada', '/preview', fileOf({ results: [GOOD, { marque_produit: 'X' }, BRAND, WRONG] }));
    assert.deepEqual(
      [body.source, body.notices, body.usable, body.notRead, body.byWords.first, body.shown[0]?.gtins],
      [
        'rappels',
        3,
        3,
        { count: 1, first: ['2'] },
        [2, 3].map((at) => `RappelConso 2026-01-000${at}`),
        ['04006381333931'],
      ],
    );
    assert.deepEqual(body.wrongGtins, { count: 1, first: ['RappelConso 2026-01-0003 (4006381333932)'] });
    assert.deepEqual(await sources(), [], 'nothing is kept');
    for (const [who, sent, code] of [
      ['ann', fileOf([GOOD]), 'VIGIE_PEOPLE_ROLE_ADMIN'],
      ['ada', fileOf([]), 'VIGIE_LISTING_EMPTY'],
      ['ada', { file: { name: 'a.csv', content: Buffer.from('a,b\n1,2\n').toString('base64') } }, /BAD_EXPORT/],
    ] as const) {
      for (const path of ['/preview', '']) {
        const { body } = await post(who, path, sent);
        if (typeof code === 'string') assert.equal(body.code, code, path);
        else assert.match(body.code, code, path);
        assert.doesNotMatch(JSON.stringify(body), /vigie-recalls-/, 'a folder of the server is nobody’s concern');
      }
    }
  });

  test('it goes into the register of all units, and a source out of it and back', async () => {
    const { body } = await post('ada', '', { ...fileOf([GOOD, BRAND]), source: 'RappelConso' });
    assert.deepEqual([body.added, body.changed, body.removed.count], [2, 0, 0]);
    const of = { from: null, to: null, why: null };
    assert.deepEqual(await sources('zoe'), [
      { source: 'RappelConso', recalls: 2, removed: 0, removedWithSource: 0, ...of },
    ]);
    const remove = async (what: object, isRemoved: boolean, who = 'ada') => {
      const { body } = await post(who, '/removals', { ...what, isRemoved, reason });
      return body.code ?? body.recalls;
    };
    const one = { reference: 'RappelConso 2026-01-0002' };
    const all = { source: 'RappelConso' };
    for (const [who, what, isRemoved, expected, removed] of [
      ['ann', all, true, 'VIGIE_PEOPLE_ROLE_ADMIN', 0],
      ['ada', { ...one, ...all }, true, 'VIGIE_HTTP_INVALID', 0],
      ['ada', {}, true, 'VIGIE_HTTP_INVALID', 0],
      ['ada', { source: 'None' }, true, 'VIGIE_SCREENING_NO_RECALL', 0],
      ['ada', one, true, 1, 1],
      ['ada', all, true, 1, 2],
      ['ada', all, true, 'VIGIE_SCREENING_NO_RECALL', 2],
      // What went by itself stays out.
      ['ada', all, false, 1, 1],
      ['ada', one, false, 1, 0],
    ] as const) {
      assert.equal(await remove(what, isRemoved, who), expected, JSON.stringify(what));
      assert.equal((await sources())[0]?.removed, removed, JSON.stringify(what));
    }
    await remove(all, true);
    assert.equal((await sources())[0]?.why, reason);
    const again = await post('ada', '', { ...fileOf([GOOD]), source: 'RappelConso' });
    assert.deepEqual([again.body.added, again.body.removed.count], [0, 1], 'an import brings nothing back');
  });
});
