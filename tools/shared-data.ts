import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Real data of others, which tests read where it is there: beside the repository, never in it. */
export const SHARED_DATA = join(process.env.VIGIE_SHARED ?? join(import.meta.dirname, '../../shared'), 'data');

/** Why a test of such data is left out; false: it is not. The runner knows this reason (tools/test.js). */
export const unlessShared = (path: string): string | false =>
  existsSync(path) ? false : 'no outside data here: set VIGIE_SHARED to where it is';
