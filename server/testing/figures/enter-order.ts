import assert from 'node:assert/strict';
import type { Follower } from '../follow-up.ts';

/**
 * Enters an order of the unit's own that penalises each infringement of the installation's packs, proposed by one person
 * and approved by another, who is added for it.
 *
 * @param from plain date
 * @returns the key of the obligation
 */
export async function enterOrder(
  { ask, add, vigie }: Follower,
  { platform, from }: { platform: string; from: string },
): Promise<string> {
  await add('order-approver', { unit: 'u', role: 'approver' });
  const order = {
    platform,
    kind: 'order',
    title: 'No such offers',
    basis: 'LCEN, art. 6-3',
    source: 'Order no. 12 of the court, in the file',
    madeOn: from,
    from,
    until: null,
    packs: [...new Set(vigie.context.packs.rules.map(({ pack }) => pack))],
    reason: 'Obtained by us.',
  };
  const proposed = await ask('A', 'POST', '/v1/obligations', order);
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
  const decision = { decision: 'approve', reason: 'Read the order.' };
  const approved = await ask('order-approver', 'POST', `/v1/proposals/${proposed.body.id}/decisions`, decision);
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  const { items } = (await ask('A', 'GET', `/v1/obligations?platform=${encodeURIComponent(platform)}`)).body;
  const [own] = items.filter((one: { own: object | null }) => one.own !== null);
  return own.key;
}
