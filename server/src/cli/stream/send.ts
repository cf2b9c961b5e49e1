import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { VigieError } from '../../base/core/errors.ts';
import { readStreamSettings } from '../../base/core/stream-settings.ts';
import { type Broker, openBroker } from '../../base/stream/broker.ts';
import { checkFile } from '../../listing/read/index.ts';
import { Positions, sendSource } from '../../stream/source/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { mustHaveStream } from './must-have-stream.ts';
import { nothingTold, outgoingOf, readSource } from './read-source.ts';

const MINUTE_MS = 60_000;
const RETRY_MS = 1_000;

/** Connects, however often the servers are not there, for as long as they are tried. */
async function reach(patienceMs: number, io: Io): Promise<Broker> {
  const settings = mustHaveStream(readStreamSettings());
  for (let until = Date.now() + patienceMs, tries = 0; ; tries++) {
    try {
      return await openBroker(settings);
    } catch (error) {
      if (!(error instanceof VigieError) || error.exit === 2 || Date.now() >= until) throw error;
      if (tries === 0) await write(io.stderr, `vigie: ${error.message} Trying again.\n`);
      await delay(RETRY_MS);
    }
  }
}

/**
 * `vigie stream send`: publishes the listings of files, from where each was left. It needs the servers alone, and the
 * right to publish under the subject.
 *
 * @returns 0, or 2 when a row could not be read, is larger than a message may be, or was not in UTF-8
 */
export async function runSend(
  files: string[],
  options: { subject: string; positions: string; patience: number; map: Record<string, string> },
  io: Io,
): Promise<number> {
  for (const file of files) await checkFile(file);
  const positions = await Positions.read(options.positions);
  const broker = await reach(options.patience * MINUTE_MS, io);
  let exit = 0;
  try {
    for (const [n, path] of files.entries()) {
      const told = nothingTold();
      const progress = createProgress(`sending ${basename(path)}`, null);
      const to = { broker, prefix: options.subject, patienceMs: options.patience * MINUTE_MS };
      const outgoing = outgoingOf(to, { path, io, told });
      const listings = readSource(path, options.map, { io, told });
      const source = { path, positions, listings };
      const done = await sendSource(outgoing, source, (sent) => progress.update(sent)).catch(async (error: unknown) => {
        for (const later of files.slice(n + 1))
          await write(io.stderr, `vigie: ${later}: not begun, since one before it fails\n`);
        throw error;
      });
      progress.end();
      if (told.notRead + told.tooLarge + told.notUtf8 > 0) exit = 2;
      await write(io.stdout, `${JSON.stringify({ source: path, ...done, ...told })}\n`);
    }
    return exit;
  } finally {
    await broker.close();
  }
}
