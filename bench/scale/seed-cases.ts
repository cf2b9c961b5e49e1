import { emptyListing } from '@vigie/engine';

/** Nothing that was found, and what is confirmed of it: see `seedCases`. */
export interface Seeded {
  /** The unit's id. */
  unit: string;
  /** Who decided. */
  account: string;
  cases: number;
  /** One case in so many is confirmed, noticed and followed; 1: all. */
  confirmedOneIn: number;
}

const id = (kind: string, n: string): string => `'${kind}_' || lpad((${n})::text, 26, '0')`;
/** When a case was found, within the two years before November 2026. */
const at = (n: string): string =>
  `timestamptz '2026-11-01' - (${n}) % 700 * interval '1 day' - (${n}) % 24 * interval '1 hour'`;
const quote = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;

/**
 * Statements that fill a unit with cases of two offers each, of 40 platforms and 700 traders: findings, sealed packages,
 * decisions, notices with three checks of each offer, of the last two years. Triggers do not run: it is counted whole, as
 * a migration does.
 */
export function seedCases({ unit, account, cases, confirmedOneIn }: Seeded): string[] {
  const u = `'${unit}'`;
  const confirmed = Math.floor(cases / confirmedOneIn);
  const offer = {
    ...emptyListing('market.example', ''),
    description:
      'Made of powder-coated steel and oiled wood, for the terrace or the balcony. It is delivered in parts.',
    price: '19.90',
    currency: 'EUR',
  };
  const content = `${quote(offer)} || jsonb_build_object('platform', 'market-' || (n + 1) / 2 % 40 || '.example', 'id', 'known-' || n,
    'title', 'Garden knuckle duster no. ' || n || ', series ' || md5(n::text), 'brand', 'Maker ' || n % 53,
    'trader', jsonb_build_object('id', 'trader-' || n % 700, 'name', 'Trader ' || n % 700, 'address', null, 'email', null, 'url', null))`;
  const at0 = '2026-10-01T08:00:00.000Z';
  const passage = {
    field: 'title',
    start: 7,
    end: 21,
    text: 'knuckle duster',
    cut: false,
    term: 'knuckle duster',
    via: 'literal',
  };
  const provision = { id: 'none', citation: 'None', penalty: null, from: null, to: null, verified: false, note: null };
  const notice = {
    ...{
      format: 'vigie.notice/1',
      id: 'made-up',
      kind: 'dsa-16',
      caseId: 'made-up',
      language: 'fr',
      at: at0,
      date: '2026-10-01',
    },
    platform: { key: 'market.example', name: 'Market' },
    recipient: { name: 'Market', address: null },
    trader: null,
    listings: [{ url: 'https://market.example/1', id: null, title: 'Garden knuckle duster' }],
    reasons: [
      {
        ...{
          number: 1,
          explanation: 'Made up.',
          listingUrl: null,
          findingId: null,
          rule: 'rule-1',
          title: 'A rule',
          pack: 'pack-1',
        },
        ...{
          packDigest: 'd',
          engine: 'e',
          severity: 'high',
          legal: [provision],
          matches: [passage],
          matchesOmitted: 0,
        },
      },
    ],
    evidence: [{ packageId: 'made-up', digest: '0'.repeat(64), logIndex: 0, sealedAt: at0 }],
    notifier: null,
    statement: null,
  };
  const rule = { en: 'A rule', fr: 'Une règle' };
  const found = {
    rule: 'knuckle-dusters',
    title: rule,
    pack: 'p',
    packDigest: 'd',
    engine: 'e',
    severity: 'high',
    legal: [],
    matches: [],
  };
  return [
    `set session_replication_role = replica`,
    `select set_config('vigie.unit', ${u}, false), set_config('vigie.reader', '*', false)`,
    `insert into listing (id, unit_id, platform, key, platform_id, url, title, trader, first_seen, last_seen)
      select ${id('lst', 'n')}, ${u}, 'market-' || (n + 1) / 2 % 40 || '.example', 'known-' || n, 'known-' || n, null, 'Garden knuckle duster no. ' || n,
        'Trader ' || n % 700, ${at('(n + 1) / 2')}, now() from generate_series(1, ${cases * 2}) n`,
    `insert into snapshot (id, unit_id, listing_id, digest, content, seen_at)
      select ${id('snp', 'n')}, ${u}, ${id('lst', 'n')}, md5(n::text), ${content}, ${at('(n + 1) / 2')} from generate_series(1, ${cases * 2}) n`,
    `insert into screening (unit_id, snapshot_id, packs_digest, engine, screened_at)
      select ${u}, ${id('snp', 'n')}, 'd', 'e', ${at('(n + 1) / 2')} from generate_series(1, ${cases * 2}) n`,
    `insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
      select ${id('fnd', 'n')}, ${u}, ${id('lst', 'n')}, ${id('snp', 'n')}, 'pack-' || n % 12, 'rule-' || n % 60, 'd', 'e', 'high', ${quote(found)},
        ${at('(n + 1) / 2')} from generate_series(1, ${cases * 2}) n`,
    `insert into "case" (id, unit_id, platform, trader, product, title, severity, state, stage, next_step, opened_at, updated_at, score, score_parts,
        findings, listings, trader_name, packs, rule_keys, rules, language, evidence, due_at, awaiting, unread, doubts, assignee_id, held_until, is_text_read)
      select ${id('cas', 'n')}, ${u}, 'market-' || n % 40 || '.example', 'name:trader ' || n % 700, 'title:' || md5(n::text), 'An offer of ' || n,
        (array['medium', 'high', 'high', 'critical'])[1 + n % 4], case when n % ${confirmedOneIn} = 0 then 'confirmed' else 'open' end,
        case when n % ${confirmedOneIn} = 0 then (array['noticed', 'overdue', 'removed'])[1 + n % 3] else 'sealed' end, null, ${at('n')}, ${at('n')}, 30 + n * 31 % 150,
        '[{"points": 60, "reason": {"en": "high severity", "fr": "gravité élevée"}}]', 2, 2, 'Trader ' || n % 700, array['pack-' || n % 12],
        array['pack-' || n % 12 || '/rule-' || n % 60], jsonb_build_array(jsonb_build_object('pack', 'pack-' || n % 12, 'rule', 'rule-' || n % 60, 'title', ${quote(rule)})),
        (array['fr', 'en', 'de', 'zh', null])[1 + n % 5], 2, case when n % 10 = 0 then timestamptz '2026-11-20' + (n % 997) * interval '37 minutes' end,
        '{}', 0, 0, case when n % 20 = 0 then ${account ? `'${account}'` : 'null'} end, null, true from generate_series(1, ${cases}) n`,
    `insert into case_finding (unit_id, case_id, finding_id, added_at)
      select ${u}, ${id('cas', '(n + 1) / 2')}, ${id('fnd', 'n')}, ${at('(n + 1) / 2')} from generate_series(1, ${cases * 2}) n`,
    `insert into evidence_package (id, unit_id, case_id, listing_id, snapshot_id, state, captured_by, digest, log_index, bytes, made_at, sealed_at, kept_at)
      select ${id('evd', 'n')}, ${u}, ${id('cas', '(n + 1) / 2')}, ${id('lst', 'n')}, ${id('snp', 'n')}, 'sealed', 'vigie', md5(n::text), n, 1000,
        ${at('(n + 1) / 2')}, ${at('(n + 1) / 2')}, ${at('(n + 1) / 2')} from generate_series(1, ${cases * 2}) n`,
    `insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
      select ${id('dec', 'n')}, ${u}, ${id('cas', `n * ${confirmedOneIn}`)}, 'confirm', 'as the rule says', '${account}', ${at(`n * ${confirmedOneIn}`)} + interval '1 day'
        from generate_series(1, ${confirmed}) n`,
    `insert into notice (id, unit_id, case_id, kind, language, state, content, account_id, made_at, sent_at)
      select ${id('ntc', 'n')}, ${u}, ${id('cas', `n * ${confirmedOneIn}`)}, 'dsa-16', 'fr', 'sent', ${quote(notice)}, '${account}', ${at(`n * ${confirmedOneIn}`)} + interval '2 days',
        ${at(`n * ${confirmedOneIn}`)} + interval '2 days' from generate_series(1, ${confirmed}) n`,
    `insert into notice_listing select ${u}, ${id('ntc', 'n')}, ${id('lst', `n * ${2 * confirmedOneIn} - m`)}, 'https://market.example/' || n
      from generate_series(1, ${confirmed}) n, generate_series(0, 1) m`,
    `insert into "check" (id, unit_id, case_id, notice_id, listing_id, url, number, due_at, done_at, verdict)
      select ${id('chk', 'n * 10 + m * 3 + k')}, ${u}, ${id('cas', `n * ${confirmedOneIn}`)}, ${id('ntc', 'n')}, ${id('lst', `n * ${2 * confirmedOneIn} - m`)},
        'https://market.example/' || n, k, now(), ${at(`n * ${confirmedOneIn}`)} + (2 + k) * interval '1 day',
        case when k = 1 then 'online' when n % 3 = 0 then 'restricted' else 'removed' end
      from generate_series(1, ${confirmed}) n, generate_series(0, 1) m, generate_series(1, 3) k`,
    // Without what there is to count it by, its plan took a quarter of an hour.
    `analyze`,
    `insert into counted (unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule)
      select unit_id, figure, thing, case_id, listing_id, platform, trader, at, compartment, rule from counted_now`,
    `set session_replication_role = origin`,
    `vacuum analyze`,
  ];
}
