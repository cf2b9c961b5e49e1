import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { startMarketplace } from '@vigie/demo';
import type { Listing } from '@vigie/engine';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { STREAM } from '../testing/attempts.ts';
import { BODIES, KINDS } from '../testing/case/acts.ts';
import { comparable, id26, names, readEverything } from '../testing/case/read-everything.ts';
import { describeStore, type TestStore } from '../testing/stores.ts';
import { startTestVigie, type TestVigie } from '../testing/vigie.ts';
import { OPEN_CASES } from './base/database/reader.ts';
import { importListings } from './listing/index.ts';
import { visitListings } from './listing/visit/visit-listings.ts';
import { readFigures } from './publication/store.ts';

/** `isolation.long.ts` runs the same with all that each role reads. */
const IS_LONG = process.argv[1]?.endsWith('.long.ts') ?? false;
const SECRET = 'Adult doll, 80 cm';
const KNOWN = 'Poupée pour adultes, 100 cm';
const reason = 'Seen and read.';
const party = { name: 'N', organisation: 'O' };
/** What is counted for the whole unit, or for others. */
const PUBLISHED = [
  'figures',
  'rules',
  'compliance-report',
  'platform-comparison',
  'trusted-flagger-report?year=2026',
  'work-load',
];
/** What the installation does at the moment, and what people did before: neither is the same in both. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['/v1/accounts', '/v1/audit', '/v1/jobs', '/v1/installation/checks']);
/** Besides an analyst. */
const OTHERS = ['administrator', 'approver', 'publisher', 'auditor'] as const;
/**
 * Two units that live through the same, but that the one has a case more, sealed: whoever is not named in it must be
 * answered as in the other.
 */
describeStore('a sealed case', (make) => {
  let made: TestStore;
  let product: TestVigie;
  let marketplace: Awaited<ReturnType<typeof startMarketplace>>;
  let first: Listing[];
  let later: Listing[];
  let caseId = '';
  /** All that tells of the sealed case, as its keeper read it before. */
  const secrets = new Set<string>();
  const people = new Map<string, { account: string; unit: string }>();

  const call: TestVigie['call'] = (...asked) => product.call(...asked);
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  async function ask(who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<any> {
    const reply = await call(who, method, url, body);
    assert.ok(reply.status < 300, `${method} ${url}: ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`);
    return reply.body;
  }
  async function catalogue(): Promise<Listing[]> {
    const { visitor } = product.vigie.context;
    return Array.fromAsync(visitListings(visitor, `${marketplace.url}/sitemap.xml`, () => {}));
  }
  async function bring(who: string, listings: Listing[]): Promise<void> {
    const by = { unit: people.get(who)?.unit ?? '', account: null, source: 'a file', pictures: true };
    await importListings(product.vigie.context, by, listings);
    await product.settle();
  }
  async function decide(who: string, title: string): Promise<string> {
    const { items } = await ask(who, 'GET', '/v1/cases?limit=200');
    const found = items.find((each: { title: string }) => each.title === title);
    assert.ok(found, title);
    await ask(who, 'POST', `/v1/cases/${found.id}/decisions`, { kind: 'confirm', reason });
    // What it proposes is proposed in both before the notice is written.
    await product.settle();
    await ask(who, 'POST', '/v1/notices', { case: found.id, language: 'fr', bonaFide: true });
    await product.sendByHand(who, found.id);
    return found.id;
  }
  async function check(): Promise<void> {
    const { store, jobs } = product.vigie.context;
    for (const unit of new Set([...people.values()].map(({ unit }) => unit)))
      await store.inUnit(unit, (tx) => jobs.send(tx, 'followup.check', { unit }));
    await product.settle();
  }

  const paths = (method: 'get' | 'post' | 'put'): string[] =>
    Object.entries(product.vigie.http.swagger().paths ?? {}).flatMap(([url, methods]) =>
      methods?.[method] && url !== STREAM ? [url] : [],
    );
  /** As somebody of a unit reads it. @param asked these paths, without what answers name; else all */
  const readAll = (who: string, asked?: readonly string[]): Promise<Map<string, string[]>> =>
    readEverything((url) => call(who, 'GET', url), asked ?? paths('get'), new URL(marketplace.url).hostname, !asked);

  before(async () => {
    made = await make();
    marketplace = await startMarketplace({});
    product = await startTestVigie(made, { settings: { allow: [new URL(marketplace.url).host] } });
    for (const [name, unit, role] of [
      ['ann', 'has', 'approver'],
      ['ben', 'has', 'analyst'],
      ['zoe', 'has-not', 'approver'],
      ['bob', 'has-not', 'analyst'],
      ...OTHERS.flatMap((role) => [
        [`${role}-has`, 'has', role] as const,
        [`${role}-has-not`, 'has-not', role] as const,
      ]),
    ] as const)
      people.set(name, await product.add(name, { unit, role }));
    const all = await catalogue();
    const secret = all.find(({ title }) => title === SECRET);
    const isOfTrader = ({ trader }: Listing) => trader?.id === secret?.trader?.id;
    const known = all.filter((each) => each.title === KNOWN);
    const others = all.filter((each) => each !== secret && !known.includes(each));
    first = [...known, ...others.filter(isOfTrader).slice(0, 1), ...others.slice(0, 1)];
    assert.ok(secret && known.length === 1);
    await bring('ann', [...first, secret]);
    await bring('zoe', first);
    for (const who of ['ann', 'zoe']) await decide(who, KNOWN);
    caseId = await decide('ann', SECRET);
    const file = { name: 'f', digest: 'a'.repeat(64), bytes: 1 };
    const exhibit = { kind: 'file', case: caseId, description: 'D', collectedBy: party, file };
    const at = { collectedAt: '2026-11-24T08:00:00Z', collectedPlace: 'P' };
    await ask('ann', 'POST', '/v1/exhibits', { ...exhibit, ...at });
    const recipients = [await identityToRecipient(await generateIdentity())];
    await ask('ann', 'POST', '/v1/dossiers', { case: caseId, recipients, reason });
    marketplace.setDay(1);
    product.at('2026-11-25T10:00:00Z');
    await check();
    const before = await readAll('ben');
    assert.ok(JSON.stringify([...before]).includes(caseId), 'until it is sealed, it is there for all');
    await ask('ann', 'PUT', `/v1/cases/${caseId}/visibility`, { visibility: 'sealed', reason: 'Order no. 12.' });
    // What others read of it before, and no longer do.
    const still = JSON.stringify([...(await readAll('ben'))]);
    for (const id of JSON.stringify([...before]).match(id26) ?? []) if (!still.includes(id)) secrets.add(id);
    marketplace.setDay(3);
    product.at('2026-11-27T22:00:00Z');
    later = (await catalogue()).filter(
      ({ url, title }) => !all.some((each) => each.url === url) && /(80|100) cm/.test(title),
    );
    assert.ok(later.length > 0);
    for (const who of ['ben', 'bob']) {
      await bring(who, [...later, secret]);
      await bring(who, [secret]);
    }
    await check();
  });
  after(async () => {
    await product.stop();
    await marketplace.stop();
    await made.drop();
  });

  test('is in nothing that others of the unit read: all is as where there is none', async () => {
    const kinds = new Set([...secrets].map((id) => id.slice(0, 3)));
    for (const kind of ['cas', 'evd', 'exh', 'ntc', 'chk', 'dos', 'lst', 'snp', 'fnd'])
      assert.ok(kinds.has(kind), kind);
    const differ: object[] = [];
    const lists = paths('get').filter((path) => !path.includes('{'));
    const pairs = [['ben', 'bob'], ...OTHERS.map((role) => [`${role}-has`, `${role}-has-not`])];
    for (const [number, [who, elsewhere]] of pairs.entries()) {
      // In every run the other roles share the lists; of what they name: case/access/outsiders.test.ts.
      const asked = IS_LONG || number === 0 ? undefined : lists.filter((_, at) => at % OTHERS.length === number - 1);
      const read = await readAll(who ?? '', asked);
      const told = [...read].filter(([, texts]) => texts.some((text) => [...secrets].some((id) => text.includes(id))));
      assert.deepEqual(told, [], who);
      const [withIt, without] = [comparable(read), comparable(await readAll(elsewhere ?? '', asked))];
      assert.deepEqual(Object.keys(withIt).sort(), Object.keys(without).sort());
      for (const [path, texts] of Object.entries(withIt))
        if (!NOT_COMPARED.has(path) && !isDeepStrictEqual(texts, without[path]))
          differ.push({ who, path, withIt: texts, without: without[path] });
    }
    assert.deepEqual(differ, []);
    const read = await readAll('ben');
    assert.ok(JSON.stringify([...read]).includes(SECRET), 'the offer that others brought in is theirs');
  });

  test('is counted in nothing that is published or leaves for others, whoever asks', async () => {
    const told = async (who: string) => {
      const proposal = await ask(who, 'POST', '/v1/releases', { title: 'T', from: '2026-11-01', to: '2026-11-30' });
      const release = await ask(who, 'GET', `/v1/releases/proposed/${proposal.id}?lang=en`);
      const { items } = await ask(who, 'GET', '/v1/cases?limit=200');
      const known = items.find(({ title }: { title: string }) => title === KNOWN);
      const { text } = await ask(who, 'POST', '/v1/notices/preview', {
        case: known.id,
        language: 'en',
        bonaFide: true,
      });
      return [
        release.toString(),
        // Findings of one moment stand in any order.
        text
          .replace(/Reason \d+/g, 'Reason')
          .split('\n')
          .sort()
          .join('\n'),
        known.score,
        ...(await Promise.all(PUBLISHED.map((path) => ask(who, 'GET', `/v1/${path}`)))),
      ].map((each) =>
        (typeof each === 'string' ? each : JSON.stringify(each))
          .replace(id26, 'ID')
          .replace(names, 'N')
          // The log is the installation's.
          .replace(/Log entry: \d+/g, 'Log entry')
          .replace(/[0-9a-f]{64}/g, '#'),
      );
    };
    const [keeper, other, without] = [await told('ann'), await told('ben'), await told('bob')];
    assert.match(keeper[0] ?? '', /<table/);
    assert.deepEqual(keeper, other);
    assert.deepEqual(other, without);
  });

  test('answers others as what never was, whatever they ask of it or try to do', async () => {
    const never = (id: string) => id.replace(/.{3}$/, (end) => (end === 'zzz' ? 'yyy' : 'zzz'));
    let asked = 0;
    for (const method of ['get', 'post', 'put'] as const) {
      for (const path of paths(method).filter((each) => each.includes('{id}'))) {
        for (const id of [...secrets]
          .filter((each) => KINDS[path.split('/')[2] ?? ''] === each.slice(0, 3))
          .slice(0, 2)) {
          const reply = async (named: string): Promise<string> => {
            const url = path.replace('{id}', named).replace('{digest}', '0'.repeat(64));
            const { status, body } = await call(
              'ben',
              method === 'get' ? 'GET' : method === 'put' ? 'PUT' : 'POST',
              url,
              BODIES[path],
            );
            return `${status} ${JSON.stringify(body)
              .replaceAll(named, 'ID')
              .replace(/req_\w+/, 'REQ')}`;
          };
          const answered = await reply(id);
          assert.equal(answered, await reply(never(id)), `${method} ${path} ${id}`);
          asked += 1;
        }
      }
    }
    assert.ok(asked > 25, `${asked}`);
    for (const [url, body] of [
      ['/v1/notices', { language: 'fr', bonaFide: true }],
      ['/v1/notices/preview', { language: 'fr', bonaFide: true }],
      ['/v1/dossiers', { recipients: ['age1x'], reason }],
    ] as const)
      for (const id of [caseId, never(caseId)])
        assert.equal(
          (await call('ben', 'POST', url, { ...body, case: id })).status,
          url.endsWith('dossiers') ? 400 : 404,
        );
  });

  test('is whole for its keeper, and goes on: it is followed, and an offer that is back is linked to it', async () => {
    const { relistings } = await ask('ann', 'GET', `/v1/follow-ups?case=${caseId}`);
    assert.equal(relistings.length, 1);
    const { items } = await ask('ann', 'GET', '/v1/cases?limit=200');
    const twins = items.filter(({ title }: { title: string }) => title === SECRET);
    assert.deepEqual(twins.map(({ visibility }: { visibility: string }) => visibility).sort(), ['sealed', 'unit']);
    assert.equal((await ask('ann', 'GET', `/v1/dossiers?case=${caseId}`)).items[0].state, 'made');
    const audit = (await ask('ann', 'GET', `/v1/cases/${caseId}`)).timeline.map(({ act }: { act: string }) => act);
    assert.ok(audit.includes('case.visibility-changed') && audit.includes('listing.relisted'), audit.join());
  });

  test('is seen by whom its keeper names, and by nobody else', async () => {
    const who = await ask('ann', 'GET', `/v1/cases/${caseId}/readers`);
    const ann = who.readers[0].account;
    const ben = (await ask('ben', 'GET', '/v1/session')).id;
    assert.ok(ben && ann);
    const name = (readers: object[]) => call('ann', 'PUT', `/v1/cases/${caseId}/readers`, { readers, reason });
    assert.equal((await name([{ account: ben }])).body.code, 'VIGIE_CASE_NO_KEEPER');
    assert.equal((await name([{ account: 'acc_x', isKeeper: true }])).body.code, 'VIGIE_CASE_NO_ACCOUNT');
    assert.equal((await name([{ account: ann, isKeeper: true }, { account: ben }])).status, 200);
    assert.equal((await ask('ben', 'GET', `/v1/cases/${caseId}`)).visibility, 'sealed');
    const { relistings } = await ask('ben', 'GET', `/v1/follow-ups?case=${caseId}`);
    for (const [method, url, body] of [
      ['PUT', `/v1/cases/${caseId}/readers`, { readers: [], reason }],
      ['POST', `/v1/cases/${caseId}/joins`, { case: caseId, reason }],
      ['POST', `/v1/relistings/${relistings[0].id}/decisions`, { kind: 'confirm', reason }],
    ] as const)
      assert.equal((await call('ben', method, url, body)).body.code, 'VIGIE_CASE_NOT_KEEPER', url);
    assert.equal((await name([{ account: ann, isKeeper: true }])).status, 200);
    assert.equal((await call('ben', 'GET', `/v1/cases/${caseId}`)).status, 404);
  });

  test('takes in a case of others by its keeper alone, and is given back whole', async () => {
    const { items } = await ask('ann', 'GET', '/v1/cases?limit=200');
    const twin = items.find((each: { title: string; id: string }) => each.title === SECRET && each.id !== caseId);
    const findings = (await ask('ann', 'GET', `/v1/cases/${caseId}`)).findings + twin.findings;
    const joined = await ask('ann', 'POST', `/v1/cases/${caseId}/joins`, { case: twin.id, reason });
    assert.equal(joined.findings, findings);
    assert.equal((await call('ben', 'GET', `/v1/cases/${twin.id}`)).status, 404);
    const titles = async (who: string): Promise<string[]> =>
      (await ask(who, 'GET', '/v1/listings?limit=200')).items.map(({ title }: { title: string }) => title);
    assert.ok(!(await titles('ben')).includes(SECRET));
    const figures = await ask('ben', 'GET', '/v1/figures');
    assert.deepEqual(await ask('ann', 'GET', '/v1/figures'), figures, 'a figure is the same for everybody');
    // Those that are shown may be some seconds old where the machine is busy.
    const count = () =>
      product.vigie.context.store.inUnit(
        people.get('ben')?.unit ?? '',
        (tx) => readFigures(tx, 'UTC').then(({ cases }) => cases.confirmed),
        OPEN_CASES,
      );
    const confirmed = await count();
    await ask('ann', 'PUT', `/v1/cases/${caseId}/visibility`, { visibility: 'unit', reason: 'The order was lifted.' });
    assert.equal((await ask('ben', 'GET', `/v1/cases/${caseId}`)).findings, findings);
    assert.ok((await titles('ben')).includes(SECRET));
    assert.equal(await count(), confirmed + 1);
  });

  test('leaves its unit’s chain of the audit whole', async () => {
    const { verifyAudit } = await import('./people/index.ts');
    const { store } = product.vigie.context;
    for (const unit of new Set([...people.values()].map(({ unit }) => unit)))
      assert.equal(await store.inUnit(unit, verifyAudit), null);
  });
});
