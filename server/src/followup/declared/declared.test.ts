import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sampleRows, writeDailyFile } from '@vigie/demo';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { loadPlatforms } from '../../base/registers/platforms.ts';
import { columnsOf } from './daily-file.ts';
import { importDay, listDailyFiles, withDownload } from './import-declared.ts';

const day = '2026-11-20';
const rows: Readonly<Record<string, string>>[] = [...sampleRows(day, 60)].map((row) => ({
  ...row,
  platform_name: 'Temu',
}));
const [byNumber, byLink, byEan, late, elsewhere] = rows;
assert.ok(byNumber && byLink && byEan && late && elsewhere);
const EAN = '4006381333931';

describeStore('what platforms declare', (make) => {
  let made: TestStore;
  let vigie: TestVigie;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-declared-test-'));

  const writeDay = (given: readonly Readonly<Record<string, string>>[], slug = 'global') =>
    writeDailyFile(folder, { slug, day, variant: 'light', columns: columnsOf('light'), rows: given });
  const read = async (path: string) =>
    importDay(path, {
      store: vigie.vigie.context.store,
      clock: vigie.clock,
      platforms: loadPlatforms(),
      units: ['unt_t'],
    });
  const declared = async (who = 'Ann', platform = 'temu.com', from = '2026-11-01', to = '2026-11-24') =>
    (await vigie.call(who, 'GET', `/v1/declared-statements?platform=${platform}&from=${from}&to=${to}`)).body;

  before(async () => {
    made = await make();
    await made.open();
    const at = `'2026-11-20T08:00:00Z'`;
    const notice = (n: number, platform: string, answers: string, gtin: string | null) => `
      insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_${n}', 'unt_t', '${platform}', 'k${n}', 'Offer', ${at}, ${at});
      insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_${n}', 'unt_t', 'lst_${n}', 'd', '${JSON.stringify({ gtin })}', ${at});
      insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
        values ('cas_${n}', 'unt_t', '${platform}', 't', 'T', 'p${n}', 'Offer', 'high', 'confirmed', 'opened', ${at}, ${at});
      insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
        values ('ntc_${n}', 'unt_t', 'cas_${n}', 'dsa-16', 'en', 'sent', '{}', 'acc_t', ${at}, ${at});
      insert into notice_listing values ('unt_t', 'ntc_${n}', 'lst_${n}', 'https://${platform}/${n}');
      ${answers};`;
    const answer = (n: number, reference: string | null, decision: object | null) =>
      `insert into notice_answer (unit_id, notice_id, id, kind, via, at, received_at, reference, decision, digest)
        values ('unt_t', 'ntc_${n}', 'ans_${n}', 'decision', 'person', ${at}, ${at}, ${reference === null ? 'null' : `'${reference}'`}, '${JSON.stringify(decision)}', 'd')`;
    const link = `See https://transparency.dsa.ec.europa.eu/statement/${byLink.uuid ?? ''} for the reasons.`;
    await made.asOwner(`insert into unit (id, name, made_at) values ('unt_t', 'T', now());
      insert into account (id, unit_id, email, name, role, language, password, made_at) values ('acc_t', 'unt_t', 'x@x.example', 'X', 'analyst', 'en', 'p', now());
      ${notice(1, 'temu.com', answer(1, null, { statements: [{ id: byNumber.platform_uid }] }), null)}
      ${notice(2, 'www.temu.com', answer(2, null, { explanation: link }), null)}
      ${notice(3, 'temu.com', '', EAN)}
      ${notice(4, 'temu.com', answer(4, 'no-such-number', {}), null)}
      ${notice(5, 'shein.com', answer(5, elsewhere.platform_uid ?? '', {}), EAN)}
      update "case" set platform = 'temu.com' where id = 'cas_2'`);
    vigie = await startTestVigie(made);
    await vigie.add('Ann', { unit: 'T', role: 'analyst' });
    await vigie.add('Eve', { unit: 'E', role: 'analyst' });
  });
  after(async () => {
    await vigie.stop();
    await made.drop();
    rmSync(folder, { recursive: true });
  });

  test('a day is counted once, however often it is read; a corrected file takes its place and says so', async () => {
    const path = await writeDay(rows);
    const firstFile = readFileSync(`${path}.sha1`, 'utf8').slice(0, 40);
    assert.equal((await read(path)).kept, 'new');
    const before = await declared();
    assert.deepEqual([before.statements, before.days, before.names, before.files.length], [60, 24, ['Temu'], 1]);
    vigie.pass(60);
    assert.equal((await read(path)).kept, 'same');
    assert.deepEqual(await declared(), before);
    assert.equal((await read(await writeDay(rows.slice(0, 50)))).kept, 'replaced');
    const corrected = await declared();
    assert.equal(corrected.statements, 50);
    assert.equal(corrected.files[0].replacedSha1, firstFile);
    assert.ok(corrected.files[0].replacedAt);
    for (const group of ['byCategory', 'byGround', 'bySource', 'byDetection', 'byDecision'])
      assert.equal(
        corrected[group].reduce((sum: number, { statements }: { statements: number }) => sum + statements, 0),
        50,
        group,
      );
    assert.equal((await declared('Ann', 'shein.com')).statements, 0);
    assert.equal((await declared('Ann', 'temu.com', '2026-11-21')).statements, 0, 'another period');
    // The platform's own file of that day goes before that of all, and neither is added to the other.
    await read(await writeDay(rows.slice(0, 55), 'temu'));
    const own = await declared();
    assert.deepEqual([own.statements, own.files.map(({ slug }: { slug: string }) => slug)], [55, ['temu']]);
  });

  test('more statements than fit into four octets are added up', async () => {
    await made.asOwner(`update declared_count set statements = 2147483647 where slug = 'temu' and day = '${day}'`);
    const { statements, byGround } = await declared();
    assert.ok(statements > 2 ** 32 && Number.isInteger(statements), String(statements));
    assert.equal(
      byGround.reduce((sum: number, one: { statements: number }) => sum + one.statements, 0),
      statements,
    );
  });

  test('our notices are found by the number or the link that the platform gave, by EAN perhaps, else not at all', async () => {
    const given = [
      byNumber,
      byLink,
      { ...byEan, content_id_ean: EAN, application_date: '2026-12-20 00:00:00' },
      { ...late, content_id_ean: EAN, application_date: '2026-12-21 00:00:00' },
      elsewhere,
    ];
    assert.equal((await read(await writeDay(given))).matched, 3);
    const { notices, matched } = await declared();
    assert.deepEqual(notices, { sent: 4, puid: 1, permalink: 1, possible: 1, unmatched: 1 });
    assert.deepEqual(
      matched.map(({ notice, how, uuid }: { notice: string; how: string; uuid: string }) => [notice, how, uuid]),
      [
        ['ntc_1', 'puid', byNumber.uuid],
        ['ntc_2', 'permalink', byLink.uuid],
        ['ntc_3', 'possible', byEan.uuid],
      ],
    );
    // Shein gave the number of a statement that is Temu's.
    assert.equal((await declared('Ann', 'shein.com')).notices.unmatched, 1);
    const other = await declared('Eve');
    assert.deepEqual([other.notices.sent, other.matched], [0, []], 'another unit knows the public counts alone');
    // A case that few may see is in no figure of the unit.
    await made.asOwner(
      `select set_config('vigie.unit', 'unt_t', false); update "case" set visibility = 'named' where id = 'cas_1'`,
    );
    assert.deepEqual((await declared()).notices, { sent: 3, puid: 0, permalink: 1, possible: 1, unmatched: 1 });
  });

  test('limits and notes stand beside the figures, and a period is one', async () => {
    const { definition, limits, notes } = await declared();
    assert.match(definition.fr, /base de données sur la transparence/);
    assert.equal(limits.length, 3);
    assert.deepEqual(
      notes.map(({ key }: { key: string }) => key),
      ['consistency-checks', 'schema-of-july-2025'],
    );
    const csv = (
      await vigie.call('Ann', 'GET', '/v1/compliance-report.csv?platform=temu.com&from=2026-11-01&to=2026-11-24')
    ).body;
    assert.match(String(csv), /temu\.com,2026-11-01,2026-11-24,declared,daysRead,of 24,1,/);
    assert.match(String(csv), /declared,notices,possible,1,/);
    const { items } = (await vigie.call('Ann', 'GET', '/v1/obligations?platform=www.temu.com')).body;
    const kinds = new Set(items.map(({ kind }: { kind: string }) => kind));
    assert.deepEqual([...kinds], ['article', 'penalty', 'order'], 'those of all, and its own');
    const wrong = await vigie.call('Ann', 'GET', '/v1/declared-statements?platform=x&from=2026-11-02&to=2026-11-01');
    assert.equal(wrong.status, 400);
  });

  test('a folder gives each day once, and an address is downloaded with its digest', async () => {
    const own = mkdtempSync(join(folder, 'own-'));
    for (const name of [
      'sor-global-2026-11-20-full.zip',
      'sor-global-2026-11-20-light.zip',
      'sor-a-2026-11-19-full.zip',
      'x.zip',
    ])
      writeFileSync(join(own, name), '');
    const { files, passedOver } = await listDailyFiles(own);
    assert.deepEqual(
      files.map((path) => path.slice(own.length + 1)),
      ['sor-a-2026-11-19-full.zip', 'sor-global-2026-11-20-light.zip'],
    );
    assert.deepEqual(passedOver, ['sor-global-2026-11-20-full.zip', 'x.zip']);
    await assert.rejects(listDailyFiles(join(own, 'none')), { code: 'VIGIE_FILE_UNREADABLE' });

    const path = await writeDay(rows.slice(0, 10));
    const server = createServer((request, response) => {
      const file =
        request.url === '/d/sor-global-2026-11-20-light.zip'
          ? path
          : request.url?.endsWith('.sha1')
            ? `${path}.sha1`
            : null;
      if (file === null) response.writeHead(404).end();
      else response.end(readFileSync(file));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { visitorOf } = await import('../../main.ts');
    const { config } = vigie.vigie.context;
    const visitor = visitorOf({ ...config, allow: [`127.0.0.1:${port}`] }, vigie.clock);
    const url = `http://127.0.0.1:${port}/d/sor-global-2026-11-20-light.zip`;
    assert.equal((await withDownload(visitor, url, read)).statements, 10);
    const away = url.replace('-20-', '-21-');
    await assert.rejects(withDownload(visitor, away, read), { code: 'VIGIE_FOLLOWUP_DAY_UNREACHABLE' });
    server.close();
  });
});
