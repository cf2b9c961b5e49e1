import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSigner, verifierKey } from '@vigie/proof';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { inWork, note } from '../../people/index.ts';
import { verifyAuditExport } from './audit-export.ts';
import { logAudit } from './log-audit.ts';

describeStore('the audit log, searched and exported', (make) => {
  let made: TestStore;
  let started: TestVigie;
  let analyst = '';
  let unit = '';
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    ({ account: analyst, unit } = await started.add('ana', { unit: 'one' }));
    await started.add('aud', { unit: 'one', role: 'administrator' });
    await started.add('else', { unit: 'two', role: 'administrator' });
    const acts = [
      { act: 'test.decided', subject: 'cas_1' },
      { act: 'test.sent', subject: 'ntc_1', content: { case: 'cas_1' } },
      { act: 'exhibit.handed-over', subject: 'cas_2' },
      { act: 'test.decided', subject: 'cas_3' },
    ] as const;
    for (const each of acts) {
      started.pass(86_400);
      await inWork(started.vigie.context, unit, (work) =>
        note({ ...work, by: each.subject === 'cas_3' ? null : { id: analyst } }, each),
      );
    }
    // The test says when a minute is over.
    await started.vigie.context.jobs.stop();
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  const search = async (query: string, who = 'aud') => {
    const { status, body } = await started.call(who, 'GET', `/v1/audit?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    const subjects: string[] = body.items.map(({ subject }: { subject: string }) => subject);
    return subjects.filter((subject) => !subject.startsWith('acc_'));
  };
  const page = async (query = '', who = 'aud'): Promise<string> => {
    const { status, body } = await started.call(who, 'GET', `/v1/audit/export?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.toString('utf8');
  };
  const key = () => started.vigie.vault.verifierKey;

  test('is for administrators, of their own unit', async () => {
    assert.equal((await started.call('ana', 'GET', '/v1/audit')).status, 403);
    assert.equal((await started.call('ana', 'GET', '/v1/audit/export')).status, 403);
    assert.deepEqual(await search('', 'else'), []);
    assert.doesNotMatch(await page('', 'else'), /cas_1/);
  });

  test('is found by who, act, subject, case and time, the newest first, a page at a time', async () => {
    assert.deepEqual(await search('subject=cas_1'), ['cas_1']);
    assert.deepEqual(await search('case=cas_1'), ['ntc_1', 'cas_1']);
    assert.deepEqual(await search('act=test.decided'), ['cas_3', 'cas_1']);
    assert.deepEqual(await search('act=test'), ['cas_3', 'ntc_1', 'cas_1']);
    assert.deepEqual(await search('act=exhibit.transferred'), ['cas_2'], 'by its name today');
    assert.deepEqual(await search('act=exhibit'), ['cas_2']);
    assert.deepEqual(await search(`who=${analyst}&act=test`), ['ntc_1', 'cas_1']);
    assert.deepEqual(await search('who=ANA@test.example&act=test.decided'), ['cas_1']);
    assert.deepEqual(await search('who=software&act=test'), ['cas_3']);
    assert.deepEqual(await search('from=2026-11-26&to=2026-11-27'), ['cas_2', 'ntc_1']);
    const first = await started.call('aud', 'GET', '/v1/audit?act=test&limit=2');
    assert.deepEqual(
      [first.body.items.length, (await search(`act=test&limit=2&cursor=${first.body.next}`)).length],
      [2, 1],
    );
    const [{ by, at }] = (await started.call('aud', 'GET', '/v1/audit?subject=ntc_1')).body.items;
    assert.deepEqual([by, at], [{ id: analyst, name: 'ana' }, '2026-11-26T09:00:00.000Z']);
    assert.equal((await started.call('aud', 'GET', '/v1/audit?cursor=x')).status, 400);
  });

  test('an export holds under the log’s key, follows from page to page, and is in the log', async () => {
    await logAudit(started.vigie.context, started.vigie.vault);
    const pages = [await page('limit=3')];
    const next = JSON.parse(pages[0]?.split('\n')[0] ?? '').next;
    assert.equal(next, 3);
    pages.push(await page(`after=${next}`));
    const reports = verifyAuditExport(pages, [key()]);
    assert.deepEqual(
      reports.map(({ ok, fault, isWhole, signedBy, unit: of }) => [ok, fault, isWhole, signedBy, of?.name]),
      Array.from({ length: 2 }, () => [true, null, true, started.vigie.vault.origin, 'one']),
    );
    assert.deepEqual([reports[0]?.first, reports[0]?.last, reports[0]?.logged, reports[1]?.first], [1, 3, null, 4]);
    assert.ok((reports[1]?.logged ?? 0) > 8, 'the leaf covers what was there');
    assert.equal(verifyAuditExport(pages, [])[0]?.signedBy, null, 'the file’s own key vouches for nobody');
    assert.match(verifyAuditExport([pages[1] ?? '', pages[0] ?? ''], [key()])[1]?.fault ?? '', /does not follow/);
    const filtered = verifyAuditExport([await page('act=test')], [key()])[0];
    assert.deepEqual([filtered?.ok, filtered?.entries, filtered?.isWhole, filtered?.logged], [true, 3, false, null]);
    const [exported] = (await started.call('aud', 'GET', '/v1/audit?act=audit.exported')).body.items;
    assert.deepEqual(
      [exported.by.name, exported.content],
      ['aud', { act: 'test', after: 0, limit: 10_000, entries: 3 }],
    );
  });

  test('of a case that few may see, others get the place in the chain alone, which holds all the same', async () => {
    await made.asOwner(
      `select set_config('vigie.unit', '${unit}', false), set_config('vigie.reader', '*', false);
       insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, opened_at, updated_at, visibility, compartment)
       values ('cas_1', '${unit}', 'p', 't', 'p', 't', 'high', 'open', 'opened', now(), now(), 'sealed', 'cas_1')`,
    );
    assert.deepEqual(await search('act=test'), ['cas_3']);
    const whole = await page();
    assert.doesNotMatch(whole, /cas_1|ntc_1/);
    const lines = whole.trimEnd().split('\n');
    assert.equal(JSON.parse(lines[0] ?? '').withheld, 2);
    const places = lines.filter((line) => line.includes('"withheld":true'));
    assert.deepEqual(
      places.map((line) => Object.keys(JSON.parse(line)).sort()),
      Array(2).fill(['digest', 'number', 'previousDigest', 'withheld']),
    );
    const { ok, fault, isWhole, withheld } = verifyAuditExport([whole], [key()])[0] ?? {};
    assert.deepEqual([ok, fault, isWhole, withheld], [true, null, true, 2]);
    const pages = [await page('limit=4')];
    pages.push(await page(`after=${JSON.parse(pages[0]?.split('\n')[0] ?? '').next}`));
    assert.deepEqual(
      verifyAuditExport(pages, [key()]).map((each) => [each.ok, each.fault]),
      Array(2).fill([true, null]),
    );
    const filtered = verifyAuditExport([await page('act=test')], [key()])[0];
    assert.deepEqual([filtered?.ok, filtered?.entries, filtered?.withheld], [true, 1, 0]);
  });

  test('a changed, left out or added line, or another key, does not hold', async () => {
    const whole = await page();
    const lines = whole.trimEnd().split('\n');
    const other = verifierKey(createSigner('other.example/log', new Uint8Array(32).fill(5)));
    assert.match(verifyAuditExport([whole], [other])[0]?.fault ?? '', /No key that you trust/);
    const broken = [
      lines.toSpliced(4, 1),
      lines.toSpliced(4, 0, lines[4] ?? ''),
      lines.map((line, at) => (at === 5 ? line.replace('"number":5', '"number":6') : line)),
      lines.map((line, at) => (at === 2 ? line.replace('"name":', '"name" :') : line)),
      lines.slice(0, -1),
      ['{}'],
      [''],
    ];
    for (const [at, each] of broken.entries()) {
      const [report] = verifyAuditExport([`${each.join('\n')}\n`], [key()]);
      assert.ok(report?.ok === false && report.fault, String(at));
    }
  });

  test('says, last of all, whether the chain holds here: a changed entry is named', async () => {
    const verify = async (who: string) => started.call(who, 'GET', '/v1/audit/verification');
    assert.equal((await verify('ana')).status, 403);
    const whole = (await verify('aud')).body;
    assert.equal(whole.broken, null);
    assert.ok(whole.entries > whole.covered && whole.covered > 0, JSON.stringify(whole));
    await made.asOwner(`alter table audit disable trigger user;
      update audit set reason = 'another' where unit_id = '${unit}' and number = 3; alter table audit enable trigger user;`);
    const { broken, entries } = (await verify('aud')).body;
    assert.deepEqual([broken, entries], [3, 2]);
    assert.equal((await verify('else')).body.broken, null, 'the chain of each unit is its own');
  });
});
