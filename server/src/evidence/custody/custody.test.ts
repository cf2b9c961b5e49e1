import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import jsQR from 'jsqr';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { openCases } from '../../case/group-store.ts';
import { readAudit, verifyAudit } from '../../people/index.ts';
import { type Exhibit, verifyCustody } from './custody.ts';
import { renderLabel } from './render-label.ts';

const CUSTOMS = { name: 'Dominique Exemple', organisation: 'Douanes, bureau de Roissy' };
const LABORATORY = { name: 'Alix Modèle', organisation: 'Laboratoire central' };
const COURT = { name: 'Greffe', organisation: 'Tribunal judiciaire de Bobigny' };

/** What the QR code on a printed page says, read by another library than the one that drew it; null without poppler. */
async function readPrinted(pdf: Uint8Array): Promise<string | null | undefined> {
  const printed = spawnSync('pdftoppm', ['-r', '200', '-png', '-'], { input: pdf, maxBuffer: 1 << 26 });
  if (printed.error) return undefined;
  const { data, info } = await sharp(printed.stdout).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}

describeStore('custody of exhibits', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let unit = '';
  const now = '2026-11-24T12:00:00Z';
  const object = {
    kind: 'object',
    case: 'cas_1',
    description: 'Coup-de-poing en laiton, achat de contrôle',
    collectedBy: CUSTOMS,
    collectedAt: '2026-11-20T09:00:00Z',
    collectedPlace: 'Centre de tri de Roissy',
    object: { quantity: 2, sealNumber: 'S-4711' },
  };
  const step = {
    from: CUSTOMS,
    to: LABORATORY,
    at: '2026-11-21T08:00:00.000Z',
    reason: 'Examen du métal',
    condition: 'Emballage intact',
    sealIntact: true,
    newSeal: 'S-4712',
  };

  const call = (method: 'GET' | 'POST', url: string, payload?: object, key?: string) =>
    product.call('one', method, url, payload, key);
  const transfer = (id: string, payload: object, key?: string) =>
    call('POST', `/v1/exhibits/${id}/custody-transfers`, payload, key);

  before(async () => {
    made = await make();
    product = await startTestVigie(made, { now, settings: { publicUrl: 'https://vigie.example' } });
    ({ unit } = await product.add('one'));
    await product.vigie.context.store.inUnit(unit, (tx) =>
      openCases(
        tx,
        unit,
        [
          {
            platform: 'market.example',
            trader: 't',
            product: 'p',
            id: 'cas_1',
            title: 'Coup-de-poing',
            severity: 'high',
          },
        ],
        new Date(now),
      ),
    );
  });
  after(async () => {
    await product.stop();
    await made.drop();
  });

  test('an object passes from hand to hand; a gap, a step back in time and an unsaid seal are refused by name', async () => {
    const first = await call('POST', '/v1/exhibits', object, 'k');
    assert.equal(first.status, 200, JSON.stringify(first.body));
    const exhibit: Exhibit = first.body;
    assert.equal((await call('POST', '/v1/exhibits', object, 'k')).body.id, exhibit.id, 'once for a key');
    assert.deepEqual(
      [exhibit.number, exhibit.holder.name, exhibit.seal, exhibit.transfers.length],
      [1, CUSTOMS.name, 'S-4711', 0],
    );
    const refused = async (change: object, code: string, said: RegExp) => {
      const { status, body } = await transfer(exhibit.id, { ...step, ...change });
      assert.deepEqual([status, body.code], [409, `VIGIE_EVIDENCE_${code}`], JSON.stringify(body));
      assert.match(body.title, said);
    };
    await refused(
      { from: LABORATORY, to: COURT },
      'NOT_HOLDER',
      /held by Dominique Exemple .* since 20 November 2026 at [\d:]+, not by Alix/,
    );
    await refused({ to: CUSTOMS }, 'SAME_HOLDER', /already held/);
    await refused(
      { at: '2026-11-19T08:00:00Z' },
      'TRANSFER_TIME',
      /on 19 November 2026 at [\d:]+: .* since 20 November 2026 at/,
    );
    await refused({ at: '2026-11-25T08:00:00Z' }, 'TRANSFER_TIME', /in the future/);
    await refused({ sealIntact: null }, 'SEAL_UNSAID', /seal S-4711/);
    const typed = { ...step, from: { name: 'dominique  EXEMPLE', organisation: CUSTOMS.organisation } };
    for (const key of ['h', 'h']) assert.equal((await transfer(exhibit.id, typed, key)).status, 200);
    const back = {
      ...step,
      from: LABORATORY,
      to: COURT,
      at: '2026-11-22T08:00:00.000Z',
      sealIntact: false,
      newSeal: null,
    };
    const { body: moved } = await transfer(exhibit.id, back);
    assert.deepEqual(
      [moved.transfers.length, moved.holder.name, moved.seal],
      [2, COURT.name, 'S-4712'],
      'the holder and the seal are those of the last transfer',
    );
    assert.deepEqual((await call('GET', `/v1/exhibits/${exhibit.id}`)).body, moved);
    assert.deepEqual((await call('GET', '/v1/exhibits?case=cas_1')).body.items, [moved]);
    const { acts, fault } = await product.vigie.context.store.inUnit(unit, async (tx) => ({
      acts: (await readAudit(tx, 'cas_1')).map(({ act, account, reason }) => [act, account !== null, reason]),
      fault: await verifyAudit(tx),
    }));
    assert.deepEqual(acts, [
      ['exhibit.registered', true, object.description],
      ['exhibit.transferred', true, step.reason],
      ['exhibit.transferred', true, step.reason],
    ]);
    assert.equal(fault, null);
  });

  test('each change of what was written shows in the chain', async () => {
    const [exhibit] = (await call('GET', '/v1/exhibits?case=cas_1')).body.items;
    assert.equal(verifyCustody(exhibit), null);
    const change = (edit: (copy: Exhibit) => unknown): string | null => {
      const copy: Exhibit = structuredClone(exhibit);
      edit(copy);
      return verifyCustody(copy);
    };
    assert.match(change((copy) => Object.assign(copy, { description: '' })) ?? '', /record of exhibit 1/);
    assert.match(change((copy) => copy.transfers.shift()) ?? '', /transfer 1 of exhibit 1/);
    assert.match(change((copy) => copy.transfers.reverse()) ?? '', /transfer 1/);
    for (const [index, handed] of exhibit.transfers.entries()) {
      for (const field of Object.keys(handed)) {
        const found = change((copy) => Object.assign(copy.transfers[index] ?? {}, { [field]: 'x' }));
        assert.match(found ?? '', new RegExp(`transfer ${index + 1} of exhibit 1`), field);
      }
    }
  });

  test('the application cannot change or remove what is in the chain', async () => {
    for (const statement of [
      sql`update exhibit set description = 'x'`,
      sql`delete from custody_transfer`,
      sql`update custody_transfer set to_name = 'x'`,
    ]) {
      await assert.rejects(
        product.vigie.context.store.inUnit(unit, (tx) => statement.execute(tx)),
        /permission denied/,
      );
    }
  });

  test('a package must be sealed and of the case; a file is known by its digest and bears no seal', async () => {
    const { object: _, ...about } = object;
    const missing = { ...about, kind: 'package', package: `evd_${'0'.repeat(26)}` };
    assert.equal((await call('POST', '/v1/exhibits', missing)).body.code, 'VIGIE_EVIDENCE_UNKNOWN');
    const file = { name: 'export.csv', digest: 'ab'.repeat(32), bytes: 3_000_000_000 };
    const { body } = await call('POST', '/v1/exhibits', { ...about, kind: 'file', file });
    assert.deepEqual([body.number, body.kind, body.file, body.seal], [2, 'digital', file, null]);
    assert.equal((await transfer(body.id, step)).body.code, 'VIGIE_EVIDENCE_SEAL_UNSAID');
    assert.equal((await transfer(body.id, { ...step, sealIntact: null, newSeal: null })).status, 200);
    for (const wrong of [
      { ...object, quantity: 1 },
      { ...object, kind: 'file' },
      { ...about, kind: 'object' },
    ]) {
      assert.equal((await call('POST', '/v1/exhibits', wrong)).status, 400);
    }
  });

  test('the label is one A6 page, whose printed code another library reads: id, address and digest, nobody’s name', async (t) => {
    const [exhibit] = (await call('GET', '/v1/exhibits?case=cas_1')).body.items;
    const { status, body } = await call('GET', `/v1/exhibits/${exhibit.id}/label?language=fr`);
    assert.equal(status, 200);
    const read = await readPrinted(body);
    if (read === undefined) return t.skip('no pdftoppm: apt-get install poppler-utils');
    assert.equal(read, `https://vigie.example/exhibits/${exhibit.id}#sha256:${exhibit.digest}`);
    const info = spawnSync('pdfinfo', ['-'], { input: body, encoding: 'utf8' }).stdout;
    assert.match(info, /Tagged:\s+yes/);
    assert.match(info, /Pages:\s+1\n/);
    assert.match(info, /Page size:\s+297\.\d+ x 419\.\d+ pts/);
    const hostile = { ...exhibit, description: '#eval("1") ‮ 中文 '.repeat(90), collectedPlace: 'x'.repeat(500) };
    const other = await renderLabel(hostile, { language: 'en', publicUrl: null, unit: '*_$', timeZone: 'UTC' });
    assert.equal(await readPrinted(other), `vigie:exhibits/${exhibit.id}#sha256:${exhibit.digest}`);
    assert.match(spawnSync('pdfinfo', ['-'], { input: other, encoding: 'utf8' }).stdout, /Pages:\s+1\n/);
  });
});
