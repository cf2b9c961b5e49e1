import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createSigner, verifierKey } from '@vigie/proof';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Sender, startDelivery } from '../../../testing/notice-delivery.ts';
import { describeStore } from '../../../testing/stores.ts';
import { oneRow } from '../../base/database/rows.ts';
import { createVisitor } from '../../base/fetch/fetch.ts';
import { postSigned } from '../../base/peer/exchange.ts';
import type { Answer } from './answer-schema.ts';

describeStore('answers to a notice', (make) => {
  let started: Awaited<ReturnType<typeof startDelivery>>;
  let sender: Sender;
  let platform: (typeof started)['platform'];
  let address: string;
  before(async () => {
    started = await startDelivery(await make());
    ({ sender, platform } = started);
    address = await sender.product.vigie.http.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => started.stop());

  /** How many answers were told to the links after. */
  const countAnswered = (): Promise<number> =>
    sender.product.vigie.context.store.inUnit(sender.unit, async (tx) => {
      const query = sql`select count(*)::int as count from event where kind = 'notice.answered'`;
      return (await oneRow(tx, z.object({ count: z.int() }), query)).count;
    });

  test('a platform posts its decision, signed, once; nobody else can', async () => {
    const id = await sender.write('market');
    const decision: Answer = {
      format: 'vigie.answer/1',
      id: 'ans_decision',
      notice: id,
      kind: 'decision',
      at: '2026-11-25T12:00:00Z',
      reference: 'FILE-1',
      decision: {
        outcome: 'acted',
        explanation: 'Removed.',
        automatedDetection: false,
        automatedDecision: 'none',
        redress: 'Complain within six months.',
        statements: [
          {
            id: 'sor_1',
            url: 'https://market.example/p/1',
            restriction: { kind: 'visibility-removed', from: '2026-11-25T12:00:00Z', until: null },
            territorialScope: ['FR'],
            facts: 'A banned product.',
            automatedDetection: false,
            automatedDecision: 'none',
            ground: 'illegal',
            groundReference: 'CSI',
            groundExplanation: 'It is banned.',
            redress: 'Complain.',
            at: '2026-11-25T12:00:00Z',
          },
        ],
      },
    };
    const visitor = createVisitor({ contact: 'x', clock: sender.clock, allow: [new URL(address).host] });
    const post = (answer: object, signer = platform.signer, key = 'ans_decision') =>
      postSigned(
        { visitor, signer, clock: sender.clock },
        {
          url: `${address}/v1/answers`,
          key,
          body: Buffer.from(JSON.stringify(answer)),
          peerKey: verifierKey(sender.product.vigie.context.signer),
        },
      );
    const refused = async (answer: object, status: number, signer = platform.signer, key?: string): Promise<void> => {
      const posted = await post(answer, signer, key);
      assert.ok(!posted.accepted && !posted.temporary);
      assert.match(posted.detail.en, new RegExp(`answers ${status}`), posted.detail.en);
    };
    const before = await countAnswered();
    await refused(decision, 401, createSigner('platform.example', Buffer.alloc(32, 9)));
    await refused(decision, 404, started.other);
    await refused({ ...decision, notice: 'ntc_unknown' }, 404);
    await refused({ ...decision, decision: null }, 400);
    await refused({ ...decision, reference: 'a\u0000b' }, 400);
    await refused({ ...decision, reference: '\ud800' }, 400);
    await refused(decision, 400, platform.signer, 'ans_another');
    assert.equal(await countAnswered(), before);

    await sender.pass(1);
    const first = await post(decision);
    assert.equal(first.accepted && first.status, 202, JSON.stringify(first));
    const second = await post(decision);
    assert.equal(second.accepted && second.status, 200);
    await refused({ ...decision, reference: 'FILE-2' }, 409);
    const { answers } = await sender.read(id);
    assert.deepEqual(
      answers.map(({ kind }: { kind: string }) => kind),
      ['receipt', 'decision'],
    );
    assert.deepEqual(answers[1].decision, decision.decision);
    assert.equal(await countAnswered(), before + 1);
    await sender.settle();
    const unread = async () => (await sender.call('GET', '/v1/cases/counts')).body.views.answers;
    assert.equal(await unread(), 1, 'nobody has read it');
    assert.equal((await sender.call('POST', '/v1/cases/cas_1/answers/read')).body.id, 'cas_1');
    assert.equal(await unread(), 0);
    assert.ok((await sender.timeline()).includes('case.answers-read'));
  });

  test('a person types an answer that came by letter', async () => {
    const id = await sender.write('market');
    const url = `/v1/notices/${id}/answers`;
    const typed = {
      kind: 'decision',
      at: sender.clock().toISOString(),
      decision: { outcome: 'no-action', explanation: 'They see no breach.' },
      proof: { name: 'letter.pdf', content: Buffer.from('%PDF-').toString('base64') },
    };
    assert.equal((await sender.call('POST', url, { ...typed, kind: 'receipt' })).status, 400);
    assert.equal((await sender.call('POST', url, { ...typed, foundIn: 'ans_none' })).status, 404);
    await sender.pass(1);
    const { body } = await sender.call('POST', url, typed, 'k2');
    await sender.call('POST', url, typed, 'k2');
    const { answers } = await sender.read(id);
    assert.deepEqual(answers, body.answers);
    assert.equal(answers.length, 2);
    assert.deepEqual(answers[1].decision, {
      outcome: 'no-action',
      explanation: 'They see no breach.',
      redress: null,
      automatedDetection: null,
      automatedDecision: null,
      statements: [],
    });
    assert.equal(answers[1].proof.name, 'letter.pdf');
  });
});
