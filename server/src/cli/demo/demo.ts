import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { startMailbox, startMarketplace } from '@vigie/demo';
import { lockFolder, writeDurable } from '@vigie/proof';
import { z } from 'zod';
import { readConfig } from '../../base/core/config.ts';
import { VigieError } from '../../base/core/errors.ts';
import { createLog, startVigie } from '../../main.ts';
import { enrol, openSession, sessionCookie } from '../../people/index.ts';
import { endInTime, untilAsked } from '../service/until-asked.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { STEPS } from './demo-lap.ts';
import type { Lap } from './lap.ts';

const ANALYST = { unit: 'Unité de démonstration', email: 'analyst@demo.example', name: 'Camille Exemple' };
/** The second pair of eyes: approves what the analyst proposes, and enters what the unit is. */
const ADMIN = { unit: ANALYST.unit, email: 'admin@demo.example', name: 'Dominique Exemple' };

/**
 * What a demo must know after it was killed: how far the lap was, what time it was there, where its marketplace was.
 */
const stateSchema = z.object({
  step: z.int(),
  /** Added to the real time: the demo lives through a week in seconds. */
  offsetMs: z.number(),
  marketplacePort: z.int(),
  day: z.int(),
});
type State = z.infer<typeof stateSchema>;

function readState(path: string): State | null {
  if (!existsSync(path)) return null;
  const parsed = stateSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : null;
}

async function openMarketplace(state: State | null) {
  try {
    return await startMarketplace({ port: state?.marketplacePort ?? 0, day: state?.day ?? 0 });
  } catch (error) {
    throw new VigieError(
      'VIGIE_DEMO_PORT',
      `The sample marketplace was at port ${state?.marketplacePort}, which is taken. Free it, or start afresh with --data and a new folder. (${error instanceof Error ? error.message : error})`,
      { exit: 3 },
    );
  }
}

/** The sample marketplace in the user's own register, with the addresses that its documents go to. */
function registerMarketplace(dataDir: string, url: string): void {
  const file = join(dataDir, 'registers/platforms/sample.yaml');
  if (existsSync(file)) return;
  const unknown = { value: null, verified: false, source: null, checked: null };
  const contacts = {
    notices: 'notices@market.example',
    orders: 'orders@market.example',
    productSafety: 'safety@market.example',
  };
  const { host } = new URL(url);
  const about = { key: 'sample', name: 'Place de marché d’exemple', hosts: [host] };
  mkdirSync(dirname(file), { recursive: true });
  writeDurable(
    file,
    Buffer.from(JSON.stringify({ ...about, operator: unknown, country: unknown, veryLargeSince: unknown, contacts })),
  );
}

function openInBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/**
 * `vigie demo`: the whole chain on the sample marketplace, on loopback, with an embedded store and nothing else. A lap
 * that was killed goes on where it was; with `--once`, a finished one is begun afresh.
 */
export async function runDemo(options: { once?: boolean; data?: string; open: boolean }, io: Io): Promise<number> {
  const began = performance.now();
  const settings = readConfig();
  const dataDir = resolve(options.data ?? join(settings.dataDir, 'demo'));
  const statePath = join(dataDir, 'demo.json');
  mkdirSync(dataDir, { recursive: true });
  // Its marketplace and its clock are this process's: a second demo there would go another way.
  const unlock = lockFolder(dataDir);
  let known = readState(statePath);
  if (options.once && known && known.step >= STEPS.length) {
    for (const name of readdirSync(dataDir)) {
      if (name !== 'vigie.lock') rmSync(join(dataDir, name), { recursive: true, force: true });
    }
    known = null;
  }
  const marketplace = await openMarketplace(known);
  const { host, port } = new URL(marketplace.url);
  const state: State = known ?? { step: 0, offsetMs: 0, marketplacePort: Number(port), day: 0 };
  const save = (): void => writeDurable(statePath, new TextEncoder().encode(JSON.stringify(state)));
  save();
  const clock = (): Date => new Date(Date.now() + state.offsetMs);
  // Its own mail server takes what is sent: nothing leaves this machine, and what is said to be sent was taken.
  const mailbox = await startMailbox({ keepIn: join(dataDir, 'mailbox') });
  registerMarketplace(dataDir, marketplace.url);
  const vigie = await startVigie({
    clock,
    // Two of its pages are not read, on purpose: whoever starts the demo is not to take the warning for a fault.
    log: createLog('error'),
    config: {
      ...settings,
      dataDir,
      databaseUrl: null,
      appDatabaseUrl: null,
      port: options.once ? 0 : settings.port,
      allow: [host],
      paceMs: 0,
      contact: 'demo@vigie.example',
      smtpUrl: mailbox.url,
    },
  });
  try {
    const { store, jobs } = vigie.context;
    const password = randomBytes(12).toString('base64url');
    const account = await enrol(store, clock, { ...ANALYST, role: 'analyst', language: 'fr', password });
    const admin = await enrol(store, clock, { ...ADMIN, role: 'administrator', language: 'fr', password });
    const ids = { analyst: account.account, administrator: admin.account };
    const opened = new Map<keyof typeof ids, { token: string; at: number }>();
    /** The clock moves on by days: a session that nobody has used for half an hour there is followed by another. */
    async function tokenOf(who: keyof typeof ids): Promise<string> {
      const before = opened.get(who);
      const at = clock().getTime();
      if (before && at - before.at < 1_800_000) return before.token;
      const token = await openSession(store, clock, { id: ids[who], unit: account.unit });
      opened.set(who, { token, at });
      return token;
    }
    const ticket = randomBytes(16).toString('base64url');
    vigie.http.get('/demo/:ticket', { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
      if (z.object({ ticket: z.string() }).parse(request.params).ticket === ticket) {
        const { name, options: how } = sessionCookie(request, settings.publicUrl);
        reply.setCookie(name, await tokenOf('analyst'), how);
      }
      return reply.redirect('/');
    });
    const address = await vigie.listen();
    const lap: Lap = {
      vigie,
      unit: account.unit,
      account: account.account,
      marketplaceUrl: marketplace.url,
      async request(method, path, body, key, as = 'analyst') {
        const answer = await fetch(`${address}${path}`, {
          method,
          headers: {
            authorization: `Bearer ${await tokenOf(as)}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok)
          throw new VigieError('VIGIE_DEMO_REFUSED', `${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
        return JSON.parse(text);
      },
      async settle() {
        for (let quiet = 0; quiet < 2; ) {
          quiet = (await jobs.pending()) === 0 ? quiet + 1 : 0;
          await new Promise((wake) => setTimeout(wake, 15));
        }
      },
      passUntil(hours) {
        state.offsetMs = Math.max(state.offsetMs, hours * 3_600_000);
        save();
      },
      turnDay(day) {
        state.day = day;
        marketplace.setDay(day);
        save();
      },
    };
    const progress = createProgress('demo', STEPS.length);
    while (state.step < STEPS.length) {
      const step = STEPS[state.step];
      if (!step) break;
      const at = performance.now();
      progress.update(state.step);
      await step.run(lap);
      state.step += 1;
      save();
      progress.end();
      await write(
        io.stderr,
        `${styleText('green', '✓')} ${step.title} (${((performance.now() - at) / 1000).toFixed(1)} s)\n`,
      );
    }
    if (options.once) {
      const figures = figuresSchema.parse(await lap.request('GET', '/v1/figures'));
      const { listings, snapshots, findings, cases, sealed, notices, checks, relistings, releases } = figures;
      const seconds = Math.round((performance.now() - began) / 10) / 100;
      const total = Object.values(cases).reduce((sum, count) => sum + count, 0);
      const counts = {
        listings,
        snapshots,
        findings,
        cases: total,
        confirmed: cases.confirmed,
        sealed,
        notices,
        checks,
        relistings,
        releases,
        seconds,
      };
      await write(io.stdout, `${JSON.stringify(counts)}\n`);
      return 0;
    }
    const entrance = `${address}/demo/${ticket}`;
    await write(
      io.stdout,
      `\nThe console is open at ${styleText('bold', entrance)}\nThis address signs you in as ${ANALYST.name}, an analyst. To come in as another person, open ${address} in another browser:\nsign in as ${ANALYST.email}, or as ${ADMIN.email}, who administers and approves; both have the password ${password}\nThe sample marketplace is at ${marketplace.url}. End with Ctrl+C.\n`,
    );
    if (options.open && !process.env.CI && io.isTerminal) openInBrowser(entrance);
    await untilAsked();
    return 0;
  } finally {
    endInTime(io);
    await vigie.stop();
    await marketplace.stop();
    await mailbox.stop();
    unlock();
  }
}

const count = z.int();
const figuresSchema = z.object({
  listings: count,
  snapshots: count,
  findings: count,
  cases: z.object({ open: count, confirmed: count, dismissed: count, escalated: count }),
  sealed: count,
  notices: count,
  checks: z.object({ online: count, removed: count, restricted: count, indeterminate: count }),
  relistings: count,
  releases: count,
});
