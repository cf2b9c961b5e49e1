import { randomUUID } from 'node:crypto';
import type { Listing } from '@vigie/engine';
import { readConfig } from '../../base/core/config.ts';
import { openBroker } from '../../base/stream/broker.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { reconcileSource } from '../../stream/index.ts';
import { Positions, sendListings } from '../../stream/source/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { mustHaveStream } from './must-have-stream.ts';
import { nothingTold, outgoingOf, readSource } from './read-source.ts';

const PATIENCE_MS = 60_000;

/**
 * `vigie stream reconcile`: of what each file sent, what the unit does not have, by its place in the file; with `--send`
 * it is published again. What still waits in the stream is counted beside it.
 *
 * @returns 0 when nothing is missing, else 1
 */
export async function runReconcile(
  files: string[],
  options: { unit: string; subject: string; positions: string; send: boolean; map: Record<string, string> },
  io: Io,
): Promise<number> {
  const config = readConfig();
  const settings = mustHaveStream(config.stream);
  const positions = await Positions.read(options.positions);
  const broker = await openBroker(settings);
  const store = await openVigieStore(config);
  let exit = 0;
  try {
    const unit = await findUnit(store.db, options.unit);
    for (const path of files) {
      const { sent } = await positions.of(path);
      // Before the comparison: what waits then may be kept during it.
      const { waiting, inFlight, poison } = await broker.figures();
      const told = nothingTold();
      const missing: Listing[] = [];
      const listings = readSource(path, options.map, { io, told });
      const compared = await reconcileSource({ store, config }, unit, { listings, sent }, async (listing) => {
        if (options.send) missing.push(listing);
      });
      const outgoing = outgoingOf({ broker, prefix: options.subject, patienceMs: PATIENCE_MS }, { path, io, told });
      if (missing.length > 0) await sendListings(outgoing, missing, randomUUID());
      if (compared.missing > 0) exit = 1;
      const line = {
        source: path,
        sent,
        ...compared,
        sentAgain: missing.length,
        messages: { waiting, inFlight, poison },
      };
      await write(io.stdout, `${JSON.stringify(line)}\n`);
    }
    return exit;
  } finally {
    await broker.close();
    await store.close();
  }
}
