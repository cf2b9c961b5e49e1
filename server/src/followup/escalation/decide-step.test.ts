import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { type Follower, startFollower } from '../../../testing/follow-up.ts';
import { describeStore } from '../../../testing/stores.ts';
import { escalationPathSchema } from './escalation-schema.ts';

const pathsSchema = z.object({ paths: z.array(escalationPathSchema) });
const noticesSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

describeStore('steps of an escalation path', (make) => {
  let follower: Follower;
  before(async () => {
    follower = await startFollower(await make());
  });
  after(() => follower.stop());

  test('an escalation path proposes, a person takes a step up or declines it, with a reason; nothing leaves by itself', async () => {
    follower.at('2026-11-24T09:00:00Z');
    const id = await follower.notify('unchanged', '10302');
    const steps = async () => {
      const { paths } = await follower.call(pathsSchema, 'GET', `/v1/escalation-paths?case=${id}`);
      assert.deepEqual(
        paths.map(({ key }) => key),
        ['fr-227-23'],
      );
      return new Map(paths[0]?.steps.map((step) => [step.key, step]));
    };
    const states = async () => [...(await steps())].map(([key, { state }]) => `${key} ${state}`);
    assert.deepEqual(await states(), [
      'prosecutor proposed',
      'notice done',
      'order waiting',
      'reminder waiting',
      'information waiting',
      'coordinator waiting',
      'court waiting',
    ]);
    await follower.check('2026-11-30T09:00:00Z', 0);
    const overdue = await steps();
    assert.deepEqual([overdue.get('order')?.state, overdue.get('reminder')?.state], ['proposed', 'proposed']);
    const { items: before } = await follower.call(noticesSchema, 'GET', `/v1/notices?case=${id}`);
    assert.equal(before.length, 1, 'a proposal is no act');

    const decide = (step: string, body: object) =>
      follower.call(pathsSchema, 'POST', `/v1/escalations/${overdue.get(step)?.escalation?.id}/decisions`, body);
    await decide('prosecutor', { kind: 'decline', reason: 'Reported by the department before.' });
    await assert.rejects(
      decide('prosecutor', { kind: 'decline', reason: 'Once more.' }),
      /VIGIE_FOLLOWUP_STEP_DECIDED/,
    );
    const document = { language: 'fr' };
    await assert.rejects(
      decide('order', { kind: 'take', reason: 'The reminder is skipped.', document }),
      /VIGIE_NOTICE_/,
    );
    assert.equal((await steps()).get('order')?.state, 'proposed', 'what was refused is not taken');
    await decide('reminder', {
      kind: 'take',
      reason: 'No answer came.',
      document: { ...document, reminds: before[0]?.id },
    });
    await follower.sendByHand(id);
    const after = await steps();
    assert.deepEqual([after.get('reminder')?.state, after.get('prosecutor')?.state], ['done', 'declined']);
    assert.deepEqual(
      [after.get('reminder')?.escalation?.decision?.by, after.get('reminder')?.escalation?.decision?.reason],
      ['A', 'No answer came.'],
    );
    assert.equal(after.get('reminder')?.notices[0]?.state, 'sent');
    const { timeline } = await follower.call(
      z.object({ timeline: z.array(z.object({ act: z.string(), by: z.string().nullable() })) }),
      'GET',
      `/v1/cases/${id}`,
    );
    assert.deepEqual(
      timeline.filter(({ act: done }) => done.startsWith('step.')).map(({ act: done, by }) => [done, by]),
      [
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.proposed', null],
        ['step.declined', 'A'],
        ['step.taken', 'A'],
      ],
    );
  });
});
