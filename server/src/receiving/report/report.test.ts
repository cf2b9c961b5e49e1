import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SHARED_DATA, unlessShared } from '../../../../tools/shared-data.ts';
import { mailFromCy, noticeAbout, SHOP, type Shop, STATEMENT, startShop } from '../../../testing/receiving.ts';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { writePart } from './read-report.ts';
import { loadReportTemplate, openReport } from './template.ts';

const TEMPLATES = join(SHARED_DATA, '../law/dsa-report-templates');

test('an empty report is the Commission’s templates, byte for byte, without what stands in for a provider’s words', {
  skip: unlessShared(TEMPLATES),
}, () => {
  for (const part of openReport(loadReportTemplate())) {
    const published = readFileSync(join(TEMPLATES, part.file), 'utf8')
      .split('\n')
      .filter((line) => !line.includes('AT, […], SE'))
      .map((line) => line.replace(/YYYY-MM-DD(\/YYYY-MM-DD)?|Free text|Text$|"Text to detail [^,]*"|(?<=,) $/g, ''))
      .join('\n');
    assert.equal(writePart(part), published, part.file);
  }
});

/** The cells of a part's rows, by the titles of its columns. */
function readPart(csv: string): Record<string, string>[] {
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) => quoted ?? plain);
  const [titles = [], ...rows] = csv.trimEnd().split('\n').map(cells);
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title.trim(), row[at] ?? ''])));
}

describeStore('transparency report', (make) => {
  let store: TestStore;
  let shop: Shop;
  before(async () => {
    store = await make();
    shop = await startShop(store);
  });
  after(() => shop.stop());

  const asked = 'platform=shop.example&year=2026';
  const part = async (number: number) =>
    readPart(String((await shop.call('ann', 'GET', `/v1/transparency-report.csv?${asked}&part=${number}`)).body));

  test('each part is filled from the record; what it does not hold is empty, and said', async () => {
    const send = async (id: string, path: string, change = {}) =>
      (await shop.notify(noticeAbout(id, path, change))).body.reference;
    const acted = await send('n1', '2');
    const refused = await send('n2', '5');
    const [reason] = noticeAbout('n', '1').reasons;
    await send('n3', '1', { reasons: [{ ...reason, pack: 'of-their-own' }] });
    shop.goTo('2026-11-24T15:00:00Z');
    const decided = await shop.decide(acted, {
      explanation: 'A weapon.',
      urls: ['https://shop.example/2'],
      statement: { ...STATEMENT, keywords: ['KEYWORD_PROHIBITED_PRODUCTS'] },
    });
    assert.equal(decided.status, 200);
    assert.equal((await shop.decide(refused, { explanation: 'These are gloves.', urls: [] })).status, 200);

    const rows = await part(4);
    const of = (code: string) => rows.find((row) => row['Category of illegal content'] === code) ?? {};
    const received = 'Number of notices received';
    const total = of('TOTAL');
    assert.equal(total.Service, 'shop.example');
    assert.equal(total['Reporting period'], '2026-01-01/2026-12-31');
    assert.equal(total[received], '3');
    assert.equal(total['Number of notices received from Trusted flaggers'], '0', 'a notifier’s own word is no status');
    assert.equal(total['Median time to take action'], '6');
    assert.equal(total['Number of actions taken on the basis of the law'], '1');
    assert.equal(total['Number of actions taken on the basis of the terms and conditions of the service'], '0');
    assert.equal(of('STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS')[received], '2');
    assert.equal(of('KEYWORD_PROHIBITED_PRODUCTS')[received], '2');
    assert.equal(of('STATEMENT_CATEGORY_VIOLENCE')[received], '', 'one notice has no category: others are not 0');
    assert.equal(
      of('STATEMENT_CATEGORY_VIOLENCE')['Number of actions taken on the basis of the law'],
      '0',
      'every action has one',
    );

    const automated = await part(8);
    const value = (indicator: string, scope: string) =>
      automated.find((row) => row.Indicator?.trim() === indicator && row.Scope?.trim() === scope)?.Value;
    assert.equal(value('Number of notices solely processed by automated means', 'NAM Total'), '0');
    assert.equal(value('Number of notices not processed by automated means', 'NAM Total'), '2');
    assert.equal(value('Number of measures solely taken by automated means', 'Total number'), '');

    assert.ok(
      (await part(5)).every((row) =>
        Object.values(row)
          .slice(5)
          .every((cell) => cell === ''),
      ),
    );
    assert.ok(
      (await part(3)).every((row) =>
        Object.values(row)
          .slice(6)
          .every((cell) => cell === ''),
      ),
      'no order came',
    );

    const { body } = await shop.call('ann', 'GET', `/v1/transparency-report?${asked}`);
    const why = (number: number) => body.gaps.filter((gap: { part: number }) => gap.part === number);
    assert.match(why(4)[0].why.en, /^Of 3, 1 is in the total alone/);
    for (let number = 1; number <= 11; number += 1) assert.ok(why(number).length > 0, `part ${number}`);
    assert.deepEqual(
      body.parts.map(({ part: number, filled }: { part: number; filled: number }) => [number, filled]).slice(0, 6),
      [
        [1, 2],
        [2, 0],
        [3, 0],
        [4, 91],
        [5, 0],
        [6, 0],
      ],
    );
  });

  test('complaints are counted by what they are about, and what they led to', async () => {
    const row = (await shop.queue('decided')).find(({ firstUrl }) => firstUrl.endsWith('/5'));
    const { outgoing } = (await shop.call('ann', 'GET', `/v1/received/${row.id}`)).body;
    const told = outgoing.find(({ kind }: { kind: string }) => kind === 'decision');
    const path = /\/complain\/[\w-]{22}/.exec(told.text)?.[0] ?? '';
    const fields = { reasons: 'The second picture shows what they are.', email: 'ann@watch.example' };
    assert.equal((await shop.submit(path, fields)).statusCode, 200);
    shop.goTo('2026-11-25T15:00:00Z');
    const [complaint] = (await shop.call('ann', 'GET', '/v1/complaints')).body.items;
    await shop.call('ann', 'POST', `/v1/complaints/${complaint.id}/decision`, { upheld: true, reason: 'Right.' });
    await shop.decide(row.id, { explanation: 'A weapon.', urls: ['https://shop.example/5'], statement: STATEMENT });
    const rows = await part(7);
    const value = (indicator: RegExp, scope: string) =>
      rows.find((each) => indicator.test(each.Indicator ?? '') && each.Scope === scope)?.Value;
    assert.equal(value(/^Number of complaints/, 'Total number'), '1');
    assert.equal(value(/^Complaint regarding a decision not to take action .* accordance/, 'Decisions reversed'), '1');
    assert.equal(value(/^Complaint regarding a decision to remove/, 'Total number'), '0');
    assert.equal(value(/^Number of restrictions newly/, 'Total number'), '1');
    assert.equal(value(/^Number of disputes/, 'Total number'), '');
    assert.equal(value(/manifestly unfounded notices$/, 'Total number'), '0');
  });

  test('orders are counted apart from notices, and a trusted flagger by its status on the day', async () => {
    const trusted = { by: 'Arcom', since: '2026-11-27' };
    await shop.call('ada', 'POST', '/v1/senders', { name: 'Home', emailDomain: 'home.example', trusted });
    const [before] = await part(4);
    for (const day of ['2026-11-26', '2026-11-28']) {
      shop.goTo(`${day}T09:00:00Z`);
      await shop.receive(mailFromCy('', `${SHOP}/4 is forbidden, read on ${day}.`, day));
    }
    await shop.settle();
    assert.equal((await shop.notify(noticeAbout('o1', '3', { kind: 'dsa-9' }))).status, 202);
    const [total] = await part(4);
    const received = 'Number of notices received';
    assert.equal(Number(total?.[received]), Number(before?.[received]) + 2);
    assert.equal(total?.['Number of notices received from Trusted flaggers'], '1');
    const orders = await part(3);
    const code = 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS';
    for (const row of [orders[0], orders.find((each) => each['Category of illegal content'] === code)]) {
      assert.equal(row?.Scope, 'TOTAL');
      assert.equal(row['Number of orders to act against illegal content received'], '1');
      assert.equal(
        row['Median time to inform the authority of the receipt of the order to act against illegal content'],
        '0',
      );
      assert.equal(row['Median time to give effect to the order to act against illegal content'], '', 'not yet');
      assert.equal(row['Number of orders to provide information'], '', 'none came by this way');
    }
    assert.equal(orders[1]?.['Number of orders to act against illegal content received'], '0');
  });

  test('its first day is that of the place where it is kept', async () => {
    await store.asOwner(`update inbox set made_at = '2026-10-31T23:30:00Z'`);
    const { gaps } = (await shop.call('ann', 'GET', `/v1/transparency-report?${asked}`)).body;
    const told = gaps
      .map(({ why }: { why: { en: string } }) => why.en)
      .filter((why: string) => /first inbox/.test(why));
    assert.deepEqual(told, ['The first inbox of this service was opened on 2026-11-01. Add what came before.']);
  });

  test('a year to come and a service without an inbox are refused', async () => {
    const ask = async (query: string) => (await shop.call('ann', 'GET', `/v1/transparency-report?${query}`)).body.code;
    assert.equal(await ask('platform=shop.example&year=2027'), 'VIGIE_RECEIVING_YEAR');
    assert.equal(await ask('platform=other.example&year=2026'), 'VIGIE_RECEIVING_UNKNOWN');
  });
});
