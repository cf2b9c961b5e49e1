import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, type HeadKeeper, type LogView, type Verifier, verifierKey, writeDurable } from '@vigie/proof';
import type { Store } from '../../base/database/store.ts';
import { refusal } from '../refusals.ts';
import { say } from '../words.ts';
import { compareHeads, type Standing } from './compare-heads.ts';
import { advanceHead, beginTerm, changeKey, type KeptHead, meetLog, readKeptHead } from './head-store.ts';

/** What is known of the log beside its folder's head. */
export interface LogIdentity {
  logDir: string;
  key: Verifier;
  /** Keys that signed it before. */
  formerKeys: readonly Verifier[];
}

/** The file in the log's folder that says which database it has met. */
export const MARKER_FILE = 'installation';
const markerPath = (logDir: string): string => join(logDir, MARKER_FILE);

const readMarker = (logDir: string): string | null =>
  existsSync(markerPath(logDir)) ? readFileSync(markerPath(logDir), 'utf8').trim() : null;

/** Whether a log has met a database: then it grows only together with it. */
export const hasMet = (logDir: string): boolean => readMarker(logDir) !== null;

/** @throws VigieError where the two do not agree, saying which of them is older or that they are not of one another */
function refuseUnlike(standing: Standing, kept: KeptHead, { head }: LogView, dir: string): void {
  const about = { dir, size: head.size, known: kept.size };
  if (standing === 'log-older') throw refusal('VIGIE_LOG_OLDER', about);
  if (standing === 'database-older') throw refusal('VIGIE_LOG_DATABASE_OLDER', about);
  if (standing === 'other') throw refusal('VIGIE_LOG_OTHER', { dir, what: say('otherHistory', { size: about.known }) });
}

/**
 * @throws VigieError `VIGIE_LOG_OTHER` where log and database are of two installations, `VIGIE_LOG_DATABASE_NEW` where
 *   the database has never met a log that has met one
 */
function refuseStranger(kept: KeptHead | null, { head }: LogView, { logDir: dir, key, formerKeys }: LogIdentity): void {
  const marker = readMarker(dir);
  if (!kept) {
    if (marker !== null && head.size > 0) throw refusal('VIGIE_LOG_DATABASE_NEW', { dir, size: head.size });
    return;
  }
  if (![key, ...formerKeys].map(verifierKey).includes(kept.key)) {
    throw refusal('VIGIE_LOG_OTHER', { dir, what: say('otherKey', { key: kept.key }) });
  }
  if (marker !== null && marker !== kept.installation) {
    throw refusal('VIGIE_LOG_OTHER', { dir, what: say('otherInstallation') });
  }
}

/**
 * Has the database keep each head of the log, before it is signed, and compares the two whenever the log is opened
 * (docs/decisions/0026-heads-kept-twice.md).
 *
 * @param askOutside asks who else keeps heads: a bucket, witnesses. Throws where one of them knows more, or other
 */
export function createHeadKeeper(
  store: Pick<Store, 'db'>,
  identity: LogIdentity,
  askOutside: (log: LogView) => Promise<void> | undefined,
): HeadKeeper & { check(view: () => LogView): Promise<void> } {
  const { logDir } = identity;
  let term = 0;

  function mark(installation: string): void {
    if (readMarker(logDir) !== installation) writeDurable(markerPath(logDir), Buffer.from(`${installation}\n`));
  }

  return {
    async compare(log) {
      const before = await readKeptHead(store.db);
      refuseStranger(before, log, identity);
      if (before) refuseUnlike(compareHeads(before, log), before, log, logDir);
      await askOutside(log);
      const key = verifierKey(identity.key);
      if (!before) await meetLog(store.db, { installation: randomUUID(), key, head: log.head });
      // From here on no earlier process changes what is kept: what it has done meanwhile is looked at again.
      const kept = await beginTerm(store.db);
      if (!kept) throw new Error('the database lost the head that it was given');
      refuseStranger(kept, log, identity);
      const standing = compareHeads(kept, log);
      refuseUnlike(standing, kept, log, logDir);
      term = kept.term;
      if (kept.key !== key) await changeKey(store.db, term, key);
      mark(kept.installation);
      if (standing !== 'unsigned') return null;
      return { origin: log.head.origin, size: kept.size, root: Buffer.from(kept.root, 'base64') };
    },
    async advance(from: Checkpoint, to: Checkpoint) {
      if (await advanceHead(store.db, term, from, to)) return;
      const kept = await readKeptHead(store.db);
      if (kept && kept.term !== term) throw refusal('VIGIE_LOG_TAKEN', { dir: logDir });
      const known = kept?.size ?? 0;
      if (known === from.size)
        throw refusal('VIGIE_LOG_OTHER', { dir: logDir, what: say('otherHistory', { size: known }) });
      const code = known < from.size ? 'VIGIE_LOG_DATABASE_OLDER' : 'VIGIE_LOG_OLDER';
      throw refusal(code, { dir: logDir, size: from.size, known });
    },
    /** The same as `compare`, changing nothing, beside a process that may be writing the log. */
    async check(view) {
      const early = view();
      const kept = await readKeptHead(store.db);
      // The database is asked between two looks at the folder: it is not behind the first, nor the second behind it.
      const late = view();
      refuseStranger(kept, early, identity);
      if (kept) {
        const first = compareHeads(kept, early);
        if (first !== 'log-older') refuseUnlike(first, kept, early, logDir);
        else {
          const second = compareHeads(kept, late);
          if (second !== 'database-older') refuseUnlike(second, kept, late, logDir);
        }
      }
      await askOutside(late);
    },
  };
}

/**
 * Refuses a data folder without a log key on a database that knows a log: a new key under the old name would begin a
 * second history.
 *
 * @throws VigieError `VIGIE_LOG_FOLDER_EMPTY`
 */
export async function refuseEmptyFolder(store: Pick<Store, 'db'>, dataDir: string): Promise<void> {
  if (existsSync(join(dataDir, 'log-key.json'))) return;
  const kept = await readKeptHead(store.db);
  if (kept) throw refusal('VIGIE_LOG_FOLDER_EMPTY', { dir: dataDir, known: kept.size });
}
