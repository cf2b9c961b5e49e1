import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { importListings } from '../../listing/index.ts';
import { readAudit } from '../../people/audit-store.ts';
import { findPackVersion } from '../store.ts';

/** A pack with one rule for one list of words, and an example of the first. */
function packOf(terms: string[], more = ''): string {
  return `# Lamps
id: test-lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - { id: law, citation: { en: Art. 1, fr: Art. 1 }, penalty: null, from: null, to: null, verified: true, note: null, source: t }
terms:
  lamp: { en: [${terms.join(', ')}] }
rules:
  - id: lamps
    title: { en: Lamp, fr: Lampe }
    severity: high
    legal: [law]
    when: { terms: lamp }
    examples:
      - match: true
        listing: { title: A ${terms[0]} }
${more}`;
}

describeStore('packs that a unit writes', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let packsDir: string;
  const units = new Map<string, string>();
  before(async () => {
    made = await make();
    packsDir = mkdtempSync(join(tmpdir(), 'vigie-studio-'));
    mkdirSync(join(packsDir, 'lamps'), { recursive: true });
    writeFileSync(join(packsDir, 'lamps', '1.yaml'), packOf(['lamp', 'torch']));
    started = await startTestVigie(made, { now: '2026-10-01T09:00:00Z', settings: { packsDir } });
    for (const [name, unit, role] of [
      ['ana', 'one', 'analyst'],
      ['ada', 'one', 'approver'],
      ['eli', 'two', 'approver'],
    ] as const)
      units.set(unit, (await started.add(name, { unit, role })).unit);
  });
  after(async () => {
    await started.stop();
    await made.drop();
    rmSync(packsDir, { recursive: true });
  });

  const url = '/v1/packs/test-lamps';
  const get = async (who: string, path: string) => (await started.call(who, 'GET', path)).body;
  const put = (who: string, text: string, revision: number) =>
    started.call(who, 'PUT', `${url}/draft`, { text, revision });
  const codeOf = async (answer: ReturnType<TestVigie['call']>) => (await answer).body.code;
  async function see(unit: 'one' | 'two', titles: string[]): Promise<void> {
    async function* listings() {
      for (const title of titles) {
        const listing: Listing = { ...emptyListing('shop.example', title), id: title };
        yield { ...listing, trader: { id: null, name: 'Jo Doe', address: null, email: null, url: null } };
      }
    }
    const by = { unit: units.get(unit) ?? '', account: null, source: 'test', pictures: false };
    await importListings(started.vigie.context, by, listings());
    await started.settle();
  }
  const found = async (who: string): Promise<[title: string, digest: string][]> => {
    const { items } = await get(who, '/v1/findings?limit=200');
    return items
      .map(({ matches, packDigest }: { matches: { text: string }[]; packDigest: string }) => [
        matches[0]?.text,
        packDigest,
      ])
      .sort();
  };
  const decide = (who: string, id: string, decision = 'approve') =>
    started.call(who, 'POST', `/v1/proposals/${id}/decisions`, { decision, reason: 'looked at' });
  const activate = async (digest: string | null, from: string) =>
    started.call('ana', 'POST', `${url}/activations`, { digest, from, reason: 'as was agreed' });

  test('a draft is kept as it is typed, for the unit alone, and nobody writes over what they have not read', async () => {
    await see('one', ['desk lamp', 'torch', 'lantern', 'chair']);
    const { text, draft, source } = await get('ana', url);
    assert.deepEqual([text, draft, source], [packOf(['lamp', 'torch']), null, 'installed']);
    const half = await put('ana', 'id: [', 0);
    assert.deepEqual([half.status, half.body.digest, half.body.revision], [200, null, 1]);
    assert.equal(await codeOf(put('ada', packOf(['lamp']), 0)), 'VIGIE_SCREENING_DRAFT_CHANGED');
    assert.equal(await codeOf(started.call('ana', 'POST', `${url}/backtests`, {})), 'VIGIE_SCREENING_DRAFT_NOT_READY');
    assert.equal((await put('ada', packOf(['lamp', 'lantern']), 1)).body.changedBy.name, 'ada');
    assert.equal((await get('eli', url)).draft, null);
    const other = packOf(['chair']).replace('test-lamps', 'other');
    assert.equal(
      (await started.call('ana', 'PUT', '/v1/packs/new-pack/draft', { text: other, revision: 0 })).body.digest,
      null,
    );
    assert.equal((await started.call('ana', 'DELETE', '/v1/packs/new-pack/draft')).status, 204);
    assert.equal(await codeOf(started.call('ana', 'GET', '/v1/packs/new-pack')), 'VIGIE_SCREENING_NO_PACK');
    const closed = started.call('ana', 'PUT', '/v1/packs/eu-recalled-products/draft', { text, revision: 0 });
    assert.equal(await codeOf(closed), 'VIGIE_SCREENING_PACK_CLOSED');
  });

  test('a backtest says what the draft would newly flag and no longer flag', async () => {
    const { status, body } = await started.call('ana', 'POST', `${url}/backtests`, {});
    assert.equal(status, 200, JSON.stringify(body));
    await started.settle();
    const done = await get('ana', `/v1/backtests/${body.id}`);
    assert.deepEqual([done.listings, done.doneAt !== null], [4, true]);
    assert.deepEqual(done.rules, [{ rule: 'lamps', both: 1, added: 1, gone: 1 }]);
    const titles = async (kind: string) =>
      (await get('ana', `/v1/backtests/${body.id}/listings?rule=lamps&kind=${kind}`)).items.map(
        ({ title }: { title: string }) => title,
      );
    assert.deepEqual([await titles('new'), await titles('gone')], [['lantern'], ['torch']]);
    assert.equal(await codeOf(started.call('eli', 'GET', `/v1/backtests/${body.id}`)), 'VIGIE_SCREENING_NO_BACKTEST');
    assert.equal((await get('ana', `${url}/backtests`)).items.length, 1);
  });

  test('in shadow it is counted and finds nothing; another text takes it out', async () => {
    const stage = (to: string) => started.call('ana', 'PUT', `${url}/draft/stage`, { stage: to, reason: 'to see' });
    assert.equal((await stage('shadow')).body.stage, 'shadow');
    assert.equal(await codeOf(stage('shadow')), 'VIGIE_SCREENING_DRAFT_AT_STAGE');
    await see('one', ['brass lantern', 'brass torch']);
    const { shadow } = await get('ana', '/v1/rules');
    assert.deepEqual(shadow, [
      { rule: 'test-lamps/lamps', both: 0, onlyShadow: 1, onlyLive: 1, samples: ['brass lantern'] },
    ]);
    assert.deepEqual((await get('eli', '/v1/rules')).shadow, []);
    assert.equal((await put('ana', packOf(['lamp', 'lantern', 'candle']), 2)).body.stage, 'draft');
  });

  let first = '';
  let second = '';
  test('a version holds from its day on, once another person has approved it', async () => {
    const { digest } = (await get('ana', url)).draft;
    second = digest;
    const bad = packOf(['lamp']).replace('A lamp', 'A chair');
    const { body: failing } = await started.call('ana', 'PUT', '/v1/packs/test-lamps/draft', {
      text: bad,
      revision: 3,
    });
    assert.equal(await codeOf(activate(failing.digest, '2026-10-03')), 'VIGIE_SCREENING_DRAFT_NOT_READY');
    await put('ana', packOf(['lamp', 'lantern', 'candle']), 4);
    assert.equal(await codeOf(activate(digest, '2026-09-30')), 'VIGIE_SCREENING_DAY_PAST');
    assert.equal(await codeOf(activate('f'.repeat(64), '2026-10-03')), 'VIGIE_SCREENING_NO_EDITION');
    const { body: proposal } = await activate(digest, '2026-10-03');
    assert.deepEqual([proposal.kind, proposal.summary.from], ['pack.activated', '2026-10-03']);
    assert.equal(await codeOf(decide('ana', proposal.id)), 'VIGIE_PEOPLE_OWN_PROPOSAL');
    assert.equal((await decide('ada', proposal.id)).status, 200);
    assert.equal((await get('ana', url)).draft, null, 'what was approved is no draft any more');
    await see('one', ['candle']);
    assert.ok(!(await found('ana')).some(([text]) => text === 'candle'), 'not before its day');
    started.at('2026-10-03T09:00:00Z');
    await see('one', ['old candle', 'old torch']);
    await see('two', ['old candle', 'old torch']);
    const all = await found('ana');
    assert.deepEqual(
      all.filter(([text]) => text === 'candle'),
      [['candle', digest]],
    );
    first = all.find(([text]) => text === 'torch')?.[1] ?? '';
    assert.equal(all.filter(([text]) => text === 'torch').length, 2);
    assert.deepEqual(await found('eli'), [['torch', first]], 'another unit has what is installed');
    // A finding is recomputed from the version that it was made with.
    const { store } = started.vigie.context;
    assert.equal(await findPackVersion(store.db, first), packOf(['lamp', 'torch']));
    assert.equal(await findPackVersion(store.db, second), packOf(['lamp', 'lantern', 'candle']));
  });

  test('the history says who, when and why; going back takes two people too', async () => {
    const back = await activate(null, '2026-10-03');
    assert.equal((await decide('ada', back.body.id)).status, 200);
    const { installed, items } = await get('ana', `${url}/history`);
    assert.equal(installed.digest, first);
    assert.deepEqual(
      items.map(({ digest, from, by, approvedBy, reason, isInForce }: Record<string, { name: string }>) => [
        digest,
        from,
        by?.name,
        approvedBy?.name,
        reason,
        isInForce,
      ]),
      [
        [null, '2026-10-03', 'ana', 'ada', 'as was agreed', true],
        [second, '2026-10-03', 'ana', 'ada', 'as was agreed', false],
      ],
    );
    assert.equal((await get('ana', url)).digest, first);
    assert.equal((await get('ana', `${url}/texts?digest=${second}`)).text, packOf(['lamp', 'lantern', 'candle']));
    assert.equal(
      await codeOf(started.call('eli', 'GET', `${url}/texts?digest=${second}`)),
      'VIGIE_SCREENING_NO_EDITION',
    );
    const again = await activate(second, '2026-10-04');
    assert.equal(again.body.summary.isReturn, 1);
  });

  test('a finding in a restricted case is no example: the whole unit reads a draft', async () => {
    const { items } = await get('ada', '/v1/cases');
    const { snapshots } = await get('ada', `/v1/cases/${items[0].id}`);
    const restrict = (visibility: string) =>
      started.call('ada', 'PUT', `/v1/cases/${items[0].id}/visibility`, { visibility, reason: 'As was ordered.' });
    assert.equal((await restrict('named')).status, 200);
    const example = `/v1/findings/${snapshots[0].findings[0].id}/examples`;
    const add = (who: string) => codeOf(started.call(who, 'POST', example, { match: false }));
    assert.deepEqual(
      [await add('ada'), await add('ana')],
      ['VIGIE_SCREENING_EXAMPLE_RESTRICTED', 'VIGIE_SCREENING_NO_FINDING'],
    );
    assert.equal((await get('ana', url)).draft, null);
    assert.equal((await restrict('unit')).status, 200);
  });

  test('a finding becomes an example in a draft of its rule, without who sells it', async () => {
    const { items } = await get('ana', '/v1/findings?limit=200');
    const finding = items.find(({ matches }: { matches: { text: string }[] }) => matches[0]?.text === 'torch');
    const add = (who: string) =>
      started.call(who, 'POST', `/v1/findings/${finding.id}/examples`, { match: false, note: 'a torch is none' });
    const { body } = await add('ana');
    assert.match(body.text, /- match: false\n\s+note: a torch is none\n\s+listing:\n\s+title: [\w ]*torch\n/);
    assert.ok(body.text.startsWith('# Lamps') && !body.text.includes('Jo Doe'));
    assert.equal((await add('ana')).body.revision, 2);
    assert.equal(await codeOf(add('eli')), 'VIGIE_SCREENING_NO_FINDING');
    assert.equal(
      await codeOf(activate(body.digest, '2026-10-04')),
      'VIGIE_SCREENING_NO_EDITION',
      'another text by now',
    );
    const acts = (
      await started.vigie.context.store.inUnit(units.get('one') ?? '', (tx) => readAudit(tx, 'test-lamps'))
    ).map(({ act }) => act);
    for (const act of ['drafted', 'backtested', 'shadowed', 'activated', 'example-added'])
      assert.ok(acts.includes(`pack.${act}`), act);
  });
});
