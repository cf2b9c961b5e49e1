import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { VigieError } from './errors.ts';

/** What others may do in a folder, by its mode: anybody outside its group, and to write also the group. */
const OTHERS = 0o007;
const WRITE_BY_OTHERS = 0o022;

/**
 * Makes the data folder for its owner alone, or closes one that is there to everybody outside its group. Keys, evidence
 * and people's password digests are in it.
 *
 * @throws VigieError `VIGIE_DATA_FOLDER` where others can write there
 */
export function claimDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(folder);
  if ((mode & WRITE_BY_OTHERS) !== 0) {
    throw new VigieError(
      'VIGIE_DATA_FOLDER',
      `Others can write to the data folder ${folder} (mode ${(mode & 0o777).toString(8)}), and so change keys and evidence. Make sure that nobody did, then run: chmod go-w ${folder}`,
      { exit: 3 },
    );
  }
  if ((mode & OTHERS) !== 0 && uid === process.getuid?.()) chmodSync(folder, mode & 0o770);
}
