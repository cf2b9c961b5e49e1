// What releases tell by their form, by the order of their approval and by their dates.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { plantCases } from '../../testing/figures/plant-cases.ts';
import { describeStore, type TestStore } from '../../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../../testing/vigie.ts';

describeStore('releases of figures', (make) => {
  let made: TestStore;
  let started: TestVigie;
  const units: string[] = [];
  before(async () => {
    made = await make();
    started = await startTestVigie(made);
    for (const name of ['one', 'two']) {
      units.push((await started.add(`ana ${name}`, { unit: name })).unit);
      await started.add(`pia ${name}`, { unit: name, role: 'publisher' });
    }
  });
  after(async () => {
    await started.stop();
    await made.drop();
  });
  const propose = async (unit: string, more: object = {}): Promise<{ proposal: string; id: string }> => {
    // Ids are in the order of time.
    started.pass(1);
    const input = { title: 'August', from: '2026-08-01', to: '2026-08-31', ...more };
    const { status, body } = await started.call(`ana ${unit}`, 'POST', '/v1/releases', input);
    assert.equal(status, 200, JSON.stringify(body));
    return { proposal: body.id, id: body.summary.release };
  };
  const approve = (unit: string, proposal: string) =>
    started.call(`pia ${unit}`, 'POST', `/v1/proposals/${proposal}/decisions`, { decision: 'approve', reason: 'read' });

  test('a month without an event reads as one with a single event of a rule that found nothing before', async () => {
    const [one, two] = units;
    const at = `'2026-08-05T12:00:00Z'`;
    await made.asOwner(
      `insert into listing (id, unit_id, platform, key, title, first_seen, last_seen) values ('lst_quiet', '${one}', 'a.example', 'q', 'q', ${at}, ${at});
      ${plantCases(two ?? '', { platform: 'a.example', count: 1, on: '2026-08-05' })}`,
    );
    const forms = [];
    for (const unit of ['one', 'two']) {
      const { proposal, id } = await propose(unit);
      assert.equal((await approve(unit, proposal)).status, 200);
      const { platforms, rules, months, measures, figures } = (
        await started.call('', 'GET', `/public/releases/${id}.json`)
      ).body;
      forms.push({ platforms, rules, months, measures, figures });
    }
    assert.ok(forms[0]?.measures.includes('confirmed'));
    assert.deepEqual(forms[0], forms[1]);
  });

  test('of two that were made beside each other and approved at once, one is published', async () => {
    // Whoever keeps a release takes a second for it.
    await made.asOwner(`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
      create trigger slowly before insert on release for each row execute function slowly()`);
    const period = { from: '2026-07-01', to: '2026-07-31' };
    const proposed = [await propose('one', period), await propose('one', { ...period, title: 'July' })];
    const replies = await Promise.all(proposed.map(({ proposal }) => approve('one', proposal)));
    await made.asOwner('drop trigger slowly on release');
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
    assert.equal(replies.find(({ status }) => status === 409)?.body.code, 'VIGIE_PUBLICATION_ANOTHER_SINCE');
  });

  test('one approved after its embargo is public from its approval on, and says so', async () => {
    const { proposal, id } = await propose('two', { title: 'Late', publicFrom: '2026-11-20T08:00:00Z' });
    started.at('2026-11-24T12:00:00Z');
    assert.equal((await approve('two', proposal)).status, 200);
    const { items } = (await started.call('ana two', 'GET', '/v1/releases')).body;
    assert.equal(items.find((one: { id: string }) => one.id === id).publicFrom, '2026-11-24T12:00:00.000Z');
    assert.match(String((await started.call('', 'GET', '/public?lang=en')).body), /Late<\/a><br>[^<]*24 November 2026/);
  });
});
