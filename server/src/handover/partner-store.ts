import { sql } from 'kysely';
import { hasRow, oneRow, row, rows } from '../base/database/rows.ts';
import type { Tx } from '../base/database/store.ts';
import { type Partner, partnerSchema } from './schema.ts';

const PARTNER = sql`select id, name, url, remote_unit as unit, key from handover_partner`;

/** Registers a unit of another installation, or changes what is known of it. */
export function savePartner(tx: Tx, unit: string, partner: Partner, now: Date): Promise<Partner> {
  return oneRow(
    tx,
    partnerSchema,
    sql`insert into handover_partner (id, unit_id, name, url, remote_unit, key, made_at)
      values (${partner.id}, ${unit}, ${partner.name}, ${partner.url}, ${partner.unit}, ${partner.key}, ${now})
      on conflict (unit_id, url, remote_unit) do update set name = excluded.name, key = excluded.key
      returning id, name, url, remote_unit as unit, key`,
  );
}

export function listPartners(tx: Tx): Promise<Partner[]> {
  return rows(tx, partnerSchema, sql`${PARTNER} order by name, id`);
}

export function findPartner(tx: Tx, id: string): Promise<Partner | null> {
  return row(tx, partnerSchema, sql`${PARTNER} where id = ${id}`);
}

/** The partner that signs with this key, and is this unit there; of one entered twice, under two addresses, that of the hand-over. */
export function findPartnerBy(
  tx: Tx,
  signed: { key: string; unit: string; handover: string },
): Promise<Partner | null> {
  return row(
    tx,
    partnerSchema,
    sql`${PARTNER} where key = ${signed.key} and remote_unit = ${signed.unit}
      order by id is distinct from (select h.partner_id from handover h where h.id = ${signed.handover}), id limit 1`,
  );
}

/** Takes a partner out of the register. @returns false: something was handed over */
export function dropPartner(tx: Tx, id: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`delete from handover_partner p where id = ${id} and not exists (select from handover h where h.partner_id = p.id) returning id`,
  );
}
