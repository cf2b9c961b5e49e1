import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Shop, STATEMENT, startShop } from '../../../testing/receiving.ts';
import { describeStore } from '../../../testing/stores.ts';
import { wordsColumn } from '../../base/database/bilingual-column.ts';
import { rows } from '../../base/database/rows.ts';
import { statementContentSchema } from './statement-schema.ts';
import { findStatement } from './statement-store.ts';
import { submitStatements } from './submit-statements.ts';

const content = statementContentSchema.parse({
  ...STATEMENT,
  territorialScope: [],
  contentDate: '2026-11-01',
  applicationDate: '2026-11-24',
  redress: 'Complain within six months.',
  source: 'SOURCE_TYPE_OTHER_NOTIFICATION',
});

const submissionSchema = z.object({
  id: z.string(),
  state: z.string(),
  uuid: z.string().nullable(),
  permalink: z.string().nullable(),
  failure: wordsColumn.nullable(),
});

describeStore('the way into the Transparency Database', (make) => {
  let shop: Shop;
  before(async () => {
    shop = await startShop(await make());
  });
  after(() => shop.stop());

  /** Lets so many statements wait, with ids that begin so. */
  const queue = (prefix: string, count: number, facts = content.facts) =>
    shop.vigie.context.store.inUnit(shop.unit, (tx) =>
      sql`insert into statement (id, unit_id, inbox_id, url, trader_key, content, manifestly_illegal, account_id, code, made_at, submission)
        select id, ${shop.unit}, ${shop.inbox}, 'https://shop.example/' || id, 't', ${JSON.stringify({ ...content, facts })}::jsonb, false,
          'a', id, now(), 'queued'
        from (select ${prefix} || lpad(n::text, 4, '0') as id from generate_series(1, ${count}::int) n) made`.execute(
        tx,
      ),
    );
  const submit = () => submitStatements(shop.vigie.context, shop.unit);
  const submissions = (prefix: string) =>
    shop.vigie.context.store.inUnit(shop.unit, (tx) =>
      rows(
        tx,
        submissionSchema,
        sql`select id, submission as state, submission_uuid as uuid, submission_permalink as permalink, submission_failure as failure
          from statement where starts_with(id, ${prefix}) order by id`,
      ),
    );
  const states = async (prefix: string): Promise<string[]> => [
    ...new Set((await submissions(prefix)).map(({ state }) => state)),
  ];
  const isNotSubmitted = { code: 'VIGIE_RECEIVING_NOT_SUBMITTED' };

  test('a statement whose answer was lost is taken as accepted at the next try, with 500 others going on', async () => {
    await queue('lost_', 1);
    shop.database.trouble('lost');
    await assert.rejects(submit(), isNotSubmitted);
    assert.deepEqual([await states('lost_'), shop.database.taken().length], [['queued'], 1]);
    await queue('many_', 500);
    await submit();
    const [lost] = await submissions('lost_');
    assert.deepEqual([lost?.state, lost?.uuid, lost?.permalink, lost?.failure], ['accepted', null, null, null]);
    const many = await submissions('many_');
    assert.deepEqual([many.length, await states('many_')], [500, ['accepted']]);
    assert.equal(new Set(many.map(({ uuid }) => uuid)).size, 500);
    assert.equal(shop.database.taken().length, 501);
    const [one] = many;
    const kept = shop.database.taken().find(({ puid }) => puid === one?.id);
    assert.deepEqual([one?.uuid, one?.permalink], [kept?.uuid, kept?.permalink]);
    // Everywhere is every country of the EEA.
    assert.equal(JSON.stringify(kept?.territorial_scope).match(/"[A-Z]{2}"/g)?.length, 30);
    const read = await shop.vigie.context.store.inUnit(shop.unit, (tx) => findStatement(tx, one?.id ?? ''));
    const { at, searchableUntil } = read?.submission ?? {};
    const days = (Date.parse(searchableUntil ?? '') - Date.parse(at?.slice(0, 10) ?? '')) / 86_400_000;
    assert.equal(days, 180);
  });

  test('a hundred whose answer was lost are found, though the database names some of them at a time', async () => {
    await queue('hundred_', 100);
    const taken = shop.database.taken().length;
    shop.database.trouble('lost');
    await assert.rejects(submit(), isNotSubmitted);
    await submit();
    assert.deepEqual([await states('hundred_'), shop.database.taken().length - taken], [['accepted'], 100]);
  });

  test('what another call is inserting waits with the reason, and the others go', async () => {
    await queue('inserting_', 31);
    shop.database.trouble('inserting');
    await assert.rejects(submit(), isNotSubmitted);
    const left = (await submissions('inserting_')).filter(({ state }) => state === 'queued');
    assert.equal(left.length, 30);
    assert.match(left[0]?.failure?.en ?? '', /does not have it yet/);
    await submit();
    assert.deepEqual(await states('inserting_'), ['accepted']);
  });

  test('one statement never stops the others: it is named, found by halves, or tried alone and last', async () => {
    for (const how of ['named', 'unnamed'] as const) {
      shop.database.stumbleOver(`stumble-${how}`, how);
      await queue(`${how}_bad_`, 1, `stumble-${how}`);
      await queue(`${how}_good_`, 5);
      await submit();
      assert.deepEqual([await states(`${how}_bad_`), await states(`${how}_good_`)], [['refused'], ['accepted']], how);
      assert.match((await submissions(`${how}_bad_`))[0]?.failure?.en ?? '', /invalid/);
    }
    shop.database.stumbleOver('stumble-down', 'down');
    await queue('down_bad_', 1, 'stumble-down');
    await queue('down_good_', 5);
    for (let tries = 0; tries < 4; tries++) await assert.rejects(submit(), isNotSubmitted);
    assert.deepEqual([await states('down_bad_'), await states('down_good_')], [['queued'], ['accepted']]);
    await shop.vigie.context.store.inUnit(shop.unit, (tx) =>
      sql`update statement set submission = 'off' where id = 'down_bad_0001'`.execute(tx),
    );
  });

  test('a token that is not known, an account without platform: every statement that waits says so to a person', async () => {
    await queue('closed_', 101);
    for (const [trouble, says] of [
      ['unknown-token', /VIGIE_TDB_TOKEN/],
      ['no-platform', /403/],
      ['down', /503/],
    ] as const) {
      shop.database.trouble(trouble);
      const calls = shop.database.calls();
      await assert.rejects(submit(), isNotSubmitted);
      assert.equal(shop.database.calls() - calls, 1, 'nothing is asked again before a person or the back-off');
      for (const { state, failure } of await submissions('closed_')) {
        assert.equal(state, 'queued');
        assert.match(failure?.en ?? '', says);
        assert.match(failure?.fr ?? '', says);
      }
    }
    await submit();
    assert.deepEqual(await states('closed_'), ['accepted']);
  });

  test('too many: the pause that the database asks for is kept', async () => {
    await queue('pause_', 2);
    shop.database.trouble('too-many');
    const began = Date.now();
    await submit();
    assert.deepEqual(await states('pause_'), ['accepted']);
    assert.ok(Date.now() - began >= 1000);
  });
});
