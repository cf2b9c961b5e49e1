import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { verifyPackage } from '@vigie/proof';
import { z } from 'zod';
import { type Follower, startFollower } from '../../../testing/follow-up.ts';
import { describeStore } from '../../../testing/stores.ts';
import { comparisonSchema, complianceAnswerSchema } from '../compliance/compliance-schema.ts';

const noticesSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const caseSchema = z.object({
  id: z.string(),
  state: z.string(),
  stage: z.string(),
  nextStep: z.string().nullable(),
  title: z.string(),
  closed: z.object({ outcome: z.string() }).nullable(),
});
const timelineSchema = z.object({
  timeline: z.array(
    z.object({ act: z.string(), by: z.string().nullable(), content: z.record(z.string(), z.unknown()) }),
  ),
});
const evidenceSchema = z.object({
  items: z.array(z.object({ id: z.string(), check: z.string().nullable(), state: z.string() })),
});

describeStore('what becomes of a notice', (make) => {
  let follower: Follower;
  before(async () => {
    follower = await startFollower(await make());
  });
  after(() => follower.stop());

  test('removed by two looks, each with the sealed page that it judged; online again at its address, it is reopened', async () => {
    const id = await follower.notify('missing-once', '20302');
    await follower.check('2026-11-25T10:00:00Z', 1);
    let found = await follower.follow(id);
    assert.deepEqual([found.checks[0]?.verdict, found.followUps[0]?.state], ['removed', 'waiting']);
    assert.equal(found.checks[1]?.dueAt, '2026-11-25T11:00:00.000Z', 'asked again an hour later');
    await follower.check('2026-11-25T11:00:00Z', 1);
    found = await follower.follow(id);
    assert.deepEqual([found.checks[1]?.verdict, found.followUps[0]?.state], ['removed', 'removed']);
    assert.equal(found.checks[2]?.dueAt, '2026-11-26T11:00:00.000Z', 'watched for its return');

    const evidence = await follower.call(evidenceSchema, 'GET', `/v1/evidence?case=${id}`);
    const proofs = evidence.items.filter((item) => item.check !== null);
    assert.deepEqual(
      proofs.map((item) => [item.check, item.state]),
      found.checks.slice(0, 2).map((done) => [done.id, 'sealed']),
    );
    for (const [at, proof] of proofs.entries()) {
      assert.equal(found.checks[at]?.views[0]?.evidence, proof.id);
      const bytes = await follower.vigie.vault.readPackage(proof.id);
      const report = await verifyPackage(bytes, {});
      assert.ok(report.ok, JSON.stringify(report.steps));
      assert.match(bytes.toString('latin1'), /"status":"404"/);
    }

    const close = (outcome: string) =>
      follower.call(caseSchema, 'PUT', `/v1/cases/${id}/closure`, { outcome, reason: 'Gone at two looks.' });
    assert.deepEqual((await close('removed')).closed, { outcome: 'removed' });
    await assert.rejects(close('other'), /VIGIE_CASE_CLOSED/);
    const more = { kind: 'dsa-16', case: id, language: 'fr', bonaFide: true };
    await assert.rejects(follower.call(z.unknown(), 'POST', '/v1/notices', more), /VIGIE_NOTICE_CASE_CLOSED/);

    await follower.check('2026-11-26T11:00:00Z', 2);
    found = await follower.follow(id);
    assert.deepEqual([found.checks[2]?.verdict, found.followUps[0]?.state], ['online', 'waiting']);
    assert.deepEqual(
      found.reappearances.map(({ goneSince, seenAt }) => [goneSince, seenAt]),
      [['2026-11-25T10:00:00.000Z', '2026-11-26T11:00:00.000Z']],
    );
    const stands = await follower.call(caseSchema, 'GET', `/v1/cases/${id}`);
    assert.deepEqual([stands.stage, stands.closed], ['relisted', null], 'a return opens it again');
    const { timeline } = await follower.call(timelineSchema, 'GET', `/v1/cases/${id}`);
    const { act, by, content } = timeline.find((entry) => entry.act === 'case.reopened') ?? {};
    assert.deepEqual([act, by, content], ['case.reopened', null, { after: 'listing.reappeared' }]);
    assert.ok(found.checks[2]?.views[0]?.evidence, 'the reappearance is proved, too');
    assert.ok(found.checks.length === 4, 'and looked at further');

    assert.deepEqual(await follower.call(z.unknown(), 'POST', `/v1/cases/${id}/checks`), { checks: 1 });
    follower.marketplace.setDay(2);
    await follower.settle();
    found = await follower.follow(id);
    const asked = found.checks.find(({ number }) => number === 4);
    assert.deepEqual(
      [asked?.verdict, asked?.doneAt, found.checks.length],
      ['online', '2026-11-26T11:00:00.000Z', 5],
      'looked at when a person asks, and as planned after',
    );

    const [notice] = (await follower.call(noticesSchema, 'GET', `/v1/notices?case=${id}`)).items;
    const answers = `/v1/notices/${notice?.id}/answers`;
    await follower.call(z.unknown(), 'POST', answers, { kind: 'receipt', at: '2026-11-24T21:00:00Z' });
    // The first of two receipts counts.
    await follower.call(z.unknown(), 'POST', answers, {
      kind: 'receipt',
      at: '2026-11-25T21:00:00Z',
      reference: 'again',
    });
    const decision = { outcome: 'acted', explanation: 'Taken down.' };
    await follower.call(z.unknown(), 'POST', answers, { kind: 'decision', at: '2026-11-25T09:00:00Z', decision });

    const { report } = await follower.call(complianceAnswerSchema, 'GET', '/v1/compliance-report');
    assert.ok(report);
    assert.deepEqual([report.toReceipt.p50, report.toDecision.p50, report.toReceipt.open], [0.5, 1, 0]);
    assert.deepEqual(report.counts, { asked: 1, acknowledged: 1, decided: 1, done: 1, late: 0, relisted: 1 });
    assert.deepEqual([report.toRemoval.p50, report.toRemoval.median, report.toRelisting.p50], [1, 1, 1]);
    assert.deepEqual([report.recurrence.answer, report.recurrence.relistings], ['repeated', 1]);
    assert.match(report.recurrence.sentence.fr, /1 remise en ligne, 1 fois au total/);
    const compared = await follower.call(comparisonSchema, 'GET', '/v1/platform-comparison');
    const { platform, from, to, counts, deadlines, toRemoval } = report;
    assert.deepEqual(compared, { from, to, platforms: [{ platform, counts, deadlines, toRemoval }], more: 0 });
    assert.deepEqual([deadlines.kept + deadlines.noTerm, toRemoval.curve.at(-1)?.share], [1, 1]);
    const csv = await follower.call(z.string(), 'GET', '/v1/compliance-report.csv');
    assert.match(csv, /,counts,relisted,,1,.*seen online again.*revues en ligne/);
    for (const line of csv.trim().split('\n').slice(1))
      assert.match(line, /[a-z]\.("|$)/, `each figure with what it counts: ${line}`);
    assert.doesNotMatch(csv, /(^|,)"?[=+@]/m);
    await assert.rejects(
      follower.call(complianceAnswerSchema, 'GET', '/v1/compliance-report?from=2026-02-01&to=2026-01-01'),
      /VIGIE_FOLLOWUP_PERIOD/,
    );
  });
});
