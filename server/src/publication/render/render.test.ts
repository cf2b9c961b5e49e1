import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { load } from 'cheerio';
import Papa from 'papaparse';
import { loadPlatforms } from '../../base/registers/platforms.ts';
import { type Count, discloseRelease, type Release, releaseSchema } from '../disclose/disclose-release.ts';
import { ticksTo } from './draw-charts.ts';
import { CHECKED_POLICY, PLAIN_POLICY } from './page-style.ts';
import { tellChanges } from './release-changes.ts';
import { renderReleaseCsv, renderReleaseHtml, renderReleaseJson } from './render.ts';
import en from './words.en.json' with { type: 'json' };
import fr from './words.fr.json' with { type: 'json' };
import { releaseWords } from './words.ts';

const HOSTILE = `=HYPERLINK("http://evil.example","x")</title><script>alert('1')</script>" onload="x`;

function make(platform = 'a.example'): Promise<Release> {
  const counts: Count[] = ['2026-01', '2026-02'].flatMap((month, m) =>
    [platform, 'b.example', 'c.example'].flatMap((name, p) =>
      ['weapons', 'dolls'].map((rule, r) => ({
        platform: name,
        rule,
        month,
        findings: 1000 + 100 * p + 10 * r + m,
        confirmed: p + r + m === 0 ? 3 : 20 + p + r + m,
      })),
    ),
  );
  return discloseRelease({
    id: 'rel_1',
    title: `Release ${platform}`,
    period: { from: '2026-01-01', to: '2026-02-28' },
    unit: { name: 'Unité & Cie' },
    madeAt: new Date('2026-03-02T09:00:00Z'),
    counts,
    definitions: { findings: { en: 'Offers, each once.', fr: 'Offres, chacune une fois.' } },
  });
}

test('the page shows each figure once in its place, withheld ones marked, in both languages', async () => {
  const release = await make();
  for (const [language, withheld, month] of [
    ['en', 'suppressed', 'January 2026'],
    ['fr', 'masqué', 'janvier 2026'],
  ] as const) {
    const $ = load(renderReleaseHtml(release, language, 'UTC', [], []));
    assert.equal($('html').attr('lang'), language);
    assert.equal($('section').length, 2, 'one for each figure');
    assert.equal($('table').length, 5);
    const defined = $('#findings').next('p').text();
    assert.equal(defined, language === 'en' ? 'Offers, each once.' : 'Offres, chacune une fois.');
    for (const table of $('table')) assert.equal($(table).find('caption').length, 1);
    assert.equal($('th:not([scope])').length, 0);
    assert.equal($('svg[role=img][aria-label]').length, 4, 'by platform and by month');
    assert.equal($('#findings').parent().find('svg').first().find('rect').length, 3);
    const axis = $('#confirmed').parent().find('svg').first();
    assert.equal(axis.find('line.axis').length, 2);
    assert.match(axis.text(), language === 'en' ? /Cases/ : /Affaires/, 'the axis says what is counted');
    const detail = $('details table tbody tr');
    assert.equal(detail.length, release.figures.length);
    const small = detail.filter((_, row) => $(row).text().startsWith(`a.exampleweapons${month}`));
    assert.equal(small.find('td').last().find('abbr').attr('title'), withheld);
    assert.equal(small.find('td').first().text().replace(/\D/g, ''), '1000');
  }
});

test('a release of the first format is what it was: it says nothing of what it counts', async () => {
  const { definitions: _, ...release } = await make();
  const older = releaseSchema.parse({ ...release, format: 'vigie.release/1' });
  assert.deepEqual(older, { ...release, format: 'vigie.release/1' }, 'its digest stays');
  assert.equal(load(renderReleaseHtml(older, 'en', 'UTC', [], []))('#findings').next('p').length, 0);
});

test('the page says days as a text does, and calls rules by their titles', async () => {
  const release = await make();
  const title = { en: 'Knuckle duster', fr: 'Coup de poing américain' };
  const rules = [{ pack: 'fr-weapons', rule: 'knuckles', title }];
  const named = JSON.parse(JSON.stringify(release).replaceAll('"weapons"', '"fr-weapons/knuckles"'));
  const known = loadPlatforms()
    .slice(0, 1)
    .map((one) => ({ ...one, name: 'Alpha', hosts: ['a.example'] }));
  const text = load(renderReleaseHtml(named, 'fr', 'UTC', rules, known))('body').text();
  assert.match(text, /Alpha \(a\.example\)/);
  assert.doesNotMatch(text, /Alpha \(b\.example\)/);
  assert.match(text, /Du 1er janvier 2026 au 28 février 2026\. Publié par Unité & Cie le 2 mars 2026\./);
  assert.match(text, /Coup de poing américain/);
  assert.match(text, /dolls/, 'a rule that is no more keeps its id');
  assert.doesNotMatch(text, /fr-weapons\/|\d{4}-\d{2}/);
});

test('the page runs and loads nothing, and its policy allows only its own style', async () => {
  const html = renderReleaseHtml(await make(HOSTILE), 'fr', 'UTC', [], []);
  const $ = load(html);
  assert.equal($('script, link, img, iframe, object, form').length, 0);
  assert.equal($('[style], [onload], [onclick], [href], [src]').length, 0);
  assert.equal($('title').text(), `Release ${HOSTILE}`);
  assert.equal($('h1').text(), `Release ${HOSTILE}`);
  assert.equal($('tbody th').filter((_, cell) => $(cell).text() === HOSTILE).length, 2 + 9);
  const digest = createHash('sha256').update($('style').text()).digest('base64');
  assert(PLAIN_POLICY.includes(`style-src 'sha256-${digest}'`));
  assert.equal($('meta[http-equiv=Content-Security-Policy]').attr('content'), PLAIN_POLICY);
});

test('the CSV has a line for each figure and no formula', async () => {
  const release = await make(HOSTILE);
  const csv = renderReleaseCsv(release, 'en');
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, '').trimEnd());
  assert.deepEqual(errors, []);
  assert.deepEqual(data[0], ['Platform', 'Rule', 'Month', 'Findings', 'Confirmed']);
  assert.equal(data.length, release.figures.length + 1);
  for (const cell of data.flat()) assert.doesNotMatch(cell, /^[\s]*[=+\-@\t]/);
  assert(data.some(([platform]) => platform === `'${HOSTILE}`));
  assert(data.some((line) => line[4] === 'c'));
  for (const start of ['=1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1', '\u200B=1', '＝1', '|x', '%x']) {
    const cells = Papa.parse<string[]>(renderReleaseCsv(await make(start), 'en').slice(1)).data.flat();
    assert(cells.includes(`'${start}`), JSON.stringify(start));
  }
});

test('the JSON is canonical, and is the release', async () => {
  const release = await make();
  const json = renderReleaseJson(release);
  assert.deepEqual(JSON.parse(json), release);
  const { title, ...rest } = release;
  assert.equal(renderReleaseJson({ ...rest, title }), json, 'the order of keys does not matter');
  assert.doesNotMatch(json, /":[1-4][,}]/, 'no figure under 5');
});

test('a release without figures says so', async () => {
  const empty = await discloseRelease({
    id: 'rel_1',
    title: 'x',
    period: { from: '2026-01-01', to: '2026-01-31' },
    unit: { name: 'u' },
    madeAt: new Date(0),
    counts: [],
    definitions: {},
  });
  assert.match(renderReleaseHtml(empty, 'en', 'UTC', [], []), /Nothing was counted/);
});

test('both languages have the same words', () => {
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  assert.deepEqual(Object.keys(fr.measures), Object.keys(en.measures));
});

const BESIDE = {
  digest: 'd'.repeat(64),
  publicFrom: '2026-03-02T09:00:00.000Z',
  signed: { note: 'n\n', logIndex: 7, signedBy: 'k', logKey: 'k' },
  correctedBy: null,
  before: null,
};

test('the public page has its files, digest and signature, and each figure names its place', async () => {
  const release = await make(HOSTILE);
  const $ = load(renderReleaseHtml(release, 'en', 'UTC', [], [], { ...BESIDE, correctedBy: 'rel_2', before: release }));
  assert.equal($('script').length, 1);
  assert.equal($('script').attr('src'), '/public/check.js');
  assert.equal($('meta[http-equiv=Content-Security-Policy]').attr('content'), CHECKED_POLICY);
  for (const ending of ['csv', 'json', 'parquet', 'zip', 'note', 'proof'])
    assert.equal($(`a[href="/public/releases/rel_1.${ending}"]`).length, 1, ending);
  assert.match($('.banner').text(), /has been corrected/);
  assert.match($('#changes').nextAll('p').text(), /No figure/);
  assert.ok($('#check').text().includes(BESIDE.digest));
  for (const cell of $('[data-at]')) {
    const { at, of } = $(cell).data();
    const told = release.figures[Number(at)]?.values[of === 'findings' ? 'findings' : 'confirmed'] ?? null;
    assert.equal($(cell).attr('value') ?? null, told === null ? null : String(told));
  }
});

test('what changed between two releases is said, in words', async () => {
  const before = await make();
  const changed = structuredClone(before);
  const figure = changed.figures.find(({ platform, month }) => platform === 'b.example' && month === null);
  assert.ok(figure);
  figure.values.confirmed = 99;
  changed.platforms.push('d.example');
  const same = (text: string): string => text;
  const naming = { say: releaseWords('en'), platform: same, rule: same, month: same, day: same };
  const told = tellChanges(before, changed, naming, 'en');
  assert.equal(told[0], 'Platforms added: d.example.');
  assert.match(told[1] ?? '', /^Confirmed \(b\.example, .*, Whole period\): \d+ before, 99 now\.$/);
  assert.equal(told.length, 2);
});

test('an axis begins at nothing, has round steps and holds the longest bar', () => {
  assert.deepEqual(ticksTo(0), [0, 1]);
  assert.deepEqual(ticksTo(3), [0, 1, 2, 3]);
  assert.deepEqual(ticksTo(1210), [0, 500, 1000, 1500]);
});
