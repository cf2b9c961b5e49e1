/** Packages of many kinds, sealed with a fixed seed, for tests that change them and look whether it shows. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import { verifierKey } from '../src/base/keys.ts';
import { createSigner } from '../src/base/signer.ts';
import { type Log, openLog } from '../src/log/log.ts';
import { sha256Hex } from '../src/seal/package-layout.ts';
import { type VerifyOptions, type VerifyStep, verifyPackage } from '../src/verify/verify.ts';
import { createRandom, makeNoise, type Parts, sealSample, takeApart } from './packages.ts';
import { createTestAuthority, hasOpenssl, type TestAuthority } from './timestamp-authority.ts';

const SEED = 20_261_125;
/** How many: sixty with every run of the tests; `VIGIE_PACKAGES=200` for a long one. */
export const GOOD = Number(process.env.VIGIE_PACKAGES ?? 60);
/** Changes of each kind. */
export const ROUNDS = GOOD / 10;
export const signer = createSigner('test.example/log', new Uint8Array(32).fill(7));
export const attacker = createSigner('test.example/log', new Uint8Array(32).fill(66));

export const random = createRandom(SEED);
export const noise = (length: number): Uint8Array => makeNoise(length, random);
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export type StepId = VerifyStep['id'];
/** A change, and the step or steps of which one must name it. */
export interface Mutation {
  kind: string;
  bytes: Uint8Array;
  at: StepId[];
  /** What the reader trusts; left out: nothing in particular. */
  trust?: VerifyOptions;
}

let authority: TestAuthority | null = null;
const packages: Uint8Array[] = [];
/** Whether the packages that should have a timestamp have one: without openssl, none does. */
export const hasAuthority = (): boolean => authority !== null;
export const isStamped = (n: number): boolean => hasAuthority() && n % 4 === 2;

let dir: string;
let log: Log | null = null;

async function seal(): Promise<void> {
  dir = mkdtempSync(join(tmpdir(), 'vigie-tamper-'));
  if (hasOpenssl()) authority = createTestAuthority();
  log = await openLog({ dir: join(dir, 'log'), origin: 'test.example/log', signer });
  for (let n = 0; n < GOOD; n++) {
    const sealed = await sealSample(n, random, {
      dir,
      previous: n % 9 === 8 ? sha256Hex(packages.at(-1) ?? new Uint8Array()) : null,
      salt: noise(16),
      signer,
      log,
      timestamp: isStamped(n) ? (authority?.stamp ?? null) : null,
    });
    packages.push(sealed.bytes);
  }
}

/** Seals the packages before the tests of a file, and clears up after them: once for the files of one process. */
export function sealPackages(): void {
  before(async () => {
    if (log === null) await seal();
  });
  after(async () => {
    if (log === null) return;
    await log.close();
    log = null;
    authority?.remove();
    rmSync(dir, { recursive: true });
  });
}

export const trustKey = (): VerifyOptions => ({ trustedKeys: [verifierKey(signer)] });
export const trustAll = (): VerifyOptions => ({
  ...trustKey(),
  timestamps: { roots: [authority?.root ?? ''], crls: authority ? [authority.crl()] : [] },
});

/** Packages to change: all but the large ones. */
export const pick = (): number => {
  for (;;) {
    const n = random(GOOD);
    if (n % 50 !== 1) return n;
  }
};
export const bytesOf = (n: number): Uint8Array => packages[n] ?? new Uint8Array();
export const partsOf = (n: number): Parts => takeApart(bytesOf(n));
/** Another package than the one given, of the same kind. */
export const another = (n: number, step = 12): number =>
  ((n + step) % GOOD) % 50 === 1 ? another(n, step + 12) : (n + step) % GOOD;

/** That each change is caught at the step that is about it. */
export function assertCaught(context: TestContext, changes: (() => Generator<Mutation>)[], atLeast: number): void {
  const counts = new Map<string, number>();
  for (const mutations of changes) {
    for (const { kind, bytes, at, trust } of mutations()) {
      const report = verifyPackage(bytes, trust);
      const fault = report.steps.find(({ ok }) => ok === false);
      assert.ok(!report.ok && fault && at.includes(fault.id), `${kind}: ${fault?.id ?? 'not caught'} (${at})`);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  context.diagnostic(`${total} changes of ${counts.size} kinds`);
  assert.ok(total >= atLeast, String(total));
}
