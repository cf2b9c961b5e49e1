import { readConfig } from '../../base/core/config.ts';
import { listCurrent } from '../../listing/index.ts';
import { openVigieStore } from '../../main.ts';
import { findUnit } from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';

/** `vigie archive list`: the files of a unit's archive, with their digests and entries of the log. @returns 0 */
export async function runList(options: { unit: string }, io: Io): Promise<number> {
  const store = await openVigieStore(readConfig());
  try {
    const unit = await findUnit(store.db, options.unit);
    for (const segment of await store.inUnit(unit, listCurrent)) {
      const { id, rows, bytes, digest, logIndex, madeAt } = segment;
      await write(io.stdout, `${JSON.stringify({ segment: id, snapshots: rows, bytes, digest, logIndex, madeAt })}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
