import { sql } from 'kysely';
import { z } from 'zod';
import { hasRow, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { CAUSES } from '../compose/notice-schema.ts';

interface Amendment {
  id: string;
  unit: string;
  notice: string;
  kind: 'withdrawal' | 'correction';
  cause: string;
  account: string;
  now: Date;
}

/** Keeps a document from others until the transaction ends: read it after that. */
export async function holdNotice(tx: Tx, id: string): Promise<void> {
  await sql`select from notice where id = ${id} for update`.execute(tx);
}

/** Keeps that a document was found wrong; it has no effect yet. */
export async function saveAmendment(tx: Tx, amendment: Amendment): Promise<void> {
  const { id, unit, notice, kind, cause, account, now } = amendment;
  await sql`
    insert into notice_amendment (id, unit_id, notice_id, kind, cause, account_id, made_at)
    values (${id}, ${unit}, ${notice}, ${kind}, ${cause}, ${account}, ${now})`.execute(tx);
}

const effectSchema = z.object({ notice: z.string(), kind: z.enum(['withdrawal', 'correction']) });

/** Gives an amendment effect by one of its letters. @returns none where it had it before, or the letter has none */
export async function giveEffect(tx: Tx, letter: string, now: Date): Promise<z.infer<typeof effectSchema> | null> {
  const [given] = await rows(
    tx,
    effectSchema,
    sql`update notice_amendment m set effective_at = ${now} from notice l
      where l.id = ${letter} and l.amendment_id = m.id and m.effective_at is null returning m.notice_id as notice, m.kind`,
  );
  return given ?? null;
}

/** From now on a notice counts as not sent. @returns false: it did before */
export function markWithdrawn(tx: Tx, notice: string, now: Date): Promise<boolean> {
  return hasRow(
    tx,
    sql`update notice set withdrawn_at = ${now} where id = ${notice} and withdrawn_at is null returning id`,
  );
}

/** Whether a letter about a document waits for the second pair of eyes. */
export function hasProposedLetter(tx: Tx, notice: string): Promise<boolean> {
  return hasRow(
    tx,
    sql`select from notice l join notice_amendment m on m.id = l.amendment_id
      where m.notice_id = ${notice} and l.state = 'proposed'`,
  );
}

const wrongRow = z.object({
  platform: z.string(),
  state: z.enum(['withdrawn', 'corrected']).nullable(),
  cause: z.enum(CAUSES).nullable(),
  notices: z.int(),
});

/** Notices that left in a period, by platform and by what was found wrong with them: the last that was found. */
export function countWrong(tx: Tx, period: { from: Date; to: Date }): Promise<z.infer<typeof wrongRow>[]> {
  return rows(
    tx,
    wrongRow,
    sql`
    select c.platform, m.cause, count(*)::int as notices,
      case when n.withdrawn_at is not null then 'withdrawn' when m.cause is not null then 'corrected' end as state
    from notice n join "case" c on c.id = n.case_id left join lateral (
      select cause from notice_amendment where notice_id = n.id and effective_at is not null order by id desc limit 1) m on true
    where n.state in ('sent', 'bounced') and n.sent_at >= ${period.from} and n.sent_at < ${period.to}
      and n.kind in ('dsa-16', 'gpsr-22-notice')
    group by 1, 2, 4 order by 1, 2, 4`,
  );
}
