import { emptyListing } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Kind } from '../schema.ts';

/** What stands where something was. */
const GONE = '[erased]';

/** The rows of a table, as `t`, and what they are set to; null: they are deleted, since nothing counts them. */
interface Blank {
  table: string;
  where: RawBuilder<unknown>;
  set: RawBuilder<unknown> | null;
}

/** What an offer loses. It gets another key: should it come back, it is a new one, and screened. */
function blankOffers(listings: RawBuilder<unknown>, erasure: string): Blank[] {
  const ofThem = sql`t.listing_id in (${listings})`;
  const content = JSON.stringify(emptyListing('', GONE));
  return [
    // First: whoever imports or archives one of them has let go of it, or waits.
    {
      table: 'listing',
      where: sql`t.id in (${listings}) or t.read_as in (${listings})`,
      set: sql`key = 'erased:' || id, platform_id = null, url = null, title = ${GONE},
        trader = case when trader is not null then ${`erased:${erasure}`} end`,
    },
    {
      table: 'picture',
      where: sql`t.snapshot_id in (select s.id from snapshot s where s.listing_id in (${listings}))`,
      set: null,
    },
    { table: 'finding', where: ofThem, set: sql`content = jsonb_set(content, '{matches}', '[]')` },
    {
      table: 'snapshot',
      where: ofThem,
      set: sql`content = ${content}::jsonb || jsonb_build_object('platform', content -> 'platform')`,
    },
    {
      // Nobody reads them there from now on; the next nightly run writes the files anew without them. What was replaced
      // nobody reads at all.
      table: 'archive_segment',
      where: sql`exists (${listings})`,
      set: sql`to_erase = t.to_erase || array(${listings}), sealed_key = case when t.replaced_at is null then t.sealed_key end`,
    },
    {
      table: 'operation_capture',
      where: sql`t.package_id in (select e.id from evidence_package e where e.listing_id in (${listings}))`,
      set: null,
    },
    // What is known of a sealed package beside it; the package itself stays in the vault.
    { table: 'evidence_package', where: ofThem, set: sql`url = null, failure = null` },
    { table: 'listing_visit', where: ofThem, set: null },
  ];
}

const outgoing = (subjects: RawBuilder<unknown>): Blank => ({
  table: 'outgoing',
  where: sql`t.subject_id in (${subjects}) and t.state <> 'queued'`,
  set: sql`recipient = null, failure = null,
    content = jsonb_build_object('subject', ${GONE}::text, 'text', ${GONE}::text, 'answer', null)`,
});

/** In the order in which they are blanked. `ids`: what is erased of the kind. */
const BLANKS: Record<Kind, (ids: RawBuilder<unknown>, erasure: string) => Blank[]> = {
  offers: blankOffers,
  cases(ids, erasure) {
    // An offer goes with the last of its cases.
    const listings = sql`select f.listing_id from finding f join case_finding cf on cf.finding_id = f.id where cf.case_id in (${ids})
      except select f.listing_id from finding f join case_finding cf on cf.finding_id = f.id where cf.case_id not in (${ids})
        and not exists (select from erased_record e where e.kind = 'cases' and e.record_id = cf.case_id)`;
    return [
      { table: 'check', where: sql`t.case_id in (${ids})`, set: sql`url = '', views = '[]', reasons = '[]'` },
      { table: 'relisting', where: sql`t.case_id in (${ids})`, set: sql`signals = '[]'` },
      ...blankOffers(listings, erasure),
      { table: 'case_text', where: sql`t.case_id in (${ids})`, set: null },
      { table: 'case_trader_key', where: sql`t.case_id in (${ids})`, set: null },
      {
        table: 'handover_remark',
        where: sql`t.handover_id in (select h.id from handover h where h.case_id in (${ids}))`,
        set: sql`remark = ${GONE}, by_name = ${GONE}`,
      },
      {
        // Without its list its files go (handover.upkeep). What is shared or offered ends, and the other side is told.
        table: 'handover',
        where: sql`t.case_id in (${ids})`,
        set: sql`title = ${GONE}, reason = ${GONE}, answer_reason = case when answer_reason is not null then ${GONE} end, list = null,
          to_send = case state when 'accepted' then 'end' when 'sealing' then 'withdraw' when 'offered' then 'withdraw' else to_send end,
          state = case state when 'accepted' then 'ended' when 'sealing' then 'withdrawn' when 'offered' then 'withdrawn' else state end`,
      },
      {
        table: 'case',
        where: sql`t.id in (${ids})`,
        set: sql`title = ${GONE}, trader = 'erased:' || id, is_text_read = true,
          trader_name = case when trader_name <> '' then ${`erased:${erasure}`} else '' end`,
      },
    ];
  },
  correspondence: (ids) => [
    {
      table: 'notice_answer',
      where: sql`t.notice_id in (${ids})`,
      set: sql`message = case when message is not null then
          jsonb_build_object('from', '', 'subject', ${GONE}::text, 'text', '', 'cut', false) end,
        decision = case when decision is not null then jsonb_set(decision, '{explanation}', to_jsonb(${GONE}::text)) end`,
    },
    { table: 'notice_attempt', where: sql`t.notice_id in (${ids})`, set: sql`destination = ${GONE}, detail = null` },
    {
      table: 'notice_sending',
      where: sql`t.notice_id in (${ids})`,
      set: sql`recipient = ${GONE}, reference = null, note = null`,
    },
  ],
  'received-notices': (ids) => [
    outgoing(ids),
    {
      table: 'received_notice',
      where: sql`t.id in (${ids})`,
      set: sql`source = '', external_id = 'erased:' || id, digest = 'erased:' || id, sender_id = null, notifier_key = null,
        content = content || jsonb_build_object('reasons', ${GONE}::text, 'notifier', null, 'notice', null, 'replyTo', null),
        decision = jsonb_set(decision, '{explanation}', to_jsonb(${GONE}::text))`,
    },
  ],
  complaints: (ids) => [
    outgoing(ids),
    {
      table: 'complaint',
      where: sql`t.id in (${ids})`,
      set: sql`email = null, reasons = ${GONE}, answer = ${GONE}, complainant_key = 'erased', digest = 'erased:' || id,
        received_by = case when received_by is not null then ${GONE} end`,
    },
  ],
  'misuse-measures': (ids) => [
    {
      table: 'misuse_measure',
      where: sql`t.id in (${ids})`,
      set: sql`subject_key = 'erased:' || id, reason = ${GONE}`,
    },
  ],
  alerts: (ids) => [
    {
      table: 'alert_report',
      where: sql`t.alert_id in (${ids})`,
      set: sql`what = ${GONE}, code_digest = 'erased:' || id`,
    },
    {
      table: 'alert',
      where: sql`t.id in (${ids})`,
      set: sql`url = ${GONE}, url_key = 'erased:' || id, offer_url = null, visit_note = null,
        close_reason = case when close_reason is not null then ${GONE} end`,
    },
  ],
  'data-requests': (ids) => [
    {
      table: 'data_request',
      where: sql`t.id in (${ids})`,
      set: sql`about = ${GONE}, records = '[]', extension_reason = case when extension_reason is not null then ${GONE} end,
        answer = ${GONE}`,
    },
  ],
  // With the subject goes the key by which the audit log's copy of it is read.
  inquiries: (ids) => [{ table: 'inquiry', where: sql`t.id in (${ids})`, set: sql`subject = ''` }],
  sweeps(ids) {
    const ofThem = sql`t.sweep_id in (${ids})`;
    return [
      {
        table: 'age_gate_page',
        where: sql`t.age_gate_id in (${ids})`,
        set: sql`address = '', final_address = null, failure = null, phrase = null, quote = null, reason = null`,
      },
      // Without seed and digest nothing confirms an address.
      { table: 'age_gate', where: sql`t.id in (${ids})`, set: sql`seed = '', plan_digest = ''` },
      { table: 'sweep_gap', where: ofThem, set: null },
      { table: 'sweep_review', where: ofThem, set: sql`reason = ''` },
      { table: 'sweep_item', where: ofThem, set: sql`content = null, failure = null` },
      {
        table: 'sweep_entry',
        where: ofThem,
        set: sql`address = '', content = null,
          stratum = case when (select s.stratify from sweep s where s.id = t.sweep_id) = 'trader' then '' else stratum end`,
      },
      {
        table: 'sweep',
        where: sql`t.id in (${ids})`,
        // Without its secret no digest confirms an address; without the plan, none the name of a trader.
        set: sql`secret = null, salt = null, given = null, failure = null,
          plan = case when stratify = 'trader' then null else plan end,
          strata = case when stratify = 'trader' then '{}' else strata end,
          figures = case when stratify = 'trader' then jsonb_set(figures, '{strata}', '[]') else figures end`,
      },
    ];
  },
};

const rowSchema = z.object({ row: z.string() });

/**
 * Takes what is personal out of the rows of these records.
 *
 * @returns each row as it was: its table and its JSON, as PostgreSQL writes `jsonb`, in the order of these texts
 */
export async function blank(tx: Tx, kind: Kind, ids: readonly string[], erasure: string): Promise<string[]> {
  const before: string[] = [];
  const blanks = BLANKS[kind](sql`select unnest(${ids}::text[])`, erasure);
  for (const { table, where } of blanks) {
    const found = await rows(
      tx,
      rowSchema,
      sql`select to_jsonb(t)::text as row from ${sql.table(table)} t where ${where}`,
    );
    before.push(...found.map(({ row }) => `${table} ${row}`));
  }
  for (const { table, where, set } of blanks)
    await (set === null
      ? sql`delete from ${sql.table(table)} t where ${where}`
      : sql`update ${sql.table(table)} t set ${set} where ${where}`
    ).execute(tx);
  return before.sort();
}
