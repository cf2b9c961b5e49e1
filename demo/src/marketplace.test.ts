import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import Papa from 'papaparse';
import { draws } from '../../tools/draws.ts';
import { languages } from './catalogue/sample.ts';
import {
  behaviourPath,
  behaviours,
  catalogue,
  fates,
  type Marketplace,
  offersOn,
  pathOf,
  relistings,
  startMarketplace,
} from './index.ts';
import { labels } from './words-labels.ts';
import { statements } from './words-statements.ts';

let marketplace: Marketplace;
before(async () => {
  marketplace = await startMarketplace({ slowMs: 250 });
});
after(() => marketplace.stop());
beforeEach(() => marketplace.setDay(0));

const visit = (path: string) =>
  fetch(marketplace.url + path, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
const listingOf = (id: string) => {
  const listing = catalogue.find((candidate) => candidate.id === id);
  assert.ok(listing, id);
  return listing;
};
const fateOf = (name: string) => {
  const fate = fates.find((candidate) => candidate.name === name);
  assert.ok(fate, name);
  return listingOf(fate.id);
};

test('on day 0 every offer and every picture is there', async () => {
  for (const [at, listing] of catalogue.entries()) {
    const response = await visit(pathOf(listing));
    assert.equal(response.status, 200, listing.id);
    const page = await response.text();
    assert.match(page, new RegExp(`<html lang="${listing.language}">`));
    // To draw a picture takes longer than a page.
    if (at % draws(3, 1) > 0) continue;
    for (const [, picture = ''] of page.matchAll(/<img[^>]* src="http:\/\/[^/]+([^"]+)"/g)) {
      const image = await visit(picture);
      assert.equal(image.status, 200, picture);
      assert.equal(image.headers.get('content-type'), picture.endsWith('.png') ? 'image/png' : 'image/jpeg');
    }
  }
});

test('the life of the five, and of the one that is blocked here', async () => {
  const states = async (name: string) => {
    const seen: number[] = [];
    for (const day of [0, 1, 2, 3, 9]) {
      marketplace.setDay(day);
      const response = await visit(pathOf(fateOf(name)));
      await response.text();
      seen.push(response.status);
    }
    return seen;
  };
  assert.deepEqual(await states('taken-down'), [200, 410, 410, 410, 410]);
  assert.deepEqual(await states('stays'), [200, 200, 200, 200, 200]);
  assert.deepEqual(await states('captcha'), [200, 200, 200, 200, 200]);
  assert.deepEqual(await states('soft-404'), [200, 200, 200, 200, 200]);
  assert.deepEqual(await states('comes-back'), [200, 404, 404, 404, 404]);
  assert.deepEqual(await states('geo-block'), [200, 451, 451, 451, 451]);
});

test('the offer behind the captcha shows none of itself; the soft 404 says in the offer’s language that it has gone', async () => {
  marketplace.setDay(1);
  const captcha = fateOf('captcha');
  const wall = await (await visit(pathOf(captcha))).text();
  assert.match(wall, /Verify you are a human/);
  assert.ok(!wall.includes(captcha.title));
  const soft = fateOf('soft-404');
  const page = await (await visit(pathOf(soft))).text();
  assert.match(page, /Dieses Angebot ist nicht mehr verfügbar/);
  assert.ok(!page.includes(soft.title));
});

test('the page of an offer that stays is the same to the byte', async () => {
  const path = pathOf(fateOf('stays'));
  const dayNought = await (await visit(path)).text();
  marketplace.setDay(7);
  assert.equal(await (await visit(path)).text(), dayNought);
});

test('the offer that comes back has another id, title and file, and the same trader', async () => {
  const [relisting] = relistings;
  assert.ok(relisting);
  const former = listingOf(relisting.formerId);
  marketplace.setDay(2);
  assert.equal((await visit(`/item/${relisting.id}`)).status, 404);
  marketplace.setDay(3);
  const listed = offersOn(3).find(({ id }) => id === relisting.id);
  assert.ok(listed);
  assert.equal(listed.trader, former.trader);
  assert.notEqual(listed.title, former.title);
  const response = await visit(pathOf(listed));
  assert.equal(response.status, 200);
  assert.ok((await response.text()).includes(listed.title));
  assert.equal((await visit(`/img/${listed.id}-1.jpg`)).status, 200);
  assert.ok((await (await visit('/sitemap.xml')).text()).includes(pathOf(listed)));
});

test('what has gone is no longer in the sitemap, the shelves and the exports', async () => {
  for (const [day, gone] of [
    [0, false],
    [1, true],
  ] as const) {
    marketplace.setDay(day);
    const path = pathOf(fateOf('taken-down'));
    for (const shelf of ['/sitemap.xml', '/c/adult', '/export.csv', '/export.jsonl']) {
      assert.equal((await (await visit(shelf)).text()).includes(path), !gone, `${shelf} on day ${day}`);
    }
  }
});

test('each behaviour is quiet on day 0 and itself afterwards', async () => {
  const listing = listingOf('30301');
  const expected: Record<string, string> = {
    'gone-410': '410',
    'missing-404': '404',
    'missing-but-shown': '404',
    'missing-once': '404',
    'geo-block-451': '451',
    'geo-block-403': '403',
    'captcha-403': '403',
    'login-401': '401',
    forbidden: '403',
    'too-many': '429',
    'error-500': '500',
    'error-502': '502',
    'error-503': '503',
    renamed: '301',
    moved: '301',
    'login-wall': '302',
    'redirect-home': '302',
    'redirect-category': '302',
    'redirect-loop': '302',
    'other-offer': '302',
    'tls-error': '302',
    truncated: 'cut',
    reset: 'cut',
    endless: 'endless',
  };
  assert.ok(behaviours.length >= 40);
  assert.equal(new Set(behaviours.map(({ name }) => name)).size, behaviours.length);
  for (const { name } of behaviours) {
    const path = behaviourPath(name, listing);
    marketplace.setDay(0);
    const before = await visit(path);
    assert.equal(before.status, 200, name);
    assert.ok((await before.text()).includes(listing.title), name);
    marketplace.setDay(1);
    assert.equal(await outcome(path), expected[name] ?? '200', name);
  }
});

/** Status, or how the connection ends; reads 4 MiB at most. */
async function outcome(path: string): Promise<string> {
  try {
    const response = await visit(path);
    let read = 0;
    for await (const chunk of response.body ?? []) {
      read += chunk.length;
      if (read > 4 * 1024 * 1024) return 'endless';
    }
    return String(response.status);
  } catch {
    return 'cut';
  }
}

test('soft 404s speak the language of the offer', async () => {
  marketplace.setDay(1);
  const said = new Map<string, string>();
  for (const listing of catalogue) {
    if (said.has(listing.language)) continue;
    const page = await (await visit(behaviourPath('soft-404', listing))).text();
    said.set(listing.language, /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '');
  }
  assert.equal(said.get('fr'), 'Cette offre n’est plus disponible.');
  assert.equal(said.get('zh'), '该商品已下架。');
  assert.equal(new Set(said.values()).size, 9);
});

test('every word of the pages is there in every language', () => {
  for (const [word, row] of Object.entries({ ...labels, ...statements }))
    assert.equal(row.length, languages.length, word);
});

test('a renamed offer is found under its new slug', async () => {
  marketplace.setDay(1);
  const listing = listingOf('20301');
  const moved = (await visit(behaviourPath('renamed', listing))).headers.get('location') ?? '';
  const page = await (await visit(moved.slice(marketplace.url.length))).text();
  assert.ok(page.includes(listing.title));
});

test('hostile text is escaped where it is HTML and whole where it is JSON', async () => {
  const listing = listingOf('10109');
  const page = await (await visit(pathOf(listing))).text();
  assert.ok(!page.includes('<script>alert'));
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1];
  assert.ok(block);
  assert.equal(JSON.parse(block).name, listing.title);
});

test('pages use all three markups, and none tells what is expected of its offer', async () => {
  const marks = {
    'json-ld': 'application/ld+json',
    microdata: 'itemtype="https://schema.org/Product"',
    opengraph: 'property="og:title"',
  };
  for (const listing of catalogue) {
    const page = await (await visit(pathOf(listing))).text();
    assert.ok(page.includes(marks[listing.markup]), listing.id);
    assert.doesNotMatch(page, /look-alike|prohibited|fr-(weapons|prohibited|adult)|eu-gpsr/);
  }
});

test('the exports hold every offer of the day, hostile cells included', async () => {
  const csv = Papa.parse<Record<string, string>>(await (await visit('/export.csv')).text(), {
    header: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(csv.errors, []);
  assert.deepEqual(
    csv.data.map(({ id }) => id),
    offersOn(0).map(({ id }) => id),
  );
  const lines = (await (await visit('/export.jsonl')).text()).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    csv.data,
  );
  assert.equal(csv.data.find(({ id }) => id === '10110')?.description, listingOf('10110').description);
});

test('what is not there is 404, what is not asked for by GET is 405, an old slug leads to the new one', async () => {
  for (const path of [
    '/nope',
    '/c/nope',
    '/item/1',
    '/b/nope/10101/x',
    '/seller/T-0',
    '/img/10101-9.jpg',
    '/img/10101-1.png',
    '/%00',
    '/item/../../etc/passwd',
  ]) {
    assert.equal((await visit(path)).status, 404, path);
  }
  assert.equal((await fetch(marketplace.url, { method: 'POST' })).status, 405);
  const old = await visit('/item/10101/old-slug');
  assert.equal(old.status, 301);
  assert.equal(old.headers.get('location'), marketplace.url + pathOf(listingOf('10101')));
});

test('without pictures no page and no export names one', async (context) => {
  const plain = await startMarketplace({ images: false });
  context.after(() => plain.stop());
  for (const path of ['/', '/item/10101', '/export.csv'])
    assert.doesNotMatch(await (await fetch(plain.url + path)).text(), /\/img\//);
  assert.equal((await fetch(`${plain.url}/img/10101-1.jpg`)).status, 404);
});

test('stop frees the port while a slow and an endless visit are under way', async () => {
  const other = await startMarketplace({ day: 1 });
  const listing = listingOf('20301');
  const visits = ['slow', 'endless'].map((name) =>
    fetch(other.url + behaviourPath(name, listing)).then((response) => response.text()),
  );
  await Promise.race([...visits, new Promise((resolve) => setTimeout(resolve, 50))]);
  const settled = Promise.allSettled(visits);
  await other.stop();
  await settled;
  const again = await startMarketplace({ port: Number(new URL(other.url).port) });
  await again.stop();
});

test('a day that is none is refused', () => {
  assert.throws(() => marketplace.setDay(-1), /whole number/);
  assert.throws(() => marketplace.setDay(0.5), /whole number/);
});
