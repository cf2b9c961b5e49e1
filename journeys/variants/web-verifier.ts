import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'console/dist/verify.html');
let isBuilt = false;

/** Builds the web verifier, once for the tests of this process. @returns where it is, for the service to show too */
export function buildVerifier(): string {
  if (!isBuilt) execFileSync(process.execPath, [join(ROOT, 'proof/web/build.ts'), PAGE]);
  isBuilt = true;
  return PAGE;
}
