import { sql } from 'kysely';
import { z } from 'zod';
import { row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import type { Verdict } from '../verdict/judgement.ts';
import type { KeptReason } from '../verdict/reason-words.ts';

/** What a person may say of a check in doubt, and the state of the page that a phrase then stands for. */
export const STATE_OF = { removed: 'gone', restricted: 'restricted', online: 'out-of-stock' } as const;
export type GivenVerdict = keyof typeof STATE_OF;

const proposedSchema = z.object({
  id: z.string(),
  check: z.string(),
  case: z.string(),
  platform: z.string(),
  pageState: z.enum(['gone', 'restricted', 'out-of-stock']),
  phrase: z.string(),
  quotedFrom: z.string().nullable(),
  state: z.enum(['proposed', 'applied', 'declined']),
});
/** A sentence that was proposed for the register of platforms. */
export type ProposedPhrase = z.output<typeof proposedSchema>;

/** Hosts of a unit's listings. */
export async function listHosts(tx: Tx): Promise<string[]> {
  const hosts = await rows(tx, z.object({ platform: z.string() }), sql`select distinct platform from listing`);
  return hosts.map(({ platform }) => platform);
}

/**
 * Texts of offers on some hosts as they were listed, and the newest sealed pages of them that were taken, or judged,
 * online.
 */
export async function readOnline(tx: Tx, hosts: readonly string[]): Promise<{ texts: string[]; packages: string[] }> {
  const of = sql`l.platform in (select jsonb_array_elements_text(${JSON.stringify(hosts)}::jsonb))`;
  const texts = await rows(
    tx,
    z.object({ text: z.string() }),
    sql`select concat_ws(' | ', s.content->>'title', s.content->>'description') as text
      from snapshot s join listing l on l.id = s.listing_id where ${of} order by s.id desc limit 2000`,
  );
  const packages = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`select e.id from evidence_package e join listing l on l.id = e.listing_id left join "check" k on k.id = e.check_id
      where e.state = 'sealed' and ${of} and (e.check_id is null or k.verdict = 'online') order by e.id desc limit 20`,
  );
  return { texts: texts.map(({ text }) => text), packages: packages.map(({ id }) => id) };
}

/** Makes a person's verdict the check's own, and keeps what the machine had found. */
export async function saveVerdict(
  tx: Tx,
  given: {
    unit: string;
    check: string;
    verdict: Verdict;
    /** As they are kept: `found` by the machine, `reasons` with the person's own first. */
    found: KeptReason[];
    reasons: KeptReason[];
    reason: string;
    account: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into check_verdict (check_id, unit_id, verdict, found, reason, account_id, made_at)
    values (${given.check}, ${given.unit}, ${given.verdict}, ${JSON.stringify(given.found)}::jsonb, ${given.reason}, ${given.account}, ${given.now})`.execute(
    tx,
  );
  await sql`update "check" set verdict = ${given.verdict}, reasons = ${JSON.stringify(given.reasons)}::jsonb where id = ${given.check}`.execute(
    tx,
  );
}

/** Keeps a sentence as a proposal. */
export async function savePhrase(
  tx: Tx,
  unit: string,
  proposed: Omit<ProposedPhrase, 'state' | 'case'>,
): Promise<void> {
  await sql`
    insert into page_phrase (id, unit_id, check_id, platform, page_state, phrase, quoted_from, state)
    values (${proposed.id}, ${unit}, ${proposed.check}, ${proposed.platform}, ${proposed.pageState}, ${proposed.phrase},
      ${proposed.quotedFrom}, 'proposed')`.execute(tx);
}

/** A proposed sentence; locked until the transaction ends. */
export async function findPhraseById(tx: Tx, id: string): Promise<ProposedPhrase | null> {
  await sql`select from page_phrase where id = ${id} for update`.execute(tx);
  return row(
    tx,
    proposedSchema,
    sql`select p.id, p.check_id as check, k.case_id as case, p.platform, p.page_state, p.phrase, p.quoted_from, p.state
      from page_phrase p join "check" k on k.id = p.check_id where p.id = ${id}`,
  );
}

/** Keeps a person's decision on a proposed sentence. */
export async function savePhraseDecision(
  tx: Tx,
  id: string,
  decision: { state: 'applied' | 'declined'; account: string; reason: string; now: Date },
): Promise<void> {
  await sql`
    update page_phrase set state = ${decision.state}, account_id = ${decision.account}, reason = ${decision.reason},
      decided_at = ${decision.now} where id = ${id}`.execute(tx);
}
