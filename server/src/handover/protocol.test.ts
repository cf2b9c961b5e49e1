import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  giverAfter,
  type InState,
  isReadable,
  type Level,
  LOCKED,
  type OutState,
  recipientAfter,
  recipientAfterAnswer,
} from './protocol.ts';

/** Both sides, and every message that was ever sent: each may arrive at any time later, in any order, often or never. */
interface World {
  giver: OutState;
  recipient: InState | null;
  sent: string[];
}

const nameOf = ({ giver, recipient, sent }: World): string => JSON.stringify([giver, recipient, sent.toSorted()]);
const send = (world: World, ...messages: string[]): World => ({
  ...world,
  sent: [...new Set([...world.sent, ...messages])],
});

/** What people may do at either side, as it stands. */
function actsIn(world: World, level: Level): World[] {
  const { giver, recipient } = world;
  const next: World[] = [];
  if (giver === 'sealing') next.push(send({ ...world, giver: 'offered' }, 'offer'));
  if (giver === 'sealing' || giver === 'offered') next.push(send({ ...world, giver: 'withdrawn' }, 'withdraw'));
  if (giver === 'accepted') next.push(send({ ...world, giver: 'ended' }, 'end-by-giver'));
  if (recipient === 'offered') next.push(send({ ...world, recipient: 'accepting' }, 'accept'));
  if (recipient === 'offered') next.push(send({ ...world, recipient: 'refused' }, 'refuse'));
  if (recipient === 'accepted' && level !== 'give')
    next.push(send({ ...world, recipient: 'ended' }, 'end-by-recipient'));
  return next;
}

/** What a message makes of the side that it comes to. */
function deliver(world: World, message: string, level: Level): World {
  const { giver, recipient } = world;
  switch (message) {
    case 'offer':
      return { ...world, recipient: recipient ?? 'offered' };
    case 'withdraw':
      return { ...world, recipient: recipient === null ? 'withdrawn' : recipientAfter(recipient, 'withdraw') };
    case 'end-by-giver':
      return { ...world, recipient: recipient && recipientAfter(recipient, 'end') };
    case 'accept': {
      const after = giverAfter(giver, 'accept', level);
      return send({ ...world, giver: after }, `answer ${after}`);
    }
    case 'refuse':
      return { ...world, giver: giverAfter(giver, 'refuse', level) };
    case 'end-by-recipient':
      return { ...world, giver: giverAfter(giver, 'end', level) };
    default: {
      const answered = (['given', 'accepted', 'withdrawn', 'ended', 'refused', 'offered', 'sealing'] as const).find(
        (state) => message === `answer ${state}`,
      );
      assert.ok(answered, message);
      return { ...world, recipient: recipient && recipientAfterAnswer(recipient, answered, level) };
    }
  }
}

/** Every world that can be reached, whatever is lost, repeated, delayed or overtaken. */
function reach(level: Level): World[] {
  const seen = new Map<string, World>();
  const left: World[] = [{ giver: 'sealing', recipient: null, sent: [] }];
  for (let world = left.pop(); world; world = left.pop()) {
    if (seen.has(nameOf(world))) continue;
    seen.set(nameOf(world), world);
    const here = world;
    left.push(...actsIn(here, level), ...here.sent.map((message) => deliver(here, message, level)));
  }
  return [...seen.values()];
}

test('in whatever order messages come, at most one side may act on a case that is given', (context) => {
  const worlds = reach('give');
  const ends = new Set(worlds.map(({ giver, recipient }) => `${giver}/${recipient}`));
  context.diagnostic(`${worlds.length} worlds, ${ends.size} pairs of states`);
  for (const { giver, recipient } of worlds) {
    const may = [!LOCKED.includes(giver), recipient === 'taken'];
    assert.ok(!(may[0] && may[1]), `${giver}/${recipient}: both may act`);
    // What was released is on its way to its new unit and to no other end.
    if (giver === 'given') assert.ok(recipient === 'accepting' || recipient === 'taken', `${giver}/${recipient}`);
  }
  assert.ok(ends.has('given/taken') && ends.has('refused/refused') && ends.has('withdrawn/withdrawn'));
});

test('from wherever it stands, both sides come to an end that agrees once what was sent arrives', () => {
  const agreed = new Set(['given/taken', 'refused/refused', 'withdrawn/withdrawn', 'withdrawn/refused', 'ended/ended']);
  for (const level of ['give', 'read'] as const)
    for (const world of reach(level)) {
      let now = world;
      for (let before = ''; before !== nameOf(now); ) {
        before = nameOf(now);
        for (const message of now.sent) now = deliver(now, message, level);
      }
      const pair = `${now.giver}/${now.recipient}`;
      const waits = now.giver === 'sealing' || now.giver === 'offered' || pair === 'accepted/accepted';
      assert.ok(agreed.has(pair) || waits, `${level}: ${pair} after ${now.sent}`);
    }
});

test('what was accepted to be read becomes no case of the recipient’s, whatever the answer says', () => {
  assert.equal(recipientAfterAnswer('accepting', 'given', 'read'), 'accepting');
  assert.equal(recipientAfterAnswer('accepting', 'given', 'together'), 'accepting');
  assert.equal(recipientAfterAnswer('accepting', 'accepted', 'give'), 'accepting');
  assert.equal(recipientAfterAnswer('accepting', 'given', 'give'), 'taken');
});

test('a share is read from its acceptance to its end', () => {
  const now = new Date('2026-11-30T10:00:00Z');
  const share = { direction: 'in', state: 'accepted', until: '2026-11-30T10:00:01Z' } as const;
  assert.equal(isReadable(share, now), true);
  assert.equal(isReadable({ ...share, until: '2026-11-30T10:00:00Z' }, now), false);
  assert.equal(isReadable({ ...share, state: 'offered' }, now), false);
  assert.equal(isReadable({ ...share, state: 'ended' }, now), false);
  assert.equal(isReadable({ ...share, state: 'taken' }, now), true);
});
