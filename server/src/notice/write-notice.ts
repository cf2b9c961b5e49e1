import type { Context } from '../base/context.ts';
import type { Tx } from '../base/database/store.ts';
import { record } from '../people/audit-store.ts';
import type { Account } from '../people/store.ts';
import { actOf } from './compose/act-kinds.ts';
import { type ActInput, draftAct } from './draft-notice.ts';
import { findNotice, type SentNotice, saveNotice } from './store.ts';

/**
 * Composes an act of a confirmed case from its findings and sealed evidence, and keeps it, in one transaction. One that asks for a single pair of eyes is queued to
 * be sent; one that asks for four waits as `proposed` for another account's approval.
 *
 * @throws VigieError `VIGIE_NOTICE_NOT_CONFIRMED` (409) before a person has confirmed the case; `VIGIE_NOTICE_INCOMPLETE` naming what is missing.
 */
export async function writeNotice(context: Context, tx: Tx, account: Account, input: ActInput): Promise<SentNotice> {
  const now = context.clock();
  const unit = account.unit.id;
  const { content, listings } = await draftAct(context, tx, account, input);
  const proposed = actOf(input.kind).approval === 'two';
  await saveNotice(tx, {
    unit,
    account: account.id,
    content,
    state: proposed ? 'proposed' : 'queued',
    listings,
    now,
  });
  await record(tx, {
    unit,
    account: account.id,
    act: proposed ? 'notice.proposed' : 'notice.written',
    subject: content.caseId,
    content: { notice: content.id, kind: content.kind },
    now,
  });
  if (!proposed) await context.jobs.send(tx, 'notice.send', { unit, notice: content.id });
  const written = await findNotice(tx, content.id);
  if (!written) throw new Error('an act just written is not found');
  return written;
}
