import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { readAudit } from '../../src/people/audit-store.ts';
import { collectCase } from '../../src/referral/collect-case.ts';
import { composeParts } from '../../src/referral/dossier.ts';
import { renderSummary } from '../../src/referral/render-dossier.ts';
import { sampleOf } from '../notice-inputs.ts';
import type { TestVigie } from '../vigie.ts';

/**
 * Tests of hearings, laboratory results and the sheets for other authorities, on the store and the case of the tests of
 * referrals: a confirmed case of the analyst `one`, for which a recipient was chosen.
 */
export function marketSurveillance(at: () => { product: TestVigie; caseId: string; unit: string }): void {
  const call = (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) =>
    at().product.call(who, method, url, body);
  const collected = { name: 'D. Exemple', organisation: 'Douanes' };
  /** A file sealed as an exhibit of the case. @returns its id */
  const sealFile = async (name: string, content: string): Promise<string> => {
    const document = { name, content: Buffer.from(content).toString('base64') };
    const about = { description: name, collectedBy: collected, collectedAt: '2026-11-20T09:00:00Z' };
    const body = { kind: 'document', case: at().caseId, ...about, collectedPlace: 'Roissy', document };
    const sealed = await call('one', 'POST', '/v1/exhibits', body);
    assert.equal(sealed.status, 200, JSON.stringify(sealed.body));
    return sealed.body.id;
  };
  const byDigest = async (): Promise<string> => {
    const file = { name: 'letter.pdf', digest: 'ab'.repeat(32), bytes: 3 };
    const about = { description: 'Letter', collectedBy: collected, collectedAt: '2026-11-20T09:00:00Z' };
    const body = { kind: 'file', case: at().caseId, ...about, collectedPlace: 'Roissy', file };
    return (await call('one', 'POST', '/v1/exhibits', body)).body.id;
  };

  test('a measure follows the hearing: before it, it is told so and takes a reason', async () => {
    const { product, caseId, unit } = at();
    const authority = { name: 'Autorité', address: null, email: 'a@authority.example' };
    const status = { authority, trustedFlagger: null };
    assert.equal((await call('admin', 'PUT', '/v1/unit', { status, reason: 'Entered.' })).status, 200);
    const { elements } = sampleOf('gpsr-22-order', 'fr');
    const order = { case: caseId, kind: 'gpsr-22-order', language: 'fr', recipient: 'o@market.example', elements };
    assert.equal((await call('one', 'POST', '/v1/notices/preview', order)).status, 200);
    const refused = await call('one', 'POST', '/v1/notices', order);
    assert.deepEqual([refused.status, refused.body.code], [409, 'VIGIE_NOTICE_UNHEARD']);
    assert.match(refused.body.title, /Nobody was heard.*unverified/);
    const may = { ...order, kind: 'dsa-9', elements: sampleOf('dsa-9', 'fr').elements, isMeasure: true };
    const mayBe = await call('one', 'POST', '/v1/notices', may);
    assert.equal(mayBe.body.code, 'VIGIE_NOTICE_UNHEARD', 'a kind that may be a measure, and is said to be one');

    const addressee = { name: 'Maker SA', role: 'manufacturer' };
    const about = { kind: 'opportunity', case: caseId, addressee, measure: 'Retrait des offres.', means: 'letter' };
    const give = (on: string, due: string) => {
      // Ids of one instant are in no order.
      product.pass(1);
      return call('one', 'POST', '/v1/hearings', { ...about, on, due });
    };
    for (const [on, due] of [
      ['2026-11-25', '2026-12-20'],
      ['2026-11-20', '2026-11-20'],
    ] as const)
      assert.equal((await give(on, due)).body.code, 'VIGIE_NOTICE_HEARING_DAY');
    const given = (await give('2026-11-20', '2026-11-27')).body;
    assert.deepEqual([given.state, given.fullTerm, given.isShort], ['running', '2026-12-04', true]);
    const again = await call('one', 'POST', '/v1/notices', order);
    assert.match(again.body.title, /until 27 November 2026/);
    const taken = await call('one', 'POST', '/v1/notices', { ...order, unheard: 'Danger grave.' });
    assert.equal(taken.status, 200, JSON.stringify(taken.body));

    const observe = (body: object, who = 'one') =>
      call(who, 'POST', `/v1/hearings/${given.id}/observations`, { on: '2026-11-23', ...body });
    assert.equal((await observe({})).status, 400);
    assert.equal((await observe({ said: 'Before.', on: '2026-11-19' })).body.code, 'VIGIE_NOTICE_HEARING_DAY');
    for (const exhibit of ['exh_x', await byDigest()])
      assert.equal((await observe({ exhibit })).body.code, 'VIGIE_NOTICE_NOT_SEALED_HERE');
    assert.equal((await observe({ said: 'Nothing.' }, 'two')).status, 404);
    const exhibit = await sealFile('observations.pdf', '%PDF-1.7 observations');
    const heard = await observe({ said: 'Le produit est conforme.', exhibit });
    assert.deepEqual([heard.body.observations.length, heard.body.observations[0].exhibit], [1, exhibit]);
    await product.settle();
    const packages = (await call('one', 'GET', `/v1/evidence?case=${caseId}`)).body.items;
    const sealed = packages.find(
      ({ adopted }: { adopted: { name: string } | null }) => adopted?.name === 'observations.pdf',
    );
    assert.deepEqual([sealed.state, sealed.adopted.format], ['sealed', 'pdf']);
    assert.equal(
      (await call('one', 'GET', `/v1/evidence/${sealed.id}/original`)).body.toString(),
      '%PDF-1.7 observations',
    );

    const listed = async () => (await call('one', 'GET', `/v1/hearings?case=${caseId}`)).body;
    const withdraw = () => call('one', 'POST', `/v1/hearings/${given.id}/withdrawals`, { reason: 'Autre affaire.' });
    assert.equal((await give('2026-11-02', '2026-11-17')).body.state, 'silent');
    assert.equal((await listed()).standing, 'running');
    assert.equal((await withdraw()).body.withdrawn.reason, 'Autre affaire.');
    assert.equal((await withdraw()).body.code, 'VIGIE_NOTICE_HEARING_OVER');
    assert.equal((await observe({ said: 'Late.' })).body.code, 'VIGIE_NOTICE_HEARING_OVER');
    assert.equal((await listed()).standing, 'given');
    product.pass(1);
    const urgency = {
      kind: 'urgency',
      case: caseId,
      addressee,
      measure: 'Rappel.',
      on: '2026-11-24',
      reason: 'Danger.',
    };
    assert.equal((await call('one', 'POST', '/v1/hearings', urgency)).body.state, 'urgent');
    const [{ id: choice }] = (await call('one', 'GET', `/v1/recipient-choices?case=${caseId}`)).body.items;
    product.pass(1);
    const referral = { case: caseId, choice, on: '2026-11-20', said: 'Rappel ordonné.', isMeasure: true };
    assert.equal((await call('one', 'POST', '/v1/referrals', referral)).status, 200);
    const { standing, isOwed, measures, law } = await listed();
    assert.deepEqual([standing, isOwed, law.verified], ['urgent', true, false]);
    assert.deepEqual(
      measures.map((one: { act: string; standing: string; reason: string }) => [one.act, one.standing, one.reason]),
      [
        ['notice', 'running', 'Danger grave.'],
        ['referral', 'urgent', null],
      ],
    );
    const acts = await product.vigie.context.store.inUnit(unit, (tx) => readAudit(tx, caseId));
    assert.deepEqual(
      acts.flatMap(({ act, reason }) => (act.startsWith('measure.') ? [[act, reason]] : [])),
      [
        ['measure.taken-unheard', 'Danger grave.'],
        ['measure.taken', null],
      ],
    );
  });

  test('a laboratory’s result is entered with its sealed report, and is in dossier, court file and sheet', async () => {
    const { product, caseId, unit } = at();
    const report = await sealFile('report.pdf', '%PDF-1.7 report');
    const result = {
      case: caseId,
      sample: { what: 'Coup-de-poing, laiton', takenOn: '2026-11-10', takenPlace: 'Roissy', takenBy: collected },
      laboratory: { name: 'Laboratoire exemple', accreditation: '1-0000' },
      method: 'Norme exemple',
      on: '2026-11-20',
      result: 'Résistance insuffisante.',
      conforming: 'no',
      report,
    };
    const enter = (body: object = {}) => call('one', 'POST', '/v1/laboratory-results', { ...result, ...body });
    for (const [change, code] of [
      [{ on: '2026-11-09' }, 'VIGIE_EVIDENCE_LABORATORY_DAY'],
      [{ on: '2026-11-25' }, 'VIGIE_EVIDENCE_LABORATORY_DAY'],
      [{ report: 'exh_x' }, 'VIGIE_EVIDENCE_NO_EXHIBIT'],
      [{ report: await byDigest() }, 'VIGIE_EVIDENCE_REPORT'],
    ] as const)
      assert.equal((await enter(change)).body.code, code);
    const entered = await enter();
    assert.equal(entered.status, 200, JSON.stringify(entered.body));
    const file = {
      case: caseId,
      kind: 'cpp-40',
      language: 'fr',
      elements: { capacity: 'Enquêteur', facts: 'Offre vue.' },
    };
    const court = await call('one', 'POST', '/v1/notices/preview', file);
    assert.equal(court.body.content.laboratory[0].report.name, 'report.pdf');
    assert.match(court.body.text, /Résistance insuffisante[\s\S]*report\.pdf/);

    const where = { platforms: [], timeZone: 'Europe/Paris', at: product.clock() };
    const collectedCase = await product.vigie.context.store.inUnit(unit, (tx) => collectCase(tx, caseId, where));
    const enclosures = { restsOn: new Map(), packages: new Map(), notices: new Map(), keys: null };
    const paths = composeParts(collectedCase, enclosures).map(({ path }) => path);
    for (const path of ['laboratory.json', 'hearings.json', 'measures.json']) assert.ok(paths.includes(path), path);
    const about = { id: 'dos_1', madeAt: product.clock().toISOString(), madeBy: 'A.', reason: 'R.', checkpoint: 'c' };
    const summary = {
      collected: collectedCase,
      about,
      recipients: ['age1x'],
      signer: 'k',
      timeZone: 'Europe/Paris',
      parts: [],
    };
    const shown = spawnSync('pdftotext', ['-', '-'], { input: await renderSummary(summary), encoding: 'utf8' });
    for (const said of ['Droit d’être entendu', 'Danger grave.', 'Résultats de laboratoire', 'Norme exemple'])
      assert.ok(shown.error || shown.stdout.replace(/\s+/g, ' ').includes(said), said);

    const sheetOf = (more: string) => call('one', 'GET', `/v1/authority-sheet?case=${caseId}${more}`);
    const { body: sheet } = await sheetOf('&language=fr');
    const textOf = (key: string) => sheet.fields.find((field: { key: string }) => field.key === key).text;
    assert.match(textOf('tests'), /Laboratoire exemple \(accréditation 1-0000\).*Résistance insuffisante/);
    assert.deepEqual(
      [textOf('not-complied'), textOf('measure-category'), textOf('notifying-country')],
      ['Norme exemple', 'Rappel ordonné.', 'FR'],
    );
    assert.deepEqual([textOf('risk-level'), textOf('case-number')], [null, null]);
    assert.ok(sheet.missing.includes('risk-level') && !sheet.missing.includes('case-number'));
    assert.deepEqual((await call('one', 'GET', `/v1/authority-sheet/file?case=${caseId}&language=fr`)).body, sheet);
    const icsms = (await sheetOf('&form=icsms')).body;
    assert.ok(!icsms.form.verified && icsms.fields.every(({ verified }: { verified: boolean }) => !verified));
    assert.equal((await sheetOf('&form=other')).body.code, 'VIGIE_REFERRAL_FORM');
    const withdraw = () =>
      call('one', 'POST', `/v1/laboratory-results/${entered.body.id}/withdrawals`, { reason: 'Autre échantillon.' });
    assert.equal((await withdraw()).body.withdrawn.reason, 'Autre échantillon.');
    assert.equal((await withdraw()).body.code, 'VIGIE_EVIDENCE_RESULT_WITHDRAWN');
    assert.ok((await sheetOf('')).body.missing.includes('tests'));
  });

  test('what was heard, found and asked of a case is seen by who may see the case, and nobody else', async () => {
    const { caseId } = at();
    const urls = ['hearings?', 'laboratory-results?', 'authority-sheet?', 'authority-sheet/file?'];
    const answers = async (who: string) => {
      const all = urls.map(async (url) => (await call(who, 'GET', `/v1/${url}case=${caseId}`)).status);
      return (await Promise.all(all)).join();
    };
    assert.deepEqual([await answers('colleague'), await answers('two')], ['200,200,200,200', '404,404,404,404']);
    const close = (visibility: string) =>
      call('head', 'PUT', `/v1/cases/${caseId}/visibility`, { visibility, reason: 'Enquête en cours.' });
    assert.equal((await close('named')).status, 200);
    assert.deepEqual([await answers('colleague'), await answers('head')], ['404,404,404,404', '200,200,200,200']);
    assert.equal((await close('unit')).status, 200);
  });
}
