import type { Context } from '../../base/context.ts';
import { VigieError } from '../../base/core/errors.ts';
import type { Http } from '../../base/http/http.ts';
import { recordAlone } from '../record-reads.ts';

const MINUTE_MS = 60_000;

/** Refusals for what somebody is. Those for what they are to a case would tell the whole unit of one that few may see. */
const OF_PERSON = /^VIGIE_PEOPLE_/;

/**
 * Writes what somebody who is signed in was refused (403) into the audit log of their unit: the route and why, not what
 * they named in it, which need not be theirs to see. Of the same person at the same route, once a minute and process:
 * whoever goes on asking fills no log. Nobody waits for it.
 */
export function recordRefusals(app: Http, { store, clock, log }: Pick<Context, 'store' | 'clock' | 'log'>): void {
  let minute = 0;
  const recorded = new Set<string>();
  app.addHook('onError', async ({ caller, routeOptions, id }, _reply, error) => {
    if (!caller || !(error instanceof VigieError) || error.status !== 403 || !OF_PERSON.test(error.code)) return;
    const { account } = caller;
    const now = clock();
    const thisMinute = Math.floor(now.getTime() / MINUTE_MS);
    if (thisMinute !== minute) recorded.clear();
    minute = thisMinute;
    const route = `${routeOptions.method} ${routeOptions.url}`;
    const once = `${account.id} ${route}`;
    if (recorded.has(once)) return;
    recorded.add(once);
    const content = { route, why: error.code, request: id };
    recordAlone(store, {
      unit: account.unit.id,
      account: account.id,
      act: 'access.refused',
      subject: account.id,
      content,
      now,
    }).catch((fault) => log.error({ error: String(fault) }, 'a refused request is missing in the audit log'));
  });
}
