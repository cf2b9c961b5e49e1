import type { Words } from '@vigie/engine';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { instant, instantInJson, oneRow, row, rows } from '../../base/database/rows.ts';
import type { Tx } from '../../base/database/store.ts';
import { FAST_MINUTES } from '../alarm/raise-alarm.ts';
import { type Inquiry, inquiryAnswerSchema, inquirySchema } from './inquiry-schema.ts';

const keptSchema = inquirySchema.extend({
  at: instant,
  answers: z.array(inquiryAnswerSchema.extend({ at: instantInJson.nullable() })),
});

const INQUIRY = sql`select i.id, jsonb_build_object('id', a.id, 'name', a.name) as officer, i.kind, i.about, i.purpose, i.basis,
    i.article, i.asked_at as at,
    (select coalesce(jsonb_agg(jsonb_build_object('peer', jsonb_build_object('id', p.id, 'name', p.name), 'state', n.state,
        'officer', n.officer, 'reach', n.reach, 'failure', n.failure, 'at', n.answered_at) order by p.name, p.id), '[]')
      from inquiry_answer n join inquiry_peer p on p.id = n.peer_id where n.inquiry_id = i.id) as answers
  from inquiry i join account a on a.id = i.account_id`;

/** What was asked, the newest first. `officer`: by this account alone; null: by all. */
export const listInquiries = (
  tx: Tx,
  { officer, cursor = null, limit }: { officer: string | null; cursor?: string | null | undefined; limit: number },
): Promise<Inquiry[]> =>
  rows(
    tx,
    keptSchema,
    sql`${INQUIRY} where (${officer}::text is null or i.account_id = ${officer})
      and (${cursor}::text is null or i.id < ${cursor}) order by i.id desc limit ${limit}`,
  );

export const findInquiry = (tx: Tx, id: string): Promise<Inquiry | null> =>
  row(tx, keptSchema, sql`${INQUIRY} where i.id = ${id}`);

/** The subject as it is kept: encrypted. */
export const findSubject = async (tx: Tx, id: string): Promise<string | null> =>
  (await row(tx, z.object({ subject: z.string() }), sql`select subject from inquiry where id = ${id}`))?.subject ??
  null;

export async function saveInquiry(
  tx: Tx,
  made: Pick<Inquiry, 'id' | 'kind' | 'about' | 'purpose' | 'basis' | 'article'> & {
    unit: string;
    account: string;
    subject: string;
    peers: readonly string[];
    now: Date;
  },
): Promise<void> {
  await sql`insert into inquiry (id, unit_id, account_id, kind, about, subject, purpose, basis, article, asked_at)
    values (${made.id}, ${made.unit}, ${made.account}, ${made.kind}, ${made.about}, ${made.subject}, ${made.purpose},
      ${made.basis}, ${made.article}, ${made.now})`.execute(tx);
  await sql`insert into inquiry_answer (unit_id, inquiry_id, peer_id, state)
    select ${made.unit}, ${made.id}, peer, 'waiting' from unnest(${[...made.peers]}::text[]) peer`.execute(tx);
}

const paceSchema = z.object({ today: z.int(), lately: z.int() });

/** How many questions an officer has put; held, so that those of one officer are counted one after the other. */
export async function countAsked(tx: Tx, account: string, { since, now }: { since: Date; now: Date }) {
  await sql`select 1 from account where id = ${account} for no key update`.execute(tx);
  const lately: RawBuilder<unknown> = sql`${now}::timestamptz - ${FAST_MINUTES} * interval '1 minute'`;
  return oneRow(
    tx,
    paceSchema,
    sql`select count(*) filter (where asked_at >= ${since})::int as today, count(*) filter (where asked_at > ${lately})::int as lately
      from inquiry where account_id = ${account} and asked_at >= least(${since}, ${lately})`,
  );
}

/** Peers whose answer to a question is still to come, with how often they were asked. */
export const listWaiting = (tx: Tx, inquiry: string) =>
  rows(
    tx,
    z.object({ peer: z.string(), tries: z.int() }),
    sql`select peer_id as peer, tries from inquiry_answer where inquiry_id = ${inquiry} and state = 'waiting' order by peer_id`,
  );

/** What a peer answered; `waiting`: it is tried again. */
export async function saveAnswer(
  tx: Tx,
  {
    inquiry,
    peer,
    now,
    ...answer
  }: {
    inquiry: string;
    peer: string;
    state: 'waiting' | 'known' | 'near' | 'unknown' | 'failed';
    officer: string | null;
    reach: string | null;
    failure: Words | null;
    now: Date;
  },
): Promise<void> {
  const at = answer.state === 'waiting' ? null : now;
  await sql`update inquiry_answer set state = ${answer.state}, officer = ${answer.officer}, reach = ${answer.reach},
      failure = ${answer.failure === null ? null : JSON.stringify(answer.failure)}::jsonb, answered_at = ${at}, tries = tries + 1
    where inquiry_id = ${inquiry} and peer_id = ${peer} and state = 'waiting'`.execute(tx);
}
