// What is left of an attended page when the process that has it is killed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type Served, serve } from '../../testing/served.ts';
import { dataFolder } from '../../testing/stores.ts';
import { enrolWriter, startSite } from '../../testing/write-load.ts';
import { openBrowser } from '../evidence/index.ts';

const browser = openBrowser();
const VISITS = '/v1/attended-visits';

test('a killed process leaves a visit that was lost, nothing sealed, and no Chromium', { skip: !browser }, async () => {
  const folder = await dataFolder();
  const site = await startSite();
  let served: Served | null = null;
  try {
    const session = await enrolWriter({ dataDir: folder.path });
    served = await serve({ VIGIE_DATA: folder.path, VIGIE_ALLOW: site.host, VIGIE_BROWSER: 'auto' });
    await served.untilReady();
    const { url } = served;
    const ask = async (method: string, path: string, body?: object) => {
      const reply = await fetch(`${url}${path}`, {
        method,
        headers: { authorization: `Bearer ${session}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: reply.status, body: JSON.parse((await reply.text()) || 'null') };
    };
    const offer = {
      platform: 'shop.example',
      id: '1',
      url: `http://${site.host}/offer/1`,
      title: 'Tramadol tablets',
      trader: { name: 'T' },
    };
    assert.equal((await ask('POST', '/v1/listings', { listings: [offer] })).status, 200);
    let caseId = '';
    for (; caseId === ''; await delay(100)) caseId = (await ask('GET', '/v1/cases?state=open')).body.items[0]?.id ?? '';
    const begun = await ask('POST', VISITS, { case: caseId });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    const at = `${VISITS}/${begun.body.id}`;

    const named = served.processes().map((pid) => [pid, readFileSync(`/proc/${pid}/cmdline`, 'utf8')] as const);
    const web = named.find(([, line]) => line.split('\0')[2] === 'web')?.[0] ?? 0;
    /** What the system says of a process; nothing of one that has ended meanwhile. */
    const saysOf = (pid: number, what: string): string => {
      try {
        return readFileSync(`/proc/${pid}/${what}`, 'utf8');
      } catch {
        return '';
      }
    };
    const childrenOf = (pid: number): number[] => {
      const all = saysOf(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
      return all.flatMap((child) => [child, ...childrenOf(child)]);
    };
    const isThere = (pid: number): boolean => /chrom/.test(saysOf(pid, 'cmdline'));
    const chromium = childrenOf(web).filter(isThere);
    assert.ok(chromium.length > 0, 'the web process has the browser');
    process.kill(web, 'SIGKILL');
    await served.untilReady();
    for (const end = Date.now() + 20_000; chromium.some(isThere) && Date.now() < end; ) await delay(50);
    assert.deepEqual(chromium.filter(isThere), [], 'no Chromium is left');

    const { body: lost } = await ask('GET', at);
    assert.equal(lost.ended, 'lost');
    const events = await ask('GET', `${at}/events`);
    assert.deepEqual([events.status, events.body.code], [410, 'VIGIE_ATTENDED_LOST']);
    const { timeline } = (await ask('GET', `/v1/cases/${caseId}`)).body;
    const acts = timeline.filter(({ act }: { act: string }) => act.startsWith('attended.'));
    assert.deepEqual(
      acts.map(({ act, content }: { act: string; content: { why?: string } }) => [act, content.why]),
      [
        ['attended.started', undefined],
        ['attended.ended', 'lost'],
      ],
    );
    const { items } = (await ask('GET', `/v1/evidence?case=${caseId}`)).body;
    assert.deepEqual(
      items.filter((one: { attended: unknown }) => one.attended),
      [],
    );
    assert.equal((await ask('POST', VISITS, { case: caseId })).status, 200, 'one begins again');
  } finally {
    await served?.stop();
    site.close();
    await folder.drop();
  }
});
