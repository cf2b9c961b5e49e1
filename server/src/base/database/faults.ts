import pg from 'pg';
import { z } from 'zod';
import { VigieError } from '../core/errors.ts';
import { isPassing } from './passing.ts';
import { refusal } from './refusals.ts';

const withCode = z.object({ code: z.string() });

/** PostgreSQL has no room left (`disk_full`), or our own files have none. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/**
 * What another try may well do: too many connections or locks, no memory, a deadlock, a lock or a connection that did
 * not come in time.
 */
const BUSY = /^(?:53[0-9A-Z]{3}|40001|40P01|55P03)$/;

/** SQLSTATE class 08: the connection; 57P: the server stops, starts or has ended us. */
const AWAY = /^(?:08[0-9A-Z]{3}|57P0[1-5])$/;

/** A socket to the server that broke while a query waited for its answer. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * What a fault of the database's server, or a full disk, is told as: it is nobody's mistake, it passes, and whoever asked
 * may ask again. Null: the error is something else.
 */
export function storeFault(error: unknown): VigieError | null {
  const code = withCode.safeParse(error).data?.code ?? '';
  if (FULL.has(code)) return refusal('VIGIE_STORE_FULL', {}, { cause: error });
  if (error instanceof pg.DatabaseError) {
    if (AWAY.test(code)) return refusal('VIGIE_STORE_AWAY', {}, { cause: error });
    return BUSY.test(code) ? refusal('VIGIE_STORE_BUSY', {}, { cause: error }) : null;
  }
  if (error instanceof VigieError) return error.status === 503 && error.code.startsWith('VIGIE_STORE_') ? error : null;
  if (!(error instanceof Error)) return null;
  if (error.message === 'timeout exceeded when trying to connect')
    return refusal('VIGIE_STORE_BUSY', {}, { cause: error });
  const broke = BROKEN.has(code) || (code === '' && isPassing(error));
  return broke ? refusal('VIGIE_STORE_AWAY', {}, { cause: error }) : null;
}

/** Whether a row was refused since there is one of the same key, which another transaction may just have written. */
export function isSame(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

/** What the database itself refuses: an act on a case that is being given to another unit, or was. Null: something else. */
export function storeRefusal(error: unknown): VigieError | null {
  const isAway = error instanceof pg.DatabaseError && error.code === 'VG001';
  return isAway ? refusal('VIGIE_STORE_CASE_AWAY', {}, { cause: error }) : null;
}

/** A connection that could not be had, as the same. */
export function connectFault(error: unknown): unknown {
  return storeFault(error) ?? (isPassing(error) ? refusal('VIGIE_STORE_AWAY', {}, { cause: error }) : error);
}
