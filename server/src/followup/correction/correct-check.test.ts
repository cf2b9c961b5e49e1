import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { type Follower, startFollower } from '../../../testing/follow-up.ts';
import { describeStore } from '../../../testing/stores.ts';
import { caseSchema } from '../../case/schema.ts';
import { countsSchema } from '../../case/worktable/count-cases-store.ts';
import { checkSchema } from '../check/check-schema.ts';

describeStore('checks in doubt', (make) => {
  let follower: Follower;
  before(async () => {
    follower = await startFollower(await make());
  });
  after(() => follower.stop());

  const NONE = { mine: 0, unassigned: 0, approve: 0, due: 0, answers: 0, returned: 0, doubt: 0, held: 0 };
  const views = async () => (await follower.call(countsSchema, 'GET', '/v1/cases/counts')).views;
  const table = (query: string) => follower.call(z.object({ items: z.array(caseSchema) }), 'GET', `/v1/cases${query}`);

  test("a person's verdict on a check in doubt counts; its phrase judges the platform's next page once it was applied", async () => {
    follower.at('2026-11-24T09:00:00Z');
    const first = await follower.notify('seller-away', '20303');
    const second = await follower.notify('seller-away', '20304');
    await follower.check('2026-11-25T10:00:00Z', 1);
    const [doubt] = (await follower.follow(first)).checks;
    assert.equal(doubt?.verdict, 'indeterminate');
    assert.deepEqual(await views(), { ...NONE, unassigned: 2, doubt: 2 });
    const { items } = await table('?view=doubt&text=knuckle');
    assert.ok(items.length > 0 && items.every(({ language, dueAt }) => language === 'en' && dueAt !== null));
    await assert.rejects(table('?views=doubt'), /VIGIE_HTTP_INVALID/);
    const correct = (body: object) =>
      follower.call(z.object({ checks: z.array(checkSchema) }), 'POST', `/v1/checks/${doubt?.id}/verdicts`, {
        verdict: 'removed',
        reason: 'The page stands for an offer taken down.',
        ...body,
      });
    await assert.rejects(correct({ phrase: 'gone' }), /VIGIE_FOLLOWUP_PHRASE_LENGTH/);
    await assert.rejects(correct({ phrase: 'on holiday '.repeat(30) }), /VIGIE_FOLLOWUP_PHRASE_LENGTH/);
    await assert.rejects(correct({ phrase: '<b>on holiday</b>' }), /VIGIE_FOLLOWUP_PHRASE_CHARACTERS/);
    await assert.rejects(correct({ phrase: 'Knuckle duster' }), /VIGIE_FOLLOWUP_PHRASE_COMMON/);
    const { checks } = await correct({ phrase: 'This  seller is on holiday' });
    const [done, next] = checks;
    assert.deepEqual(
      [done?.verdict, done?.correction?.by, done?.correction?.found, done?.reasons[0]?.code],
      ['removed', 'A', doubt.reasons, 'decided-by-person'],
    );
    assert.equal(next?.dueAt, '2026-11-25T11:00:00.000Z', 'asked again, as any that was found removed');
    const pagePhrase = done?.correction?.pagePhrase;
    assert.deepEqual(
      [pagePhrase?.state, pagePhrase?.pageState, pagePhrase?.phrase, pagePhrase?.quotedFrom],
      ['proposed', 'gone', 'This seller is on holiday', doubt.views[0]?.evidence],
    );
    await assert.rejects(correct({}), /VIGIE_FOLLOWUP_CHECK_CLEAR/);

    await follower.check('2026-11-27T10:00:00Z', 1);
    assert.equal((await follower.follow(second)).checks[1]?.verdict, 'indeterminate', 'a proposal judges nothing');
    const decide = (kind: string) =>
      follower.call(z.unknown(), 'POST', `/v1/page-phrases/${pagePhrase?.id}/decisions`, {
        kind,
        reason: 'Seen on two pages.',
      });
    await assert.rejects(decide('apply'), /VIGIE_PEOPLE_ROLE_APPROVER/);
    await follower.settle();
    assert.equal((await views()).approve, 0);
    await follower.turnTo('B', 'approver');
    assert.deepEqual(await views(), { ...NONE, unassigned: 2, approve: 1, doubt: 2 });
    await decide('apply');
    await assert.rejects(decide('decline'), /VIGIE_FOLLOWUP_PHRASE_DECIDED/);
    await follower.settle();
    assert.equal((await views()).approve, 0);
    await follower.turnTo('A', 'analyst');
    const [entry] = follower.vigie.context.platforms().filter(({ states }) => states.length > 0);
    assert.deepEqual([entry?.states[0]?.phrase, entry?.states[0]?.verified], ['This seller is on holiday', true]);

    await follower.check('2026-11-30T10:00:00Z', 1);
    const last = (await follower.follow(second)).checks.findLast(({ doneAt }) => doneAt !== null);
    assert.deepEqual([last?.verdict, last?.reasons[0]?.code], ['removed', 'learned-gone']);
    assert.match(String(last?.reasons[0]?.params.quote), /This seller is on holiday/);
    await follower.check('2026-11-30T11:00:00Z', 1);
    assert.equal((await follower.follow(second)).followUps[0]?.state, 'removed');
    await follower.check('2026-12-01T11:00:00Z', 0);
    assert.equal((await follower.follow(second)).checks.findLast(({ doneAt }) => doneAt !== null)?.verdict, 'online');
    assert.deepEqual(await views(), { ...NONE, unassigned: 2, returned: 2 });
  });
});
