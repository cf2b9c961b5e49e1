import { exportSeen, memberOf } from '../../archive/index.ts';
import { readConfig } from '../../base/core/config.ts';
import { startVigie } from '../../main.ts';
import { findUnit, inWork } from '../../people/index.ts';
import { type Io, write } from '../terminal/io.ts';
import { createProgress } from '../terminal/progress.ts';

interface ExportOptions {
  unit: string;
  as: string;
  purpose: string;
  platform?: string;
  since?: number;
}

/** `vigie archive export`: all that was seen, as Parquet, by an approver who says why. @returns 0 */
export async function runExport(path: string, options: ExportOptions, io: Io): Promise<number> {
  const { context, stop } = await startVigie({ config: readConfig(), works: false });
  const progress = createProgress('snapshots', null);
  try {
    const unit = await findUnit(context.store.db, options.unit);
    const { platform, since, purpose } = options;
    const by = await inWork(context, unit, ({ tx }) => memberOf(tx, options.as, 'approver'));
    let looked = 0;
    const sought = { ...(platform === undefined ? {} : { platform }), ...(since === undefined ? {} : { since }) };
    const made = await exportSeen(context, { by, unit, purpose, path }, sought, (more) => {
      looked += more;
      progress.update(looked);
    });
    progress.end();
    await write(io.stdout, `${JSON.stringify({ file: path, ...made })}\n`);
    return 0;
  } finally {
    progress.end();
    await stop();
  }
}
