/** Words that a case holds, and that nothing public may: title, trader, address. */
export const PLANTED = ['Plantain Knuckle', 'Trader Planted GmbH', 'https://planted.example/offer'] as const;

/**
 * Statements that give a unit confirmed cases, each with one listing and its notice.
 *
 * @param about `on`: a plain date, `from`: the number of the first, so that two calls plant others
 */
export function plantCases(
  unit: string,
  { platform, count, on, from = 0 }: { platform: string; count: number; on: string; from?: number },
): string {
  const [title, trader, address] = PLANTED;
  const at = `'${on}T12:00:00Z'`;
  return Array.from({ length: count }, (_, index) => {
    const n = `${platform.replace(/\W/g, '')}${from + index}`;
    return `insert into listing (id, unit_id, platform, key, url, title, first_seen, last_seen) values ('lst_${n}', '${unit}', '${platform}', '${n}', '${address}/${n}', '${title} ${n}', ${at}, ${at});
    insert into snapshot (id, unit_id, listing_id, digest, content, seen_at) values ('snp_${n}', '${unit}', 'lst_${n}', 'd', '{}', ${at});
    insert into finding (id, unit_id, listing_id, snapshot_id, pack, rule, pack_digest, engine, severity, content, made_at)
      values ('fnd_${n}', '${unit}', 'lst_${n}', 'snp_${n}', 'fr-weapons', 'fr-weapons-knuckle-duster', 'd', 'e', 'high', '{}', ${at});
    insert into "case" (id, unit_id, platform, trader, trader_name, product, title, severity, state, stage, opened_at, updated_at)
      values ('cas_${n}', '${unit}', '${platform}', '${trader}', '${trader}', 'x${n}', '${title} ${n}', 'high', 'confirmed', 'opened', ${at}, ${at});
    insert into case_finding (unit_id, case_id, finding_id, added_at) values ('${unit}', 'cas_${n}', 'fnd_${n}', ${at});
    insert into decision (id, unit_id, case_id, kind, reason, account_id, decided_at)
      values ('dec_${n}', '${unit}', 'cas_${n}', 'confirm', 'r', 'a', ${at});`;
  }).join('\n');
}
