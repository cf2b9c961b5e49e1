import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vigie } from './start-demo.ts';

export type Counts = Record<string, number> & { checks: Record<string, number> };

/** Runs one lap of the demo to its end. @returns what it counted */
export function runLap(data: string, env: Record<string, string> = {}): Counts {
  const { status, stdout, stderr, error, signal } = vigie(['demo', '--once', '--data', data], env);
  assert.equal(status, 0, `${error ?? signal} ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What a lap has counted, as the service on its folder tells. @param entrance the address that signs in */
export async function countsOf(entrance: string): Promise<Counts> {
  const entered = await fetch(entrance, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(new URL('/v1/figures', entrance), { headers: { cookie } });
  const { cases, ...figures } = JSON.parse(await answer.text());
  const total = Object.values<number>(cases).reduce((sum, count) => sum + count, 0);
  return { ...figures, cases: total, confirmed: cases.confirmed };
}

/** Entries of a lap's log besides its packages: one for each head of the audit log. */
export function auditLeavesIn(data: string): number {
  const path = join(data, 'log/audit-leaf.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).statement.number : 0;
}

/** What a lap leaves on disk: packages, kept and written out again, and the notices that its mail server took. */
export function leftIn(data: string) {
  const exported = vigie(['evidence', 'export', '--out', join(data, 'exported')], { VIGIE_DATA: data });
  assert.equal(exported.status, 0, exported.stderr);
  const unfinished = readdirSync(join(data, 'evidence')).filter((name) => name !== 'keys' && name !== 'objects');
  const notices = readdirSync(join(data, 'mailbox')).filter((name) => /^ntc_.*\.eml$/.test(name));
  return {
    packages: readdirSync(join(data, 'exported')),
    unfinished,
    notices,
  };
}
