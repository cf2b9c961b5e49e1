import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyListing, type Listing } from '@vigie/engine';
import { z } from 'zod';
import { describeStore, type TestStore } from '../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../testing/vigie.ts';
import { caseSchema, rulesSchema } from './case/schema.ts';
import { importListings } from './listing/index.ts';
import { watchRates } from './screening/hit-rate-alarm.ts';
import { loadPacks } from './screening/packs/index.ts';

/** A pack with one rule for one list of words. */
function packOf(terms: string[]): string {
  return `id: test-lamps
version: 2026-01-01
title: { en: Lamps, fr: Lampes }
territory: [FR]
legal:
  - id: law
    citation: { en: Art. 1, fr: Art. 1 }
    penalty: null
    from: null
    to: null
    verified: true
    note: null
    source: test
terms:
  lamp:
    en: [${terms.join(', ')}]
rules:
  - id: lamps
    title: { en: Lamp, fr: Lampe }
    severity: high
    legal: [law]
    when: { terms: lamp }
    examples:
      - match: true
        listing: { title: A lamp }
`;
}

describeStore('the life of a rule', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let packsDir: string;
  let unit = '';

  async function decide(id: string | undefined, kind: 'confirm' | 'dismiss'): Promise<void> {
    const { status, body } = await started.call('one', 'POST', `/v1/cases/${id}/decisions`, {
      kind,
      reason: 'looked at',
    });
    assert.equal(status, 200, JSON.stringify(body));
    await started.settle();
  }
  async function get<T>(url: string, schema: z.ZodType<T>): Promise<T> {
    const { status, body } = await started.call('one', 'GET', url);
    assert.equal(status, 200, JSON.stringify(body));
    return schema.parse(body);
  }
  async function see(titles: string[], traderName: string | null = null): Promise<void> {
    const name = started.clock().toISOString();
    async function* listings() {
      for (const [number, title] of titles.entries()) {
        const listing: Listing = { ...emptyListing('shop.example', title), id: `${name}-${title}-${number}` };
        if (traderName) listing.trader = { id: null, name: traderName, address: null, email: null, url: null };
        yield listing;
      }
    }
    await importListings(started.vigie.context, { unit, account: null, source: 'test', pictures: false }, listings());
    await started.settle();
  }
  const rule = async () => (await get('/v1/rules', rulesSchema)).items[0];
  const cases = async () => (await get('/v1/cases?limit=200', z.object({ items: z.array(caseSchema) }))).items;

  before(async () => {
    made = await make();
    packsDir = mkdtempSync(join(tmpdir(), 'vigie-packs-'));
    mkdirSync(join(packsDir, 'lamps', 'shadow'), { recursive: true });
    mkdirSync(join(packsDir, 'lamps', 'draft'));
    writeFileSync(join(packsDir, 'lamps', '1.yaml'), packOf(['lamp', 'torch']));
    writeFileSync(join(packsDir, 'lamps', 'shadow', '2.yaml'), packOf(['lamp', 'lantern']));
    writeFileSync(join(packsDir, 'lamps', 'draft', '3.yaml'), packOf(['chair']));
    started = await startTestVigie(made, { now: '2026-10-01T09:00:00Z', settings: { packsDir } });
    unit = (await started.add('one')).unit;
  });
  after(async () => {
    await started.stop();
    await made.drop();
    rmSync(packsDir, { recursive: true });
  });

  test('a version in shadow is counted beside the live one and reaches no queue; a draft is not even counted', async () => {
    await see(['desk lamp', 'torch', 'lantern', 'chair']);
    const { shadow } = await get('/v1/rules', rulesSchema);
    assert.deepEqual(shadow, [{ rule: 'test-lamps/lamps', both: 1, onlyShadow: 1, onlyLive: 1, samples: ['lantern'] }]);
    assert.deepEqual((await cases()).map(({ title }) => title).sort(), ['desk lamp', 'torch']);
  });

  test('two versions of a pack in force at once are refused by name', () => {
    writeFileSync(join(packsDir, 'lamps', 'newer.yaml'), packOf(['lamp', 'candle']));
    assert.throws(() => loadPacks(packsDir), {
      code: 'VIGIE_SCREENING_PACK_TWICE',
      message: /1\.yaml and .*newer\.yaml/,
    });
    rmSync(join(packsDir, 'lamps', 'newer.yaml'));
    assert.equal(loadPacks(packsDir).rules.length, 1);
  });

  test('precision follows the decisions, with an interval', async () => {
    assert.equal((await rule())?.precision, null);
    for (const kind of ['confirm', 'dismiss'] as const) {
      await decide((await cases()).find(({ state }) => state === 'open')?.id, kind);
    }
    const read = await rule();
    assert.deepEqual([read?.confirmed, read?.dismissed, read?.precision?.share], [1, 1, 0.5]);
    assert.ok(read?.precision && read.precision.low < 0.1 && read.precision.high > 0.9);
  });

  test('an alarm is raised once when a hit rate leaves its band, and not on an ordinary day', async () => {
    const chairs = (n: number): string[] => Array.from({ length: n }, (_, i) => `chair ${i}`);
    for (let day = 2; day <= 10; day++) {
      started.at(`2026-10-${String(day).padStart(2, '0')}T09:00:00Z`);
      await see([...chairs(38), `lamp of day ${day}`, `torch of day ${day}`]);
      await watchRates(started.vigie.context, unit);
    }
    assert.deepEqual((await rule())?.alarms, []);
    await see([...chairs(10), ...Array.from({ length: 30 }, (_, i) => `lamp number ${i}`)]);
    started.at('2026-10-11T09:00:00Z');
    await watchRates(started.vigie.context, unit);
    await watchRates(started.vigie.context, unit);
    const alarms = (await rule())?.alarms ?? [];
    assert.equal(alarms.length, 1);
    assert.ok(alarms[0] && alarms[0].day === '2026-10-10' && alarms[0].flagged === 32 && alarms[0].high < 0.4);
    assert.equal((await rule())?.days.find(({ day }) => day === '2026-10-05')?.flagged, 2);
  });

  test('the queue follows the points: evasion raises them, and so does what was confirmed of the trader', async () => {
    await see(['plain torch', 't0rch in leet'], 'Trader A');
    const open = (await cases()).filter(({ state }) => state === 'open');
    assert.equal(open[0]?.title, 't0rch in leet');
    assert.ok(open[0]?.score.parts.some(({ reason }) => reason.fr === 'chiffres ou signes pour des lettres'));
    const plain = open.find(({ title }) => title === 'plain torch');
    await decide(open[0]?.id, 'confirm');
    const after = (await cases()).find(({ id }) => id === plain?.id);
    assert.equal(after?.score.points, (plain?.score.points ?? 0) + 6);
    assert.equal(
      after?.score.points,
      after?.score.parts.reduce((sum, { points }) => sum + points, 0),
    );
  });
});
