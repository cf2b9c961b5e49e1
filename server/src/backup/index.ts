export { readLastBackup } from './last-backup.ts';
export { type Destination, type Made, makeBackup, type Progress, type Source } from './make-backup.ts';
export { refusal as refuseBackup } from './refusals.ts';
export { type Backup, type Restored, restoreBackup, type Target } from './restore-backup.ts';
export type { Lock } from './sealed-tar.ts';
export type { SignIn } from './two-people.ts';
