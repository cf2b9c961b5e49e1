import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startMarketplace } from '@vigie/demo';
import { sql } from 'kysely';
import { z } from 'zod';
import { addressOf, importPages } from '../../testing/import-pages.ts';
import { sampleOf } from '../../testing/notice-inputs.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { type Reply, startTestVigie, type TestVigie } from '../../testing/vigie.ts';
import { hasRow } from '../base/database/rows.ts';
import { type Role, verifyAudit } from '../people/index.ts';
import { sentNoticeSchema } from './schema.ts';

const problemSchema = z.object({ code: z.string(), detail: z.string().default('') });
const pageSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const timelineSchema = z.object({
  timeline: z.array(z.object({ act: z.string(), by: z.string().nullable(), reason: z.string().nullable() })),
});

describeStore('documents and four eyes', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let caseId = '';
  let unit = '';

  const call = (who: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<Reply> =>
    product.call(who, method, url, payload);
  /** The document that an answer holds. */
  const documentOfAnswer = async (answer: ReturnType<typeof call>) => {
    const { status, body } = await answer;
    assert.equal(status, 200, JSON.stringify(body));
    return sentNoticeSchema.parse(body);
  };
  const refusal = async (answer: ReturnType<typeof call>) => {
    const { status, body } = await answer;
    const { code, detail } = problemSchema.parse(body);
    return { status, code, lines: detail.split('\n') };
  };
  const settle = () => product.settle();
  const isFinal = () =>
    product.vigie.context.store.inUnit(unit, (tx) => hasRow(tx, sql`select from event where kind = 'case.decided'`));
  const left = () => {
    const outbox = join(product.vigie.context.config.dataDir, 'outbox');
    return existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')) : [];
  };
  const order = (elements: object = sampleOf('dsa-9', 'fr').elements ?? {}) => ({
    case: caseId,
    kind: 'dsa-9',
    language: 'fr',
    recipient: 'orders@market.example',
    elements,
  });
  const reason = 'Read and compared with the evidence.';

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host], undoSeconds: 3600 } });
    for (const [name, role, of] of [
      ['author', 'analyst', 'u'],
      ['colleague', 'analyst', 'u'],
      ['approver', 'approver', 'u'],
      ['admin', 'administrator', 'u'],
      ['stranger', 'administrator', 'v'],
    ] satisfies [string, Role, string][]) {
      const added = await product.add(name, { unit: of, role });
      if (of === 'u') unit = added.unit;
    }
    await importPages(product, addressOf(marketplace, 'Adult doll, 80 cm'), { unit });
    const { items } = pageSchema.parse((await call('author', 'GET', '/v1/cases?limit=1')).body);
    caseId = items[0]?.id ?? '';
    await call('author', 'POST', `/v1/cases/${caseId}/decisions`, { kind: 'confirm', reason });
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('a unit that is no authority issues no order, and what is missing is named by its point', async () => {
    const { status, code, lines } = await refusal(call('author', 'POST', '/v1/notices', order({ measure: 'remove' })));
    assert.deepEqual([status, code], [400, 'VIGIE_NOTICE_INCOMPLETE']);
    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      ['9(2)(a)(i) legalBasis', '9(2)(b) territory', '9(2)(a)(v) redress', '9(2)(a)(iii) authority'],
    );
    assert.equal((await call('author', 'GET', `/v1/notices?case=${caseId}`)).status, 200);
  });

  test('an admin alone enters what the unit is, with a reason', async () => {
    const status = {
      authority: { name: 'Autorité', address: null, email: 'orders@authority.example' },
      trustedFlagger: { since: '2026-01-01', by: 'Arcom' },
    };
    for (const who of ['author', 'approver']) {
      assert.equal((await refusal(call(who, 'PUT', '/v1/unit', { status, reason }))).code, 'VIGIE_PEOPLE_ROLE_ADMIN');
    }
    assert.deepEqual((await call('author', 'GET', '/v1/unit')).body, { authority: null, trustedFlagger: null });
    assert.deepEqual((await call('admin', 'PUT', '/v1/unit', { status, reason })).body, status);
    assert.deepEqual((await call('author', 'GET', '/v1/unit')).body, status);
    assert.deepEqual((await call('stranger', 'GET', '/v1/unit')).body, { authority: null, trustedFlagger: null });
    const wrong = { ...status, trustedFlagger: { since: 'last year', by: 'Arcom' } };
    assert.equal((await call('admin', 'PUT', '/v1/unit', { status: wrong, reason })).status, 400);
  });

  test('a preview keeps nothing and sends nothing', async () => {
    const { status, body } = await call('author', 'POST', '/v1/notices/preview', order());
    assert.equal(status, 200, JSON.stringify(body));
    assert.match(z.object({ text: z.string() }).parse(body).text, /INJONCTION D’AGIR/);
    const pdf = await call('author', 'POST', '/v1/notices/preview/pdf', order());
    assert.match(String(pdf.body), /^%PDF-/);
    assert.deepEqual((await call('author', 'GET', `/v1/notices?case=${caseId}`)).body, { items: [] });
    assert.equal(await isFinal(), false, 'the decision that it rests on may still be undone');
  });

  test('an order waits for another account, and leaves once it has approved', async () => {
    const proposed = await documentOfAnswer(call('author', 'POST', '/v1/notices', order()));
    assert.deepEqual([proposed.state, proposed.approval], ['proposed', null]);
    assert.equal(await isFinal(), true, 'the decision that it rests on is final with it');
    const url = `/v1/notices/${proposed.id}/approvals`;
    const approve = { decision: 'approve', reason };
    await settle();
    assert.deepEqual(left(), [], 'nothing leaves before');
    assert.equal((await refusal(call('author', 'POST', url, approve))).code, 'VIGIE_NOTICE_OWN_APPROVAL');
    assert.equal((await refusal(call('colleague', 'POST', url, approve))).code, 'VIGIE_PEOPLE_ROLE_APPROVER');
    assert.equal((await refusal(call('stranger', 'POST', url, approve))).status, 404);
    assert.equal((await call('approver', 'POST', url, { decision: 'approve', reason: ' ' })).status, 400);
    const approved = await documentOfAnswer(call('approver', 'POST', url, approve));
    assert.deepEqual(
      [approved.state, approved.approval?.decision, approved.approval?.reason],
      ['queued', 'approve', reason],
    );
    assert.equal((await refusal(call('admin', 'POST', url, approve))).code, 'VIGIE_NOTICE_NOT_PROPOSED');
    await settle();
    const ready = await documentOfAnswer(call('author', 'GET', `/v1/notices/${proposed.id}`));
    assert.deepEqual([ready.state, ready.deadline], ['by-hand', null], 'ready, and no deadline runs');
    await product.sendByHand('author', caseId);
    const sent = await documentOfAnswer(call('author', 'GET', `/v1/notices/${proposed.id}`));
    assert.deepEqual(
      [sent.state, sent.deadline?.article.en, left()],
      ['sent', 'Regulation (EU) 2022/2065, art. 9(1)', [`${proposed.id}.eml`]],
    );
    assert.equal(sent.content.notifier?.trustedFlagger, false, 'priority is for notices');
    const { timeline } = timelineSchema.parse((await call('author', 'GET', `/v1/cases/${caseId}`)).body);
    const acts = timeline.filter(({ act }) => act.startsWith('notice.')).map(({ act, by }) => [act, by]);
    assert.deepEqual(acts, [
      ['notice.proposed', 'author'],
      ['notice.approved', 'approver'],
      ['notice.by-hand', null],
      ['notice.sent-by-hand', 'author'],
      ['notice.sent', 'author'],
    ]);
  });

  test('an author with the role of approver does not approve their own; a rejected document stays', async () => {
    const proposed = await documentOfAnswer(call('admin', 'POST', '/v1/notices', order()));
    const url = `/v1/notices/${proposed.id}/approvals`;
    const own = await refusal(call('admin', 'POST', url, { decision: 'approve', reason }));
    assert.equal(own.code, 'VIGIE_NOTICE_OWN_APPROVAL');
    const rejected = await documentOfAnswer(call('approver', 'POST', url, { decision: 'reject', reason: 'Too wide.' }));
    assert.deepEqual([rejected.state, rejected.approval?.reason], ['rejected', 'Too wide.']);
    await settle();
    assert.equal(left().length, 1);
  });

  test('a notice of a trusted flagger says so, and its reminder recalls it', async () => {
    const input = { case: caseId, language: 'de', recipient: 'notices@market.example' };
    const notice = await documentOfAnswer(call('author', 'POST', '/v1/notices', { ...input, bonaFide: true }));
    assert.equal(notice.state, 'queued');
    assert.deepEqual(notice.content.notifier?.awarded, { by: 'Arcom', since: '2026-01-01' });
    assert.equal(notice.content.governing, 'en');
    const reminder = { ...input, kind: 'reminder', language: 'fr' };
    const early = await refusal(call('author', 'POST', '/v1/notices', { ...reminder, reminds: notice.id }));
    assert.equal(early.code, 'VIGIE_NOTICE_UNKNOWN', 'it has not left yet, or is not of this case');
    await product.sendByHand('author', caseId);
    assert.match(
      (await refusal(call('author', 'POST', '/v1/notices', reminder))).lines[0] ?? '',
      /^reminds: no document/,
    );
    const recalled = await documentOfAnswer(call('author', 'POST', '/v1/notices', { ...reminder, reminds: notice.id }));
    assert.deepEqual([recalled.content.reminds?.id, recalled.content.listings], [notice.id, notice.content.listings]);
    await product.sendByHand('author', caseId);
    const sent = await documentOfAnswer(call('author', 'GET', `/v1/notices/${recalled.id}`));
    assert.deepEqual([sent.deadline?.article.fr, sent.deadline?.origin], ['Aucun article', 'policy']);
  });

  /** An order of the unit's own, and a check of today that found the offer online, sealed and confirmed. */
  async function confirmCandidate(): Promise<void> {
    const { platform } = (await call('author', 'GET', `/v1/cases/${caseId}`)).body;
    const packs = product.vigie.context.packs.packs.map(({ id }) => id).slice(0, 20);
    const today = product.clock().toISOString();
    const day = today.slice(0, 10);
    const said = { title: 'Ne plus proposer ces offres', basis: 'LCEN, art. 6-3', source: 'Jugement n° 12' };
    const entered = {
      platform,
      kind: 'judgment',
      ...said,
      madeOn: '2026-01-01',
      from: '2026-01-01',
      until: null,
      packs,
      reason,
    };
    const proposed = await call('author', 'POST', '/v1/obligations', entered);
    await call('approver', 'POST', `/v1/proposals/${proposed.body.id}/decisions`, { decision: 'approve', reason });
    await made.asOwner(`
      insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict, reasons, views)
        select 'chk_day', n.unit_id, n.case_id, n.id, l.listing_id, l.url, 999, '${today}', '${today}', 'online', '[]', '[]'
        from notice n join notice_listing l on l.notice_id = n.id where n.case_id = '${caseId}' and n.state = 'sent' limit 1;
      insert into evidence_package (id, unit_id, case_id, listing_id, check_id, state, digest, log_index, made_at, sealed_at)
        select 'evd_day', unit_id, case_id, listing_id, id, 'sealed', '${'ab'.repeat(32)}', 7, '${today}', '${today}' from "check" where id = 'chk_day'`);
    const { items } = (await call('author', 'GET', `/v1/obligations?platform=${platform}`)).body;
    const obligation = items.find(({ own }: { own: object | null }) => own !== null).key;
    const { items: candidates } = (
      await call('author', 'GET', `/v1/obligation-candidates?platform=${platform}&obligation=${obligation}`)
    ).body;
    const named = candidates.map(({ listing }: { listing: string }) => ({ listing, day }));
    const decided = { platform, obligation, kind: 'confirm', reason, candidates: named };
    assert.equal((await call('author', 'POST', '/v1/obligation-candidates/decisions', decided)).body.decided, 1);
  }

  test('the file for the court recounts what was asked and how often it came back', async () => {
    const { elements } = sampleOf('lcen-6-3', 'fr');
    const input = { case: caseId, kind: 'lcen-6-3', language: 'fr', elements } as const;
    const { lines } = await refusal(call('author', 'POST', '/v1/notices', input));
    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      ['recipient.name'],
    );
    const named = { ...input, recipientName: 'Tribunal judiciaire de Paris' };
    const { content: bare } = (await call('author', 'POST', '/v1/notices/preview', named)).body;
    assert.equal(bare.candidates, undefined, 'nothing was confirmed: there is no annex');
    await confirmCandidate();
    const file = await documentOfAnswer(call('author', 'POST', '/v1/notices', named));
    assert.equal(file.state, 'proposed');
    assert.deepEqual(
      file.content.acts?.map(({ kind }) => kind).sort(),
      ['dsa-16', 'dsa-9', 'reminder'],
      'what was rejected was not asked',
    );
    assert.deepEqual([file.content.recurrence?.listings, file.content.recurrence?.returned], [1, 0]);
    assert.deepEqual(
      file.content.candidates?.map(({ obligation, candidates }) => [
        obligation.title,
        candidates.map(({ exhibits, confirmedBy }) => [exhibits.map(({ packageId }) => packageId), confirmedBy]),
      ]),
      [['Ne plus proposer ces offres', [[['evd_day'], 'author']]]],
    );
    assert.match(file.content.candidates?.[0]?.notice ?? '', /revient au juge/);
    const order = await call('author', 'POST', '/v1/notices/preview', { case: caseId, language: 'fr', bonaFide: true });
    assert.equal(order.body.content?.candidates, undefined, 'of no other kind');
    await documentOfAnswer(
      call('approver', 'POST', `/v1/notices/${file.id}/approvals`, { decision: 'approve', reason }),
    );
    await settle();
    const filed = await documentOfAnswer(call('author', 'GET', `/v1/notices/${file.id}`));
    assert.equal(filed.state, 'by-hand', 'a person files it');
    assert.equal(await product.vigie.context.store.inUnit(unit, verifyAudit), null);
  });

  test('the kinds are told, with their terms and what is known for the case', async () => {
    const schema = z.object({
      items: z.array(z.object({ kind: z.string(), term: z.object({ origin: z.string() }).nullable() })),
      isAuthority: z.boolean(),
      case: z.object({ recipients: z.record(z.string(), z.object({ name: z.string().nullable() })) }),
    });
    const {
      items,
      isAuthority,
      case: known,
    } = schema.parse((await call('author', 'GET', `/v1/document-kinds?case=${caseId}`)).body);
    assert.deepEqual(items.map(({ kind, term }) => [kind, term?.origin ?? null]).sort(), [
      ['coordinator', null],
      ['correction', null],
      ['cpp-40', null],
      ['dsa-10', 'policy'],
      ['dsa-16', 'policy'],
      ['dsa-9', 'policy'],
      ['gpsr-22-notice', 'law'],
      ['gpsr-22-order', 'law'],
      ['lcen-6-3', null],
      ['reminder', 'policy'],
      ['withdrawal', null],
    ]);
    assert.equal(isAuthority, true);
    assert.match(known.recipients.coordinator?.name ?? '', /Arcom/);
    assert.equal((await call('stranger', 'GET', `/v1/document-kinds?case=${caseId}`)).status, 404);
  });
});
