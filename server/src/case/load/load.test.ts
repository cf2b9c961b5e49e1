import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { describeStore, type TestStore } from '../../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../../testing/vigie.ts';
import { inWork, noteAll } from '../../people/index.ts';

const reason = 'Seen and read.';

/** What happens to each case, in order, by its day; the clock stands on Tuesday 24 November. */
const HAPPENED: Record<
  string,
  [what: 'opened' | 'decided' | 'undone' | 'waiting' | 'reopened' | 'closed' | 'unclosed' | 'overdue', day: string][]
> = {
  cas_old: [
    ['opened', '2026-09-01'],
    ['decided', '2026-11-11'],
  ],
  cas_done: [
    ['opened', '2026-08-01'],
    ['decided', '2026-08-20'],
  ],
  cas_again: [
    ['opened', '2026-11-09'],
    ['decided', '2026-11-10'],
    ['reopened', '2026-11-16'],
  ],
  // A decision on a case that was decided closes nothing more.
  cas_twice: [
    ['opened', '2026-11-10'],
    ['decided', '2026-11-11'],
    ['decided', '2026-11-17'],
  ],
  cas_undone: [
    ['opened', '2026-11-17'],
    ['undone', '2026-11-18'],
  ],
  cas_waiting: [
    ['opened', '2026-11-17'],
    ['waiting', '2026-11-24'],
  ],
  // Sunday night in Paris is still the old week, though it is Monday already by 00:30 there.
  cas_sunday: [['opened', '2026-11-22T22:30:00Z']],
  cas_monday: [['opened', '2026-11-22T23:30:00Z']],
  cas_sealed: [['opened', '2026-11-17']],
  // What it was about is in another case.
  cas_joined: [['opened', '2026-11-17']],
  // Taken up again by a person, and because a term ended: it was decided before and stays so.
  cas_closed: [
    ['opened', '2026-09-01'],
    ['decided', '2026-09-02'],
    ['closed', '2026-11-10'],
    ['unclosed', '2026-11-11'],
    ['closed', '2026-11-17'],
    ['overdue', '2026-11-18'],
  ],
};

/** What the audit log has of it. */
const NOTED: Record<string, { act: `case.${string}`; content: Record<string, unknown> }> = {
  reopened: { act: 'case.reopened', content: { finding: 'fnd_new' } },
  closed: { act: 'case.closed', content: { outcome: 'answered' } },
  unclosed: { act: 'case.reopened', content: { outcome: null } },
  overdue: { act: 'case.reopened', content: { after: 'deadline.passed' } },
};

describeStore('the work load', (make) => {
  let made: TestStore;
  let started: TestVigie;
  const load = async (who: string, weeks: number) =>
    (await started.call(who, 'GET', `/v1/work-load?weeks=${weeks}`)).body.weeks;

  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    const { unit } = await started.add('ann', { unit: 'u', role: 'analyst' });
    await started.add('ada', { unit: 'u', role: 'approver' });
    await started.add('zoe', { unit: 'v', role: 'analyst' });
    await inWork(started.vigie.context, unit, async (work) => {
      for (const [id, events] of Object.entries(HAPPENED)) {
        const last = events.at(-1)?.[0];
        const state =
          last === 'overdue' ? 'confirmed' : last === 'decided' || last === 'waiting' ? 'dismissed' : 'open';
        const undo = last === 'waiting' ? 'open' : null;
        await sql`insert into "case" (id, unit_id, platform, trader, product, title, severity, state, undo_state, stage, opened_at, updated_at)
          values (${id}, ${unit}, 'p', 't', ${id}, 't', 'high', ${state}, ${undo}, 'opened', ${events[0]?.[1]}::timestamptz, now())`.execute(
          work.tx,
        );
        for (const [what, day] of events) {
          const at = new Date(day);
          const noted = NOTED[what];
          if (noted) await noteAll({ ...work, now: at }, [{ ...noted, subject: id }]);
          else if (what !== 'opened')
            await sql`insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at, undo_until, undone_at)
              values (${`dec_${id}${day}`}, ${unit}, ${id}, 'dismiss', ${reason}, 'a', ${at},
                ${what === 'decided' ? null : new Date('2027-01-01')}, ${what === 'undone' ? at : null})`.execute(
              work.tx,
            );
        }
      }
    });
    await started.vigie.context.store.inUnit(unit, (tx) =>
      sql`update "case" set joined_to = 'cas_again' where id = 'cas_joined'`.execute(tx),
    );
    await started.call('ada', 'PUT', '/v1/cases/cas_sealed/visibility', { visibility: 'sealed', reason });
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });

  test('tells by week what was opened, decided and left, of cases open to all', async () => {
    const weeks = [
      { week: '2026-11-02', opened: 0, decided: 0, open: 1 },
      { week: '2026-11-09', opened: 2, decided: 3, open: 0 },
      { week: '2026-11-16', opened: 4, decided: 0, open: 4 },
      { week: '2026-11-23', opened: 1, decided: 0, open: 5 },
    ];
    for (const who of ['ann', 'ada']) assert.deepEqual(await load(who, 4), weeks, who);
    assert.deepEqual(await load('ann', 1), weeks.slice(-1), 'what came before counts as it stands');
    const figures = (await started.call('ann', 'GET', '/v1/figures')).body;
    assert.equal(weeks.at(-1)?.open, figures.cases.open, 'open is what the figures call open');
  });

  test('of a case that was joined to another is where that is decided', async () => {
    const decision = { kind: 'dismiss', reason };
    const { status, body } = await started.call('ann', 'POST', '/v1/cases/cas_joined/decisions', decision);
    assert.deepEqual([status, body.code], [409, 'VIGIE_CASE_IS_JOINED']);
  });

  test('is empty for another unit, and asks for weeks that there may be', async () => {
    assert.deepEqual(await load('zoe', 1), [{ week: '2026-11-23', opened: 0, decided: 0, open: 0 }]);
    for (const weeks of ['0', '261', 'x', '1.5'])
      assert.equal((await started.call('ann', 'GET', `/v1/work-load?weeks=${weeks}`)).status, 400, weeks);
  });
});
