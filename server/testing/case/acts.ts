const reason = 'Seen and read.';
const party = { name: 'N', organisation: 'O' };

/** A body for every act that names something of a case. */
export const BODIES: Record<string, object> = {
  '/v1/cases/{id}/decisions': { kind: 'dismiss', reason },
  '/v1/cases/{id}/assignee': { account: null },
  '/v1/cases/{id}/hold': { until: null, reason },
  '/v1/cases/{id}/lock': {},
  '/v1/cases/{id}/visibility': { visibility: 'named', reason },
  '/v1/cases/{id}/readers': { readers: [], reason },
  '/v1/cases/{id}/joins': { case: 'cas_x', reason },
  '/v1/checks/{id}/verdicts': { verdict: 'removed', reason, phrase: 'This offer is no longer here.' },
  '/v1/escalations/{id}/decisions': { kind: 'decline', reason },
  '/v1/exhibits/{id}/custody-transfers': {
    from: party,
    to: party,
    at: '2026-11-24T09:00:00Z',
    reason,
    condition: 'whole',
  },
  '/v1/hearings/{id}/observations': { on: '2026-11-24', said: 'Observations.' },
  '/v1/hearings/{id}/withdrawals': { reason },
  '/v1/laboratory-results/{id}/withdrawals': { reason },
  '/v1/notices/{id}/answers': { kind: 'receipt', at: '2026-11-24T09:00:00Z' },
  '/v1/notices/{id}/approvals': { decision: 'approve', reason },
  '/v1/notices/{id}/sendings': { how: 'other', at: '2026-11-24T09:00:00Z', recipient: 'R' },
  '/v1/notices/{id}/tries': {},
  '/v1/page-phrases/{id}/decisions': { kind: 'apply', reason },
  '/v1/referrals/{id}/entries': { kind: 'received', on: '2026-11-24' },
  '/v1/referrals/{id}/entries/{entry}/withdrawals': { reason },
  '/v1/relistings/{id}/decisions': { kind: 'confirm', reason },
};

/** Which ids a path takes. */
export const KINDS: Record<string, string> = {
  alerts: 'alr',
  cases: 'cas',
  checks: 'chk',
  dossiers: 'dos',
  escalations: 'esc',
  evidence: 'evd',
  exhibits: 'exh',
  hearings: 'hrg',
  'laboratory-results': 'lab',
  listings: 'lst',
  notices: 'ntc',
  'page-phrases': 'pst',
  referrals: 'ref',
  relistings: 'rls',
};
