import { z } from 'zod';
import type { Link } from '../base/context.ts';
import type { Vault } from '../evidence/index.ts';
import { moveSnapshots } from './move.ts';

export { exportSeen } from './export.ts';
export { findSeen, memberOf } from './find.ts';
export { type Moved, moveSnapshots } from './move.ts';

const unitSchema = z.object({ unit: z.string() });

/** What was seen and nothing rests on: in encrypted Parquet files, read as the rows are. */
export const archiveRoom = ({ vault }: { vault: Pick<Vault, 'entries'> }): Link => ({
  name: 'archive',
  queues: (context) => [
    {
      name: 'archive.move',
      // After the nightly erasure: what it erased leaves the files in the same night.
      every: '53 3 * * *',
      isLater: true,
      async run(content) {
        const { unit } = unitSchema.parse(content);
        const moved = await moveSnapshots({ context, entries: vault.entries }, unit);
        if (moved && moved.snapshots + moved.rewritten > 0) context.log.info({ unit, ...moved }, 'archived');
      },
    },
  ],
});
