import type { Context } from '../../base/context.ts';
import { newId } from '../../base/core/ids.ts';
import { record } from '../../people/audit-store.ts';
import { findOwner, markNotSent } from '../deliver/delivery-store.ts';
import { readMail } from './read-mail.ts';
import { saveAnswer } from './save-answer.ts';

/**
 * Links a mail to the notice that it is about, once. One that names no notice, or a notice of nobody here, is left to who reads the mailbox.
 *
 * @throws VigieError `VIGIE_MAIL_UNREADABLE`, and those of `saveAnswer`
 */
export async function takeMail(context: Context, source: Uint8Array, cut: boolean): Promise<void> {
  const { store, clock } = context;
  const mail = await readMail(source, cut);
  const owner = mail && (await findOwner(store.db, mail.notice));
  if (!owner) return;
  const { unit, case: caseId } = owner;
  const now = clock();
  const coming = {
    unit,
    case: caseId,
    notice: mail.notice,
    id: newId('ans', now),
    via: 'e-mail',
    at: now.toISOString(),
    reference: null,
    decision: null,
    signedBy: null,
    account: null,
    source: mail.digest,
  } as const;
  await store.inUnit(unit, async (tx) => {
    if (mail.kind === 'answer') {
      const { id, kind, at, reference, decision } = mail.answer;
      await saveAnswer(context, tx, { ...coming, id, kind, at, reference, decision });
      return;
    }
    if (mail.kind === 'message') {
      const { from, subject, text, cut } = mail;
      await saveAnswer(context, tx, { ...coming, kind: 'message', message: { from, subject, text, cut } });
      return;
    }
    const message = { from: '', subject: '', text: mail.detail, cut: false };
    if (!(await saveAnswer(context, tx, { ...coming, kind: 'bounce', message }))) return;
    await markNotSent(
      tx,
      mail.notice,
      { en: `The mail came back: ${mail.detail}`, fr: `Le courriel est revenu : ${mail.detail}` },
      { state: 'bounced' },
    );
    await record(tx, {
      unit,
      account: null,
      act: 'notice.bounced',
      subject: caseId,
      content: { notice: mail.notice, why: mail.detail },
      now,
    });
  });
}
