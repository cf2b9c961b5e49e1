import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Log, ProofError } from '@vigie/proof';

/** How often who waits for the log tries again, and who has it looks whether somebody waits. */
const TURN_MS = 100;
/** How long who waits goes on. */
const PATIENCE_MS = 30_000;

/** What sealing asks of the log. */
export type Entries = Pick<Log, 'appendOnce' | 'prove'>;

export interface SharedLog {
  log(): Promise<Log>;
  entries: Entries;
  /** Stops the log where it is held here (`Log.stop`). */
  stop(reason: Error): Promise<void>;
  /** Gives it up for good. */
  close(): Promise<void>;
}

const has = (error: unknown, code: string): boolean => error instanceof ProofError && error.code === code;

/**
 * The log of a folder for one of several processes: a worker that seals, a command beside it. One has it at a time
 * (`openLog`), for as long as it likes; who waits says so by a file beside it (`wanted`), and who has the log gives it
 * up at that, and takes it again, in turn, when it needs it. One that was stopped is opened again at the next use.
 *
 * @param open opens the log. @throws ProofError `VIGIE_PROOF_LOCKED` while another process has it
 */
export function createSharedLog(dir: string, open: () => Promise<Log>): SharedLog {
  const wanted = join(dir, 'wanted');
  let opened: Promise<Log> | null = null;
  let latest: Log | null = null;
  let looking: NodeJS.Timeout | null = null;
  let isClosed = false;

  async function giveUp(): Promise<void> {
    if (looking) clearInterval(looking);
    looking = null;
    const before = opened;
    opened = null;
    await (await before?.catch(() => null))?.close();
  }

  async function takeTurn(before: Promise<Log> | null): Promise<Log> {
    const held = await before?.catch(() => null);
    if (held && held.stopped === null) return held;
    if (looking) clearInterval(looking);
    looking = null;
    await held?.close();
    if (isClosed) throw new ProofError('VIGIE_PROOF_LOG_CLOSED', `The log in ${dir} was closed.`);
    for (const until = Date.now() + PATIENCE_MS; ; await delay(TURN_MS)) {
      try {
        const log = await open();
        latest = log;
        looking = setInterval(() => {
          if (!existsSync(wanted)) return;
          rmSync(wanted, { force: true });
          giveUp().catch(() => {}); // What could not be written is told to who wrote it.
        }, TURN_MS).unref();
        return log;
      } catch (error) {
        if (isClosed || !has(error, 'VIGIE_PROOF_LOCKED') || Date.now() > until) throw error;
        writeFileSync(wanted, '');
      }
    }
  }

  function log(): Promise<Log> {
    opened = takeTurn(opened);
    return opened;
  }

  return {
    log,
    entries: {
      async appendOnce(leaf) {
        for (;;) {
          try {
            return await (await log()).appendOnce(leaf);
          } catch (error) {
            // It was given up meanwhile: nothing was appended, or the leaf is found.
            if (isClosed || !has(error, 'VIGIE_PROOF_LOG_CLOSED')) throw error;
          }
        }
      },
      prove(index) {
        if (!latest) throw new Error('an entry is proved before the log was opened');
        return latest.prove(index);
      },
    },
    async stop(reason) {
      (await opened?.catch(() => null))?.stop(reason);
    },
    close() {
      isClosed = true;
      return giveUp();
    },
  };
}
