import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { QUICKNET } from '@vigie/proof';
import { PUBLISHED_ROUND } from '../../../testing/figures/published-round.ts';
import { DrawFault, draw } from './draw.ts';
import { commitFrame, type FrameEntry, FrameFault, saltOf } from './frame.ts';
import { type Design, type Plan, planSchema, planText, seedOf, timeOfRound, ValueFault, valueOfRound } from './plan.ts';

const SECRET = Buffer.alloc(32, 7);
const VALUE = 'c0'.repeat(32);
/** Of three strata, one of them without a name, one beyond the sixteen bits in which JavaScript compares texts. */
const made: FrameEntry[] = Array.from({ length: 500 }, (_, i) => ({
  stratum: ['', 'toys', '\u{1f9f8}', '\uff5e'][i % 4] ?? '',
  address: `https://shop.example/offer/${i}?q=é`,
}));
const frame = commitFrame(made, SECRET);
const planOf = (design: Design, outside: Plan['outside'] = { kind: 'beacon', chain: QUICKNET.chain, round: 9 }): Plan =>
  planSchema.parse({
    plan: 'vigie.sweep/1',
    question: 'Which offers are weapons?',
    root: frame.root,
    entries: frame.entries.length,
    design,
    secondReview: 0,
    elusion: 0,
    outside,
  });
const sha256 = (...parts: (string | Uint8Array)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

const folder = mkdtempSync(join(tmpdir(), 'vigie-sweep-'));
after(() => rmSync(folder, { recursive: true }));

const manual = readFileSync(join(import.meta.dirname, '../../../../docs/reference/sweep.md'), 'utf8');
const script = /```js\n(.*?)```/s.exec(manual)?.[1] ?? '';

/** Runs the script of the manual. */
function audit(plan: Plan, lines: readonly string[], secret: Uint8Array, value: string): string[] {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const output = execFileSync(
    process.execPath,
    [
      file('audit.mjs', script),
      file('plan.json', planText(plan)),
      file('frame.txt', `${lines.join('\n')}\n`),
      Buffer.from(secret).toString('hex'),
      value,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return output.replace(/\n$/, '').split('\n');
}
const linesOf = (entries: readonly FrameEntry[]): string[] =>
  entries.map(({ stratum, address }) => `${stratum}\t${address}`);

test('the auditor’s script of the manual has 40 lines at most, opens the commitment and draws the same sample', () => {
  assert.ok(script.split('\n').length - 1 <= 40, 'lines');
  const designs: [Design, number][] = [
    [{ kind: 'all' }, 500],
    [{ kind: 'simple', draw: 77 }, 77],
    [{ kind: 'systematic', draw: 77 }, 77],
    [{ kind: 'stratified', draw: { '': 3, toys: 20, '\u{1f9f8}': 125 } }, 148],
  ];
  for (const [design, count] of designs) {
    const plan = planOf(design);
    const drawn = linesOf(draw(frame.entries, design, seedOf(plan, VALUE), 'sample'));
    assert.equal(drawn.length, count);
    assert.deepEqual(audit(plan, linesOf(made), SECRET, VALUE), drawn.sort(), design.kind);
  }
});

test('the script refuses another frame, another secret and another nonce', () => {
  const plan = planOf(
    { kind: 'simple', draw: 5 },
    { kind: 'witness', name: 'W', commitment: sha256(Buffer.from(VALUE, 'hex')) },
  );
  const lines = linesOf(made);
  assert.equal(audit(plan, lines, SECRET, VALUE).length, 5);
  assert.throws(() => audit(plan, lines.slice(1), SECRET, VALUE), /not the one that was logged/);
  assert.throws(() => audit(plan, [...lines.slice(1), 'toys\thttps://other.example'], SECRET, VALUE), /not the one/);
  assert.throws(() => audit(plan, lines, Buffer.alloc(32, 8), VALUE), /not the one that was logged/);
  assert.throws(() => audit(plan, lines, SECRET, '00'.repeat(32)), /not the nonce/);
});

test('the value of a beacon’s round is what its signature says; another round, signature, value or chain is refused', () => {
  const { round, signature, value } = PUBLISHED_ROUND;
  const outside = { kind: 'beacon', chain: QUICKNET.chain, round } as const;
  assert.equal(valueOfRound(outside, signature), value);
  assert.equal(valueOfRound(outside, signature, value), value);
  assert.throws(() => valueOfRound({ ...outside, round: round + 1 }, signature), /not the signature of round 657414/);
  assert.throws(() => valueOfRound(outside, `97${signature.slice(2)}`), ValueFault);
  assert.throws(() => valueOfRound(outside, ''), ValueFault);
  assert.throws(() => valueOfRound(outside, signature, VALUE), /makes another value/);
  assert.throws(() => valueOfRound({ ...outside, chain: '00'.repeat(32) }, signature), /not known/);
});

test('the manual’s script of a round prints the value that the auditor’s script takes, and refuses another signature', () => {
  const script = /## The round’s script.*?```js\n(.*?)```/s.exec(manual)?.[1] ?? '';
  writeFileSync(join(folder, 'round.mjs'), script);
  const modules = join(folder, 'node_modules');
  symlinkSync(join(import.meta.dirname, '../../../../node_modules'), modules);
  const run = (...asked: string[]) =>
    spawnSync(process.execPath, [join(folder, 'round.mjs'), ...asked], { encoding: 'utf8' });
  const right = run(String(PUBLISHED_ROUND.round), PUBLISHED_ROUND.signature);
  assert.deepEqual([right.status, right.stdout.trim()], [0, PUBLISHED_ROUND.value], right.stderr);
  const wrong = run(String(PUBLISHED_ROUND.round + 1), PUBLISHED_ROUND.signature);
  assert.deepEqual([wrong.status, wrong.stdout], [1, ''], wrong.stderr);
});

test('one entry is opened by its salt; order does not matter, double and torn entries are refused', () => {
  const [entry] = frame.entries;
  assert.ok(entry);
  assert.equal(entry.digest, sha256(saltOf(entry, SECRET), `${entry.stratum}\t${entry.address}`));
  assert.equal(commitFrame(made.toReversed(), SECRET).root, frame.root);
  assert.notEqual(commitFrame(made, Buffer.alloc(32, 8)).root, frame.root);
  assert.deepEqual(frame.strata, { '': 125, toys: 125, '\u{1f9f8}': 125, '\uff5e': 125 });
  assert.throws(() => commitFrame([...made, ...made.slice(3, 4)], SECRET), FrameFault);
  for (const torn of [
    { stratum: 'a\tb', address: 'c' },
    { stratum: 'a', address: 'b\nc' },
  ])
    assert.throws(() => commitFrame([torn], SECRET), { reason: 'control character' });
  assert.equal(commitFrame([], SECRET).root, sha256(''));
});

test('a seed needs frame, design and a value that is the announced one', () => {
  const simple = planOf({ kind: 'simple', draw: 5 });
  const seeds = [
    seedOf(simple, VALUE),
    seedOf(simple, '00'.repeat(32)),
    seedOf(planOf({ kind: 'simple', draw: 6 }), VALUE),
    seedOf({ ...simple, root: '00'.repeat(32) }, VALUE),
  ];
  assert.equal(new Set(seeds).size, 4);
  assert.equal(seeds[0], sha256(`${sha256(planText(simple))}:${VALUE}`));
  for (const wrong of ['', 'C0'.repeat(32), 'c0'.repeat(31)]) assert.throws(() => seedOf(simple, wrong), ValueFault);
  const witness = planOf({ kind: 'all' }, { kind: 'witness', name: 'W', commitment: sha256('x') });
  assert.throws(() => seedOf(witness, VALUE), /W committed to/);
  assert.equal(planSchema.safeParse({ ...simple, seed: VALUE }).success, false);
  // Round and time of quicknet, as drand's clients give them.
  assert.equal(timeOfRound(27_946_612).toISOString(), '2026-04-20T00:00:00.000Z');
});

test('a draw: a first part is a smaller sample, labels are drawn apart, no more than there is', () => {
  const seed = seedOf(planOf({ kind: 'all' }), VALUE);
  const take = (n: number, label: Parameters<typeof draw>[3] = 'sample') =>
    draw(frame.entries, { kind: 'simple', draw: n }, seed, label).map(({ digest }) => digest);
  assert.deepEqual(take(40).slice(0, 11), take(11));
  const both = take(100).filter((digest) => take(100, 'elusion').includes(digest));
  assert.ok(both.length > 5 && both.length < 40, String(both.length));
  assert.throws(() => take(501), DrawFault);
  assert.throws(
    () => draw(frame.entries, { kind: 'stratified', draw: { none: 1 } }, seed, 'sample'),
    /of stratum "none"/,
  );
});

test('each entry is drawn as often as any other, in each design', () => {
  const few = frame.entries.filter((_, i) => i % 25 === 0);
  const designs: [Design, number][] = [
    [{ kind: 'simple', draw: 7 }, 7 / 20],
    [{ kind: 'systematic', draw: 7 }, 7 / 20],
    [{ kind: 'stratified', draw: { '': 2, toys: 2, '\u{1f9f8}': 2, '\uff5e': 2 } }, 2 / 5],
  ];
  for (const [design, share] of designs) {
    const times = new Map(few.map(({ digest }) => [digest, 0]));
    for (let i = 0; i < 2000; i++)
      for (const { digest } of draw(few, design, sha256(`${i}`), 'sample'))
        times.set(digest, (times.get(digest) ?? 0) + 1);
    // Four deviations and a half; χ² would be no true test of a systematic sample.
    const most = 4.5 * Math.sqrt(2000 * share * (1 - share));
    for (const count of times.values())
      assert.ok(Math.abs(count - 2000 * share) < most, `${design.kind}: ${[...times.values()]}`);
  }
});
