import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');

/** A copy of the sources, so that a planted violation never touches the tree. */
let copy: string;
before(() => {
  copy = mkdtempSync(join(tmpdir(), 'vigie-rules-'));
  for (const name of [
    'canonical-json',
    'engine',
    'proof',
    'server',
    'demo',
    'console',
    'tools',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(ROOT, name), join(copy, name), {
      recursive: true,
      // Tests are under no other rules, and half of all there is to read.
      filter: (path) => !/node_modules|\/dist\b|\.(?:test|long)\.ts$/.test(path),
    });
  }
  mkdirSync(join(copy, 'node_modules/@vigie'), { recursive: true });
  for (const name of ['canonical-json', 'engine', 'proof', 'server', 'demo'])
    symlinkSync(join(copy, name), join(copy, 'node_modules/@vigie', name));
  for (const scope of ['@observablehq', '@nats-io']) mkdirSync(join(copy, 'node_modules', scope));
  for (const name of ['kysely', 'pg-boss', 'typescript', 'react', '@observablehq/plot', '@nats-io/jetstream'])
    symlinkSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name));
});
after(() => rmSync(copy, { recursive: true, force: true }));

/** Names of the rules that these files of the copy break: no rule looks further than at what a file imports itself. */
function broken(paths: readonly string[]): string[] {
  const { stdout } = spawnSync(
    join(BIN, 'depcruise'),
    ['--config', 'tools/dependency-rules.js', '--output-type', 'json', '--do-not-follow', '^(?!.*planted)', ...paths],
    {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const { summary } = JSON.parse(stdout);
  assert.ok(summary.totalCruised > paths.length, `only ${summary.totalCruised} modules were looked at`);
  return [...new Set<string>(summary.violations.map(({ rule }: { rule: { name: string } }) => rule.name))];
}

test('each rule of the house sees its violation', { timeout: 120_000 }, () => {
  const planted: [string, string, string][] = [
    ['canonical-json/src/planted.ts', "import '../../engine/src/index.ts';", 'canonical-json-stands-alone'],
    ['engine/src/planted.ts', "import 'node:fs';", 'engine-is-pure'],
    ['engine/src/planted2.ts', "import '../../server/src/chain.ts';", 'engine-stands-alone'],
    ['proof/src/planted.ts', "import '../../engine/src/index.ts';", 'proof-stands-alone'],
    ['demo/src/planted.ts', "import '../../server/src/chain.ts';", 'demo-stands-alone'],
    ['console/src/planted.ts', "import '../../server/src/chain.ts';", 'console-over-http'],
    ['console/src/parts/charts/planted.ts', "import '@observablehq/plot';", 'plot-by-itself'],
    ['console/engine-worker/planted.ts', "import '../src/paths.ts';", 'engine-worker-alone'],
    ['server/src/base/planted.ts', "import '../case/group.ts';", 'base-below-all'],
    ['server/src/people/planted.ts', "import '../case/index.ts';", 'people-below-links'],
    ['server/src/listing/planted.ts', "import '../case/index.ts';", 'listing-looks-back-only'],
    ['server/src/notice/planted.ts', "import '../case/group.ts';", 'case-by-its-index'],
    ['server/src/notice/planted2.ts', "import '../people/store.ts';", 'people-by-its-index'],
    ['server/src/cli/planted.ts', "import '../listing/read/read-csv.ts';", 'cli-by-faces'],
    ['server/src/evidence/report/planted.ts', "import '../seal/seal.ts';", 'report-needs-no-store'],
    ['server/src/followup/planted.ts', "import '../receiving/index.ts';", 'receiving-beside-the-chain'],
    ['server/src/followup/planted2.ts', "import '../alert/index.ts';", 'alert-beside-the-chain'],
    ['server/src/followup/planted4.ts', "import '../attended/index.ts';", 'attended-beside-the-chain'],
    ['server/src/alert/planted.ts', "import '../case/index.ts';", 'alert-knows-the-offer'],
    ['server/src/followup/planted3.ts', "import '../intake/index.ts';", 'intake-beside-the-chain'],
    ['server/src/intake/planted.ts', "import '../case/index.ts';", 'intake-reaches-to-listing'],
    ['server/src/receiving/planted.ts', "import '../followup/index.ts';", 'receiving-reaches-to-notice'],
    ['server/src/case/planted.ts', "import 'kysely';", 'sql-in-stores'],
    ['server/src/case/planted2.ts', "import 'pg-boss';", 'jobs-in-base'],
    ['server/src/stream/planted.ts', "import '@nats-io/jetstream';", 'nats-in-base'],
    ['server/src/stream/planted2.ts', "import '../case/index.ts';", 'stream-reaches-to-screening'],
    ['server/src/listing/planted9.ts', "import '../stream/index.ts';", 'stream-beside-the-chain'],
    ['engine/src/planted3.ts', "import './planted4.ts';", 'no-circles'],
    ['engine/src/planted4.ts', "import './planted3.ts'; import './nowhere.ts';", 'resolves'],
  ];
  for (const [path, text] of planted) writeFileSync(join(copy, path), `${text}\n`);
  const found = broken(planted.map(([path]) => path));
  for (const [path, text, rule] of planted)
    assert.ok(found.includes(rule), `${rule} did not see ${text} in ${path}: ${found}`);
  for (const [path] of planted) rmSync(join(copy, path));
});

test('each rule on rooms, sizes, rows and routes sees its violation', () => {
  const say = (): string[] => {
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'tools/rooms.js'), copy], { encoding: 'utf8' });
    return stdout.split('\n').filter(Boolean);
  };
  const lines = (count: number): string => '// A line.\n'.repeat(count);
  const planted: [path: string, text: string, said: RegExp][] = [
    ...Array.from({ length: 23 }, (_, i): [string, string, RegExp] => [
      `demo/src/crowd/planted${i}.ts`,
      '',
      /^small-folders: demo\/src\/crowd has 23 files/,
    ]),
    ['console/src/parts/planted.css', lines(351), /^small-files: console\/src\/parts\/planted\.css has 351 lines/],
    ['engine/src/planted-one/one.ts', "import '../planted-two/two.ts';", /^rooms-one-way: engine\/src: .*planted-two/],
    [
      'engine/src/planted-two/two.ts',
      "await import('../planted-one/three.ts');",
      /^rooms-one-way: .*planted-one\/three/,
    ],
    ['engine/src/planted-one/three.ts', '', /planted-one\/one\.ts → engine\/src\/planted-two\/two\.ts/],
    ['proof/src/log/planted.ts', "export * from '../verify/verify.ts';", /^rooms-one-way: proof\/src: .*log\/planted/],
    ['server/src/case/planted-one/one.ts', "import '../planted-two/two.ts';", /^rooms-one-way: server\/src\/case: /],
    ['server/src/case/planted-two/two.ts', "import '../planted-one/one.ts';", /^rooms-one-way: server\/src\/case: /],
    ['server/src/case/planted-rows.ts', 'await sql<Row>`select 1`.execute(tx);', /^parsed-rows: .*planted-rows\.ts/],
    ['server/src/case/planted-rows2.ts', 'await query.execute<Row>();', /^parsed-rows: .*planted-rows2\.ts/],
    ['server/src/case/planted-routes.ts', "app.get('/x', answer);", /^declared-routes: .*planted-routes\.ts/],
  ];
  const within: [path: string, text: string][] = [
    ...Array.from({ length: 22 }, (_, i): [string, string] => [`demo/src/allowed/planted${i}.ts`, '']),
    ['console/src/parts/allowed.ts', lines(350)],
    ['demo/src/catalogue/allowed.ts', lines(351)],
    ['proof/src/log/allowed.test.ts', "import '../verify/verify.ts';"],
    ['server/src/case/allowed.test.ts', 'await sql<Row>`select 1`.execute(tx);'],
    ['server/src/base/http/allowed.ts', "app.get('/x', answer);"],
  ];
  for (const [path, text] of [...planted, ...within]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const said = say();
  for (const [path, , expected] of planted)
    assert.ok(
      said.some((line) => expected.test(line)),
      `nothing says ${expected} of ${path}:\n${said.join('\n')}`,
    );
  assert.deepEqual(
    said.filter((line) => line.includes('allowed')),
    [],
  );
  for (const [path] of [...planted, ...within]) rmSync(join(copy, path));
  assert.deepEqual(
    say().filter((line) => line.includes('planted')),
    [],
    'without them, nothing is said of them',
  );
});
