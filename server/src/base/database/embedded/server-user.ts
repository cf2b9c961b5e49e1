import { readFileSync, statSync } from 'node:fs';

export interface ServerUser {
  uid: number;
  gid: number;
}

const NOBODY = 65_534;

/** initdb refuses a user that has no name. */
function isNamed(uid: number): boolean {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .some((line) => line.split(':')[2] === String(uid));
}

/**
 * As whom PostgreSQL runs, since it refuses root: the owner of the folder, or else nobody. Null where we are not root:
 * then it runs as we do.
 */
export function serverUser(folder: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(folder);
  return uid !== 0 && isNamed(uid) ? { uid, gid } : { uid: NOBODY, gid: NOBODY };
}
