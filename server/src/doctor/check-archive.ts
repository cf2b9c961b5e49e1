import type { Config } from '../base/core/config.ts';
import { VigieError } from '../base/core/errors.ts';
import { ALL_CASES } from '../base/database/reader.ts';
import type { Store } from '../base/database/store.ts';
import { proveEntry, type Vault } from '../evidence/index.ts';
import {
  archiveBucket,
  checkSealed,
  type KeptSegment,
  listCurrent,
  segmentName,
  unsealSegmentKey,
} from '../listing/index.ts';
import { listUnits } from '../people/index.ts';
import { type Line, mend, well, wordsOf } from './line.ts';
import { say } from './words.ts';

/** Whether the log has a file's digest where the database says. */
function isInLog(vault: Vault, { id, digest, logIndex }: KeptSegment): boolean {
  try {
    proveEntry(vault, { id, index: logIndex, leaf: Buffer.from(digest, 'hex') }, []);
    return true;
  } catch (error) {
    if (error instanceof VigieError) return false;
    throw error;
  }
}

/**
 * Reads every file of the archive whole: whether it is there, as the log has it, and can be opened. No line where there is
 * none.
 */
export async function checkArchive(config: Config, store: Store, vault: Vault): Promise<Line[]> {
  const where = `${archiveBucket(config)?.place ?? config.dataDir}/archive`;
  const broken: Line[] = [];
  let count = 0;
  try {
    for (const unit of await listUnits(store.db))
      for (const segment of await store.inUnit(unit, listCurrent, ALL_CASES)) {
        count += 1;
        unsealSegmentKey(config.dataDir, segment);
        const at = segmentName(segment);
        try {
          await checkSealed(config, segment);
          if (!isInLog(vault, segment))
            broken.push(
              mend('archive', { where: at, says: say('notInLog', { index: segment.logIndex }) }, say('seeLog')),
            );
        } catch (error) {
          if (!(error instanceof VigieError) || error.code !== 'VIGIE_ARCHIVE_DAMAGED') throw error;
          broken.push(mend('archive', { where: at, says: say('archiveDamaged') }, say('putBack')));
        }
      }
  } catch (error) {
    return [...broken, mend('archive', { where, says: say('archiveFails', { why: wordsOf(error) }) }, null)];
  }
  if (broken.length > 0) return broken;
  return count === 0 ? [] : [well('archive', { where, says: say('archiveWell', { count }) })];
}
