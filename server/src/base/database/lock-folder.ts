import { lockFolder as lock, ProofError } from '@vigie/proof';
import { VigieError } from '../core/errors.ts';

/**
 * Takes a data folder for this process alone: PGlite has no lock of its own, and two processes on one folder destroy it.
 *
 * @returns the function that gives the folder back.
 * @throws VigieError `VIGIE_STORE_LOCKED` (exit 3) while another process holds it.
 */
export function lockFolder(folder: string): () => void {
  try {
    return lock(folder);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new VigieError(
      'VIGIE_STORE_LOCKED',
      `${error.message}. Stop it, choose another folder with VIGIE_DATA, or set DATABASE_URL to share one database.`,
      { exit: 3, status: 503, cause: error },
    );
  }
}
