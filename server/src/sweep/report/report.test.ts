import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { draws } from '../../../../tools/draws.ts';
import { writeFigures } from './figure-rows.ts';
import { type CountedSweep, renderSweepReport } from './render-report.ts';

const estimate = { share: 0.0123, low: 0.0045, high: 0.0267, method: 'hypergeometric' };

function sweepOf(more: Partial<CountedSweep> = {}, groups = 2): CountedSweep {
  const names = Array.from({ length: groups }, (_, n) => `shop${n}.example`);
  return {
    id: 'swp_01',
    by: 'Ann',
    at: '2026-11-02T09:00:00Z',
    state: 'done',
    failure: null,
    question: 'How many of these toys lack a warning?',
    missing: 'Offers that need an account',
    packs: ['eu-toys'],
    screened: [{ pack: 'eu-toys', digest: 'ab'.repeat(32), engine: '0.1.0' }],
    source: { kind: 'sitemap', name: 'https://shop.example/sitemap.xml' },
    stratify: 'platform',
    frame: { entries: 12_345, unread: 7, root: 'cd'.repeat(32), strata: [] },
    plan: {
      design: 'stratified',
      draw: 900,
      expected: null,
      margin: null,
      secondReview: 90,
      elusion: 200,
      outside: { kind: 'witness', name: 'A notary', round: null, roundAt: null },
      digest: 'ef'.repeat(32),
      logIndex: 4711,
      loggedAt: '2026-11-02T09:10:00Z',
      signature: null,
      value: '01'.repeat(32),
    },
    progress: { drawn: 900, toVisit: 0, seen: 890, failed: 10, toReview: 0, reviewed: 0, toSettle: 0 },
    figures: {
      entries: 12_345,
      drawn: 900,
      seen: 890,
      notSeen: 10,
      flagged: 40,
      confirmed: 11,
      reviewed: 200,
      missed: 1,
      confirmedShare: estimate,
      elusion: estimate,
      total: estimate,
      widest: { low: 0.004, high: 0.03 },
      agreement: { reviews: 90, kappa: 0.87, agreed: 0.97, low: 0.9, high: 1 },
      corrected: null,
      strata: names.map((stratum) => ({ stratum, entries: 100, seen: 50, confirmed: 2, share: estimate })),
      groups: names.map((name) => ({ by: 'category' as const, name, seen: 50, confirmed: 2, share: null })),
    },
    ...more,
  };
}

const about = { unit: 'Unit one', timeZone: 'Europe/Paris' };
const poppler = (command: string, pdf: Uint8Array, args: string[] = []) =>
  spawnSync(command, args, { input: pdf, encoding: 'utf8', maxBuffer: 1 << 24 });

test('the report says question, frame, design, seed, figures and limits on one page, in both languages', async (t) => {
  for (const [language, said] of [
    [
      'en',
      [
        'How many of these toys lack a warning?',
        'Offers that need an account',
        '12,345 entries; 7 of the source not read',
        'the nonce of A notary',
        'entry 4711',
        '1.23%',
        '0.45% – 2.67%',
        'hypergeometric',
        'kappa: 0.87',
        'Missed, of what no rule flags',
        'A frame is not the market',
        'cannot be told',
        'Stratum: shop0.example',
      ],
    ],
    ['fr', ['Base de sondage', 'valeur de A notary', 'entrée 4711', '1,23 %', 'Kappa de Cohen : 0,87', 'Limites']],
  ] as const) {
    const pdf = await renderSweepReport(sweepOf(), { ...about, language });
    assert.deepEqual(await renderSweepReport(sweepOf(), { ...about, language }), pdf, 'the same bytes');
    const text = poppler('pdftotext', pdf, ['-layout', '-', '-']);
    if (text.error) return t.skip('no pdftotext: apt-get install poppler-utils');
    const read = text.stdout.replace(/\s+/g, ' ');
    for (const words of said) assert.ok(read.includes(words.replace(/\s+/g, ' ')), `${words}\n${read}`);
    for (const digest of ['cd', 'ef']) assert.ok(read.includes(digest.repeat(32)), digest);
    const info = poppler('pdfinfo', pdf, ['-']).stdout;
    assert.match(info, /Tagged:\s+yes/);
    assert.match(info, /Pages:\s+1\n/);
    assert.match(Buffer.from(pdf).toString('latin1'), /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
    const fonts = poppler('pdffonts', pdf, ['-']).stdout.trim().split('\n').slice(2);
    assert.ok(fonts.length > 0 && fonts.every((line) => /\byes\s+(?:yes|no)\s+yes\b/.test(line)), fonts.join('\n'));
  }
});

test('the longest question, gap and names and hundreds of strata stay on one page, and say what was left out', async (t) => {
  for (const [at, filling] of ['W', '中', 'word '].entries())
    for (const language of (at % 2 ? (['fr', 'en'] as const) : (['en', 'fr'] as const)).slice(0, draws(1, 2))) {
      const long = (length: number): string => filling.repeat(length).slice(0, length).trim();
      const sweep = sweepOf(
        {
          question: long(500),
          missing: long(2_000),
          source: { kind: 'offers', name: long(300) },
          packs: Array.from({ length: 50 }, (_, n) => `${'pack'.repeat(12)}${n}`),
        },
        300,
      );
      const outside = { kind: 'witness' as const, name: long(300), round: null, roundAt: null };
      const figures = {
        ...sweep.figures,
        strata: sweep.figures.strata.map((one) => ({ ...one, stratum: `${long(200)}${one.stratum}` })),
      };
      const pdf = await renderSweepReport(
        { ...sweep, figures, plan: { ...sweep.plan, outside } },
        { ...about, unit: long(200), language },
      );
      const info = poppler('pdfinfo', pdf, ['-']);
      if (info.error) return t.skip('no pdfinfo: apt-get install poppler-utils');
      assert.match(info.stdout, /Pages:\s+1\n/, `${filling} ${language}`);
      const read = poppler('pdftotext', pdf, ['-', '-']).stdout.replace(/\s+/g, ' ');
      assert.match(read, language === 'en' ? /582 more figures/ : /582 autres chiffres/);
    }
});

test('as CSV, every figure is there', () => {
  const lines = writeFigures(sweepOf().figures).trim().split('\n');
  assert.equal(lines.length, 1 + 4 + 2 + 2);
  assert.equal(lines[0], 'figure,name,seen,found,share,low,high,method');
  assert.ok(lines.includes('confirmed,,890,11,0.0123,0.0045,0.0267,hypergeometric'));
  assert.ok(lines.includes('category,shop1.example,50,2,,,,'));
});
