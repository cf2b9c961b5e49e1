import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, idempotencyKey } from '../../../client/api.ts';
import { isAttended } from '../../../client/attendance.ts';

/** A case that is only passed is not locked. */
const SETTLE_MS = 400;
/** The server ends a lock that is not renewed for 90 s. */
const RENEW_MS = 20_000;

/**
 * Has a case open for whoever reads it, so that no other decides meanwhile: taken when it is opened, renewed while
 * somebody is there, given back when it is left.
 *
 * @param until how long another has it; null: nobody else has
 */
export function useLock(id: string, isWanted: boolean, until: string | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isWanted) return;
    const askAnew = () => void queries.invalidateQueries({ queryKey: ['case', id] });
    if (until !== null) {
      const timer = setTimeout(askAnew, Math.max(Date.parse(until) - Date.now(), 0) + 1_000);
      return () => clearTimeout(timer);
    }
    const params = () => ({ path: { id }, header: { 'idempotency-key': idempotencyKey() } });
    let isTaken = false;
    const take = async (): Promise<void> => {
      if (isTaken && !isAttended()) return;
      isTaken = true;
      const { response } = await api.PUT('/v1/cases/{id}/lock', { params: params() });
      if (response.status === 409) askAnew(); // Another was faster: who it is stands in the case.
    };
    const giveBack = (): void => {
      if (isTaken) void api.DELETE('/v1/cases/{id}/lock', { params: params(), keepalive: true }).catch(() => {});
      isTaken = false;
    };
    const attempt = (): void => void take().catch(() => {});
    const first = setTimeout(attempt, SETTLE_MS);
    const renewal = setInterval(attempt, RENEW_MS);
    addEventListener('pagehide', giveBack);
    return () => {
      clearTimeout(first);
      clearInterval(renewal);
      removeEventListener('pagehide', giveBack);
      giveBack();
    };
  }, [queries, id, isWanted, until]);
}
