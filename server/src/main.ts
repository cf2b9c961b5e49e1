import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { alertRoom } from './alert/index.ts';
import { archiveRoom } from './archive/index.ts';
import { attendedRoom } from './attended/index.ts';
import type { Context, Endpoint, Link } from './base/context.ts';
import { type Clock, systemClock } from './base/core/clock.ts';
import type { Config } from './base/core/config.ts';
import { claimDataFolder } from './base/core/data-folder.ts';
import { VigieError } from './base/core/errors.ts';
import { ROOT } from './base/core/home.ts';
import { keepShared, SERVICE_LOCK } from './base/database/advisory-lock.ts';
import { openStore, type Store } from './base/database/store.ts';
import { createVisitor, type Visitor } from './base/fetch/fetch.ts';
import { addAccessLog } from './base/http/access-log.ts';
import { addHealth } from './base/http/health.ts';
import { createHttp, type Http } from './base/http/http.ts';
import { addMetrics } from './base/http/metrics.ts';
import { addSecurityTxt } from './base/http/security-txt.ts';
import { addConsole } from './base/http/serve-console.ts';
import { createChanges } from './base/jobs/changes.ts';
import { createJobs } from './base/jobs/jobs.ts';
import { addExchange } from './base/peer/exchange.ts';
import { watchPlatforms } from './base/registers/platforms.ts';
import { caseLink, successionAct } from './case/index.ts';
import { doctorRoom } from './doctor/index.ts';
import {
  evidenceLink,
  exchangeKeyFiles,
  openBrowser,
  openExchangeKey,
  openVault,
  readNotes,
  readShown,
  refuseEmptyFolder,
  type Vault,
} from './evidence/index.ts';
import {
  changeObligationAct,
  countRecurrence,
  enterObligationAct,
  followUpLink,
  readCaseCandidates,
} from './followup/index.ts';
import { handoverRoom } from './handover/index.ts';
import { inquiryRoom, openingAct, peerAct } from './inquiry/index.ts';
import { intakeRoom } from './intake/index.ts';
import { listingLink } from './listing/index.ts';
import { allMigrations } from './migrations.ts';
import { noticeLink } from './notice/index.ts';
import { operationRoom } from './operation/index.ts';
import { guardRoutes, peopleLink, recordRefusals } from './people/index.ts';
import { prepublicationRoom } from './prepublication/index.ts';
import { publicationLink, releaseAct } from './publication/index.ts';
import { receivingRoom } from './receiving/index.ts';
import { referralLink } from './referral/index.ts';
import { retentionRoom, setPeriodAct } from './retention/index.ts';
import { activatePackAct, disableRuleAct, exceptionsAct, loadInstalled, screening } from './screening/index.ts';
import { type LateBroker, lateBroker, streamOff, streamRoom, takeListings } from './stream/index.ts';
import { sweepRoom, tellSweeps } from './sweep/index.ts';
import { VERSION } from './version.ts';

export interface Vigie {
  context: Context;
  http: Http;
  links: readonly Link[];
  /** What people do and ask, as all links declare it. */
  endpoints: readonly Endpoint[];
  vault: Vault;
  /** @returns the address it listens on; @throws VigieError `VIGIE_ADDRESS_TAKEN` */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** Opens the store alone: for commands that need no service. */
export function openVigieStore({ appDatabaseUrl, databaseUrl, dataDir }: Config): Promise<Store> {
  const migrations = allMigrations();
  if (appDatabaseUrl !== null) return openStore({ appUrl: appDatabaseUrl }, migrations);
  return openStore(databaseUrl === null ? { dataDir } : { url: databaseUrl }, migrations);
}

/** Visits others on behalf of the installation. */
export function visitorOf({ contact, allow, paceMs, home }: Config, clock: Clock): Visitor {
  return createVisitor({ contact, clock, allow, paceMs, timeZone: home.timeZone });
}

/**
 * Opens the vault of a data folder on its database, where the two agree.
 *
 * @throws VigieError `VIGIE_LOG_…` where one of them is older than the other or another's; the store is closed then
 */
async function openCheckedVault(config: Config, store: Store, visitor: Visitor): Promise<Vault> {
  try {
    await refuseEmptyFolder(store, config.dataDir);
    const vault = openVault(config, { store, visitor });
    await vault.check();
    return vault;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens store and vault alone: for commands that write to the log and need no service. */
export async function openVigieVault(config: Config): Promise<{ store: Store; vault: Vault }> {
  const store = await openVigieStore(config);
  return { store, vault: await openCheckedVault(config, store, visitorOf(config, systemClock)) };
}

/** Logs go to stderr: stdout is for findings and results. */
export function createLog(level: string): Logger {
  return pino(
    { level, redact: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token'] },
    pino.destination(2),
  );
}

/**
 * Says that this process has the keys of the installation in its hands: nobody changes one meanwhile.
 *
 * @returns how to say that it has not any more
 * @throws VigieError `VIGIE_KEYS_CHANGING`; the store is closed then
 */
async function holdKeys(store: Store): Promise<() => Promise<void>> {
  try {
    const release = await keepShared(() => store.tryLock(SERVICE_LOCK, 'shared'));
    if (release) return release;
    const said = 'A key of this installation is being changed. Start again when that is done.';
    throw new VigieError('VIGIE_KEYS_CHANGING', said, { exit: 3, status: 409 });
  } catch (error) {
    await store.close();
    throw error;
  }
}

function refuseAddress(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new VigieError(
    'VIGIE_ADDRESS_TAKEN',
    `The web server cannot listen (${why}). Choose another address by VIGIE_HOST and VIGIE_PORT, or stop what is there.`,
    { exit: 3, cause: error },
  );
}

/** What a process of the installation has in its hands, whether it answers people, works, or both. */
interface Parts {
  context: Context;
  links: readonly Link[];
  vault: Vault;
  /** Where offers come in as a stream; null: nowhere. */
  broker: LateBroker | null;
  close(): Promise<void>;
}

interface Start {
  config: Config;
  clock?: Clock;
  log?: Logger;
}

/** What a process is for: answering and working, or offers of the stream alone, with no log and no keys in its hands. */
type Use = 'all' | 'stream';

/**
 * The one place where everything is wired: store, packs, visitor, jobs, and the links of the chain in order.
 *
 * @throws VigieError when the store is taken or unreachable, or a pack cannot be read.
 */
async function openParts(
  { config, clock = systemClock, log = createLog('warn') }: Start,
  use: Use = 'all',
): Promise<Parts> {
  claimDataFolder(config.dataDir);
  const packs = loadInstalled(config.packsDir);
  const store = await openVigieStore(config);
  // Before any key is read.
  const releaseKeys = await holdKeys(store);
  const visitor = visitorOf(config, clock);
  const vault =
    use === 'stream'
      ? openVault(config, { store, visitor })
      : await openCheckedVault(config, store, visitor).catch(async (error) => {
          await releaseKeys();
          throw error;
        });
  const broker = config.stream && lateBroker(config.stream);
  const shared = config.browser === 'auto' ? openBrowser() : null;
  const acts = [
    releaseAct,
    exceptionsAct,
    disableRuleAct,
    activatePackAct,
    setPeriodAct,
    successionAct,
    enterObligationAct,
    changeObligationAct,
    openingAct,
    peerAct,
  ];
  const links: Link[] = [
    peopleLink({ acts }),
    listingLink({ readShown: readShown(shared ?? 'none') }),
    screening,
    caseLink,
    evidenceLink({ vault, browser: shared ?? 'none' }),
    noticeLink({ countRecurrence, readCaseCandidates, acts }),
    followUpLink({ vault }),
    referralLink({ vault }),
    publicationLink({ vault, tellSweeps }),
    receivingRoom,
    prepublicationRoom,
    intakeRoom,
    alertRoom(),
    attendedRoom({ vault, browser: shared ?? 'none' }),
    sweepRoom({ vault, browser: shared ?? 'none' }),
    handoverRoom({ vault }),
    inquiryRoom,
    operationRoom({ vault }),
    streamRoom(broker),
    archiveRoom({ vault }),
    retentionRoom,
    doctorRoom(vault),
  ];
  const changes = createChanges({ store, log });
  const context: Context = {
    config,
    store,
    clock,
    log,
    visitor,
    packs,
    platforms: watchPlatforms(join(config.dataDir, 'registers/platforms')),
    signer: openExchangeKey(config),
    keyChanges: readNotes(exchangeKeyFiles(config.dataDir)),
    changes,
    jobs: createJobs({
      store,
      clock,
      log,
      queues: () => links.flatMap((link) => link.queues?.(context) ?? []),
      subscriptions: links.flatMap((link) => link.subscriptions ?? []),
      tell: changes.tell,
    }),
  };
  return {
    context,
    links,
    vault,
    broker,
    async close() {
      await broker?.close();
      await context.jobs.stop();
      await changes.stop();
      await shared?.close();
      await vault.close();
      await releaseKeys();
      await store.close();
    },
  };
}

/** How long what was opened may take to close again, where a start failed: its database may be gone. */
const CLOSING_MS = 10_000;

/** Starts on what was opened, and closes that where the start fails: it would keep the process from ending. */
async function startOn<T>(parts: Parts, start: (parts: Parts) => Promise<T>): Promise<T> {
  try {
    return await start(parts);
  } catch (error) {
    await Promise.race([parts.close().catch(() => {}), delay(CLOSING_MS, null, { ref: false })]);
    throw error;
  }
}

/**
 * Answers people and machines over HTTP, and does the work of the queues too unless another process does
 * (`works: false`).
 *
 * @throws VigieError when the store is taken or unreachable, or a pack cannot be read.
 */
export async function startVigie({ works = true, ...start }: Start & { works?: boolean }): Promise<Vigie> {
  return startOn(await openParts(start), async (parts) => {
    const { context, links, vault } = parts;
    const { config, store, clock, log } = context;
    const { trustedProxies, publicUrl, contact, dataDir, metricsToken } = config;
    const http = await createHttp({ log, version: VERSION, trustedProxies, publicUrl });
    addAccessLog(http, log);
    addHealth(http, store, dataDir);
    guardRoutes(http, { store, clock, publicUrl });
    recordRefusals(http, context);
    addSecurityTxt(http, { contact, publicUrl, clock });
    addExchange(http, context.signer, context.keyChanges);
    const endpoints = links.flatMap((link) => link.endpoints ?? []);
    const measures = links.flatMap((link) => link.measures?.(context) ?? []);
    addMetrics(http, { store, dataDir, token: metricsToken }, measures);
    for (const endpoint of endpoints) endpoint.add(http, context);
    for (const link of links) await link.routes?.(http, context);
    await addConsole(http, join(ROOT, 'console/dist'));
    await context.jobs.start(works);
    context.changes.start();
    return {
      context,
      http,
      links,
      endpoints,
      vault,
      listen: () => http.listen({ host: config.host, port: config.port }).catch(refuseAddress),
      async stop() {
        await context.changes.stop(); // Its streams would keep the server open.
        await http.close();
        await parts.close();
      },
    };
  });
}

/**
 * Does the work of the queues, and takes what comes in as a stream; `stream`: that alone, on as many machines as one
 * likes, which need the database, the packs and no copy of the data folder.
 *
 * @returns how it ends
 * @throws VigieError `VIGIE_STREAM_OFF`; as `startVigie`
 */
export async function startWorker(start: Start, use: Use = 'all'): Promise<{ stop(): Promise<void> }> {
  const { stream } = start.config;
  if (use === 'stream' && !stream?.units.length) throw streamOff();
  return startOn(await openParts(start, use), async ({ context, broker, close }) => {
    await context.jobs.start(use === 'all');
    const taking =
      stream && broker && stream.units.length > 0
        ? takeListings(context, { broker: broker.open, settings: stream })
        : null;
    return {
      async stop() {
        await taking?.stop();
        await close();
      },
    };
  });
}
