import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Config, readConfig } from '../src/base/core/config.ts';
import { oneRow } from '../src/base/database/rows.ts';
import { createLog, startVigie } from '../src/main.ts';

/**
 * The installations' clock runs so many times faster, so that back-offs of half a minute and more pass within the test.
 */
const FASTER = 10;

/** A clock that began with a real instant (in milliseconds) and has run faster since: the same for all who know it. */
export const fastClock = (began: number) => (): Date => new Date(began + (Date.now() - began) * FASTER);

const countsSchema = z.object({
  sent: z.int(),
  answered: z.int(),
  received: z.int(),
  decided: z.int(),
  told: z.int(),
  submitted: z.int(),
});
/** How far an installation has come. */
export type Counts = z.infer<typeof countsSchema>;

const NONE: Counts = { sent: 0, answered: 0, received: 0, decided: 0, told: 0, submitted: 0 };

export interface PeerSettings {
  config: Partial<Config>;
  unit: string;
  /** When the fast clock began, in real milliseconds: the same for both. */
  began: number;
}

/**
 * One installation, in a process of its own. The minute's and the hour's looks at what waits come every second, as the
 * clock runs faster.
 */
async function runPeer({ config, unit, began }: PeerSettings): Promise<void> {
  const clock = fastClock(began);
  const vigie = await startVigie({
    config: { ...readConfig({}), browser: 'none', paceMs: 0, ...config },
    clock,
    log: createLog(process.env.VIGIE_TEST_LOG ?? 'fatal'),
  });
  await vigie.listen();
  const { store, jobs } = vigie.context;
  process.stdout.write('ready\n');
  const takeUpAndCount = async (): Promise<void> => {
    await store.inUnit(unit, async (tx) => {
      // The hours of a back-off pass at once; a try that is under way is left alone.
      await sql`
        update notice n set next_try_at = ${clock()} where state = 'queued'
          and not exists (select 1 from notice_attempt a where a.notice_id = n.id and a.ended_at is null)`.execute(tx);
      for (const queue of ['notice.due', 'receiving.waiting', 'receiving.submit']) await jobs.send(tx, queue, { unit });
    });
    const counts = await store.inUnit(unit, (tx) =>
      oneRow(
        tx,
        countsSchema,
        sql`select (select count(*) from notice where state = 'sent')::int as sent,
          (select count(distinct notice_id) from notice_answer where kind = 'decision')::int as answered,
          (select count(*) from received_notice)::int as received,
          (select count(*) from received_notice where state = 'decided')::int as decided,
          (select count(*) from outgoing where state = 'sent' and kind = 'decision')::int as told,
          (select count(*) from statement where submission = 'accepted')::int as submitted`,
      ),
    );
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  };
  for (;;) {
    await wait(1000);
    // A busy machine may refuse a connection; what never comes through is missed by the test.
    await takeUpAndCount().catch((error: unknown) => process.stderr.write(`${error}\n`));
  }
}

/** A process that can be killed at any moment and started again. */
export function createPeer(settings: PeerSettings) {
  let child: ChildProcess | null = null;
  const peer = {
    counts: NONE,
    kills: 0,
    async start(): Promise<void> {
      child = spawn(process.execPath, ['--no-warnings', import.meta.filename], {
        env: { ...process.env, VIGIE_TEST_PEER: JSON.stringify(settings), NODE_TEST_CONTEXT: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let rest = '';
      await new Promise<void>((resolve, reject) => {
        child?.on('exit', (code) => reject(new Error(`the process ended with ${code}`)));
        child?.stdout?.on('data', (piece: Buffer) => {
          const lines = (rest + piece).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            if (line === 'ready') resolve();
            else if (line.startsWith('{')) peer.counts = countsSchema.parse(JSON.parse(line));
          }
        });
      });
    },
    async kill(): Promise<void> {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      peer.kills++;
    },
    async restart(): Promise<void> {
      await peer.kill();
      await peer.start();
    },
  };
  return peer;
}

const settings = process.env.VIGIE_TEST_PEER;
if (settings) await runPeer(JSON.parse(settings));
