import { basename } from 'node:path';
import type { Listing } from '@vigie/engine';
import { readStreamSettings } from '../../base/core/stream-settings.ts';
import { openBroker } from '../../base/stream/broker.ts';
import { checkFile } from '../../listing/read/index.ts';
import { Positions, sendSource } from '../../stream/source/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';
import { mustHaveStream } from './must-have-stream.ts';
import { readSource } from './read-source.ts';

const MINUTE_MS = 60_000;

/**
 * `vigie stream send`: publishes the listings of files, from where each was left. It needs the servers alone, and the
 * right to publish under the subject.
 *
 * @returns 0, or 2 when a row could not be read, or is larger than a message may be
 */
export async function runSend(
  files: string[],
  options: { subject: string; positions: string; patience: number; map: Record<string, string> },
  io: Io,
): Promise<number> {
  for (const file of files) await checkFile(file);
  const positions = await Positions.read(options.positions);
  const broker = await openBroker(mustHaveStream(readStreamSettings()), true);
  let exit = 0;
  try {
    for (const path of files) {
      const told = { notRead: 0, tooLarge: 0 };
      const progress = createProgress(`sending ${basename(path)}`, null);
      const onTooLarge = ({ id, url, title }: Listing): void => {
        told.tooLarge += 1;
        io.stderr.write(
          `vigie: ${path}: ${id ?? url ?? title.slice(0, 100)}: larger than a message may be (983,040 bytes); import it\n`,
        );
      };
      const outgoing = { broker, prefix: options.subject, patienceMs: options.patience * MINUTE_MS, onTooLarge };
      const listings = readSource(path, options.map, { io, told });
      const done = await sendSource(outgoing, { path, positions, listings }, (sent) => progress.update(sent));
      progress.end();
      if (told.notRead + told.tooLarge > 0) exit = 2;
      await write(io.stdout, `${JSON.stringify({ source: path, ...done, ...told })}\n`);
    }
    return exit;
  } finally {
    await broker.close();
  }
}
