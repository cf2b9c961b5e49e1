import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Io } from '../terminal/io.ts';
import { runForms } from './packs-forms.ts';
import { runReport } from './packs-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-packs-'));
const PACK = join(folder, 'pack.yaml');
writeFileSync(
  PACK,
  `id: sample
version: 2026-01-01
title: { en: Sample, fr: Exemple }
territory: [FR]
reviewed: [fr]
legal:
  - { id: law, citation: { en: Law, fr: Loi }, penalty: null, from: null, to: null, verified: true, note: null, source: x }
terms:
  knuckle-duster: { fr: [coup de poing américain], pl: [kastet, kastety] }
rules:
  - id: knuckle-duster
    title: { en: Knuckle-duster, fr: Coup de poing américain }
    severity: low
    legal: [law]
    when: { terms: knuckle-duster }
    examples:
      - { match: true, listing: { title: Kastet } }
      - { match: false, listing: { title: Un coup de poing } }
`,
);
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'pl_PL.aff'), 'SET UTF-8\nSFX N Y 2\nSFX N 0 ami .\nSFX N 0 y .\n');
writeFileSync(join(folder, 'pl_PL.dic'), '2\nkastet/N\nkastetowy\n');

/** What a command answers and prints. */
async function run(command: (io: Io) => Promise<number>, isTerminal: boolean) {
  const io = { stdout: new PassThrough(), stderr: new PassThrough(), isTerminal };
  const code = await command(io);
  io.stdout.end();
  io.stderr.end();
  return { code, out: stripVTControlCharacters(await text(io.stdout)), err: await text(io.stderr) };
}
const lines = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test("packs forms shows the forms that a pack's lists lack, and writes nothing into it", async () => {
  const before = readFileSync(PACK, 'utf8');
  const options = { language: 'pl', dictionary: folder, pack: PACK };
  const { code, out, err } = await run((io) => runForms(['kastet'], options, io), false);
  assert.equal(code, 0);
  assert.deepEqual(lines(out), [
    {
      language: 'pl',
      pack: 'sample',
      list: 'knuckle-duster',
      term: 'kastet',
      words: [
        {
          word: 'kastet',
          as: 'kastet',
          forms: ['kastet', 'kastetami', 'kastety'],
          prefixed: [],
          isCut: false,
          prefix: { term: 'kastet*', others: 1, samples: ['kastetowy'] },
        },
      ],
      missing: ['kastetami'],
    },
  ]);
  assert.match(err, /1 terms, 1 forms missing/);
  assert.equal(readFileSync(PACK, 'utf8'), before);

  const shown = await run((io) => runForms(['kastet', 'pałka'], { language: 'pl', dictionary: folder }, io), true);
  assert.match(shown.out, /^kastet\n {2}\+ \[kastetami, kastety\]\n {2}kastet\* takes the 3 forms/);
  assert.match(shown.out, /pałka: not in the dictionary/);
  assert.equal(await run((io) => runForms(['pałka'], { ...options, pack: PACK }, io), false).catch(() => null), null);
  assert.equal((await run((io) => runForms(['pałka'], { language: 'pl', dictionary: folder }, io), false)).code, 1);
});

const broken: [name: string, aff: string, dic: string][] = [
  ['an empty word list', 'SET UTF-8\n', ''],
  ['a word list that is something else', 'SET UTF-8\n', '\u0000PNG\n'],
  ['a rule with a condition that ends nowhere', 'SET UTF-8\nSFX N Y 1\nSFX N 0 y [abc\n', '1\nkastet/N\n'],
];
for (const [name, aff, dic] of broken) {
  test(`packs forms refuses a dictionary with ${name}`, async () => {
    const file = join(folder, 'broken.aff');
    writeFileSync(file, aff);
    writeFileSync(join(folder, 'broken.dic'), dic);
    const made = run((io) => runForms(['kastet'], { language: 'pl', dictionary: file }, io), false);
    await assert.rejects(made, { code: 'VIGIE_SCREENING_BAD_DICTIONARY' });
  });
}

test('packs forms refuses another file for a dictionary, and what is no language', async () => {
  const made = run((io) => runForms(['kastet'], { language: 'pl', dictionary: PACK }, io), false);
  await assert.rejects(made, { code: 'VIGIE_SCREENING_BAD_DICTIONARY' });
  const other = run((io) => runForms(['kastet'], { language: '!!', dictionary: folder }, io), false);
  await assert.rejects(other, { code: 'VIGIE_SCREENING_BAD_LANGUAGE' });
});

for (const term of ['***', '', 'ab*', '… …', 'kastet'.repeat(40)]) {
  test(`packs forms refuses ${JSON.stringify(term.slice(0, 12))}, which is no term`, async () => {
    const made = run((io) => runForms([term], { language: 'pl', dictionary: folder }, io), false);
    await assert.rejects(made, { code: 'VIGIE_SCREENING_NO_TERMS' });
  });
}

test('packs report reads a corpus, tells its languages, and says what could not be read', async () => {
  const file = join(folder, 'offers.csv');
  const offers = [
    'Coup de poing américain en acier, pour collectionneurs, livré avec sa boîte en bois',
    'Couteau zombi en acier',
    'Кастет из стали для коллекционеров, поставляется в деревянной коробке',
  ];
  writeFileSync(file, `title,url\n${offers.map((title) => `"${title}",`).join('\n')}\n,\n`);
  const { code, out, err } = await run((io) => runReport(PACK, { against: [file] }, io), false);
  assert.match(err, /1 rules, 3 listings/);
  assert.equal(code, /rows not read/.test(err) ? 2 : 0, err);
  const [rule] = lines(out);
  assert.ok(typeof rule === 'object' && rule !== null);
  const { rule: id, flagged, uncovered } = { rule: '', flagged: 0, uncovered: [], ...rule };
  assert.deepEqual([id, flagged, uncovered], ['knuckle-duster', 1, [{ language: 'ru', listings: 1 }]]);
  const table = await run((io) => runReport(PACK, { against: [file] }, io), true);
  assert.match(table.out, /sample\/knuckle-duster {2}1\+1 examples, 1 listings flagged, precision – of 0/);
  assert.match(table.out, /no term in: ru \(1 listings\)/);
});
