// An operation of four units, from the plan to its report: who sees what, what is told of the sums, and what each step refuses.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { live } from '../../testing/figures/history.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';

const UNITS = ['north', 'south', 'east', 'west'] as const;
const ACTS_AT = '2026-09-01T08:00:00.000Z';
const REPORTS_BY = '2026-12-01T08:00:00.000Z';
const SHARED = [
  'operation',
  'operation_member',
  'operation_target',
  'operation_task',
  'operation_capture',
  'operation_lesson',
] as const;

describeStore('an operation of several units', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let id = '';
  const unitIds = new Map<string, string>();
  before(async () => {
    made = await make();
    product = await startTestVigie(made, { now: '2026-08-25T09:00:00Z' });
    // Each finds offers on one platform from the hour on at which all act, and confirms their case.
    for (const [unit, offers] of Object.entries({ north: 6, south: 6, east: 5, west: 1 }))
      await live(product.vigie.context.store, unit, [
        ...Array.from(
          { length: offers },
          (_, other) => ({ minutes: 1, other, which: 0, act: 'find', severity: 'high' }) as const,
        ),
        { minutes: 1, other: 0, which: 0, act: 'decide', kind: 'confirm', waits: false },
      ]);
    for (const unit of [...UNITS, 'stranger']) {
      const { unit: of } = await product.add(unit, { unit, role: 'approver' });
      await product.add(`${unit}-ann`, { unit, role: 'analyst' });
      unitIds.set(unit, of);
    }
    await product.add('north-aud', { unit: 'north', role: 'auditor' });
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });
  const ask = async (who: string, method: 'GET' | 'POST', path: string, body?: object) => {
    const reply = await product.call(who, method, `/v1/operations${path}`, body);
    return { status: reply.status, body: reply.body, code: reply.body?.code };
  };
  const look = async (who: string) => (await ask(who, 'GET', `/${id}`)).body;
  const plan = {
    title: 'A week on one market',
    purpose: 'All look at the same offers on the same day.',
    actsAt: ACTS_AT,
    reportsBy: REPORTS_BY,
    units: ['south', 'east', 'west'],
    targets: [
      { kind: 'platform', name: 'p0' },
      { kind: 'goods', name: 'Toys without a warning', note: 'Under 36 months' },
    ],
    tasks: UNITS.map((unit) => ({ unit, says: `Look at the offers of ${unit}`, dueAt: '2026-09-02T08:00:00Z' })),
  };
  /** Rows of the shared tables that a unit's transaction reads. */
  const seenBy = async (unit: string): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const table of SHARED) {
      const { rows } = await product.vigie.context.store.inUnit(unitIds.get(unit) ?? '', (tx) =>
        sql`select 1 from ${sql.table(table)}`.execute(tx),
      );
      counts[table] = rows.length;
    }
    return counts;
  };

  test('one plans and leads; the others are invited, and see what they are asked before they answer', async () => {
    assert.equal((await ask('north-ann', 'POST', '', plan)).status, 403);
    assert.equal((await ask('north', 'POST', '', { ...plan, units: ['nobody'] })).code, 'VIGIE_OPERATION_NO_UNIT');
    assert.equal((await ask('north', 'POST', '', { ...plan, reportsBy: ACTS_AT })).code, 'VIGIE_OPERATION_TIMES');
    const tooFew = { ...plan, units: ['south'] };
    assert.equal((await ask('north', 'POST', '', tooFew)).code, 'VIGIE_OPERATION_NOT_IN_PLAN');
    const { status, body } = await ask('north', 'POST', '', plan);
    assert.equal(status, 200, JSON.stringify(body));
    id = body.id;
    assert.deepEqual(
      [body.isLead, body.standing, body.state, body.units.length, body.targets.length, body.tasks.length],
      [true, 'joined', 'planned', 4, 2, 4],
    );
    const invited = await look('south');
    assert.deepEqual([invited.standing, invited.isLead, invited.lead], ['invited', false, 'north']);
    assert.deepEqual(
      [invited.units.map((one: { unit: string }) => one.unit), invited.tasks.length, invited.targets.length],
      [['south'], 1, 0],
      'itself and its own task',
    );
    assert.deepEqual((await product.call('south', 'GET', '/v1/operation-units')).body.items, [
      'east',
      'north',
      'stranger',
      'west',
    ]);
    assert.equal(
      (await ask('south', 'POST', `/${id}/additions`, { units: ['stranger'] })).code,
      'VIGIE_OPERATION_NOT_LEAD',
    );
    assert.equal(
      (await ask('south', 'POST', `/${id}/lessons`, { says: 'Too early' })).code,
      'VIGIE_OPERATION_NOT_JOINED',
    );
  });

  test('each answers by a person of its own; who refuses says why, and the others read it', async () => {
    assert.equal((await ask('south-ann', 'POST', `/${id}/answers`, { answer: 'join' })).status, 403);
    assert.equal(
      (await ask('south', 'POST', `/${id}/answers`, { answer: 'refuse' })).code,
      'VIGIE_OPERATION_NO_REASON',
    );
    for (const unit of ['south', 'east', 'west'])
      assert.equal((await ask(unit, 'POST', `/${id}/answers`, { answer: 'join' })).body.standing, 'joined', unit);
    assert.equal((await ask('south', 'POST', `/${id}/answers`, { answer: 'join' })).code, 'VIGIE_OPERATION_ANSWERED');
    const leaving = { answer: 'leave', reason: 'We have another matter.' };
    assert.equal((await ask('north', 'POST', `/${id}/answers`, leaving)).code, 'VIGIE_OPERATION_LEAD_STAYS');
    await ask('north', 'POST', `/${id}/additions`, { units: ['stranger'] });
    const refused = await ask('stranger', 'POST', `/${id}/answers`, { answer: 'refuse', reason: 'Not our matter.' });
    assert.deepEqual([refused.body.standing, refused.body.units.length, refused.body.tasks], ['refused', 1, []]);
    const { units } = await look('east');
    const found = units.find((one: { unit: string }) => one.unit === 'stranger');
    assert.deepEqual([found.state, found.reason], ['refused', 'Not our matter.']);
    const { rows } = await product.vigie.context.store.inUnit(unitIds.get('stranger') ?? '', (tx) =>
      sql<{ act: string }>`select act from audit where subject_id = ${id}`.execute(tx),
    );
    assert.deepEqual(rows, [{ act: 'operation.refused' }], 'in the audit of its own unit');
  });

  test('the shared rows are those of who takes part, in the database itself', async () => {
    const joined = await seenBy('east');
    assert.deepEqual(
      [joined.operation, joined.operation_member, joined.operation_target, joined.operation_task],
      [1, 5, 2, 4],
    );
    const refused = await seenBy('stranger');
    assert.deepEqual(
      [refused.operation, refused.operation_member, refused.operation_target, refused.operation_task],
      [1, 1, 0, 0],
    );
    const { unit } = await product.add('outsider', { role: 'administrator' });
    unitIds.set('outsider', unit);
    assert.deepEqual(Object.values(await seenBy('outsider')), [0, 0, 0, 0, 0, 0]);
    assert.deepEqual((await ask('outsider', 'GET', '')).body.items, []);
    for (const path of ['', '/counts', '/report', '/record', '/captures/opc_1/package'])
      assert.equal((await ask('outsider', 'GET', `/${id}${path}`)).code, 'VIGIE_OPERATION_UNKNOWN', path);
    // Nobody answers, or does a task, for another; nor changes what the lead planned.
    for (const change of [
      sql`update operation_member set state = 'left' where member <> ${unitIds.get('east')}`,
      sql`update operation_task set done_at = now() where member <> ${unitIds.get('east')}`,
      sql`update operation set title = 'x'`,
    ]) {
      const { numAffectedRows } = await product.vigie.context.store.inUnit(unitIds.get('east') ?? '', (tx) =>
        change.execute(tx),
      );
      assert.equal(numAffectedRows, 0n);
    }
    for (const forged of [
      sql`insert into operation_member (operation_id, member, state, invited_at) values (${id}, ${unit}, 'joined', now())`,
      sql`insert into operation_lesson (id, operation_id, member, says, made_at) values ('opl_x', ${id}, ${unitIds.get('north')}, 'x', now())`,
    ])
      await assert.rejects(
        product.vigie.context.store.inUnit(unitIds.get('east') ?? '', (tx) => forged.execute(tx)),
        /row-level security/,
      );
    // Without its policies a table tells all.
    await made.asOwner('alter table operation_target disable row level security');
    assert.equal((await seenBy('outsider')).operation_target, 2);
    await made.asOwner('alter table operation_target enable row level security');
  });

  test('tasks are done by the unit they are given to; who is late shows', async () => {
    const { tasks } = await look('north');
    const taskOf = (unit: string): string => tasks.find((one: { unit: string }) => one.unit === unit).id;
    assert.equal(
      (await ask('south-ann', 'POST', `/${id}/tasks/${taskOf('east')}/completions`, {})).code,
      'VIGIE_OPERATION_PART_UNKNOWN',
    );
    product.at('2026-09-01T12:00:00Z');
    assert.deepEqual((await ask('north', 'GET', '')).body.items[0].late, []);
    for (const unit of ['north', 'south', 'east']) {
      const done = await ask(`${unit}-ann`, 'POST', `/${id}/tasks/${taskOf(unit)}/completions`, { note: 'All read.' });
      assert.equal(done.status, 200, JSON.stringify(done.body));
    }
    product.at('2026-09-02T12:00:00Z');
    const [listed] = (await ask('south-ann', 'GET', '')).body.items;
    assert.deepEqual([listed.state, listed.late], ['running', ['west']]);
    const west = (await look('south')).units.find((one: { unit: string }) => one.unit === 'west');
    assert.deepEqual(west.late, [
      { what: 'task', task: 'Look at the offers of west', since: '2026-09-02T08:00:00.000Z' },
    ]);
  });

  test('a sealed page is shared by the unit that has it, once for all, without its case', async () => {
    const unit = unitIds.get('north') ?? '';
    await made.asOwner(`select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
      insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, url, state, digest, log_index, made_at, sealed_at)
      select 'evd_north', '${unit}', cf.case_id, f.listing_id, f.snapshot_id, 'https://market.example/1', 'sealed', '${'ab'.repeat(32)}', 7, now(), now()
      from case_finding cf join finding f on f.id = cf.finding_id join "case" c on c.id = cf.case_id where c.platform = 'p0' and c.unit_id = '${unit}' limit 1`);
    const share = { package: 'evd_north' };
    const offered = async (who: string) => {
      const { items = [] } = (await ask(who, 'GET', `/${id}/shareable-captures`)).body;
      return items.map((one: { package: string; url: string }) => [one.package, one.url]);
    };
    assert.deepEqual(await offered('north'), [['evd_north', 'https://market.example/1']]);
    assert.deepEqual(await offered('east'), [], 'a unit sees its own');
    assert.equal((await ask('north-ann', 'GET', `/${id}/shareable-captures`)).status, 403);
    assert.equal((await ask('east', 'POST', `/${id}/captures`, share)).code, 'VIGIE_OPERATION_NO_PACKAGE');
    assert.equal((await ask('north-ann', 'POST', `/${id}/captures`, share)).status, 403);
    assert.equal((await ask('north', 'POST', `/${id}/captures`, share)).status, 200);
    assert.equal((await ask('north', 'POST', `/${id}/captures`, share)).code, 'VIGIE_OPERATION_CAPTURED');
    assert.deepEqual(await offered('north'), [], 'what is shared is not offered again');
    const { captures } = await look('east');
    assert.deepEqual(
      [captures.length, captures[0].unit, captures[0].url, captures[0].isOwn],
      [1, 'north', 'https://market.example/1', false],
    );
    assert.ok(!JSON.stringify(captures).includes('cas_'), 'no case is named');
    assert.equal(
      (await ask('stranger', 'GET', `/${id}/captures/${captures[0].id}/package`)).code,
      'VIGIE_OPERATION_PART_UNKNOWN',
    );
    const backOf = (capture: string): string => `/${id}/captures/${capture}/withdrawals`;
    const reason = { reason: 'The order says so.' };
    assert.equal((await ask('east', 'POST', backOf(captures[0].id), reason)).code, 'VIGIE_OPERATION_PART_UNKNOWN');
    assert.equal((await ask('north-ann', 'POST', backOf(captures[0].id), reason)).status, 403);
    assert.deepEqual((await ask('north', 'POST', backOf(captures[0].id), reason)).body.captures, []);
    assert.deepEqual((await look('east')).captures, [], 'nobody gets it any more');
    // A case that is restricted takes its pages back; what is open again is shared by a person.
    const restrict = (visibility: string): Promise<unknown> =>
      made.asOwner(`select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
        update "case" set visibility = '${visibility}', compartment = id where id = (select case_id from evidence_package where id = 'evd_north')`);
    assert.equal((await ask('north', 'POST', `/${id}/captures`, share)).status, 200);
    await restrict('sealed');
    assert.deepEqual((await look('east')).captures, []);
    assert.equal((await ask('north', 'POST', `/${id}/captures`, share)).code, 'VIGIE_OPERATION_NO_PACKAGE');
    await restrict('unit');
    assert.equal((await ask('north', 'POST', `/${id}/captures`, share)).status, 200);
  });

  test('a unit sees its own counts, gives them once, and to one operation', async () => {
    product.at('2026-09-20T12:00:00Z');
    const counts = (await ask('south-ann', 'GET', `/${id}/counts`)).body;
    assert.deepEqual(counts.counts[0], { platform: 'p0', figure: 'offers', count: 6 });
    assert.equal(counts.givenAt, null);
    assert.equal((await ask('stranger', 'POST', `/${id}/counts`)).code, 'VIGIE_OPERATION_NOT_JOINED');
    for (const unit of ['north', 'south', 'east'])
      assert.equal((await ask(unit, 'POST', `/${id}/counts`)).status, 200, unit);
    assert.equal((await ask('south', 'POST', `/${id}/counts`)).code, 'VIGIE_OPERATION_COUNTED');
    const more = { targets: [{ kind: 'platform', name: 'p1' }] };
    assert.equal((await ask('north', 'POST', `/${id}/additions`, more)).code, 'VIGIE_OPERATION_COUNTING');
    const again = (await ask('south', 'POST', '', { ...plan, units: [], tasks: [] })).body.id;
    assert.equal((await ask('south', 'POST', `/${again}/counts`)).code, 'VIGIE_OPERATION_COUNTED_ELSEWHERE');
    const alone = { ...plan, units: [], tasks: [] };
    const both = [(await ask('west', 'POST', '', alone)).body.id, (await ask('west', 'POST', '', alone)).body.id];
    const given = await Promise.all(both.map((each) => ask('west', 'POST', `/${each}/counts`)));
    assert.deepEqual(given.map(({ status }) => status).toSorted(), [200, 409], 'to one of two, also at one time');
    const { rows } = await product.vigie.context.store.inUnit(unitIds.get('north') ?? '', (tx) =>
      sql<{ unit: string }>`select distinct unit_id as unit from operation_count`.execute(tx),
    );
    assert.deepEqual(rows, [{ unit: unitIds.get('north') }], 'the lead reads its own alone');
    assert.equal((await look('north')).figures, null, 'nothing is told before the end');
  });

  test('the lead ends it: what may be told is added up, logged, and the same for all that took part', async () => {
    await ask('east-ann', 'POST', `/${id}/lessons`, { says: 'Agree on the hour earlier.' });
    assert.equal((await ask('south', 'POST', `/${id}/end`, { conclusion: 'Done' })).code, 'VIGIE_OPERATION_NOT_LEAD');
    assert.equal((await ask('north', 'GET', `/${id}/report`)).code, 'VIGIE_OPERATION_NO_RECORD');
    product.at('2026-12-02T12:00:00Z');
    const ended = await ask('north', 'POST', `/${id}/end`, { conclusion: 'Offers were found and removed.' });
    assert.equal(ended.status, 200, JSON.stringify(ended.body));
    await product.settle();
    const shown = await look('south');
    assert.equal(shown.state, 'ended');
    assert.deepEqual(
      shown.figures.map((one: { figure: string; sum: object }) => [one.figure, one.sum]),
      [
        ['offers', { told: 'exact', count: 17 }],
        ['notices', { told: 'under-5' }],
        ['removed', { told: 'under-5' }],
        ['returned', { told: 'under-5' }],
      ],
    );
    assert.deepEqual((await look('north')).figures, shown.figures, 'the lead is told no more');
    assert.equal((await look('stranger')).figures, null);
    assert.equal((await look('stranger')).conclusion, null, 'nor what came of it');
    assert.equal((await ask('west', 'POST', `/${id}/counts`)).code, 'VIGIE_OPERATION_ENDED');
    const record = (await ask('east', 'GET', `/${id}/record`)).body;
    assert.equal(createHash('sha256').update(record.text).digest('hex'), shown.digest);
    assert.deepEqual([typeof record.logIndex, record.salt.length], ['number', 64]);
    assert.ok(!/answeredBy|"by"|cas_|evd_/.test(record.text), 'no person, no case');
    for (const [language, said] of [
      [
        'en',
        [
          'Report of a joint operation',
          '17',
          'under 5',
          'not done',
          'Agree on the hour earlier.',
          'stranger',
          shown.digest,
        ],
      ],
      ['fr', ['Rapport d’une opération conjointe', 'moins de 5', 'a refusé', 'non faite', 'https://market.example/1']],
    ] as const) {
      const reply = await product.call('north-aud', 'GET', `/v1/operations/${id}/report?language=${language}`);
      assert.equal(reply.status, 200);
      const text = spawnSync('pdftotext', ['-layout', '-', '-'], {
        input: reply.body,
        encoding: 'utf8',
      }).stdout.replaceAll(/\s+/g, ' ');
      for (const words of said) assert.ok(text.includes(words), `${language}: ${words} in ${text}`);
    }
    assert.equal((await ask('north', 'POST', `/${id}/end`, { conclusion: 'Again' })).code, 'VIGIE_OPERATION_ENDED');
  });
});
