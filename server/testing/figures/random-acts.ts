import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Role } from '../../src/people/index.ts';
import type { Reply, TestVigie } from '../vigie.ts';

/** Somebody of a unit. */
export interface Person {
  name: string;
  role: Role;
  account: string;
}

/** What the acts of one unit draw from. */
interface Walk {
  people: readonly Person[];
  /** Offers of the marketplace as it stands, as rows of an import. */
  offers(): Promise<object[]>;
  next: () => number;
  call: TestVigie['call'];
  clock: () => Date;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** A request that somebody makes; null: there is nothing to do it on. */
type Asked = { method: Method; url: string; body?: object } | null;

const MAY_MOST: readonly Role[] = ['administrator', 'approver'];
const reason = 'Seen and read.';
const day = (at: Date, days: number): string => new Date(at.getTime() + days * 86_400_000).toISOString();

/** Makes the acts of one unit, each by anybody of it: most are allowed, some are not. */
export function actsOf(walk: Walk) {
  const { next, clock, people } = walk;
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  const oneOf = <T>(...from: readonly [T, ...T[]]): T => pick(from) ?? from[0];
  // biome-ignore lint/suspicious/noExplicitAny: of whatever kind the list is
  const some = async (who: string, url: string): Promise<any> => {
    const { status, body } = await walk.call(who, 'GET', url);
    return status === 200 ? pick(body.items) : undefined;
  };
  const cases = (who: string, filter = '') => some(who, `/v1/cases?limit=200${filter}`);
  /** One that not everybody may see. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const restricted = async (who: string): Promise<any> => {
    const { body } = await walk.call(who, 'GET', '/v1/cases?limit=200');
    return pick(body.items.filter(({ visibility }: { visibility: string }) => visibility !== 'unit'));
  };
  const onCase =
    (method: Method, what: string, body: (who: string) => object | undefined, filter = '') =>
    async (who: string): Promise<Asked> => {
      const found = await cases(who, filter);
      const made = body(who);
      return found ? { method, url: `/v1/cases/${found.id}${what}`, ...(made && { body: made }) } : null;
    };
  const onNotice =
    (what: string, body: () => object, states: readonly string[]) =>
    async (who: string): Promise<Asked> => {
      const found = await cases(who, '&state=confirmed&state=escalated&state=closed');
      const { body: listed } = await walk.call(who, 'GET', `/v1/notices?case=${found?.id}`);
      const items: { id: string; state: string }[] = listed?.items ?? [];
      const notice = pick(items.filter(({ state }) => states.includes(state)));
      return notice ? { method: 'POST', url: `/v1/notices/${notice.id}${what}`, body: body() } : null;
    };
  /** The decisions made at once last, and by whom. */
  let last: { batch: string; by: string } | null = null;
  const anybody = () => pick(people)?.account ?? null;

  const acts: Record<string, (who: string) => Promise<Asked>> = {
    bring: async (): Promise<Asked> => {
      const offers = (await walk.offers()).filter(() => next() < 0.3).slice(0, 8);
      return offers.length > 0 ? { method: 'POST', url: '/v1/listings', body: { listings: offers } } : null;
    },
    intake: async (): Promise<Asked> => {
      const offer = pick(await walk.offers());
      return { method: 'POST', url: '/v1/intakes', body: { text: `Seen at ${Object(offer).url}, please look.` } };
    },
    decide: onCase('POST', '/decisions', () => ({ kind: oneOf('confirm', 'confirm', 'dismiss', 'escalate'), reason })),
    confirm: onCase('POST', '/decisions', () => ({ kind: 'confirm', reason }), '&state=open'),
    bulk: async (who: string): Promise<Asked> => {
      const { body } = await walk.call(who, 'GET', '/v1/cases?limit=200');
      const chosen = body.items.filter(() => next() < 0.3).map(({ id }: { id: string }) => id);
      if (chosen.length === 0) return null;
      return {
        method: 'POST',
        url: '/v1/cases/decisions',
        body: { kind: oneOf('confirm', 'dismiss'), reason, cases: chosen },
      };
    },
    undo: async (): Promise<Asked> =>
      last === null ? null : { method: 'POST', url: `/v1/decision-batches/${last.batch}/undo`, body: {} },
    assign: onCase('PUT', '/assignee', () => ({ account: next() < 0.2 ? null : anybody(), note: 'Please look.' })),
    lock: onCase('PUT', '/lock', () => undefined),
    unlock: onCase('DELETE', '/lock', () => undefined),
    hold: onCase('PUT', '/hold', () => ({ until: next() < 0.3 ? null : day(clock(), 1 + next() * 3), reason })),
    notice: async (who: string): Promise<Asked> => {
      const found = await cases(who, oneOf('&state=confirmed', '&state=confirmed', ''));
      const kind = oneOf('dsa-16', 'dsa-16', 'dsa-16', 'dsa-9', 'gpsr-22-notice', 'gpsr-22-order');
      const body = { case: found?.id, kind, language: oneOf('fr', 'en'), bonaFide: true };
      return found ? { method: 'POST', url: '/v1/notices', body } : null;
    },
    together: async (who: string): Promise<Asked> => {
      const { body } = await walk.call(who, 'GET', '/v1/cases?limit=200&state=confirmed');
      const chosen = body.items.filter(() => next() < 0.4).map(({ id }: { id: string }) => id);
      if (chosen.length < 2) return null;
      const asked = { cases: chosen, kind: oneOf('dsa-16', 'gpsr-22-order'), language: 'fr', bonaFide: true };
      return { method: 'POST', url: '/v1/joint-notices', body: asked };
    },
    approve: onNotice('/approvals', () => ({ decision: oneOf('approve', 'approve', 'reject'), reason }), ['proposed']),
    send: onNotice(
      '/sendings',
      () => ({ how: 'e-mail', at: clock().toISOString(), recipient: 'market', reference: 'T-1' }),
      ['by-hand'],
    ),
    answer: onNotice(
      '/answers',
      () => ({
        kind: 'decision',
        at: clock().toISOString(),
        decision: { outcome: oneOf('acted', 'partly', 'no-action'), explanation: 'Looked at.' },
      }),
      ['sent'],
    ),
    receipt: onNotice('/answers', () => ({ kind: 'receipt', at: clock().toISOString() }), ['sent']),
    amend: onNotice(
      '/amendments',
      () => ({
        kind: oneOf('withdrawal', 'correction'),
        cause: 'inaccurate',
        wrong: 'The size was read wrongly.',
        right: 'It is 80 cm.',
      }),
      ['sent'],
    ),
    readAnswers: onCase('POST', '/answers/read', () => undefined),
    check: onCase('POST', '/checks', () => undefined, '&state=confirmed'),
    close: onCase('PUT', '/closure', () => ({ outcome: oneOf('removed', 'answered', 'referred', 'other'), reason })),
    reopen: onCase('PUT', '/closure', () => ({ outcome: null, reason }), '&state=closed'),
    restrict: onCase('PUT', '/visibility', () => ({ visibility: oneOf('unit', 'unit', 'named', 'sealed'), reason })),
    readers: async (who: string): Promise<Asked> => {
      const found = await restricted(who);
      const named = new Map<string | null, object>();
      for (const account of [people.find(({ name }) => name === who)?.account ?? null, anybody()])
        named.set(account, { account, ...(named.size === 0 ? { isKeeper: true } : {}) });
      const body = { readers: [...named.values()], reason };
      return found ? { method: 'PUT', url: `/v1/cases/${found.id}/readers`, body } : null;
    },
    join: async (who: string): Promise<Asked> => {
      const [one, other] = [await restricted(who), await cases(who, '&state=open')];
      return one && other
        ? { method: 'POST', url: `/v1/cases/${one.id}/joins`, body: { case: other.id, reason } }
        : null;
    },
    verdict: async (who: string): Promise<Asked> => {
      const found = await cases(who, '&view=doubt');
      const { body } = await walk.call(who, 'GET', `/v1/follow-ups?case=${found?.id}`);
      const doubt = pick((body?.checks ?? []).filter((each: { verdict: string }) => each.verdict === 'indeterminate'));
      const id = Object(doubt).id;
      const verdict = oneOf('online', 'removed', 'restricted');
      return id ? { method: 'POST', url: `/v1/checks/${id}/verdicts`, body: { verdict, reason } } : null;
    },
    relisting: async (who: string): Promise<Asked> => {
      const found = await cases(who, '&stage=relisted');
      const { body } = await walk.call(who, 'GET', `/v1/follow-ups?case=${found?.id}`);
      const id = Object(pick(body?.relistings ?? [])).id;
      const decided = { kind: oneOf('confirm', 'confirm', 'reject'), reason };
      return id ? { method: 'POST', url: `/v1/relistings/${id}/decisions`, body: decided } : null;
    },
    exception: async (who: string): Promise<Asked> => {
      const version = await some(who, '/v1/snapshots?limit=50');
      const pictures = await walk.call(who, 'GET', `/v1/snapshots/${version?.id}/pictures`);
      const pdq = Object(pictures.body?.items?.[0]).pdq ?? '0'.repeat(64);
      const body = { name: `L ${next()}`, kind: oneOf('exception', 'known'), distance: 10, hashes: [{ pdq }] };
      return { method: 'POST', url: '/v1/hash-lists', body };
    },
    recall: async (): Promise<Asked> => {
      const recalls = [{ numero_fiche: `R-${Math.floor(next() * 9)}`, identification_produits: '4006381333931' }];
      const content = Buffer.from(JSON.stringify(recalls)).toString('base64');
      return { method: 'POST', url: '/v1/recalls', body: { file: { name: 'recalls.json', content }, source: 'own' } };
    },
    rule: async (who: string): Promise<Asked> => {
      const { body } = await walk.call(who, 'GET', '/v1/rules');
      const rule = Object(pick(body?.items ?? []));
      const url = `/v1/rules/${oneOf('disabled', 'enabled')}`;
      return rule.rule ? { method: 'POST', url, body: { pack: rule.pack, rule: rule.rule, reason } } : null;
    },
    proposal: async (who: string): Promise<Asked> => {
      const found = await some(who, '/v1/proposals');
      const decision = oneOf('approve', 'approve', 'reject');
      return found ? { method: 'POST', url: `/v1/proposals/${found.id}/decisions`, body: { decision, reason } } : null;
    },
    example: async (who: string): Promise<Asked> => {
      const found = await some(who, '/v1/findings?limit=50');
      return found ? { method: 'POST', url: `/v1/findings/${found.id}/examples`, body: { match: false } } : null;
    },
    dossier: async (who: string): Promise<Asked> => {
      const found = await cases(who, '&state=confirmed');
      const recipients = [await identityToRecipient(await generateIdentity())];
      return found ? { method: 'POST', url: '/v1/dossiers', body: { case: found.id, recipients, reason } } : null;
    },
    exhibit: async (who: string): Promise<Asked> => {
      const found = await cases(who);
      if (!found) return null;
      const about = { description: 'D', collectedBy: { name: 'N', organisation: 'O' }, collectedPlace: 'P' };
      const file = { name: 'f', digest: 'a'.repeat(64), bytes: 1 };
      const at = day(clock(), -1);
      return {
        method: 'POST',
        url: '/v1/exhibits',
        body: { kind: 'file', case: found.id, ...about, collectedAt: at, file },
      };
    },
    release: async (): Promise<Asked> => {
      const body = { title: 'T', from: '2026-11-01', to: clock().toISOString().slice(0, 10) };
      return { method: 'POST', url: '/v1/releases', body };
    },
    escalation: async (who: string): Promise<Asked> => {
      const found = await cases(who, '&state=confirmed');
      const { body } = await walk.call(who, 'GET', `/v1/escalation-paths?case=${found?.id}`);
      const id = /\besc_[0-9a-z]{26}\b/.exec(JSON.stringify(body ?? ''))?.[0];
      const decided =
        next() < 0.7
          ? { kind: 'take', reason, document: { language: 'fr', bonaFide: true } }
          : { kind: 'decline', reason };
      return id ? { method: 'POST', url: `/v1/escalations/${id}/decisions`, body: decided } : null;
    },
    template: async (): Promise<Asked> => ({
      method: 'POST',
      url: '/v1/reason-templates',
      body: { kind: 'dismiss', title: `T ${next()}`, text: reason },
    }),
  };
  return {
    names: Object.keys(acts),
    async act(name: string): Promise<{ who: string; asked: Asked; reply: Reply | null }> {
      // Mostly somebody who may.
      const able = next() < 0.7 ? people.filter(({ role }) => MAY_MOST.includes(role)) : people;
      const who = (name === 'undo' ? last?.by : null) ?? pick(able)?.name ?? '';
      const asked = (await acts[name]?.(who)) ?? null;
      if (!asked) return { who, asked, reply: null };
      const reply = await walk.call(who, asked.method, asked.url, asked.body);
      if (reply.body?.undoUntil) last = { batch: reply.body.batch, by: who };
      return { who, asked, reply };
    },
  };
}
