import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { AttendedPage } from '../evidence/index.ts';
import { createVisits, type Limits } from './visits.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const LONG: Limits = { idleMs: 60_000, totalMs: 60_000, atOnce: 2, leftBytes: 100 };

/** Until what ended by itself is noted. */
const settle = async (): Promise<void> => {
  await setImmediate();
  await setImmediate();
};

/** Visits whose pages only say that they were closed. */
function start(limits: Limits) {
  const ended: string[] = [];
  let closed = 0;
  let left = 100;
  const gone = Promise.withResolvers<void>();
  const page: AttendedPage = {
    watch: () => () => {},
    act: async () => true,
    gone: gone.promise,
    counts: () => ({ clicks: 0, keys: 0, scrolls: 0, answers: 0 }),
    take: () => Promise.reject(new Error('not here')),
    async close() {
      closed++;
    },
  };
  let areNotesFailing = false;
  const visits = createVisits(
    limits,
    async (visit, why) => {
      await setImmediate();
      if (areNotesFailing) throw new Error('no database');
      ended.push(`${visit.account} ${why}`);
    },
    () => left,
  );
  const about = (account: string, listing = 'lst_1') => {
    const at = { case: 'cas_1', check: null, url: 'https://shop.example/1' };
    return { account, unit: 'u', listing, ...at };
  };
  const begin = (account: string, listing?: string, open = async () => page) =>
    visits.begin(about(account, listing), open, NOW);
  const setLeft = (bytes: number): void => {
    left = bytes;
  };
  const failNotes = (): void => {
    areNotesFailing = true;
  };
  return { visits, begin, ended, page, gone, setLeft, failNotes, closed: () => closed };
}

test('a person has one page, and so many are open at once; another person’s is unknown', async () => {
  const { visits, begin } = start(LONG);
  const [one, same] = await Promise.all([begin('a'), begin('a')]);
  assert.equal(one.id, same.id, 'asked for twice at once, it opens once');
  assert.equal(visits.find(one.id, 'a')?.id, one.id);
  assert.equal(visits.find(one.id, 'b'), null);
  await assert.rejects(begin('a', 'lst_2'), { code: 'VIGIE_ATTENDED_OPEN' });
  await begin('b');
  await assert.rejects(begin('c'), { code: 'VIGIE_ATTENDED_FULL' });
  await assert.rejects(begin('b', 'lst_3'), { code: 'VIGIE_ATTENDED_OPEN' });
  await visits.end(one.id, 'left');
  await begin('c');
  await visits.stop();
});

test('a visit ends by itself where nothing is done, and at its longest whatever is done; its page is closed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { visits, begin, ended, closed } = start({ idleMs: 50, totalMs: 120, atOnce: 2, leftBytes: 100 });
  const kept = await begin('a');
  t.mock.timers.tick(40);
  visits.touch(kept.id);
  t.mock.timers.tick(40);
  await setImmediate();
  assert.deepEqual(ended, [], 'what is done keeps it open');
  t.mock.timers.tick(20);
  await settle();
  assert.deepEqual([ended, closed()], [['a idle'], 1]);

  const long = await begin('b');
  for (let times = 0; times < 4; times++) {
    visits.touch(long.id);
    t.mock.timers.tick(40);
  }
  await settle();
  assert.deepEqual([ended, closed()], [['a idle', 'b time'], 2]);
  await visits.end(long.id, 'left');
  assert.equal(ended.length, 2, 'it ends once');
});

test('a service that stops ends every page, one that is about to open too', async () => {
  const { visits, begin, page, ended, closed } = start(LONG);
  await begin('a');
  const opening = begin('b', 'lst_2', async () => {
    await setImmediate();
    return page;
  });
  await visits.stop();
  await opening;
  assert.deepEqual(ended.toSorted(), ['a stopped', 'b stopped']);
  assert.equal(closed(), 2);
  const failing = start(LONG);
  await assert.rejects(failing.begin('a', 'lst_1', () => Promise.reject(new Error('no page'))));
  await failing.begin('a', 'lst_2');
  await failing.visits.stop();
});

test('nobody is told why a visit ended before it is noted; where it is not, nobody is told', async () => {
  const { visits, begin, ended, failNotes } = start(LONG);
  const told: string[] = [];
  const listen = async (account: string): Promise<string> => {
    const visit = await begin(account);
    visit.onEnd.add((noted) => {
      told.push(`${account} at once, ${ended.length} noted`);
      noted.then(
        (why) => told.push(`${account} ${why}, ${ended.length} noted`),
        () => told.push(`${account} nothing`),
      );
    });
    return visit.id;
  };
  await visits.end(await listen('a'), 'closed');
  assert.deepEqual(told, ['a at once, 0 noted', 'a closed, 1 noted']);
  failNotes();
  await assert.rejects(visits.end(await listen('b'), 'closed'));
  assert.deepEqual(told.slice(2), ['b at once, 1 noted', 'b nothing']);
});

test('a page that does not close is noted as ended, and takes no place any more', async () => {
  const { visits, begin, page, ended } = start(LONG);
  const { id } = await begin('a', 'lst_1', async () => ({ ...page, close: () => Promise.reject(new Error('stuck')) }));
  await assert.rejects(visits.end(id, 'left'), /stuck/);
  assert.deepEqual(ended, ['a left']);
  assert.equal(visits.of('a'), null);
});

test('no page opens where the machine has too little memory left; one that breaks down ends its visit, and says so', async () => {
  const { visits, begin, ended, gone, setLeft } = start(LONG);
  setLeft(99);
  await assert.rejects(begin('a'), { code: 'VIGIE_ATTENDED_MEMORY' });
  setLeft(100);
  const { id } = await begin('a');
  gone.resolve();
  await settle();
  assert.deepEqual([visits.find(id, 'a'), ended], [null, ['a broken']]);
});
