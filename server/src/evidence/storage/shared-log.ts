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

const has = (error: unknown, code: string): boolean => error instanceof ProofError && error.code === code;

/**
 * The log of a folder for one of several processes: a worker that seals, a command beside it. One has it at a time
 * (`openLog`), for as long as it likes; who waits says so by a file beside it (`wanted`), and who has the log gives it
 * up at that, and takes it again, in turn, when it needs it.
 *
 * @param open opens the log. @throws ProofError `VIGIE_PROOF_LOCKED` while another process has it
 */
export function createSharedLog(
  dir: string,
  open: () => Promise<Log>,
): { log(): Promise<Log>; entries: Entries; close(): Promise<void> } {
  const wanted = join(dir, 'wanted');
  let opened: Promise<Log> | null = null;
  let latest: Log | null = null;
  let looking: NodeJS.Timeout | null = null;

  async function giveUp(): Promise<void> {
    if (looking) clearInterval(looking);
    looking = null;
    const before = opened;
    opened = null;
    await (await before?.catch(() => null))?.close();
  }

  async function takeTurn(): Promise<Log> {
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
        if (!has(error, 'VIGIE_PROOF_LOCKED') || Date.now() > until) throw error;
        writeFileSync(wanted, '');
      }
    }
  }

  function log(): Promise<Log> {
    if (opened) return opened;
    const taken = takeTurn();
    opened = taken;
    // A log that could not be opened is opened again at the next use.
    taken.catch(() => {
      if (opened === taken) opened = null;
    });
    return taken;
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
            if (!has(error, 'VIGIE_PROOF_LOG_CLOSED')) throw error;
          }
        }
      },
      prove(index) {
        if (!latest) throw new Error('an entry is proved before the log was opened');
        return latest.prove(index);
      },
    },
    close: giveUp,
  };
}
