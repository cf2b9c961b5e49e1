import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { readLastBackup } from '../backup/index.ts';
import { REGISTERS_DIR } from '../base/registers/read-yaml.ts';
import { sayDay } from '../base/text/write-day.ts';
import { type Line, mend, well, wordsOf } from './line.ts';
import { say, tenths } from './words.ts';

const DAY_MS = 86_400_000;
const octal = (mode: number): string => (mode & 0o777).toString(8);
/** Of a folder or a key, for the group and for others. */
const NOT_OWNER = 0o077;

export function checkFolder(dataDir: string): Line {
  if (!existsSync(dataDir)) return mend('folder', { where: dataDir, says: say('noFolder') }, say('chooseFolder'));
  const { mode } = statSync(dataDir);
  if (process.platform === 'win32' || (mode & NOT_OWNER) === 0)
    return well('folder', { where: dataDir, says: say('folderClosed') });
  const says = say('folderOpen', { mode: octal(mode) });
  return mend('folder', { where: dataDir, says }, say('closeIt', { path: dataDir }));
}

const LEAST_SHARE = 10;
const LEAST_BYTES = 2e9;

export async function checkDisk(dataDir: string): Promise<Line> {
  const { bavail, bsize, blocks } = await statfs(dataDir);
  const free = bavail * bsize;
  const share = Math.round((bavail / blocks) * 100);
  const told = { where: dataDir, says: say('room', { free: tenths(free / 1e9), share }) };
  return share < LEAST_SHARE || free < LEAST_BYTES ? mend('disk', told, say('makeRoom')) : well('disk', told);
}

const KEY = /^(?:log-key|exchange-key|storage-key|sign-in-key|inquiry-key|archive-key)/;

/** Keys that others can read, and keys whose replacement was cut off. */
export function checkKeys(dataDir: string): Line[] {
  const keys = readdirSync(dataDir).filter((name) => KEY.test(name) && name !== 'exchange-keys.json');
  const found: Line[] = [];
  for (const name of keys) {
    const where = join(dataDir, name);
    const { mode } = statSync(where);
    if (process.platform !== 'win32' && (mode & NOT_OWNER) !== 0) {
      found.push(
        mend('keys', { where, says: say('keyOpen', { mode: octal(mode) }) }, say('closeKey', { path: where })),
      );
    }
    const [, which] = /^(log|exchange|storage)-key\.next/.exec(name) ?? [];
    if (which) found.push(mend('keys', { where, says: say('keyUnfinished') }, say('finishKey', { which })));
  }
  if (found.length > 0) return found;
  return [
    well('keys', {
      where: dataDir,
      says: keys.length === 0 ? say('noKeys') : say('keysClosed', { count: keys.length }),
    }),
  ];
}

const CHECKED = /\bchecked: *'?(\d{4}-\d\d-\d\d)/g;

/** How long ago the facts of the registers, the installation's own included, were looked up. */
export function checkRegisters(dataDir: string, now: Date): Line {
  try {
    const folders = [REGISTERS_DIR, join(dataDir, 'registers')];
    const files = folders.flatMap((cwd) => globSync('**/*.yaml', { cwd }).map((name) => join(cwd, name)));
    const dates = files
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CHECKED)].map(([, date = '']) => date))
      .sort();
    const yearAgo = new Date(now.getTime() - 365 * DAY_MS).toISOString().slice(0, 10);
    const old = dates.filter((date) => date < yearAgo).length;
    const date = dates[0] === undefined ? '–' : sayDay(dates[0]);
    return old > 0
      ? mend(
          'registers',
          { where: REGISTERS_DIR, says: say('registersOld', { count: old, date }) },
          say('checkRegisters'),
        )
      : well('registers', { where: REGISTERS_DIR, says: say('registersWell', { date }) });
  } catch (error) {
    return mend('registers', { where: REGISTERS_DIR, says: say('registersUnread', { why: wordsOf(error) }) }, null);
  }
}

const BACKUP_DAYS = 7;

export function checkBackup(dataDir: string, now: Date): Line {
  const last = readLastBackup(dataDir);
  if (!last) return mend('backup', { where: dataDir, says: say('neverBackedUp') }, say('backUp'));
  const { madeAt, file } = last;
  const told = { where: dataDir, says: say('backedUp', { date: sayDay(madeAt.slice(0, 10)), file }) };
  return now.getTime() - Date.parse(madeAt) > BACKUP_DAYS * DAY_MS
    ? mend('backup', told, say('backUp'))
    : well('backup', told);
}
