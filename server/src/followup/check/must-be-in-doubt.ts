import type { Tx } from '../../base/database/store.ts';
import { refuse } from '../refusals.ts';
import { type Check, findCheck } from './check-store.ts';

/**
 * The newest check of a listing, in doubt.
 *
 * @throws VigieError `VIGIE_FOLLOWUP_UNKNOWN_CHECK` (404), `VIGIE_FOLLOWUP_CHECK_CLEAR` (409)
 */
export async function mustBeInDoubt(tx: Tx, id: string): Promise<Check> {
  const check = (await findCheck(tx, id)) ?? refuse('VIGIE_FOLLOWUP_UNKNOWN_CHECK', { id });
  if (check.verdict !== 'indeterminate' || !check.isNewest) refuse('VIGIE_FOLLOWUP_CHECK_CLEAR');
  return check;
}
